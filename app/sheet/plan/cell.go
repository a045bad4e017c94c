package plan

import (
	"errors"
	"strings"

	"accord/app/pasted"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/storage/register"
)

// errUnreadable: a cell is not what its column says.
var errUnreadable = errors.New("the cell cannot be read")

// cellReading is what a cell says, by itself.
type cellReading struct {
	value           field.Value
	there, doubtful bool
	err             error
}

// cellOf is a cell by its words, its column and the field that it is read for.
type cellOf struct {
	column      int
	field, cell string
}

// readingsAtMost is how many readings of cells are remembered: what stands in thousands of cells stands in the first rows too.
const readingsAtMost = 5000

// simple reads a cell of a sort that names no record. Without an error and without a value the cell says nothing.
func (b *building) simple(f field.Field, c mapping.Column, column int, cell string) (v field.Value, there, doubtful bool, err error) {
	key := cellOf{column, f.Name, cell}
	one, known := b.readings[key]
	if !known {
		if one = b.reading(f, c, column, cell); len(b.readings) < readingsAtMost {
			b.readings[key] = one
		}
	}
	return one.value, one.there, one.doubtful, one.err
}

func (b *building) reading(f field.Field, c mapping.Column, column int, cell string) (one cellReading) {
	if f.Sort == field.Truth || f.Sort == field.Choice { // "нет" is an answer there
		if one.value, one.there = b.word(f, cell); one.there {
			return one
		}
	}
	switch {
	case b.nothing(cell), f.Sort == field.Choice && b.leavesOpen(f, cell):
		return cellReading{}
	case f.Sort == field.Day:
		one.value, one.doubtful, one.err = b.day(f, column, cell)
	default:
		one.value, one.err = b.plain(f, c, column, cell)
	}
	one.there = one.err == nil
	return one
}

// leavesOpen reports whether a cell of a choice chooses nothing, by itself or because somebody has decided so.
func (b *building) leavesOpen(f field.Field, cell string) bool {
	d, decided := b.decided[decidedAs(f.Family, cell)]
	return f.Blank(cell) || decided && d.Way == mapping.Empty
}

// plain reads a cell that says something, of any sort but a day.
func (b *building) plain(f field.Field, c mapping.Column, column int, cell string) (v field.Value, err error) {
	read := true
	switch f.Sort {
	case field.Line:
		if v.Line, err = b.line(f, cell); err == nil && (f.Name == "quantity" || f.Name == "net") {
			v.Number, err = b.figures[column].weighed(cell)
		}
	case field.Phrase:
		l := c.Language
		if l == "" {
			l = field.LanguageOf(cell)
		}
		v.Text.Set(l, cell)
	case field.Number:
		if v.Number, read = field.Count(cell); !read && f.Name == "periodicity" {
			v.Number, read = field.Months(cell)
		}
	case field.Amount:
		v.Amount, err = pasted.Sum(b.figures[column].bare(cell), b.units[column], b.currency)
	case field.Period:
		v.Period, err = register.ReadTradePeriod(strings.TrimSuffix(cell, ".0"))
	case field.Term:
		if _, until := b.days[column].Span(cell); until != "" {
			return field.Value{Term: register.TermUntil, Day: until}, nil
		}
		first, renewed, months := field.Renewed(cell)
		v.Term, v.Months, v.Day, read = b.days[column].Term(first)
		if renewed && (v.Term == register.TermFor || v.Term == register.TermUntil && months > 0) {
			v.Renewal, v.Number = register.RenewalUnlimited, months
		}
	case field.Due:
		v, read = b.days[column].Due(cell)
	case field.Choice:
		v.Choice, v.Line = f.Remarked(cell)
		read = v.Choice != ""
	case field.Truth:
		read = false
	}
	if !read {
		err = errUnreadable
	}
	return v, err
}

// day reads a day, or what stands in its place: that there is none, or by what an agreement enters into force. Only a
// column of days may hold two.
func (b *building) day(f field.Field, column int, cell string) (v field.Value, doubtful bool, err error) {
	if f.Name == "until" && field.Open(cell) {
		v.Term = register.TermOpen
		return v, false, nil
	}
	if basis := field.ForceBasis(cell); f.Name == "force" && basis != "" {
		v.Choice = string(basis)
		return v, false, nil
	}
	if f.Ends {
		cell = field.WithoutUntil(cell)
	}
	first, last, doubtful, read := b.days[column].Read(cell)
	if f.Ends && field.NamesPeriod(cell) {
		first, last = last, ""
	}
	v.Day, v.Line = first, string(last)
	if !read || last != "" && f.Name != "days" {
		err = errUnreadable
	}
	return v, doubtful, err
}

// word reads a truth or a value of an enumeration, as it is known or as somebody has decided.
func (b *building) word(f field.Field, cell string) (v field.Value, known bool) {
	if f.Sort == field.Truth {
		v.Truth, known = field.Says(cell)
		return v, known
	}
	key := f.Family + "\x00" + cell
	if said, done := b.choices[key]; done {
		return field.Value{Choice: said}, said != ""
	}
	if d, decided := b.decided[decidedAs(f.Family, cell)]; decided {
		v.Choice, known = d.Choice, d.Choice != ""
	} else {
		v.Choice, known = f.Choose(cell)
	}
	b.choices[key] = v.Choice
	return v, known
}

func (b *building) nothing(cell string) bool {
	if cell == "" {
		return true
	}
	if len(cell) > 40 {
		return false
	}
	is, done := b.empties[cell]
	if !done {
		is = field.Nothing(cell)
		if len(b.empties) < 100_000 {
			b.empties[cell] = is
		}
	}
	return is
}

// line reads a text without a language. Numbers of goods lose the noughts before them in a spreadsheet, numbers of
// documents gain ".0" behind them.
func (b *building) line(f field.Field, cell string) (string, error) {
	if f.Name == "aliases" {
		cell = strings.ReplaceAll(cell, "\n", ";")
	}
	text := register.Line(cell)
	if whole, is := strings.CutSuffix(text, ".0"); is && !strings.ContainsFunc(whole, func(r rune) bool { return r < '0' || r > '9' }) {
		text = whole
	}
	switch f.Name {
	case "number", "protocol_number":
		text = field.DocumentNumber(text)
		if counted := strings.TrimSuffix(text, "."); counts(counted) { // "1." of a list
			text = counted
		}
	case "goods.code":
		if strings.EqualFold(text, "total") {
			return "", nil
		}
		text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '.' }), "")
		if len(text)%2 == 1 {
			text = "0" + text
		}
	case "value.currency":
		code, err := register.ReadCurrency(text)
		if err != nil {
			return "", errUnreadable
		}
		return code, nil
	case field.Start:
		if text = field.Clock(text); text == "" {
			return "", errUnreadable
		}
	case "code":
		text = strings.ToUpper(text)
	case "id":
		if _, err := register.ParseID(text); err != nil {
			return "", errUnreadable
		}
	case "aliases":
		text = strings.NewReplacer("\n", ";").Replace(strings.TrimSpace(cell))
	}
	return text, nil
}
