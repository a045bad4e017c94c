package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// promising is a visit with outcomes that nothing has settled yet.
func promising(f *storagetest.Factory, outcomes ...string) *register.Visit {
	v := register.Visit{Title: register.Ru("Визит в Баку")}
	for _, text := range outcomes {
		v.Outcomes = append(v.Outcomes, register.Outcome{Text: register.Ru(text), Kind: register.OutcomeAgreed})
	}
	return f.Visit(v)
}

// halfWritten is a place where a commitment with the number 7 was begun for the first outcome of a visit when the program
// crashed.
func halfWritten(t *testing.T, f *storagetest.Factory, v *register.Visit) place {
	t.Helper()
	p := newPlace(t)
	w := p.window(t, f.Store, kit.InLine())
	outcome := desk.Awaiting{Of: v.Ref(), Outcome: v.Outcomes[0].ID}
	w.EditFor(outcome.Begin(register.KindCommitment, v), outcome)
	w.form.form.Field("number").Focus()
	put(w, "7")
	w.Canvas().Unfocus()
	return p
}

// chooseOurs says in the form of a commitment that it is ours.
func chooseOurs(w *Window) {
	w.form.form.Field("side").Focus()
	test.Type(w.Canvas().Focused(), lang.T("commitment.side.ours"))
}

// restored saves in the next session what the one before has left half written.
func restored(t *testing.T, f *storagetest.Factory, p place) {
	t.Helper()
	next := p.window(t, f.Store, kit.InLine())
	if next.form == nil {
		t.Fatal("the next session does not open the form again")
	}
	form := next.form.form
	answer(t, next, "form.draft.restore")
	chooseOurs(next)
	form.Save()
	if len(p.drafts.Keys()) != 0 {
		t.Errorf("what was saved is offered again: %v", p.drafts.Keys())
	}
}

// A record made for an outcome settles it with its own save; what is given up settles nothing.
func TestWhatIsMadeForAnOutcomeSettlesIt(t *testing.T) {
	f := storagetest.New(t)
	v := promising(f, "Логистика")
	w := show(t, f)
	settled := func() register.Ref {
		r, err := f.Record(background, v.Ref())
		if err != nil {
			t.Fatal(err)
		}
		return r.(*register.Visit).Outcomes[0].By
	}
	link := desk.Awaiting{Of: v.Ref(), Outcome: v.Outcomes[0].ID}
	promise := &register.Commitment{Title: register.Ru("Логистика"), Source: v.Ref(), Side: register.DutyOurs}
	w.Open(v.Ref())
	w.EditFor(promise, link)
	if w.form == nil || w.current.ID() != "commitment" {
		t.Fatal("the form of the commitment is not open")
	}
	w.leaveForm(func() {})
	if !settled().IsZero() {
		t.Fatal("a form that was left has settled the outcome")
	}
	w.EditFor(promise, link)
	w.form.form.Save()
	if at := w.here(); at.page != "visit" || at.record != v.ID {
		t.Errorf("saved, it leads to %v and not back to the visit", at)
	}
	if w.form != nil || settled() != promise.Ref() {
		t.Fatalf("the outcome is settled by %v, want %v", settled(), promise.Ref())
	}
	w.unless(w.UndoUnlessForm)
	if r, _ := f.Record(background, promise.Ref()); !settled().IsZero() || !r.Meta().InTrash() {
		t.Error("one undo does not take back both")
	}
}

// A visit has a dozen outcomes: after each the keyboard is where it was, not in the list.
func TestTheKeyboardComesBackToTheOutcome(t *testing.T) {
	f := storagetest.New(t)
	v := promising(f, "Логистика", "Школы")
	w := show(t, f)
	w.Open(v.Ref())
	c := w.Canvas()
	for range 40 {
		c.FocusNext()
		if o, is := c.Focused().(fyne.CanvasObject); is && strings.TrimSpace(words(o)) == lang.T("outcome.make.commitment") {
			break
		}
	}
	press(w, fyne.KeyReturn)
	w.leaveForm(func() {})
	w.closeForm()
	press(w, fyne.KeyReturn)
	if w.form == nil || w.current.ID() != "commitment" {
		t.Fatal("left, the form does not lead back to the way that led to it")
	}
	chooseOurs(w)
	w.form.form.Save()
	if w.current.ID() != "visit" {
		t.Fatalf("saved, it leads to %s", w.current.ID())
	}
	press(w, fyne.KeyReturn) // the line says now what has settled the outcome
	if w.current.ID() != "commitment" || w.form != nil {
		t.Errorf("the keyboard is in %T", c.Focused())
	}
}

// A crash does not part what was half written from the outcome that it was written for.
func TestADraftForAnOutcomeSettlesItAfterACrash(t *testing.T) {
	f := storagetest.New(t)
	v := promising(f, "Логистика")
	p := halfWritten(t, f, v)
	if len(p.drafts.Keys()) != 1 {
		t.Fatalf("drafts are %v", p.drafts.Keys())
	}

	restored(t, f, p)
	r, err := f.Record(background, v.Ref())
	if err != nil {
		t.Fatal(err)
	}
	by := r.(*register.Visit).Outcomes[0].By
	promise, err := f.Record(background, by)
	if err != nil {
		t.Fatalf("the outcome is settled by %v: %v", by, err)
	}
	if c := promise.(*register.Commitment); c.Number != "7" || c.Source != v.Ref() {
		t.Errorf("it is settled by %+v", c)
	}
}

// Somebody has taken the outcome away meanwhile; what was written for it is not taken with it.
func TestADraftOutlivesItsOutcome(t *testing.T) {
	f := storagetest.New(t)
	v := promising(f, "Логистика")
	p := halfWritten(t, f, v)
	v.Outcomes = nil
	if _, err := f.Save(background, v); err != nil {
		t.Fatal(err)
	}

	restored(t, f, p)
	ids, err := f.CommitmentIDs(background, storage.CommitmentQuery{Query: storage.Query{Order: "number"}})
	if err != nil || len(ids) != 1 {
		t.Fatalf("%d commitments, %v", len(ids), err)
	}
	if r, err := f.Record(background, register.Ref{Kind: register.KindCommitment, ID: ids[0]}); err != nil || r.(*register.Commitment).Number != "7" {
		t.Errorf("it is saved as %+v, %v", r, err)
	}
}

// Another commitment was half written too: neither takes the other's place.
func TestADraftWhoseOutcomeHasGoneTakesNoOthersPlace(t *testing.T) {
	f := storagetest.New(t)
	v := promising(f, "Логистика")
	p := halfWritten(t, f, v)
	const free = "commitment/new"
	other := []byte(`{"title":{"ru":"Школы"}}`)
	if err := p.drafts.Keep(free, other); err != nil {
		t.Fatal(err)
	}
	v.Outcomes = nil
	if _, err := f.Save(background, v); err != nil {
		t.Fatal(err)
	}
	if next := p.window(t, f.Store, kit.InLine()); next.form == nil {
		t.Fatal("the next session opens no form")
	}
	if kept, _ := p.drafts.Load(free); string(kept) != string(other) || len(p.drafts.Keys()) != 2 {
		t.Errorf("drafts are %v, the other one is %s", p.drafts.Keys(), kept)
	}
}
