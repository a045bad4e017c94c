// Package pasted reads lists that are pasted from Word, Excel and mail: text in, rows out. It knows the words of offices
// and neither the register nor the screen.
package pasted

import (
	"regexp"
	"strings"
	"unicode"
)

// rowsOf cuts a text into rows and these into cells. Excel puts a cell of several lines into
// quotation marks; Word parts lines of one paragraph by a vertical tab.
func rowsOf(text string) [][]string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\ufeff", "", "\u00ad", "").
		Replace(strings.ToValidUTF8(text, ""))
	var rows [][]string
	row := []string{}
	for len(text) > 0 {
		cell, rest, ok := quotedCell(text)
		if !ok {
			end := strings.IndexAny(text, "\t\n\v")
			if end < 0 {
				end = len(text)
			}
			cell, rest = text[:end], text[end:]
		}
		row = append(row, cell)
		if rest == "" || rest[0] == '\n' {
			rows, row = append(rows, row), []string{}
		}
		text = rest[min(1, len(rest)):]
	}
	if len(row) > 0 {
		rows = append(rows, row)
	}
	return rows
}

// quotedCell reads a cell in quotation marks that end where a cell ends, as Excel writes them.
func quotedCell(text string) (cell, rest string, ok bool) {
	if text[0] != '"' {
		return "", "", false
	}
	var b strings.Builder
	for i := 1; i < len(text); i++ {
		if text[i] != '"' {
			b.WriteByte(text[i])
			continue
		}
		if i+1 < len(text) && text[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		rest = text[i+1:]
		if rest == "" || strings.IndexByte("\t\n", rest[0]) >= 0 {
			return strings.NewReplacer("\n", " ", "\t", " ", "\v", " ").Replace(b.String()), rest, true
		}
		return "", "", false
	}
	return "", "", false
}

// cellsOf gives the cells of a row that say something, without numbers and bullets.
func cellsOf(row []string) []string {
	var cells []string
	for _, cell := range row {
		cell = withoutMark(plainSpaces(cell))
		if strings.ContainsFunc(cell, unicode.IsLetter) && cell != "o" {
			cells = append(cells, cell)
		}
	}
	return cells
}

func plainSpaces(s string) string { return strings.Join(strings.Fields(s), " ") }

// listMark is the number or the sign before an item: "1.", "2)", "(3)", "1.1.", "№ 4", "•", "–".
var listMark = regexp.MustCompile(`^(?:[•·▪●○◦■□♦➢✓§*–—−-]+|[(]\d{1,3}[)]|№?\s*\d{1,3}(?:\.\d{1,3})*\s*[.)–—:-]|№?\s*\d{1,3}(?:\.\d{1,3})*\s)\s*`)

func withoutMark(s string) string {
	for range 3 { // "•", "1.", "–" may follow each other
		s = strings.TrimSpace(listMark.ReplaceAllString(s, ""))
	}
	return s
}
