package ui

import (
	"errors"

	"accord/app/lang"
	"accord/storage"
)

// Looking reports whether the window may offer no changes: the register is open for looking only, or the drawn record
// lies in the trash.
func (w *Window) Looking() bool { return w.quiet || w.store.Looking() }

// Quietly draws what offers no change.
func (w *Window) Quietly(draw func()) {
	before := w.quiet
	w.quiet = true
	defer func() { w.quiet = before }()
	draw()
}

// Controls reports whether the person may close commitments and move their terms.
func (w *Window) Controls() bool { return w.store.Role() != storage.ServerEditor }

// Purges reports whether the person may take records out of the trash for good.
func (w *Window) Purges() bool { return w.store.Role() == storage.ServerAdministrator }

// KeepsCopies reports whether a copy of the register is kept before much is changed.
func (w *Window) KeepsCopies() bool { return !w.store.OnServer() }

// refuses says in passing why nothing can be changed, where nothing can.
func (w *Window) refuses() bool {
	if w.Looking() {
		w.Say(lang.T("looking.said"))
	}
	return w.Looking()
}

// showLooking says across the window that the register is open for looking only. If the user asked for this, it offers
// to open it for work; otherwise the register cannot be written.
func (w *Window) showLooking() {
	if !w.Looking() {
		w.showPart()
		return
	}
	if text := w.tellBriefcase(); text != "" {
		w.look.Say(text, "", nil)
		return
	}
	if w.store.Role() == storage.ServerReader {
		w.look.Say(lang.T("looking.reader", w.store.Author()), "", nil)
		return
	}
	text := lang.T("looking.strip")
	asked := w.session != nil && w.session.Look
	hindered := w.store.Hindered()
	full := errors.Is(hindered, storage.ErrFull)
	switch {
	case full:
		text = lang.T("looking.full")
	case w.session != nil && !asked:
		text = lang.T("looking.protected") + " " + text
	}
	if w.store.Copied() {
		text += " " + lang.T("looking.copied")
	}
	if !asked && !full {
		w.look.Say(text, "", nil)
		return
	}
	w.look.Say(text, lang.T("looking.work"), func() { w.reopenFor(openOrLook, false) })
}

// reopenFor opens the register that is shown again, in another way, and keeps to it.
func (w *Window) reopenFor(open maker, look bool) {
	w.leaveForm(func() {
		s, path := w.session, w.store.Path()
		s.Look = look
		s.turnTo(path, open, w.Fail)
	})
}
