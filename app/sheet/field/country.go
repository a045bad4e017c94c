package field

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/pattern"
	"accord/storage/register"
)

// countries are the codes of states by their names in small letters, and by their folded names.
var countries = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	add := func(code, name string) {
		for _, key := range []string{strings.ToLower(name), storage.Fold(name)} {
			if key != "" && all[key] == "" {
				all[key] = code
			}
		}
	}
	for _, code := range register.StatesNamed() {
		for _, name := range register.StateNames(code) {
			add(code, name)
		}
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			if stateOf(code) != code {
				continue
			}
			for _, l := range register.Languages {
				add(code, lang.CountryNameIn(l, code))
			}
		}
	}
	return all
})

// named returns the code of the state that is called so. As it is written goes first: folded, УССР and USSR are one.
func named(name string) string {
	return cmp.Or(countries()[strings.ToLower(name)], countries()[storage.Fold(name)])
}

// Country returns the code of the state of a name in any of the languages, or by its code: ISO 3166-1, of former states
// ISO 3166-3. It is empty where there is none.
func Country(name string) string {
	name = strings.TrimSpace(name)
	if code := stateOf(name); code != "" {
		return code
	}
	if code := named(name); code != "" {
		return code
	}
	if last, first, turned := turnedName(name); turned { // CONGO, REPUBLIC OF
		name = first + " " + last
		if code := named(name); code != "" {
			return code
		}
	}
	return cmp.Or(named(withoutForm(name)), abbreviatedState(name))
}

// shortestBegin is how many letters are left of an abbreviated word at least.
const shortestBegin = 3

// statesByBegin are the names of states in words, by the first letters of the first one.
var statesByBegin = sync.OnceValue(func() map[string][][]string {
	all := map[string][][]string{}
	for name := range countries() {
		words := strings.Fields(name)
		if begin := beginOf(words[0]); len(words) > 1 && begin != "" {
			all[begin] = append(all[begin], words)
		}
	}
	return all
})

// beginOf are the first letters of a word, nothing where it has fewer.
func beginOf(word string) string {
	letters := []rune(word)
	if len(letters) < shortestBegin {
		return ""
	}
	return string(letters[:shortestBegin])
}

// abbreviatedState returns the code of the only state whose name has the beginnings of some words: "Азерб. Респ.".
func abbreviatedState(name string) (code string) {
	if !strings.Contains(name, ".") {
		return ""
	}
	short := strings.Fields(strings.ReplaceAll(strings.ToLower(name), ".", ". "))
	for _, words := range statesByBegin()[beginOf(short[0])] {
		if !abbreviate(short, words) {
			continue
		}
		one := countries()[strings.Join(words, " ")]
		if code != "" && code != one {
			return "" // which of them
		}
		code = one
	}
	return code
}

// abbreviate reports whether some words are the others, cut short by full stops.
func abbreviate(short, words []string) bool {
	return slices.EqualFunc(short, words, func(s, w string) bool {
		begin, cut := strings.CutSuffix(s, ".")
		return begin == w || cut && beginOf(begin) != "" && strings.HasPrefix(w, begin)
	})
}

// turnedName parts the name of a state from its form that stands behind: "CONGO, REPUBLIC OF", "Иран (Исламская Республика)".
func turnedName(name string) (last, first string, is bool) {
	if last, first, is = strings.Cut(name, "("); is {
		first, is = strings.CutSuffix(first, ")")
	} else {
		last, first, is = strings.Cut(name, ",")
	}
	return strings.TrimSpace(last), strings.TrimSpace(first), is && !strings.ContainsAny(first, ",()")
}

// stateOf returns the code of the state behind a code today, also behind a code given up: UK is GB. It is empty for any
// other text.
func stateOf(code string) string {
	if len(code) != 2 || code != strings.ToUpper(code) {
		return ""
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return ""
	}
	if region = region.Canonicalize(); !region.IsCountry() || slices.Contains(noStates, region.String()) {
		return ""
	}
	return region.String()
}

// noStates are codes of bodies, and of former states that are known by their codes of ISO 3166-3.
var noStates = []string{"DD", "SU", "YU", "EU", "UN", "EZ", "CS", "AC", "CP", "DG", "EA", "IC", "TA", "QO", "XA", "XB", "ZZ"}

// Forms of states, before their names and behind them.
var (
	formsBefore = []string{"респ. ", "респ.", "респ ", "р. ", "rep. of ", "исламская республика ", "федеративная республика ", "республика ", "королевство ", "княжество ", "султанат ", "государство ",
		"islamic republic of ", "federal republic of ", "republic of ", "kingdom of ", "principality of ", "sultanate of ", "state of "}
	formsBehind = []string{" республикасы", " патшалыгы", " respublikası", " cumhuriyeti"}
)

// withoutForm is the name of a state without what the state is; nothing where it says nothing of that.
func withoutForm(name string) string {
	plain := strings.ToLower(name)
	for _, form := range formsBefore {
		if rest, is := strings.CutPrefix(plain, form); is {
			return rest
		}
	}
	for _, form := range formsBehind {
		if rest, is := strings.CutSuffix(plain, form); is {
			return rest
		}
	}
	return ""
}

// CountryNames are the names of a state in the three languages.
func CountryNames(code string) register.Text {
	var t register.Text
	for _, l := range register.Languages {
		t.Set(l, lang.CountryNameIn(l, code))
	}
	return t
}

// FormerStates are the codes of ISO 3166-3 of states that are no more.
func FormerStates() []string {
	return slices.DeleteFunc(register.StatesNamed(), func(code string) bool { return len(code) != 4 })
}

// caseEndings end words of names of states in any case.
var caseEndings = pattern.Of(`(?:[оеыи]й|[оеыи]ю|[оеая]м|[аяыи]ми|[ая]х|[ое]го|[ое]му|[ыи]м|[ыи]х|ая|яя|[ое]е|[ыи]е|[аеиоуыэюяйь])$`)

// caseless is a folded name without the endings of its words.
func caseless(name string) string {
	words := strings.Fields(Fold(name))
	for i, w := range words {
		for {
			short := caseEndings().ReplaceAllString(w, "")
			if short == w || len([]rune(short)) < 3 {
				break
			}
			w = short
		}
		words[i] = w
	}
	return strings.Join(words, " ")
}

// statesByStem are the codes of states by their names without endings; none of what two states would be called by.
var statesByStem = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for name, code := range countries() {
		key := caseless(name)
		if before, there := all[key]; there && before != code {
			code = ""
		}
		all[key] = code
	}
	return all
})

// mostWordsOfState are the words of the longest name of a state that is looked for in a title.
const mostWordsOfState = 5

// dollars are the currency that bears a state's name.
var dollars = pattern.Of(`(?i)долл\p{L}*\.?\s+США|США\s+доллар\p{L}*|АКШ\s+доллар\p{L}*|\bUS\s+dollars?`)

// StateIn returns the code of the only foreign state that a title names, in whatever case: "Торговля РТ с Турцией". It is empty where there
// is none, or several.
func StateIn(title string) string {
	words := strings.FieldsFunc(dollars().ReplaceAllString(title, " "), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("–—-,.:;()«»\"/", r) })
	found := ""
	for at := 0; at < len(words); at++ {
		for n := min(mostWordsOfState, len(words)-at); n > 0; n-- {
			code := ""
			if first, _ := utf8.DecodeRuneInString(words[at]); unicode.IsUpper(first) {
				code = statesByStem()[caseless(strings.Join(words[at:at+n], " "))]
			}
			if code == "" {
				continue
			}
			if code != "RU" && found != "" && code != found {
				return ""
			}
			if code != "RU" {
				found = code
			}
			at += n - 1
			break
		}
	}
	return found
}
