package lang

import (
	"fmt"
	"strconv"

	"accord/storage/register"
)

// Day writes a date the short way of the office, in every language alike: 29.11.2022, 11.2022,
// 2022, or nothing where nothing is known.
func Day(d register.Date) string {
	switch d.Precision() {
	case register.DayKnown:
		return fmt.Sprintf("%02d.%02d.%04d", d.DayOfMonth(), d.Month(), d.Year())
	case register.MonthKnown:
		return fmt.Sprintf("%02d.%04d", d.Month(), d.Year())
	case register.YearKnown:
		return fmt.Sprintf("%04d", d.Year())
	}
	return ""
}

// LongDay writes a date as a document does: "29 ноября 2022 г.", "ноябрь 2022 г.", "2022 г.".
func (in In) LongDay(d register.Date) string {
	switch d.Precision() {
	case register.DayKnown:
		return in.T("date.long.day", d.DayOfMonth(), in.T("date.month.of."+strconv.Itoa(d.Month())), d.Year())
	case register.MonthKnown:
		return in.T("date.long.month", in.T("date.month.in."+strconv.Itoa(d.Month())), d.Year())
	case register.YearKnown:
		return in.T("date.long.year", d.Year())
	}
	return ""
}

// LongDays writes a span of days as a document does: "28–30 ноября 2022 г.", "30 ноября 2022 г. – 2 декабря 2022 г.".
func (in In) LongDays(from, to register.Date) string {
	switch {
	case to.IsZero() || from == to:
		return in.LongDay(from)
	case from.Precision() == register.DayKnown && to.Precision() == register.DayKnown && from.Year() == to.Year() && from.Month() == to.Month():
		days := strconv.Itoa(from.DayOfMonth()) + "–" + strconv.Itoa(to.DayOfMonth())
		return in.T("date.long.day", days, in.T("date.month.of."+strconv.Itoa(to.Month())), to.Year())
	}
	return in.LongDay(from) + " – " + in.LongDay(to)
}

// named, of, on and to write a day in a sentence, the short way where it is known. Of a month or a year they say "март 2022 года",
// "марта 2022 года", "в марте 2022 года" and "какого-то дня марта 2022 года", as a sentence wants it.
func (in In) named(d register.Date) string { return in.inflected("named", "in", d) }
func (in In) of(d register.Date) string    { return in.inflected("of", "some", d) }
func (in In) on(d register.Date) string    { return in.inflected("on", "at", d) }
func (in In) to(d register.Date) string    { return in.inflected("to", "some", d) }

// within says a last day, or in which month or year it lies.
func (in In) within(d register.Date) string {
	if d.Precision() == register.DayKnown {
		return Day(d)
	}
	return in.on(d)
}

// inflected writes a day by a family of words, with the month of another one.
func (in In) inflected(family, months string, d register.Date) string {
	switch d.Precision() {
	case register.DayKnown:
		return in.T("date."+family+".day", Day(d))
	case register.MonthKnown:
		return in.T("date."+family+".month", in.T("date.month."+months+"."+strconv.Itoa(d.Month())), strconv.Itoa(d.Year()))
	case register.YearKnown:
		return in.T("date."+family+".year", strconv.Itoa(d.Year()))
	}
	return ""
}

// Days writes a span of days without saying twice what both have: 12–14.12.2022,
// 30.11–02.12.2022, 30.12.2022–02.01.2023; one date where there is only one.
func Days(from, to register.Date) string {
	switch {
	case to.IsZero() || from == to:
		return Day(from)
	case from.IsZero():
		return "…–" + Day(to)
	}
	begin := Day(from)
	switch {
	case from.Precision() != to.Precision() || from.Precision() == register.YearKnown || from.Year() != to.Year():
	case from.Precision() == register.MonthKnown:
		begin = fmt.Sprintf("%02d", from.Month())
	case from.Month() != to.Month():
		begin = fmt.Sprintf("%02d.%02d", from.DayOfMonth(), from.Month())
	default:
		begin = fmt.Sprintf("%02d", from.DayOfMonth())
	}
	return begin + "–" + Day(to)
}

// Month names a month, 1 to 12, as it stands alone; other numbers give nothing.
func (in In) Month(m int) string {
	if m < 1 || m > 12 {
		return ""
	}
	return in.T("date.month." + strconv.Itoa(m))
}

// MonthTitle is the heading of a month's calendar: "Ноябрь 2022".
func (in In) MonthTitle(year, m int) string {
	return Capital(in.Month(m)) + " " + strconv.Itoa(year)
}

// WeekdayShort is the heading of a calendar's column, 0 for Monday to 6 for Sunday.
func (in In) WeekdayShort(i int) string {
	if i < 0 || i > 6 {
		return ""
	}
	return in.T("date.weekday.short." + strconv.Itoa(i))
}

// Told returns an argument of a message for a reader: a day the short way, anything else as it is.
func Told(arg string) string {
	if day := register.Date(arg); day.Precision() == register.DayKnown {
		return Day(day)
	}
	return arg
}
