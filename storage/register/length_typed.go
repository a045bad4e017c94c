package register

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"accord/storage/pattern"
)

// ErrLength says that a text is no length of time.
var ErrLength = errors.New("not a length of time")

// ErrNoUnit says that a text is a number: of years, months or days is not said.
var ErrNoUnit = fmt.Errorf("a number without a unit: %w", ErrLength)

// lengthPart is one number with its unit, or a number alone: "3 года", "18 мес.", "полгода".
var lengthPart = pattern.Of(`^(\d{1,4}|\pL+)?\s*(\pL*)\.?(?:\s+|$|,\s*)`)

// thousands are parted by a space.
var thousands = pattern.Of(`(\d) (\d)`)

// lengthNumbers are numbers written as words, in Russian, English and Tatar.
var lengthNumbers = map[string]int{
	"один": 1, "одного": 1, "одну": 1, "одной": 1, "два": 2, "две": 2, "двух": 2, "три": 3, "трех": 3, "четыре": 4, "четырех": 4,
	"пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7, "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9,
	"десять": 10, "десяти": 10, "двенадцать": 12, "двенадцати": 12, "пятнадцать": 15, "пятнадцати": 15, "восемнадцать": 18,
	"восемнадцати": 18, "двадцать": 20, "двадцати": 20, "тридцать": 30, "тридцати": 30, "сорок": 40, "сорока": 40, "пятьдесят": 50,
	"пятидесяти": 50, "шестьдесят": 60, "шестидесяти": 60, "девяносто": 90, "девяноста": 90, "сто": 100, "ста": 100,
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"ninety": 90,
	"бер":    1, "ике": 2, "өч": 3, "дүрт": 4, "биш": 5, "алты": 6, "җиде": 7, "сигез": 8, "тугыз": 9, "ун": 10, "унике": 12, "унбиш": 15,
	"унсигез": 18, "егерме": 20, "утыз": 30, "кырык": 40, "илле": 50, "алтмыш": 60, "туксан": 90, "йөз": 100,
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
	{"кварт", Length{3, Months}}, {"quarter", Length{3, Months}}, {"полугод", Length{6, Months}},
	{"нед", Length{7, Days}}, {"week", Length{7, Days}}, {"w", Length{7, Days}}, {"атна", Length{7, Days}},
	{"ден", Length{1, Days}}, {"дн", Length{1, Days}}, {"д", Length{1, Days}}, {"day", Length{1, Days}}, {"d", Length{1, Days}},
	{"көн", Length{1, Days}}, {"к", Length{1, Days}},
}

// lengthWords are lengths that have a word of their own.
var lengthWords = map[string]Length{
	"полгода": {6, Months}, "полугодие": {6, Months}, "полтора года": {18, Months}, "квартал": {3, Months},
	"год": {12, Months}, "месяц": {1, Months}, "неделя": {7, Days}, "неделю": {7, Days}, "день": {1, Days},
	"годичный": {12, Months}, "годовой": {12, Months}, "полугодовой": {6, Months}, "месячный": {1, Months}, "недельный": {7, Days},
	"полмесяца": {15, Days}, "fortnight": {14, Days}, "a year and a half": {18, Months}, "one and a half years": {18, Months}, "бер ел ярым": {18, Months},
	"half a year": {6, Months}, "half year": {6, Months}, "quarter": {3, Months}, "year": {12, Months}, "month": {1, Months},
	"week": {7, Days}, "day": {1, Days},
	"ярты ел": {6, Months}, "ел ярым": {18, Months}, "ел": {12, Months}, "ай": {1, Months}, "атна": {7, Days}, "көн": {1, Days},
}

// What people put around a length says nothing of how long it is: "сроком на 5 (пять) лет", "не менее чем за 30
// календарных дней", "пятилетний срок".
var (
	lengthBrackets = pattern.Of(`\s*\([^()]*\)`)
	lengthLead     = pattern.Of(`^(?:(?:сроком|срок|в течение|на|за|не менее|не позднее|не ранее|чем|минимум|период|for|within|at least|no later than|not less than|(?:a )?period of|кимендә) )+`)
	lengthTail     = pattern.Of(` (?:срок\pL*|период\pL*|term|period|вакыт\pL*|эчендә|дәвамында|до(?: .*)?|before(?: .*)?|notice|ago|вперед|кала|алдан)$`)
	lengthManner   = pattern.Of(`(^| )(?:календарн\pL+|полн\pL+|calendar|full|календарь|тулы) `)
	lengthEnding   = pattern.Of(`(\d)-?(?:ти|и|х|ух|го|ми) `)
	lengthHyphen   = pattern.Of(`(\d|\pL)[-–](\pL)`)
	lengthOneWord  = pattern.Of(`^(двух|трех|четырех|пяти|шести|семи|восьми|девяти|десяти|двенадцати|пятнадцати|двадцати|тридцати)(летн|годичн|месячн|недельн|дневн)`)
	halfYears      = pattern.Of(`^(\d{1,3})[.,]5 ?(?:г|год\pL*|лет|years?|yrs?|y|ел)$`)
)

// plainLength is a text as lengths are compared: its words small, its numbers in figures, and nothing around them.
func plainLength(text string) string {
	text = strings.NewReplacer("ё", "е", "'", "", "’", "").Replace(strings.ToLower(strings.Join(strings.Fields(text), " ")))
	text = strings.TrimSpace(lengthBrackets().ReplaceAllString(text, ""))
	text = thousands().ReplaceAllString(strings.TrimSuffix(text, "."), "$1$2")
	text = lengthManner().ReplaceAllString(lengthLead().ReplaceAllString(text, ""), "$1")
	text = lengthTail().ReplaceAllString(text, "")
	text = lengthHyphen().ReplaceAllString(lengthEnding().ReplaceAllString(text, "$1 "), "$1 $2")
	text = lengthOneWord().ReplaceAllString(text, "$1 $2")
	words := strings.Fields(text)
	for i := 0; i+1 < len(words); i++ { // "двадцать пять лет"
		tens, ones := lengthNumbers[words[i]], lengthNumbers[words[i+1]]
		if tens >= 20 && tens < 100 && ones > 0 && ones < 10 {
			words = append(append(words[:i:i], strconv.Itoa(tens+ones)), words[i+2:]...)
		}
	}
	return strings.Join(words, " ")
}

// ReadLength reads a length of time as people type it: "3 года", "18 мес.", "6 months", "1 год 6 месяцев", "полтора года",
// "сроком на 5 (пять) лет", "өч ел". A number alone returns ErrNoUnit and the number, anything else ErrLength. Empty
// text is no length.
func ReadLength(text string) (Length, error) {
	if strings.TrimSpace(text) == "" {
		return Length{}, nil
	}
	text = plainLength(text)
	if known, is := lengthWords[text]; is {
		return known, nil
	}
	if m := halfYears().FindStringSubmatch(text); m != nil {
		n, _ := strconv.Atoi(m[1])
		return Length{12*n + 6, Months}, nil
	}
	if n, err := strconv.Atoi(text); err == nil && n >= 0 {
		return Length{Count: n}, ErrNoUnit
	}
	if text == "" {
		return Length{}, ErrLength
	}
	var sum Length
	for rest := text; rest != ""; {
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "и "), "and ")
		m := lengthPart().FindStringSubmatch(rest)
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
