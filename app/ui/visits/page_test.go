package visits

import (
	"context"
	"slices"
	"strings"
	"testing"

	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// sample is a register with three visits of different kinds.
type sample struct {
	*storagetest.Factory
	azerbaijan, kazakhstan  *register.Partner
	minnikhanov             *register.Person
	baku, astana, undecided *register.Visit
}

func newSample(t *testing.T) sample {
	t.Helper()
	s := sample{Factory: storagetest.New(t)}
	s.azerbaijan = s.Partner(register.Partner{Name: register.Text{Ru: "Азербайджан", En: "Azerbaijan"}})
	s.kazakhstan = s.Partner(register.Partner{Name: register.Ru("Казахстан")})
	s.minnikhanov = s.Person(register.Person{
		Name: register.Text{Ru: "Минниханов Рустам Нургалиевич", En: "Rustam Minnikhanov"},
		Appointments: []register.Appointment{
			{Post: register.Ru("Президент Республики Татарстан"), From: "2010-03-25", To: "2023-02-05"},
			{Post: register.Ru("Раис Республики Татарстан"), From: "2023-02-06"},
		},
	})
	s.baku = s.Visit(register.Visit{
		Title: register.Text{Ru: "Рабочий визит в Баку", En: "Working visit to Baku"}, Direction: register.Outgoing, Type: register.WorkingVisit,
		Level: register.VisitHighest, PartnerIDs: []register.ID{s.azerbaijan.ID}, From: "2022-11-29",
		Places:     []register.Place{{Name: register.Ru("Баку"), Zone: "Asia/Baku"}},
		Delegation: []register.Delegate{{PersonID: s.minnikhanov.ID, Role: register.DelegateHead}},
	})
	s.baku.Outcomes = []register.Outcome{{Text: register.Ru("Третий сервисный центр"), Kind: register.OutcomeAgreed}}
	if _, err := s.Save(context.Background(), s.baku); err != nil {
		t.Fatal(err)
	}
	s.astana = s.Visit(register.Visit{
		Title: register.Ru("Приезд делегации из Астаны"), Direction: register.Incoming, Type: register.OfficialVisit,
		PartnerIDs: []register.ID{s.kazakhstan.ID}, From: "2023-03-01", To: "2023-03-03",
	})
	s.undecided = s.Visit(register.Visit{
		Title: register.Ru("Визит Президента Азербайджана в Татарстан"), Direction: register.Incoming, PartnerIDs: []register.ID{s.azerbaijan.ID},
	})
	return s
}

func TestTheListShowsWhatTheRegisterHas(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	room := New(d, s.Store)
	d.ShowPage(room)
	if got, want := room.List().Keys(), []register.ID{s.astana.ID, s.baku.ID, s.undecided.ID}; !slices.Equal(got, want) {
		t.Errorf("listed %v, want the latest first, the undated one last: %v", got, want)
	}
	words := desktest.Words(room.Content())
	for _, want := range []string{"29.11.2022", "Рабочий визит в Баку", "исходящий", "Азербайджан", "Минниханов", "завершён", "01–03.03.2023", "входящий", "запланирован", "без даты"} {
		if !strings.Contains(words, want) {
			t.Errorf("the list does not say %q:\n%s", want, words)
		}
	}
	if got := room.Count(); got != "3 визита" {
		t.Errorf("the count says %q", got)
	}
	d.OnDay = "2023-03-02"
	room.Changed(nil)
	if words := desktest.Words(room.List()); !strings.Contains(words, "идёт") {
		t.Errorf("on 02.03.2023 a visit is under way:\n%s", words)
	}
	d.NoFailures()
}

func TestEveryFilter(t *testing.T) {
	d := desktest.New(t)
	s := newSample(t)
	p := newPage(d, s.Store)
	room := New(d, s.Store)
	d.ShowPage(room)
	chosen := map[string]string{"state": "завершён", "direction": "исходящий", "partner": "Азербайджан", "year": "2022", "type": "рабочий", "open": "есть неоформленные"}
	for _, f := range p.plan().Filters {
		label, ok := chosen[f.ID]
		if !ok {
			t.Fatalf("filter %s is not tried", f.ID)
		}
		desktest.Choose(d, room, f.ID, "", label, f.Options)
		want := []register.ID{s.baku.ID}
		if f.ID == "partner" {
			want = []register.ID{s.baku.ID, s.undecided.ID}
		}
		if got := room.List().Keys(); !slices.Equal(got, want) {
			t.Errorf("%s %q lists %v, want %v", f.ID, label, got, want)
		}
		room.SetFilter(f.ID)
	}
	if got := len(room.List().Keys()); got != 3 {
		t.Errorf("without filters %d are listed", got)
	}
}

func TestANewVisitHasNoDirectionUntilItIsChosen(t *testing.T) {
	d := desktest.New(t)
	New(d, newSample(t).Store).New()
	if len(d.Edited) != 1 || d.Edited[0].(*register.Visit).Direction != "" {
		t.Errorf("edits %v", d.Edited)
	}
}
