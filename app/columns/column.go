// Package columns declares what lists show of each kind of record: one declaration for the window, its tables for a
// spreadsheet and the lists of commands.
package columns

import (
	"math"
	"strconv"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Column is one fact of the rows R of a kind.
type Column[R any] struct {
	// Name is the field of JSON and CSV, and the name of the order.
	Name string
	// Label is the key of the heading; without one the column is in data only.
	Label string
	Right bool
	// Aside columns are left out of the tables that commands print.
	Aside bool
	// Family is how the language keys of all that the column can say begin; empty where it can say anything.
	Family string
	// Fits returns a text for which lists always have room; nil where the column may be cut anywhere.
	Fits func() string
	// Value returns a register.Text, a string, a bool or a whole number; Text returns it in the current language, empty
	// where nothing is known.
	Value func(R) any
	Text  func(R) string
	// Names returns the first of the names in the text, and how many there are; nil where the text is no list of names.
	Names func(R) (first []string, all int)
	// Number is what a spreadsheet takes for a number where that is not the Value: a sum in whole units.
	Number func(R) any
	// Place is the value by which the register sorts the column: a string, a register.Date or an int. Its zero is
	// unknown and comes last. It is nil where lists are not sorted by the column.
	Place func(R) any
}

// Sorts reports whether lists are sorted by the column.
func (c Column[R]) Sorts() bool { return c.Place != nil }

// Sorts names the columns by which lists are sorted.
func Sorts[R any](all []Column[R]) (names []string) {
	for _, c := range all {
		if c.Sorts() {
			names = append(names, c.Name)
		}
	}
	return names
}

func phrase[R any](name, label string, value func(R) register.Text) Column[R] {
	return Column[R]{Name: name, Label: label, Value: func(r R) any { return value(r) }, Text: func(r R) string { return words(value(r)) }}
}

func plain[R any](name, label string, value func(R) string) Column[R] {
	return Column[R]{Name: name, Label: label, Value: func(r R) any { return value(r) }, Text: value}
}

// list is a column of several names.
func list[R any](name, label string, value func(R) []string) Column[R] {
	c := plain(name, label, func(r R) string { return strings.Join(value(r), ", ") })
	c.Names = func(r R) ([]string, int) { return value(r), len(value(r)) }
	return c
}

// names says which of the several names in a phrase a list may show, and how many there are.
func (c Column[R]) names(of func(R) storage.Names) Column[R] {
	c.Names = func(r R) (first []string, all int) {
		for _, name := range of(r).First {
			first = append(first, words(name))
		}
		return first, of(r).All
	}
	return c
}

func day[R any](name, label string, value func(R) register.Date) Column[R] {
	return Column[R]{
		Name: name, Label: label,
		Fits:  func() string { return lang.Day(widestDay) },
		Value: func(r R) any { return string(value(r)) },
		Text:  func(r R) string { return lang.Day(value(r)) },
	}
}

// widestDay is as wide as any; part of a day that is cut says another one.
const widestDay register.Date = "2028-08-28"

// days is the column of a first day that shows the last one too. Runs of days within a month are never cut.
func days[R any](name, label string, from, to func(R) register.Date) Column[R] {
	c := day(name, label, from).shows(func(r R) string { return lang.Days(from(r), to(r)) })
	c.Fits = func() string { return lang.Days(widestDay.AddDays(-8), widestDay) }
	return c
}

func number[R any](name, label string, value func(R) int) Column[R] {
	return Column[R]{Name: name, Label: label, Right: true, Value: func(r R) any { return value(r) }, Text: func(r R) string {
		if value(r) == 0 {
			return ""
		}
		return strconv.Itoa(value(r))
	}}
}

// choice is a column of an enumeration, whose words are a family of keys.
func choice[R any, V ~string](name, label, family string, value func(R) V) Column[R] {
	return Column[R]{
		Name: name, Label: label, Family: family,
		Value: func(r R) any { return string(value(r)) },
		Text:  func(r R) string { return word(family, value(r)) },
	}
}

func truth[R any](name, label string, value func(R) bool, text func(R) string) Column[R] {
	return Column[R]{Name: name, Label: label, Value: func(r R) any { return value(r) }, Text: text}
}

// aside keeps a column from being printed by commands.
func (c Column[R]) aside() Column[R] {
	c.Aside = true
	return c
}

// decimal says how many digits of the whole number stand behind the mark, as a spreadsheet reads it.
func (c Column[R]) decimal(digits func(R) int) Column[R] {
	c.Number = func(r R) any { return float64(c.Value(r).(int)) / math.Pow10(digits(r)) }
	return c
}

// InSheet is what a spreadsheet takes for a day or a number.
func (c Column[R]) InSheet(r R) any {
	if c.Number != nil {
		return c.Number(r)
	}
	return c.Value(r)
}

// shows replaces the text of a column.
func (c Column[R]) shows(text func(R) string) Column[R] {
	c.Text, c.Names = text, nil
	return c
}

// byText, byDay and byNumber mark a column sorted by the shown value; placed marks one sorted by something else.
func (c Column[R]) byText() Column[R] {
	return c.placed(func(r R) any { return c.Text(r) })
}

func (c Column[R]) byDay() Column[R] {
	return c.placed(func(r R) any { return register.Date(c.Value(r).(string)) })
}

func (c Column[R]) byNumber() Column[R] { return c.placed(c.Value) }

func (c Column[R]) placed(place func(R) any) Column[R] {
	c.Place = place
	return c
}

func words(t register.Text) string { return t.Or(lang.Current()) }

// word is that of an enumeration, nothing where the value is not known.
func word[V ~string](family string, v V) string {
	if v == "" {
		return ""
	}
	return lang.T(family + string(v))
}

// together joins the non-empty parts in one cell.
func together(parts ...string) string {
	var there []string
	for _, part := range parts {
		if part != "" {
			there = append(there, part)
		}
	}
	return strings.Join(there, ", ")
}
