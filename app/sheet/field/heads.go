package field

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"accord/storage/pattern"
	"accord/storage/register"
)

// words are names of columns, folded, and more of them.
func words(list string, more ...string) []string {
	all := strings.Split(list, "|")
	for i, one := range all {
		all[i] = Fold(one)
	}
	return append(all, more...)
}

// under are the names of columns whose head has two lines: each name of a group before each of a part.
func under(groups, parts string) (all []string) {
	for _, group := range words(groups) {
		for _, part := range words(parts) {
			all = append(all, group+" "+part)
		}
	}
	return all
}

// Fold makes names of columns alike that differ only in case, marks and spaces. The sign of a number stays.
func Fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
		switch {
		case r == 'ё':
			r = 'е'
		case r == '№' || r == '%':
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// How surely a column means a field.
const (
	OurOwn  = 110
	Sure    = 100
	likely  = 70
	Maybe   = 40
	unlike  = 0
	longest = 80 // letters of the name of a column
)

// Means returns how surely a column of this name means the field: 0 to Sure.
func (f Field) Means(head string) int {
	plain := Fold(head)
	if plain == "" || len([]rune(plain)) > longest {
		return unlike
	}
	bare, _ := Language(head)
	short := stemOf(plain)
	best := unlike
	if bare == "" && f.titles() {
		best = Sure - 10 // "на английском" beside the name
	}
	for _, h := range f.heads {
		switch {
		case h == "":
		case plain == h:
			return Sure
		case bare == h:
			best = max(best, Sure-5)
		case short == stemOf(h):
			best = max(best, Sure-8) // исполнители, № пункта
		case (strings.HasPrefix(plain, h+" ") || strings.HasPrefix(short, stemOf(h)+" ")) && len(h) > 3:
			best = max(best, likely+min(len(h), 20))
		case strings.HasSuffix(plain, " "+h) && len(h) > 5:
			best = max(best, Maybe+min(len(h), 25))
		case strings.Contains(" "+plain+" ", " "+h+" ") && len(h) > 5:
			best = max(best, Maybe+min(len(h), 20)/2)
		}
	}
	return best
}

var stemsOfHeads sync.Map // by the folded names of columns

// stemOf is the name of a column without the endings of its words; the sign of a number is the word for it.
func stemOf(plain string) string {
	if known, done := stemsOfHeads.Load(plain); done {
		return known.(string)
	}
	short := stem(strings.ReplaceAll(plain, "№", "номер"))
	stemsOfHeads.Store(plain, short)
	return short
}

// NamesPlace reports whether the name of a column speaks of a place.
func NamesPlace(head string) bool {
	plain := Fold(head)
	return slices.ContainsFunc([]string{"мест", "город", "place", "city", "venue", "where", "урын", "шәһәр"}, func(w string) bool { return strings.Contains(plain, w) })
}

// dayWords name a day in the name of a column.
var dayWords = words("дата|даты|день|date|day|dated|датасы|көн|көне")

// OfDays reports whether the cells of a column may be days: by what it means, or else by its name.
func (f Field) OfDays(head string) bool {
	switch f.Sort {
	case Day, Due, Term:
		return true
	case Remark, "":
		return slices.ContainsFunc(strings.Fields(Fold(head)), func(w string) bool { return slices.Contains(dayWords, w) })
	}
	return false
}

var languages = []struct {
	language register.Language
	marks    []string
	before   []string // the stems of those before a name
}{
	{register.Russian, words("рус|русский|русском|на русском|на русском языке|русский язык|по русски|ru|rus|russian|in russian|русча|рус телендә"), stems("русское", "russian", "русча")},
	{register.English, words("англ|английский|английском|на английском|на английском языке|по английски|en|eng|english|in english|инглизчә|инглиз телендә"), stems("английское", "english", "инглизчә")},
	{register.Tatar, words("тат|татарский|татарском|на татарском|на татарском языке|по татарски|tt|tat|tatar|in tatar|татарча|татар телендә"), stems("татарское", "tatar", "татарча")},
}

// titles reports whether a field is what records are called.
func (f Field) titles() bool { return f.Sort == Phrase && (f.Name == "title" || f.Name == "name") }

// nameWords are those of the name of a column before which the language may stand: "English name".
var nameWords = words("название|наименование|имя|фио|name|full name|title|text|исем|исеме")

func stems(all ...string) []string {
	for i, w := range all {
		all[i] = stem(w)
	}
	return all
}

// Language returns the language that the name of a column names, and the name without it, which is empty where it names nothing else.
func Language(head string) (bare string, l register.Language) {
	plain := Fold(head)
	for _, one := range languages {
		for _, mark := range one.marks {
			if plain == mark {
				return "", one.language
			}
			if rest, is := strings.CutSuffix(plain, " "+mark); is && (l == "" || len(rest) < len(bare)) {
				bare, l = rest, one.language
			}
		}
		if first, rest, is := strings.Cut(plain, " "); is && l == "" && slices.Contains(one.before, stem(first)) && slices.Contains(nameWords, rest) {
			bare, l = rest, one.language
		}
	}
	if l == "" {
		return plain, ""
	}
	return bare, l
}

// LanguageOf guesses the language of a phrase by its letters.
func LanguageOf(phrase string) register.Language {
	cyrillic, latin := 0, 0
	for _, r := range phrase {
		switch {
		case strings.ContainsRune("әөүҗңһӘӨҮҖҢҺ", r):
			return register.Tatar
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
	}
	if latin > cyrillic && !foreign(phrase) {
		return register.English
	}
	return register.Russian // and what has no place of its own
}

// foreign reports whether a phrase in Latin letters is surely not English: it has letters English lacks, such as
// Azerbaijani and Turkish ones, and none of the commonest English words.
func foreign(phrase string) bool {
	if !strings.ContainsAny(phrase, "əƏğĞıİşŞçÇöÖüÜñÑ") {
		return false
	}
	return !slices.ContainsFunc(strings.Fields(strings.ToLower(phrase)), func(w string) bool {
		return slices.Contains([]string{"of", "the", "and", "on", "in", "for", "with", "to", "between", "at", "by", "from"}, w)
	})
}

// totals begin a row of sums, notes a line under a table.
var (
	totals = words("итого|всего|итог|общий итог|итого по|всего по|total|grand total|sum|in total|барлыгы|җәмгысы|бөтенесе")
	groups = words("страны|прочие|прочие страны|остальные|остальные страны|другие страны|другие|дальнее зарубежье|ближнее зарубежье|снг|еаэс|евросоюз|countries|other countries|others|rest of the world|world|башка илләр|илләр|бдб илләре")
	notes  = words("примечание|примечания|источник|исполнитель|составил|составитель|подготовлено|note|notes|source|prepared by|искәрмә|чыганак")
)

// Group reports whether a partner of trade is a sum over several: "Страны СНГ", "Итого по странам".
func Group(partner string) bool {
	plain := Fold(partner)
	return slices.ContainsFunc(slices.Concat(groups, totals), func(w string) bool { return plain == w || strings.HasPrefix(plain, w+" ") })
}

var balances = words("сальдо|торговое сальдо|сальдо торгового баланса|баланс|торговый баланс|balance|trade balance|сальдосы")

// Balance reports whether a row of trade has the difference of others instead of a flow.
func Balance(flow string) bool { return slices.Contains(balances, Fold(flow)) }

var sourceLine = pattern.Of(`(?i)^\s*\*?\s*(?:(?:источник(?:и)?(?:\s+(?:данных|информации))?|source|чыганак)\s*[:–—-]\s*(.+)|(по данным\s.+|according to\s.+))$`) // not shown

// SourceOf returns what a line beside a table names as the source of its figures.
func SourceOf(line string) string {
	m := sourceLine().FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	return strings.TrimRight(strings.TrimSpace(m[1]+m[2]), " .;")
}

// Aside says what a row without a record is: "total" where it sums up, "note" where it stands under the table.
func Aside(cells []string) string {
	first, filled := "", 0
	for _, c := range cells {
		if c == "" {
			continue
		}
		if filled++; filled == 1 {
			first = Fold(c)
		}
	}
	begins := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return first == w || strings.HasPrefix(first, w+" ") })
	}
	switch {
	case slices.Contains(totals, first), begins(totals) && filled < len(cells):
		return "total"
	case filled == 1 && (begins(notes) || strings.HasPrefix(strings.TrimSpace(strings.Join(cells, "")), "*")):
		return "note"
	}
	return ""
}
