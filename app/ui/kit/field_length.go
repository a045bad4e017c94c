package kit

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/storage/register"
)

// Length makes a field of a length of time, typed as people say it: "3 года", "18 мес.", "30 days". A number alone asks
// for its unit.
func Length(labelKey string, value *register.Length) *Field {
	return newLength(labelKey, 1, register.Units, func() []register.Length {
		if !value.Given() && value.Count == 0 {
			return nil
		}
		return []register.Length{*value}
	}, func(lengths []register.Length) {
		*value = register.Length{}
		if len(lengths) > 0 {
			*value = lengths[0]
		}
	})
}

// MonthsLong makes the same of a length that is kept as a number of months.
func MonthsLong(labelKey string, months *int) *Field {
	return newLength(labelKey, 1, register.Units[:1], func() []register.Length {
		if *months == 0 {
			return nil
		}
		return []register.Length{{Count: *months, Unit: register.Months}}
	}, func(lengths []register.Length) {
		*months = 0
		if len(lengths) > 0 {
			*months = lengths[0].Count
		}
	})
}

// MonthsEach makes a field of several such lengths one after another, with semicolons between them.
func MonthsEach(labelKey string, months *[]int) *Field {
	return newLength(labelKey, 24, register.Units[:1], func() (lengths []register.Length) {
		for _, n := range *months {
			lengths = append(lengths, register.Length{Count: n, Unit: register.Months})
		}
		return lengths
	}, func(lengths []register.Length) {
		*months = nil
		for _, l := range lengths {
			*months = append(*months, l.Count)
		}
	})
}

// newLength makes a field of several lengths, at most a number of them, in some units.
func newLength(labelKey string, most int, units []register.Unit, get func() []register.Length, put func([]register.Length)) *Field {
	in := &lengthInput{most: most, units: units}
	in.typedInput = typedInput{
		read: func(text string) error {
			lengths, err := in.lengths(text)
			if err == nil {
				put(lengths)
			}
			return err
		},
		write: func() string {
			var words []string
			for _, l := range get() {
				words = append(words, lang.Length(l))
			}
			return strings.Join(words, "; ")
		},
		wrong: func() string {
			if _, err := in.lengths(in.entry.Text); errors.Is(err, register.ErrNoUnit) {
				return lang.T("form.fault.unit")
			}
			return lang.T("form.fault.length")
		},
		none: func() bool { return len(get()) == 0 },
		hint: func() string { return lang.T("form.length") },
	}
	return newField(labelKey, in, 110)
}

// lengthInput is a line for lengths that offers the units of a number alone.
type lengthInput struct {
	typedInput
	most    int
	units   []register.Unit
	offered []register.Length
}

func (l *lengthInput) attach(f *Field) {
	l.typedInput.attach(f)
	changed, focused := l.entry.OnChanged, l.entry.onFocus
	l.entry.OnChanged = func(text string) {
		changed(text)
		l.ask(text)
	}
	l.entry.onKey, l.entry.onTab = l.keys, l.open
	l.entry.onFocus = func(here bool) {
		if !here && f.form.drop.pressed && l.open() {
			return // the mouse is about to choose
		}
		if !here {
			f.form.closeDrop(l)
		}
		focused(here)
	}
}

// lengths reads the typed lengths.
func (l *lengthInput) lengths(text string) ([]register.Length, error) {
	var all []register.Length
	for _, part := range strings.Split(text, ";") {
		one, err := register.ReadLength(part)
		switch {
		case err != nil:
			return nil, err
		case !one.Given():
			continue
		case len(all) == l.most, len(l.units) == 1 && one.Unit != l.units[0]:
			return nil, register.ErrLength
		}
		all = append(all, one)
	}
	return all, nil
}

// whole reports whether all lengths have their units: a number alone may be the beginning of another.
func (l *lengthInput) whole() bool {
	lengths, err := l.lengths(l.entry.Text)
	return err == nil && len(lengths) > 0
}

func (l *lengthInput) open() bool { return l.field.form.dropOpen(l) }

// ask offers the units of a number that has none: in the last of several lengths.
func (l *lengthInput) ask(text string) {
	last := text[strings.LastIndex(text, ";")+1:]
	number, err := register.ReadLength(last)
	if !errors.Is(err, register.ErrNoUnit) || number.Count == 0 || !l.entry.keyed {
		l.field.form.closeDrop(l)
		return
	}
	n := number.Count
	years, months, days := register.Length{Count: 12 * n, Unit: register.Months}, register.Length{Count: n, Unit: register.Months}, register.Length{Count: n, Unit: register.Days}
	l.offered = []register.Length{years, months}
	if len(l.units) > 1 { // a notice or a delay, which is seldom of years
		l.offered = []register.Length{months, days, years}
	}
	items := make([]dropItem, len(l.offered))
	for i, o := range l.offered {
		items[i].word = lang.Length(o)
	}
	l.field.form.openDrop(l, l.entry, items, 0, func(i int) {
		l.field.form.closeDrop(l)
		l.entry.put(strings.TrimSpace(strings.TrimSuffix(text, last) + " " + lang.Length(l.offered[i])))
		l.entry.CursorColumn = len([]rune(l.entry.Text))
		if !l.entry.keyed {
			focus(l.entry)
		}
		l.settle()
		l.field.typing()
	})
}

func (l *lengthInput) keys(k *fyne.KeyEvent) bool {
	drop := l.field.form.drop
	if !l.open() {
		return false
	}
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab:
		drop.take(drop.cursor)
		return true
	case fyne.KeyEscape:
		l.field.form.closeDrop(l)
		return true
	}
	return drop.keys(k)
}
