package lang

import (
	"strings"
	"unicode"
)

// Unknown stands in a list for what is not known.
const Unknown = "—" // not shown

// Cell is a text as it may go into a spreadsheet, by a file or by the clipboard. What a spreadsheet would take for a
// formula has an apostrophe in front, which makes it a text; what is not known is an empty cell.
func Cell(s string) string {
	if s == Unknown {
		return ""
	}
	begins := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
	if begins != "" && strings.ContainsAny(begins[:1], "=+-@") || strings.IndexAny(begins, "＝＋－＠") == 0 {
		return "'" + s
	}
	return s
}
