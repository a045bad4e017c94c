package paper

import (
	"strings"
	"unicode/utf8"
)

// Letters is how many letters of a table's size stand beside each other on a page, upright and across.
const (
	LettersUpright = 88
	LettersAcross  = 132
)

// wordAtMost is the longest word that a column makes room for; longer ones are torn.
const wordAtMost = 17

// Widths returns the shares of the columns, together 1, of a table so many letters wide: those asked for, but none so narrow
// that a date or a usual word is torn.
func (t Table) Widths(letters int) []float64 {
	needs := make([]float64, len(t.Columns))
	whole := 0
	for i, c := range t.Columns {
		whole += c.Width
		needs[i] = float64(longestWord(c.Head))*1.12 + 2 // heads are bold
	}
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if !r.Band && i < len(needs) {
				needs[i] = max(needs[i], float64(longestWord(c.String()))+2)
			}
		}
	}
	widths := make([]float64, len(t.Columns))
	short, spare, needed := 0.0, 0.0, 0.0
	for i, c := range t.Columns {
		needed += needs[i]
		widths[i] = float64(letters) * float64(c.Width) / float64(whole)
		if widths[i] < needs[i] {
			short += needs[i] - widths[i]
		} else {
			spare += widths[i] - needs[i]
		}
	}
	for i := range widths {
		switch {
		case short >= spare: // no room for all words: each column has as little too few letters
			widths[i] = needs[i] * float64(letters) / needed
		case widths[i] < needs[i]:
			widths[i] = needs[i]
		default:
			widths[i] -= (widths[i] - needs[i]) * short / spare
		}
		widths[i] /= float64(letters)
	}
	return widths
}

func longestWord(text string) (longest int) {
	for word := range strings.FieldsFuncSeq(Bound(text), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }) {
		longest = max(longest, utf8.RuneCountInString(word))
	}
	return min(longest, wordAtMost)
}
