package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// partnersOf goes to the page of partners.
func partnersOf(t *testing.T, w *Window) *desk.Room[storage.PartnerRow] {
	t.Helper()
	w.Go(string(register.KindPartner))
	return pageOf[*desk.Room[storage.PartnerRow]](t, w)
}

func living(t *testing.T, f *storagetest.Factory, k register.Kind) int {
	t.Helper()
	counts, err := f.Counts(background)
	if err != nil {
		t.Fatal(err)
	}
	return counts[k]
}

func TestSeveralAreDeletedAndTakenBackAsOne(t *testing.T) {
	f := storagetest.New(t)
	for i := range 6 {
		f.Partner(register.Partner{Name: register.Ru(fmt.Sprintf("Партнёр %d", i))})
	}
	w := show(t, f)
	room := partnersOf(t, w)
	list := room.List()
	list.Held = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	list.SelectAt(1)
	for range 3 {
		press(w, fyne.KeyDown)
	}
	chosen := list.Selected()
	if said := words(room.Content()); !strings.Contains(said, "Выбрано: 4") || !strings.Contains(said, lang.T("menu.delete")) {
		t.Fatalf("four chosen rows are not said, nor what can be done to them: %s", said)
	}
	press(w, fyne.KeyDelete)
	answer(t, w, "delete.do")
	if n := living(t, f, register.KindPartner); n != 2 {
		t.Fatalf("%d are left of 6 less 4", n)
	}
	if now, at, is := list.Current(); !is || at != 1 || len(list.Selected()) != 1 || room.Count() != "2 партнёра" {
		t.Errorf("current is %v at %d, %d selected, %q: it should be what followed", now, at, len(list.Selected()), room.Count())
	}
	if card, _ := room.Current(); card != list.Keys()[1] {
		t.Error("the card is another than the current row")
	}
	w.Go("overview")
	w.unless(w.UndoUnlessForm)
	if n := living(t, f, register.KindPartner); n != 6 {
		t.Fatalf("Ctrl+Z brought back %d of 4", n-2)
	}
	if w.current.ID() != "partner" || len(list.Selected()) != len(chosen) || room.Count() != "6 партнёров" {
		t.Errorf("on page %s %v are selected, %q: what came back should be", w.current.ID(), list.Selected(), room.Count())
	}
	if card, _ := room.Current(); card != chosen[0] {
		t.Error("the card is not that of what came back")
	}
	if note := w.notes.Text(); note != "Возвращены из корзины 4 записи" {
		t.Errorf("the note says %q", note)
	}
}

func TestAnImportIsTakenBackOnlyByItsName(t *testing.T) {
	f := storagetest.New(t)
	brought := []register.Record{
		&register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerState},
		&register.Partner{Name: register.Ru("Гянджа"), Kind: register.PartnerState},
		&register.Sphere{Name: register.Ru("Торговля")},
	}
	if _, err := f.ImportAs(background, storage.ActImport, "партнёры.json", brought); err != nil {
		t.Fatal(err)
	}
	w := show(t, f)
	room := partnersOf(t, w)
	room.List().SelectAt(0)
	later, err := f.Record(background, brought[0].Ref())
	if err != nil {
		t.Fatal(err)
	}
	later.(*register.Partner).Name = register.Ru("Баку, столица")
	if _, err := f.Save(background, later); err != nil {
		t.Fatal(err)
	}
	w.Undo() // the edit
	if kit.DialogOpen(w.Canvas()) || living(t, f, register.KindPartner) != 2 {
		t.Fatal("an edit is not undone at once")
	}
	for range 2 {
		w.Undo()
		if said := words(question(t, w)); !strings.Contains(said, "Отменить импорт «партнёры.json»: 3 записи?") || !strings.Contains(said, "2 партнёра, 1 сфера") {
			t.Errorf("the question is %s", said)
		}
		if living(t, f, register.KindPartner) != 2 {
			t.Fatal("Ctrl+Z took an import back without a question")
		}
		w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	w.Undo()
	answer(t, w, "undo.verb.to_trash")
	if living(t, f, register.KindPartner) != 0 || inTrash(t, f) != 3 {
		t.Error("the import was not taken back whole")
	}
	if note := w.notes.Text(); note != "Импорт «партнёры.json» отменён: 3 записи" {
		t.Errorf("the note says %q", note)
	}
}

func inTrash(t *testing.T, f *storagetest.Factory) int {
	t.Helper()
	trash, err := f.Trash(background)
	if err != nil {
		t.Fatal(err)
	}
	return len(trash)
}

// Where one record of a batch clashes with a later change, nothing of the batch is taken back.
func TestWhatChangedSinceIsNotTakenBackAndSaidInWords(t *testing.T) {
	f := storagetest.New(t)
	baku, gyanja := f.Partner(register.Partner{Name: register.Ru("Баку")}), f.Partner(register.Partner{Name: register.Ru("Гянджа")})
	baku.Name.Ru, gyanja.Name.Ru = "Город Баку", "Город Гянджа"
	if _, err := f.SaveAll(background, baku, gyanja); err != nil {
		t.Fatal(err)
	}
	w := show(t, f)
	other, err := storage.Open(background, f.Path(), storagetest.Options("Айгуль"))
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := storage.Get[register.Partner](background, other, baku.ID)
	if err == nil {
		theirs.Name.Ru = "Бакы"
		_, err = other.Save(background, theirs)
	}
	if err == nil {
		err = other.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	w.Undo()
	if said := words(question(t, w)); !strings.Contains(said, "Бакы") || !strings.Contains(said, "Айгуль") {
		t.Errorf("it is said as %s", said)
	}
	if left, err := storage.Get[register.Partner](background, f.Store, gyanja.ID); err != nil || left.Name.Ru != "Город Гянджа" {
		t.Errorf("half of a change was taken back: %v %v", left, err)
	}
}

// The number of all is known only once the list has been read again; until then the line says what was known.
func TestTheCountIsNeverBelowNothing(t *testing.T) {
	f := storagetest.New(t)
	for range 3 {
		f.Partner(register.Partner{Kind: register.PartnerMunicipality})
	}
	f.Partner(register.Partner{})
	s := make(screen, 1000)
	w := newPlace(t).window(t, f.Store, s.loader())
	s.draw()
	room := partnersOf(t, w)
	s.draw()
	room.SetFilter("kind", kit.Option{Value: string(register.PartnerMunicipality), Label: "город"})
	s.draw()
	if room.Count() != "3 из 4" {
		t.Fatalf("the count is %q", room.Count())
	}
	room.Refresh()
	if room.Count() != "3 из 4" {
		t.Errorf("while the list is read the count is %q", room.Count())
	}
	f.Partner(register.Partner{})
	s.draw()
	room.Refresh()
	s.draw()
	if room.Count() != "3 из 5" {
		t.Errorf("then it is %q", room.Count())
	}
}
