package ui

import (
	"context"
	"path/filepath"

	"accord/app/exchange"
	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/briefcase"
	"accord/storage/pack"
)

// maker opens or makes the register at a path.
type maker func(ctx context.Context, path string, options storage.Options) (*storage.Store, error)

// openOrLook opens a register; one that cannot be written is open for looking only.
func openOrLook(ctx context.Context, path string, options storage.Options) (*storage.Store, error) {
	if briefcase.Is(path) {
		return nil, closedCase(path)
	}
	return storage.OpenOrLook(ctx, withPassword(ctx, path), options)
}

// makeSample makes a register and puts the sample into it.
func makeSample(ctx context.Context, path string, options storage.Options) (*storage.Store, error) {
	return storage.CreateWith(ctx, path, options, func(store *storage.Store) error {
		_, err := exchange.ImportSample(ctx, store)
		return err
	})
}

// askNew asks where to make a register.
func (s *session) askNew(run func(string, maker)) {
	kit.SaveFile(s.window, s.folder(), lang.T("first.new.file")+storage.Extension, storage.Extension, func(path string) {
		run(path, storage.Create)
	})
}

// askOpen asks which register to open.
func (s *session) askOpen(run func(string, maker)) {
	kit.OpenFile(s.window, s.folder(), []string{storage.Extension, briefcase.Extension, pack.Extension}, func(path string) { s.openFile(path, run) })
}

// openFile opens a register, a briefcase or a package.
func (s *session) openFile(path string, run func(string, maker)) {
	switch {
	case pack.Is(path) && s.shown != nil:
		s.shown.OpenPackage(path)
	case pack.Is(path):
		s.unpackFirst(path, s.refused)
	case briefcase.Is(path):
		unlock(s.window.Canvas(), path, run)
	case storage.UnderSeal(path) && !storage.Unlocked(path):
		desk.AskSecret(s.window.Canvas(), lang.T("first.sealed"), filepath.Base(path), lang.T("backup.sealed.open"), func(secret string) {
			run(path, s.unsealing(secret))
		})
	default:
		run(path, openOrLook)
	}
}

// refused reports a package that does not open, where no register is open.
func (s *session) refused(err error) {
	kit.Inform(s.window.Canvas(), lang.T("error.title"), trouble.Sentence(err))
}

// folder is where the register at hand lies, empty without one.
func (s *session) folder() string {
	if s.store == nil || s.store.OnServer() {
		return ""
	}
	return filepath.Dir(s.store.Path())
}

// turnTo makes or opens a register off the screen and shows it in place of the one before. On failure the one before
// stays.
func (s *session) turnTo(path string, make maker, failed func(error)) {
	if s.turning {
		return
	}
	if s.store != nil && storage.IsOpen(path) { // it is closed first: opened twice by one program it would not be safe from others
		s.leave()
		s.reopen(path, make)
		return
	}
	s.turning = true
	options := s.options()
	kit.Load(s.loader, &s.slot, func(ctx context.Context) (*storage.Store, error) {
		return make(ctx, path, options)
	}, func(store *storage.Store, err error) {
		s.turning = false
		if err != nil {
			failed(err)
			return
		}
		s.take(store)
		s.enter(nil)
	})
}
