package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// withAgreement is a session that shows a register with one agreement; its clock stands still.
func withAgreement(t *testing.T) (s *session, a *register.Agreement) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "Реестр.accord")
	a = &register.Agreement{Number: "1", Title: register.Ru("О торговле"), Kind: register.AgreementAgreement}
	made, err := storage.CreateWith(background, path, storagetest.Options("tester"), func(store *storage.Store) error {
		partner := &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
		if _, err := store.Save(background, partner); err != nil {
			return err
		}
		a.Parties = []register.Party{{Side: register.Theirs, PartnerID: partner.ID}}
		_, err := store.Save(background, a)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	s = firstSession(t, "")
	s.begin(path)()
	if s.shown == nil {
		t.Fatal("the register is not shown")
	}
	return s, a
}

// typed opens the form of an agreement and writes another number.
func typed(w *Window, a *register.Agreement, number string) {
	w.Open(a.Ref())
	w.key(fyne.KeyF2)
	put(w, number)
}

func TestWorkGoesOnInACopyOfALostRegister(t *testing.T) {
	for fault, lose := range map[string]func(path string) error{
		"gone": os.Remove,
		"replaced": func(path string) error {
			return errors.Join(os.Remove(path), os.WriteFile(path, []byte("другое"), 0o600))
		},
	} {
		s, a := withAgreement(t)
		w := s.shown
		path := s.store.Path()
		typed(w, a, "14/2002")
		if err := lose(path); err != nil {
			t.Fatal(err)
		}
		ctrl(w, fyne.KeyS)
		if said := words(question(t, w)); !strings.Contains(strings.ReplaceAll(said, "\n", " "), lang.T("error."+fault)) {
			t.Errorf("%s: the dialog says %q", fault, said)
		}
		if w.form == nil || w.form.record.(*register.Agreement).Number != "14/2002" {
			t.Fatalf("%s: what was typed is lost", fault)
		}
		if w.apart.Text() != lang.T("apart."+fault) {
			t.Errorf("%s: the window says %q", fault, w.apart.Text())
		}
		answer(t, w, "copy.save")
		question(t, w).Close()
		copied := filepath.Join(t.TempDir(), "Копия.accord")
		w.saveCopyTo(copied)

		w = s.shown
		if s.store.Path() != copied || w.form == nil {
			t.Fatalf("%s: %s is open, with the form %v", fault, s.store.Path(), w.form)
		}
		if got := w.form.record.(*register.Agreement).Number; got != "14/2002" || w.Canvas().Overlays().Top() != nil {
			t.Fatalf("%s: the form holds %q, or asks", fault, got)
		}
		ctrl(w, fyne.KeyS)
		if r, err := s.store.Record(background, a.Ref()); err != nil || r.(*register.Agreement).Number != "14/2002" {
			t.Errorf("%s: the copy holds %v, %v", fault, r, err)
		}
		if w.apart.Text() != "" {
			t.Errorf("%s: the window still says %q", fault, w.apart.Text())
		}
	}
}

// Where the register's disk may only be read any more, work goes on in a copy too.
func TestWorkGoesOnInACopyOfARegisterThatIsClosedToWriting(t *testing.T) {
	s, a := withAgreement(t)
	w := s.shown
	typed(w, a, "14/2002")
	w.failBarred(fmt.Errorf("save: %w", storage.ErrReadOnly))
	if said := words(question(t, w)); !strings.Contains(strings.ReplaceAll(said, "\n", " "), lang.T("error.read_only")) {
		t.Errorf("the dialog says %q", said)
	}
	answer(t, w, "copy.save")
	question(t, w).Close()
	copied := filepath.Join(t.TempDir(), "Копия.accord")
	w.saveCopyTo(copied)
	w = s.shown
	if s.store.Path() != copied || w.form == nil || w.form.record.(*register.Agreement).Number != "14/2002" {
		t.Fatalf("%s is open, with the form %v", s.store.Path(), w.form)
	}
	ctrl(w, fyne.KeyS)
	if r, err := s.store.Record(background, a.Ref()); err != nil || r.(*register.Agreement).Number != "14/2002" {
		t.Errorf("the copy holds %v, %v", r, err)
	}
}

func TestARegisterThatComesBackIsWrittenAgain(t *testing.T) {
	s, a := withAgreement(t)
	w, path := s.shown, s.store.Path()
	typed(w, a, "14/2002")
	if err := os.Rename(path, path+".moved"); err != nil {
		t.Fatal(err)
	}
	ctrl(w, fyne.KeyS)
	answer(t, w, "dialog.close")
	if err := os.Rename(path+".moved", path); err != nil {
		t.Fatal(err)
	}
	ctrl(w, fyne.KeyS)
	if w.form != nil || w.apart.Text() != "" {
		t.Errorf("the form is %v, the window says %q", w.form, w.apart.Text())
	}
}

func TestTheSameRegisterIsOpenedAnew(t *testing.T) {
	s, a := withAgreement(t)
	first, path := s.store, s.store.Path()
	s.turnTo(path, storage.Open, func(err error) { t.Fatal(err) })
	if s.shown == nil || s.store == first {
		t.Fatal("it was not opened again")
	}
	if _, err := first.Record(background, a.Ref()); err == nil {
		t.Error("the first one is open still")
	}
	if _, err := s.store.Record(background, a.Ref()); err != nil {
		t.Error(err)
	}
}

func TestACrashIsToldOfWithItsReport(t *testing.T) {
	s, _ := withAgreement(t)
	s.tellCrash()
	if s.window.Canvas().Overlays().Top() != nil {
		t.Fatal("there was no crash")
	}
	report := filepath.Join(t.TempDir(), "crash-1.txt")
	if err := os.WriteFile(report, []byte("goroutine 1 [running]:"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Crash = report
	s.tellCrash()
	if said := words(question(t, s.shown)); !strings.Contains(said, "crash-1.txt") {
		t.Errorf("the dialog says %q", said)
	}
	answer(t, s.shown, "crash.copy")
	if got := s.app.Clipboard().Content(); got != "goroutine 1 [running]:" {
		t.Errorf("copied is %q", got)
	}
	answer(t, s.shown, "dialog.close")
}

// Of a register that was overwritten where it lies nothing can be copied; the form stays.
func TestAnOverwrittenRegisterKeepsTheForm(t *testing.T) {
	s, a := withAgreement(t)
	w, path := s.shown, s.store.Path()
	if err := s.store.Settle(background); err != nil {
		t.Fatal(err)
	}
	typed(w, a, "14/2002")
	if err := os.WriteFile(path, []byte("другое"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctrl(w, fyne.KeyS)
	if said := words(question(t, w)); !strings.Contains(strings.ReplaceAll(said, "\n", " "), lang.T("error.overwritten")) {
		t.Errorf("the dialog says %q", said)
	}
	answer(t, w, "dialog.close")
	if w.form == nil || w.form.record.(*register.Agreement).Number != "14/2002" {
		t.Error("what was typed is lost")
	}
	if w.apart.Text() != lang.T("apart.overwritten") {
		t.Errorf("the window says %q", w.apart.Text())
	}
	if err := s.store.CopyTo(background, filepath.Join(t.TempDir(), "b.accord")); !errors.Is(err, storage.ErrOverwritten) {
		t.Errorf("copied: %v", err)
	}
}
