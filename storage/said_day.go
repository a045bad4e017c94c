package storage

import (
	"fmt"
	"strings"

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

// daysIn finds the days and months that words say, with their year.
func daysIn(words []string) []saidDay {
	var found []saidDay
	for i := 0; i < len(words); i++ {
		for n := min(4, len(words)-i); n >= 2; n-- {
			if day := readDay(words[i : i+n]); day != "" {
				found = append(found, saidDay{i, i + n, dayWord(day)})
				i += n - 1
				break
			}
		}
	}
	return found
}

// readDay reads words as a day or a month: 29 11 2022, 2022 11 29, 29 ноября 2022, November 29 2022, 2022 елның 29 ноябре,
// ноябрь 2022, 11 2022. Anything else returns nothing.
func readDay(words []string) register.Date {
	if isYear(words[0]) && strings.HasPrefix(words[1], "ел") && len(words) > 2 {
		words = append(words[2:len(words):len(words)], words[0])
	}
	if len(words) > 3 {
		return ""
	}
	year, rest := words[len(words)-1], words[:len(words)-1]
	var day, month string
	switch {
	case len(words) == 3 && isYear(words[0]):
		year, month, day = words[0], monthOf(words[1]), words[2]
	case !isYear(year):
		return ""
	case len(rest) == 1:
		month = monthOf(rest[0])
	default:
		day, month = rest[0], monthOf(rest[1])
		if named := monthOf(rest[0]); named != "" && !isNumber(rest[0]) {
			day, month = rest[1], named
		}
	}
	iso := year + "-" + month
	for _, ordinal := range []string{"st", "nd", "rd", "th"} {
		day = strings.TrimSuffix(day, ordinal)
	}
	if day != "" {
		if !isNumber(day) || len(day) > 2 {
			return ""
		}
		iso += "-" + twoFigures(day)
	} else if len(words) == 3 {
		return ""
	}
	d, err := register.ParseDate(iso)
	if err != nil || month == "" {
		return ""
	}
	return d
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
	for _, ending := range []string{"ь", "я", "е", "й", "а"} {
		if short, cut := strings.CutSuffix(word, ending); cut {
			return months[short]
		}
	}
	return ""
}
