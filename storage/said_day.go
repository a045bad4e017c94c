package storage

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"accord/storage/register"
)

// Days are found however people write them, 29.11.2022 and 29 ноября 2022 alike: the index keeps each as one word of
// its figures, 20221129; a month (202211) and a year (2022) are beginnings of it.

// saidDay is a day said in words of a text, from one up to another.
type saidDay struct {
	from, to int
	word     string
}

// dayWord returns the index's word for a day.
func dayWord(d register.Date) string { return strings.ReplaceAll(string(d), "-", "") }

// longestDay is in how many words a day is said at most: the 5 th day of May, 1998.
const longestDay = 6

// daysIn finds the days and months that words say, with their year.
func daysIn(words []string) []saidDay {
	var found []saidDay
	for i := 0; i < len(words); i++ {
		for n := min(longestDay, len(words)-i); n >= 2; n-- {
			if day := readDay(words[i : i+n]); day != "" {
				found = append(found, saidDay{i, i + n, dayWord(day)})
				i += n - 1
				break
			}
		}
	}
	return found
}

// dayFillers are words that stand inside a day and say nothing of it.
var dayFillers = func() map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields("го ого е ое числа st nd rd th day of the нче нчы") {
		all[w] = true
	}
	return all
}()

// readDay reads words as a day or a month: 29 11 2022, 29 11 22, 2022 11 29, 29 ноября 2022, 29-го ноября 2022, 29 XI 2022,
// November 29 2022, 29th of November 2022, 2022 елның 29 ноябре, ноябрь 2022, 11 2022, 2022 11. Anything else returns nothing.
func readDay(words []string) register.Date {
	first, last := words[0], words[len(words)-1]
	if !isYear(first) && !isNumber(last) || dayFillers[first] || dayFillers[last] { // most words are in no day
		return ""
	}
	words = slices.DeleteFunc(slices.Clone(words), func(w string) bool { return dayFillers[w] })
	if len(words) > 2 && isYear(words[0]) && strings.HasPrefix(words[1], "ел") {
		words = append(words[2:], words[0])
	}
	var year, month, day string
	switch {
	case len(words) == 2 && isYear(words[0]) && len(words[1]) > 1:
		year, month = words[0], monthOf(words[1])
	case len(words) == 2:
		month, year = monthOf(words[0]), words[1]
	case len(words) != 3:
		return ""
	case isYear(words[0]):
		year, month, day = words[0], monthOf(words[1]), words[2]
	default:
		day, month, year = words[0], monthWithin(words[1]), words[2]
		if named := monthOf(words[0]); named != "" && (!isNumber(words[0]) || month > "12") {
			day, month = words[1], named
		}
	}
	if len(words) == 3 {
		if day = ordinal(day); day == "" {
			return ""
		}
		if len(year) == 2 && isNumber(year) {
			year = century(year)
		}
	}
	if !isYear(year) || month == "" {
		return ""
	}
	d, err := register.ParseDate(strings.TrimSuffix(year+"-"+month+"-"+day, "-"))
	if err != nil {
		return ""
	}
	return d
}

// ordinal returns the two figures of a day of a month, 5 and 5th alike; nothing where it is none.
func ordinal(day string) string {
	number := strings.TrimRightFunc(day, unicode.IsLetter)
	if number != day && !dayFillers[day[len(number):]] || number == "" || len(number) > 2 || !isNumber(number) {
		return ""
	}
	return twoFigures(number)
}

// century returns the year that two figures mean.
func century(year string) string {
	if year < "70" {
		return "20" + year
	}
	return "19" + year
}

func isYear(word string) bool { return len(word) == 4 && isNumber(word) && word >= "1000" }

func twoFigures(number string) string {
	if len(number) == 1 {
		return "0" + number
	}
	return number
}

// months are the names of the months without their endings, and what they are shortened to, in Russian, English and Tatar.
var months = func() map[string]string {
	all := map[string]string{}
	for i, names := range []string{
		"январ янв january jan гыйнвар", "феврал фев february feb", "март мар march mar", "апрел апр april apr", "ма may", "июн june jun", "июл july jul",
		"август авг august aug", "сентябр сент сен september sept sep", "октябр окт october oct", "ноябр нояб ноя november nov", "декабр дек december dec",
	} {
		for _, name := range strings.Fields(names) {
			all[name] = fmt.Sprintf("%02d", i+1)
		}
	}
	return all
}()

// monthOf returns the two figures of a month by its number or its name, nothing where it is none.
func monthOf(word string) string {
	if isNumber(word) {
		if len(word) > 2 {
			return ""
		}
		return twoFigures(word)
	}
	if month, ok := months[word]; ok {
		return month
	}
	for _, ending := range []string{"ь", "я", "ю", "ем", "ём", "е", "й", "а", "у", "ом", "ы", "енда", "ендә", "ында", "ена", "енә", "ына"} {
		if short, cut := strings.CutSuffix(word, ending); cut && months[short] != "" {
			return months[short]
		}
	}
	return ""
}

// monthWithin is monthOf for a word between a day and a year, where a month may stand in Roman numbers.
func monthWithin(word string) string {
	if roman := romans[latinRomans.Replace(strings.ToUpper(word))]; roman != "" && !isNumber(word) {
		return twoFigures(roman)
	}
	return monthOf(word)
}
