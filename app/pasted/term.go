package pasted

import (
	"cmp"
	"strconv"
	"strings"

	"accord/storage/pattern"
	"accord/storage/register"
)

var (
	endOfThis = pattern.Of(`^(?:(?:до|к|в)\s+)?(?:конца|концу|конце|конец)\s+(?:текущего\s+|этого\s+)?(недели|месяца|квартала|полугодия|года)$|` +
		`^(?:(?:by|until|at)\s+)?(?:the\s+)?end\s+of\s+(?:the|this)\s+(?:current\s+)?(week|month|quarter|half-year|year)$|` +
		`^(атна|ай|квартал|ярты ел|ел)\s+ахыры(?:на|нда)?(?:\s+(?:кадәр|чаклы))?$`)
	newYear = pattern.Of(`^до\s+нового\s+года$`)
	// yearly is in what names a part of any year.
	yearly = pattern.Of(`(?:^|\s)(?:` + monthWord + `|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember)?)(?:\.|\s|$)|кв|полугод|quarter|half|^q[1-4]$|^\d{1,2}\.\d{2}$`)
	// tatarEnd stands behind a part of a year: "март ахырына кадәр".
	tatarEnd = pattern.Of(`(?:\s+ахыры(?:на|нда)?)?(?:\s+(?:кадәр|чаклы))?$`)
	fromNow  = pattern.Of(`^(?:через|спустя|в течение|in|within)\s+(.+)$|^(.+?)(?:дан|дән|тан|тән|нан|нән)(?:\s+соң)?$|^(.+?)\s+эчендә$`)
)

// Term reads when something is due as it is typed into a field: "II квартал 2027", "до конца года", "конец марта", "через 3
// мес.". A year that is not named is that of the next such day. It is empty where there is no day in it.
func Term(text string, today register.Date) register.Date {
	c, s := calendar{today: today}, strings.Trim(folded(text), " .;,")
	if rule, day := c.readOnce(s); rule != "" {
		return day
	}
	return cmp.Or(c.yearless(s), endOfSeason(s), c.ahead(s))
}

// endOfThis reads the end of the week, month, quarter, half-year or year at hand.
func (c calendar) endOfThis(s string) register.Date {
	from := cmp.Or(c.signed, c.today)
	m := endOfThis().FindStringSubmatch(s)
	switch {
	case from.Precision() != register.DayKnown:
		return ""
	case newYear().MatchString(s):
		return from[:4]
	case m == nil:
		return ""
	}
	half := (from.Month()-1)/6 + 1
	switch m[1] + m[2] + m[3] {
	case "недели", "week", "атна":
		return from.AddDays(6 - from.Weekday())
	case "месяца", "month", "ай":
		return from[:7]
	case "квартала", "quarter", "квартал":
		return lastOf(string(from[:4]), (from.Month()+2)/3*3)
	case "полугодия", "half-year", "ярты ел":
		return lastOf(string(from[:4]), 6*half)
	}
	return from[:4]
}

// yearless reads a day or a part of a year without its year: the first one that is not over on the day of signing.
func (c calendar) yearless(s string) register.Date {
	from := cmp.Or(c.signed, c.today).First()
	if s = tatarEnd().ReplaceAllString(withoutLead(s), ""); from == "" || !yearly().MatchString(s) {
		return ""
	}
	sign := " "
	if bareDay().MatchString(s) {
		sign = "."
	}
	for year := from.Year(); year < from.Year()+2; year++ {
		if day := c.dayOf(s + sign + strconv.Itoa(year)); day.Last() >= from {
			return day
		}
	}
	return ""
}

// ahead counts a length of time from today.
func (c calendar) ahead(s string) register.Date {
	m := fromNow().FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	length, err := register.ReadLength(m[1] + m[2] + m[3])
	switch {
	case err != nil || !length.Given():
		return ""
	case length.Unit == register.Days:
		return c.today.AddDays(length.Count)
	}
	return c.today.AddMonths(length.Count)
}
