package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// LineEntry is an entry of one line that stands in no form. It takes no more of the clipboard than it can show.
type LineEntry struct{ widget.Entry }

// NewLineEntry returns one that says a text.
func NewLineEntry(text string) *LineEntry {
	e := &LineEntry{}
	e.ExtendBaseWidget(e)
	e.SetText(text)
	return e
}

// NewSecretEntry returns one for a passphrase, which is shown only on demand; the hint stands in it while it is empty.
func NewSecretEntry(hint string) *LineEntry {
	e := &LineEntry{}
	e.Password = true // before anything is drawn, or nothing shows it
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(hint)
	return e
}

// ExtendBaseWidget lets a text that is too long for the line move in it.
func (e *LineEntry) ExtendBaseWidget(w fyne.Widget) {
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.Entry.ExtendBaseWidget(w)
}

// TypedShortcut does what every entry does.
func (e *LineEntry) TypedShortcut(s fyne.Shortcut) { e.Entry.TypedShortcut(boundedPaste(s)) }
