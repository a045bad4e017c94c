package alike

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"accord/storage/register"
)

// name is one of the names of a record.
type name struct {
	words    []word
	bare     []word // without the legal form
	short    []word // without what a state or a region is
	cyrillic bool
	other    bool // an alias or a native name
}

// word is one of a name. Names say the same ones again and again.
type word struct{ *reading }

// reading is all the ways in which a word may be read.
type reading struct {
	forms  []string
	number bool
}

// read returns the reading of a word by its forms.
func (j *Judge) read(forms []string) *reading {
	known, there := j.said[&forms[0]]
	if !there {
		known = &reading{forms, strings.IndexFunc(forms[0], func(r rune) bool { return r < '0' || r > '9' }) < 0}
		j.said[&forms[0]] = known
	}
	return known
}

func (w word) plain() string { return w.forms[0] }

// is reports whether two words may be read alike.
func (w word) is(other word) bool {
	for _, form := range w.forms {
		if slices.Contains(other.forms, form) {
			return true
		}
	}
	return false
}

// nameOf reads one name; ok is false where it has no words.
func (j *Judge) nameOf(text string, other bool) (n name, ok bool) {
	n.other = other
	n.cyrillic = strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
	said := j.words(text)
	n.words = make([]word, 0, len(said))
	for _, forms := range said {
		n.words = append(n.words, word{j.read(forms)})
	}
	n.bare, n.short = without(j.legal, n.words), without(j.state, n.words)
	return n, len(n.words) > 0
}

// joinedWords are two written as one, each with its capital: KazanForum.
var joinedWords = regexp.MustCompile(`(\p{Ll}{2})(\p{Lu}\p{Ll}{2})`)

// namesOf reads the names of a record, each once; one of joined words also word by word.
func (j *Judge) namesOf(own register.Text, others []string) (names []name) {
	seen := map[string]bool{}
	add := func(text string, other bool) {
		if seen[text] {
			return
		}
		for _, said := range []string{text, joinedWords.ReplaceAllString(text, "$1 $2")} {
			if n, ok := j.nameOf(said, other); ok && !seen[said] {
				names = append(names, n)
			}
			seen[said] = true
		}
	}
	for _, text := range own.All() {
		add(text, false)
	}
	for _, text := range others {
		add(text, true)
	}
	return names
}

// LegalForms stand before or behind the names of enterprises.
var LegalForms = strings.Split("публичное акционерное общество|открытое акционерное общество|закрытое акционерное общество|акционерное общество|"+
	"общество с ограниченной ответственностью|товарищество с ограниченной ответственностью|җаваплылыгы чикләнгән җәмгыять|группа компаний|"+
	"пао|ооо|оао|зао|ао|нао|гк|гуп|муп|фгуп|фгбоу во|фгаоу во|гбу|гау|ано|нпо|ип|тоо|осоо|компания|корпорация|концерн|холдинг|җчҗ|аҗ|"+
	"llc|ltd|limited|inc|incorporated|corp|corporation|company|co|jsc|pjsc|ojsc|cjsc|plc|gmbh|ag|sa|srl|spa|bv|oy|as|asc|mmc|qsc|a s|holding|"+
	"group|pao|ooo|oao|zao|ao|llp|kg", "|")

// stateForms stand before or behind the names of states and regions.
var stateForms = strings.Split("республика|королевство|княжество|султанат|государство|федеративная республика|исламская республика|область|край|"+
	"автономный округ|республикасы|өлкәсе|respublikası|republic of|the republic of|kingdom of|the kingdom of|state of|republic|kingdom|region|oblast|"+
	"cumhuriyeti", "|")

// without leaves out forms at both ends, but never all of a name.
func without(forms [][]string, words []word) []word {
	for again := true; again; {
		again = false
		for _, form := range forms {
			rest := len(words) - len(form)
			if rest < 1 || len(form) == 0 {
				continue
			}
			switch {
			case says(words[:len(form)], form):
				words, again = words[len(form):], true
			case says(words[rest:], form):
				words, again = words[:rest], true
			}
		}
	}
	return words
}

func says(words []word, form []string) bool {
	for i, one := range form {
		if words[i].plain() != one {
			return false
		}
	}
	return true
}

// sameWords reports whether two names have the same words in the same order.
func sameWords(a, b []word) bool {
	return slices.EqualFunc(a, b, word.is)
}

// matched pairs the words of two names, each with one, and returns those that are left over of both.
func matched(a, b []word, is func(a, b word) bool) (pairs [][2]word, left, right []word) {
	taken := make([]bool, len(b))
	for _, one := range a {
		at := -1
		for i, other := range b {
			if !taken[i] && is(one, other) {
				at = i
				break
			}
		}
		if at < 0 {
			left = append(left, one)
			continue
		}
		taken[at] = true
		pairs = append(pairs, [2]word{one, b[at]})
	}
	for i, other := range b {
		if !taken[i] {
			right = append(right, other)
		}
	}
	return pairs, left, right
}

// lettersOfTypo is how long a word must be for one wrong letter to be a slip.
const lettersOfTypo = 5

// nearly reports whether two words differ in one letter alone: one is changed, missing, or two are swapped.
func (w word) nearly(other word) bool {
	return !w.number && !other.number && oneLetterOff([]rune(w.plain()), []rune(other.plain()))
}

func oneLetterOff(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || len(a) < lettersOfTypo {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch {
	case len(a) < len(b):
		return slices.Equal(a[i:], b[i+1:])
	case i == len(a):
		return false
	case slices.Equal(a[i+1:], b[i+1:]):
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}

// likeTitles scores two titles from 0 to 1; apart is true where each has words in the same letters that the other
// lacks.
func likeTitles(a, b []name) (same float64, reason Reason, apart bool) {
	for _, one := range a {
		for _, other := range b {
			like, why, differ := likeTitle(one, other)
			if like > same {
				same, reason = like, why
			}
			apart = apart || differ
		}
	}
	return same, reason, apart && same == 0
}

func likeTitle(a, b name) (same float64, reason Reason, apart bool) {
	reason = SameName
	if a.cyrillic != b.cyrillic {
		reason = Transliteration
	}
	if sameWords(a.words, b.words) {
		return 1, reason, false
	}
	pairs, left, right := matched(a.words, b.words, word.is)
	if len(left) == 1 && len(right) == 1 && len(pairs) > 0 && left[0].nearly(right[0]) {
		return 0.9, Misspelt, false
	}
	left, right = significant(left), significant(right)
	switch {
	case len(left) == 0 && len(right) == 0:
		return 0.95, WordOrder, false
	case len(left) > 0 && len(right) > 0:
		return 0, "", a.cyrillic == b.cyrillic
	case 2*len(significant(first(pairs))) >= len(left)+len(right) && len(significant(first(pairs))) > 1 && !numbered(left) && !numbered(right):
		return 0.7, Shorter, false
	}
	return 0, "", false
}

func first(pairs [][2]word) []word {
	words := make([]word, len(pairs))
	for i, pair := range pairs {
		words[i] = pair[0]
	}
	return words
}

func numbered(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return w.number })
}

// small are words by which titles of one thing differ: prepositions and articles, folded.
var small = strings.Fields("o ob obo v vo na i s so po iz za k ko ot do dla a the of on in and to for ham belan turinda")

// significant leaves the small words out.
func significant(words []word) (some []word) {
	for _, w := range words {
		if !slices.Contains(small, w.plain()) {
			some = append(some, w)
		}
	}
	return some
}
