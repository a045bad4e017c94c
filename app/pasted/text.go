// Package pasted reads lists that are pasted from Word, Excel and mail: text in, rows out. It knows the words of offices
// and neither the register nor the screen.
package pasted

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"accord/storage/pattern"
)

// A text longer than this is no list that anybody looks through.
const (
	MostBytes = 512 << 10
	MostRows  = 1000
	mostCell  = 8000 // bytes of one cell
	mostCells = 60   // of a row
)

// Fits reports whether a text is short enough to be read and looked through.
func Fits(text string) bool {
	if len(text) > MostBytes {
		return false
	}
	n := 0
	for line := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n") {
		if n++; n > MostRows || len(line) > mostCell || strings.Count(line, "\t") >= mostCells {
			return false
		}
	}
	return true
}

// row is a line of a text, or a row of a table, in its cells.
type row []string

// rowsOf cuts a text into rows and these into cells. Excel puts a cell of several lines into
// quotation marks; Word parts lines of one paragraph by a vertical tab, and those of a cell too. Of a text that does not fit only the beginnings
// are read.
func rowsOf(text string) []row {
	if len(text) > MostBytes {
		text = text[:MostBytes] // half a letter at the end is no letter
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\ufeff", "", "\u00ad", "", "\u200b", "").
		Replace(strings.ToValidUTF8(text, ""))
	var rows []row
	cells, ends := row{}, ""
	for len(text) > 0 && len(rows) < MostRows {
		if len(cells) == 0 {
			ends = endsOfCells(text)
		}
		cell, rest, ok := quotedCell(text)
		if !ok {
			end := strings.IndexAny(text, ends)
			if end < 0 {
				end = len(text)
			}
			cell, rest = text[:end], text[end:]
		}
		if len(cell) > mostCell {
			cell = strings.ToValidUTF8(cell[:mostCell], "")
		}
		if len(cells) < mostCells {
			cells = append(cells, plainSpaces(cell))
		}
		if rest == "" || rest[0] == '\n' {
			rows, cells = append(rows, cells.atBars()), row{}
		}
		text = rest[min(1, len(rest)):]
	}
	if len(cells) > 0 && len(rows) < MostRows {
		rows = append(rows, cells)
	}
	return withFootnotes(withoutClose(rows))
}

// endsOfCells are the signs that end a cell of the first row of a text: in a table a soft break stands within a cell.
func endsOfCells(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	first, rest, _ := strings.Cut(line, "\t")
	if rest != "" && hasLetters(first) || strings.Contains(rest, "\t") {
		return "\t\n"
	}
	return "\t\n\v" // a tab behind a number makes no table
}

// letterClose begins the end of a letter, with whoever signs it below.
var letterClose = pattern.Of(`(?i)^(?:с (?:глубоким |искренним )?уважением|с наилучшими пожеланиями|(?:best|kind|warm) regards|(?:yours )?(?:sincerely|faithfully)|(?:тирән )?(?:ихтирам|хөрмәт) белән)[\s,.!]*$`)

// withoutClose leaves out the end of the letter in which a list stands.
func withoutClose(rows []row) []row {
	for i, one := range rows {
		if letterClose().MatchString(one.oneCell()) && i > 0 {
			return rows[:i]
		}
	}
	return rows
}

// atBars parts a line that draws its cells with bars, as tables in mail do: "| Время | Мероприятие |".
func (r row) atBars() row {
	if len(r) != 1 || !strings.HasPrefix(r[0], "|") || !strings.HasSuffix(r[0], "|") || strings.Count(r[0], "|") < 3 {
		return r
	}
	cells := strings.Split(strings.Trim(r[0], "|"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells[:min(len(cells), mostCells)]
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
			return b.String(), rest, true
		}
		return "", "", false
	}
	return "", "", false
}

// said are the cells that say something, without numbers and bullets before them.
func (r row) said() []string {
	var cells []string
	for _, cell := range r {
		cell = withoutMark(cell)
		if hasLetters(cell) && cell != "o" {
			cells = append(cells, cell)
		}
	}
	return cells
}

// isTable reports whether at least two cells are filled.
func (r row) isTable() bool { return r.filled() > 1 }

func (r row) filled() int {
	n := 0
	for _, cell := range r {
		if cell != "" {
			n++
		}
	}
	return n
}

func plainSpaces(s string) string { return strings.Join(strings.Fields(s), " ") }

func hasLetters(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

func isCyrillic(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }

func hasCyrillic(s string) bool { return strings.ContainsFunc(s, isCyrillic) }

func hasLatin(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Latin, r) })
}

// folded is a text as words are compared: small, ё as е.
func folded(s string) string { return strings.ReplaceAll(strings.ToLower(plainSpaces(s)), "ё", "е") }

func beginsSmall(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(first)
}

func startsWithAny(s string, beginnings []string) bool {
	return slices.ContainsFunc(beginnings, func(b string) bool { return strings.HasPrefix(s, b) })
}

// listMark is the number, the letter or the sign before an item: "1.", "2)", "(3)", "1.1.", "№ 4", "а)", "•", "–".
var listMark = pattern.Of(`^(?:\p{L}[)]\s|[•·▪●○◦■□♦➢✓§*–—−-]+|[(]\d{1,3}[)]|№?\s*\d{1,3}(?:\.\d{1,3})*\s*[.)–—:-]|№?\s*\d{1,3}(?:\.\d{1,3})*\s)\s*`)

// quantity is a number that counts what follows it, and no mark.
var quantity = pattern.Of(`^\d{1,3}\s+\p{Ll}`)

// romanMark is a Roman number before an item.
var romanMark = pattern.Of(`^([IVX]{1,5})[.)]\s+(\S.*)$`)

// withoutRoman takes off a Roman number; one letter before Latin ones is an initial.
func withoutRoman(s string) (rest string, is bool) {
	m := romanMark().FindStringSubmatch(s)
	if m == nil || len(m[1]) == 1 && !hasCyrillic(m[2]) {
		return s, false
	}
	return m[2], true
}

func withoutMark(s string) string {
	for range 3 { // "•", "1.", "–" may follow each other
		if quantity().MatchString(s) {
			break
		}
		s, _ = withoutRoman(s)
		s = strings.TrimSpace(listMark().ReplaceAllString(s, ""))
	}
	return s
}

// segment is a part of a line and what stands between it and the one before it.
type segment struct {
	sep  string
	text string
}

var dashes = pattern.Of(`^(?:\s*[–—―−]\s*|\s+-+\s*|-+\s+)`)

// segments cuts a line at dashes, commas, semicolons and colons that stand neither in brackets nor in quotation marks.
func segments(line string) []segment {
	var all []segment
	sep, begin, deep, quoted := "", 0, 0, false
	cut := func(at, next int, by string) {
		if text := strings.TrimSpace(line[begin:at]); text != "" {
			all = append(all, segment{sep, text})
			sep = by
		}
		begin = next
	}
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		inside := deep > 0 || quoted
		switch {
		case r == '(' || r == '«' || r == '“' || r == '„':
			deep++
		case r == ')' || r == '»' || r == '”':
			deep = max(0, deep-1)
		case r == '"':
			quoted = !quoted
		case inside:
		case r == ',' || r == ';':
			cut(i, i+size, string(r)+" ")
		case r == '-' && i > 0 && line[i-1] == '.' && beginsSmall(line[i+1:]): // "Петров П.П.-министр"
			cut(i, i+1, " – ")
		case r == ':' && i+1 < len(line) && line[i+1] == ' ':
			cut(i, i+size, ": ")
		default:
			if m := dashes().FindString(line[i:min(len(line), i+24)]); m != "" {
				cut(i, i+len(m), " "+strings.TrimSpace(m)+" ")
				i += len(m)
				continue
			}
		}
		i += size
	}
	cut(len(line), len(line), "")
	return all
}

// joined puts segments together again as they stood.
func joined(all []segment) string {
	var b strings.Builder
	for i, s := range all {
		if i > 0 {
			b.WriteString(s.sep)
		}
		b.WriteString(s.text)
	}
	return b.String()
}

var inBrackets = pattern.Of(`\s*\(([^()]*)\)`)

// takeBrackets takes what stands in brackets out of a line, as far as take says that it has understood it.
func takeBrackets(line string, take func(inside string) bool) string {
	if n := strings.Count(line, "("); n == 0 || n > 20 {
		return line
	}
	out := inBrackets().ReplaceAllStringFunc(line, func(s string) string {
		inside := plainSpaces(strings.Trim(strings.TrimSpace(s), "()"))
		if inside == "" || take(inside) {
			return ""
		}
		return s
	})
	return plainSpaces(out)
}

// bothScripts cuts "Встреча / Meeting" into its Cyrillic and its Latin half.
func bothScripts(s string) (cyrillic, latin string, ok bool) {
	for _, sep := range []string{" // ", "//", " / ", " | ", "/ ", " /", "/"} {
		a, b, found := strings.Cut(s, sep)
		if !found {
			continue
		}
		switch {
		case hasCyrillic(a) && hasLatin(b) && !hasCyrillic(b):
			return strings.TrimSpace(a), strings.TrimSpace(b), true
		case hasCyrillic(b) && hasLatin(a) && !hasCyrillic(a):
			return strings.TrimSpace(b), strings.TrimSpace(a), true
		}
	}
	return s, "", false
}

// tidy takes off the marks that part a text from what stands around it.
func tidy(s string) string { return strings.TrimRight(strings.TrimSpace(s), " ;,(—–-") }

// otherScript reports whether one of two texts is in Cyrillic letters and the other in Latin ones alone.
func otherScript(a, b string) bool {
	return hasCyrillic(a) && hasLatin(b) && !hasCyrillic(b) || hasCyrillic(b) && hasLatin(a) && !hasCyrillic(a)
}

// translates reports whether a line repeats the text before it in the other language. Where the next line goes on in
// that language, it does not: there the whole list follows once more.
func translates(text, line, next string) bool {
	if !otherScript(text, line) || otherScript(text, next) {
		return false
	}
	return len(strings.Fields(line)) > 1 || len(strings.Fields(text)) == 1
}

// inPairs reports whether a list says each thing twice, in one language and below that in the other.
func inPairs(rows []row) bool {
	pairs, alone := 0, 0
	for i := 0; i < len(rows); i++ {
		one := rows[i].oneCell()
		if !hasLetters(one) {
			continue
		}
		if i+1 < len(rows) && otherScript(one, rows[i+1].oneCell()) {
			pairs++
			i++
			continue
		}
		alone++
	}
	return pairs > 1 && alone <= pairs/2
}

// oneCell is the text of a row of one cell, nothing of other rows.
func (r row) oneCell() string {
	if r.filled() != 1 {
		return ""
	}
	return strings.TrimSpace(plainSpaces(strings.Join(r, " ")))
}

// eachRow reads rows from top to bottom, each with the one below it.
func eachRow(rows []row, read func(row, next row)) {
	for i, one := range rows {
		var next row
		if i+1 < len(rows) {
			next = rows[i+1]
		}
		read(one, next)
	}
}
