// Package plan decides what becomes of each row of a sheet, and does it: exactly the plan that the user saw is carried
// out.
package plan

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/read"
	"accord/storage/register"
)

// Table is a sheet in memory: its cells, and the knowledge of its shape.
type Table struct {
	// File is the name of the file.
	File string
	mapping.Shaped
	Date1904 bool
	Rows     []read.Row
	// Marks are the links and notes of cells, by the numbers of their rows.
	Marks map[int][]read.Mark

	beside func(link string) string // the path of a file beside the table's own
	turned *turned                  // nil of a table that stands as it does in its sheet
}

// mostBytes is how much a table may hold.
const mostBytes = 192 << 20

// sampledRows is the number of rows by which the columns of a turned table are recognised.
const sampledRows = 200

// reportEvery is after how many rows reading reports how far it is.
const reportEvery = 2000

// Load reads a sheet and reports how many rows it has read.
func Load(ctx context.Context, b *read.Book, file string, kind register.Kind, sheet string, tell func(rows int)) (*Table, error) {
	shaped, err := mapping.Understand(ctx, b, kind, sheet)
	if err != nil {
		return nil, err
	}
	t := &Table{File: file, Shaped: shaped, Date1904: b.Date1904, beside: b.Beside}
	same := map[string]string{} // the same words stand in thousands of cells
	bytes := 0
	err = b.Rows(ctx, shaped.Sheet, func(r read.Row) error {
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			if len(c) > 64 {
				cells[i] = c
				bytes += len(c)
				continue
			}
			one, known := same[c]
			if !known {
				if one = c; len(same) < 200_000 {
					same[c] = c
				}
				bytes += len(c)
			}
			cells[i] = one
		}
		if bytes += 16 * len(cells); bytes > mostBytes {
			return read.ErrTooLarge
		}
		r.Cells = cells
		if t.Rows = append(t.Rows, r); tell != nil && len(t.Rows)%reportEvery == 0 {
			tell(len(t.Rows))
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	marks, err := b.Marks(ctx, shaped.Sheet)
	if err != nil {
		return nil, err
	}
	t.spread(marks)
	if len(marks) > 0 {
		t.Marks = map[int][]read.Mark{}
		for _, m := range marks {
			t.Marks[m.Row] = append(t.Marks[m.Row], m)
		}
	}
	if kind == register.KindTradeRecord {
		t.unfold()
	}
	return t, nil
}

// spread says in each row what a cell says that was merged over several of them. Those of the head stay as they are.
func (t *Table) spread(marks []read.Mark) {
	at := make(map[int]int, len(t.Rows))
	for i, r := range t.Rows {
		at[r.Number] = i
	}
	for _, m := range marks {
		first, there := at[m.Row]
		if m.Last == 0 || m.Row <= t.Head || !there || m.Column >= len(t.Rows[first].Cells) {
			continue
		}
		said := t.Rows[first].Cells[m.Column]
		for i := first + 1; i < len(t.Rows) && t.Rows[i].Number <= m.Last; i++ {
			r := &t.Rows[i]
			if m.Column >= len(r.Cells) {
				r.Cells = append(r.Cells, make([]string, m.Column+1-len(r.Cells))...)
			}
			if r.Cells[m.Column] == "" {
				r.Cells[m.Column] = said
			}
		}
	}
}

// Likeliest returns the kind of records that a sheet is most likely a table of; without a name, the likeliest sheet of the book.
func Likeliest(ctx context.Context, b *read.Book, sheet string) (register.Kind, error) {
	at := 0
	if sheet != "" {
		var err error
		if at, err = b.Sheet(sheet); err != nil {
			return "", err
		}
	}
	var rows [][]string
	err := b.Rows(ctx, at, func(r read.Row) error {
		if rows = append(rows, r.Cells); len(rows) == sampledRows {
			return errSampled
		}
		return nil
	})
	if err != nil && !errors.Is(err, errSampled) {
		return "", err
	}
	if _, wide := pasted.LongTrade(rows, lang.Current()); wide {
		return register.KindTradeRecord, nil
	}
	return mapping.Likeliest(ctx, b, sheet)
}

// errSampled ends the reading of a book after enough rows.
var errSampled = errors.New("enough was seen")

// Counted returns the day that a spreadsheet counts in a cell of a column of days, and shows there.
func (t *Table) Counted(k register.Kind, c mapping.Column, cell string) (day register.Date, is bool) {
	if f, _ := field.Find(k, c.Field); !f.OfDays(c.Head) {
		return "", false
	}
	return field.Days{Date1904: t.Date1904}.Counted(cell)
}

// Sum names what a table says, so that the same one is known again.
func (t *Table) Sum() string {
	sum := sha256.New()
	for _, r := range t.Rows {
		_, _ = fmt.Fprintf(sum, "%d\x00", r.Number) // a hash takes everything
		for _, c := range r.Cells {
			_, _ = io.WriteString(sum, c+"\x00")
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}
