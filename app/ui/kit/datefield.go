package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"accord/app/lang"
	"accord/storage/register"
)

// Date makes a field of a date as people type it: 29.11.2022, 291122, 11.2022, 2022, today, +3m. Up
// and Down step by a day, PageUp and PageDown by a month, with Ctrl by a year; F4 or the button opens the calendar.
// Today is what "today" means and what the calendar rings.
func Date(labelKey string, value *register.Date, today register.Date) *Field {
	d := &dateInput{value: value, today: today}
	return d.as(labelKey, "form.fault.date")
}

// Due makes a field of a date by which something is to be done: it also takes what words reads, and that is empty for what is
// no term either.
func Due(labelKey string, value *register.Date, today register.Date, words func(text string, today register.Date) register.Date) *Field {
	d := &dateInput{value: value, today: today, words: words}
	return d.as(labelKey, "form.fault.due")
}

type dateInput struct {
	typedInput
	value  *register.Date
	today  register.Date
	words  func(text string, today register.Date) register.Date // nil: only dates
	button *tapIcon
}

func (d *dateInput) as(labelKey, fault string) *Field {
	d.typedInput = typedInput{
		read: func(text string) error {
			date, err := d.parse(text)
			if err == nil {
				*d.value = date
			}
			return err
		},
		write: func() string { return lang.Day(*d.value) },
		wrong: func() string { return lang.T(fault) },
		none:  func() bool { return d.value.IsZero() },
		hint:  func() string { return lang.T("form.date.hint") },
		dated: true,
	}
	f := newField(labelKey, d, 130)
	f.most = f.least
	return f
}

func (d *dateInput) parse(text string) (register.Date, error) {
	day, err := register.ReadTyped(text, d.today)
	if err != nil && d.words != nil {
		if said := d.words(text, d.today); said != "" {
			return said, nil
		}
	}
	return day, err
}

func (d *dateInput) attach(f *Field) {
	d.typedInput.attach(f)
	d.button = newTapIcon(GlyphCalendar, lang.T("form.calendar"), d.openCalendar)
	d.entry.ActionItem = d.button
	d.entry.onKey = d.keyed
	d.entry.onShortcut = func(s fyne.Shortcut) bool { return d.years(s) || f.ownShortcut(s) }
	d.entry.onLit = func(lit bool) {
		d.entry.prompt(d.hint, lit)
		d.button.show(!d.entry.Disabled() && (lit || !d.entry.quiet))
	}
}

func (d *dateInput) keyed(k *fyne.KeyEvent) bool {
	if d.entry.Text == "" && (k.Name == fyne.KeyPageUp || k.Name == fyne.KeyPageDown) {
		return false // no date to be moved: it scrolls the form
	}
	switch k.Name {
	case fyne.KeyUp:
		d.step(func(at register.Date) register.Date { return at.AddDays(1) })
	case fyne.KeyDown:
		d.step(func(at register.Date) register.Date { return at.AddDays(-1) })
	case fyne.KeyPageUp:
		d.step(func(at register.Date) register.Date { return at.AddMonths(1) })
	case fyne.KeyPageDown:
		d.step(func(at register.Date) register.Date { return at.AddMonths(-1) })
	case fyne.KeyReturn, fyne.KeyEnter:
		d.settle()
		d.field.reword()
		return !d.field.form.bare // in a dialog it also answers
	case fyne.KeyF4:
		d.openCalendar()
	default:
		return false
	}
	return true
}

// years steps by a year with Ctrl and reports whether the shortcut means that.
func (d *dateInput) years(s fyne.Shortcut) bool {
	custom, is := s.(*desktop.CustomShortcut)
	if !is || custom.Modifier != fyne.KeyModifierShortcutDefault {
		return false
	}
	switch custom.KeyName {
	case fyne.KeyPageUp:
		d.step(func(at register.Date) register.Date { return at.AddMonths(12) })
	case fyne.KeyPageDown:
		d.step(func(at register.Date) register.Date { return at.AddMonths(-12) })
	default:
		return false
	}
	return true
}

// step moves the date; from nothing it goes to today. Text that is no date is left as it is.
func (d *dateInput) step(move func(register.Date) register.Date) {
	at, err := d.parse(d.entry.Text)
	switch {
	case d.entry.Disabled() || err != nil:
		return
	case at.IsZero():
		d.set(d.today)
	default:
		d.set(move(at))
	}
}

func (d *dateInput) set(date register.Date) {
	*d.value = date
	d.bad = false
	d.entry.put(d.write())
	d.field.changed()
	d.field.typing()
}

func (d *dateInput) openCalendar() {
	if d.entry.Disabled() {
		return
	}
	focus(d.entry)
	at, err := d.parse(d.entry.Text)
	if err != nil {
		at = ""
	}
	showCalendar(d.entry, at, d.today, d.set, func(r rune) {
		d.entry.SetText("")
		focus(d.entry)
		d.entry.TypedRune(r)
	})
}

func (d *dateInput) setDisabled(off bool) {
	d.typedInput.setDisabled(off)
	d.button.show(!off)
}
