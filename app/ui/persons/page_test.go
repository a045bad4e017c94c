package persons

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

// sample is a register with two persons, one of whom has risen.
type sample struct {
	*storagetest.Factory
	tatarstan, ministry *register.Partner
	minister, guest     *register.Person
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.tatarstan = s.Partner(register.Partner{Name: register.Ru("Республика Татарстан"), Kind: register.PartnerTerritory, Ours: true})
	s.ministry = s.Partner(register.Partner{Name: register.Ru("Министерство экономики"), Kind: register.PartnerAuthority, Ours: true, ParentID: s.tatarstan.ID})
	s.minister = s.Person(register.Person{
		Name:       register.Text{Ru: "Шагиахметов Мидхат Рафкатович", En: "Midkhat Shagiakhmetov", Tt: "Шаһиәхмәтов Мидхәт"},
		NativeName: "Шаһиәхмәтов", Aliases: []string{"M. Shagiakhmetov"}, Phone: "+7 843 200-00-00",
		Appointments: []register.Appointment{
			{Post: register.Ru("заместитель министра"), PartnerID: s.ministry.ID, From: "2015", To: "2019-12-31"},
			{Post: register.Ru("министр экономики"), PartnerID: s.ministry.ID, From: "2020-01-01"},
		},
	})
	s.guest = s.Person(register.Person{Name: register.Ru("Алиев Сахиб")})
	return s
}

func TestTheListShowsThePostsOfTheDay(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	if got, want := room.List().Keys(), []register.ID{s.guest.ID, s.minister.ID}; !slices.Equal(got, want) {
		t.Errorf("listed %v, want %v by name", got, want)
	}
	if words := desktest.Words(room.List()); !strings.Contains(words, "министр экономики") || !strings.Contains(words, "Министерство экономики") {
		t.Errorf("the post or the body is missing:\n%s", words)
	}
	d.OnDay = "2017-06-01"
	room.Changed(nil)
	if words := desktest.Words(room.List()); !strings.Contains(words, "заместитель министра") {
		t.Errorf("in 2017 he was deputy:\n%s", words)
	}
	if got := room.Count(); got != "2 лица" {
		t.Errorf("the count says %q", got)
	}
	d.NoFailures()
}

func TestTheFilterByOrganizationReachesWhatLiesBelow(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	options := (&page{d, s.Store}).plan().Filters[0].Options
	desktest.Choose(d, room, "partner", "татарст", "Республика Татарстан", options)
	if got := room.List().Keys(); !slices.Equal(got, []register.ID{s.minister.ID}) {
		t.Errorf("listed %v", got)
	}
}

func TestTheCard(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	s.Visit(register.Visit{Title: register.Ru("Визит в Баку"), From: "2022-11-29", Delegation: []register.Delegate{{PersonID: s.minister.ID, Role: register.DelegateHead}}})
	p := &page{d, s.Store}
	words := d.Card(p.card(context.Background(), s.minister.ID, storagetest.Today))
	inOrder(t, words, "Шаһиәхмәтов", "Шагиахметов Мидхат Рафкатович", "министр экономики · Министерство экономики",
		"Должности", "министр экономики", "с 01.01.2020", "заместитель министра", "2015–31.12.2019",
		"+7 843 200-00-00", "Midkhat Shagiakhmetov; Шаһиәхмәтов Мидхәт; M. Shagiakhmetov", "Визиты", "Визит в Баку")
	d.Follow("Министерство экономики")
	if !slices.Equal(d.Opened, []register.Ref{s.ministry.Ref()}) {
		t.Errorf("the link leads to %v", d.Opened)
	}
	if words := d.Card(p.card(context.Background(), s.minister.ID, "2010-01-01")); !strings.Contains(words, "Должность на 01.01.2010 не указана") {
		t.Errorf("in 2010 none is known:\n%s", words)
	}
	if words := d.Card(p.card(context.Background(), s.minister.ID, "2017-01-01")); !strings.Contains(words, "заместитель министра · Министерство экономики") {
		t.Errorf("in 2017 he was deputy:\n%s", words)
	}
	if words := d.Card(p.card(context.Background(), s.guest.ID, "2017-01-01")); !strings.Contains(words, "Должность не указана") {
		t.Errorf("the guest has no post:\n%s", words)
	}
}

var inOrder = desktest.InOrder

func TestTheFormSavesWhatWasTyped(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	person := &register.Person{}
	f := d.Form(person, (&page{d, s.Store}).plan().Form)
	f.OnSave = func() {
		if _, err := s.Save(context.Background(), person); err != nil {
			t.Error(err)
		}
	}
	d.Fill(f, "name", "Когогин Сергей Анатольевич")
	d.Press(fyne.KeyF6)
	d.Type("\tSergey Kogogin")
	d.Fill(f, "native_name", "Сергей Когогин")
	d.Fill(f, "aliases", "Kogogin S.A.; С. Когогин\n")
	d.Fill(f, "salutation", "Уважаемый Сергей Анатольевич!")
	d.Fill(f, "email", " kamaz@example.org ")
	d.Push("+ Должность")
	d.Type("генеральный директор")
	d.Fill(f, "appointments[0].partner", "ПАО «КАМАЗ»")
	d.Press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn) // creates, of the second kind offered
	d.Fill(f, "appointments[0].from", "2002")
	d.Fill(f, "appointments[0].to", "2001")
	f.Save()
	if got := f.Field("appointments[0].to").Problems(); len(got) != 1 || got[0].Text != "Окончание раньше начала" {
		t.Fatalf("beside the end stands %v", got)
	}
	d.Fill(f, "appointments[0].to", "")
	d.Press(fyne.KeyBackspace)
	f.Save()
	record, err := s.Record(context.Background(), person.Ref())
	if err != nil {
		t.Fatal(err)
	}
	got := record.(*register.Person)
	if got.Name != (register.Text{Ru: "Когогин Сергей Анатольевич", En: "Sergey Kogogin"}) || got.NativeName != "Сергей Когогин" ||
		!slices.Equal(got.Aliases, []string{"Kogogin S.A.", "С. Когогин"}) || got.Email != "kamaz@example.org" || got.Salutation.Ru != "Уважаемый Сергей Анатольевич!" {
		t.Errorf("saved %+v", got)
	}
	if len(got.Appointments) != 1 || got.Appointments[0].From != "2002" || got.Appointments[0].To != "" || got.Appointments[0].PartnerID.IsZero() {
		t.Errorf("appointments are %+v", got.Appointments)
	}
	d.NoFailures()
}
