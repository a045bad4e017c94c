package storage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/russian"
	"golang.org/x/text/unicode/norm"
)

// Words are folded to one skeleton in which the same name comes out alike however it is spelt:
// Гянджа, Gyanja and Ganja are all "ganja", Минниханов and Minnikhanov "minihanov". Letters of
// Russian, Tatar and Azerbaijani go to Latin ones, case, ё and diacritics go, doubled letters become
// one. What the index sees and what is asked for pass through the same folding.

// cyrillic turns letters into the skeleton's. Soft vowels lose their softness, as they do in most
// Latin spellings of names.
var cyrillic = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i",
	'й': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t",
	'у': "u", 'ф': "f", 'х': "h", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "sh", 'ъ': "", 'ы': "i", 'ь': "",
	'э': "e", 'ю': "u", 'я': "a",
	'ә': "a", 'ө': "o", 'ү': "u", 'җ': "j", 'ң': "n", 'һ': "h", // Tatar
	'қ': "k", 'ғ': "g", 'ұ': "u", 'і': "i", 'ҳ': "h", 'ў': "u", 'ј': "i", 'ї': "i", 'є': "e", 'ґ': "g",
}

// latin turns the letters of neighbours' alphabets, which NFD does not take apart.
var latin = map[rune]string{
	'ə': "a", 'ı': "i", 'ß': "ss", 'ø': "o", 'æ': "e", 'đ': "d", 'ł': "l", 'ç': "ch", 'ş': "sh", 'ğ': "g",
	'w': "v", 'q': "k", 'x': "ks",
}

// turkic are letters that tell a word of Azerbaijani or Turkish, where c is read as j.
const turkic = "əığşç"

// latinPairs are spellings of one sound, put right before doubled letters go. Longer ones come first.
var latinPairs = strings.NewReplacer(
	"shch", "sh", "dzh", "j", "kh", "h", "iy", "i", "yi", "i", "yo", "e", "ph", "f",
)

// foldWord gives the skeleton of one word that is already in lower case.
func foldWord(word string) string {
	var b strings.Builder
	isTurkic := strings.ContainsAny(word, turkic)
	for _, r := range word {
		if s, ok := cyrillic[r]; ok {
			b.WriteString(s)
			continue
		}
		if r == 'c' && isTurkic {
			b.WriteByte('j')
			continue
		}
		if s, ok := latin[r]; ok {
			b.WriteString(s)
			continue
		}
		if r < utf8.RuneSelf {
			b.WriteRune(r)
			continue
		}
		for _, d := range norm.NFD.String(string(r)) {
			switch {
			case unicode.Is(unicode.Mn, d):
			case cyrillic[d] != "":
				b.WriteString(cyrillic[d])
			case latin[d] != "":
				b.WriteString(latin[d])
			default:
				b.WriteRune(d)
			}
		}
	}
	folded := b.String()
	for { // what one rule leaves another may fold once more: kkh, kh, h
		next := squeeze(dropY(latinPairs.Replace(folded)))
		if next == folded {
			return folded
		}
		folded = next
	}
}

// dropY reads y as Latin spellings of Cyrillic use it: before a vowel it only softens (Gyanja), after
// one it is й, elsewhere ы or и.
func dropY(s string) string {
	if !strings.Contains(s, "y") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] != 'y':
			b.WriteByte(s[i])
		case i+1 < len(s) && strings.IndexByte("aeiou", s[i+1]) >= 0:
		default:
			b.WriteByte('i')
		}
	}
	return b.String()
}

// squeeze makes doubled letters single; digits stay as they are.
func squeeze(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// softeners spell a soft sign or part a word; they fall away inside words.
const softeners = "'’ʼ`"

var noSofteners = strings.NewReplacer("i̇", "i", "'", "", "’", "", "ʼ", "", "`", "")

// tokens cuts text into lower-case words of letters and digits.
func tokens(text string) []string {
	text = noSofteners.Replace(strings.ToLower(norm.NFC.String(text)))
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Fold gives the folded words of a text, as the index stores them.
func Fold(text string) string {
	words := tokens(text)
	for i, w := range words {
		words[i] = foldWord(w)
	}
	return strings.Join(words, " ")
}

// askedAtMost is how many words of a search count: who pastes a page means its beginning.
const askedAtMost = 30

// stems gives what to ask the index for: the folded beginnings of the words typed. A lone letter
// asks for nothing, since it would find everything; endings go, so that any case finds any other.
func stems(text string) []string {
	var out []string
	for _, w := range tokens(text) {
		if utf8.RuneCountInString(w) < 2 && !unicode.IsDigit([]rune(w)[0]) {
			continue
		}
		if s := foldWord(stem(w)); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
		if len(out) == askedAtMost {
			break
		}
	}
	return out
}

// stem takes the ending off a Russian or English word. Tatar has no stemmer that is kept up; its
// endings follow the root, so the beginning of a word finds them.
func stem(word string) string {
	env := snowballstem.NewEnv(word)
	switch {
	case strings.ContainsAny(word, "әөүҗңһ"+turkic):
		return word
	case strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }):
		russian.Stem(env)
	default:
		english.Stem(env)
		if s := env.Current(); len(s) >= 5 && strings.IndexByte("aeiou", s[len(s)-1]) >= 0 {
			return s[:len(s)-1]
		}
	}
	return env.Current()
}

// Mark is the place of a found word in a text, in bytes.
type Mark struct{ From, To int }

// marks finds the words of text that begin with one of the stems, and counts the stems found.
func marks(text string, stems []string) (found []Mark, n int) {
	seen := make([]bool, len(stems))
	for _, word := range wordsIn(text) {
		folded := Fold(text[word.From:word.To])
		hit := false
		for i, s := range stems {
			if !strings.HasPrefix(folded, s) {
				continue
			}
			if !seen[i] {
				seen[i] = true
				n++
			}
			hit = true
		}
		if hit {
			found = append(found, word)
		}
	}
	return found, n
}

// wordsIn gives the places of the words that tokens cuts a text into.
func wordsIn(text string) []Mark {
	var found []Mark
	start, end := -1, 0
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
			end = i + utf8.RuneLen(r)
		case start >= 0 && unicode.Is(unicode.Mn, r):
			end = i + utf8.RuneLen(r) // part of the letter before it
		case start >= 0 && strings.ContainsRune(softeners, r):
		case start >= 0:
			found = append(found, Mark{start, end})
			start = -1
		}
	}
	if start >= 0 {
		found = append(found, Mark{start, end})
	}
	return found
}
