package desk

import (
	"context"
	"encoding/csv"
	"io"
	"iter"
	"path/filepath"
	"slices"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// exportedAtOnce is how many rows of an export are read together.
const exportedAtOnce = 200

// Export asks for a file and writes the list into it as a table: the rows and columns that are
// shown, in their order.
func (r *Room[R]) Export() { r.export(r.list.Keys()) }

// export is Export of some rows of the list.
func (r *Room[R]) export(keys []register.ID) {
	columns, on := r.list.ShownColumns(), r.desk.Day()
	kit.SaveFile(r.desk.Window(), "", r.Word(), ".csv", func(path string) {
		kit.Load(r.desk.Loader(), &r.exporting, func(ctx context.Context) (int, error) {
			return len(keys), r.writeFile(ctx, path, keys, columns, on)
		}, func(rows int, err error) {
			if err != nil {
				r.desk.Fail(trouble.At(path, err))
				return
			}
			r.desk.Say(lang.N("list.exported", rows, filepath.Base(path)))
		})
	})
}

// writeFile reads the rows some at a time and writes them.
func (r *Room[R]) writeFile(ctx context.Context, path string, keys []register.ID, columns []kit.Column[R], on register.Date) error {
	return storage.Write(path, func(to io.Writer) error {
		return writeTable(to, columns, func(yield func(R, error) bool) {
			for some := range slices.Chunk(keys, exportedAtOnce) {
				rows, err := r.plan.Rows(ctx, some, on)
				if err != nil {
					var none R
					yield(none, err)
					return
				}
				for _, row := range rows {
					if !yield(row, nil) {
						return
					}
				}
			}
		})
	})
}

// WriteTable writes rows into a file as a table: the columns given, in their order.
func WriteTable[R any](path string, columns []kit.Column[R], rows []R) error {
	return storage.Write(path, func(to io.Writer) error {
		return writeTable(to, columns, func(yield func(R, error) bool) {
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
		})
	})
}

// writeTable writes the form in which a spreadsheet of the office opens a table by a double click: a
// byte order mark, so that it takes the letters for what they are, and semicolons.
func writeTable[R any](to io.Writer, columns []kit.Column[R], rows iter.Seq2[R, error]) error {
	if _, err := io.WriteString(to, "\ufeff"); err != nil {
		return err
	}
	table := csv.NewWriter(to)
	table.Comma, table.UseCRLF = ';', true
	line := make([]string, len(columns))
	for i, c := range columns {
		line[i] = lang.T(c.Label)
	}
	if err := table.Write(line); err != nil {
		return err
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		for i, c := range columns {
			line[i] = lang.Cell(c.Text(row))
		}
		if err := table.Write(line); err != nil {
			return err
		}
	}
	table.Flush()
	return table.Error()
}
