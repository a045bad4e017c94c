package field

import (
	"iter"
	"strconv"
	"strings"
	"time"
	"unicode"

	"accord/app/pasted"
	"accord/storage/pattern"
	"accord/storage/register"
)

// Days reads the days of one column.
type Days struct {
	// MonthFirst: of days that are all figures the month stands first.
	MonthFirst bool
	// Date1904: serial numbers count from 1904.
	Date1904 bool
	// Today is what two figures of a year are near to.
	Today register.Date
	// Year is that of days which name none, 0 where nobody says it.
	Year int
}

var (
	allFigures = pattern.Of(`^(\d{1,2})\s*([./\-\\])\s*(\d{1,2})\s*[./\-\\]\s*(\d{4}|\d{2})$`)
	serial     = pattern.Of(`^\d{4,7}(?:[.,]\d+)?$`) // a smaller one is rather a day without a year: 26.02
	yearMonth  = pattern.Of(`^(1[89]\d\d|20\d\d)(0[1-9]|1[0-2])$`)
	weekday    = pattern.Of(`(?i)(^|[\s–—(-])(?:понедельник|вторник|сред[аеу]|четверг|пятниц[аеуы]|суббот[аеуы]|воскресенье|дүшәмбе|сишәмбе|чәршәмбе|пәнҗешәмбе|җомга|шимбә|якшәмбе|(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|пн|вт|ср|чт|пт|сб|вс|mon|tue|wed|thu|fri|sat|sun)[.,]*\s+(\d|\pL)`) // not shown
	weekdayEnd = pattern.Of(`(?i)(\d|г\.),?\s*\(?(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|(?:mon|tues|wednes|thurs|fri|satur|sun)day|пн|вт|ср|чт|пт|сб|вс)\.?\)?$`)                                                                                                          // not shown
	wholeDay   = pattern.Of(`^(1[89]\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$`)
	clock      = pattern.Of(`[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:AM|PM|am|pm)?Z?$`)
	monthName  = pattern.Of(`^(\d{1,2})[-/. ](\pL{3,})\.?[-/. ,]+(\d{4}|\d{2})$`)
	spanShort  = pattern.Of(`^(\d{1,2})\s*[-–—]\s*(\d{1,2})([./]\d{1,2}[./]\d{4})$`)
	spanMonths = pattern.Of(`^(\d{1,2}[./]\d{1,2})\s*[-–—]\s*(\d{1,2}[./]\d{1,2})[./](\d{4})$`)
	spanDays   = pattern.Of(`^(\d{1,2}[./]\d{1,2}[./]\d{4})\s*(?:[-–—]|по)\s*(\d{1,2}[./]\d{1,2}[./]\d{4})$`)
	spanMonth  = pattern.Of(`^(\d{1,2}\s+\pL{3,})\s*[-–—]\s*(\d{1,2}\s+\pL{3,})\s+(\d{4})$`)
	spanFirst  = pattern.Of(`^(\pL{3,})\.?\s+(\d{1,2})\s*[-–—]\s*(\d{1,2}),?\s+(\d{4})$`)
	monthsOnly = pattern.Of(`^(\pL{3,})\.?\s*[-–—]\s*(\pL{3,})\.?\s+(\d{4})$`)
	yearsOnly  = pattern.Of(`^((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)$`)
	spanLong   = pattern.Of(`^(\d{1,2}\s+\pL{3,}\s+\d{4})\s*[-–—]\s*(\d{1,2}\s+\pL{3,}\s+\d{4})$`)
	yearSign   = pattern.Of(`(\d{4})\s*(?:гг?\.?|года|году|ел)(\s|$)`)
	since      = pattern.Of(`^(?i:с|со|from|since)\s+(\d.*|\pL+\s+\d{4}.*)$`)
	fromTo     = pattern.Of(`^(?i:с|со|from)\s+(\d.*?)\s+(?i:по|до|to|until|till)\s+(\d.*)$`)
	quotes     = strings.NewReplacer("«", "", "»", "", "“", "", "”", "", "„", "", "\"", "")
	yearAhead  = pattern.Of(`^(\d{4})\s+(?:елның|ел)\s+(.+)$`)
	romanMonth = pattern.Of(`(\d{1,2}\s*[./\- ]\s*)([IVXІХ]{1,4})(\s*[./\- ]\s*\d{2,4})`)
	spanWords  = pattern.Of(`^(\d{1,2})\s*[-–—]\s*(\d{1,2})\s+(\pL{3,}\.?\s+\d{4}.*)$`)
)

// MonthFirst reports whether the days of a column have the month first: the more frequent order among days readable in
// one way only.
func MonthFirst(cells iter.Seq[string]) bool {
	day, month := 0, 0
	for c := range cells {
		m := allFigures().FindStringSubmatch(strings.TrimSpace(clock().ReplaceAllString(c, "")))
		if m == nil || m[2] == "." { // with full stops nobody begins with the month
			continue
		}
		first, _ := strconv.Atoi(m[1])
		second, _ := strconv.Atoi(m[3])
		switch {
		case first > 12 && second <= 12:
			day++
		case second > 12 && first <= 12:
			month++
		}
	}
	return month > day
}

var openEnd = pattern.Of(`(?i)^(.*\d.*?)\s*(?:[-–—]|по|to|till|until)\s*(?:н\.?\s?в\.?|наст\pL*(?:\.|\s+вр\pL*)?|сегодня\pL*|present|now|today|date|хәзер\pL*)?$`) // not shown

// WithoutOpenEnd takes the words for today out of a period that goes on: "2019 – н.в.", "June 2023 –".
func WithoutOpenEnd(cell string) string {
	if !strings.ContainsAny(cell, "-–—") && !strings.ContainsFunc(cell, unicode.IsLetter) {
		return cell
	}
	if m := openEnd().FindStringSubmatch(strings.TrimSpace(cell)); m != nil {
		return m[1]
	}
	return cell
}

// WithoutWeekdays takes the names of days of the week out of a cell of days: "пн, 03.07.2023", "Tue, 4 June 2024".
func WithoutWeekdays(cell string) string {
	if !strings.ContainsFunc(cell, unicode.IsLetter) { // as in nearly all rows
		return cell
	}
	return weekdayEnd().ReplaceAllString(weekday().ReplaceAllString(cell, "$1$2"), "$1")
}

// Read reads a day, a month or a year, and the last day of several. Doubtful is what somebody has put a question mark to.
func (d Days) Read(cell string) (day, last register.Date, doubtful, ok bool) {
	text := strings.TrimSpace(cell)
	if bare := strings.TrimRight(text, "? "); bare != text && bare != "" {
		text, doubtful = strings.Trim(bare, "( )"), true
	}
	if one, two, is := d.span(text); is {
		return one, two, doubtful, true
	}
	if partOfYear().MatchString(text) { // no single day
		one, two, is := quarterOrHalf(text)
		return one, two, doubtful, is
	}
	day = d.one(text)
	return day, "", doubtful, day != ""
}

// NamesPeriod reports whether a cell names a period by no day of it: a quarter, some months, some years.
func NamesPeriod(cell string) bool {
	text := strings.TrimSpace(yearSign().ReplaceAllString(cell, "$1$2"))
	return partOfYear().MatchString(text) || monthsOnly().MatchString(text) || yearsOnly().MatchString(text)
}

var partOfYear = pattern.Of(`(?i)(?:квартал|\d\s*кв(?:\.|\s)|[ivхx]\s*кв(?:\.|\s)|полугоди|quarter|\bq[1-4]\b|\bhalf\b|ярты ел)`)

// quarterOrHalf reads the first and the last day of a quarter or a half of a year.
func quarterOrHalf(text string) (first, last register.Date, is bool) {
	period, err := register.ReadTradePeriod(text)
	if err != nil || period.Kind != register.PeriodQuarter && period.Kind != register.PeriodHalf {
		return "", "", false
	}
	return period.First(), period.Last(), true
}

// InYear reads days that name no year, which is that of the whole table: "17-19 января".
func (d Days) InYear(cell string) (day, last register.Date, is bool) {
	if d.Year == 0 || yearNamed().MatchString(cell) {
		return "", "", false
	}
	text := strings.TrimRight(strings.TrimSpace(cell), ". ")
	for _, mark := range []string{" ", "."} {
		day, last, _, is = d.Read(text + mark + strconv.Itoa(d.Year))
		if is {
			return day, last, true
		}
	}
	return "", "", false
}

var yearNamed = pattern.Of(`\d{4}`)

// Counted returns the day for Excel's count of days, which nobody sees there: 37281 is shown as 25.01.2002. A possible
// year or number is no day.
func (d Days) Counted(cell string) (day register.Date, is bool) {
	text := strings.TrimSpace(cell)
	if whole, _, _ := strings.Cut(text, "."); len(whole) != 5 || !serial().MatchString(text) || whole[0] == '0' {
		return "", false
	}
	day = d.serial(text)
	return day, day != ""
}

func (d Days) span(text string) (from, to register.Date, ok bool) {
	var one, two string
	text = monthInFigures(yearAhead().ReplaceAllString(text, "$2 $1"))
	text = fromTo().ReplaceAllString(strings.TrimSpace(yearSign().ReplaceAllString(text, "$1$2")), "$1 - $2")
	if m := spanShort().FindStringSubmatch(text); m != nil {
		one, two = m[1]+m[3], m[2]+m[3]
	} else if m := spanMonths().FindStringSubmatch(text); m != nil {
		one, two = m[1]+"."+m[3], m[2]+"."+m[3]
	} else if m := spanDays().FindStringSubmatch(text); m != nil {
		one, two = m[1], m[2]
	} else if m := spanWords().FindStringSubmatch(text); m != nil {
		one, two = m[1]+" "+m[3], m[2]+" "+m[3]
	} else if m := spanMonth().FindStringSubmatch(text); m != nil {
		one, two = m[1]+" "+m[3], m[2]+" "+m[3]
	} else if m := spanLong().FindStringSubmatch(text); m != nil {
		one, two = m[1], m[2]
	} else if m := monthsOnly().FindStringSubmatch(text); m != nil {
		one, two = m[1]+" "+m[3], m[2]+" "+m[3]
	} else if m := yearsOnly().FindStringSubmatch(text); m != nil {
		one, two = m[1], m[2]
	} else if m := spanFirst().FindStringSubmatch(text); m != nil {
		one, two = m[2]+" "+m[1]+" "+m[4], m[3]+" "+m[1]+" "+m[4]
	} else {
		return "", "", false
	}
	from, to = d.one(one), d.one(two)
	return from, to, from != "" && to != "" && from <= to
}

// monthInFigures writes a month in Roman figures as others do: "01.III.2024", "1-3 XII 2022".
func monthInFigures(text string) string {
	return romanMonth().ReplaceAllStringFunc(text, func(day string) string {
		m := romanMonth().FindStringSubmatch(day)
		month := inRoman(m[2])
		if month < 1 || month > 12 {
			return day
		}
		return strings.TrimRight(m[1], "./- ") + "." + strconv.Itoa(month) + "." + strings.TrimLeft(m[3], "./- ")
	})
}

func (d Days) one(text string) register.Date {
	text = monthInFigures(strings.TrimSpace(clock().ReplaceAllString(quotes.Replace(text), "")))
	text = leftBlank().ReplaceAllString(strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(text, "ca. "), "c. ")), "")
	text = since().ReplaceAllString(text, "$1")
	if m := allFigures().FindStringSubmatch(text); m != nil {
		return d.figures(m[1], m[3], m[4])
	}
	if m := wholeDay().FindStringSubmatch(text); m != nil {
		return valid(m[1] + "-" + m[2] + "-" + m[3])
	}
	if m := yearMonth().FindStringSubmatch(text); m != nil {
		return valid(m[1] + "-" + m[2])
	}
	if serial().MatchString(text) && len(text) != 4 && !strings.HasPrefix(text, "0") {
		if day := d.serial(text); day != "" {
			return day
		}
	}
	if m := monthName().FindStringSubmatch(text); m != nil {
		year := m[3]
		if len(year) == 2 {
			if day, err := register.ReadTyped("01.01."+year, d.Today); err == nil {
				year = string(day[:4])
			}
		}
		text = m[1] + " " + m[2] + " " + year
	}
	return pasted.Day(text, d.Today)
}

// leftBlank is the place that was left for a day or a month: "__" ______ 2019 г.
var leftBlank = pattern.Of(`^_{1,}[\s._]*`)

var (
	betweenDays = pattern.Of(`[,;\n]\s*(?:и\s+|and\s+|һәм\s+)?|\s+(?:и|and|һәм)\s+`)
	hasYear     = pattern.Of(`\d{4}|\d[./]\d{1,2}[./]\d{2}$`)
	dayNumber   = pattern.Of(`^\d{1,2}`)
	dayAndMonth = pattern.Of(`^\d{1,2}(?:\s+\pL+|[./]\d{1,2})`)
)

// AreSeveral reports whether a cell names more days than one.
func (d Days) AreSeveral(cell string) bool {
	if _, last, _, _ := d.Read(cell); last != "" {
		return true
	}
	_, _, is := d.Enumerated(cell)
	return is
}

// Enumerated reads the first and the last of the days that a cell counts up: "1, 3 и 5 декабря 2022", "10-11.03, 15.03.2023". What a day
// lacks of its month or year the last one says.
func (d Days) Enumerated(cell string) (first, last register.Date, is bool) {
	parts := betweenDays().Split(strings.TrimSpace(yearSign().ReplaceAllString(cell, "$1$2")), -1)
	if len(parts) < 2 {
		return "", "", false
	}
	end := parts[len(parts)-1]
	for _, part := range parts {
		var from, to register.Date
		for _, lacking := range []string{dayNumber().ReplaceAllString(end, ""), dayAndMonth().ReplaceAllString(end, ""), ""} {
			if from == "" && (lacking == "") == hasYear().MatchString(part) {
				from, to = d.ends(part + lacking)
			}
		}
		if from == "" {
			return "", "", false
		}
		if first == "" || from < first {
			first = from
		}
		last = max(last, to)
	}
	return first, last, first < last
}

// ends reads a day, or several from the first to the last.
func (d Days) ends(text string) (from, to register.Date) {
	if from, to, is := d.span(text); is {
		return from, to
	}
	day := d.one(text)
	return day, day
}

// AtPlace parts a day, or the first and the last of several, from the place beside it: "01.02.2020, г. Баку", "Казань, 5 марта 2020 г.".
// There is no day where either is missing.
func (d Days) AtPlace(cell string) (day, last register.Date, place string) {
	text := register.Line(cell)
	for at := len(text) - 1; at > 0; at-- {
		if text[at] != ' ' && text[at] != ',' {
			continue
		}
		before, behind := strings.Trim(text[:at], " ,;"), strings.Trim(text[at:], " ,;")
		if day, last, place = d.dayOrSpan(before, withoutTown(behind)); day != "" && isPlace(place) {
			return day, last, place
		}
		if day, last, place = d.dayOrSpan(behind, withoutTown(before)); len(day) == len("2020-01-01") && isPlace(place) {
			return day, last, place
		}
	}
	return "", "", ""
}

// remarked is a day with words behind it, in brackets or after a comma.
var remarked = pattern.Of(`^(?i:до |by )?\s*([^(),;]*\d{4}[^(),;]*?)\s*(?:\(([^()]*\pL[^()]*)\)|[,;]\s*(\p{Ll}.*))$`)

// Remarked parts a whole day from a remark behind it: "12 May 2015 (auto-renewed)", "до 01.04.2022, далее ежеквартально". There is no
// day where the remark names another.
func (d Days) Remarked(cell string) (day register.Date, remark string) {
	m := remarked().FindStringSubmatch(register.Line(cell))
	if m == nil || strings.ContainsFunc(m[2]+m[3], unicode.IsDigit) {
		return "", ""
	}
	if day = d.one(m[1]); len(day) != len("2020-01-01") {
		return "", ""
	}
	return day, m[2] + m[3]
}

func (d Days) dayOrSpan(text, place string) (day, last register.Date, at string) {
	if from, to, is := d.span(text); is {
		return from, to, place
	}
	return d.one(text), "", place
}

var dayInText = pattern.Of(`\b\d{1,2}(?:[./]\d{1,2}[./]|\s+\p{L}{3,9}\s+)(?:19|20)\d{2}\b`)

// LastIn is the last whole day that a text names.
func (d Days) LastIn(text string) register.Date {
	all := dayInText().FindAllString(text, -1)
	if len(all) == 0 {
		return ""
	}
	return d.one(all[len(all)-1])
}

// saysTown is a town behind a day and a comma.
var saysTown = pattern.Of(`\d{4}(?:\s*г\.?)?\s*[,;]\s*(?:(?:в\s+)?(?:г\.|гор\.|город)\s*\p{Lu}[\p{Ll}-]+|\p{Lu}[\p{Ll}-]+)(?:[\s-]\p{Lu}[\p{Ll}-]+)?$`)

// SaysTown reports whether a town stands behind the day of a cell: "25.01.2002, г. Анкара".
func SaysTown(cell string) bool {
	return strings.ContainsAny(cell, ",;") && saysTown().MatchString(register.Line(cell))
}

// withoutTown is the name of a town without the word for one.
func withoutTown(place string) string {
	for _, form := range []string{"г.", "гор.", "город ", "в г.", "в "} {
		if rest, is := strings.CutPrefix(place, form); is {
			return strings.TrimSpace(rest)
		}
	}
	return place
}

// room is a room of a house by its number.
var room = pattern.Of(`^(?i:каб\.?|кабинет|ауд\.?|аудитория|зал|комн\.?|комната|переговорная|room|hall)\s[^,;]*$`)

// isPlace reports whether a text may name a place: it begins with a capital and has no figures, or names a room.
func isPlace(text string) bool {
	return room().MatchString(text) || firstUpper(text) && strings.IndexFunc(text, unicode.IsLetter) == 0 && !strings.ContainsFunc(text, unicode.IsDigit)
}

// figures puts a day together in the order of the column; one that can only be read the other way is.
func (d Days) figures(one, two, year string) register.Date {
	if d.MonthFirst {
		one, two = two, one
	}
	read := func(day, month string) register.Date {
		date, err := register.ReadTyped(day+"."+month+"."+year, d.Today)
		if err != nil {
			return ""
		}
		return date
	}
	return read(one, two)
}

// serial reads a day as Excel counts them: from the end of 1899, where it takes 1900 for a leap year, or from 1904.
func (d Days) serial(text string) register.Date {
	whole, _, _ := strings.Cut(strings.ReplaceAll(text, ",", "."), ".")
	n, err := strconv.Atoi(whole)
	if err != nil || n < 1 || n > 110_000 { // later than 2200 is no day but another number
		return ""
	}
	begin := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case d.Date1904:
		begin = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n < 61:
		begin = begin.AddDate(0, 0, 1)
	}
	return register.DayOf(begin.AddDate(0, 0, n))
}

func valid(iso string) register.Date {
	day, err := register.ParseDate(iso)
	if err != nil {
		return ""
	}
	return day
}
