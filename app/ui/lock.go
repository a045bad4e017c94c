package ui

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/briefcase"
	"accord/storage/register"
	"accord/storage/whole"
)

// A register under seal is locked by hand, after a time without use, and when the computer has slept: the window shows nothing
// of it until its passphrase is given again. A form that is half filled goes on then.

const (
	// useRound is how often a window looks whether it is in use.
	useRound = 5 * time.Second
	// slept is after how much more time than that the computer has slept.
	slept = time.Minute
	// usualLock is after how many minutes a register is locked where the settings do not say.
	usualLock = 10
)

// use is what a window was like when it was looked at last: whoever works in it changes something of that.
type use struct {
	focused fyne.Focusable
	letter  int // where the text cursor stands
	over    fyne.CanvasObject
	moves   int // of the mouse
	page    string
	record  register.ID
	scroll  float32
	size    fyne.Size
}

// usage remembers since when a window is not used.
type usage struct {
	last   use
	since  time.Time
	looked time.Time
	moves  int
}

// useNow is what the window is like.
func (s *session) useNow() use {
	c := s.window.Canvas()
	now := use{focused: c.Focused(), over: c.Overlays().Top(), moves: s.usage.moves, size: c.Size()}
	if text, is := now.focused.(interface{ CursorTextOffset() int }); is {
		now.letter = text.CursorTextOffset()
	}
	if s.shown != nil && s.shown.current != nil {
		now.page = s.shown.current.ID()
		if page, is := s.shown.current.(shower); is {
			now.record, now.scroll = page.Current()
		}
	}
	return now
}

// guard checks from time to time whether to lock the register, until it is stopped.
func (s *session) guard() (stop func()) {
	var look, off func()
	look = func() {
		s.lookAtUse()
		off = s.loader.After(useRound, look)
	}
	look()
	return func() { off() }
}

// lookAtUse has the register checked where nobody uses it, and locks it where nobody has used it for long enough, or the
// computer has slept.
func (s *session) lookAtUse() {
	u := &s.usage
	now, is := s.loader.Clock.Now().Round(0), s.useNow() // by the wall: the other clock stands while the computer sleeps
	before := u.looked
	u.looked = now
	if is != u.last || u.since.IsZero() {
		u.last, u.since = is, now
	}
	if s.shown != nil {
		s.shown.checkInQuiet(now, now.Sub(u.since))
	}
	if s.store == nil || !s.store.UnderSeal() {
		return
	}
	after := usualLock
	s.Settings.Get(settings.LockAfter, &after)
	asleep := !before.IsZero() && now.Sub(before) > useRound+slept
	if asleep || after > 0 && now.Sub(u.since) >= time.Duration(after)*time.Minute {
		s.lock()
	}
}

// used is called whenever the mouse moves over the window.
func (s *session) used() { s.usage.moves++ }

// lock closes the register under seal that is shown, and asks for its passphrase.
func (s *session) lock() {
	if s.turning || s.shown == nil || s.store == nil || !s.store.UnderSeal() {
		return
	}
	path := s.store.Path()
	kit.CloseDialogs(s.window.Canvas())
	carried, pages := s.shown.keepForm(), s.shown.keepPages()
	s.leave()
	storage.Lock()
	whole.EndScratch()
	s.carried, s.carriedPages, s.Address = carried, pages, path
	s.usage.since = time.Time{}
	s.welcome(trouble.At(path, storage.ErrSealed))
}

// keepForm keeps the form that is open as a draft, and returns its key.
func (w *Window) keepForm() string {
	if w.form == nil {
		return ""
	}
	key, data := w.form.form.Draft()
	if data == nil || w.drafts.Keep(key, data) != nil {
		return ""
	}
	return key
}

// pageDraft is the key under which the unfinished work of a page is kept.
func pageDraft(id string) string { return "page/" + id }

// keepPages keeps the unfinished work of the pages, and returns their IDs.
func (w *Window) keepPages() (kept []string) {
	for _, p := range w.pages {
		page, is := p.(desk.Carrier)
		if !is {
			continue
		}
		if data := page.Carry(); data != nil && w.drafts.Keep(pageDraft(p.ID()), data) == nil {
			kept = append(kept, p.ID())
		}
	}
	return kept
}

// carryPages restores the unfinished work of the pages from before the lock.
func (w *Window) carryPages(kept []string) {
	for _, id := range kept {
		data, found := w.drafts.Load(pageDraft(id))
		at := slices.IndexFunc(w.pages, func(p desk.Page) bool { return p.ID() == id })
		if !found || at < 0 {
			continue
		}
		if err := w.drafts.Drop(pageDraft(id)); err != nil {
			w.Fail(err)
		}
		w.pages[at].(desk.Carrier).CarryOn(data)
	}
}

// LockNow locks the register where it is under seal.
func (w *Window) LockNow() {
	if w.session != nil {
		w.session.lock()
	}
}

// shutIn reports whether a register does not open because it is under seal.
func shutIn(path string, err error) bool {
	return path != "" && !briefcase.Is(path) && (errors.Is(err, storage.ErrSealed) || errors.Is(err, storage.ErrWrongSecret))
}

// unsealing opens a register under seal by a passphrase or its recovery key.
func (s *session) unsealing(secret string) maker {
	look := s.Look
	return func(ctx context.Context, path string, options storage.Options) (*storage.Store, error) {
		if err := storage.Unlock(ctx, path, secret, options.Clock); err != nil {
			return nil, err
		}
		if look {
			return storage.OpenToLook(ctx, path, options)
		}
		return openOrLook(ctx, path, options)
	}
}

// secretLine asks for the passphrase on the first page.
func (f *firstStart) secretLine() fyne.CanvasObject {
	f.secret = kit.NewSecretEntry(lang.T("seal.now"))
	open := func() { f.run(f.again, f.session.unsealing(f.secret.Text)) }
	f.secret.OnSubmitted = func(string) { open() }
	return kit.Frame(nil, nil, nil, kit.Inset(kit.NewButton(kit.ButtonPrimary, lang.T("backup.sealed.open"), open), 8, 0, 0, 0), f.secret)
}

// The window of a session as a desk.Teller while it shows no register.

// Loader is the session's.
func (s *session) Loader() *kit.Loader { return s.loader }

// Canvas is that of the window.
func (s *session) Canvas() fyne.Canvas { return s.window.Canvas() }

// Window is the session's.
func (s *session) Window() fyne.Window { return s.window }

// Say says something in a dialog.
func (s *session) Say(text string) { kit.Inform(s.Canvas(), lang.T("app.name"), text) }

// Fail says what went wrong.
func (s *session) Fail(err error) {
	kit.Inform(s.Canvas(), lang.T("error.title"), trouble.Sentence(err))
}

var _ desk.Teller = (*session)(nil)

// headed is the word of a button that leads to a dialog, as its title.
func headed(key string) string { return strings.TrimSuffix(lang.T(key), "…") }

// SealRegister asks for a passphrase and puts the register under seal. Nobody else may have it open.
func (w *Window) SealRegister() {
	if len(w.others) > 0 {
		kit.Inform(w.Canvas(), headed("seal.title"), lang.T("site.move.others", trouble.Present(w.others, computer())))
		return
	}
	desk.AskPassphrase(w.Canvas(), headed("seal.title"), lang.T("seal.text"), lang.T("seal.do"), func(passphrase string) {
		w.leaveForm(func() { w.session.seal(passphrase) })
	})
}

// seal puts the register under seal that is shown, shows its recovery key, and asks for its passphrase: whoever knows it opens
// it for the first time.
func (s *session) seal(passphrase string) {
	path := s.store.Path()
	remaking[string]{
		session: s, path: path, title: headed("seal.title"), text: lang.T("seal.runs"),
		work: func(ctx context.Context, options storage.Options) (recovery string, err error) {
			options.Before = nil
			return storage.Seal(ctx, path, passphrase, options)
		},
		done: func(recovery string) {
			s.Address = path
			s.welcome(trouble.At(path, storage.ErrSealed))
			s.showRecovery(path, recovery, func() { s.offerToDrop(path) })
		},
	}.run()
}

// showRecovery shows the key that opens a register without its passphrase.
func (s *session) showRecovery(path, recovery string, then func()) {
	desk.ShowRecovery(s, desk.Recovery{
		Key: recovery, Title: lang.T("seal.recovery.title"), Text: lang.T("seal.recovery.text"), Sheet: lang.T("seal.recovery.sheet"),
		Register: filepath.Base(path), Made: s.loader.Clock.Now(),
	}, then)
}

// offerToDrop offers to take away the copies of a register that anybody can read.
func (s *session) offerToDrop(path string) {
	var plan backup.Plan
	s.Settings.Get(settings.Backups, &plan)
	open := backup.Unsealed(path, plan)
	if len(open) == 0 {
		return
	}
	kit.Confirm(s.Canvas(), lang.T("seal.copies.title"), lang.T("seal.copies.text", lang.N("seal.copies", len(open))), lang.T("seal.copies.do"), func() {
		for _, b := range open {
			if err := b.Remove(); err != nil {
				s.Fail(trouble.At(b.Path, err))
				return
			}
		}
	})
}

// Reword asks for another passphrase.
func (w *Window) Reword() {
	path := w.store.Path()
	desk.AskRewording(w.Canvas(), headed("seal.reword"), lang.T("seal.reword.text"), lang.T("seal.reword.do"), func(secret, passphrase string) {
		w.keying(func(ctx context.Context) (string, error) { return "", storage.Reword(ctx, path, secret, passphrase) }, func(_ string, err error) {
			if err != nil {
				w.Fail(trouble.At(path, err))
				return
			}
			w.Say(lang.T("seal.reworded"))
		})
	})
}

// Renew asks for another passphrase and makes another recovery key.
func (w *Window) Renew() {
	path := w.store.Path()
	desk.AskRewording(w.Canvas(), headed("seal.renew"), lang.T("seal.renew.text"), lang.T("seal.renew.do"), func(secret, passphrase string) {
		w.keying(func(ctx context.Context) (string, error) { return storage.Renew(ctx, path, secret, passphrase) }, func(recovery string, err error) {
			if err != nil {
				w.Fail(trouble.At(path, err))
				return
			}
			w.session.showRecovery(path, recovery, nil)
		})
	})
}

// keying makes keys of a passphrase, which takes seconds, and shows what came of it.
func (w *Window) keying(work func(context.Context) (string, error), show func(recovery string, err error)) {
	kit.Work(w.loader, w.Canvas(), lang.T("passphrase.runs"), func(ctx context.Context, _ func(done, all int)) (string, error) {
		return work(ctx)
	}, show)
}

// Unseal asks for the passphrase and takes the register out of its seal.
func (w *Window) Unseal() {
	desk.AskSecret(w.Canvas(), headed("seal.unseal"), lang.T("seal.unseal.text"), lang.T("seal.unseal.do"), func(secret string) {
		w.leaveForm(func() {
			s, path := w.session, w.store.Path()
			remaking[struct{}]{
				session: s, path: path, title: headed("seal.unseal"), text: lang.T("seal.unseal.runs"),
				work: func(ctx context.Context, options storage.Options) (struct{}, error) {
					options.Before = nil
					return struct{}{}, storage.Unseal(ctx, path, secret, options)
				},
				done: func(struct{}) { s.reopen(path, storage.Open) },
			}.run()
		})
	})
}
