package pasted

import (
	"slices"
	"strings"

	"accord/storage/pattern"
)

var (
	// footnote is a line below a list that says more of what bears its mark: "* по согласованию", "¹ Прилагается.".
	footnote = pattern.Of(`^(\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\[\d{1,2}\]|\(\*{1,3}\))\s*(\S.*)$`)
	// starred is a mark behind a word that no footnote explains; behind a figure it may count the stars of a hotel.
	starred = pattern.Of(`([\p{L}.)»"”])\s?\*{1,4}(?:$|[\s,.;:)–—-])`)
)

// withFootnotes puts what footnotes say in brackets behind what bears their marks, and takes the footnotes out.
func withFootnotes(rows []row) []row {
	var kept []row
	for _, one := range rows {
		m := footnote().FindStringSubmatch(one.oneCell())
		if m == nil || strings.Contains(m[2], m[1]) || !explain(kept, m[1], m[2]) {
			kept = append(kept, one)
		}
	}
	for _, one := range kept {
		for i, cell := range one {
			for strings.Contains(cell, "*") {
				at := starred().FindStringSubmatchIndex(cell)
				if at == nil {
					break
				}
				cell = cell[:at[3]] + strings.TrimLeft(cell[at[3]:], " *")
				if next := cell[at[3]:]; next != "" && !strings.ContainsAny(next[:1], ",.;:)") {
					cell = cell[:at[3]] + " " + next
				}
			}
			one[i] = cell
		}
	}
	return kept
}

// explain puts the words of a footnote behind its mark, wherever that stands in the rows above, and reports whether it does.
func explain(rows []row, mark, words string) (found bool) {
	words = strings.TrimSuffix(strings.TrimLeft(words, "–—- "), ".")
	for _, one := range slices.Backward(rows) {
		heads := isHeading(one)
		for i, cell := range one {
			at := strings.Index(cell, mark)
			end := at + len(mark)
			if at <= 0 || strings.HasSuffix(cell[:at], "*") || strings.HasPrefix(cell[end:], "*") || !endsWord(cell[:at]) {
				continue
			}
			before, after, remark := strings.TrimRight(cell[:at], " "), cell[end:], " ("+words+")"
			if heads || strings.HasPrefix(after, ":") { // of a heading nothing more is said
				remark = ""
			}
			if after != "" && !strings.ContainsAny(after[:1], ".;,:)") { // in the middle of a phrase
				one[i] = plainSpaces(before + after + remark)
			} else {
				one[i] = plainSpaces(before + remark + after)
			}
			found = true
		}
	}
	return found
}

// endsWord reports whether a mark may stand behind a text: it ends with a letter, a figure or what closes a word.
func endsWord(s string) bool {
	r := []rune(strings.TrimSuffix(s, " "))
	return len(r) > 0 && !strings.ContainsRune(" ,;:–—-(*", r[len(r)-1])
}

// isHeading reports whether a row is the heading of a table of any kind, whatever marks its words bear.
func isHeading(one row) bool {
	if one.filled() < 2 {
		return false
	}
	bare := make(row, len(one))
	for i, cell := range one {
		bare[i] = strings.TrimRight(cell, " *¹²³⁴⁵⁶⁷⁸⁹")
	}
	_, people := headingOf(bare)
	_, hours := hourColumns(bare)
	_, decisions := placesOf(bare)
	return people || hours || decisions
}
