package register

import (
	"fmt"
	"slices"
	"strings"

	"accord/storage/pattern"
)

var (
	dayInWords     = pattern.Of(`^[«"]?(\d{1,2})[»"]?(?:st|nd|rd|th)?\s+(?:of\s+)?(\p{L}+)\.?,?\s+(\d{4})$`)
	englishInWords = pattern.Of(`^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$`)
	monthInWords   = pattern.Of(`^(\p{L}+)\.?,?\s+(\d{4})$`)
	tatarInWords   = pattern.Of(`^(\d{4})(?:\s*-?\s*(?:нче|нчы|енче|енчы))?\s+ел(?:ның|да)?\s+(?:(\d{1,2})\s+)?(\p{L}+)$`)
	yearInWords    = pattern.Of(`^(.*\d{4})\s*(?:года|году|год|г\.|г|ел)$`)
)

// inWords reads a date as letters write it: "1 марта 2027 года", "March 1, 2027", "2027 елның 1 марты", "март 2027". It
// returns ISO 8601 text, empty where there is none.
func inWords(s string) string {
	s = strings.ReplaceAll(s, "\u00a0", " ")
	if m := yearInWords().FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	var year, month, day string
	if m := dayInWords().FindStringSubmatch(s); m != nil {
		day, month, year = m[1], m[2], m[3]
	} else if m := englishInWords().FindStringSubmatch(s); m != nil {
		month, day, year = m[1], m[2], m[3]
	} else if m := monthInWords().FindStringSubmatch(s); m != nil {
		month, year = m[1], m[2]
	} else if m := tatarInWords().FindStringSubmatch(s); m != nil {
		year, day, month = m[1], m[2], m[3]
	}
	n := 1 + slices.IndexFunc(monthNames[1:], func(name Text) bool { return names(month, name) })
	if n == 0 {
		return ""
	}
	iso := fmt.Sprintf("%s-%02d", year, n)
	if day != "" {
		iso += "-" + two(day)
	}
	return iso
}

// monthEndings follow the stem of a month's name in a date, in Russian and in Tatar.
var monthEndings = []string{"я", "а", "е", "ы", "ендә", "енда", "ында"}

// names reports whether a word is the name of a month in some language, whole, shortened or as dates inflect it.
func names(word string, month Text) bool {
	for _, language := range Languages {
		name := strings.ToLower(month.Get(language))
		if len([]rune(word)) >= 3 && strings.HasPrefix(name, word) {
			return true
		}
		ending, is := strings.CutPrefix(word, strings.TrimRight(name, "ьй"))
		if is && language != English && slices.Contains(monthEndings, ending) {
			return true
		}
	}
	return false
}
