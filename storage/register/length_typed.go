package register

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// ErrLength says that a text is no length of time.
var ErrLength = errors.New("not a length of time")

// ErrNoUnit says that a text is a number: of years, months or days is not said.
var ErrNoUnit = fmt.Errorf("a number without a unit: %w", ErrLength)

// lengthPart is one number with its unit, or a number alone: "3 года", "18 мес.", "полгода".
var lengthPart = regexp.MustCompile(`^(\d{1,4}|\pL+)?\s*(\pL*)\.?(?:\s+|$|,\s*)`)

// thousands are parted by a space.
var thousands = regexp.MustCompile(`(\d) (\d)`)

// lengthNumbers are numbers written as words, in Russian, English and Tatar.
var lengthNumbers = map[string]int{
	"один": 1, "одного": 1, "одну": 1, "одной": 1, "два": 2, "две": 2, "двух": 2, "три": 3, "трех": 3, "четыре": 4, "четырех": 4,
	"пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9,
	"десять": 10, "десяти": 10, "двенадцать": 12, "двенадцати": 12,
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "twelve": 12,
	"бер": 1, "ике": 2, "өч": 3, "дүрт": 4, "биш": 5, "алты": 6, "җиде": 7, "сигез": 8, "тугыз": 9, "ун": 10, "унике": 12,
}

// lengthUnits are the units that people write, each as a length of one. What people shorten is found by its beginning.
var lengthUnits = []struct {
	beginning string
	length    Length
}{
	{"год", Length{12, Months}}, {"лет", Length{12, Months}}, {"г", Length{12, Months}}, {"л", Length{12, Months}},
	{"year", Length{12, Months}}, {"yr", Length{12, Months}}, {"y", Length{12, Months}}, {"ел", Length{12, Months}},
	{"мес", Length{1, Months}}, {"м", Length{1, Months}}, {"month", Length{1, Months}}, {"mo", Length{1, Months}},
	{"m", Length{1, Months}}, {"ай", Length{1, Months}},
	{"нед", Length{7, Days}}, {"week", Length{7, Days}}, {"w", Length{7, Days}}, {"атна", Length{7, Days}},
	{"ден", Length{1, Days}}, {"дн", Length{1, Days}}, {"д", Length{1, Days}}, {"day", Length{1, Days}}, {"d", Length{1, Days}},
	{"көн", Length{1, Days}}, {"к", Length{1, Days}},
}

// lengthWords are lengths that have a word of their own.
var lengthWords = map[string]Length{
	"полгода": {6, Months}, "полугодие": {6, Months}, "полтора года": {18, Months}, "квартал": {3, Months},
	"год": {12, Months}, "месяц": {1, Months}, "неделя": {7, Days}, "неделю": {7, Days}, "день": {1, Days},
	"half a year": {6, Months}, "half year": {6, Months}, "quarter": {3, Months}, "year": {12, Months}, "month": {1, Months},
	"week": {7, Days}, "day": {1, Days},
	"ярты ел": {6, Months}, "ел ярым": {18, Months}, "ел": {12, Months}, "ай": {1, Months}, "атна": {7, Days}, "көн": {1, Days},
}

// ReadLength reads a length of time as people type it: "3 года", "18 мес.", "6 months", "1 год 6 месяцев", "өч ел". A
// number alone returns ErrNoUnit and the number, anything else ErrLength. Empty text is no length.
func ReadLength(text string) (Length, error) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	text = strings.TrimSuffix(strings.ReplaceAll(text, "ё", "е"), ".")
	text = thousands.ReplaceAllString(text, "$1$2")
	if text == "" {
		return Length{}, nil
	}
	if known, is := lengthWords[text]; is {
		return known, nil
	}
	if n, err := strconv.Atoi(text); err == nil && n >= 0 {
		return Length{Count: n}, ErrNoUnit
	}
	var sum Length
	for rest := text; rest != ""; {
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "и "), "and ")
		m := lengthPart.FindStringSubmatch(rest)
		if m == nil || m[0] == "" {
			return Length{}, ErrLength
		}
		one, ok := lengthOf(m[1], m[2])
		if !ok || sum.Unit != "" && sum.Unit != one.Unit {
			return Length{}, ErrLength
		}
		sum = Length{sum.Count + one.Count, one.Unit}
		rest = rest[len(m[0]):]
	}
	return sum, nil
}

// lengthOf is a number of a unit; false where either is unknown.
func lengthOf(number, unit string) (Length, bool) {
	n, err := strconv.Atoi(number)
	if err != nil {
		known := false
		if n, known = lengthNumbers[number]; !known {
			return Length{}, false
		}
	}
	for _, u := range lengthUnits {
		if short := len([]rune(u.beginning)) == 1; unit == u.beginning || !short && strings.HasPrefix(unit, u.beginning) {
			return Length{n * u.length.Count, u.length.Unit}, true
		}
	}
	return Length{}, false
}
