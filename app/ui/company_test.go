package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/clock"
	"accord/storage/presence"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestAWindowSaysWhoElseHasTheRegisterOpen(t *testing.T) {
	s, _ := withAgreement(t)
	standing := s.loader.Clock.(*clock.Manual)
	title := func() string { return s.window.Title() }
	if strings.Contains(title(), "(") {
		t.Fatalf("alone, the title is %q", title())
	}
	other, _ := presence.Enter(s.store.Path(), presence.Mark{Name: "Петров", Computer: "KADRY", Window: true}, standing)
	standing.Pass(2 * lookRound)
	for _, said := range []string{title(), words(s.window.Content())} {
		if !strings.Contains(said, "Петров") || !strings.Contains(said, "KADRY") {
			t.Errorf("it says %q", said)
		}
	}
	s.shown.Speak(register.English)
	if !strings.Contains(title(), "also open: Петров") {
		t.Errorf("in another language the title is %q", title())
	}
	other.Leave()
	standing.Pass(2 * lookRound)
	if strings.Contains(title(), "Петров") {
		t.Errorf("when he has left the title is %q", title())
	}
	path := s.store.Path()
	if len(presence.At(path, "", standing.Now())) != 1 {
		t.Error("the window itself keeps no mark")
	}
	s.leave()
	if len(presence.At(path, "", standing.Now())) != 0 {
		t.Error("a closed window leaves its mark")
	}
}

func TestNoCopyTakesThePlaceOfARegisterThatOthersHaveOpen(t *testing.T) {
	s, a := withAgreement(t)
	standing := s.loader.Clock.(*clock.Manual)
	other, _ := presence.Enter(s.store.Path(), presence.Mark{Name: "Петров", Computer: "KADRY", Window: true}, standing)
	defer other.Leave()
	standing.Pass(2 * lookRound)
	s.shown.restore(backup.Backup{Path: filepath.Join(t.TempDir(), "копия.accord")}, "")
	if dialog := s.window.Canvas().Overlays().Top(); dialog == nil || !strings.Contains(words(dialog), "Петров") {
		t.Error("nobody says who has it open")
	}
	if _, err := s.store.Record(background, a.Ref()); err != nil || s.shown == nil {
		t.Errorf("the register was closed: %v", err)
	}
}

func TestARegisterIsMovedOutOfASynchronisedFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "Dropbox")
	path := filepath.Join(folder, "Реестр.accord")
	made, err := storage.Create(background, path, storagetest.Options("tester"))
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	s := firstSession(t, path)
	s.shown.Go("overview")
	if said := s.shown.sited.Text(); !strings.Contains(said, "Dropbox") {
		t.Fatalf("the window says %q", said)
	}
	standing := s.loader.Clock.(*clock.Manual)
	other, _ := presence.Enter(path, presence.Mark{Name: "Петров", Computer: "KADRY", Window: true}, standing)
	standing.Pass(2 * lookRound)
	s.shown.Relocate()
	if said := words(question(t, s.shown)); !strings.Contains(said, "Петров") {
		t.Fatalf("where others have it open it says %q", said)
	}
	question(t, s.shown).Close()
	other.Leave()
	standing.Pass(2*lookRound + time.Minute)
	to := filepath.Join(t.TempDir(), "Реестр.accord")
	s.shown.relocate(to)
	if s.shown == nil || s.store.Path() != to {
		t.Fatal("it is not open in its new place")
	}
	if said := words(question(t, s.shown)); !strings.Contains(strings.ReplaceAll(said, "\n", " "), "Прежний файл") {
		t.Errorf("it says %q", said)
	}
	question(t, s.shown).Close()
	if s.shown.sited.Text() != "" {
		t.Error("the warning stays")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("people go on in the old place")
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*перенесён*.accord")); len(left) != 1 {
		t.Errorf("left in the old place: %v", left)
	}
}

func TestARegisterThatACrashLeftOpenIsLookedThrough(t *testing.T) {
	s, _ := withAgreement(t)
	path := s.store.Path()
	s.leave()
	mark := filepath.Join(filepath.Dir(path), ".Реестр.accord.open-0")
	if err := os.WriteFile(mark, []byte(`{"name":"tester","computer":"`+computer()+`","process":2147483646,"window":true}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s.begin(path)()
	if said := strings.ReplaceAll(words(s.window.Content()), "\n", " "); !strings.Contains(said, lang.T("crash.whole")) {
		t.Errorf("the window says %q", said)
	}
}

func TestARestoredRegisterSaysThatItIs(t *testing.T) {
	s, a := withAgreement(t)
	made, err := backup.Make(background, s.store, backup.Plan{}, backup.ByHand, s.loader.Clock.Now())
	require.NoError(t, err)
	_, err = s.store.Delete(background, a.Ref())
	require.NoError(t, err)
	s.shown.restore(made, "")
	require.NotNil(t, s.shown)
	back, err := s.store.Record(background, a.Ref())
	require.NoError(t, err)
	assert.False(t, back.Meta().InTrash())
	assert.Contains(t, s.shown.notes.Text(), lang.Moment(made.At.In(s.loader.Clock.Now().Location())))
	s.shown.notes.Act()
	assert.Equal(t, "backups", s.shown.current.ID())
}
