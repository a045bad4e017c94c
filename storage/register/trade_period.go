package register

import (
	"cmp"
	"fmt"
	"strconv"
)

// PeriodKind says for how long a figure of trade is.
type PeriodKind string

// The kinds of periods. A running total goes from January to the end of a month.
const (
	PeriodYear    PeriodKind = "year"
	PeriodHalf    PeriodKind = "half"
	PeriodQuarter PeriodKind = "quarter"
	PeriodMonth   PeriodKind = "month"
	PeriodRunning PeriodKind = "running"
)

// PeriodKinds lists them, the longest first.
var PeriodKinds = []PeriodKind{PeriodYear, PeriodHalf, PeriodQuarter, PeriodMonth, PeriodRunning}

// monthsOf is how many months a period of each kind has; a running total has as many as its number says.
var monthsOf = map[PeriodKind]int{PeriodYear: 12, PeriodHalf: 6, PeriodQuarter: 3, PeriodMonth: 1}

// TradePeriod is the time that a figure of trade is for. Number is which half, quarter or month of the year it is, and of a
// running total its last month; of a year it is 0.
type TradePeriod struct {
	Kind   PeriodKind `json:"kind,omitempty"`
	Year   int        `json:"year,omitempty"`
	Number int        `json:"number,omitempty"`
}

// IsZero reports whether nothing is said.
func (p TradePeriod) IsZero() bool { return p == TradePeriod{} }

// Valid reports whether there is such a period.
func (p TradePeriod) Valid() bool {
	if p.Year < 1000 || p.Year > 9999 {
		return false
	}
	switch p.Kind {
	case PeriodYear:
		return p.Number == 0
	case PeriodRunning:
		return 1 <= p.Number && p.Number <= 12
	case PeriodHalf, PeriodQuarter, PeriodMonth:
		return 1 <= p.Number && p.Number <= 12/monthsOf[p.Kind]
	}
	return false
}

// months returns the first and the last month of the period.
func (p TradePeriod) months() (first, last int) {
	switch p.Kind {
	case PeriodRunning:
		return 1, p.Number
	case PeriodYear:
		return 1, 12
	}
	long := monthsOf[p.Kind]
	return (p.Number-1)*long + 1, p.Number * long
}

// First returns the first day of the period, nothing for one that is not Valid.
func (p TradePeriod) First() Date {
	if !p.Valid() {
		return ""
	}
	first, _ := p.months()
	return Day(p.Year, first, 1)
}

// Last returns the last day of the period, nothing for one that is not Valid.
func (p TradePeriod) Last() Date {
	if !p.Valid() {
		return ""
	}
	_, last := p.months()
	return Day(p.Year, last, daysIn(p.Year, last))
}

// YearBefore returns the same period of the year before, the only one that growth is counted against.
func (p TradePeriod) YearBefore() TradePeriod {
	p.Year--
	return p
}

// Parts returns the periods that make this one up: halves of a year, quarters of a half, months of a quarter. A month has
// none, and neither has a running total, which is never added to anything.
func (p TradePeriod) Parts() []TradePeriod {
	kind, number := PeriodKind(""), 2
	switch p.Kind {
	case PeriodYear:
		return []TradePeriod{{PeriodHalf, p.Year, 1}, {PeriodHalf, p.Year, 2}}
	case PeriodHalf:
		kind = PeriodQuarter
	case PeriodQuarter:
		kind, number = PeriodMonth, 3
	default:
		return nil
	}
	parts := make([]TradePeriod, number)
	for i := range parts {
		parts[i] = TradePeriod{kind, p.Year, (p.Number-1)*number + 1 + i}
	}
	return parts
}

// Compare orders by the last day, and of those that end together the longer first.
func (p TradePeriod) Compare(other TradePeriod) int {
	return cmp.Or(cmp.Compare(p.Last(), other.Last()), cmp.Compare(p.First(), other.First()), cmp.Compare(p.Kind, other.Kind))
}

// Date returns the period as a Date as far as that can be: a year, a month, otherwise the year.
func (p TradePeriod) Date() Date {
	if !p.Valid() {
		return ""
	}
	if p.Kind == PeriodMonth {
		return p.First()[:len("2006-01")]
	}
	return p.First()[:len("2006")]
}

// roman are the numbers of halves and quarters.
var roman = []string{"", "I", "II", "III", "IV"}

var monthNames = []Text{
	{},
	{Ru: "январь", En: "January", Tt: "гыйнвар"}, {Ru: "февраль", En: "February", Tt: "февраль"}, {Ru: "март", En: "March", Tt: "март"},
	{Ru: "апрель", En: "April", Tt: "апрель"}, {Ru: "май", En: "May", Tt: "май"}, {Ru: "июнь", En: "June", Tt: "июнь"},
	{Ru: "июль", En: "July", Tt: "июль"}, {Ru: "август", En: "August", Tt: "август"}, {Ru: "сентябрь", En: "September", Tt: "сентябрь"},
	{Ru: "октябрь", En: "October", Tt: "октябрь"}, {Ru: "ноябрь", En: "November", Tt: "ноябрь"}, {Ru: "декабрь", En: "December", Tt: "декабрь"},
}

// Text returns the period in words: "I полугодие 2022 г.", "January–June 2022". One that is not Valid has none.
func (p TradePeriod) Text() Text {
	if !p.Valid() {
		return Text{}
	}
	year := strconv.Itoa(p.Year)
	switch p.Kind {
	case PeriodHalf:
		return Text{
			Ru: roman[p.Number] + " полугодие " + year + " г.",
			En: []string{"", "first", "second"}[p.Number] + " half of " + year,
			Tt: year + " елның " + roman[p.Number] + " яртыеллыгы",
		}
	case PeriodQuarter:
		return Text{Ru: roman[p.Number] + " квартал " + year + " г.", En: fmt.Sprintf("Q%d %s", p.Number, year), Tt: year + " елның " + roman[p.Number] + " кварталы"}
	case PeriodMonth:
		name := monthNames[p.Number]
		return Text{Ru: name.Ru + " " + year + " г.", En: name.En + " " + year, Tt: year + " елның " + name.Tt + " ае"}
	case PeriodRunning:
		first, last := monthNames[1], monthNames[p.Number]
		return Text{
			Ru: first.Ru + "–" + last.Ru + " " + year + " г.",
			En: first.En + "–" + last.En + " " + year,
			Tt: year + " елның " + first.Tt + "–" + last.Tt + " айлары",
		}
	}
	return Text{Ru: year + " г.", En: year, Tt: year + " ел"}
}
