package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/app/ui/papers"
	"accord/app/ui/partners"
	"accord/storage/register"
)

// keys lets the window hear its keys. Only Ctrl with a letter or digit, F-keys and arrows: on a Cyrillic
// layout the toolkit drops Alt with a letter. All rest while a dialog is open.
func (w *Window) keys() {
	c := w.window.Canvas()
	ctrl := func(key fyne.KeyName, do func()) {
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) {
			w.unless(do)
		})
	}
	ctrl(fyne.KeyN, func() {
		if form := w.formInFront(); form != nil {
			form.AddRow()
			return
		}
		w.New()
	})
	ctrl(fyne.KeyK, w.search.Open)
	ctrl(fyne.KeyE, w.export)
	ctrl(fyne.KeyP, w.paper)
	ctrl(fyne.KeyF, func() { w.room(opener.FocusFind) })
	c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) {
		w.LockNow() // also over a dialog
	})
	c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) {
		if kit.AnswerDialog(c) {
			return // from its buttons; its fields answer themselves
		}
		w.unless(func() {
			if form := w.formInFront(); form != nil {
				form.Save()
			}
		})
	})
	ctrl(fyne.KeyReturn, func() { w.room(opener.EditCurrent) })
	c.AddShortcut(&fyne.ShortcutCopy{}, func(fyne.Shortcut) { w.unless(func() { kit.CopyMarked(c) }) })
	c.AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) { w.unless(w.paste) })
	c.AddShortcut(&fyne.ShortcutUndo{}, func(fyne.Shortcut) { w.unless(w.UndoUnlessForm) })
	c.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { w.unless(w.RedoUnlessForm) })
	c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}, func(fyne.Shortcut) {
		w.unless(w.RedoUnlessForm)
	})
	for _, place := range w.places() {
		if place.Digit != "" {
			ctrl(fyne.KeyName(place.Digit), func() { w.Go(place.ID) })
		}
	}
	ctrl(fyne.KeyTab, func() { w.turn(1) })
	c.AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}, func(fyne.Shortcut) {
		w.unless(func() { w.turn(-1) })
	})
	for key, step := range map[fyne.KeyName]func(){fyne.KeyLeft: w.Back, fyne.KeyRight: w.Forward} { // as in a browser
		c.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}, func(fyne.Shortcut) { w.unless(step) })
	}
	c.SetOnTypedKey(func(k *fyne.KeyEvent) { w.unless(func() { w.key(k.Name) }) })
}

// unless does something unless a dialog or a menu is open.
func (w *Window) unless(do func()) {
	if !w.closed && !kit.DialogOpen(w.Canvas()) {
		do()
	}
}

// room does something with the page in front, if it is a room and no form covers it.
func (w *Window) room(do func(opener)) {
	if room, ok := w.current.(opener); ok && w.form == nil {
		do(room)
	}
}

// formInFront returns a record's form, or one opened by the page in front in its own place; nil where there is none.
func (w *Window) formInFront() *kit.Form {
	if w.form != nil {
		return w.form.form
	}
	if page, may := w.current.(desk.FormHolder); may {
		return page.Form()
	}
	return nil
}

func (w *Window) key(name fyne.KeyName) {
	switch name {
	case fyne.KeyF1:
		w.Help()
	case fyne.KeyF2:
		w.room(opener.EditCurrent)
	case fyne.KeyF4:
		if page, folds := w.current.(desk.CardFolder); folds && w.form == nil {
			page.FoldCard()
		}
	case fyne.KeyF5:
		if w.formInFront() == nil {
			w.current.Refresh()
			w.seeCopies()
		}
	case fyne.KeyF7:
		if w.formInFront() == nil {
			w.AskDay()
		}
	case fyne.KeyF8:
		if w.formInFront() == nil && w.day != "" {
			w.ShowAsOf("")
		}
	case fyne.KeyDelete:
		w.room(opener.DeleteCurrent)
	case fyne.KeyEscape:
		if form := w.formInFront(); form != nil {
			form.Leave()
			return
		}
		if page, hears := w.current.(desk.Escaper); hears {
			page.Escape()
		}
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if form := w.formInFront(); form != nil {
			form.Page(name == fyne.KeyPageDown)
			return
		}
		w.hear(name)
	default:
		w.hear(name)
	}
}

// hear offers a key to the page in front, if no form covers it.
func (w *Window) hear(name fyne.KeyName) {
	if page, hears := w.current.(desk.KeyHearer); hears && w.form == nil {
		page.Key(name)
	}
}

// export writes what the page in front shows into a file, if no form covers it.
func (w *Window) export() {
	if page, exports := w.current.(desk.Exporter); exports && w.form == nil {
		page.Export()
	}
}

// paste gives the page in front what was copied, if no form covers it.
func (w *Window) paste() {
	if page, takes := w.current.(desk.Paster); takes && w.form == nil {
		page.Pasted(fyne.CurrentApp().Clipboard().Content())
	}
}

// paper offers the papers of the record whose card is shown, else those of the whole register, if no form covers the page.
func (w *Window) paper() {
	if w.formInFront() != nil {
		return
	}
	var of register.Ref
	switch page := w.current.(type) {
	case opener:
		if id, _ := page.Current(); !id.IsZero() {
			of = register.Ref{Kind: page.Kind(), ID: id}
		}
	case *partners.Profile:
		id, _ := page.Current()
		of = register.Ref{Kind: register.KindPartner, ID: id}
	}
	w.Papers(of)
}

// Papers offers the papers that are made of a record, and those of the whole register.
func (w *Window) Papers(of register.Ref) { papers.Show(w, w.store, w.store.Author(), of) }

// UndoUnlessForm takes back the last saved change; in a form Ctrl+Z belongs to the text.
func (w *Window) UndoUnlessForm() {
	if w.formInFront() == nil {
		w.Undo()
	}
}

// RedoUnlessForm redoes the last undone batch; in a form Ctrl+Y belongs to the text.
func (w *Window) RedoUnlessForm() {
	if w.formInFront() == nil {
		w.Redo()
	}
}

// Help shows the keys.
func (w *Window) Help() { kit.Inform(w.Canvas(), lang.T("help.title"), lang.T("help.text")) }
