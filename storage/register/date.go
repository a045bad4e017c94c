package register

import (
	"cmp"
	"errors"
	"fmt"
	"time"
)

// ErrDate says that a text is no date.
var ErrDate = errors.New("not a date")

// Date is a calendar day as far as it is known: "2022-11-29", "2022-11", "2022", or empty where it
// is not known at all. It is kept, compared and sorted as this ISO 8601 text with reduced
// precision. It has no time zone and is never a time.Time.
type Date string

// Precision says how much of a Date is known.
type Precision int

// From nothing to the day.
const (
	Unknown Precision = iota
	YearKnown
	MonthKnown
	DayKnown
)

// Day makes a Date of a known day. Days outside the calendar roll over as in time.Date.
func Day(year, month, day int) Date {
	return dayOf(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC))
}

// DayOf returns the calendar day that a clock shows, in the clock's own zone.
func DayOf(clock time.Time) Date { return dayOf(clock) }

// firstEver is the first day that a Date can mean.
const firstEver Date = "1000-01-01"

// dayOf keeps to the years that Dates have, 1000 to 9999: what lies outside becomes the first or the last day of them.
func dayOf(t time.Time) Date {
	switch {
	case t.Year() < 1000:
		return firstEver
	case t.Year() > 9999:
		return Forever
	}
	year, month, day := t.Date()
	return written(year, int(month), day)
}

// written writes a day of the calendar. It is done so often in the counting of periods that time.Format would be felt.
func written(year, month, day int) Date {
	two := func(n int) (tens, ones byte) { return '0' + byte(n/10%10), '0' + byte(n%10) }
	y1, y2 := two(year / 100)
	y3, y4 := two(year)
	m1, m2 := two(month)
	d1, d2 := two(day)
	return Date([]byte{y1, y2, y3, y4, '-', m1, m2, '-', d1, d2})
}

// ParseDate reads ISO 8601 text of day, month or year precision; empty text is the unknown Date. A day that is not on
// the calendar (2022-02-30) is ErrDate. Years run from 1000 to 9999.
func ParseDate(s string) (Date, error) {
	d := Date(s)
	if s != "" && d.Precision() == Unknown {
		return "", fmt.Errorf("%q: %w", s, ErrDate)
	}
	return d, nil
}

// Precision returns how much is known; text that is no date counts as Unknown.
func (d Date) Precision() Precision {
	year, month, day := d.Year(), 1, 1
	known := YearKnown
	switch len(d) {
	case len("2006"):
	case len("2006-01"):
		month, known = d.Month(), MonthKnown
	case len("2006-01-02"):
		month, day, known = d.Month(), d.DayOfMonth(), DayKnown
	default:
		return Unknown
	}
	switch {
	case known >= MonthKnown && d[4] != '-', known == DayKnown && d[7] != '-':
		return Unknown
	case year < 1000 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month):
		return Unknown
	}
	return known
}

// daysIn counts the days of a month.
func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Valid reports whether the text is empty or a date on the calendar.
func (d Date) Valid() bool { return d == "" || d.Precision() != Unknown }

// IsZero reports whether nothing is known.
func (d Date) IsZero() bool { return d == "" }

// Dotted returns the Date as offices write it: 29.11.2022, 11.2022, 2022.
func (d Date) Dotted() string {
	switch d.Precision() {
	case DayKnown:
		return string(d[8:] + "." + d[5:7] + "." + d[:4])
	case MonthKnown:
		return string(d[5:] + "." + d[:4])
	}
	return string(d)
}

// Year returns the year, 0 where it is not known.
func (d Date) Year() int { return d.part(0, 4) }

// Month returns the month, 0 where it is not known.
func (d Date) Month() int { return d.part(5, 7) }

// DayOfMonth returns the day of the month, 0 where it is not known.
func (d Date) DayOfMonth() int { return d.part(8, 10) }

func (d Date) part(from, to int) int {
	if len(d) < to {
		return 0
	}
	n := 0
	for _, digit := range []byte(d[from:to]) {
		if digit < '0' || digit > '9' {
			return 0
		}
		n = 10*n + int(digit-'0')
	}
	return n
}

// First returns the earliest day that the Date can mean: 2022 → 2022-01-01. Unknown stays unknown.
func (d Date) First() Date {
	switch d.Precision() {
	case YearKnown:
		return d + "-01-01"
	case MonthKnown:
		return d + "-01"
	}
	return d
}

// Last returns the latest day that the Date can mean: 2022-02 → 2022-02-28. Unknown stays unknown.
func (d Date) Last() Date {
	switch d.Precision() {
	case YearKnown:
		return d + "-12-31"
	case MonthKnown:
		return written(d.Year(), d.Month(), daysIn(d.Year(), d.Month()))
	}
	return d
}

// mayBe reports whether the Date, known to a month or a year, can mean a day.
func (d Date) mayBe(day Date) bool {
	p := d.Precision()
	return (p == MonthKnown || p == YearKnown) && d.First() <= day && day <= d.Last()
}

// within returns what is certain of a day between two others, both included: the day, the month or the year, else
// nothing.
func within(first, last Date) Date {
	for _, length := range []int{len("2006-01-02"), len("2006-01"), len("2006")} {
		if len(first) >= length && len(last) >= length && first[:length] == last[:length] {
			return first[:length]
		}
	}
	return ""
}

// AddDays moves a known day by n days. A Date of lower precision is left as it is.
func (d Date) AddDays(n int) Date {
	if d.Precision() != DayKnown {
		return d
	}
	return dayOf(d.midnight().AddDate(0, 0, n))
}

// AddMonths moves by n months and clamps to the month's end: 31.01 + 1 month is 28.02 or 29.02.
// A year is moved by whole years only; the unknown Date stays unknown.
func (d Date) AddMonths(n int) Date {
	switch d.Precision() {
	case DayKnown:
		months := 12*d.Year() + d.Month() - 1 + n
		year, month := months/12, months%12+1
		switch {
		case months < 12*1000:
			return firstEver
		case year > 9999:
			return Forever
		}
		return written(year, month, min(d.DayOfMonth(), daysIn(year, month)))
	case MonthKnown:
		return dayOf(time.Date(d.Year(), time.Month(d.Month()+n), 1, 0, 0, 0, 0, time.UTC))[:7]
	case YearKnown:
		return Day(d.Year()+n/12, 1, 1)[:4]
	}
	return d
}

// DaysUntil counts the days from d to other, negative where other lies before. Both must be known
// to the day; otherwise ok is false.
func (d Date) DaysUntil(other Date) (days int, ok bool) {
	if d.Precision() != DayKnown || other.Precision() != DayKnown {
		return 0, false
	}
	return int(other.midnight().Sub(d.midnight()) / (24 * time.Hour)), true
}

// Weekday returns 0 for Monday … 6 for Sunday, of the first day that the Date can mean.
func (d Date) Weekday() int {
	return (int(d.First().midnight().Weekday()) + 6) % 7
}

// Compare orders by the first possible day and, where that is the same, the less precise first.
// The unknown Date comes before all others.
func (d Date) Compare(other Date) int { return cmp.Compare(d, other) }

// CertainlyBefore reports whether every day d can mean lies before every day other can mean. An unknown or invalid date
// lies before nothing.
func (d Date) CertainlyBefore(other Date) bool {
	return d.Precision() != Unknown && other.Precision() != Unknown && d.Last() < other.First()
}

func (d Date) midnight() time.Time {
	return time.Date(d.Year(), time.Month(d.Month()), d.DayOfMonth(), 0, 0, 0, 0, time.UTC)
}
