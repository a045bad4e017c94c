package search

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// window is a desk that remembers of what all results were wanted.
type window struct {
	*desktest.Desk
	results []string
}

// Results remembers the search that is wanted.
func (w *window) Results(text string) { w.results = append(w.results, text) }

// opened is the record opened last.
func (w *window) opened() register.Ref {
	if len(w.Opened) == 0 {
		return register.Ref{}
	}
	return w.Opened[len(w.Opened)-1]
}

// newSearch is the search of a register, which looks at once for what is typed.
func newSearch(t *testing.T, f *storagetest.Factory) (*Search, *window) {
	t.Helper()
	w := &window{Desk: desktest.New(t)}
	w.Clock.Hurry()
	return New(w, f.Store), w
}

// searching opens the search of a register.
func searching(t *testing.T, f *storagetest.Factory) (*Search, *window) {
	t.Helper()
	s, w := newSearch(t, f)
	s.Open()
	w.Clock.Hurry()
	return s, w
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
		s, w := searching(t, f)
		test.Type(s.entry, spelling)
		got, ok := s.rows.current()
		if !ok || got != plant.Ref() {
			t.Fatalf("%s: the cursor is on %v", spelling, got)
		}
		w.Press(fyne.KeyDown)
		if got, _ := s.rows.current(); got != agreement.Ref() {
			t.Errorf("%s: below it is %v", spelling, got)
		}
		w.Press(fyne.KeyReturn)
		if w.opened() != agreement.Ref() {
			t.Errorf("%s: Enter leads to %v", spelling, w.opened())
		}

		s.Open()
		test.Type(s.entry, spelling)
		w.Press(fyne.KeyReturn)
		if s.IsOpen() || w.Canvas().Overlays().Top() != nil {
			t.Errorf("%s: the search stays open", spelling)
		}
		if w.opened() != plant.Ref() {
			t.Errorf("%s: Enter leads to %v", spelling, w.opened())
		}
	}
}

func TestSearchMarksWhatItFound(t *testing.T) {
	f, _, _ := plant(t)
	s, _ := searching(t, f)
	test.Type(s.entry, "гянджа")
	var marked []string
	for _, item := range s.rows.items {
		for _, piece := range append(item.label, item.fragment...) {
			if piece.Marked {
				marked = append(marked, piece.Text)
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
	f, plant, agreement := plant(t)
	s, w := searching(t, f)
	if !s.sheet.message.Visible() {
		t.Error("nothing is said before anything was typed or opened")
	}
	test.Type(s.entry, "zwzwzw")
	if !s.sheet.message.Visible() || len(s.rows.items) != 0 {
		t.Error("nothing is said where nothing is found")
	}
	w.Press(fyne.KeyReturn)
	if !s.IsOpen() {
		t.Fatal("Enter on nothing closed the search")
	}
	w.Press(fyne.KeyEscape)
	if s.IsOpen() {
		t.Fatal("Esc does not close the search")
	}

	s.Open()
	if s.entry.Text != "zwzwzw" || s.entry.SelectedText() != "zwzwzw" {
		t.Errorf("reopened, it holds %q, selected %q", s.entry.Text, s.entry.SelectedText())
	}
	test.Type(s.entry, "гянджа")
	for range 3 {
		w.Press(fyne.KeyPageDown)
	}
	if _, record := s.rows.current(); record {
		t.Error("PageDown does not lead to the line with all results")
	}
	w.Press(fyne.KeyPageUp)
	if got, _ := s.rows.current(); got != plant.Ref() {
		t.Errorf("PageUp leads to %v", got)
	}
	row := s.rows.items[1]
	test.TapAt(s.rows, fyne.NewPos(60, row.top+5))
	if w.opened() != plant.Ref() || s.IsOpen() {
		t.Error("a click does not open")
	}

	s.Remember(agreement.Ref())
	s.Remember(plant.Ref())
	s.sought = ""
	s.Open()
	if got, ok := s.rows.current(); !ok || got != plant.Ref() {
		t.Errorf("without words the first is %v, not what was opened last", got)
	}
	test.TapAt(s.sheet, fyne.NewPos(4, 700))
	if s.IsOpen() {
		t.Error("a click beside it does not close the search")
	}
}

func TestEnterBeforeTheAnswerOpensWhatItBrings(t *testing.T) {
	f, _, agreement := plant(t)
	s, w := newSearch(t, f)
	s.Open()
	test.Type(s.entry, "14/2002")
	w.Press(fyne.KeyReturn)
	if w.opened() != agreement.Ref() {
		t.Errorf("leads to %v", w.opened())
	}
}

// A word that nothing has offers the nearest; the line with all results leads to the list of them.
func TestSearchOffersTheNearestAndAllResults(t *testing.T) {
	f, plant, _ := plant(t)
	s, w := searching(t, f)
	test.Type(s.entry, "гянджинсикй")
	if s.sheet.message.Visible() || len(s.rows.items) != 2 {
		t.Fatal("nothing is offered")
	}
	w.Press(fyne.KeyReturn)
	if s.entry.Text != "Гянджинский" {
		t.Fatalf("the search is now for %q", s.entry.Text)
	}
	if got, _ := s.rows.current(); got != plant.Ref() {
		t.Errorf("it finds %v", got)
	}
	s.entry.SetText("гянджа")
	w.Press(fyne.KeyPageDown)
	w.Press(fyne.KeyReturn)
	if !slices.Equal(w.results, []string{"гянджа"}) || s.IsOpen() {
		t.Fatalf("all results lead to %v", w.results)
	}
}

// Fields are completed while one types; what nobody has written so is told.
func TestTheSearchIsNarrowedWhileTyping(t *testing.T) {
	f, plant, _ := plant(t)
	visit := f.Visit(register.Visit{Title: register.Ru("Поездка"), From: "2022-11-29", PartnerIDs: []register.ID{plant.ID}})
	s, w := searching(t, f)
	test.Type(s.entry, "вид:виз")
	if _, record := s.rows.current(); record {
		t.Error("the field that is being typed is not offered first")
	}
	w.Press(fyne.KeyDown)
	if got, _ := s.rows.current(); got != visit.Ref() {
		t.Errorf("the visits are led by %v", got)
	}
	w.Press(fyne.KeyTab)
	if s.entry.Text != "вид:Визит " {
		t.Errorf("Tab makes %q of it", s.entry.Text)
	}
	test.Type(s.entry, "партнёр:гян")
	w.Press(fyne.KeyTab)
	if want := `вид:Визит партнёр:"Гянджинский автозавод" `; s.entry.Text != want {
		t.Errorf("Tab makes %q of it", s.entry.Text)
	}
	if got, _ := s.rows.current(); got != visit.Ref() {
		t.Errorf("the visits to the plant are led by %v", got)
	}
	s.entry.SetText("год:вчера")
	if said := desktest.Words(s.sheet); !strings.Contains(said, "год:вчера") {
		t.Error(said)
	}
}

// A hit says whom it concerns, how it stands and its day.
func TestAHitSaysPartnerStateAndDay(t *testing.T) {
	f, plant, _ := plant(t)
	f.Visit(register.Visit{Title: register.Ru("Поездка делегации"), From: "2022-11-29", To: "2022-11-30", PartnerIDs: []register.ID{plant.ID}})
	s, _ := searching(t, f)
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
	s, _ := searching(t, f)
	test.Type(s.entry, "энергетике")
	i := slices.IndexFunc(s.rows.items, func(one foundItem) bool { return one.ref.Kind == register.KindCommission })
	if got := s.rows.items[i].hint; !strings.HasSuffix(got, "заседание просрочено · 12.03.2019") {
		t.Errorf("it says %q", got)
	}
}

// The foot tells how many there are in all; one record that is shown whole needs no list.
func TestTheFootOfTheSearchTellsTheWholeCount(t *testing.T) {
	f := storagetest.New(t)
	for range mostOfKind + 3 {
		f.Agreement(register.Agreement{Title: register.Ru("О туризме")})
	}
	f.Agreement(register.Agreement{Title: register.Ru("О спорте")})
	s, _ := searching(t, f)
	test.Type(s.entry, "туризме")
	if said := desktest.Words(s.sheet); !strings.Contains(said, "показано 8 из 11 записей") || !strings.Contains(said, lang.T("search.all")) {
		t.Error(said)
	}
	s.entry.SetText("спорте")
	if said := desktest.Words(s.sheet); strings.Contains(said, lang.T("search.all")) {
		t.Error(said)
	}
}

// What lies in the trash is not lost to a search: it leads to the page that shows it.
func TestASearchLeadsToTheTrash(t *testing.T) {
	f, gone, _ := plant(t)
	if _, err := f.Delete(t.Context(), gone.Ref()); err != nil {
		t.Fatal(err)
	}
	s, w := searching(t, f)
	s.find("Ganja Auto Plant")
	if said := desktest.Words(w.Top()); !strings.Contains(said, lang.N("search.lying", 1)) {
		t.Fatalf("it says:\n%s", said)
	}
	s.enter = false
	s.rows.choose()
	if len(w.results) != 1 && len(w.Opened) == 0 {
		t.Errorf("it leads nowhere: %v", w.results)
	}
}
