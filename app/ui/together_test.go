package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// listed are the words of the menu that is open, and what each does.
func listed(t *testing.T, w *Window) (rows []string, choose map[string]func()) {
	t.Helper()
	choose = map[string]func(){}
	for _, o := range w.Canvas().Overlays().List() {
		for _, item := range within[fyne.Tappable](o) {
			word := words(item.(fyne.CanvasObject))
			if _, is := item.(desktop.Hoverable); is && word != "" && !strings.Contains(word, "\n") {
				rows = append(rows, word)
				choose[word] = func() { item.Tapped(&fyne.PointEvent{}) }
			}
		}
	}
	return rows, choose
}

func TestTheLastStepsAreListedAndTakenBackEachForItself(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Number: "14/2002"})
	b := f.Agreement(register.Agreement{Title: register.Ru("О культуре"), Number: "3/2015"})
	w := show(t, f)
	number := func(of *register.Agreement) string {
		t.Helper()
		now, err := storage.Get[register.Agreement](background, f.Store, of.ID)
		if err != nil {
			t.Fatal(err)
		}
		return now.Number
	}
	for _, one := range []*register.Agreement{a, b} {
		one.Number += "-2"
		if _, err := f.Save(background, one); err != nil {
			t.Fatal(err)
		}
	}
	w.status.steps.Press()
	rows, choose := listed(t, w)
	if len(rows) < 4 || !strings.Contains(rows[0], "О культуре") || !strings.Contains(rows[1], "О торговле") {
		t.Fatalf("listed are %q", rows)
	}
	choose[rows[1]]()
	if number(a) != "14/2002" || number(b) != "3/2015-2" {
		t.Fatalf("the numbers are %q, %q: the older step alone was to be taken back", number(a), number(b))
	}
	w.status.steps.Press()
	rows, choose = listed(t, w)
	redo := strings.TrimSuffix(lang.T("redo.step", ""), ": ")
	if len(rows) == 0 || !strings.HasPrefix(rows[0], strings.TrimSpace(redo)) || !strings.Contains(rows[0], "О торговле") {
		t.Fatalf("listed are %q", rows)
	}
	choose[rows[0]]()
	if number(a) != "14/2002-2" {
		t.Errorf("done again the number is %q", number(a))
	}
}

func TestACardAndAFormSayWhatAnotherHasChanged(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Number: "14/2002"})
	w := show(t, f)
	w.Open(a.Ref())
	renamed := func(number string) {
		t.Helper()
		changedBy(t, f, a.Ref(), func(r register.Record) { r.(*register.Agreement).Number = number })
		f.Clock.Pass(2 * time.Second)
	}
	renamed("15/2002")
	shown := strings.ReplaceAll(words(w.Canvas().Content()), "\n", " ")
	for _, want := range []string{"Айгуль", "14/2002", "15/2002"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the card does not say %q: %s", want, shown)
		}
	}
	w.EditRef(a.Ref())
	renamed("16/2002")
	if said := w.meanwhile.Text(); !strings.Contains(said, "Айгуль") || !strings.Contains(said, lang.T("agreement.number")) {
		t.Errorf("over the form it says %q", said)
	}
	w.form.form.Leave()
	if w.meanwhile.Text() != "" {
		t.Error("what was said over the form stays without it")
	}
}

func TestEachRowThatClashesIsDecidedForItself(t *testing.T) {
	f := storagetest.New(t)
	v := f.Visit(register.Visit{From: "2022-11-29", Programme: []register.ProgrammeItem{
		{Day: "2022-11-29", Start: "10:00", Kind: register.ProgrammeTalks, Title: register.Ru("Беседа")},
		{Day: "2022-11-29", Start: "15:00", Kind: register.ProgrammeForum, Title: register.Ru("Форум")},
		{Day: "2022-11-29", Start: "18:00", Kind: register.ProgrammeFree, Title: register.Ru("Ужин")},
	}})
	w := show(t, f)
	w.EditRef(v.Ref())
	mine := w.form.record.(*register.Visit)
	mine.Programme[0].Start, mine.Programme[1].Start, mine.Programme[2].Place = "10:30", "15:30", register.Ru("Резиденция")
	w.form.form.Reload()
	changedBy(t, f, v.Ref(), func(r register.Record) {
		theirs := r.(*register.Visit)
		theirs.Programme[0].Start, theirs.Programme[1].Start, theirs.Programme[2].Start = "11:00", "16:00", "19:00"
	})
	ctrl(w, fyne.KeyS)
	says(t, w, "Беседа: Начало", "Форум: Начало", "10:00", "10:30", "11:00", "15:30", "16:00")
	if said := words(question(t, w)); strings.Contains(said, "Ужин") {
		t.Errorf("what does not clash is asked about: %s", said)
	}
	tabs := within[*kit.Tabs](question(t, w))
	if len(tabs) != 2 {
		t.Fatalf("%d choices", len(tabs))
	}
	tabs[0].Choose(0) // theirs; of the other mine
	answer(t, w, "conflict.chosen")
	got, err := storage.Get[register.Visit](background, f.Store, v.ID)
	if err != nil {
		t.Fatal(err)
	}
	var starts []string
	for _, item := range got.Programme {
		starts = append(starts, string(item.Start))
	}
	if strings.Join(starts, " ") != "11:00 15:30 19:00" || got.Programme[2].Place.Ru != "Резиденция" {
		t.Errorf("saved is %q, %q", starts, got.Programme[2].Place.Ru)
	}
	history, err := f.History(background, v.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(history[0].Lost)+len(history[len(history)-1].Lost) == 0 {
		t.Error("what was not taken is not in the history")
	}
}
