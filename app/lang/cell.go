package lang

import (
	"strings"
	"unicode"
)

// Unknown stands in a list for an unknown value.
const Unknown = "—" // not shown

// Cell returns a text for a spreadsheet, by a file or by the clipboard. A text that a spreadsheet would take for a
// formula gets an apostrophe in front; an unknown value is an empty cell.
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
