package glyph

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-unidecode"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/unicode/runenames"
)

// Spelled returns a text in letters that our typefaces have. Letters of other scripts are spelled in Latin ones: 北京 is "Bei Jing".
// Signs that cannot be spelled stand as their names in brackets, "[airplane]"; flags as the codes of their states, "[TR]". Marks
// above letters and signs without a shape are left out where no typeface has them.
func Spelled(text string) string {
	whole := true
	for _, r := range text {
		whole = whole && of(r) != none && !unicode.Is(unicode.Mn, r)
	}
	if whole {
		return text
	}
	var b speller
	letters := []rune(norm.NFC.String(text))
	for i := 0; i < len(letters); i++ {
		switch r := letters[i]; {
		case unicode.Is(unicode.Mn, r) && (Leftwards(string(letters[max(i-1, 0)])) || unicode.Is(unicode.Mn, letters[max(i-1, 0)]) || of(r) == none && unicode.Is(unicode.Inherited, r)):
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Cc, r) && r != '\n', unicode.Is(unicode.Sk, r) && of(r) == none:
		case r == '\n', of(r) != none:
			b.letter(r)
		case unicode.IsSpace(r):
			b.letter('\u00a0')
		case flagLetter(r) > 0 && i+1 < len(letters) && flagLetter(letters[i+1]) > 0:
			b.word("[" + string([]rune{flagLetter(r), flagLetter(letters[i+1])}) + "]")
			i++
		default:
			b.word(spelling(r))
		}
	}
	return b.text.String()
}

// speller writes a text, and separates words that stand for letters from their neighbours.
type speller struct {
	text  strings.Builder
	last  rune
	spelt bool // the last thing was a word for a letter
}

func (s *speller) letter(r rune) {
	if s.spelt && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		s.text.WriteByte(' ')
	}
	s.text.WriteRune(r)
	s.last, s.spelt = r, false
}

func (s *speller) word(word string) {
	bare := strings.TrimSpace(word)
	if bare == "" {
		return
	}
	// Letters of an alphabet are one word together; what comes with a space behind it is a word of its own.
	apart := strings.HasPrefix(word, "[") || strings.HasSuffix(word, " ") || !s.spelt
	if apart && s.text.Len() > 0 && (s.spelt || unicode.IsLetter(s.last) || unicode.IsDigit(s.last)) && !strings.HasSuffix(s.text.String(), " ") {
		s.text.WriteByte(' ')
	}
	s.text.WriteString(bare)
	s.spelt = true
}

// spelling is a letter in Latin ones, or the name of a sign in brackets.
func spelling(r rune) string {
	if latin := unidecode.Unidecode(string(r)); strings.TrimSpace(latin) != "" && !strings.Contains(latin, "[") {
		return latin
	}
	name := strings.ToLower(strings.Trim(runenames.Name(r), "<>"))
	if name == "" || unicode.Is(unicode.Co, r) {
		name = "?"
	}
	return "[" + name + "]"
}

// flagLetter is the letter for which a regional indicator stands, 0 where it is none.
func flagLetter(r rune) rune {
	if r < 0x1F1E6 || r > 0x1F1FF {
		return 0
	}
	return 'A' + r - 0x1F1E6
}
