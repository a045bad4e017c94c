package events

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var background = context.Background()

// sample is a register with the editions of a forum and three who are invited to the next one.
type sample struct {
	*storagetest.Factory
	ours                    *register.Partner
	series, last, next      *register.Event
	minister, rector, other *register.Person
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.ours = s.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Ours: true})
	s.series = s.Event(register.Event{Title: register.Ru("Форум «Россия — Исламский мир»")})
	s.last = s.Event(register.Event{Title: register.Ru("XIII форум"), ParentID: s.series.ID, Edition: 13, From: "2022-05-19", To: "2022-05-21"})
	s.next = s.Event(register.Event{
		Title: register.Text{Ru: "XIV форум", En: "14th forum"}, ParentID: s.series.ID, Edition: 14, From: "2023-05-18", To: "2023-05-19",
		Place: register.Ru("Казань"), OrganiserIDs: []register.ID{s.ours.ID}, Role: register.EventOrganiser,
	})
	ministry := s.Partner(register.Partner{Name: register.Ru("Министерство экономики"), Kind: register.PartnerAuthority})
	s.minister = s.Person(register.Person{Name: register.Ru("Алиев Рашад Мамедович"), Appointments: []register.Appointment{{Post: register.Ru("Министр"), PartnerID: ministry.ID}}})
	s.rector = s.Person(register.Person{Name: register.Ru("Каримова Динара")})
	s.other = s.Person(register.Person{Name: register.Ru("Гасанов Эльчин")})
	return s
}

func (s sample) invite(p *register.Person, sent, due register.Date) *register.Invitation {
	return s.Invitation(register.Invitation{
		FromPartnerID: s.ours.ID, ToPersonID: p.ID, EventID: s.next.ID, SentOn: sent, ReplyDue: due, Channel: register.ChannelNote,
	})
}

func (s sample) invitations(t *testing.T) []*register.Invitation {
	t.Helper()
	ids, err := s.InvitationIDs(background, storage.InvitationQuery{Event: s.next.ID})
	if err != nil {
		t.Fatal(err)
	}
	var all []*register.Invitation
	for _, id := range ids {
		i, err := storage.Get[register.Invitation](background, s.Store, id)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, i)
	}
	return all
}

func TestTheCardTellsWhoIsInvitedAndWhoHasNotAnswered(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.invite(s.minister, "2022-11-01", "2022-12-01")
	answered := s.invite(s.rector, "2022-11-01", "2022-12-20")
	answered.Answer(register.ReplyAccepted, "2022-11-20", register.ChannelPhone)
	visit := s.Visit(register.Visit{Title: register.Ru("Приезд делегации")})
	answered.ResultVisitID = visit.ID
	if _, err := s.Save(background, answered); err != nil {
		t.Fatal(err)
	}
	p := &page{d, s.Store}
	words := d.Card(p.card(background, s.next.ID, storagetest.Today))
	for _, want := range []string{
		"XIV форум", "№ 14 в серии", "18–19.05.2023", "Казань", "Республика Татарстан", "организатор",
		"Приглашено: 2, придут: 1, без ответа: 1", "Алиев Рашад Мамедович", "Министр, Министерство экономики", "нет ответа", "принято",
		"Визиты", "Приезд делегации", "XIII форум", "Форум «Россия — Исламский мир»",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("the card does not say %q:\n%s", want, words)
		}
	}
	if before := d.Card(p.card(background, s.next.ID, "2022-11-10")); strings.Contains(before, "нет ответа") || strings.Contains(before, "принято") {
		t.Errorf("on an earlier day nothing had been answered or was late:\n%s", before)
	}
}

// The forty are pasted from a table: one is invited already, one stands twice, two nobody knows.
// An event of "2022" is some time in that year: its card and its list do not say that it goes on.
func TestAnEventWithoutItsDayIsNotUnderWay(t *testing.T) {
	s := newSample(t)
	culture := s.Event(register.Event{Title: register.Ru("Дни культуры"), From: "2022"})
	d := desktest.New(t)
	p := &page{d, s.Store}
	room := New(d, s.Store)
	d.ShowPage(room)
	words := d.Card(p.card(background, culture.ID, storagetest.Today)) + desktest.Words(room.Content())
	if want := "Назначено на 2022 г., день не указан"; !strings.Contains(words, want) {
		t.Errorf("%q does not say %q", words, want)
	}
	for _, not := range []string{"Идёт", "идёт"} {
		if strings.Contains(words, not) {
			t.Errorf("%q says %q", words, not)
		}
	}
}

func TestFortyInviteesArePastedAtOnce(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.invite(s.minister, "2022-11-01", "2022-12-20")
	list := "ФИО\tДолжность\nАлиев Рашад Мамедович\tМинистр\n"
	for i := range 36 {
		name := string([]rune("БВГДЖКЛМН")[i%9]) + string([]rune("аоуе")[i/9]) + "рин Иван"
		s.Person(register.Person{Name: register.Ru(name)})
		list += name + "\tДиректор\n"
	}
	list += "Каримова Динара\tРектор\nКаримова Динара\tРектор\nНовый Пётр\tГлава\nНеизвестный Фома\tПосол\n"
	room := New(d, s.Store)
	d.ShowPage(room)
	room.Show(s.next.ID, 0)
	d.Push("Вставить список…")
	d.Paste(list)
	d.Push("Вставить")
	if words := desktest.Words(d.Top()); !strings.Contains(words, "Прочитано 41 лицо") || strings.Count(words, "нет в реестре: решите") != 2 || !strings.Contains(words, "уже в списке") {
		t.Fatalf("the list is not asked about:\n%s", words)
	}
	if n := len(s.invitations(t)); n != 1 {
		t.Fatalf("%d invitations were made before anybody agreed", n)
	}
	d.Push("Создать всех, кого нет в реестре")
	d.Push("Сохранить")
	words := desktest.Words(d.Top())
	if !strings.Contains(words, "Приглашение 39 лиц") {
		t.Fatalf("it is not asked what they have in common:\n%s", words)
	}
	d.Push("Сохранить")
	d.NoFailures()
	all := s.invitations(t)
	if len(all) != 40 {
		t.Fatalf("there are %d invitations", len(all))
	}
	for _, i := range all {
		if i.FromPartnerID != s.ours.ID || i.ReplyDue != "2022-12-20" || i.Channel != register.ChannelNote {
			t.Errorf("an invitation is not like the one before it: %+v", i)
		}
		if i.ToPersonID != s.minister.ID && i.StateOn(storagetest.Today) != register.InvitationPrepared {
			t.Errorf("an invitation is %s before anybody has sent it", i.StateOn(storagetest.Today))
		}
	}
	if len(d.Offered) != 1 || !strings.Contains(d.Offered[0].Text, "Подготовлено 39 приглашений.") || !strings.Contains(d.Offered[0].Text, "Пропущено 2 лица") {
		t.Fatalf("offered %v", d.Offered)
	}
	d.Offered[0].Do()
	if n := len(s.invitations(t)); n != 1 {
		t.Errorf("%d invitations are left after taking it back", n)
	}
	if hits, err := s.Search(background, "Неизвестный Фома", 5, register.KindPerson); err != nil || len(hits) > 0 {
		t.Errorf("the persons made with them are left: %v, %v", hits, err)
	}
}

// An organisation for which nobody is named is invited as such: by its record, or in words where the register does not know it.
// A post without a name waits until somebody says who holds it.
func TestAnOrganisationWithoutANameIsInvitedItself(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	chamber := s.Partner(register.Partner{Name: register.Ru("ТПП Азербайджана"), Kind: register.PartnerChamber})
	room := New(d, s.Store)
	d.ShowPage(room)
	room.Show(s.next.ID, 0)
	d.Push("Вставить список…")
	d.Paste("ПАО «КАМАЗ»\nКаримова Динара – директор\nООО «Новый завод»\nТПП Азербайджана\nТПП Азербайджана\nПредседатель правления")
	d.Push("Вставить")
	if words := desktest.Words(d.Top()); strings.Count(words, "Сама организация") != 2 || strings.Count(words, "имя не указано: решите") != 1 || !strings.Contains(words, "будет названа словами") {
		t.Fatalf("the list is asked about as\n%s", words)
	}
	d.Type("проп") // the post of which nobody knows whose it is
	d.Press(fyne.KeyReturn)
	d.Push("Сохранить")
	d.Push("Сохранить")
	d.NoFailures()
	byRecord, inWords, persons := 0, 0, 0
	for _, i := range s.invitations(t) {
		switch {
		case i.ToPartnerID == chamber.ID && i.ToPersonID.IsZero() && i.ToDelegation.IsZero():
			byRecord++
		case i.ToDelegation.Ru == "ООО «Новый завод»" && i.ToPersonID.IsZero() && i.ToPartnerID.IsZero():
			inWords++
		case i.ToPersonID == s.rector.ID:
			persons++
		}
	}
	if byRecord != 1 || inWords != 1 || persons != 1 {
		t.Errorf("%d by their records, %d in words, %d persons are invited", byRecord, inWords, persons)
	}
}

func TestRepliesOfSeveralAreEnteredAtOnce(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.invite(s.minister, "2022-11-01", "2022-12-20")
	s.invite(s.rector, "2022-11-01", "2022-12-20")
	room := New(d, s.Store)
	d.ShowPage(room)
	room.Show(s.next.ID, 0)
	d.Push("Внести ответы…")
	d.Press(fyne.KeyEscape)
	if words := desktest.Words(d.Top()); strings.Contains(words, "Ответы на приглашения") {
		t.Fatal("Esc does not leave what was not changed")
	}
	d.Push("Внести ответы…")
	d.Type("\tпо\tнапр\tгасан") // how they answered, the minister's reply, who comes instead
	d.Press(fyne.KeyReturn)
	d.Ctrl(fyne.KeyS)
	d.NoFailures()
	i := slices.IndexFunc(s.invitations(t), func(i *register.Invitation) bool { return i.ToPersonID == s.minister.ID })
	got := s.invitations(t)[i]
	if got.Reply != register.ReplyRepresentative || got.RepliedOn != storagetest.Today || got.ReplyChannel != register.ChannelPhone || got.SubstituteID != s.other.ID {
		t.Errorf("entered %+v", got)
	}
	if other := s.invitations(t)[1-i]; other.Reply != "" || other.Revision != 1 {
		t.Errorf("who has not answered was changed: %+v", other)
	}
	if len(d.Offered) != 1 || d.Offered[0].Text != "Внесён 1 ответ." {
		t.Errorf("offered %v", d.Offered)
	}
}

func TestTheFormSavesWhatWasTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := &page{d, s.Store}
	e := &register.Event{}
	f := d.Form(e, p.plan().Form)
	saved := false
	f.OnSave = func() {
		_, err := s.Save(background, e)
		saved = err == nil
	}
	d.Fill(f, "title", "Выставка")
	f.Save()
	if saved || len(f.Field("kind").Problems()) != 1 {
		t.Errorf("saved without a kind: %v", f.Field("kind").Problems())
	}
	d.Into(f, "kind")
	d.Type("выс")
	d.Fill(f, "from", "18.05.2023")
	d.Fill(f, "organisers", "татарстан")
	d.Press(fyne.KeyReturn)
	d.Fill(f, "edition", "3")
	d.Fill(f, "series", "Серия выставок")
	d.Fill(f, "class", "республиканское")
	f.Save()
	if !saved || e.Kind != register.EventExhibition || e.From != "2023-05-18" || !slices.Equal(e.OrganiserIDs, []register.ID{s.ours.ID}) ||
		e.Edition != 3 || e.Series.Ru != "Серия выставок" || e.Class.Ru != "республиканское" {
		t.Errorf("saved %+v", e)
	}
}

// Where the filters let nothing through, the page offers to take them away, and not to make a record nobody misses.
func TestAListFilteredToNothingOffersToShowAll(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	room.SetFilter("state", kit.Option{Value: string(register.EventCancelled), Label: "отменено"})
	words := desktest.Words(room.Content())
	if !strings.Contains(words, "Снять отбор") || strings.Contains(words, "+ Мероприятие") {
		t.Fatalf("the empty page says %q", words)
	}
	d.Push("Снять отбор")
	if n := len(room.List().Keys()); n != 3 {
		t.Errorf("%d events are listed", n)
	}
	if d.Canvas().Focused() != room.List() {
		t.Error("the keyboard is not on the list")
	}
}

func TestTheListCountsWhoIsInvited(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.invite(s.minister, "2022-11-01", "2022-12-20")
	room := New(d, s.Store)
	d.ShowPage(room)
	if got := room.List().Keys(); !slices.Equal(got, []register.ID{s.next.ID, s.last.ID, s.series.ID}) {
		t.Errorf("listed %v, want the latest first", got)
	}
	words := desktest.Words(room.Content())
	for _, want := range []string{"18–19.05.2023", "XIV форум", "намечено", "состоялось", "без даты", "Приглашено", "Без ответа"} {
		if !strings.Contains(words, want) {
			t.Errorf("the list does not say %q:\n%s", want, words)
		}
	}
}
