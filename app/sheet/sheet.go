// Package sheet writes lists as tables for a spreadsheet: as XLSX with real dates and numbers, or as CSV. A text that a
// spreadsheet would take for a formula stays a text in both.
package sheet

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"accord/app/lang"
	"accord/storage/register"
	"accord/storage/whole"
)

// ErrUnknown: tables are not written to files of that name.
var ErrUnknown = errors.New("tables are not written in this form")

// Extensions are the endings of names of files that tables are written to.
var Extensions = []string{".xlsx", ".csv"}

// Head is the heading of a column. Width is how many letters it has room for, 0 for what the heading itself needs.
type Head struct {
	Label string
	Width int
	Right bool
}

// Cell is what stands in a cell: as a list shows it, and the value behind it.
type Cell struct {
	Shown string
	// Value is a register.Date, a whole number, a number with decimals that the shown text puts into words, or anything
	// else: then the cell holds the shown text.
	Value any
}

// Of returns the cell of a column whose value is a day where it is shown as one.
func Of(shown string, value any) Cell {
	if s, is := value.(string); is {
		if day := register.Date(s); day.Precision() == register.DayKnown && shown == lang.Day(day) {
			return Cell{shown, day}
		}
	}
	if shown == "" || shown == lang.Unknown {
		return Cell{Shown: shown} // a number that is not known is no nought
	}
	return Cell{shown, value}
}

// Write writes a table in the form that the name of the file ends in. ErrUnknown where that is none.
func Write(to io.Writer, name, title string, heads []Head, rows iter.Seq2[[]Cell, error]) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx":
		return writeXLSX(to, title, heads, rows)
	case ".csv":
		return writeCSV(to, heads, rows)
	}
	return fmt.Errorf("%w: %s", ErrUnknown, name)
}

// writeCSV writes a table as an office's spreadsheet opens it on a double click: with a byte order mark, so that it
// reads the letters correctly, and semicolons.
func writeCSV(to io.Writer, heads []Head, rows iter.Seq2[[]Cell, error]) error {
	if _, err := io.WriteString(to, "\ufeff"); err != nil {
		return err
	}
	table := csv.NewWriter(to)
	table.Comma, table.UseCRLF = ';', true
	line := make([]string, len(heads))
	for i, h := range heads {
		line[i] = lang.Cell(h.Label)
	}
	if err := table.Write(line); err != nil {
		return err
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		for i, c := range row {
			line[i] = lang.Cell(c.Shown)
		}
		if err := table.Write(line); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}

const (
	widest = 70 // letters
	// longest is how many letters a cell of the format holds.
	longest = 32_767
	// mostLinks is how many links a sheet of the format holds; what comes after them stays text.
	mostLinks = 65_000
)

func writeXLSX(to io.Writer, title string, heads []Head, rows iter.Seq2[[]Cell, error]) (err error) {
	folder, end, err := whole.Workspace()
	if err != nil {
		return fmt.Errorf("write a table: %w", err)
	}
	file := excelize.NewFile(excelize.Options{TmpDir: folder})
	defer func() { err = errors.Join(err, file.Close(), end()) }()
	s := &workbook{file: file}
	if err := s.open(title, heads); err != nil {
		return fmt.Errorf("write a table: %w", err)
	}
	n := 1
	for row, err := range rows {
		if err != nil {
			return err
		}
		n++
		if err := s.row(n, row); err != nil {
			return fmt.Errorf("write row %d of a table: %w", n, err)
		}
	}
	if err := s.end(len(heads), n); err != nil {
		return fmt.Errorf("write a table: %w", err)
	}
	return file.Write(to)
}

type workbook struct {
	file       *excelize.File
	stream     *excelize.StreamWriter
	head, day  int
	text, link int
	links      int
	// amounts are the styles of numbers with words around them, by their formats.
	amounts map[string]int
}

func (s *workbook) open(title string, heads []Head) (err error) {
	name := sheetName(title)
	if err := s.file.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	if s.stream, err = s.file.NewStreamWriter(name); err != nil {
		return err
	}
	format := "dd.mm.yyyy"
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	for _, one := range []struct {
		to *int
		as excelize.Style
	}{
		{&s.head, excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EEF4"}}}},
		{&s.day, excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}}},
		{&s.text, excelize.Style{NumFmt: 49, Alignment: top}},
		{&s.link, excelize.Style{Font: &excelize.Font{Color: "0563C1", Underline: "single"}, Alignment: top}},
	} {
		if *one.to, err = s.file.NewStyle(&one.as); err != nil {
			return err
		}
	}
	for i, h := range heads {
		width := min(max(h.Width, utf8.RuneCountInString(h.Label)+3, 10), widest)
		if err := s.stream.SetColWidth(i+1, i+1, float64(width)); err != nil {
			return err
		}
	}
	if err := s.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	line := make([]any, len(heads))
	for i, h := range heads {
		line[i] = excelize.Cell{StyleID: s.head, Value: h.Label}
	}
	return s.stream.SetRow("A1", line)
}

func (s *workbook) row(n int, row []Cell) error {
	line := make([]any, len(row))
	for i, c := range row {
		line[i] = s.cell(c)
	}
	return s.stream.SetRow(fmt.Sprintf("A%d", n), line)
}

// cell returns a day as a date, a number as a number, an address as a link and everything else as text, whatever it
// begins with.
func (s *workbook) cell(c Cell) any {
	switch v := c.Value.(type) {
	case register.Date:
		day, err := time.Parse(time.DateOnly, string(v))
		if err == nil && day.Year() >= 1901 { // the format's calendar begins in 1900, wrongly
			return excelize.Cell{StyleID: s.day, Value: day}
		}
	case int:
		return v
	case int64:
		return v
	case float64:
		if style, ok := s.amount(c.Shown); ok {
			return excelize.Cell{StyleID: style, Value: v}
		}
	}
	text := c.Shown
	if text == lang.Unknown {
		return nil
	}
	if link := address(text); link != "" && s.links < mostLinks {
		s.links++
		return excelize.Cell{StyleID: s.link, Formula: fmt.Sprintf(`HYPERLINK("%s","%s")`, link, text), Value: text}
	}
	return excelize.Cell{StyleID: s.text, Value: shortened(text)}
}

// mostAmounts is the greatest number of styles for numbers in a file: a few qualifiers times the currencies. Any
// further number is written as text.
const mostAmounts = 500

// amount is the style by which a number is shown as the list has it: "более 70 000 000 USD" is a number still.
func (s *workbook) amount(shown string) (style int, ok bool) {
	first, last := strings.IndexFunc(shown, unicode.IsDigit), strings.LastIndexFunc(shown, unicode.IsDigit)
	if first < 0 || strings.ContainsAny(shown, `"\`) {
		return 0, false
	}
	before, after := strings.TrimSuffix(shown[:first], "–"), shown[last+1:] // the sign of a negative number is the format's own
	format := "#,##0"
	if mark := strings.LastIndexAny(shown[:last+1], ".,"); mark > first { // as many decimals as are shown
		format += "." + strings.Repeat("0", last-mark)
	}
	for _, words := range []*string{&before, &after} {
		if *words != "" {
			*words = `"` + *words + `"`
		}
	}
	format = before + format + after
	if style, ok = s.amounts[format]; ok || len(s.amounts) >= mostAmounts {
		return style, ok
	}
	style, err := s.file.NewStyle(&excelize.Style{CustomNumFmt: &format, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "right"}})
	if err != nil {
		return 0, false
	}
	if s.amounts == nil {
		s.amounts = map[string]int{}
	}
	s.amounts[format] = style
	return style, true
}

// address returns what a text links to, nothing where it is no address or holds what could leave the formula's quotes.
func address(text string) string {
	if text == "" || len(text) > 200 || strings.ContainsAny(text, "\"\n\r ;,") {
		return ""
	}
	switch name, host, mail := strings.Cut(text, "@"); {
	case strings.HasPrefix(text, "https://"), strings.HasPrefix(text, "http://"):
		return text
	case mail && name != "" && strings.Contains(host, ".") && !strings.ContainsAny(text, "=+()"):
		return "mailto:" + text
	}
	return ""
}

func shortened(text string) string {
	if letters := []rune(text); len(letters) > longest {
		return string(letters[:longest-1]) + "…"
	}
	return text
}

// end closes the sheet with filters in its head line.
func (s *workbook) end(columns, rows int) error {
	last, err := excelize.CoordinatesToCellName(max(columns, 1), max(rows, 1))
	if err != nil {
		return err
	}
	if err := s.file.AutoFilter(s.file.GetSheetName(0), "A1:"+last, nil); err != nil {
		return err
	}
	return s.stream.Flush() // this writes the filter too: later settings stay out of the file
}

// sheetName is a title as the format allows it: up to 31 letters, and none that stands in addresses of cells.
func sheetName(title string) string {
	name := strings.Trim(strings.NewReplacer(":", " ", "\\", " ", "/", " ", "?", " ", "*", " ", "[", "(", "]", ")").Replace(title), "' ")
	if letters := []rune(name); len(letters) > 31 {
		name = strings.TrimRight(string(letters[:31]), " '")
	}
	if name == "" {
		return "1"
	}
	return name
}
