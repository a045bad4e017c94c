package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"accord/storage/register"
)

// Text makes a field of one line.
func Text(labelKey string, value *string) *Field {
	return newField(labelKey, &textInput{value: value, lines: 1}, 160)
}

// Growing makes a field of one line that grows with its text.
func Growing(labelKey string, value *string) *Field {
	return newField(labelKey, &textInput{value: value, lines: 1, grows: true}, 160)
}

// LongText makes a field of several lines, four high at first: it grows with the text. Tab moves on,
// Enter begins a new line.
func LongText(labelKey string, value *string) *Field {
	return newField(labelKey, &textInput{value: value, lines: 4}, 240)
}

// Password makes a field of one line whose letters are hidden.
func Password(labelKey string, value *string) *Field {
	return newField(labelKey, &textInput{value: value, lines: 1, hidden: true}, 160)
}

type textInput struct {
	value  *string
	lines  int
	hidden bool
	grows  bool
	field  *Field
	entry  *entry
}

func (t *textInput) attach(f *Field) {
	t.field = f
	t.entry = newEntry(t.lines)
	if t.grows {
		t.entry = newGrowing()
	}
	t.entry.Password = t.hidden
	t.entry.form = f.form
	t.entry.onShortcut = f.ownShortcut
	t.entry.onLit = func(lit bool) { t.entry.prompt(nil, lit) }
	t.entry.OnChanged = func(text string) {
		*t.value = text
		f.grown(t.entry)
		f.changed()
		f.typing()
	}
	t.entry.onFocus = func(here bool) {
		if here {
			f.arrived()
			return
		}
		t.settle()
		f.left()
	}
}

func (t *textInput) texts() []*entry           { return []*entry{t.entry} }
func (t *textInput) object() fyne.CanvasObject { return t.entry }
func (t *textInput) target() fyne.Focusable    { return t.entry }
func (t *textInput) load()                     { t.entry.put(*t.value) }
func (t *textInput) fault() string             { return "" }
func (t *textInput) pending() bool             { return false }
func (t *textInput) empty() bool               { return strings.TrimSpace(*t.value) == "" }
func (t *textInput) setOutline(o outline)      { t.entry.setOutline(o) }
func (t *textInput) setQuiet(q bool)           { t.entry.quiet = q; t.entry.repaint() }

// settle makes the text what a register keeps of it: without what nobody sees and everybody trips over.
func (t *textInput) settle() {
	if kept := keptOf(*t.value, t.lines); kept != *t.value {
		*t.value = kept
		t.entry.put(kept)
		t.field.changed()
	}
}

// keptOf returns a text as a register keeps it, from a field of a number of lines.
func keptOf(text string, lines int) string {
	if lines > 1 {
		return register.Lines(text)
	}
	return register.Line(text)
}

func (t *textInput) setDisabled(off bool) {
	if off {
		t.entry.Disable()
	} else {
		t.entry.Enable()
	}
}

// ownShortcut passes shortcuts to the field's row.
func (f *Field) ownShortcut(s fyne.Shortcut) bool { return f.owner != nil && f.owner.shortcut(s) }

// Insert puts a text where the keyboard was last, if that is a field of text, and returns the keyboard to it.
func (f *Form) Insert(text string) {
	f.each(func(field *Field) {
		t, is := field.in.(*textInput)
		if !is || fyne.Focusable(t.entry) != f.last {
			return
		}
		for _, r := range text {
			t.entry.TypedRune(r)
		}
		focus(t.entry)
	})
}
