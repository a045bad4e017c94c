package ui

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// ctrl types a shortcut of the form. Those of the window cannot be typed: the toolkit's test canvas
// takes shortcuts but does not hear them.
func ctrl(w *Window, key fyne.KeyName) {
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
}

// answer returns an answer of the question that is open, by its word.
func answer(t *testing.T, w *Window, key string) {
	t.Helper()
	for _, b := range within[*kit.Button](question(t, w)) {
		if b.Word() == lang.T(key) {
			b.Press()
			return
		}
	}
	t.Fatalf("no answer is called %q", lang.T(key))
}

// put types into the field that has the keyboard, in place of what is there.
func put(w *Window, text string) {
	w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	test.Type(w.Canvas().Focused(), text)
}

func TestDeleteAndUndo(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле")})
	w := show(t, f)
	w.Open(a.Ref())
	w.key(fyne.KeyDelete)
	room := agreementsOf(w)
	if len(room.List().Keys()) != 0 || !strings.Contains(w.notes.Text(), "О торговле") {
		t.Fatalf("%d listed, the note says %q", len(room.List().Keys()), w.notes.Text())
	}
	w.unless(w.UndoUnlessForm)
	if len(room.List().Keys()) != 1 || !strings.Contains(w.notes.Text(), "О торговле") {
		t.Errorf("after Ctrl+Z %d listed, the note says %q", len(room.List().Keys()), w.notes.Text())
	}
	w.key(fyne.KeyDelete)
	w.notes.Act()
	if len(room.List().Keys()) != 1 {
		t.Error("what the note offers does not bring it back")
	}
}

func TestDeleteAsksWhereSomethingHangs(t *testing.T) {
	f := storagetest.New(t)
	p := f.Partner(register.Partner{Name: register.Ru("КАМАЗ")})
	f.Agreement(register.Agreement{Parties: []register.Party{{Side: register.Theirs, PartnerID: p.ID}}})
	w := show(t, f)
	w.Delete(p.Ref())
	answer(t, w, "dialog.cancel")
	if r, err := f.Record(background, p.Ref()); err != nil || r.Meta().InTrash() {
		t.Fatal("it was deleted although that was not wanted", err)
	}
	w.Delete(p.Ref())
	answer(t, w, "delete.do")
	if r, _ := f.Record(background, p.Ref()); !r.Meta().InTrash() {
		t.Error("it was not deleted")
	}
}

func TestAChangedFormAsksBeforeItIsLeft(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Number: "1"})
	w := show(t, f)
	w.Open(a.Ref())
	w.key(fyne.KeyF2)
	if w.form == nil {
		t.Fatal("F2 opens no form")
	}
	w.Go("trash")
	if w.form != nil || w.current.ID() != "trash" {
		t.Fatal("an unchanged form holds the window")
	}

	w.Open(a.Ref())
	w.key(fyne.KeyF2)
	put(w, "14/2002")
	w.Go("trash")
	answer(t, w, "form.leave.stay")
	if w.form == nil || w.current.ID() != "agreement" {
		t.Fatal("staying does not stay")
	}
	w.Go("trash")
	answer(t, w, "form.leave.drop")
	if w.form != nil || w.current.ID() != "trash" {
		t.Error("giving up the changes does not lead on")
	}
	if r, _ := f.Record(background, a.Ref()); r.(*register.Agreement).Number != "1" {
		t.Error("what was given up is saved")
	}

	w.Open(a.Ref())
	w.key(fyne.KeyF2)
	put(w, "14/2002")
	ctrl(w, fyne.KeyS)
	if r, _ := f.Record(background, a.Ref()); r.(*register.Agreement).Number != "14/2002" || w.form != nil {
		t.Error("Ctrl+S does not save")
	}
}

func TestStayingForgetsWhereOneWasGoing(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Number: "1"})
	w := show(t, f)
	w.Open(a.Ref())
	w.key(fyne.KeyF2)
	put(w, "14/2002")
	w.Go("trash")
	answer(t, w, "form.leave.stay")
	w.key(fyne.KeyEscape)
	answer(t, w, "form.leave.drop")
	if w.form != nil || w.current.ID() != "agreement" {
		t.Errorf("after Esc the window is on page %s", w.current.ID())
	}
}

func TestADraftSurvivesACrash(t *testing.T) {
	f := storagetest.New(t)
	p := newPlace(t)
	w := p.window(t, f.Store, kit.InLine())
	w.New()
	put(w, "14/2002")
	w.Canvas().Unfocus() // leaving a field keeps the draft, as two seconds of rest do
	if len(p.drafts.Keys()) != 1 {
		t.Fatalf("drafts are %v", p.drafts.Keys())
	}

	next := p.window(t, f.Store, kit.InLine())
	if next.form == nil {
		t.Fatal("the next session does not open the form again")
	}
	form := next.form.form
	answer(t, next, "form.draft.restore")
	if got := next.form.record.(*register.Agreement).Number; got != "14/2002" || !form.Dirty() {
		t.Errorf("the form holds %q", got)
	}
	next.key(fyne.KeyEscape)
	answer(t, next, "form.leave.drop")
	if len(p.drafts.Keys()) != 0 {
		t.Errorf("a draft that was given up stays: %v", p.drafts.Keys())
	}
	if last := p.window(t, f.Store, kit.InLine()); last.form != nil {
		t.Error("what was given up is offered again")
	}
}

// The program may be ended between the saving of a record and the going of its draft.
func TestADraftOfWhatWasSavedIsNotOffered(t *testing.T) {
	f := storagetest.New(t)
	p := newPlace(t)
	kept := func(key string, r register.Record) {
		t.Helper()
		data, err := json.Marshal(r)
		if err == nil {
			err = p.drafts.Keep(key, data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	made := f.Partner(register.Partner{Name: register.Ru("Шеки"), Kind: register.PartnerMunicipality})
	changed := f.Partner(register.Partner{Name: register.Ru("Шуша"), Kind: register.PartnerMunicipality})
	kept("partner/new", &register.Partner{Name: register.Ru(" Шеки "), Kind: register.PartnerMunicipality, Aliases: []string{""}})
	before := *changed
	changed.Note = register.Ru("Столица")
	typed := *changed
	if _, err := f.Save(background, changed); err != nil {
		t.Fatal(err)
	}
	typed.Head = before.Head
	kept("partner/"+changed.ID.String(), &typed)
	if w := p.window(t, f.Store, kit.InLine()); w.form != nil || w.Canvas().Overlays().Top() != nil {
		t.Error("a form opens for what was saved")
	}
	if keys := p.drafts.Keys(); len(keys) != 0 {
		t.Errorf("left over: %v", keys)
	}

	typed.Note = register.Ru("Столица края")
	kept("partner/"+changed.ID.String(), &typed)
	kept("partner/new", &register.Partner{Name: register.Ru("Шеки"), Kind: register.PartnerMunicipality, Note: register.Ru("Другое")})
	if w := p.window(t, f.Store, kit.InLine()); w.form == nil || len(p.drafts.Keys()) != 2 {
		t.Errorf("what says something else than %s is offered", made.Ref().ID)
	}
}

// screen collects what other goroutines want done on the screen, for the test to do it.
type screen chan func()

func (s screen) loader() *kit.Loader {
	l := kit.InLine()
	l.OnScreen = func(do func()) { s <- do }
	return l
}

// draw does all there is to do.
func (s screen) draw() {
	for {
		select {
		case do := <-s:
			do()
		default:
			return
		}
	}
}

func TestTwoWindowsOnOneRegister(t *testing.T) {
	f := storagetest.New(t)
	a := f.Agreement(register.Agreement{Title: register.Ru("О торговле"), Number: "1"})
	p := newPlace(t)
	theirs, err := storage.Open(background, f.Path(), storagetest.Options("Иванова"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = theirs.Close() }()
	s := make(screen, 100)
	w := p.window(t, f.Store, s.loader())
	s.draw()
	w.Open(a.Ref())
	s.draw()

	rename := func(number, title string) {
		t.Helper()
		r, err := theirs.Record(background, a.Ref())
		if err != nil {
			t.Fatal(err)
		}
		r.(*register.Agreement).Number, r.(*register.Agreement).Title = number, register.Ru(title)
		if _, err := theirs.Save(background, r); err != nil {
			t.Fatal(err)
		}
		f.Clock.Pass(time.Second) // so that the window hears of it
		s.draw()
	}
	rename("2", "О торговле")
	if row, _ := agreementsOf(w).List().Row(a.ID); row.Number != "2" {
		t.Errorf("the window shows number %q after another has saved", row.Number)
	}

	edit := func(number string) {
		t.Helper()
		w.key(fyne.KeyF2)
		s.draw()
		put(w, number)
	}
	saved := func() *register.Agreement {
		t.Helper()
		r, err := f.Record(background, a.Ref())
		if err != nil {
			t.Fatal(err)
		}
		return r.(*register.Agreement)
	}

	// Both have changed the number: theirs and mine are shown, and mine is kept where that is wanted;
	// what only they have changed stays theirs.
	edit("14/2002")
	rename("21/2019", "О культуре")
	ctrl(w, fyne.KeyS)
	s.draw()
	said := words(question(t, w))
	for _, want := range []string{"Иванова", "21/2019", "14/2002"} {
		if !strings.Contains(said, want) {
			t.Errorf("the question does not show %q:\n%s", want, said)
		}
	}
	answer(t, w, "conflict.stay")
	if w.form == nil || saved().Number != "21/2019" {
		t.Fatal("staying saves or closes")
	}
	ctrl(w, fyne.KeyS)
	s.draw()
	answer(t, w, "conflict.keep_mine")
	s.draw()
	if got := saved(); got.Number != "14/2002" || got.Title.Ru != "О культуре" || w.form != nil {
		t.Errorf("saved is № %s %s", got.Number, got.Title.Ru)
	}

	// Theirs is taken: mine is given up, and only then.
	edit("33")
	rename("44", "О культуре")
	ctrl(w, fyne.KeyS)
	s.draw()
	answer(t, w, "conflict.take_theirs")
	s.draw()
	if got := saved(); got.Number != "44" || w.form != nil || w.here().record != a.ID {
		t.Errorf("saved is № %s, the window is at %v", got.Number, w.here())
	}
	history, err := f.History(background, a.ID)
	if err != nil || len(history) != 6 {
		t.Errorf("the history holds %d changes, %v", len(history), err)
	}
}

func TestTheTextOfASignedAgreementIsChangedByAnother(t *testing.T) {
	f := storagetest.New(t)
	tatarstan, baku := f.Partner(register.Partner{Ours: true}), f.Partner(register.Partner{})
	a := f.Agreement(register.Agreement{
		Title: register.Ru("О торговле"), Number: "1", Term: register.TermOpen,
		Parties: []register.Party{
			{Side: register.Ours, PartnerID: tatarstan.ID, SignedOn: "2022-11-29"}, {Side: register.Theirs, PartnerID: baku.ID, SignedOn: "2022-11-29"},
		},
	})
	w := show(t, f)
	saved := func() *register.Agreement {
		t.Helper()
		r, err := f.Record(background, a.Ref())
		if err != nil {
			t.Fatal(err)
		}
		return r.(*register.Agreement)
	}
	edit := func(path, text string) {
		t.Helper()
		w.Open(a.Ref())
		w.key(fyne.KeyF2)
		w.form.form.Field(path).Focus()
		put(w, text)
		ctrl(w, fyne.KeyS)
	}

	edit("number", "14/2002")
	if saved().Number != "14/2002" || w.form != nil {
		t.Fatal("a number is no text of an agreement, and is saved at once")
	}
	edit("title", "О торговле и культуре")
	if said := words(question(t, w)); !strings.Contains(said, "29.11.2022") {
		t.Errorf("the question does not say when it was signed:\n%s", said)
	}
	answer(t, w, "agreement.amend.do")
	if saved().Title.Ru != "О торговле" || w.form == nil {
		t.Fatalf("the signed text is %q now", saved().Title.Ru)
	}
	draft := w.form.record.(*register.Agreement)
	if len(draft.Links) != 1 || draft.Links[0].AgreementID != a.ID || !strings.Contains(draft.Summary.Ru, "О торговле и культуре") {
		t.Errorf("the amendment links to %v and says %q", draft.Links, draft.Summary.Ru)
	}
	w.form.form.Leave()
	question(t, w) // what was typed is not given up unasked
	answer(t, w, "form.leave.drop")

	edit("title", "О торговли")
	answer(t, w, "agreement.amend.still")
	if saved().Title.Ru != "О торговли" || w.form != nil {
		t.Errorf("the correction was not saved: %q", saved().Title.Ru)
	}
}

// What the program has written lies in front of the user, and is not lost by leaving.
func TestAFormOpenedAtAFieldHoldsWhatIsKeptNowhereYet(t *testing.T) {
	f := storagetest.New(t)
	v := f.Visit(register.Visit{Title: register.Ru("Визит в Баку"), From: "2022-11-29"})
	w := show(t, f)
	w.EditAt(v, nil, "report.on")
	if w.form == nil || !w.form.form.Dirty() {
		t.Fatal("leaving would not ask")
	}
	for _, r := range "05.12.2022" {
		w.Canvas().Focused().TypedRune(r)
	}
	w.form.form.Save()
	r, err := f.Record(background, v.Ref())
	if err != nil || r.(*register.Visit).Report.On != "2022-12-05" {
		t.Errorf("the keyboard was not in the day of the report: %v", err)
	}
}

// A row that a step of the card has only begun is no change.
func TestARecordedOutcomeLeftUntouchedAsksNothing(t *testing.T) {
	f := storagetest.New(t)
	v := f.Visit(register.Visit{Title: register.Ru("Визит в Баку"), From: "2022-11-29"})
	w := show(t, f)
	w.Open(v.Ref())
	begin := func() *kit.Form {
		t.Helper()
		for _, b := range within[*kit.Button](w.current.Content()) {
			if b.Word() == lang.T("visit.step.outcome") {
				b.Press()
				break
			}
		}
		if w.form == nil || w.form.form.Field("outcomes[0].text") == nil {
			t.Fatal("the form does not begin an outcome")
		}
		return w.form.form
	}
	if form := begin(); form.Dirty() {
		t.Error("an outcome of which nothing is said is a change")
	}
	w.leaveForm(func() {})
	if w.form != nil {
		t.Fatal("leaving it asks to save")
	}
	form := begin()
	put(w, "Логистика")
	if !form.Dirty() {
		t.Error("what is typed would be lost unasked")
	}
	form.Save()
	r, err := f.Record(background, v.Ref())
	if got := r.(*register.Visit).Outcomes; err != nil || len(got) != 1 || got[0].Text.Ru != "Логистика" {
		t.Errorf("saved are %+v, %v", got, err)
	}
}
