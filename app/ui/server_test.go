package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// onServer is a session that shows a register on a server with one partner; its clock stands still, and the line can be cut.
func onServer(t *testing.T) (s *session, p *register.Partner, line *storagetest.Line) {
	t.Helper()
	line = storagetest.NewLine(t)
	made, err := storage.Open(background, line.Address, storagetest.Options("tester"))
	if err != nil {
		t.Fatal(err)
	}
	p = &register.Partner{Name: register.Ru("Баку"), Kind: register.PartnerMunicipality}
	if _, err := made.Save(background, p); err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	s = firstSession(t, "")
	s.begin(line.Address)()
	if s.shown == nil {
		t.Fatal("the register is not shown")
	}
	return s, p, line
}

func TestAFormIsSavedWhenTheServerIsBack(t *testing.T) {
	s, p, line := onServer(t)
	w := s.shown
	w.Open(p.Ref())
	w.key(fyne.KeyF2)
	put(w, "Город Баку")
	line.Cut()
	ctrl(w, fyne.KeyS)
	if w.form == nil {
		t.Fatal("the form is gone")
	}
	if w.apart.Text() != lang.T("apart.unsent") {
		t.Errorf("the window says %q", w.apart.Text())
	}
	line.Mend()
	s.loader.Clock.(*clock.Manual).Pass(time.Second)
	if w.form != nil {
		t.Errorf("the form is not saved: the window says %q", w.apart.Text())
	}
	r, err := s.store.Record(background, p.Ref())
	if err != nil || !strings.Contains(r.Label().Ru, "Город Баку") {
		t.Fatalf("saved is %v: %v", r, err)
	}
}

func TestAPageIsReadAgainWhenTheServerIsBack(t *testing.T) {
	s, p, line := onServer(t)
	w := s.shown
	w.Open(p.Ref())
	line.Cut()
	w.current.Refresh()
	said := func() string { return strings.Join(strings.Fields(words(s.window.Content())), "") } // however it is broken into lines
	unread := strings.Join(strings.Fields(lang.T("error.unanswered")), "")
	if !strings.Contains(said(), unread) {
		t.Fatalf("the window says %q", said())
	}
	s.loader.Clock.(*clock.Manual).Pass(time.Second)
	line.Mend()
	s.loader.Clock.(*clock.Manual).Pass(time.Second)
	if all := said(); strings.Contains(all, unread) || !strings.Contains(all, "Баку") {
		t.Errorf("the window still says %q", all)
	}
}

func TestTheSettingsOfARegisterOnAServerOfferWhatHoldsThere(t *testing.T) {
	s, _, _ := onServer(t)
	s.shown.Go("settings")
	all := words(s.shown.current.Content())
	for _, key := range []string{"settings.author", "site.move", "backup.title"} {
		if strings.Contains(all, lang.T(key)) {
			t.Errorf("the settings offer %q", lang.T(key))
		}
	}
	if !strings.Contains(all, lang.T("settings.register.on_server")) {
		t.Error("the settings lead to no other server")
	}
}

// A server that was asked wrongly answers the same each time: to try again means to be asked again.
func TestWhoNamedTheServerWronglyIsAskedAgain(t *testing.T) {
	for trouble, wrong := range map[error]string{
		storage.ErrNoEntry:         "postgres://ildar:wrong@127.0.0.1/office",
		storage.ErrRootCertificate: "postgres://ildar@127.0.0.1/office?sslrootcert=/nowhere/root.crt",
		storage.ErrNoDatabase:      "postgres://ildar@127.0.0.1/office",
	} {
		s := firstSession(t, "")
		s.Address = wrong
		s.welcome(fmt.Errorf("open: %w", trouble))
		way := wayOf(t, s, "first.again")
		if all := words(way); strings.Contains(all, "://") || !strings.Contains(all, "office") {
			t.Errorf("%v: the server is called %q", trouble, all)
		}
		way.Tapped(nil)
		c := s.window.Canvas()
		if c.Overlays().Top() == nil || !strings.Contains(words(c.Overlays().Top()), "ildar") {
			t.Errorf("%v: nothing is asked", trouble)
			continue
		}
		test.Type(c.Focused(), "x")
		if all := words(c.Overlays().Top()); strings.Contains(all, "ildarx") || strings.Contains(all, "127.0.0.1x") {
			t.Errorf("%v: the password is typed into another field: %q", trouble, all)
		}
	}
}

func TestWhoIsNoLongerLetInSignsInAgainAndKeepsTheForm(t *testing.T) {
	s, p, _ := onServer(t)
	w := s.shown
	w.Open(p.Ref())
	w.key(fyne.KeyF2)
	put(w, "Город Баку")
	w.cameApart(storage.ErrNoEntry)
	if said := w.apart.Text(); !strings.Contains(said, lang.T("error.no_entry")) {
		t.Fatalf("the window says %q", said)
	}
	for _, b := range within[*kit.Button](w.apart) {
		if b.Word() == lang.T("apart.sign_in") {
			b.Press()
		}
	}
	for _, b := range within[*kit.Button](w.Canvas().Overlays().Top()) {
		if b.Word() == lang.T("server.open") {
			b.Press()
		}
	}
	if s.shown == w || s.shown == nil || s.shown.form == nil {
		t.Fatalf("the form is gone: %q", words(s.window.Content()))
	}
	ctrl(s.shown, fyne.KeyS)
	r, err := s.store.Record(background, p.Ref())
	if err != nil || !strings.Contains(r.Label().Ru, "Город Баку") {
		t.Fatalf("saved is %v: %v", r, err)
	}
}

// Who was not let in mends what was wrong and types the rest no more.
func TestWhereSomebodyWantedToSignInIsRemembered(t *testing.T) {
	s := firstSession(t, "")
	c := s.window.Canvas()
	wayOf(t, s, "first.server").Tapped(nil)
	test.Type(c.Focused(), "127.0.0.1:1") // where nobody answers
	c.FocusNext()
	test.Type(c.Focused(), "office")
	for _, b := range within[*kit.Button](c.Overlays().Top()) {
		if b.Word() == lang.T("server.open") {
			b.Press()
			break
		}
	}
	if !strings.Contains(words(s.window.Content()), lang.T("first.trouble")) {
		t.Fatalf("the page says %q", words(s.window.Content()))
	}
	wayOf(t, s, "first.server").Tapped(nil)
	for _, typed := range []string{"127.0.0.1:1", "office"} {
		if all := words(c.Overlays().Top()); !strings.Contains(all, typed) {
			t.Errorf("%q is to be typed again: %q", typed, all)
		}
	}
}

// TestAPastedAddressFillsTheForm: a whole address lands where the host is asked for, each part in its field.
func TestAPastedAddressFillsTheForm(t *testing.T) {
	s := firstSession(t, "")
	c := s.window.Canvas()
	wayOf(t, s, "first.server").Tapped(nil)
	c.Focused().(interface{ SetText(string) }).SetText(" postgres://ildar:secret@db.example.org:5433/office?sslrootcert=/etc/root.crt ")
	all := words(c.Overlays().Top())
	for _, part := range []string{"db.example.org:5433", "office", "ildar", "/etc/root.crt"} {
		if !strings.Contains(all, part) {
			t.Errorf("%q is not filled in: %q", part, all)
		}
	}
	if strings.Contains(all, "postgres://") {
		t.Errorf("the address stands in the field: %q", all)
	}
}
