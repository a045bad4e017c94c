package desk

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// exportedAtOnce is how many rows of an export are read together.
const exportedAtOnce = 200

// Export asks for a file and writes the list into it as a table: the rows and columns that are
// shown, in their order.
func (r *Room[R]) Export() {
	keys, columns, on := r.list.Keys(), r.list.ShownColumns(), r.desk.Day()
	kit.SaveFile(r.desk.Window(), "", r.Word(), ".csv", func(path string) {
		kit.Load(r.desk.Loader(), &r.exporting, func(ctx context.Context) (int, error) {
			return len(keys), r.writeFile(ctx, path, keys, columns, on)
		}, func(rows int, err error) {
			if err != nil {
				r.desk.Fail(err)
				return
			}
			r.desk.Say(lang.N("list.exported", rows, filepath.Base(path)))
		})
	})
}

// writeFile writes beside the file first, so that a failure leaves no half of a table.
func (r *Room[R]) writeFile(ctx context.Context, path string, keys []register.ID, columns []kit.Column[R], on register.Date) error {
	file, err := os.CreateTemp(filepath.Dir(path), "accord-*.tmp")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	err = errors.Join(r.writeTable(ctx, file, keys, columns, on), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, errors.Join(err, os.Remove(file.Name())))
	}
	return nil
}

// writeTable writes the form in which a spreadsheet of the office opens a table by a double click: a
// byte order mark, so that it takes the letters for what they are, and semicolons.
func (r *Room[R]) writeTable(ctx context.Context, to io.Writer, keys []register.ID, columns []kit.Column[R], on register.Date) error {
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
	for start := 0; start < len(keys); start += exportedAtOnce {
		rows, err := r.plan.Rows(ctx, keys[start:min(start+exportedAtOnce, len(keys))], on)
		if err != nil {
			return err
		}
		for _, row := range rows {
			for i, c := range columns {
				line[i] = c.Text(row)
			}
			if err := table.Write(line); err != nil {
				return err
			}
		}
	}
	table.Flush()
	return table.Error()
}
