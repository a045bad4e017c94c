package partners

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/ui/desk"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// sample is a register with a foreign state, its city and ministry, and a body of our own.
type sample struct {
	*storagetest.Factory
	azerbaijan, ministry, ganja, tatarstan *register.Partner
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.azerbaijan = s.Partner(register.Partner{
		Name: register.Text{Ru: "Азербайджанская Республика", En: "Republic of Azerbaijan"}, Code: "AZ", Aliases: []string{"Azərbaycan"},
	})
	s.ganja = s.Partner(register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerMunicipality, ParentID: s.azerbaijan.ID})
	s.ministry = s.Partner(register.Partner{Name: register.Ru("Министерство экономики"), Kind: register.PartnerAuthority, ParentID: s.azerbaijan.ID})
	s.tatarstan = s.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Kind: register.PartnerTerritory, Code: "RU-TA", Ours: true})
	s.Person(register.Person{Name: register.Ru("Мамедов Сахиб"), Appointments: []register.Appointment{
		{Post: register.Ru("заместитель министра"), PartnerID: s.ministry.ID, From: "2018", To: "2022-12-31"},
	}})
	return s
}

func TestTheListShowsThePartners(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	if got := room.List().Keys(); !slices.Equal(got, []register.ID{s.azerbaijan.ID, s.ganja.ID, s.ministry.ID, s.tatarstan.ID}) {
		t.Errorf("listed %v by name", got)
	}
	words := desktest.Words(room.List())
	for _, want := range []string{"муниципальное обра", "RU-TA", "Азербайджанская Республика"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is missing in:\n%s", want, words)
		}
	}
	if got := room.Count(); got != "4 партнёра" {
		t.Errorf("the count says %q", got)
	}
	d.NoFailures()
}

func TestTheListIsATreeThatOneCanWalk(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	department := s.Partner(register.Partner{Name: register.Ru("Отдел экспорта"), Kind: register.PartnerAuthority, ParentID: s.ministry.ID})
	room := New(d, s.Store)
	d.ShowPage(room)
	flat := []register.ID{s.azerbaijan.ID, s.ganja.ID, s.ministry.ID, department.ID, s.tatarstan.ID}
	if got := room.List().Keys(); !slices.Equal(got, flat) {
		t.Fatalf("listed %v by name", got)
	}
	room.List().OnSort("name", true)
	room.SetFilter(desk.GroupBy, kit.Option{Value: "tree", Label: "деревом"})
	tree := []register.ID{s.tatarstan.ID, s.azerbaijan.ID, s.ministry.ID, department.ID, s.ganja.ID}
	if got := room.List().Keys(); !slices.Equal(got, tree) {
		t.Errorf("the tree is %v", got)
	}
	inOrder(t, desktest.Words(room.List()), "\n▾ Азербайджанская Республика", "\n      ▾ Министерство экономики", "\n               Отдел экспорта", "\n         Гянджа")
	room.List().Select(s.ministry.ID)
	room.List().TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if words := desktest.Words(room.List()); strings.Contains(words, "Отдел экспорта") || !strings.Contains(words, "▸ Министерство экономики") {
		t.Errorf("folded, the list says\n%s", words)
	}
	room.SetFilter(desk.GroupBy)
	inOrder(t, desktest.Words(room.List()), "\nОтдел экспорта", "\nМинистерство экономики")

	again := New(d, s.Store)
	d.ShowPage(again)
	again.SetFilter(desk.GroupBy, kit.Option{Value: "tree", Label: "деревом"})
	if words := desktest.Words(again.List()); strings.Contains(words, "Отдел экспорта") {
		t.Errorf("the next time nothing is folded:\n%s", words)
	}
	again.List().OnTypeAhead("Отдел")
	if key, _, _ := again.List().Current(); key != department.ID {
		t.Error("what is folded away is not found by its letters")
	}

	p := &page{d, s.Store}
	inOrder(t, d.Card(p.card(context.Background(), s.azerbaijan.ID, storagetest.Today)), "Входят в состав", "Гянджа", "Министерство экономики", "      Отдел экспорта")
	inOrder(t, d.Card(p.card(context.Background(), department.ID, storagetest.Today)), "Входит в", "Азербайджанская Республика", " › ", "Министерство экономики")
	d.Follow("Азербайджанская Республика")
	if !slices.Equal(d.Opened, []register.Ref{s.azerbaijan.Ref()}) {
		t.Errorf("the top of the tree leads to %v", d.Opened)
	}
}

func TestTheFilters(t *testing.T) {
	for _, c := range []struct {
		filter       int
		find, choose string
		want         func(s sample) []register.ID
	}{
		{0, "", "наша сторона", func(s sample) []register.ID { return []register.ID{s.tatarstan.ID} }},
		{0, "", "иностранная сторона", func(s sample) []register.ID { return []register.ID{s.azerbaijan.ID, s.ganja.ID, s.ministry.ID} }},
		{1, "муниц", "муниципальное образование", func(s sample) []register.ID { return []register.ID{s.ganja.ID} }},
		{2, "azərb", "Азербайджанская Республика", func(s sample) []register.ID { return []register.ID{s.azerbaijan.ID, s.ganja.ID, s.ministry.ID} }},
	} {
		d := desktest.New(t)
		s := newSample(t)
		room := New(d, s.Store)
		d.ShowPage(room)
		filter := (&page{d, s.Store}).plan().Filters[c.filter]
		desktest.Choose(d, room, filter.ID, c.find, c.choose, filter.Options)
		if got := room.List().Keys(); !slices.Equal(got, c.want(s)) {
			t.Errorf("%s %q lists %v", filter.ID, c.choose, got)
		}
	}
}

func TestTheCard(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.Agreement(register.Agreement{Title: register.Ru("О сотрудничестве"), Parties: []register.Party{
		{Side: register.Ours, PartnerID: s.tatarstan.ID}, {Side: register.Theirs, PartnerID: s.azerbaijan.ID},
	}})
	p := &page{d, s.Store}
	words := d.Card(p.card(context.Background(), s.azerbaijan.ID, storagetest.Today))
	inOrder(t, words, "Государство · иностранная сторона · AZ", "Азербайджанская Республика", "Азербайджан", "Republic of Azerbaijan", "Azərbaycan",
		"Входят в состав", "Гянджа\nмуниципальное", "Министерство экономики", "Должностные лица", "Мамедов Сахиб · заместитель министра, Министерство экономики",
		"Соглашения", "О сотрудничестве")
	if words := d.Card(p.card(context.Background(), s.azerbaijan.ID, "2023-01-01")); strings.Contains(words, "Мамедов") {
		t.Errorf("in 2023 he holds the post no more:\n%s", words)
	}
	if words := d.Card(p.card(context.Background(), s.tatarstan.ID, storagetest.Today)); !strings.Contains(words, "Россия") {
		t.Errorf("the country of the code RU-TA is missing:\n%s", words)
	}
	d.Card(p.card(context.Background(), s.ganja.ID, storagetest.Today))
	d.Follow("Азербайджанская Республика")
	if !slices.Equal(d.Opened, []register.Ref{s.azerbaijan.Ref()}) {
		t.Errorf("the link leads to %v", d.Opened)
	}
}

var inOrder = desktest.InOrder

func TestTheFormSavesWhatWasTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	partner := &register.Partner{Kind: register.PartnerOther}
	f := d.Form(partner, (&page{d, s.Store}).plan().Form)
	f.OnSave = func() {
		if _, err := s.Save(context.Background(), partner); err != nil {
			t.Error(err)
		}
	}
	d.Fill(f, "code", "q")
	f.Save()
	if name, code := f.Field("name").Problems(), f.Field("code").Problems(); len(name) != 1 || len(code) != 1 || !strings.Contains(code[0].Text, "«Q»") {
		t.Fatalf("beside the name stands %v, beside the code %v", name, code)
	}
	d.Fill(f, "code", "az-ga")
	d.Fill(f, "name", "Гянджинский автозавод")
	d.Into(f, "kind")
	d.Type("предприятие")
	d.Fill(f, "parent", "Шуша")
	d.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn) // creates, of the second kind offered
	d.Into(f, "ours")
	d.Type(" ")
	d.Press(fyne.KeySpace)
	d.Fill(f, "aliases", "Ganja Auto Plant; ГАЗ\n")
	d.Fill(f, "note", "сборка грузовиков")
	f.Save()
	record, err := s.Record(context.Background(), partner.Ref())
	if err != nil {
		t.Fatal(err)
	}
	got := record.(*register.Partner)
	if got.Name.Ru != "Гянджинский автозавод" || got.Kind != register.PartnerEnterprise || got.Code != "AZ-GA" || !got.Ours ||
		got.ParentID.IsZero() || !slices.Equal(got.Aliases, []string{"Ganja Auto Plant", "ГАЗ"}) || got.Note.Ru != "сборка грузовиков" {
		t.Errorf("saved %+v", got)
	}
	d.NoFailures()
}

func TestTheCodeNamesAState(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	partner := &register.Partner{Kind: register.PartnerState}
	f := d.Form(partner, (&page{d, s.Store}).plan().Form)
	d.Fill(f, "code", "kz")
	if want := (register.Text{Ru: "Казахстан", En: "Kazakhstan"}); partner.Name != want || partner.Code != "KZ" {
		t.Errorf("the code %q gives %+v", partner.Code, partner.Name)
	}
	d.Fill(f, "code", "az") // a slip of the keyboard mended
	if partner.Name.Ru != "Азербайджан" {
		t.Errorf("the name does not follow the code: %+v", partner.Name)
	}
	d.Fill(f, "name", "Азербайджанская Республика")
	d.Fill(f, "code", "kz")
	if partner.Name.Ru != "Азербайджанская Республика" {
		t.Errorf("a name that was typed has become %+v", partner.Name)
	}
}

func TestTheCardSaysWhoHeadsABodyAndWhatItsEnterprisesDo(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	country := s.Partner(register.Partner{Name: register.Ru("Узбекистан"), Kind: register.PartnerState})
	plant := s.Partner(register.Partner{Name: register.Ru("Завод в Самарканде"), Kind: register.PartnerEnterprise, ParentID: country.ID})
	kamaz := s.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Kind: register.PartnerEnterprise, Ours: true})
	s.ProductionLink(register.ProductionLink{OursID: kamaz.ID, TheirsID: plant.ID, Kind: register.ProductionOffice, Object: register.Ru("дом Татарстана")})
	s.Person(register.Person{Name: register.Ru("Каримов"), Appointments: []register.Appointment{{PartnerID: plant.ID, Post: register.Ru("Директор")}}})
	p := &page{d, s.Store}
	words := d.Card(p.card(context.Background(), country.ID, storagetest.Today))
	if !strings.Contains(words, "Торговый дом, представительство: дом Татарстана") || strings.Contains(words, "Возглавляет") {
		t.Errorf("the country says\n%s", words)
	}
	words = d.Card(p.card(context.Background(), plant.ID, storagetest.Today))
	if !strings.Contains(words, "Возглавляет\nКаримов, Директор") && !strings.Contains(words, "Возглавляет") {
		t.Errorf("the body says\n%s", words)
	}
}
