package paper

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

const noBreak = "\u00a0"

var (
	figureAndWord = regexp.MustCompile(`(\d) (\p{Ll}|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)`)
	beforeDash    = regexp.MustCompile(` ([—–]) `)
	numberSign    = regexp.MustCompile(`№ (\S)`)
	initials      = regexp.MustCompile(`(^|[\s«(\x{a0}])(\p{Lu}\.) (\p{Lu})`)
	townAndName   = regexp.MustCompile(`(^|[\s«(])(г\.|ул\.|пр\.|пос\.) (\p{Lu})`) // not shown
)

// Bound keeps together what no line may tear apart: a figure and the word after it, the sign of a number and the number,
// a dash and the word before it, initials and the name, a town and what says that it is one.
func Bound(text string) string {
	const bound = "$1$2" + noBreak + "$3"
	text = initials.ReplaceAllString(initials.ReplaceAllString(text, bound), bound) // the second begins where the first ends
	text = townAndName.ReplaceAllString(text, bound)
	text = figureAndWord.ReplaceAllString(text, "$1"+noBreak+"$2")
	text = numberSign.ReplaceAllString(text, "№"+noBreak+"$1")
	return beforeDash.ReplaceAllString(text, noBreak+"$1 ")
}

// Clean returns a text every writer can write: valid UTF-8 without control characters but the line feed, which stands
// for any end of a line.
func Clean(text string) string {
	text = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', r == '\r', r == '\u2028', r == '\u2029', r == '\v', r == '\f':
			return ' '
		case r < ' ', r >= 0x7f && r < 0xa0, r == 0xFFFE, r == 0xFFFF, r == '\u00ad', r == '\ufeff':
			return -1
		case !utf8.ValidRune(r):
			return -1
		}
		return r
	}, text)
}
