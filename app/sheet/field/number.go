package field

import (
	"slices"
	"strconv"
	"strings"

	"accord/storage/pattern"
	"accord/storage/register"
)

var (
	powerOfTen = pattern.Of(`^(?:\d(?:[.,]\d+)?[eE][+-]?\d{1,3}|0\.0{5,}\d+)$`)
	slashed    = pattern.Of(`^\D{0,3}\d+\s*[-/.]\s*\d+$`)
)

// DocumentNumber is the number of a document without the sign of a number before it. What a spreadsheet took for a power of ten is
// written as short as it is shown: 9e-9 comes as 8.9999999999999995E-9.
func DocumentNumber(text string) string {
	text = register.BareNumber(text)
	if !PowerOfTen(text) {
		return text
	}
	n, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64)
	if err != nil {
		return text
	}
	return strings.NewReplacer("e-0", "E-", "e+0", "E+", "e", "E").Replace(strconv.FormatFloat(n, 'e', -1, 64))
}

var (
	numberDated = pattern.Of(`(?i)^(?:(?:исх|вх|рег|протокол|письмо|приказ|распоряжение|соглашение|minutes|protocol|letter|беркетмә|хат)\S*\s+)?(?:№\s*|no\.?\s*)?(\S*\d\S*?),?\s+(?:(от|dated|of)\s+)?(\S.*)$`)
	onlyDated   = pattern.Of(`(?i)^(?:протокол\s+)?(?:подписан\S*|утвержд[её]н\S*|принят\S*|signed|имзаланган|от)\s+(?:от\s+|on\s+)?(\d.*)$`)
)

// NumberAndDay parts the number of a document from the day behind it: "14 от 25.01.2002", "исх. № 01-56 12.12.2022". Of "подписан
// 13.05.2021" only the day is there. A month or a year is a day only behind "от": "15 от 05.2010"; otherwise both are empty.
func (d Days) NumberAndDay(cell string) (number string, day register.Date) {
	text := register.Line(cell)
	said, dated := "", false
	if m := numberDated().FindStringSubmatch(text); m != nil {
		number, said, dated = m[1], m[3], m[2] != ""
	} else if m := onlyDated().FindStringSubmatch(text); m != nil {
		said = m[1]
	} else if allFigures().MatchString(text) && strings.Count(text, ".") == 2 {
		said = text // no number is written so
	}
	said = strings.TrimSpace(yearSign().ReplaceAllString(said, "$1$2"))
	if !dated && len(said) < len("1.2.2002") {
		return "", ""
	}
	if day = d.one(said); day == "" || !dated && day.Precision() != register.DayKnown {
		return "", ""
	}
	return number, day
}

// PowerOfTen reports whether a spreadsheet has taken a number for a power of ten.
func PowerOfTen(text string) bool { return powerOfTen().MatchString(strings.TrimSpace(text)) }

// Slashed reports whether a number is of two parts, which spreadsheets take for a day: 12/5.
func Slashed(text string) bool { return slashed().MatchString(strings.TrimSpace(text)) }

// ordinals are ordinal numbers in words, by their beginnings, for a cell with nothing else.
var ordinals = [][]string{
	{"перв", "first", "беренч"}, {"втор", "second", "икенч"}, {"трет", "third", "өченч"}, {"четверт", "fourth", "дүртенч"}, {"пят", "fifth", "бишенч"},
	{"шест", "sixth", "алтынч"}, {"седьм", "seventh", "җиденч"}, {"восьм", "eighth", "сигезенч"}, {"девят", "ninth", "тугызынч"}, {"десят", "tenth", "унынч"},
}

var (
	roman        = pattern.Of(`^(X{0,3})(IX|IV|V?I{0,3})$`)
	romanFigures = strings.NewReplacer("Х", "X", "І", "I", "-й", "", "-е", "", "-я", "") // not shown
	romanUnits   = []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
)

// longestRoman is more than the bytes of any number up to 39 in Roman figures, even in letters of two bytes.
const longestRoman = 24

// Count reads a whole number as people write it: "12", "№ 3", "2-е", "7.0", "IV", "третье".
func Count(cell string) (int, bool) {
	text := strings.TrimSuffix(strings.ReplaceAll(cell, ",", "."), ".0")
	if n, err := strconv.Atoi(strings.Trim(text, "№# -йяегоthndrs.")); err == nil {
		return n, n >= 0
	}
	if n := inRoman(strings.TrimSpace(text)); n > 0 {
		return n, true
	}
	if word := Fold(cell); !strings.Contains(word, " ") && len(word) > 4 {
		for i, begins := range ordinals {
			for _, one := range begins {
				if rest, is := strings.CutPrefix(word, one); is && len([]rune(rest)) <= 3 {
					return i + 1, true
				}
			}
		}
	}
	return 0, false
}

// inRoman reads a number up to 39 in Roman figures, as people type them on a Russian keyboard too; 0 where it is none.
func inRoman(text string) int {
	if len(text) > longestRoman {
		return 0
	}
	m := roman().FindStringSubmatch(romanFigures.Replace(text))
	if m == nil {
		return 0
	}
	return 10*len(m[1]) + slices.Index(romanUnits, m[2])
}

var (
	everySo   = pattern.Of(`(?:раз в|каждые|каждый|every|once in)\s+(.+)$`)
	timesYear = pattern.Of(`^(?:не реже )?(\d+|двух|два|трех|три|twice) ?(?:раза?|times)? ?(?:в год|в течение года|a year|per year|yearly)$`)
	yearly    = words("ежегодно|ежегодная|раз в год|один раз в год|1 раз в год|не реже одного раза в год|не реже 1 раза в год|раз в году|annually|yearly|once a year|annual|every year|ел саен|елга бер тапкыр")
	rhythms   = map[string]int{"ежеквартально": 3, "раз в квартал": 3, "quarterly": 3, "ежемесячно": 1, "monthly": 1, "раз в полугодие": 6, "раз в полгода": 6, "каждые полгода": 6, "раз в два года": 24, "every two years": 24, "biennially": 24, "раз в три года": 36}
)

// Months reads how many months lie between what comes again: "раз в год", "2 раза в год", "every 18 months".
func Months(cell string) (int, bool) {
	plain := Fold(cell)
	for _, w := range yearly {
		if plain == w {
			return 12, true
		}
	}
	if months := rhythms[plain]; months > 0 {
		return months, true
	}
	if m := timesYear().FindStringSubmatch(plain); m != nil {
		times := map[string]int{"двух": 2, "два": 2, "twice": 2, "трех": 3, "три": 3}[m[1]]
		if n, err := strconv.Atoi(m[1]); err == nil {
			times = n
		}
		return 12 / max(times, 1), 0 < times && times <= 12
	}
	if m := everySo().FindStringSubmatch(plain); m != nil {
		if length, err := register.ReadLength(m[1]); err == nil && length.Unit == register.Months && length.Count > 0 {
			return length.Count, true
		}
	}
	return 0, false
}
