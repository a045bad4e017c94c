package read

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/text/encoding"
)

// isDBF knows a table of dBASE by its version, the day of its last change and a head that fits into the file.
func isDBF(begin []byte, size int64) bool {
	if len(begin) < 8 || size < 65 {
		return false
	}
	switch begin[0] {
	case 0x02, 0x03, 0x04, 0x30, 0x31, 0x43, 0x63, 0x83, 0x8B, 0xCB, 0xF5, 0xFB:
		return begin[2] >= 1 && begin[2] <= 12 && begin[3] >= 1 && begin[3] <= 31
	}
	return false
}

type dbfField struct {
	name   string
	kind   byte
	length int
}

// dbfPages are the encodings by the byte of the head that names them. It is seldom right, and mostly 0.
var dbfPages = map[byte]string{0x26: CP866, 0x65: CP866, 0xC9: CP1251, 0x57: CP1251}

func openDBF(file *os.File, size int64) (*Book, error) {
	head := make([]byte, 32)
	if _, err := file.ReadAt(head, 0); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	begins, length := int64(binary.LittleEndian.Uint16(head[8:])), int(binary.LittleEndian.Uint16(head[10:]))
	if begins < 65 || begins > size || length < 2 {
		return nil, ErrBroken
	}
	fields, err := dbfFields(file, begins, length)
	if err != nil {
		return nil, err
	}
	page := dbfPages[head[29]]
	sample := make([]byte, min(size-begins, looked))
	if _, err := file.ReadAt(sample, begins); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if page == "" {
		page = CP866 // what customs write
	}
	if guessed := cyrillicOf(sample); guessed != "" && bytes.ContainsFunc(sample, func(r rune) bool { return r >= 0x80 }) {
		page = guessed
	}
	b := &Book{Form: DBF, Sheets: []Sheet{{}}, Encoding: page}
	b.rows = func(_ context.Context, _ int, do func(Row) error) error {
		from := bufio.NewReaderSize(io.NewSectionReader(file, begins, size-begins), 64<<10)
		return rowsOfDBF(from, fields, length, encodings[page], do)
	}
	return b, nil
}

func dbfFields(file io.ReaderAt, begins int64, length int) ([]dbfField, error) {
	var fields []dbfField
	one := make([]byte, 32)
	at, sum := int64(32), 1
	for ; at+1 <= begins; at += 32 {
		if _, err := file.ReadAt(one, at); err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		if one[0] == 0x0D || at+32 > begins {
			break
		}
		name, _, _ := bytes.Cut(one[:11], []byte{0})
		text, err := encodings[CP866].NewDecoder().Bytes(name)
		if err != nil {
			return nil, ErrBroken
		}
		f := dbfField{strings.TrimSpace(string(text)), one[11], int(one[16])}
		if f.kind == 'C' {
			f.length += int(one[17]) << 8
		}
		fields = append(fields, f)
		sum += f.length
	}
	if len(fields) == 0 || len(fields) > mostColumns || sum > length {
		return nil, ErrBroken
	}
	return fields, nil
}

// rowsOfDBF returns the names of the fields as the first row.
func rowsOfDBF(from io.Reader, fields []dbfField, length int, page encoding.Encoding, do func(Row) error) error {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	if err := do(Row{Number: 1, Cells: names}); err != nil {
		return err
	}
	record := make([]byte, length)
	decoder := page.NewDecoder()
	for n := 2; ; n++ {
		if _, err := io.ReadFull(from, record[:1]); err != nil || record[0] == 0x1A {
			return nil // the end of the table, with its mark or without
		}
		if _, err := io.ReadFull(from, record[1:]); err != nil {
			return fmt.Errorf("%w: the file ends within row %d", ErrBroken, n)
		}
		if record[0] == '*' { // deleted
			continue
		}
		cells := make([]string, len(fields))
		at := 1
		for i, f := range fields {
			text, err := decoder.Bytes(bytes.Trim(record[at:at+f.length], " \x00"))
			if err != nil {
				return fmt.Errorf("%w: %w", ErrBroken, err)
			}
			cells[i] = dbfValue(f.kind, strings.TrimSpace(string(text)))
			at += f.length
		}
		if err := do(Row{Number: n, Cells: cells}); err != nil {
			return err
		}
	}
}

func dbfValue(kind byte, text string) string {
	switch {
	case kind == 'D' && len(text) == 8:
		return text[:4] + "-" + text[4:6] + "-" + text[6:]
	case kind == 'M', kind == 'B', kind == 'G', kind == 'P': // lies in a file beside this one
		return ""
	}
	return text
}
