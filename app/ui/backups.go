package ui

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/trouble"
	"accord/app/ui/backups"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/backup"
)

// Copies of the register are made without being asked: after the first change of a day, and before much is changed at once.

// plan is where copies go.
func plan(kept *settings.File) (p backup.Plan) {
	kept.Get(settings.Backups, &p)
	return p
}

// keepCopy makes a copy before much is changed at once.
func (s *session) keepCopy(ctx context.Context, store *storage.Store, why storage.Occasion) error {
	_, err := backup.Make(ctx, store, plan(s.Settings), why, s.loader.Clock.Now())
	return err
}

// copyOfDay makes the copy of the day when something was changed, once.
func (w *Window) copyOfDay() {
	today := w.Today()
	if w.session == nil || w.copied == today || w.store.Looking() || w.store.OnServer() {
		return
	}
	w.copied = today
	plan := plan(w.settings)
	kit.Load(w.loader, &w.copyingDay, func(ctx context.Context) (bool, error) {
		return backup.EachDay(ctx, w.store, plan, w.loader.Clock.Now())
	}, func(_ bool, err error) {
		if err != nil {
			w.Say(lang.T("backup.failed", trouble.Sentence(err)))
		}
		w.Attend()
	})
}

// standing is the state of the copies.
func (w *Window) standing(ctx context.Context) (backup.State, error) {
	if w.session == nil || w.store.OnServer() || w.store.Sealed() {
		return backup.State{}, nil
	}
	changed, err := w.store.LastChanged(ctx)
	return backup.Look(w.store.Path(), plan(w.settings), changed, w.loader.Clock.Now()), err
}

// tellCopies warns on the page of waiting matters that the last copy is too old, or the place of the copies is missing.
func (w *Window) tellCopies() {
	see := func() { w.Go("backups") }
	switch {
	case w.current == nil || w.current.ID() != "overview":
		w.uncopied.Hide()
	case w.copies.Away:
		w.uncopied.Say(lang.T("backup.away"), lang.T("backup.see"), see)
	case w.copies.Old && w.copies.Last == nil:
		w.uncopied.Say(lang.T("backup.never"), lang.T("backup.see"), see)
	case w.copies.Old:
		w.uncopied.Say(lang.T("backup.old", lang.Moment(w.copies.Last.At.Local())), lang.T("backup.see"), see)
	default:
		w.uncopied.Hide()
	}
}

// seeCopies looks again at the copies where the page of what waits is in front: a stick goes and comes without a change.
func (w *Window) seeCopies() {
	if !w.attended || w.current.ID() != "overview" {
		return
	}
	kit.Load(w.loader, &w.seeing, w.standing, func(s backup.State, err error) {
		if err == nil {
			w.copies = s
			w.tellCopies()
		}
	})
}

// copiesOptions are those of the page of copies in the window.
func (w *Window) copiesOptions() backups.Options {
	o := backups.Options{
		Register: w.store.Path(), Store: w.store,
		Plan:    func() backup.Plan { return plan(w.settings) },
		SetPlan: func(p backup.Plan) { w.Keep(settings.Backups, p) },
	}
	if w.session != nil && !w.store.Looking() {
		o.Restore = w.restore
	}
	return o
}

// restore puts a copy in the place of the register, unless others have that open.
func (w *Window) restore(from backup.Backup, secret string) {
	if len(w.others) > 0 {
		kit.Inform(w.Canvas(), lang.T("error.title"), lang.T("backup.restore.others", trouble.Present(w.others, computer())))
		return
	}
	w.leaveForm(func() { w.session.restore(w.store.Path(), from, secret) })
}

// restore closes a register, puts a copy in its place, opens it and says so.
func (s *session) restore(register string, from backup.Backup, secret string) {
	now := s.loader.Clock.Now()
	remaking[string]{
		session: s, path: register, title: lang.T("backup.restoring"), text: lang.T("backup.restoring.text"),
		work: func(ctx context.Context, _ storage.Options) (kept string, err error) {
			kept, err = backup.Restore(ctx, from.Path, secret, register, now)
			if ofCopy(err) {
				err = trouble.At(from.Path, err)
			}
			return kept, err
		},
		done: func(string) {
			said := lang.T("backup.restored", lang.Moment(from.At.In(now.Location())))
			s.say = func(w *Window) { w.Offer(said, lang.T("backup.see"), func() { w.Go("backups") }) }
			s.reopen(register, storage.Open)
		},
	}.run()
}

// ofCopy reports whether a copy is to blame for not being restored, and not the place where it was to go.
func ofCopy(err error) bool {
	for _, fault := range []error{
		storage.ErrDamaged, storage.ErrNoRegister, storage.ErrNotRegister, storage.ErrNewerRegister, backup.ErrSealed, backup.ErrWrongSecret,
	} {
		if errors.Is(err, fault) {
			return true
		}
	}
	return false
}

// copiesHost is the first page as the page of copies sees it.
type copiesHost struct{ of *firstStart }

var _ backups.Host = copiesHost{}

// Loader reads off the screen.
func (h copiesHost) Loader() *kit.Loader { return h.of.session.loader }

// Canvas is the window's.
func (h copiesHost) Canvas() fyne.Canvas { return h.of.session.window.Canvas() }

// Window is the program's.
func (h copiesHost) Window() fyne.Window { return h.of.session.window }

// Say does nothing: the page has no line for it, and every act is visible.
func (h copiesHost) Say(string) {}

// Fail shows an error in a dialog.
func (h copiesHost) Fail(err error) {
	kit.Inform(h.Canvas(), lang.T("error.title"), trouble.Sentence(err))
}

// copies shows the copies of the register that does not open, in place of the ways on.
func (f *firstStart) copies() {
	s := f.session
	page := backups.New(copiesHost{f}, backups.Options{
		Register: f.again,
		Plan:     func() backup.Plan { return plan(s.Settings) },
		Restore:  func(from backup.Backup, secret string) { s.restore(f.again, from, secret) },
	})
	f.back = func() {
		f.build()
		f.focus()
	}
	back := kit.NewButton(kit.ButtonPlain, lang.T("dialog.back"), f.back)
	head := kit.Inset(kit.Row(12, back, kit.Heading(lang.T("backup.title")+": "+filepath.Base(f.again))), 16, 12, 16, 8)
	f.content.Objects = []fyne.CanvasObject{kit.NewSurface(kit.Frame(head, nil, nil, nil, page.Content()), kit.ColorGround, "", 0)}
	f.content.Refresh()
	page.Shown()
}
