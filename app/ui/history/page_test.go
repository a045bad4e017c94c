package history_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/history"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

var background = context.Background()

// lived is a page over a register in which Айгуль has changed the term and the parties of an agreement, and three partners
// were deleted together.
func lived(t *testing.T) (*desktest.Desk, *history.Page, *storagetest.Factory, *register.Agreement) {
	t.Helper()
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Number: "1", Rules: register.Rules{Months: 36}, Term: register.TermFor})
	other, err := storage.Open(background, f.Path(), storagetest.Options("Айгуль"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := other.Record(background, a.Ref())
	if err != nil {
		t.Fatal(err)
	}
	changed := r.(*register.Agreement)
	changed.Rules.Months, changed.Number = 60, "14/2002"
	if _, err := other.Save(background, changed); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	var refs []register.Ref
	for range 3 {
		refs = append(refs, f.Partner(register.Partner{}).Ref())
	}
	if _, err := f.Delete(background, refs...); err != nil {
		t.Fatal(err)
	}
	d := desktest.New(t)
	p := history.New(d, f.Store, nil)
	d.ShowPage(p)
	return d, p, f, a
}

func says(t *testing.T, d *desktest.Desk, wanted ...string) {
	t.Helper()
	said := desktest.Words(d.Top())
	for _, want := range wanted {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q:\n%s", want, said)
		}
	}
}

func TestTheHistoryTellsWhoChangedWhatBeforeAndAfter(t *testing.T) {
	d, p, _, a := lived(t)
	says(t, d, "Айгуль", "О торговле", "Номер: 1 → 14/2002", "▸ 3 записи", "Партнёры", lang.T("history.act.delete"))
	p.Recall(a.Ref(), 0)
	if len(p.List().Keys()) != 2 {
		t.Fatalf("%d revisions of the agreement", len(p.List().Keys()))
	}
	says(t, d, lang.T("history.changed"), "Номер", "1", "14/2002", "3 года", "5 лет", "laptop")
	if strings.Contains(desktest.Words(p.Content()), lang.T("history.back.record")) {
		t.Error("it offers to go back to the record as it is")
	}
	d.Press(fyne.KeyDown)
	says(t, d, lang.T("history.section.made"), "3 года", lang.T("history.back.record"))
	d.NoFailures()
}

// A batch is one line; Enter unfolds it into its records and folds it again.
func TestABatchUnfolds(t *testing.T) {
	d, p, _, _ := lived(t)
	before := len(p.List().Keys())
	if now, _, _ := p.List().Current(); now.Count != 3 {
		t.Fatalf("the deletion of three does not stand first: %+v", now)
	}
	d.Press(fyne.KeyReturn)
	if got := len(p.List().Keys()); got != before+3 {
		t.Errorf("%d lines, unfolded %d", before, got)
	}
	d.Press(fyne.KeyReturn)
	if got := len(p.List().Keys()); got != before {
		t.Errorf("%d lines, folded again %d", before, got)
	}
	d.Push(lang.T("history.undo"))
	if len(d.Offered)+len(d.Said) == 0 {
		t.Error("the deletion is not undone")
	}
	d.NoFailures()
}

// now reads the agreement as it is.
func now(t *testing.T, f *storagetest.Factory, a *register.Agreement) *register.Agreement {
	t.Helper()
	r, err := f.Record(background, a.Ref())
	if err != nil {
		t.Fatal(err)
	}
	return r.(*register.Agreement)
}

func TestAFieldAChangeAndARecordAreTakenBack(t *testing.T) {
	d, p, f, a := lived(t)
	p.Recall(a.Ref(), 0)
	d.Follow(lang.T("history.field.back"))
	says(t, d, lang.T("history.back.title"), "Номер: 14/2002 → 1")
	d.Push(lang.T("history.back.do"))
	if got := now(t, f, a); got.Number != "1" || got.Rules.Months != 60 {
		t.Fatalf("number %q, %d months", got.Number, got.Rules.Months)
	}
	// What came after it stays: the number is as it was before by now, and only the term goes back.
	p.Refresh()
	says(t, d, lang.T("history.act.revert.part"))
	d.Push(lang.T("history.back.change"))
	says(t, d, "На какой срок: 5 лет → 3 года")
	d.Push(lang.T("history.back.do"))
	if got := now(t, f, a); got.Number != "1" || got.Rules.Months != 36 {
		t.Fatalf("number %q, %d months", got.Number, got.Rules.Months)
	}
	p.Refresh()
	if said := desktest.Words(d.Top()); strings.Contains(said, lang.T("history.act.revert", "1")) {
		t.Errorf("a return of some values is called that of the record:\n%s", said)
	}
	p.List().SelectAt(2)
	d.Push(lang.T("history.back.record"))
	d.Push(lang.T("history.back.do"))
	p.Refresh()
	says(t, d, lang.T("history.act.revert", "2"))
	got := now(t, f, a)
	if got.Number != "14/2002" || got.Rules.Months != 60 || got.Revision != 5 {
		t.Fatalf("number %q, %d months, revision %d", got.Number, got.Rules.Months, got.Revision)
	}
	d.NoFailures()
}

func TestTwoRevisionsStandSideBySide(t *testing.T) {
	d, p, _, a := lived(t)
	p.Recall(a.Ref(), 0)
	keys := p.List().Keys()
	p.List().Select(keys...)
	d.Push(lang.T("history.compare"))
	says(t, d, lang.T("history.compared"), "tester", "Айгуль", "3 года", "5 лет", "14/2002")
	d.Push(lang.T("history.compare.close"))
	p.List().SelectAt(1)
	d.Push(lang.T("history.with_today"))
	says(t, d, lang.T("history.now"), "3 года", "5 лет")
	d.NoFailures()
}

// A comparison stays when the history is read again, as after a change elsewhere, and Esc closes it.
func TestAComparisonStaysUntilItIsClosed(t *testing.T) {
	d, p, f, a := lived(t)
	compared := func() bool { return strings.Contains(desktest.Words(d.Top()), lang.T("history.compared")) }
	p.Recall(a.Ref(), 0)
	p.List().Select(p.List().Keys()...)
	d.Push(lang.T("history.compare"))
	f.Partner(register.Partner{})
	p.Changed(nil)
	if !compared() {
		t.Error("it went with a change elsewhere")
	}
	p.Escape()
	if compared() {
		t.Error("Esc does not close it")
	}
	p.List().SelectAt(1)
	d.Push(lang.T("history.with_today"))
	p.List().SelectAt(0)
	p.Refresh()
	if compared() {
		t.Error("it came back over another line")
	}
	d.NoFailures()
}

// Where the card is folded away, a comparison shows it, and Esc folds it away again.
func TestAComparisonIsSeenInASmallWindow(t *testing.T) {
	d, p, _, a := lived(t)
	d.Window().Resize(fyne.NewSize(560, 560))
	p.Recall(a.Ref(), 0)
	folded := func() bool { return !strings.Contains(desktest.Words(d.Top()), lang.T("history.device")) }
	if !folded() {
		t.Fatal("the window is not small enough")
	}
	p.List().Select(p.List().Keys()...)
	d.Push(lang.T("history.compare"))
	says(t, d, lang.T("history.compared"))
	p.Escape()
	if !folded() {
		t.Error("Esc does not fold the card away")
	}
}

// Whoever looks here for the register of another day is led to its copies.
func TestTheHistoryLeadsToTheCopiesOfTheWholeRegister(t *testing.T) {
	d := desktest.New(t)
	went := 0
	d.ShowPage(history.New(d, storagetest.New(t).Store, func() { went++ }))
	d.Push("Резервные копии")
	if went != 1 {
		t.Errorf("it led there %d times", went)
	}
}

// Where the card leaves little room, the record and its change stay; who did it stands on the card.
func TestTheRecordStaysBesideTheCardInASmallWindow(t *testing.T) {
	d, p, _, _ := lived(t)
	d.Window().Resize(fyne.NewSize(560, 560))
	heads := strings.Split(desktest.Words(p.List()), "\n")
	for _, want := range []string{"history.at", "history.record", "history.changed"} {
		if !slices.Contains(heads, lang.T(want)) {
			t.Errorf("no column %q: %q", lang.T(want), heads)
		}
	}
}

// That a change was taken back leads what was changed: the word for what was done leaves the record its room.
func TestWhatWasTakenBackSaysSoBesideWhatWasChanged(t *testing.T) {
	d, _, f, a := lived(t)
	all, err := f.History(background, a.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Undo(background, all[0].Batch); err != nil {
		t.Fatal(err)
	}
	d.ShowPage(history.New(d, f.Store, nil))
	says(t, d, lang.T("history.undone")+" · Номер: 1 → 14/2002")
}
