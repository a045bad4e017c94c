package storage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Words are folded to one skeleton, equal for every spelling of a name: Гянджа, Gyanja and Ganja are all "ganja",
// Минниханов and Minnikhanov "minihanov". Letters of Russian, Tatar and Azerbaijani become Latin ones; case, ё and
// diacritics go; doubled letters become one. Index and query pass through the same folding.
//
// A word whose letters are read in several ways has several skeletons. Xəzər is "ksezer" for a reader who leaves the
// marks out, "hazar" by ear (Хазар), and "hezer". The index keeps them all.

// letters turns letters into the skeleton's. Soft vowels lose their softness, as they do in most
// Latin spellings of names. Latin letters stand here where NFD does not take them apart.
var letters = map[rune]string{
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i",
	'й': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t",
	'у': "u", 'ф': "f", 'х': "h", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "sh", 'ъ': "", 'ы': "i", 'ь': "",
	'э': "e", 'ю': "u", 'я': "a",
	'ә': "a", 'ө': "o", 'ү': "u", 'җ': "j", 'ң': "n", 'һ': "h", // Tatar
	'қ': "k", 'ғ': "g", 'ұ': "u", 'і': "i", 'ҳ': "h", 'ў': "u", 'ї': "i", 'є': "e", 'ґ': "g", 'ҷ': "j", 'ҹ': "j", 'ҝ': "g",
	'ҡ': "k", 'ҙ': "z", 'ҫ': "s", 'ҕ': "g", 'ҥ': "n", 'ӈ': "n", 'ӄ': "k", 'ӏ': "", // Bashkir, Chuvash, Yakut, of the Caucasus
	'ј': "i", 'љ': "l", 'њ': "n", 'ћ': "ch", 'ђ': "j", 'џ': "j", 'ѕ': "z", // Serbian, Macedonian

	'ə': "e", 'ı': "i", 'ß': "ss", 'ø': "o", 'æ': "e", 'œ': "oe", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ŋ': "n", 'ħ': "h", 'ŧ': "t",
	'w': "v", 'q': "k", 'x': "ks",

	'ς': "σ",
	// Arabic and Persian type the same letters with different signs.
	'ی': "ي", 'ى': "ي", 'ے': "ي", 'ک': "ك", 'ة': "ه", 'ہ': "ه", 'ھ': "ه", 'ٱ': "ا", 'ـ': "",
}

// pronunciation says which letters are read in another way than letters says.
type pronunciation map[rune]string

// Readings of Azerbaijani, Turkish and Tatar in Latin letters: ə is а or е in Russian and in English, h is г in names that
// Russian took over long ago (Гейдар).
var (
	turkic     = pronunciation{'ə': "a", 'ç': "ch", 'ş': "sh", 'c': "j", 'q': "g", 'x': "h"}
	turkicSoft = turkic.but(pronunciation{'ə': "e", 'ö': "e"})
	turkicOld  = turkic.but(pronunciation{'h': "g"})
	// unmarked are readings of the same without marks, by which nobody can tell ə from e and ç from c.
	unmarked = []pronunciation{
		turkic.but(pronunciation{'e': "a"}), turkic, turkic.but(pronunciation{'c': "ch"}), turkic.but(pronunciation{'c': "ch", 'e': "a"}),
	}
	// tatarSoft has the vowels of Tatar as its neighbours write the same words in Latin letters: мәдәният, medeniyet.
	tatarSoft = pronunciation{'ә': "e", 'я': "e"}
	// western are the letters of Europe by their sounds, as far as they are written in several ways. ơ stands for the oʻ of Uzbek.
	western = pronunciation{
		'ä': "ae", 'ö': "oe", 'ü': "ue", 'ø': "oe", 'æ': "ae", 'å': "o", 'č': "ch", 'ć': "ch", 'š': "sh", 'ž': "zh", 'ż': "zh", 'đ': "j",
		'ç': "ch", 'ş': "sh", 'ș': "sh", 'ț': "ts", 'ţ': "ts", 'ơ': "u",
	}
	westernSoft = western.but(pronunciation{'ä': "e", 'ö': "e", 'ø': "e", 'ü': "u"})
)

func (r pronunciation) but(other pronunciation) pronunciation {
	all := pronunciation{}
	for _, some := range []pronunciation{r, other} {
		for letter, s := range some {
			all[letter] = s
		}
	}
	return all
}

const (
	turkicMarks  = "əığşç"
	westernMarks = "äöüøæåčćšžżđçşșțţơ"
)

// readingsOf returns the ways to read a word beside the plain one. A query is read in more of them than the index
// keeps: nobody knows whether its c is a Turkic one.
func readingsOf(word string, asked bool) []pronunciation {
	var all []pronunciation
	if strings.ContainsAny(word, turkicMarks) {
		all = append(all, turkic, turkicSoft)
		if strings.Contains(word, "h") {
			all = append(all, turkicOld)
		}
	} else if turkicQ(word) || strings.Contains(word, "x") || asked && strings.Contains(word, "c") {
		all = append(all, unmarked...)
	}
	if strings.ContainsAny(word, westernMarks) {
		all = append(all, western, westernSoft)
	}
	if strings.Contains(word, "ә") {
		all = append(all, tatarSoft)
	}
	return all
}

// turkicQ reports whether a word holds a q that English would not write: one without u and another vowel.
func turkicQ(word string) bool {
	for i := range word {
		if word[i] == 'q' && (len(word) < i+3 || word[i+1] != 'u' || strings.IndexByte("aeio", word[i+2]) < 0) {
			return true
		}
	}
	return false
}

// forms returns the skeletons of one of the words of tokens, the plain one first.
func forms(word string, asked bool) []string { return formsOf(spellings(word), asked) }

func formsOf(spellings []string, asked bool) []string {
	var all []string
	add := func(skeleton string) {
		if skeleton != "" && !slices.Contains(all, skeleton) {
			all = append(all, skeleton)
		}
	}
	for _, spelt := range spellings {
		add(skeleton(spelt, nil))
		for _, r := range readingsOf(spelt, asked) {
			add(skeleton(spelt, r))
		}
		if !asked {
			continue
		}
		if strings.ContainsAny(spelt, "эж") {
			add(skeleton(spelt, pronunciation{'э': "a", 'ж': "j"})) // how Tatar ә and җ are typed where the keyboard has none
		}
		for _, one := range slices.Clone(all) {
			if strings.Contains(one, "j") {
				add(strings.ReplaceAll(one, "j", "c")) // Джавид asks for Cavid too
			}
			if strings.Contains(one, "k") {
				add(strings.ReplaceAll(one, "k", "c")) // Макрон asks for Macron too
			}
			if hard := hardC(one); hard != one {
				add(hard)
			}
			if strings.Contains(one, "a") && strings.Contains(one, "e") { // Мамедов, Ахмедов: each ə is read in its own way
				add(strings.ReplaceAll(one, "e", "a"))
				add(strings.ReplaceAll(one, "a", "e"))
			}
		}
	}
	return all
}

// hardC reads c as k, as it sounds in most places of most languages: Victor asks for Виктор. The c of ch stays.
func hardC(skeleton string) string {
	return strings.ReplaceAll(strings.ReplaceAll(skeleton, "c", "k"), "kh", "ch")
}

// spellings returns a word without its apostrophes, and what stands behind one that only joins a small word to it: Ivoire of
// d'Ivoire.
func spellings(word string) []string {
	before, after, parted := strings.Cut(word, "'")
	if !parted {
		return []string{word}
	}
	all := []string{strings.ReplaceAll(word, "'", "")}
	if strings.Contains(word, "o'") {
		all = append(all, strings.ReplaceAll(strings.ReplaceAll(word, "o'", "ơ"), "'", ""))
	}
	if len(before) <= 2 && len(after) >= 3 {
		all = append(all, strings.ReplaceAll(after, "'", ""))
	}
	return all
}

// sounds are spellings of one sound, put right before doubled letters go. Longer ones come first.
var sounds = strings.NewReplacer(
	"shch", "sh", "dzh", "j", "dj", "j", "kh", "h", "iy", "i", "yi", "i", "yo", "e", "ph", "f", "ck", "k",
)

// skeleton folds one word in lower case, by a reading of its letters or by the plain one.
func skeleton(word string, by pronunciation) string {
	var b strings.Builder
	write := func(r rune) bool {
		s, ok := by[r]
		if !ok {
			s, ok = letters[r]
		}
		b.WriteString(s)
		return ok
	}
	for _, r := range word {
		switch {
		case write(r):
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		default:
			for _, d := range norm.NFD.String(string(r)) {
				if !unicode.Is(unicode.M, d) && !write(d) {
					b.WriteRune(d)
				}
			}
		}
	}
	folded := b.String()
	if number := strings.TrimLeft(folded, "0"); number != folded && isNumber(folded) {
		return max(number, "0")
	}
	for { // what one rule leaves another may fold once more: kkh, kh, h
		next := squeeze(dropY(sounds.Replace(folded)))
		if next == folded {
			return folded
		}
		folded = next
	}
}

func isNumber(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return r < '0' || r > '9' })
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
	doubled := false
	var last rune
	for _, r := range s {
		doubled = doubled || r == last && !unicode.IsDigit(r)
		last = r
	}
	if !doubled {
		return s
	}
	var b strings.Builder
	last = 0
	for _, r := range s {
		if r != last || unicode.IsDigit(r) {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
