package register

import (
	"fmt"
	"strconv"
	"strings"

	"accord/storage/pattern"
)

var (
	typedDay    = pattern.Of(`^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})$`)
	typedISO    = pattern.Of(`^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$`)
	typedMonth  = pattern.Of(`^(\d{1,2})[./\- ](\d{4})$`)
	typedDigits = pattern.Of(`^(\d{2})(\d{2})(\d{4}|\d{2})$`)
	typedYear   = pattern.Of(`^\d{4}$`)
	typedStep   = pattern.Of(`^([+-])\s*(\d{1,4})\s*(\p{L}*)$`)
)

// dayWords are the words people type for days near today, in all three languages.
var dayWords = map[string]int{
	"today": 0, "сегодня": 0, "бүген": 0,
	"tomorrow": 1, "завтра": 1, "иртәгә": 1,
	"yesterday": -1, "вчера": -1, "кичә": -1,
}

// stepUnits are the first letters of day, week, month and year in all three languages
// (день, неделя, месяц, год; көн, атна, ай, ел). A bare number counts days.
var stepUnits = map[string]string{
	"": "d", "d": "d", "д": "d", "к": "d",
	"w": "w", "н": "w", "ат": "w",
	"m": "m", "м": "m", "ай": "m",
	"y": "y", "г": "y", "л": "y", "е": "y",
}

// ReadTyped reads a date as people type it: 29.11.2022, 29/11/22, 291122, 29112022, 11.2022, 2022,
// 2022-11-29, today, +3m, -10, or as letters write it: 29 ноября 2022 г. Two figures of a year mean the years from 80 years before today to
// 19 after it. Empty text is the unknown Date; anything else is ErrDate. Today is what "today" and
// the steps count from.
func ReadTyped(s string, today Date) (Date, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	fault := fmt.Errorf("%q: %w", s, ErrDate)
	if s == "" {
		return "", nil
	}
	if n, ok := dayWords[s]; ok && today != "" {
		return today.AddDays(n), nil
	}
	if m := typedStep().FindStringSubmatch(s); m != nil {
		d, ok := step(today, m[1], m[2], m[3])
		if !ok {
			return "", fault
		}
		return d, nil
	}
	var iso string
	switch s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, "г."), "г")); {
	case typedYear().MatchString(s):
		iso = s
	case typedISO().MatchString(s):
		m := typedISO().FindStringSubmatch(s)
		iso = m[1] + "-" + two(m[2])
		if m[3] != "" {
			iso += "-" + two(m[3])
		}
	case typedDay().MatchString(s):
		m := typedDay().FindStringSubmatch(s)
		iso = century(m[3], today) + "-" + two(m[2]) + "-" + two(m[1])
	case typedMonth().MatchString(s):
		m := typedMonth().FindStringSubmatch(s)
		iso = m[2] + "-" + two(m[1])
	case typedDigits().MatchString(s):
		m := typedDigits().FindStringSubmatch(s)
		iso = century(m[3], today) + "-" + two(m[2]) + "-" + two(m[1])
	default:
		iso = inWords(s)
	}
	d, err := ParseDate(iso)
	if err != nil || d == "" {
		return "", fault
	}
	return d, nil
}

func step(today Date, sign, number, unit string) (Date, bool) {
	n, err := strconv.Atoi(number)
	if err != nil {
		return "", false
	}
	if sign == "-" {
		n = -n
	}
	kind, ok := unitOf(unit)
	if !ok {
		return "", false
	}
	var d Date
	switch kind {
	case "d":
		d = today.AddDays(n)
	case "w":
		d = today.AddDays(7 * n)
	case "m":
		d = today.AddMonths(n)
	case "y":
		d = today.AddMonths(12 * n)
	}
	return d, d.Precision() != Unknown && d != firstEver && d != Forever // a step off the calendar is a slip of the hand
}

// unitOf knows a unit by its first letter, and by two where one is not enough (ай, атна).
func unitOf(word string) (string, bool) {
	letters := []rune(word)
	for n := min(2, len(letters)); n >= 0; n-- {
		if kind, ok := stepUnits[string(letters[:n])]; ok && (n > 0 || word == "") {
			return kind, true
		}
	}
	return "", false
}

func two(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

func century(year string, today Date) string {
	if len(year) == 4 {
		return year
	}
	n, err := strconv.Atoi(year)
	if err != nil {
		return year
	}
	full := today.Year()/100*100 + n
	for full > today.Year()+19 {
		full -= 100
	}
	for full < today.Year()-80 {
		full += 100
	}
	return strconv.Itoa(full)
}
