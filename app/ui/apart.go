package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
)

// The register's file and its address may come apart while the window is open: then saving is impossible, and the open
// register can still be copied.

// cameApart shows across the window that nothing can be saved, or removes the warning: then the page in front, which could
// not be read, is read again.
func (w *Window) cameApart(fault error) {
	if fault == nil && errors.Is(w.lost, storage.ErrUnanswered) && w.current != nil {
		w.current.Refresh()
	}
	w.lost = fault
	w.showApart()
	if unsent := w.unsent; fault == nil && unsent != nil {
		w.unsent = nil
		if w.form == unsent {
			unsent.form.Save()
		}
	}
}

// showApart fills the strip; the window may have been built again since.
func (w *Window) showApart() {
	switch {
	case w.lost == nil:
		w.apart.Hide()
	case errors.Is(w.lost, storage.ErrUnanswered) && w.unsent != nil && w.unsent == w.form:
		w.apart.Say(lang.T("apart.unsent"), "", nil)
	case errors.Is(w.lost, storage.ErrUnanswered):
		said := lang.T("apart.unanswered")
		if !w.Looking() {
			said += " " + lang.T("apart.later")
		}
		w.apart.Say(said, "", nil)
	case misdirected(w.lost):
		w.apart.Say(trouble.Sentence(w.lost), lang.T("apart.sign_in"), w.signInAgain)
	case errors.Is(w.lost, storage.ErrOverwritten):
		w.apart.Say(lang.T("apart.overwritten"), "", nil)
	case errors.Is(w.lost, storage.ErrReplaced):
		w.apart.Say(lang.T("apart.replaced"), lang.T("copy.save"), w.SaveCopy)
	default:
		w.apart.Say(lang.T("apart.gone"), lang.T("copy.save"), w.SaveCopy)
	}
}

// unanswered keeps a form to be saved as soon as the server answers again.
func (w *Window) unanswered(e *editing) {
	w.unsent = e
	w.cameApart(storage.ErrUnanswered)
}

// failApart reports a save refused because the register has left its place, and offers to copy the open one. It returns
// false for any other error.
func (w *Window) failApart(err error) bool {
	if w.lost == nil || errors.Is(err, storage.ErrUnanswered) || !errors.Is(err, storage.ErrGone) && !errors.Is(err, storage.ErrReplaced) {
		return false
	}
	sentence := trouble.Sentence(trouble.At(w.store.Path(), err))
	if errors.Is(err, storage.ErrOverwritten) { // there is nothing to copy
		kit.Inform(w.Canvas(), lang.T("error.title"), sentence)
		return true
	}
	w.offerCopy(sentence)
	return true
}

// failBarred reports a save refused because the register's file cannot be written, since rights were taken away or its
// disk became read-only, and offers to go on in a copy.
func (w *Window) failBarred(err error) {
	w.barred = true
	w.offerCopy(trouble.Sentence(trouble.At(w.store.Path(), err)))
}

func (w *Window) offerCopy(why string) {
	kit.Ask(w.Canvas(), kit.Question{
		Title: lang.T("error.title"), Text: why,
		Answers: []kit.Answer{
			{Word: lang.T("dialog.close"), Kind: kit.ButtonPlain, Cancels: true},
			{Word: lang.T("copy.save"), Kind: kit.ButtonPrimary, Default: true, Do: w.SaveCopy},
		},
	})
}

// SaveCopy asks for a file and writes the register into it as it is now.
func (w *Window) SaveCopy() {
	base := storage.Name(w.store.Path())
	name := lang.T("copy.name", strings.TrimSuffix(base, filepath.Ext(base)), string(w.Today())) + storage.Extension
	kit.SaveFile(w.window, w.folder(), name, storage.Extension, w.saveCopyTo)
}

// folder is where the register lies, the user's documents where that is gone or closed to writing.
func (w *Window) folder() string {
	if w.lost != nil || w.barred || w.store.OnServer() {
		return ""
	}
	return filepath.Dir(w.store.Path())
}

func (w *Window) saveCopyTo(path string) {
	desk.Act(w, "backup.making", func(ctx context.Context) (struct{}, error) {
		return struct{}{}, w.store.CopyTo(ctx, path)
	}, func(_ struct{}, err error) {
		switch {
		case errors.Is(err, context.Canceled):
			w.Fail(err)
		case err != nil:
			kit.Inform(w.Canvas(), lang.T("error.title"), trouble.Sentence(trouble.At(path, err)))
		case (w.lost != nil || w.barred) && w.session != nil:
			w.goOnIn(path, storage.Open)
		default:
			w.Say(lang.T("copy.saved", filepath.Base(path)))
		}
	})
}

// signInAgain asks somebody whom the server no longer lets in for another password.
func (w *Window) signInAgain() {
	if w.session != nil {
		w.session.askServer(w.Canvas(), w.store.Path(), w.goOnIn)
	}
}

// goOnIn opens another register in place of a lost one, or the same again, and keeps the open form.
func (w *Window) goOnIn(path string, open maker) {
	to := kit.FileDrafts{Folder: drafts(w.session.Folder, storage.Address(path))}
	if w.store.UnderSeal() {
		to.Shut, to.Unshut = w.store.Shut, w.store.Unshut // a copy has the same seal
	}
	if w.form != nil {
		if key, data := w.form.form.Draft(); data != nil {
			if err := to.Keep(key, data); err != nil {
				w.Fail(err)
				return
			}
			w.session.carried = key
		}
	}
	w.session.turnTo(path, open, func(err error) {
		w.session.carried = ""
		w.Fail(trouble.At(path, err))
	})
}
