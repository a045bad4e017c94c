package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Letters is how many letters of a table's size stand beside each other on a page, upright and across.
const (
	LettersUpright = 88
	LettersAcross  = 132
)

// The longest word that columns make room for is as long as all of them have room for, between these; longer ones are torn. The
// first is an address of mail.
const (
	wordAtMost  = 26
	wordAtLeast = 17
)

// boldBreadth is how much broader bold letters are.
const boldBreadth = 1.12

// rowsWeighed is how many rows of a table, evenly spread, say how wide its columns are to be.
const rowsWeighed = 120

// Widths returns the shares of the columns, together 1, of a table so many letters wide: none so narrow that a date or a usual
// word is torn, and beyond that such that the rows are low. What is left over is spread by the widths asked for.
func (t Table) Widths(letters int) []float64 {
	widths, needed := t.least(letters)
	if needed >= float64(letters) { // no room for all words: each column has as little too few letters
		for i := range widths {
			widths[i] /= needed
		}
		return widths
	}
	if t.Even {
		t.even(widths, letters)
		return widths
	}
	rows := t.weighed()
	for left := float64(letters) - needed; left > 0; left-- {
		give := min(left, 1)
		at := t.crampedIn(rows, widths)
		if at < 0 {
			t.spread(widths, left)
			break
		}
		widths[at] += give
	}
	for i := range widths {
		widths[i] /= float64(letters)
	}
	return widths
}

// least are the widths at which no usual word is torn, and their sum: of words as long as there is room for.
func (t Table) least(letters int) (widths []float64, whole float64) {
	longest := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		longest[i] = longestWord(c.Head) * boldBreadth
	}
	for _, r := range t.Rows {
		for i, c := range r.Cells {
			if !r.Band && i < len(longest) {
				longest[i] = max(longest[i], c.longestWord())
			}
		}
	}
	for most := wordAtMost; most >= wordAtLeast; most-- {
		widths, whole = nil, 0
		for _, word := range longest {
			widths = append(widths, min(word, float64(most))+2)
			whole += widths[len(widths)-1]
		}
		if whole < float64(letters) {
			break
		}
	}
	return widths, whole
}

// weighed are the lengths of the lines in each cell of some rows, the head among them.
func (t Table) weighed() (rows [][][]float64) {
	lines := func(text string) (all []float64) {
		for line := range strings.SplitSeq(text, "\n") {
			all = append(all, float64(utf8.RuneCountInString(line))*1.05+2) // a line ends before a word that has no room
		}
		return all
	}
	var head [][]float64
	for _, c := range t.Columns {
		head = append(head, lines(c.Head))
	}
	rows = append(rows, head)
	for n := 0; n < len(t.Rows); n += 1 + len(t.Rows)/rowsWeighed {
		if t.Rows[n].Band {
			continue
		}
		var row [][]float64
		for _, c := range t.Rows[n].Cells[:min(len(t.Rows[n].Cells), len(t.Columns))] {
			row = append(row, lines(c.String()))
		}
		rows = append(rows, row)
	}
	return rows
}

// crampedIn is the column by which most of the height of the rows is to be had, -1 where each has a line a line.
func (t Table) crampedIn(rows [][][]float64, widths []float64) int {
	gains := make([]float64, len(widths))
	for _, row := range rows {
		highest, high, gain := -1, 0.0, 0.0
		for i, cell := range row {
			tall, wider := 0.0, 0.0
			for _, line := range cell {
				tall += max(1, line/widths[i])
				wider += max(1, line/(widths[i]+1))
			}
			if tall > high {
				highest, high, gain = i, tall, tall-wider
			}
		}
		if highest >= 0 {
			gains[highest] += gain
		}
	}
	at := -1
	for i, gain := range gains {
		if gain > 1e-9 && (at < 0 || gain > gains[at]) {
			at = i
		}
	}
	return at
}

// even makes shares of the widths asked for, those that tear a word widened at the cost of the others alike.
func (t Table) even(widths []float64, letters int) {
	whole, over, wide := 0, -float64(letters), 0.0
	for _, c := range t.Columns {
		whole += c.Width
	}
	for i, c := range t.Columns {
		if asked := float64(letters) * float64(c.Width) / float64(max(whole, 1)); asked >= widths[i] {
			widths[i] = asked
			wide += asked
		}
		over += widths[i]
	}
	for i, c := range t.Columns {
		if asked := float64(letters) * float64(c.Width) / float64(max(whole, 1)); asked == widths[i] {
			widths[i] -= over * asked / wide
		}
		widths[i] /= float64(letters)
	}
}

// spread gives the columns what is left over, by the widths asked for.
func (t Table) spread(widths []float64, left float64) {
	whole := 0
	for _, c := range t.Columns {
		whole += c.Width
	}
	for i, c := range t.Columns {
		widths[i] += left * float64(c.Width) / float64(max(whole, 1))
	}
}

// longestWord is the breadth of the longest word of the phrase, with the sign that calls its footnote.
func (p Phrase) longestWord() (longest float64) {
	for _, s := range p {
		long := longestWord(s.Text)
		if s.Bold {
			long *= boldBreadth
		}
		if s.Note != "" {
			long += 1.5
		}
		longest = max(longest, long)
	}
	return longest
}

func longestWord(text string) (longest float64) {
	for word := range strings.FieldsFuncSeq(Bound(text), func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }) {
		longest = max(longest, breadth(word))
	}
	return longest
}

// breadth is how broad a word is, in usual letters of the broader of the fonts, which is the PDF's.
func breadth(word string) (broad float64) {
	for _, r := range word {
		switch {
		case strings.ContainsRune("ЖМФШЩЫЮшщюMWmw@%—", r): // not shown
			broad += 1.6
		case unicode.IsUpper(r), strings.ContainsRune("жмфы", r): // not shown
			broad += 1.3
		case strings.ContainsRune("ийнпрцчъң", r): // not shown
			broad += 1.12
		default:
			broad++
		}
	}
	return broad
}
