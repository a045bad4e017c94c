package pasted

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"accord/storage/pattern"
	"accord/storage/register"
)

var (
	hours        = pattern.Of(`(?i)^(?:с\s+|c\s+|в\s+|ок\.\s*|около\s+|примерно\s+в\s+|from\s+|at\s+|about\s+|сәгать\s+)?(\d{1,2})[:.](\d{2})(?:\s*(am|pm|a\.m\.|p\.m\.))?(?:\s*(?:[–—―/-]|до|to|till)\s*(\d{1,2})[:.](\d{2})(?:\s*(am|pm|a\.m\.|p\.m\.))?)?(?:\s*(?:ч\.|час\.?|часов|мск|\(мск\)|мин\.?|hrs?\.?|\(\+1\)))*(?:\s*[–—:,./|-]+\s*|\s+|$)`)
	dashedHours  = pattern.Of(`^(\d{1,2})-(\d{2})(?:\s*[–—]\s*(\d{1,2})-(\d{2}))?(?:\s+|$)`)
	internalWord = pattern.Of(`внутренн(?:ее|ий) |служебн|\binternal\b|эчке`)
	dayWords     = pattern.Of(`понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|дүшәмбе|сишәмбе|чәршәмбе|пәнҗешәмбе|җомга|шимбә|якшәмбе|bazar ertəsi|çərşənbə(?: axşamı)?|cümə(?: axşamı)?|şənbə|pazartesi|salı|çarşamba|perşembe|cumartesi|cuma|pazar|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\b(?:mon|tue|wed|thu|fri|sat|sun)\b|(?:^|\s)(?:пн|вт|ср|чт|пт|сб|вс)(?:$|[\s,.)])`)
	dayNumber    = pattern.Of(`^(?:день\s+(\d|первый|второй|третий|четвертый)|(\d|i{1,3}|iv|первый|второй|третий|четвертый)(?:-?й)?\s+день|day\s+(\d|one|two|three)|(\d)(?:нче|енче)\s+көн)(?:$|[\s,.:–—-])`)
	shortDay     = pattern.Of(`^(\d{1,2})(?:-?(?:го|е|st|nd|rd|th))?\s+(\p{L}{3,})(?:\s+(\d{4}))?` + yearWord + `(?:$|[\s,.:–—-])`)
	shortEnglish = pattern.Of(`^(\p{L}{3,})\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?(?:$|[\s,.:–—-])`)
	dottedDay    = pattern.Of(`^(\d{1,2})\.(\d{2})\.(\d{4}|\d{2})(?:\s*г\.?(?:ода)?)?(?:$|[\s,.:–—-])`)
	// other writings of hours: "10ч00", "12 ч. 00 мин.", "0900-1000", "1000 hrs", "8 a.m.", and two in one cell
	lettered  = pattern.Of(`(?i)^(\d{1,2})\s*(?:ч\.?|h|час\p{L}*)\s*(\d{2})(?:\s*мин\.?)?`)
	hourAlone = pattern.Of(`(?i)^(\d{1,2})\s*(?:ч\.|час(?:ов|а)?)(?:\s+(утра|дня|вечера))?(?:\s|$)`)
	hourOfDay = pattern.Of(`(?i)^(\d{1,2})\s+(утра|дня|вечера)(?:\s|$)`)
	halfDay   = pattern.Of(`(?i)^(?:(noon|midday|полдень)|(midnight|полночь))(?:[\s,:–—-]|$)`)
	clockSaid = pattern.Of(`(?i)^(\d{1,2})[:.](\d{2})(?:\s*(am|pm|a\.m\.|p\.m\.))?`)
	hourPair  = pattern.Of(`(?i)^(\d{1,2})\s*[–—-]\s*(\d{1,2})\s*(am|pm|a\.m\.|p\.m\.)`)
	hoursPair = pattern.Of(`(?i)^(\d{1,2})\s*[–—-]\s*(\d{1,2})\s*(?:ч\.|час\p{L}*)(?:\s|$)`)
	hoursTo   = pattern.Of(`(?i)^(?:с|from)\s+(\d{1,2})(?:[:.](\d{2}))?(?:\s*(?:ч\.|час\p{L}*))?\s+(?:до|to|till)\s+(\d{1,2})(?:[:.](\d{2}))?(?:\s*(?:ч\.|час\p{L}*))?(?:\s|$)`)
	hourLead  = pattern.Of(`(?i)^(?:с|c|в|к|ок\.|около|примерно в|from|at|about|by)\s+`)
	military  = pattern.Of(`(?i)^([01]\d|2[0-3])([0-5]\d)(?:(\s*[–—-]\s*)([01]\d|2[0-3])([0-5]\d)|\s*(?:hrs?\.?|hours|h|ч\.|час\p{L}*))(\s|$)`)
	inUnits   = pattern.Of(`(?i)^(\d{1,2}[:.]\d{2})\s*(?:hrs?\.?|h|ч\.?|час\.?)(\s*[–—-]\s*\d{1,2}[:.]\d{2})`)
	wholeHour = pattern.Of(`(?i)^(\d{1,2})\s*(am|pm|a\.m\.|p\.m\.)`)
	twoClocks = pattern.Of(`^(\d{1,2}[:.]\d{2})\s+(\d{1,2}[:.]\d{2})$`)
	rangeSign = pattern.Of(`^\s*(?:[–—-]|до|to)\s*`)
	nextDay   = pattern.Of(`(?i)^\s*\(?(?:\+\s?1(?:\s*(?:день|дня|сутки|сут\.|day|көн))?|(?:на\s+)?следующ(?:его\s+дня|ий\s+день)|(?:the\s+)?next\s+day|икенче\s+көнне)\)?(?:[\s.,:–—-]+|$)`)
	bareDay   = pattern.Of(`^(\d{1,2})\.(\d{2})\.?$`)

	bracketDay  = pattern.Of(`^\((\d{1,2})\.(\d{2})\.?\)\s*`)
	tatarShort  = pattern.Of(`^(?:(\d{4})\s+ел(?:ның)?\s+)?(\d{1,2})\s+(\p{L}{3,})(?:$|[\s,.:–—-])`)
	numberWords = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "первый": 1, "второй": 2, "третий": 3, "четвертый": 4, "one": 1, "two": 2, "three": 3}
)

// dayAt reads the day at the beginning of a text, and returns the rest.
func (r *programmeReader) dayAt(text string) (day register.Date, rest string) {
	year := r.from
	if r.day != "" {
		year = r.day
	}
	s := strings.Trim(text, " ,.:;()–—-")
	whole := func(y string, month int, d string) register.Date {
		if y == "" && year != "" {
			y = strconv.Itoa(year.Year())
		}
		if y == "" || month == 0 {
			return ""
		}
		return dated(y, month, d)
	}
	if m := dottedDay().FindStringSubmatch(s); m != nil {
		if read, err := register.ReadTyped(m[1]+"."+m[2]+"."+m[3], r.from); err == nil {
			return read, s[len(m[0]):]
		}
	}
	if m := shortDay().FindStringSubmatch(s); m != nil {
		if day = whole(m[3], monthOf(m[2]), m[1]); day != "" {
			return day, s[len(m[0]):]
		}
	}
	if m := shortEnglish().FindStringSubmatch(s); m != nil {
		if day = whole(m[3], monthOf(m[1]), m[2]); day != "" {
			return day, s[len(m[0]):]
		}
	}
	if m := tatarShort().FindStringSubmatch(s); m != nil {
		if day = whole(m[1], monthOf(m[3]), m[2]); day != "" {
			return day, s[len(m[0]):]
		}
	}
	return "", text
}

// weekdayOf returns the day of the week where a line says nothing else, Monday being 1; else 0.
func weekdayOf(line string) int {
	line = strings.Trim(folded(line), " .,:()")
	for i, names := range [][]string{
		{"понедельник", "пн", "дүшәмбе", "monday", "mon"}, {"вторник", "вт", "сишәмбе", "tuesday", "tue"}, {"среда", "ср", "чәршәмбе", "wednesday", "wed"},
		{"четверг", "чт", "пәнҗешәмбе", "thursday", "thu"}, {"пятница", "пт", "җомга", "friday", "fri"}, {"суббота", "сб", "шимбә", "saturday", "sat"},
		{"воскресенье", "вс", "якшәмбе", "sunday", "sun"},
	} {
		if slices.Contains(names, line) {
			return i + 1
		}
	}
	return 0
}

// isWeekday takes a day of the week over, the next one from the day before.
func (r *programmeReader) isWeekday(line string) bool {
	wanted := weekdayOf(line)
	if wanted == 0 || r.day.Precision() != register.DayKnown {
		return false
	}
	for range 7 {
		if r.day.Weekday()+1 == wanted {
			break
		}
		r.day = r.day.AddDays(1)
	}
	r.place = ""
	return true
}

// isBareDay takes a heading over that is a day without its year and nothing else: "28.11 (пн.)".
func (r *programmeReader) isBareDay(line string) bool {
	s := strings.NewReplacer("(", " ", ")", " ").Replace(folded(line))
	m := bareDay().FindStringSubmatch(strings.Trim(plainSpaces(dayWords().ReplaceAllString(s, " ")), " ,:;–—-"))
	if m == nil || r.from == "" {
		return false
	}
	month, _ := strconv.Atoi(m[2])
	if month < 1 || month > 12 {
		return false
	}
	day := dated(strconv.Itoa(r.from.Year()), month, m[1])
	if day == "" {
		return false
	}
	r.day, r.place = day, ""
	return true
}

// dayBehind reads a day in brackets behind the hours, and returns the rest: "00:30 (29.11) Arrival". Days far off are hours by
// another clock.
func (r *programmeReader) dayBehind(line string) (day register.Date, rest string) {
	m := bracketDay().FindStringSubmatch(line)
	if m == nil || r.day == "" {
		return "", line
	}
	month, _ := strconv.Atoi(m[2])
	day = dated(strconv.Itoa(r.day.Year()), month, m[1])
	if apart, known := r.day.DaysUntil(day); !known || apart < -mostApart || apart > mostApart {
		return "", line
	}
	return day, line[len(m[0]):]
}

// mostApart are the days between what a heading says and what an item below it does.
const mostApart = 3

// overnight takes "+1" off the hours that a row begins with, and reports whether it did: they are those of the day after.
func (one row) overnight() bool {
	for i, cell := range one {
		if mark := nextDay().FindString(cell); mark != "" && clocked(cell[len(mark):]) {
			one[i] = cell[len(mark):]
			return true
		}
	}
	return false
}

// isDay takes a heading over that names a day, and the city it is spent in.
func (r *programmeReader) isDay(line string) bool {
	if r.isWeekday(line) || r.isBareDay(line) {
		return true
	}
	if clocked(line) && !dottedDay().MatchString(line) || utf8.RuneCountInString(line) > 80 {
		return false
	}
	s := strings.NewReplacer("(", " ", ")", " ").Replace(folded(line))
	s = strings.Trim(plainSpaces(dayWords().ReplaceAllString(s, " ")), " ,.:;–—-")
	counted := 0
	if m := dayNumber().FindStringSubmatch(s); m != nil {
		word := strings.Join(m[1:], "")
		if counted = numberWords[word]; counted == 0 {
			counted, _ = strconv.Atoi(word)
		}
		s = strings.Trim(s[len(m[0]):], " ,.:;–—-")
	}
	day, rest := r.dayAt(s)
	rest = strings.Trim(rest, " ,.:;–—-")
	if day == "" {
		if counted == 0 || r.from.Precision() != register.DayKnown || utf8.RuneCountInString(rest) > 30 {
			return false
		}
		day = r.from.AddDays(counted - 1)
	}
	if len(strings.Fields(rest)) > 3 || strings.ContainsAny(rest, "0123456789") {
		return false
	}
	r.day, r.place = day, ""
	if rest != "" {
		if at := strings.Index(strings.ReplaceAll(strings.ToLower(line), "ё", "е"), rest); at >= 0 && at+len(rest) <= len(line) {
			r.place = cleanPost(strings.TrimPrefix(strings.Trim(strings.ToValidUTF8(line[at:], ""), " ,.()"), "г. "))
		}
	}
	return true
}

// plainHours puts hours that begin a text into the writing "10:00 – 11:30".
func plainHours(text string) string {
	text = inUnits().ReplaceAllString(text, "$1$2")
	if m := hoursTo().FindStringSubmatch(text); m != nil {
		return m[1] + ":" + cmp.Or(m[2], "00") + " – " + m[3] + ":" + cmp.Or(m[4], "00") + " " + text[len(m[0]):]
	}
	if lead := hourLead().FindString(text); lead != "" {
		if bare := plainHours(text[len(lead):]); hours().MatchString(bare) {
			return bare
		}
		return text
	}
	one := func(s string) (clock, rest string, ok bool) {
		if m := lettered().FindStringSubmatch(s); m != nil {
			return m[1] + ":" + m[2], s[len(m[0]):], true
		}
		if m := wholeHour().FindStringSubmatch(s); m != nil {
			return m[1] + ":00 " + m[2], s[len(m[0]):], true
		}
		for _, words := range []pattern.Pattern{hourAlone, hourOfDay} {
			if m := words().FindStringSubmatch(s); m != nil {
				half := map[string]string{"дня": " pm", "вечера": " pm", "утра": " am"}[strings.ToLower(m[2])]
				return m[1] + ":00" + half, s[len(strings.TrimRight(m[0], " ")):], true
			}
		}
		if m := halfDay().FindStringSubmatch(s); m != nil {
			if m[1] != "" {
				return "12:00", s[len(m[1]):], true
			}
			return "00:00", s[len(m[2]):], true
		}
		if m := clockSaid().FindString(s); m != "" {
			return m, s[len(m):], true
		}
		return "", s, false
	}
	if m := hoursPair().FindStringSubmatch(text); m != nil {
		return m[1] + ":00 – " + m[2] + ":00 " + strings.TrimSpace(text[len(m[0]):])
	}
	if m := hourPair().FindStringSubmatch(text); m != nil {
		return m[1] + ":00 " + m[3] + " – " + m[2] + ":00 " + m[3] + " " + strings.TrimSpace(text[len(m[0]):])
	}
	if m := military().FindStringSubmatch(text); m != nil {
		if m[4] == "" {
			return m[1] + ":" + m[2] + " " + text[len(m[0]):]
		}
		return m[1] + ":" + m[2] + " – " + m[4] + ":" + m[5] + " " + text[len(m[0]):]
	}
	if m := twoClocks().FindStringSubmatch(text); m != nil {
		return m[1] + " – " + m[2]
	}
	start, rest, ok := one(text)
	if !ok {
		return text
	}
	if sign := rangeSign().FindString(rest); sign != "" {
		ending := rest[len(sign):]
		ending = ending[len(nextDay().FindString(ending)):]
		if end, after, ok := one(ending); ok {
			return start + " – " + end + " " + strings.TrimSpace(after[len(nextDay().FindString(after)):])
		}
	}
	if clockSaid().MatchString(text) {
		return text
	}
	return start + " " + strings.TrimSpace(rest)
}

// bareClock is an hour without a sign between its figures: "0900 Arrival".
var bareClock = pattern.Of(`^([01]\d|2[0-3])([0-5]\d)((?:\s+[–—-])?\s+[\p{Lu}•].*|)$`)

// withClocks puts hours without a sign into the writing that is read, in a programme that has no others: a number of four figures may be
// a year, or count something.
func withClocks(rows []row) []row {
	bare := 0
	for _, one := range rows {
		for _, cell := range one {
			if clockLike().MatchString(withoutMark(cell)) && !dottedDay().MatchString(cell) {
				return rows
			}
			if bareClock().MatchString(cell) {
				bare++
			}
		}
	}
	if bare < 2 {
		return rows
	}
	for _, one := range rows {
		for i, cell := range one {
			one[i] = bareClock().ReplaceAllString(cell, "$1:$2$3")
		}
	}
	return rows
}

// clocked reports whether a text begins with hours.
func clocked(text string) bool { _, _, _, ok := timed(text); return ok }

// timed takes the hours off the beginning of a text.
func timed(text string) (start, end, rest string, ok bool) {
	text = plainHours(text)
	m := hours().FindStringSubmatch(text)
	if m == nil || dottedDay().MatchString(text) {
		d := dashedHours().FindStringSubmatch(text)
		if d == nil {
			return "", "", text, false
		}
		m = []string{d[0], d[1], d[2], "", d[3], d[4], ""}
	}
	if later := clockOf(m[1], m[2], m[6]); m[3] == "" && later <= clockOf(m[4], m[5], m[6]) {
		m[3] = m[6] // "2:00–3:30 pm"
	}
	start, end = clockOf(m[1], m[2], m[3]), clockOf(m[4], m[5], m[6])
	if start == "" || m[4] != "" && end == "" {
		return "", "", text, false
	}
	rest = strings.TrimSpace(text[len(m[0]):])
	if strings.Contains(m[0], "/") && end < start && end != "" { // "10:00/09:00": here and at home
		return start, "", "(" + end + ") " + rest, true
	}
	return start, end, rest, true
}

func clockOf(hour, minute, half string) string {
	if hour == "" {
		return ""
	}
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	switch half = strings.ToLower(strings.ReplaceAll(half, ".", "")); {
	case half == "pm" && h < 12:
		h += 12
	case half == "am" && h == 12:
		h = 0
	}
	if h > 23 || m > 59 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", h, m)
}
