package read

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/xuri/excelize/v2"

	"accord/storage/whole"
)

// What a workbook may be when unpacked. Parts larger than onDisk are kept in a temporary file while they are read.
const (
	mostUnpacked = 1 << 30
	onDisk       = 8 << 20
)

func openZip(file *os.File, size int64) (*Book, error) {
	packed, err := zip.NewReader(file, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	for _, part := range packed.File {
		switch {
		case strings.HasPrefix(part.Name, "xl/"):
			return openXLSX(file, packingOf(packed))
		case part.Name == "content.xml":
			return openODS(packed)
		}
	}
	return nil, ErrForm
}

func openXLSX(file *os.File, parts packing) (b *Book, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			b, err = nil, fmt.Errorf("%w: %v", ErrBroken, fault)
		}
	}()
	if _, err := file.Seek(0, 0); err != nil {
		return nil, err
	}
	folder, end, err := whole.Workspace()
	if err != nil {
		return nil, err
	}
	defer func() {
		if b == nil {
			_ = end() // what went wrong is said
		}
	}()
	work, err := excelize.OpenReader(file, excelize.Options{
		RawCellValue: true, UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: onDisk, TmpDir: folder,
	})
	if err != nil {
		if strings.Contains(err.Error(), "unzip size exceeds") {
			return nil, ErrTooLarge
		}
		return nil, fmt.Errorf("%w: %w", ErrBroken, err)
	}
	b = &Book{Form: XLSX, close: func() error { return errors.Join(work.Close(), end()) }}
	if about, err := work.GetWorkbookProps(); err == nil && about.Date1904 != nil {
		b.Date1904 = *about.Date1904
	}
	for _, name := range work.GetSheetList() {
		visible, err := work.GetSheetVisible(name)
		b.Sheets = append(b.Sheets, Sheet{name, err == nil && !visible})
	}
	b.rows = func(ctx context.Context, sheet int, do func(Row) error) error {
		return rowsOfXLSX(ctx, work, b.Sheets[sheet].Name, do)
	}
	b.marks = func(ctx context.Context, sheet int) ([]Mark, error) {
		return marksOfXLSX(ctx, parts, b.Sheets[sheet].Name)
	}
	return b, nil
}

func rowsOfXLSX(ctx context.Context, work *excelize.File, sheet string, do func(Row) error) (err error) {
	rows, err := work.Rows(sheet)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for n := 1; rows.Next(); n++ {
		if n%1024 == 0 { // a sheet may be a million rows of nothing
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		cells, err := rows.Columns()
		if err != nil {
			return fmt.Errorf("%w: %w", ErrBroken, err)
		}
		for i, c := range cells {
			if len(c) > mostCell {
				return ErrTooLarge
			}
			cells[i] = strings.TrimSpace(c)
		}
		if err := do(Row{Number: n, Cells: cells, Hidden: rows.GetRowOpts().Hidden}); err != nil {
			return err
		}
	}
	if err := rows.Error(); err != nil {
		return fmt.Errorf("%w: %w", ErrBroken, err)
	}
	return nil
}
