package storage

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// numeral returns a Roman number as it stands in a text in our digits, and nothing for other words. Signs made for such numbers
// are always ones, letters where they are capitals and more than one.
func numeral(word string) string {
	if made := norm.NFKC.String(word); made != word {
		return romans[strings.ToUpper(made)]
	}
	if len(word) < 2 {
		return ""
	}
	return romans[word]
}

// mostGrouped is the longest number that is looked for in groups of three digits, and leastGrouped the shortest: a shorter
// one is a year.
const leastGrouped, mostGrouped = 5, 15

// groupedNumber returns how many words at the beginning are one number in groups of three digits, as 2 000 000; 0 where they are
// none.
func groupedNumber(words []string) int {
	if len(words) == 0 || !isNumber(words[0]) || len(words[0]) > 3 || words[0][0] == '0' {
		return 0
	}
	n := 1
	for n < len(words) && len(words[n]) == 3 && isNumber(words[n]) {
		n++
	}
	if n == 1 || len(strings.Join(words[:n], "")) < leastGrouped {
		return 0
	}
	return n
}

// groupsOf returns the term for a number that a text has in groups.
func groupsOf(number string) asked {
	t := term{word: number}
	for first := (len(number)-1)%3 + 1; number != ""; first = 3 {
		t.phrase = append(t.phrase, []string{skeleton(number[:first], nil)})
		number = number[first:]
	}
	return asked{t}
}
