// Package read reads the tables of other programs as a stream of rows: workbooks of Excel and LibreOffice, tables of
// text in the encodings of offices, DBF, and tables from the clipboard. It does not know the meaning of columns.
package read

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"accord/storage/plainfile"
)

// What keeps a table from being read.
var (
	// ErrForm: the file is no table that can be read.
	ErrForm = errors.New("no table that can be read")
	// ErrOldExcel: the file is a workbook of Excel 97, to be saved as XLSX.
	ErrOldExcel = errors.New("a workbook of Excel 97")
	// ErrMarkup: the file is a web page or XML, which other programs call XLS; to be saved as XLSX.
	ErrMarkup = errors.New("a web page or XML")
	// ErrSealed: the workbook is closed by a password.
	ErrSealed = errors.New("the workbook is closed by a password")
	// ErrBroken: the file begins as a table and does not go on as one.
	ErrBroken = errors.New("the table is broken")
	// ErrTooLarge: the file, a row or a cell is larger than anybody's table.
	ErrTooLarge = errors.New("the table is too large")
	// ErrNoSheet: the workbook has no sheet of that name.
	ErrNoSheet = errors.New("no such sheet")
)

// The bounds of reading.
const (
	mostFile    = 512 << 20 // bytes
	mostRows    = 1_048_576
	mostColumns = 2000
	mostCell    = 400_000 // bytes
)

// Form is what a table is written in.
type Form string

// The forms.
const (
	XLSX Form = "xlsx"
	ODS  Form = "ods"
	CSV  Form = "csv"
	DBF  Form = "dbf"
)

// Sheet is one table of a workbook. Tables of text have one without a name.
type Sheet struct {
	Name   string
	Hidden bool
}

// Row is one row of a sheet that has anything in it. Cells are as they are written in the file: a day of Excel is the number
// of days since its epoch.
type Row struct {
	// Number counts from 1, as spreadsheets do.
	Number int
	Cells  []string
	// Hidden: the spreadsheet does not show the row.
	Hidden bool
	// Cut: the row has more cells than are read.
	Cut bool
}

// Book is a file of tables.
type Book struct {
	Form   Form
	Sheets []Sheet
	// Date1904: days are counted from 1904, as Excel did on the Macintosh.
	Date1904 bool
	// Encoding and Separator are those of a table of text.
	Encoding  string
	Separator rune

	folder string // in which the file lies
	rows   func(ctx context.Context, sheet int, do func(Row) error) error
	marks  func(ctx context.Context, sheet int) ([]Mark, error)
	close  func() error
}

// As says how to read a table of text, where that cannot be found out.
type As struct {
	// Encoding is one of Encodings; empty: it is found.
	Encoding string
	// Separator parts the cells; 0: it is found.
	Separator rune
}

// Open opens a file by what it holds, whatever its name. Close the book.
func Open(path string) (*Book, error) { return OpenAs(path, As{}) }

// OpenAs is Open that reads a table of text as somebody says.
func OpenAs(path string, as As) (*Book, error) {
	file, about, err := plainfile.Open(path)
	if err != nil {
		return nil, err
	}
	if about.Size() > mostFile {
		_ = file.Close()
		return nil, ErrTooLarge
	}
	b, err := open(file, about.Size(), as)
	if err != nil {
		_ = file.Close()
		return nil, err
	}
	inner := b.close
	b.folder = filepath.Dir(path)
	b.close = func() error {
		if inner == nil {
			return file.Close()
		}
		return errors.Join(inner(), file.Close())
	}
	return b, nil
}

var (
	oldExcel = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	// olderExcel begin workbooks of Excel 2 to 95 without a container.
	olderExcel = []string{"\x09\x00\x04\x00", "\x09\x02\x06\x00", "\x09\x04\x06\x00", "\x09\x08\x08\x00", "\x09\x08\x10\x00"}
	sealed     = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
)

func open(file *os.File, size int64, as As) (*Book, error) {
	begin := make([]byte, 8)
	n, err := io.ReadFull(file, begin)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	begin = begin[:n]
	switch {
	case bytes.HasPrefix(begin, []byte("PK\x03\x04")):
		return openZip(file, size)
	case bytes.Equal(begin, oldExcel):
		return nil, oldOrSealed(file, size)
	case slices.ContainsFunc(olderExcel, func(first string) bool { return bytes.HasPrefix(begin, []byte(first)) }):
		return nil, ErrOldExcel
	case isDBF(begin, size):
		return openDBF(file, size)
	}
	return openText(file, size, as)
}

// oldOrSealed distinguishes an old workbook from a new one under a password: both lie in the same kind of container.
func oldOrSealed(file *os.File, size int64) error {
	part := make([]byte, min(size, 1<<20))
	if _, err := file.ReadAt(part, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	tail := make([]byte, min(size, 64<<10))
	if _, err := file.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if bytes.Contains(part, sealed) || bytes.Contains(tail, sealed) {
		return ErrSealed
	}
	return ErrOldExcel
}

// Close closes the file.
func (b *Book) Close() error {
	if b.close == nil {
		return nil
	}
	return b.close()
}

// Sheet returns the place of a sheet by its name.
func (b *Book) Sheet(name string) (int, error) {
	for i, s := range b.Sheets {
		if s.Name == name {
			return i, nil
		}
	}
	return 0, fmt.Errorf("%w: %s", ErrNoSheet, name)
}

// Rows calls do with each row of a sheet that has anything in it, in their order. An error of do ends the reading and is
// returned.
func (b *Book) Rows(ctx context.Context, sheet int, do func(Row) error) (err error) {
	defer func() {
		if fault := recover(); fault != nil { // a reader of somebody else's format meets what its author did not
			err = fmt.Errorf("%w: %v", ErrBroken, fault)
		}
	}()
	if sheet < 0 || sheet >= len(b.Sheets) {
		return ErrNoSheet
	}
	return b.rows(ctx, sheet, func(r Row) error {
		if r.Number%256 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		if r.Number > mostRows {
			return ErrTooLarge
		}
		last := len(r.Cells)
		for last > 0 && r.Cells[last-1] == "" {
			last--
		}
		if last == 0 {
			return nil
		}
		if r.Cells = r.Cells[:last]; last > mostColumns {
			r.Cells, r.Cut = r.Cells[:mostColumns], true
		}
		return do(r)
	})
}
