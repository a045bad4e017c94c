package ui

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui/desk"
	"accord/app/ui/options"
	"accord/app/ui/sheets"
	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// sealedSession shows a register under seal, whose passphrase was entered on the first page.
func sealedSession(t *testing.T) *session {
	t.Helper()
	path := filepath.Join(t.TempDir(), "реестр.accord")
	store, err := storage.Create(background, path, storagetest.Options("tester"))
	if err == nil {
		err = store.Close()
	}
	if err == nil {
		err = storagetest.Sealed(path)
	}
	if err != nil {
		t.Fatal(err)
	}
	storage.Lock()
	s := firstSession(t, path)
	if s.shown != nil || !strings.Contains(words(s.window.Content()), lang.T("first.sealed")) {
		t.Fatal("it does not ask for the passphrase")
	}
	s.enterSecret("не та фраза")
	if s.shown != nil || !strings.Contains(words(s.window.Content()), lang.T("error.wrong_secret")) {
		t.Fatal("a wrong passphrase is not told")
	}
	s.enterSecret(storagetest.Passphrase)
	if s.shown == nil {
		t.Fatal("it does not open")
	}
	return s
}

// enterSecret answers the first page.
func (s *session) enterSecret(secret string) {
	s.first.secret.SetText(secret)
	s.first.secret.OnSubmitted(secret)
}

// A locked window shows nothing of the register, and what was half written goes on when it is opened again; on the disk it is
// closed all the while.
func TestALockedRegisterIsHiddenAndItsFormGoesOn(t *testing.T) {
	s := sealedSession(t)
	fresh := &register.Sphere{Name: register.Ru("Полузаписанная")}
	s.shown.edit(fresh, desk.Awaiting{})
	s.shown.form.form.Unsaved()
	fresh.Note.Ru = "Тайная заметка"
	s.shown.LockNow()
	if s.shown != nil || s.store != nil {
		t.Fatal("the register is still open")
	}
	if title := s.window.Title(); title != lang.T("app.name") {
		t.Errorf("the title says %q", title)
	}
	all := strings.ReplaceAll(words(s.window.Content()), "\n", " ")
	if strings.Contains(all, "Полузаписанная") || strings.Count(all, lang.T("first.sealed")) != 1 {
		t.Errorf("the page says %q", all)
	}
	if err := filepath.WalkDir(s.Folder, func(path string, about os.DirEntry, err error) error {
		if err != nil || about.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte("Тайная")) || bytes.Contains(content, []byte("Полузаписанная")) {
			t.Errorf("%s shows what is half written", path)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	s.enterSecret(storagetest.Passphrase)
	if s.shown == nil || s.shown.form == nil {
		t.Fatal("the form does not go on")
	}
	if got := s.shown.form.record.(*register.Sphere); got.Note.Ru != "Тайная заметка" || got.Name.Ru != "Полузаписанная" {
		t.Errorf("the form has %q, %q", got.Name.Ru, got.Note.Ru)
	}
}

// What is unfinished on a page goes on as well, whatever page it is.
func TestWhatIsUnfinishedOnAPageGoesOnAfterALock(t *testing.T) {
	s := sealedSession(t)
	found := func(id string) desk.Page {
		at := slices.IndexFunc(s.shown.pages, func(p desk.Page) bool { return p.ID() == id })
		return s.shown.pages[at]
	}
	s.shown.Go(sheets.ID)
	found(sheets.ID).(*sheets.Page).PasteAs(register.KindPerson, "ФИО\tДолжность\nТайный Иван\tСоветник\nТайный Пётр\tСекретарь")
	rows := found(sheets.ID).Count()
	if rows == "" {
		t.Fatal("no table is looked at")
	}
	s.shown.Go("settings")
	holidays := found("settings").(*options.Page)
	holidays.EditHolidays()
	var held struct {
		Days []struct {
			Day   int
			Month string
			Year  int
			Name  string
		}
	}
	holidays.Form().Unsaved()
	if err := json.Unmarshal(holidays.Carry(), &held); err != nil || len(held.Days) == 0 {
		t.Fatal(err)
	}
	held.Days[0].Name = "Тайный праздник"
	text, err := json.Marshal(held)
	if err != nil {
		t.Fatal(err)
	}
	holidays.Form().CarryOn(text)

	s.shown.LockNow()
	if err := filepath.WalkDir(s.Folder, func(path string, about os.DirEntry, err error) error {
		if err != nil || about.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte("Тайны")) {
			t.Errorf("%s shows what is unfinished", path)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	s.enterSecret(storagetest.Passphrase)
	if s.shown == nil || s.shown.current.ID() != "settings" {
		t.Fatal("the page in front is another one")
	}
	form := found("settings").(*options.Page).Form()
	if form == nil || !bytes.Contains(form.Carry(), []byte("Тайный праздник")) {
		t.Error("the form of the holidays does not go on")
	}
	if n := found(sheets.ID).Count(); n != rows {
		t.Errorf("of the table with %s %q is there", rows, n)
	}
	if keys := s.draftsOf(s.store).Keys(); len(keys) > 0 {
		t.Errorf("%v are kept on", keys)
	}
}

// A file dropped on the first page is opened there, and not by the window that was closed.
func TestAPackageDroppedOnTheFirstPageIsOpenedThere(t *testing.T) {
	s := sealedSession(t)
	s.shown.LockNow()
	path := filepath.Join(t.TempDir(), "чужой.accordpack")
	if err := os.WriteFile(path, []byte("no package"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.first.drop([]string{path})
	if all := words(s.window.Canvas().Overlays().Top()); !strings.Contains(all, filepath.Base(path)) {
		t.Errorf("it says %q", all)
	}
}

func TestARegisterIsLockedWhenNobodyUsesItAndWhenTheComputerSleeps(t *testing.T) {
	at := func(s *session) *clock.Manual { return s.loader.Clock.(*clock.Manual) }
	pass := func(s *session, d time.Duration) {
		for ; d > 0; d -= useRound {
			at(s).Pass(useRound)
			s.lookAtUse()
		}
	}
	s := sealedSession(t)
	if err := s.Settings.Set(settings.LockAfter, 5); err != nil {
		t.Fatal(err)
	}
	s.lookAtUse()
	pass(s, 4*time.Minute)
	s.used()
	pass(s, 4*time.Minute)
	if s.shown == nil {
		t.Fatal("it is locked while it is used")
	}
	pass(s, 2*time.Minute)
	if s.shown != nil {
		t.Fatal("it is not locked")
	}
	s.enterSecret(storagetest.Passphrase)
	if err := s.Settings.Set(settings.LockAfter, 0); err != nil {
		t.Fatal(err)
	}
	pass(s, 20*time.Minute)
	if s.shown == nil {
		t.Fatal("it is locked although it never should be")
	}
	at(s).Pass(time.Hour)
	s.lookAtUse()
	if s.shown != nil {
		t.Fatal("the computer has slept, and it is open")
	}
}

// What is remembered of a register under seal is remembered, and closed in the settings.
func TestWhatIsRememberedOfARegisterUnderSealIsClosed(t *testing.T) {
	s := sealedSession(t)
	s.shown.Keep("agreement.views", []string{"Тайный вид"})
	s.shown.Keep(settings.Look, 1)
	text, err := os.ReadFile(filepath.Join(s.Folder, "settings.json"))
	if err != nil || bytes.Contains(text, []byte("Тайный")) || bytes.Contains(text, []byte("views")) {
		t.Errorf("%v: %s", err, text)
	}
	s.shown.LockNow()
	s.enterSecret(storagetest.Passphrase)
	var views []string
	if !s.shown.Kept("agreement.views", &views) || len(views) != 1 || views[0] != "Тайный вид" {
		t.Errorf("it is forgotten: %v", views)
	}
}
