package kit

import (
	"fyne.io/fyne/v2"
)

// typedInput is a line of text that stands for a value: a date, a time, a number. What cannot be
// read stays as it was typed, is a fault of the field, and leaves the record's value alone.
type typedInput struct {
	read  func(text string) error // into the record
	write func() string           // from the record
	wrong func() string           // words for what cannot be read
	none  func() bool
	hint  func() string // shown while nothing is typed; may be nil
	// dated: a text in its usual form is a whole value, as a day or a time is; a number may be the beginning of another.
	dated bool

	field  *Field
	entry  *entry
	bad    bool
	before string // what the record held when the keyboard came
}

func (t *typedInput) attach(f *Field) {
	t.field = f
	t.entry = newEntry(1)
	t.entry.form = f.form
	t.entry.onShortcut = f.ownShortcut
	t.entry.onLit = func(lit bool) {
		t.entry.prompt(t.hint, lit)
	}
	t.entry.prompt(t.hint, false)
	t.entry.OnChanged = func(text string) {
		t.bad = false
		t.follow(text)
		f.typing()
	}
	t.entry.onFocus = func(here bool) {
		if here {
			t.before = t.write()
			f.arrived()
			return
		}
		t.settle()
		f.left()
		if !t.dated && t.write() != t.before {
			f.form.touched() // the number is whole now: what is wrong with it can be said
		}
	}
}

// follow lets the record follow the typing where the text can be read, so that rules over several
// fields are checked as one types. Otherwise the record goes back to what it held before; that the
// text cannot be read is said only when the keyboard leaves.
func (t *typedInput) follow(text string) {
	before := t.write()
	if t.read(text) != nil {
		_ = t.read(t.before) // was written by write
	}
	if t.write() != before {
		t.field.changed()
	}
}

// settle reads the text for good and writes the value in its usual form.
func (t *typedInput) settle() {
	if t.entry.Text == t.write() {
		t.setBad(false)
		return
	}
	before := t.write()
	if err := t.read(t.entry.Text); err != nil {
		t.setBad(true)
		return
	}
	t.entry.put(t.write())
	t.setBad(false)
	if t.write() != before {
		t.field.changed()
	} else {
		t.field.form.touched() // what was half a date is a whole one
	}
}

// whole reports whether nothing more is to come of what is typed.
func (t *typedInput) whole() bool { return (t.dated || !t.entry.keyed) && !t.pending() }

func (t *typedInput) setBad(bad bool) {
	if t.bad != bad {
		t.bad = bad
		t.field.reword()
	}
}

func (t *typedInput) fault() string {
	if t.bad {
		return t.wrong()
	}
	return ""
}

func (t *typedInput) load() {
	t.bad = false
	t.before = t.write()
	t.entry.put(t.write())
}

func (t *typedInput) object() fyne.CanvasObject { return t.entry }
func (t *typedInput) target() fyne.Focusable    { return t.entry }
func (t *typedInput) pending() bool             { return t.entry.Text != t.write() }
func (t *typedInput) empty() bool               { return t.none() }
func (t *typedInput) setOutline(o outline)      { t.entry.setOutline(o) }
func (t *typedInput) setQuiet(q bool)           { t.entry.quiet = q; t.entry.repaint() }

func (t *typedInput) setDisabled(off bool) {
	if off {
		t.entry.Disable()
	} else {
		t.entry.Enable()
	}
}

// Typing is how a value is typed into a line of text.
type Typing struct {
	// Read puts the typed text into the record, Write returns the record's value as text; Read accepts everything Write
	// returns.
	Read  func(text string) error
	Write func() string
	// Wrong are the words for what cannot be read, Hint those shown while nothing is typed; Hint may be nil.
	Wrong func() string
	Hint  func() string
	// None reports whether the record holds nothing.
	None func() bool
}

// Typed makes a field of a value that is typed in a way of its own.
func Typed(labelKey string, t Typing) *Field {
	return newField(labelKey, &typedInput{read: t.Read, write: t.Write, wrong: t.Wrong, none: t.None, hint: t.Hint}, 110)
}
