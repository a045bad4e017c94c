package storage

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"accord/storage/register"
)

// apostrophes spell a soft sign, join a small word to another or make a letter of their own (oʻ). They are inside words.
const apostrophes = "'’‘‛ʼʻʽʾʿʹʺ`´′″‵＇ꞌ՚"

// Extent is the place of a word in a text, in bytes.
type Extent struct{ From, To int }

// wordsIn returns the places of the words of a text: runs of letters and digits. Marks, signs that nobody sees and
// apostrophes part no word.
func wordsIn(text string) []Extent {
	var found []Extent
	start, end := -1, 0
	for i, r := range text {
		size := 1
		if r >= utf8.RuneSelf {
			size = utf8.RuneLen(r)
		}
		switch {
		case everyday(r):
			if start < 0 {
				start = i
			}
			end = i + size
		case register.Invisible(r) || strings.ContainsRune(apostrophes, r):
		case unicode.IsLetter(r) || unicode.IsNumber(r) || sign(r):
			if start < 0 {
				start = i
			}
			end = i + size
		case start >= 0 && unicode.Is(unicode.M, r):
			end = i + size // part of the letter before it
		case start >= 0:
			found = append(found, Extent{start, end})
			start = -1
		}
	}
	if start >= 0 {
		found = append(found, Extent{start, end})
	}
	return found
}

// sign reports whether a rune is one for letters, as ㎏ and ㎡ are. № and ™ stand beside words and belong to none.
func sign(r rune) bool {
	return unicode.Is(unicode.So, r) && !strings.ContainsRune("№™℠", r) && strings.ContainsFunc(norm.NFKC.String(string(r)), unicode.IsLetter)
}

// everyday reports quickly that a rune is a letter of English or Russian, as most are.
func everyday(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || 'Ѐ' <= r && r <= 'ҁ'
}

// tokens cuts text into lower-case words of letters and digits, each apostrophe as "'". Signs that stand for letters
// become those: ﬁ is fi, Ⅳ is iv, ２ is 2.
func tokens(text string) []string {
	places := wordsIn(text)
	words := make([]string, 0, len(places))
	for _, place := range places {
		words = appendTokens(words, text[place.From:place.To])
	}
	return words
}

func appendTokens(words []string, word string) []string {
	if !norm.NFKC.IsNormalString(word) || strings.ContainsFunc(word, special) {
		word = norm.NFKC.String(strings.Map(inside, word))
	}
	word = strings.ReplaceAll(strings.ToLower(word), "i̇", "i")
	for _, one := range strings.FieldsFunc(word, parts) {
		if one = strings.Trim(one, "'"); one != "" {
			words = append(words, one)
		}
	}
	return words
}

// special are the runes of a word that inside changes.
func special(r rune) bool {
	return r > unicode.MaxASCII && (register.Invisible(r) || strings.ContainsRune(apostrophes, r) || unicode.IsDigit(r))
}

func inside(r rune) rune {
	switch {
	case register.Invisible(r):
		return -1
	case strings.ContainsRune(apostrophes, r):
		return '\''
	case r > unicode.MaxASCII && unicode.IsDigit(r):
		return digit(r)
	}
	return r
}

func parts(r rune) bool {
	return r != '\'' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
}

// digit returns a digit of any script as one of ours. The digits of a script follow each other from nought.
func digit(r rune) rune {
	for _, some := range unicode.Nd.R16 {
		if rune(some.Lo) <= r && r <= rune(some.Hi) {
			return '0' + (r-rune(some.Lo))%10
		}
	}
	for _, some := range unicode.Nd.R32 {
		if rune(some.Lo) <= r && r <= rune(some.Hi) {
			return '0' + (r-rune(some.Lo))%10
		}
	}
	return r
}

// Fold returns the folded words of a text, each by its plain skeleton.
func Fold(text string) string {
	words := tokens(text)
	for i, w := range words {
		words[i] = skeleton(spellings(w)[0], nil)
	}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

// indexWords returns the words of a text as the index keeps them: in all their forms, with the parts of words of
// letters and digits, Roman numbers in our digits, compounds without their hyphens, and the days named.
func indexWords(text string) []string {
	places := wordsIn(text)
	words := make([]string, 0, len(places))
	all := make([]string, 0, 2*len(places))
	for _, place := range places {
		w := kept.of(text[place.From:place.To])
		words = append(words, w.tokens...)
		all = append(all, w.index...)
	}
	for _, c := range compoundsIn(text, places) {
		all = append(all, kept.of(c.word).index...)
	}
	for _, d := range daysIn(words) {
		all = append(all, d.word)
	}
	return all
}

// folded is what is made of one word of a text, which may come apart.
type folded struct {
	tokens []string
	forms  [][]string // of each token
	index  []string   // the forms and the parts of all of them, as the index keeps them
}

func fold(word string) folded {
	f := folded{tokens: appendTokens(nil, word)}
	for _, w := range f.tokens {
		some := forms(w, false)
		f.forms = append(f.forms, some)
		f.index = append(f.index, some...)
		for _, part := range mixedParts(w) {
			f.index = append(f.index, skeleton(part, nil))
		}
	}
	if n := numeral(word); n != "" {
		f.index = append(f.index, n)
	}
	return f
}

// keptWords remembers what is made of words: records say the same ones again and again.
type keptWords struct {
	mu    sync.Mutex
	words map[string]folded
}

var kept = keptWords{words: map[string]folded{}}

// Words beyond these are folded each time: whole texts bring words of their own, and numbers stand but once.
const (
	keptAtMost  = 20_000
	keptLetters = 64
)

// of returns what is made of a word as it stands in a text.
func (k *keptWords) of(word string) folded {
	k.mu.Lock()
	defer k.mu.Unlock()
	f, known := k.words[word]
	if known {
		return f
	}
	f = fold(word)
	if len(word) <= keptLetters && len(k.words) < keptAtMost && !strings.ContainsFunc(word, unicode.IsDigit) {
		k.words[strings.Clone(word)] = f
	}
	return f
}

// mixedParts takes a word of letters and digits apart, Cmd1234 into cmd and 1234; a word of one sort has no parts.
func mixedParts(word string) []string {
	var found []string
	start, digits := 0, false
	for i, r := range word {
		is := r >= '0' && r <= '9'
		if i > 0 && is != digits {
			found = append(found, word[start:i])
			start = i
		}
		digits = is
	}
	if start == 0 {
		return nil
	}
	return append(found, word[start:])
}

// Marks returns the places in a phrase where the words of a search stand.
func Marks(phrase, search string) []Extent {
	found, _ := want(search).with.marks(phrase)
	return found
}

// marks finds the words of a phrase that were asked for, and counts the terms in it.
func (a asked) marks(phrase string) (found []Extent, held int) {
	if len(a) == 0 || phrase == "" {
		return nil, 0
	}
	places := wordsIn(phrase)
	words := make([][]string, len(places))
	for i, place := range places {
		for _, w := range appendTokens(nil, phrase[place.From:place.To]) {
			words[i] = append(words[i], forms(w, false)...)
			for _, part := range mixedParts(w) {
				words[i] = append(words[i], skeleton(part, nil))
			}
		}
		if n := numeral(phrase[place.From:place.To]); n != "" {
			words[i] = append(words[i], n)
		}
	}
	for _, c := range compoundsIn(phrase, places) {
		for i := c.first; i <= c.last; i++ {
			words[i] = append(words[i], kept.of(c.word).index...)
		}
	}
	lit := make([]bool, len(places))
	for _, t := range a {
		if t.in(words, lit) {
			held++
		}
	}
	for i, place := range places {
		if lit[i] {
			found = append(found, place)
		}
	}
	return found, held
}

// in reports whether words, each in its forms, hold the term, and lights those that do.
func (t term) in(words [][]string, lit []bool) bool {
	held := false
	for i := range words {
		if t.phrase != nil && t.follows(words[i:]) {
			held = true
			for n := range t.phrase {
				lit[i+n] = true
			}
		}
	}
	for i, forms := range words {
		if slices.ContainsFunc(forms, t.begins) {
			lit[i], held = true, true
		}
	}
	return held || slices.ContainsFunc(t.ways, func(way asked) bool {
		some := slices.Clone(lit)
		if slices.ContainsFunc(way, func(part term) bool { return !part.in(words, some) }) {
			return false
		}
		copy(lit, some)
		return true
	})
}

// begins reports whether a folded word begins as the term does.
func (t term) begins(word string) bool {
	if t.exact {
		return slices.Contains(t.whole, word)
	}
	return slices.ContainsFunc(t.starts, func(s string) bool { return strings.HasPrefix(word, s) })
}
