package commissions

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// sample is a register with a commission that met in 2004 and 2007 and changed its co-chair at the
// end of 2022, and one that never met.
type sample struct {
	*storagetest.Factory
	azerbaijan, tatarstan *register.Partner
	before, after         *register.Person // the co-chairs
	commission, idle      *register.Commission
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.tatarstan = s.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Kind: register.PartnerTerritory, Ours: true})
	s.azerbaijan = s.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	s.before = s.Person(register.Person{Name: register.Ru("Каримов Альберт"), Appointments: []register.Appointment{{Post: register.Ru("министр промышленности"), From: "2017"}}})
	s.after = s.Person(register.Person{Name: register.Ru("Коробченко Олег"), Appointments: []register.Appointment{
		{Post: register.Ru("директор"), To: "2021"}, {Post: register.Ru("вице-премьер"), PartnerID: s.tatarstan.ID, From: "2022"},
	}})
	s.commission = s.Commission(register.Commission{
		Periodicity: 12, HostRule: register.HostAlternates, Host: register.Ours,
		Title: register.Ru("Межправительственная комиссия"), OursID: s.tatarstan.ID, TheirsID: s.azerbaijan.ID, Languages: []string{"ru", "az"},
		AgreementID: s.Agreement(register.Agreement{Title: register.Ru("О создании комиссии")}).ID,
		Members: []register.Member{
			{PersonID: s.after.ID, Side: register.Ours, Role: register.RoleCoChair, From: "2022-12-01", Ground: register.Ru("распоряжение № 1")},
			{PersonID: s.before.ID, Side: register.Ours, Role: register.RoleCoChair, To: "2022-11-30"},
			{PersonID: s.Person(register.Person{Name: register.Ru("Мамедов Сахиб")}).ID, Side: register.Theirs, Role: register.RoleSecretary},
		},
	})
	s.idle = s.Commission(register.Commission{Title: register.Ru("Смешанная комиссия"), Kind: register.CommissionMixed})
	s.Session(register.Session{CommissionID: s.commission.ID, Number: 1, From: "2004-05-12", Host: register.Ours})
	s.Session(register.Session{CommissionID: s.commission.ID, Number: 2, From: "2007-07", Host: register.Theirs, Place: register.Ru("Баку")})
	return s
}

func TestTheListShowsWhatWasHeldByTheDay(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	if got := room.List().Keys(); !slices.Equal(got, []register.ID{s.commission.ID, s.idle.ID}) {
		t.Errorf("listed %v by title", got)
	}
	inOrder(t, desktest.Words(room.List()), "Межправительственная комиссия", "Азербайджан", "07.2007", "просрочено на 14 лет", "—", "Смешанная комиссия", "не отмечено", "—")
	d.OnDay = "2005-01-01"
	room.Changed(nil)
	inOrder(t, desktest.Words(room.List()), "Межправительственная комиссия", "12.05.2004", "12.05.2005", "07.2007")
	d.NoFailures()
}

func TestTheFilters(t *testing.T) {
	for _, c := range []struct {
		filter       int
		find, choose string
		want         func(s sample) register.ID
	}{
		{0, "смеш", "смешанная комиссия", func(s sample) register.ID { return s.idle.ID }},
		{1, "", "заседаний не отмечено", func(s sample) register.ID { return s.idle.ID }},
		{1, "", "заседание просрочено", func(s sample) register.ID { return s.commission.ID }},
		{2, "азерб", "Азербайджан", func(s sample) register.ID { return s.commission.ID }},
	} {
		d := desktest.New(t)
		s := newSample(t)
		room := New(d, s.Store)
		d.ShowPage(room)
		filter := (&page{d, s.Store}).plan().Filters[c.filter]
		desktest.Choose(d, room, filter.ID, c.find, c.choose, filter.Options)
		if got := room.List().Keys(); !slices.Equal(got, []register.ID{c.want(s)}) {
			t.Errorf("%s %q lists %v", filter.ID, c.choose, got)
		}
	}
}

func TestTheCardShowsTheCoChairOfTheDay(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{d, s.Store}
	inOrder(t, d.Card(p.card(context.Background(), s.commission.ID, "2022-12-05")),
		"Межправительственная комиссия", "Последнее заседание: № 2, 07.2007, Баку — 15 лет назад",
		"Заседание просрочено на 14 лет: срок был 07.2008. Очередь принимать: наша сторона.",
		"Республика Татарстан", "Азербайджан", "О создании комиссии", "не реже одного раза в год", "поочерёдно, первой — наша сторона", "русский, азербайджанский",
		"Состав на 05.12.2022: наша сторона", "Коробченко Олег · сопредседатель", "вице-премьер, Республика Татарстан, распоряжение № 1",
		"Состав на 05.12.2022: иностранная сторона", "Мамедов Сахиб · ответственный секретарь",
		"Заседания", "+ Заседание", "№ 2 · 07.2007 · Баку", "проведено", "№ 1 · 12.05.2004",
		"Бывшие члены", "Каримов Альберт", "сопредседатель, по 30.11.2022")
	inOrder(t, d.Card(p.card(context.Background(), s.commission.ID, "2022-11-29")),
		"Состав на 29.11.2022: наша сторона", "Каримов Альберт · сопредседатель", "министр промышленности",
		"Войдут в состав позже", "Коробченко Олег", "сопредседатель, с 01.12.2022")
	words := d.Card(p.card(context.Background(), s.commission.ID, "2004-01-01"))
	inOrder(t, words, "Проведённых заседаний не отмечено", "Следующее заседание: № 1, 12.05.2004", "№ 2 · 07.2007 · Баку", "намечено")
	d.Follow("О создании комиссии")
	if len(d.Opened) != 1 || d.Opened[0].Kind != register.KindAgreement {
		t.Errorf("the link leads to %v", d.Opened)
	}
}

func TestTheCardOfACommissionThatNeverMet(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{d, s.Store}
	inOrder(t, d.Card(p.card(context.Background(), s.idle.ID, storagetest.Today)),
		"Проведённых заседаний не отмечено", "На 05.12.2022 состав не указан", "Заседаний пока нет")
}

func TestTheFirstSessionOfACommissionIsBegun(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{d, s.Store}
	d.Card(p.card(context.Background(), s.idle.ID, storagetest.Today))
	d.Push("Создать следующее заседание…")
	inOrder(t, desktest.Words(d.Top()), "Смешанная комиссия", "Заседание: № 1, день не назначен")
	d.Push("Создать")
	if len(d.Opened) != 1 || len(d.Offered) != 1 || d.Offered[0].Text != "Создано заседание: № 1, день не назначен." {
		t.Errorf("opened %v, offered %v", d.Opened, d.Offered)
	}
	inOrder(t, d.Card(p.card(context.Background(), s.idle.ID, storagetest.Today)), "Следующее заседание: № 1, день не назначен.")
	d.NoFailures()
}

func TestTheCardShowsWorkingGroupsAndTheCommissionAbove(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	group := s.Commission(register.Commission{Title: register.Ru("Группа по нефтехимии"), Kind: register.CommissionWorkingGroup, ParentID: s.commission.ID})
	p := &page{d, s.Store}
	inOrder(t, d.Card(p.card(context.Background(), s.commission.ID, storagetest.Today)), "Рабочие группы", "+ Рабочая группа", "Группа по нефтехимии", "не отмечено")
	d.Push("+ Рабочая группа")
	got := d.Edited[0].(*register.Commission)
	if got.ParentID != s.commission.ID || got.Kind != register.CommissionWorkingGroup || got.TheirsID != s.azerbaijan.ID {
		t.Errorf("begins %+v", got)
	}
	inOrder(t, d.Card(p.card(context.Background(), group.ID, storagetest.Today)), "Входит в комиссию", "Межправительственная комиссия")
	d.Follow("Межправительственная комиссия")
	if !slices.Equal(d.Opened, []register.Ref{s.commission.Ref()}) {
		t.Errorf("the link leads to %v", d.Opened)
	}
}

func TestTheCardShowsWhoHasChangedSinceTheLastSession(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.Session(register.Session{CommissionID: s.commission.ID, Number: 3, From: "2021-06-01", Host: register.Ours})
	p := &page{d, s.Store}
	inOrder(t, d.Card(p.card(context.Background(), s.commission.ID, storagetest.Today)),
		"Изменения состава после заседания 01.06.2021", "Коробченко Олег", "сопредседатель, наша сторона", "в составе с 01.12.2022",
		"Каримов Альберт", "сопредседатель, наша сторона", "выбытие после 30.11.2022")
	if words := d.Card(p.card(context.Background(), s.commission.ID, "2022-11-01")); strings.Contains(words, "Изменения состава") {
		t.Errorf("nothing had changed by November:\n%s", words)
	}
}

func TestTheNextSessionIsProposed(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.Session(register.Session{CommissionID: s.commission.ID, Number: 3, From: "2010-02", Host: register.Ours, Cancelled: true})
	p := &page{d, s.Store}
	d.Card(p.card(context.Background(), s.commission.ID, storagetest.Today))
	d.Push("+ Заседание")
	if len(d.Edited) != 1 {
		t.Fatalf("edits %v", d.Edited)
	}
	got := d.Edited[0].(*register.Session)
	if got.CommissionID != s.commission.ID || got.Number != 3 || got.Host != register.Ours || got.From != "" {
		t.Errorf("proposes %+v", got)
	}
}

var inOrder = desktest.InOrder

func TestTheFormSavesWhatWasTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{d, s.Store}
	commission := p.plan().Blank().(*register.Commission)
	f := d.Form(commission, p.plan().Form)
	f.OnSave = func() {
		if _, err := s.Save(context.Background(), commission); err != nil {
			t.Error(err)
		}
	}
	d.Fill(f, "title", "Рабочая группа по нефтехимии")
	d.Into(f, "kind")
	d.Type("рабочая")
	d.Fill(f, "ours", "татарстан")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "theirs", "Казахстан")
	d.Press(fyne.KeyReturn) // creates
	d.Fill(f, "agreement", "о создании")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "parent", "межправ")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "periodicity", "полгода")
	d.Into(f, "host_rule")
	d.Type("вс")
	d.Fill(f, "agenda_days", "30")
	d.Fill(f, "languages", "казах")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "aliases", "РГ\n")
	d.Push("+ Член комиссии")
	d.Type("коробченко\n")
	d.Into(f, "members[0].side")
	d.Type("на")
	d.Into(f, "members[0].role")
	d.Type("соп")
	d.Fill(f, "members[0].from", "01.12.2022")
	d.Fill(f, "members[0].to", "30.11.2022")
	d.Fill(f, "members[0].ground", "приказ № 7")
	d.Push("+ Член комиссии")
	d.Into(f, "members[1].side")
	d.Type("и")
	d.Fill(f, "members[1].from", "01.12.2022")
	d.Push("+ Член комиссии")
	d.Fill(f, "note", "раз в год")
	f.Save()
	if got := f.Field("members[0].to").Problems(); len(got) != 1 || got[0].Text != "Окончание раньше начала" {
		t.Fatalf("beside the end stands %v", got)
	}
	if got := f.Field("host").Problems(); len(got) != 1 {
		t.Errorf("beside the host that is always the same stands %v", got)
	}
	d.Into(f, "host")
	d.Type("и")
	if got := f.Field("members[1].person").Problems(); len(got) != 1 || got[0].Warning {
		t.Errorf("beside the empty person stands %v", got)
	}
	if len(commission.Members) != 3 {
		t.Errorf("the row that nobody has filled in is gone though nothing was saved: %+v", commission.Members)
	}
	d.Push("+ Член комиссии")
	d.Into(f, "members[2].side")
	d.Type("и")
	d.Fill(f, "members[0].to", "30.11.2023")
	d.Fill(f, "members[1].person", "мамедов\n")
	d.Fill(f, "members[2].person", "Нурлан Есимов\n")
	f.Save()
	record, err := s.Record(context.Background(), commission.Ref())
	if err != nil {
		t.Fatal(err)
	}
	got := record.(*register.Commission)
	if got.Title.Ru != "Рабочая группа по нефтехимии" || got.Kind != register.CommissionWorkingGroup || got.OursID != s.tatarstan.ID ||
		got.TheirsID.IsZero() || got.AgreementID != s.commission.AgreementID || !slices.Equal(got.Languages, []string{"kk"}) ||
		got.ParentID != s.commission.ID || got.Periodicity != 6 || got.HostRule != register.HostFixed || got.Host != register.Theirs || got.AgendaDays != 30 ||
		!slices.Equal(got.Aliases, []string{"РГ"}) || got.Note.Ru != "раз в год" {
		t.Errorf("saved %+v", got)
	}
	want := register.Member{
		PersonID: s.after.ID, Side: register.Ours, Role: register.RoleCoChair, From: "2022-12-01", To: "2023-11-30", Ground: register.Ru("приказ № 7"),
	}
	if len(got.Members) != 3 || storagetest.Unnamed(got.Members...)[0] != want {
		t.Errorf("members are %+v", got.Members)
	}
	d.NoFailures()
}

func TestMembersArePastedWithTheirSidesAndRoles(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{d, s.Store}
	f := d.Form(s.idle, p.plan().Form)
	s.idle.OursID, s.idle.TheirsID = s.tatarstan.ID, s.azerbaijan.ID
	d.Push("Вставить из Word")
	d.Paste("Татарстанская часть:\nКаримов Альберт – министр промышленности, сопредседатель\nАзербайджанская часть:\nМамедов С. (ответственный секретарь)\nНовый Рашад Гасан оглы, министр экономики")
	d.Push("Вставить")
	list := d.FormOnTop()
	d.Into(list, "lines[2].person")
	d.Type("созд\n")
	d.Push("Сохранить")
	if _, err := s.Save(context.Background(), s.idle); err != nil {
		t.Fatal(err)
	}
	got := storagetest.Unnamed(s.idle.Members...)
	if len(got) != 3 {
		t.Fatalf("the members are %v:\n%s", got, desktest.Words(f))
	}
	got[2].PersonID = register.None
	want := []register.Member{
		{PersonID: s.before.ID, Side: register.Ours, Role: register.RoleCoChair},
		{PersonID: s.commission.Members[2].PersonID, Side: register.Theirs, Role: register.RoleSecretary},
		{Side: register.Theirs, Role: register.RoleOfMember},
	}
	if !slices.Equal(got, want) {
		t.Errorf("the members are\n%v, want\n%v", got, want)
	}
	d.NoFailures()
}
