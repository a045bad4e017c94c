package read

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
)

func openODS(packed *zip.Reader) (*Book, error) {
	content := func() (io.ReadCloser, error) {
		part, err := packed.Open("content.xml")
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		return part, nil
	}
	if kind, err := packed.Open("mimetype"); err == nil {
		text, _ := io.ReadAll(io.LimitReader(kind, 200))
		_ = kind.Close()
		if !bytes.Contains(text, []byte("spreadsheet")) {
			return nil, ErrForm
		}
	}
	if manifest, err := packed.Open("META-INF/manifest.xml"); err == nil {
		text, _ := io.ReadAll(io.LimitReader(manifest, 1<<20))
		_ = manifest.Close()
		if bytes.Contains(text, []byte("encryption-data")) {
			return nil, ErrSealed
		}
	}
	b := &Book{Form: ODS}
	o := ods{content: content}
	if err := o.through(-1, nil); err != nil {
		return nil, err
	}
	for _, name := range o.names {
		b.Sheets = append(b.Sheets, Sheet{Name: name})
	}
	if len(b.Sheets) == 0 {
		return nil, ErrForm
	}
	b.rows = func(ctx context.Context, sheet int, do func(Row) error) error {
		one := ods{content: content, ctx: ctx}
		return one.through(sheet, do)
	}
	b.marks = func(ctx context.Context, sheet int) ([]Mark, error) {
		one := ods{content: content, ctx: ctx}
		err := one.through(sheet, func(Row) error { return nil })
		return one.marks, err
	}
	return b, nil
}

// insideWorkbook is how a link to a file beside a workbook begins: it leads out of the workbook first.
const insideWorkbook = "../"

// ods goes through the content of a workbook of LibreOffice once.
type ods struct {
	content func() (io.ReadCloser, error)
	ctx     context.Context
	names   []string
	marks   []Mark // of the sheet that is read
	hanging []Mark // those of the current row, whose number is not known yet
}

// errEnough ends the reading when the sheet that was asked for is done.
var errEnough = errors.New("the sheet is read")

// through calls do with the rows of one sheet; of none, it only notes the names of all.
func (o *ods) through(sheet int, do func(Row) error) error {
	part, err := o.content()
	if err != nil {
		return err
	}
	defer func() { _ = part.Close() }()
	limited := &io.LimitedReader{R: part, N: mostUnpacked}
	d := xml.NewDecoder(limited)
	for {
		token, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF) && limited.N <= 0:
			return ErrTooLarge
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return fmt.Errorf("%w: %w", ErrBroken, err)
		}
		start, is := token.(xml.StartElement)
		if !is || start.Name.Local != "table" || start.Name.Space != "table" {
			continue
		}
		at := len(o.names)
		o.names = append(o.names, attribute(start, "name"))
		if at != sheet {
			continue
		}
		if err := o.table(d, do); !errors.Is(err, errEnough) {
			return err
		}
		return nil
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// table reads the rows up to the end of the sheet.
func (o *ods) table(d *xml.Decoder, do func(Row) error) error {
	number, deep := 0, 0
	for {
		token, err := d.RawToken()
		if err != nil {
			return fmt.Errorf("%w: %w", ErrBroken, err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "table":
				deep++ // a table inside a cell's drawing
			case "table-row":
				row, times, err := o.row(d, t)
				if err != nil {
					return err
				}
				for range min(times, mostRows) {
					number++
					for _, m := range o.hanging[:min(len(o.hanging), marksAtMost-len(o.marks))] {
						if m.Row = number; m.Last > 0 {
							m.Last += number
						}
						o.marks = append(o.marks, m)
					}
					if len(row.Cells) == 0 {
						number += times - 1
						break
					}
					row.Number = number
					if err := do(row); err != nil {
						return err
					}
				}
			}
		case xml.EndElement:
			if t.Name.Local == "table" {
				if deep == 0 {
					return errEnough
				}
				deep--
			}
		}
	}
}

// row reads one row and how many times it stands.
func (o *ods) row(d *xml.Decoder, start xml.StartElement) (row Row, times int, err error) {
	if o.ctx != nil {
		if err := o.ctx.Err(); err != nil {
			return Row{}, 0, err
		}
	}
	row.Hidden = attribute(start, "visibility") != "" && attribute(start, "visibility") != "visible"
	times = repeated(start, "number-rows-repeated")
	o.hanging = o.hanging[:0]
	blank := 0
	for {
		token, err := d.RawToken()
		if err != nil {
			return Row{}, 0, fmt.Errorf("%w: %w", ErrBroken, err)
		}
		switch t := token.(type) {
		case xml.EndElement:
			if t.Name.Local == "table-row" {
				return row, times, nil
			}
		case xml.StartElement:
			if t.Name.Local != "table-cell" && t.Name.Local != "covered-table-cell" {
				continue
			}
			text, mark, err := o.cell(d, t)
			if err != nil {
				return Row{}, 0, err
			}
			if spanned := repeated(t, "number-rows-spanned"); spanned > 1 && text != "" {
				mark.Last = spanned - 1 // behind the row that it stands in
			}
			if mark.Column = len(row.Cells) + blank; (mark.Link+mark.Note != "" || mark.Last > 0) && mark.Column < mostColumns {
				o.hanging = append(o.hanging, mark)
			}
			n := repeated(t, "number-columns-repeated")
			if text == "" {
				blank += n
				continue
			}
			if len(row.Cells)+blank+n > mostColumns {
				row.Cut = true
				continue
			}
			row.Cells = append(row.Cells, make([]string, blank)...)
			blank = 0
			for range n {
				row.Cells = append(row.Cells, text)
			}
		}
	}
}

func repeated(e xml.StartElement, name string) int {
	n, err := strconv.Atoi(attribute(e, name))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, mostRows)
}
