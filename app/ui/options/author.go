package options

import (
	"fyne.io/fyne/v2"

	"accord/app/ui/kit"
	"accord/storage/register"
)

// authorEntry is a line that counts when it is left or Enter is pressed; Esc brings back what was.
type authorEntry struct {
	kit.LineEntry
	kept string
	keep func(string)
}

func newAuthorEntry(name string, keep func(string)) *authorEntry {
	e := &authorEntry{kept: name, keep: keep}
	e.ExtendBaseWidget(e)
	e.SetText(name)
	return e
}

func (e *authorEntry) take() {
	if name := register.Line(e.Text); name != e.kept {
		e.kept = name
		e.keep(name)
	}
}

// FocusLost takes the name over.
func (e *authorEntry) FocusLost() {
	e.Entry.FocusLost()
	e.take()
}

// TypedKey takes over the name on Enter and restores the old one on Esc.
func (e *authorEntry) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.take()
	case fyne.KeyEscape:
		e.SetText(e.kept)
	case fyne.KeyF1, fyne.KeyF5:
		kit.PassKey(e, k)
	default:
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut keeps what edits text and hands the window's own keys on.
func (e *authorEntry) TypedShortcut(s fyne.Shortcut) {
	switch s.(type) {
	case *fyne.ShortcutCopy, *fyne.ShortcutCut, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll, *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		e.LineEntry.TypedShortcut(s)
	default:
		kit.PassShortcut(e, s)
	}
}
