package read

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// The encodings of tables of text, as people know them.
const (
	UTF8    = "UTF-8"
	UTF16LE = "UTF-16LE"
	UTF16BE = "UTF-16BE"
	CP1251  = "CP1251"
	CP866   = "CP866"
)

// Encodings lists them.
var Encodings = []string{UTF8, UTF16LE, UTF16BE, CP1251, CP866}

var encodings = map[string]encoding.Encoding{
	UTF16LE: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), UTF16BE: unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	CP1251: charmap.Windows1251, CP866: charmap.CodePage866,
}

// looked is how much of a file is looked at to tell its encoding and its separator.
const looked = 256 << 10

func openText(file *os.File, size int64, as As) (*Book, error) {
	begin := make([]byte, min(size, looked))
	if _, err := file.ReadAt(begin, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	coded, err := as.Encoding, error(nil)
	if !slices.Contains(Encodings, coded) {
		coded, err = encodingOf(begin, file, size)
	}
	if err != nil {
		return nil, err
	}
	from := func() io.Reader { return decoded(io.NewSectionReader(file, 0, size), coded) }
	return openDecoded(coded, as.Separator, from)
}

// Pasted makes a book of cells copied out of a table.
func Pasted(text string) (*Book, error) {
	if len(text) > mostFile {
		return nil, ErrTooLarge
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	return openDecoded(UTF8, 0, func() io.Reader { return strings.NewReader(text) })
}

// markup reports whether a text is a web page or XML.
func markup(text []byte) bool {
	text = bytes.ToLower(bytes.TrimLeft(text[:min(len(text), 512)], "\ufeff \t\r\n"))
	return slices.ContainsFunc([]string{"<?xml", "<!doctype", "<html", "<head", "<meta", "<table", "<style", "<workbook"}, func(first string) bool {
		return bytes.HasPrefix(text, []byte(first))
	})
}

func openDecoded(coded string, separator rune, from func() io.Reader) (*Book, error) {
	begin, err := io.ReadAll(io.LimitReader(from(), looked))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	if markup(begin) {
		return nil, ErrMarkup
	}
	if noText(begin) || len(bytes.TrimSpace(begin)) == 0 {
		return nil, ErrForm
	}
	b := &Book{Form: CSV, Sheets: []Sheet{{}}, Encoding: coded}
	skip := 0
	if b.Separator = separator; separator != 0 {
		// as somebody says
	} else if first, _, _ := bytes.Cut(begin, []byte("\n")); bytes.HasPrefix(first, []byte("sep=")) && len(bytes.TrimSpace(first)) == 5 {
		b.Separator, skip = rune(first[4]), 1
	} else {
		b.Separator = separatorOf(begin)
	}
	b.rows = func(_ context.Context, _ int, do func(Row) error) error {
		return rowsOfText(from(), b.Separator, skip, do)
	}
	return b, nil
}

// noText reports whether many bytes are control characters. A few are those of a spoilt table, whose
// cells are refused one by one.
func noText(begin []byte) bool {
	control := 0
	for _, b := range begin {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' {
			control++
		}
	}
	return control > max(3, len(begin)/50)
}

func decoded(from io.Reader, coded string) io.Reader {
	if e, other := encodings[coded]; other {
		return e.NewDecoder().Reader(from)
	}
	marked := bufio.NewReader(from)
	if mark, err := marked.Peek(3); err == nil && bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		_, _ = marked.Discard(3) // peeked at already
	}
	return marked
}

// encodingOf returns the encoding: by a mark, by noughts between the letters, by validity, and between the two of
// Russian offices by which makes words.
func encodingOf(begin []byte, file io.ReaderAt, size int64) (string, error) {
	switch {
	case bytes.HasPrefix(begin, []byte("\xff\xfe")):
		return UTF16LE, nil
	case bytes.HasPrefix(begin, []byte("\xfe\xff")):
		return UTF16BE, nil
	}
	if wide := wideOf(begin); wide != "" {
		return wide, nil
	}
	valid, err := isUTF8(io.NewSectionReader(file, 0, size))
	if err != nil {
		return "", err
	}
	if valid {
		return UTF8, nil
	}
	foreign := begin
	if !slices.ContainsFunc(begin, func(b byte) bool { return b >= 0x80 }) {
		if foreign, err = farther(io.NewSectionReader(file, 0, size)); err != nil {
			return "", err
		}
	}
	return cyrillicOf(foreign), nil
}

// farther returns a part of a file that has bytes beyond ASCII.
func farther(from io.Reader) ([]byte, error) {
	part := make([]byte, looked)
	for {
		n, err := io.ReadFull(from, part)
		if slices.ContainsFunc(part[:n], func(b byte) bool { return b >= 0x80 }) || err != nil {
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				err = nil
			}
			return part[:n], err
		}
	}
}

// wideOf knows UTF-16 without a mark by the high bytes of its letters, 00 or 04 of nearly all.
func wideOf(begin []byte) string {
	if len(begin) < 8 {
		return ""
	}
	var high [2]int
	for i, b := range begin {
		if b == 0 || b == 4 {
			high[i%2]++
		}
	}
	switch half := len(begin) / 2; {
	case high[1] > half*7/10 && high[0] < half/2:
		return UTF16LE
	case high[0] > half*7/10 && high[1] < half/2:
		return UTF16BE
	}
	return ""
}

func isUTF8(from io.Reader) (bool, error) {
	r := bufio.NewReaderSize(from, 64<<10)
	part := make([]byte, 64<<10)
	left := 0
	for {
		n, err := r.Read(part[left:])
		n += left
		whole := n
		for back := 1; back < utf8.UTFMax && back <= n; back++ { // a letter may go on in the next part
			if utf8.RuneStart(part[n-back]) {
				if !utf8.FullRune(part[n-back : n]) {
					whole = n - back
				}
				break
			}
		}
		if !utf8.Valid(part[:whole]) {
			return false, nil
		}
		left = copy(part, part[whole:n])
		if errors.Is(err, io.EOF) {
			return left == 0, nil
		}
		if err != nil {
			return false, err
		}
	}
}

// cyrillicOf chooses between CP1251 and CP866 by what looks more like words: the letters of Russian, small ones before all, and
// no capital behind one of them. Customs write in capitals alone.
func cyrillicOf(begin []byte) string {
	best, most := "", 0
	for _, coded := range []string{CP1251, CP866} {
		text, err := encodings[coded].NewDecoder().Bytes(begin)
		if err != nil {
			continue
		}
		score := 0
		var before rune
		for _, r := range string(text) {
			switch {
			case 'а' <= r && r <= 'я' || r == 'ё':
				score += 2
			case ('А' <= r && r <= 'Я' || r == 'Ё') && ('а' <= before && before <= 'я'):
				score -= 4
			case 'А' <= r && r <= 'Я' || r == 'Ё':
				score++
			case 'Ѐ' <= r && r <= 'ӿ': // of other alphabets
				score -= 2
			case 0x2500 <= r && r <= 0x25FF, r == utf8.RuneError, 0x80 <= r && r < 0xA0:
				score -= 5
			}
			before = r
		}
		if best == "" || score > most {
			best, most = coded, score
		}
	}
	return best
}

var separators = []rune{';', '\t', ',', '|'}

// separatorOf returns what cuts most of the first lines into the same number of cells, of several the greatest number.
func separatorOf(begin []byte) rune {
	best, most := ';', 0
	for _, separator := range separators {
		counts := map[int]int{}
		rows := 0
		_ = rowsOfText(bytes.NewReader(begin), separator, 0, func(r Row) error { // a part of a file may end anywhere
			counts[len(r.Cells)]++
			if rows++; rows == 200 {
				return errEnough
			}
			return nil
		})
		score := 0
		for cells, times := range counts {
			score = max(score, (cells-1)*times*times/max(rows, 1))
		}
		if score > most {
			best, most = separator, score
		}
	}
	return best
}

// rowsOfText reads rows of cells. A cell in quotation marks holds separators and line breaks; quotation marks inside a cell
// are letters.
func rowsOfText(from io.Reader, separator rune, skip int, do func(Row) error) error {
	t := textRows{r: bufio.NewReaderSize(from, 64<<10), separator: separator, skip: skip, do: do}
	for {
		c, _, err := t.r.ReadRune()
		if errors.Is(err, io.EOF) {
			return t.end()
		}
		if err != nil {
			return fmt.Errorf("%w: %w", ErrBroken, err)
		}
		if t.quoted {
			t.quote(c)
		} else if err := t.letter(c); err != nil {
			return err
		}
		if t.cell.Len() > mostCell {
			return ErrTooLarge
		}
	}
}

// Unclosed is the error of a quotation mark that nothing closes.
type Unclosed struct {
	// Line is the line of the file on which it stands.
	Line int
}

// Error names the line.
func (u *Unclosed) Error() string {
	return fmt.Sprintf("the quotation mark of line %d is not closed", u.Line)
}

// Unwrap says that the file is broken.
func (u *Unclosed) Unwrap() error { return ErrBroken }

// textRows puts letters together into cells and rows.
type textRows struct {
	r         *bufio.Reader
	separator rune
	skip      int
	do        func(Row) error

	cells  []string
	cell   strings.Builder
	number int  // of the row
	line   int  // of the file
	opened int  // the line of the last opening quotation mark
	quoted bool // between quotation marks
	begun  bool // the cell has letters
	filled bool // the row has a cell with letters
	cut    bool // the row has more cells than are kept
}

// quote takes a letter between quotation marks.
func (t *textRows) quote(c rune) {
	switch {
	case c == '"' && t.follows('"'):
		_, _ = t.r.Discard(1) // peeked at already
		t.cell.WriteByte('"')
	case c == '"':
		t.quoted = false
	case c == '\r' && t.follows('\n'): // the line ends with what follows
	case c == '\r', c == '\n':
		t.line++
		t.cell.WriteByte('\n')
	default:
		t.cell.WriteRune(c)
	}
}

// letter takes a letter outside quotation marks.
func (t *textRows) letter(c rune) error {
	switch {
	case c == '"' && !t.begun:
		t.quoted, t.begun, t.opened = true, true, t.line+1
	case c == t.separator:
		t.endCell()
	case c == '\r' && t.follows('\n'): // the line ends with what follows
	case c == '\r', c == '\n':
		t.line++
		return t.endRow()
	default:
		t.begun = t.begun || c != ' '
		t.cell.WriteRune(c)
	}
	return nil
}

func (t *textRows) follows(c byte) bool {
	next, _ := t.r.Peek(1)
	return len(next) == 1 && next[0] == c
}

func (t *textRows) endCell() {
	if t.cell.Len() > 0 {
		t.filled = true
	}
	if len(t.cells) < mostColumns {
		t.cells = append(t.cells, strings.TrimSpace(t.cell.String()))
	} else if t.cell.Len() > 0 {
		t.cut = true
	}
	t.cell.Reset()
	t.begun = false
}

func (t *textRows) endRow() error {
	t.endCell()
	t.number++
	row, wanted := Row{Number: t.number, Cells: t.cells, Cut: t.cut}, t.filled && t.number > t.skip
	t.cells, t.cut, t.filled = nil, false, false
	if !wanted {
		return nil
	}
	return t.do(row)
}

// end takes in what the last line holds.
func (t *textRows) end() error {
	if t.quoted {
		return &Unclosed{Line: t.opened}
	}
	if len(t.cells) > 0 || t.cell.Len() > 0 {
		return t.endRow()
	}
	return nil
}
