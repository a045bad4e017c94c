package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// searching opens the search and lets it look at once for what is typed.
func searching(t *testing.T, w *Window) *search {
	t.Helper()
	w.SearchEverything()
	s := w.searching
	if s == nil {
		t.Fatal("the search does not open")
	}
	w.loader.Clock.(*clock.Standing).Hurry()
	return s
}

// plant is a register with a plant, an agreement with it and others beside.
func plant(t *testing.T) (f *storagetest.Factory, plant *register.Partner, agreement *register.Agreement) {
	t.Helper()
	f = storagetest.New(t)
	plant = f.Partner(register.Partner{
		Name: register.Text{Ru: "Гянджинский автозавод", En: "Ganja Auto Plant"}, Kind: register.PartnerEnterprise,
	})
	agreement = f.Agreement(register.Agreement{
		Title: register.Ru("О сборке автомобилей в Гяндже"), Number: "14/2002",
		Parties: []register.Party{
			{Side: register.Ours, PartnerID: f.Partner(register.Partner{Name: register.Ru("КАМАЗ"), Ours: true}).ID},
			{Side: register.Theirs, PartnerID: plant.ID},
		},
	})
	f.Agreement(register.Agreement{Title: register.Ru("О культурном обмене")})
	return f, plant, agreement
}

func TestSearchFindsInAnySpellingAndOpens(t *testing.T) {
	f, plant, agreement := plant(t)
	for _, spelling := range []string{"гянджа", "GYANJA", "ganja"} {
		w := show(t, f)
		s := searching(t, w)
		test.Type(s.entry, spelling)
		got, ok := s.rows.current()
		if !ok || got != plant.Ref() {
			t.Fatalf("%s: the cursor is on %v", spelling, got)
		}
		press(w, fyne.KeyDown)
		if got, _ := s.rows.current(); got != agreement.Ref() {
			t.Errorf("%s: below it is %v", spelling, got)
		}
		press(w, fyne.KeyReturn)
		if here := w.here(); here.page != "agreement" || here.record != agreement.ID {
			t.Errorf("%s: Enter leads to %v", spelling, here)
		}

		s = searching(t, w)
		test.Type(s.entry, spelling)
		press(w, fyne.KeyReturn)
		if w.searching != nil || w.Canvas().Overlays().Top() != nil {
			t.Errorf("%s: the search stays open", spelling)
		}
		if here := w.here(); here.page != "partner" || here.record != plant.ID {
			t.Errorf("%s: Enter leads to %v", spelling, here)
		}
	}
}

func TestSearchMarksWhatItFound(t *testing.T) {
	f, _, _ := plant(t)
	s := searching(t, show(t, f))
	test.Type(s.entry, "гянджа")
	var marked []string
	for _, item := range s.rows.items {
		for _, piece := range append(item.label, item.fragment...) {
			if piece.marked {
				marked = append(marked, piece.text)
			}
		}
	}
	if got := strings.Join(marked, " "); !strings.HasPrefix(got, "Гянджинский Гяндже") {
		t.Errorf("marked are %q", got)
	}
	if s.rows.items[0].heading == "" || s.sheet.counted.Text() == "" {
		t.Error("there is no heading or no count")
	}
}

func TestSearchKeysAndEmptyAnswers(t *testing.T) {
	f, plant, _ := plant(t)
	w := show(t, f)
	s := searching(t, w)
	if !s.sheet.message.Visible() {
		t.Error("nothing is said before anything was typed or opened")
	}
	test.Type(s.entry, "zwzwzw")
	if !s.sheet.message.Visible() || len(s.rows.items) != 0 {
		t.Error("nothing is said where nothing is found")
	}
	press(w, fyne.KeyReturn)
	if w.searching == nil {
		t.Fatal("Enter on nothing closed the search")
	}
	press(w, fyne.KeyEscape)
	if w.searching != nil {
		t.Fatal("Esc does not close the search")
	}

	s = searching(t, w)
	if s.entry.Text != "zwzwzw" || s.entry.SelectedText() != "zwzwzw" {
		t.Errorf("reopened, it holds %q, selected %q", s.entry.Text, s.entry.SelectedText())
	}
	test.Type(s.entry, "гянджа")
	for range 3 {
		press(w, fyne.KeyPageDown)
	}
	if _, record := s.rows.current(); record {
		t.Error("PageDown does not lead to the line with all results")
	}
	press(w, fyne.KeyPageUp)
	if got, _ := s.rows.current(); got != plant.Ref() {
		t.Errorf("PageUp leads to %v", got)
	}
	row := s.rows.items[1]
	test.TapAt(s.rows, fyne.NewPos(60, row.top+5))
	if w.here().record != plant.ID || w.searching != nil {
		t.Error("a click does not open")
	}

	w.sought = ""
	s = searching(t, w)
	if got, ok := s.rows.current(); !ok || got != plant.Ref() {
		t.Errorf("without words the first is %v, not what was opened last", got)
	}
	test.TapAt(s.sheet, fyne.NewPos(4, 700))
	if w.searching != nil {
		t.Error("a click beside it does not close the search")
	}
}

func TestEnterBeforeTheAnswerOpensWhatItBrings(t *testing.T) {
	f, _, agreement := plant(t)
	w := show(t, f)
	w.SearchEverything()
	test.Type(w.searching.entry, "14/2002")
	press(w, fyne.KeyReturn)
	if w.here().record != agreement.ID {
		t.Errorf("leads to %v", w.here())
	}
}

func TestExcerptBeginsNearTheWordFound(t *testing.T) {
	long := "Стороны договорились развивать сотрудничество в энергетике, промышленности и машиностроении, а также собирать грузовики в Гяндже совместно"
	got := excerpt(long, "Гянджа")
	if !strings.HasPrefix(got, "…") || !strings.Contains(got, "Гяндже") || len([]rune(got)) > 60 {
		t.Errorf("excerpt is %q", got)
	}
	if short := "сборка в Гяндже"; excerpt(short, "Гянджа") != short {
		t.Error("a short phrase is cut")
	}
	var whole string
	for _, piece := range spans(long, "гянджа стороны") {
		whole += piece.text
	}
	if whole != long {
		t.Errorf("the pieces make %q", whole)
	}
}

// A word that nothing has offers the nearest; the line with all results leads to the list of them.
func TestSearchOffersTheNearestAndAllResults(t *testing.T) {
	f, plant, _ := plant(t)
	w := show(t, f)
	s := searching(t, w)
	test.Type(s.entry, "гянджинсикй")
	if s.sheet.message.Visible() || len(s.rows.items) != 2 {
		t.Fatal("nothing is offered")
	}
	press(w, fyne.KeyReturn)
	if s.entry.Text != "Гянджинский" {
		t.Fatalf("the search is now for %q", s.entry.Text)
	}
	if got, _ := s.rows.current(); got != plant.Ref() {
		t.Errorf("it finds %v", got)
	}
	s.entry.SetText("гянджа")
	press(w, fyne.KeyPageDown)
	press(w, fyne.KeyReturn)
	if len(s.rows.items) != 3 || s.rows.items[1].hint != "1" {
		t.Fatalf("all results are %d lines", len(s.rows.items))
	}
	press(w, fyne.KeyDown)
	press(w, fyne.KeyReturn)
	if here := w.here(); here.page != "agreement" || w.searching != nil {
		t.Fatalf("all results lead to %v", here)
	}
	for _, p := range w.pages {
		if room, is := p.(interface{ View() desk.View }); is && p.ID() == "agreement" && room.View().Find != "гянджа" {
			t.Errorf("the list looks for %q", room.View().Find)
		}
	}
}

// A hit says whom it concerns, how it stands and its day.
func TestAHitSaysPartnerStateAndDay(t *testing.T) {
	f, plant, _ := plant(t)
	f.Visit(register.Visit{Title: register.Ru("Поездка делегации"), From: "2022-11-29", To: "2022-11-30", PartnerIDs: []register.ID{plant.ID}})
	s := searching(t, show(t, f))
	test.Type(s.entry, "поездка")
	if got := s.rows.items[1].hint; !strings.Contains(got, "29.11.2022") || strings.Count(got, " · ") != 2 {
		t.Errorf("it says %q", got)
	}
}

// A commission stands as it keeps to its sessions, and its day is the one on which it met last.
func TestAHitSaysHowACommissionStands(t *testing.T) {
	f := storagetest.New(t)
	c := f.Commission(register.Commission{Title: register.Ru("По энергетике"), Periodicity: 12})
	f.Session(register.Session{CommissionID: c.ID, Number: 1, From: "2019-03-12", To: "2019-03-13", ProtocolNumber: "1"})
	s := searching(t, show(t, f))
	test.Type(s.entry, "энергетике")
	i := slices.IndexFunc(s.rows.items, func(one foundItem) bool { return one.ref.Kind == register.KindCommission })
	if got := s.rows.items[i].hint; !strings.HasSuffix(got, "заседание просрочено · 12.03.2019") {
		t.Errorf("it says %q", got)
	}
}

// The foot tells how many there are in all; one record that is shown whole needs no list.
func TestTheFootOfTheSearchTellsTheWholeCount(t *testing.T) {
	f := storagetest.New(t)
	for range searchAtMost + 3 {
		f.Agreement(register.Agreement{Title: register.Ru("О туризме")})
	}
	f.Agreement(register.Agreement{Title: register.Ru("О спорте")})
	w := show(t, f)
	s := searching(t, w)
	test.Type(s.entry, "туризме")
	if said := words(s.sheet); !strings.Contains(said, "показано 8 из 11 записей") || !strings.Contains(said, lang.T("search.all")) {
		t.Error(said)
	}
	s.entry.SetText("спорте")
	if said := words(s.sheet); strings.Contains(said, lang.T("search.all")) {
		t.Error(said)
	}
}
