package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// findDelay is how long typing rests before anything is looked for: short enough that the answer is
// there a quarter of a second after the last key.
const findDelay = 110 * time.Millisecond

// FindEntry is a field that searches while one types. Esc clears it, and leaves it when it is empty; Enter and Down go
// to the results.
type FindEntry struct {
	widget.Entry
	OnFind  func(text string)
	OnLeave func()
	// OnKey may take a key before the field does.
	OnKey func(*fyne.KeyEvent) bool
	// TakesTab lets Tab come to OnKey in place of leading on.
	TakesTab bool
	// Least is the width below which the field does not go.
	Least float32

	stop func()
}

// NewFindEntry makes an empty field that shows words as long as nothing is typed.
func NewFindEntry(l *Loader, words string) *FindEntry {
	e := &FindEntry{Least: 150}
	e.ExtendBaseWidget(e)
	e.SetPlaceHolder(words)
	e.OnChanged = func(text string) {
		if e.stop != nil {
			e.stop()
		}
		e.stop = l.After(findDelay, func() {
			if e.OnFind != nil {
				e.OnFind(text)
			}
		})
	}
	return e
}

// MinSize is wide enough for a few words.
func (e *FindEntry) MinSize() fyne.Size {
	return fyne.NewSize(e.Least, e.Entry.MinSize().Height)
}

// AcceptsTab is asked by the toolkit.
func (e *FindEntry) AcceptsTab() bool { return e.TakesTab }

// TypedKey leaves on Esc, Enter and Down; keys without a use here go to the window.
func (e *FindEntry) TypedKey(k *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(k) {
		return
	}
	switch k.Name {
	case fyne.KeyEscape:
		if e.Text != "" {
			e.SetText("")
			return
		}
		e.leave()
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		e.leave()
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF5:
		PassKey(e, k)
	default:
		e.Entry.TypedKey(k)
	}
}

func (e *FindEntry) leave() {
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// TypedShortcut keeps what edits text and hands the rest to the window.
func (e *FindEntry) TypedShortcut(s fyne.Shortcut) {
	if editsText(s) {
		e.Entry.TypedShortcut(boundedPaste(s))
		return
	}
	PassShortcut(e, s)
}
