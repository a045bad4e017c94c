package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func firstSession(t *testing.T, address string) *session {
	t.Helper()
	p := newPlace(t)
	folder := t.TempDir()
	window := test.NewTempWindow(t, nil)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1366, 768))
	s := &session{
		Start:  Start{Settings: settings.Open(folder), Folder: folder, Version: "test"},
		app:    p.app,
		window: window,
		loader: kit.InLine(),
	}
	t.Cleanup(s.leave)
	s.begin(address)()
	return s
}

func wayOf(t *testing.T, s *session, key string) *wayOn {
	t.Helper()
	for _, way := range within[*wayOn](s.window.Content()) {
		if way.word.Text == lang.T(key) {
			return way
		}
	}
	t.Fatalf("the first page does not offer %q", lang.T(key))
	return nil
}

func TestTheFirstStartShowsTheSample(t *testing.T) {
	s := firstSession(t, "")
	c := s.window.Canvas()
	if first, ok := c.Focused().(*wayOn); !ok || first.word.Text != lang.T("first.sample") {
		t.Fatalf("the keyboard is in %T", c.Focused())
	}
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if s.shown == nil {
		t.Fatal("Enter does not show the sample")
	}
	counts, err := s.store.Counts(background)
	if err != nil || counts[register.KindVisit] == 0 {
		t.Errorf("the sample holds %v, %v", counts, err)
	}
	path := s.store.Path()
	if s.Settings.Text(settings.Register) != path {
		t.Error("the register is not kept for the next time")
	}

	// The next time the sample is there already, and what was changed in it stays.
	f, err := s.store.AgreementIDs(background, storage.AgreementQuery{})
	if err != nil || len(f) == 0 {
		t.Fatal("no agreement in the sample", err)
	}
	if _, err := s.store.Delete(background, register.Ref{Kind: register.KindAgreement, ID: f[0]}); err != nil {
		t.Fatal(err)
	}
	s.leave()
	s.welcome(nil)
	wayOf(t, s, "first.sample").Tapped(nil)
	if s.shown == nil || s.store.Path() != path {
		t.Fatal("the sample is not opened again")
	}
	if left, _ := s.store.Trash(background); len(left) != 1 {
		t.Errorf("%d records in the trash", len(left))
	}
}

func TestTheFirstStartSpeaksEveryLanguage(t *testing.T) {
	s := firstSession(t, "")
	for _, l := range register.Languages {
		for _, b := range within[*kit.Button](s.window.Content()) {
			if b.Word() == lang.T("settings.language."+string(l)) {
				b.Press()
				break
			}
		}
		if lang.Current() != l || s.Settings.Text(settings.Language) != string(l) {
			t.Fatalf("the language is %s", lang.Current())
		}
		wayOf(t, s, "first.new")
	}
}

func TestARegisterThatCannotBeOpened(t *testing.T) {
	folder := t.TempDir()
	gone := filepath.Join(folder, "нет.accord")
	s := firstSession(t, gone)
	if all := words(s.window.Content()); !strings.Contains(all, lang.T("first.trouble")) || !strings.Contains(all, lang.T("error.no_register")) {
		t.Errorf("the page says %q", all)
	}
	store, err := storage.Create(context.Background(), gone, storagetest.Options("tester"))
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	wayOf(t, s, "first.backups").Tapped(nil)
	if all := words(s.window.Content()); !strings.Contains(all, lang.T("backup.place")) {
		t.Errorf("the page says %q", all)
	}
	s.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	wayOf(t, s, "first.again").Tapped(nil)
	if s.shown == nil {
		t.Fatal("the second try does not open it")
	}

	// From an open register to a file that is none: the register stays.
	strange := filepath.Join(folder, "письмо.accord")
	if err := os.WriteFile(strange, []byte("это письмо"), 0o600); err != nil {
		t.Fatal(err)
	}
	var told error
	s.turnTo(strange, storage.Open, func(err error) { told = err })
	if told == nil || s.store.Path() != gone || s.shown == nil {
		t.Errorf("told %v, the register is %s", told, s.store.Path())
	}
	s.leave()
	s.begin(strange)()
	if all := words(s.window.Content()); !strings.Contains(all, lang.T("error.not_register")) {
		t.Errorf("the page says %q", all)
	}
}

// A register named from the folder in which the program was started is shown, and salvaged, by its whole path.
func TestARegisterIsShownByItsWholePath(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	s := firstSession(t, "нет.accord")
	if all := words(s.window.Content()); !strings.Contains(all, filepath.Join(folder, "нет.accord")) {
		t.Errorf("the page says %q", all)
	}
	if server := "postgres://office/register"; rooted(server) != server || rooted("") != "" {
		t.Error("an address of a server, or none, is no file")
	}
}

// Opening may take seconds; the window is there at once and says so.
func TestARegisterThatOpensSlowly(t *testing.T) {
	s := firstSession(t, "")
	answers := make(screen, 1)
	s.loader = answers.loader()
	path := filepath.Join(t.TempDir(), "Реестр.accord")
	s.Address = path
	came := make(chan opened, 1)
	came <- opened{err: storage.ErrLocked}
	s.await(came)
	if all := words(s.window.Content()); !strings.Contains(all, lang.T("first.busy")) || !strings.Contains(all, path) {
		t.Errorf("the page says %q", all)
	}
	if ways := within[*wayOn](s.window.Content()); len(ways) > 0 {
		t.Errorf("%d ways on are offered meanwhile", len(ways))
	}
	(<-answers)()
	if all := words(s.window.Content()); !strings.Contains(all, lang.T("error.locked")) {
		t.Errorf("the page says %q", all)
	}

	// The other program has gone.
	store, err := storage.Create(background, path, storagetest.Options("tester"))
	if err != nil {
		t.Fatal(err)
	}
	wayOf(t, s, "first.again")
	came <- opened{store: store}
	s.await(came)
	(<-answers)()
	if s.shown == nil || s.store != store {
		t.Error("the register that has come is not shown")
	}
}

// A package by which the program was started is one for the register that was open last, however slowly that opens.
func TestAPackageWaitsForTheRegisterThatWasOpenLast(t *testing.T) {
	s := firstSession(t, "")
	answers := make(screen, 64)
	s.loader = answers.loader()
	s.packed, s.running = filepath.Join(t.TempDir(), "Поездка.accordpack"), true
	path := filepath.Join(t.TempDir(), "Реестр.accord")
	store, err := storage.Create(background, path, storagetest.Options("tester"))
	if err != nil {
		t.Fatal(err)
	}
	s.Address = path
	came := make(chan opened, 1)
	came <- opened{store: store}
	s.await(came)
	s.openPacked()
	if s.packed == "" {
		t.Fatal("the package was opened before the register")
	}
	(<-answers)()
	if all := words(s.window.Canvas().Overlays().Top()); !strings.Contains(all, lang.T("packages.ask.take_in")) {
		t.Errorf("it is asked: %q", all)
	}
}

func TestANewRegisterIsAskedFor(t *testing.T) {
	s := firstSession(t, "")
	wayOf(t, s, "first.new").Tapped(nil)
	asked := within[*kit.Dialog](s.window.Canvas().Overlays().Top())
	if len(asked) != 1 {
		t.Fatal("no file is asked for")
	}
	asked[0].Close()
	path := filepath.Join(t.TempDir(), "Реестр.accord")
	s.turnTo(path, storage.Create, func(err error) { t.Fatal(err) })
	if s.shown == nil || s.store.Path() != path {
		t.Error("the new register is not shown")
	}
}

// A register that is made where another lay is not offered what was half written in that one; its own is.
func TestANewRegisterIsNotOfferedTheDraftOfTheOneBefore(t *testing.T) {
	s := firstSession(t, "")
	path := filepath.Join(t.TempDir(), "Реестр.accord")
	made := func() kit.FileDrafts {
		s.turnTo(path, storage.Create, func(err error) { t.Fatal(err) })
		return s.draftsOf(s.store)
	}
	d := made()
	if err := d.Keep("visit/new", []byte("{}")); err != nil {
		t.Fatal(err)
	}
	if keys := s.draftsOf(s.store).Keys(); len(keys) != 1 {
		t.Fatalf("its own draft is lost: %v", keys)
	}
	at, err := s.store.Made(background)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(d.Folder, "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v, %v", files, err)
	}
	if err := os.Chtimes(files[0], at.Add(-time.Hour), at.Add(-time.Hour)); err != nil { // written in what lay there an hour before
		t.Fatal(err)
	}
	s.leave()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if keys := made().Keys(); len(keys) > 0 {
		t.Errorf("the new register is offered %v", keys)
	}
}
