package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/backup"
	"accord/storage/clock"
	"accord/storage/storagetest"
)

// cancelling lets long work take so long that its progress shows, and cancels it there. It returns how often it has.
func cancelling(s *session) (pressed *int, end func()) {
	usual := s.loader.Background
	pressed = new(int)
	s.loader.Background = func(work func()) {
		s.loader.Clock.(*clock.Manual).Pass(time.Second)
		if top := s.window.Canvas().Overlays().Top(); top != nil && strings.Contains(words(top), lang.T("work.begun")) {
			for _, b := range within[*kit.Button](top) {
				if b.Word() == lang.T("dialog.cancel") {
					b.Press()
					*pressed++
				}
			}
		}
		work()
	}
	return pressed, func() { s.loader.Background = usual }
}

// files are the paths in a folder and below it.
func files(t *testing.T, folder string) (paths []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(folder, func(path string, about os.DirEntry, err error) error {
		if err == nil && !about.IsDir() {
			paths = append(paths, path)
		}
		return err
	}))
	return slices.DeleteFunc(paths, func(p string) bool { return strings.Contains(filepath.Base(p), ".open-") }) // who has it open
}

// Whatever takes long in the window is cancelled there: everything is as it was, the window says so, and it goes through when
// it is done again.
func TestWhatTakesLongIsCancelledAndDoneAgain(t *testing.T) {
	storagetest.InTheFullPass(t)
	for name, act := range map[string]func(s *session, to string) (do func(), done func() bool){
		"restore": func(s *session, _ string) (func(), func() bool) {
			made, err := backup.Make(background, s.store, backup.Plan{}, backup.ByHand, s.loader.Clock.Now())
			require.NoError(t, err)
			path := s.store.Path()
			return func() { s.shown.restore(made, "") }, func() bool { return len(backup.List(path, backup.Plan{})) == 2 }
		},
		"move": func(s *session, to string) (func(), func() bool) {
			return func() { s.shown.relocate(to) }, func() bool { return s.store.Path() == to }
		},
		"seal": func(s *session, _ string) (func(), func() bool) {
			return func() { s.seal("слова подряд") }, func() bool { return s.store == nil }
		},
		"copy": func(s *session, to string) (func(), func() bool) {
			return func() { s.shown.saveCopyTo(to) }, func() bool { return slices.Contains(files(t, filepath.Dir(to)), to) }
		},
		"briefcase": func(s *session, to string) (func(), func() bool) {
			return func() { s.shown.packBriefcase(to, wanted{}, "слова подряд") }, func() bool { return slices.Contains(files(t, filepath.Dir(to)), to) }
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, a := withAgreement(t)
			path, to := s.store.Path(), filepath.Join(t.TempDir(), "другой.accord")
			do, done := act(s, to)
			before := append(files(t, filepath.Dir(path)), files(t, filepath.Dir(to))...)
			pressed, end := cancelling(s)
			do()
			end()
			assert.Equal(t, 1, *pressed, "it offers to cancel")
			require.NotNil(t, s.shown, "the register is open again")
			assert.Equal(t, lang.T("work.cancelled"), s.shown.notes.Text())
			assert.Nil(t, s.window.Canvas().Overlays().Top())
			assert.Equal(t, path, s.store.Path())
			assert.Equal(t, before, append(files(t, filepath.Dir(path)), files(t, filepath.Dir(to))...))
			_, err := s.store.Record(background, a.Ref())
			assert.NoError(t, err)
			do()
			assert.True(t, done(), "it goes through after that")
		})
	}
}

// A register that could not be restored is open again, and the window says why.
func TestARestoringThatFailsLeavesTheRegisterOpen(t *testing.T) {
	s, a := withAgreement(t)
	damaged := filepath.Join(t.TempDir(), "битая.accord")
	require.NoError(t, os.WriteFile(damaged, []byte(strings.Repeat("мусор", 1000)), 0o600))
	s.shown.restore(backup.Backup{Path: damaged}, "")
	require.NotNil(t, s.shown)
	_, err := s.store.Record(background, a.Ref())
	require.NoError(t, err)
	said := words(s.window.Canvas().Overlays().Top())
	assert.Contains(t, said, lang.T("error.title"))
	assert.Contains(t, said, filepath.Base(damaged), "and not the register, which is whole")
}

func TestACancelledSalvageLeavesNothing(t *testing.T) {
	s, _ := withAgreement(t)
	damaged := scrawled(t, s, func(page int) bool { return page == 0 })
	s.begin(damaged)()
	wayOf(t, s, "first.salvage")
	to := filepath.Join(t.TempDir(), "Новый.accord")
	pressed, end := cancelling(s)
	s.first.salvage(to)
	end()
	assert.Equal(t, 1, *pressed)
	assert.Empty(t, files(t, filepath.Dir(to)))
	assert.Equal(t, []string{damaged}, files(t, filepath.Dir(damaged)))
	assert.Contains(t, words(s.window.Content()), lang.T("work.cancelled"))
	s.first.salvage(to)
	assert.Contains(t, words(s.window.Content()), lang.T("salvage.all"))
}
