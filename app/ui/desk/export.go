package desk

import (
	"context"
	"io"
	"iter"
	"path/filepath"
	"slices"

	"accord/app/lang"
	"accord/app/sheet"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// exportedAtOnce is how many rows of an export are read together.
const exportedAtOnce = 200

// Export asks for a file and writes the list into it as a table: the rows and columns that are
// shown, in their order.
func (r *Room[R]) Export() { r.export(r.list.Keys(), ".csv") }

// ExportSheet is Export as XLSX, with real dates and numbers.
func (r *Room[R]) ExportSheet() { r.export(r.list.Keys(), ".xlsx") }

// export is Export of some rows of the list.
func (r *Room[R]) export(keys []register.ID, extension string) {
	columns, on := r.list.ShownColumns(), r.desk.Day()
	kit.SaveFile(r.desk.Window(), "", r.Word(), extension, func(path string) {
		kit.Load(r.desk.Loader(), &r.exporting, func(ctx context.Context) (int, error) {
			return len(keys), r.writeFile(ctx, path, keys, columns, on)
		}, func(rows int, err error) {
			if err != nil {
				r.desk.Fail(trouble.At(path, err))
				return
			}
			r.desk.Say(lang.N("list.exported", rows, filepath.Base(path)))
		})
	}, sheet.Extensions...)
}

// writeFile reads the rows some at a time and writes them.
func (r *Room[R]) writeFile(ctx context.Context, path string, keys []register.ID, columns []kit.Column[R], on register.Date) error {
	return storage.Write(path, func(to io.Writer) error {
		return writeTable(to, path, r.Word(), columns, func(yield func(R, error) bool) {
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
		return writeTable(to, path, "", columns, func(yield func(R, error) bool) {
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
		})
	})
}

// writeTable writes a table in the form that the file's name asks for.
func writeTable[R any](to io.Writer, path, title string, columns []kit.Column[R], rows iter.Seq2[R, error]) error {
	heads := make([]sheet.Head, len(columns))
	for i, c := range columns {
		heads[i] = sheet.Head{Label: lang.T(c.Label), Width: int(c.Width / letterWidth), Right: c.Right}
	}
	return sheet.Write(to, path, title, heads, func(yield func([]sheet.Cell, error) bool) {
		for row, err := range rows {
			cells := make([]sheet.Cell, 0, len(columns))
			for _, c := range columns {
				if err != nil {
					break
				}
				shown := c.Text(row)
				var value any
				if c.Value != nil {
					value = c.Value(row)
				}
				cells = append(cells, sheet.Of(shown, value))
			}
			if !yield(cells, err) {
				return
			}
		}
	})
}

// letterWidth is about how wide a letter of a list is.
const letterWidth = 7
