package kit

import (
	"context"
	"strings"

	"accord/app/lang"
)

// Copy puts the selected rows on the clipboard as a table with a line of headings, columns parted
// by tabs, which pastes into a spreadsheet. Rows not in memory are fetched for it.
func (l *ColumnList[K, R]) Copy() {
	keys := l.Selected()
	if len(keys) == 0 {
		return
	}
	columns := l.ShownColumns()
	headings := make([]string, len(columns))
	for i, c := range columns {
		headings[i] = lang.T(c.Label)
	}
	fetch, keyOf := l.pages.fetch, l.pages.keyOf
	Load(l.pages.loader, &l.copying, func(ctx context.Context) (string, error) {
		return table(ctx, keys, columns, headings, fetch, keyOf)
	}, func(text string, err error) {
		if err == nil {
			l.Put(text)
		}
		if l.OnCopied != nil {
			l.OnCopied(len(keys), err)
		}
	})
}

// cellText keeps what would break the table out of a cell.
var cellText = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ")

func table[K comparable, R any](ctx context.Context, keys []K, columns []Column[R], headings []string,
	fetch func(ctx context.Context, keys []K) ([]R, error), keyOf func(R) K,
) (string, error) {
	var out strings.Builder
	line := func(cells []string) {
		for i, c := range cells {
			if i > 0 {
				out.WriteByte('\t')
			}
			out.WriteString(cellText.Replace(c))
		}
		out.WriteString("\r\n")
	}
	line(headings)
	cells := make([]string, len(columns))
	const together = 8 * blockRows
	for len(keys) > 0 {
		n := min(together, len(keys))
		rows, err := fetch(ctx, keys[:n])
		if err != nil {
			return "", err
		}
		byKey := make(map[K]R, len(rows))
		for _, r := range rows {
			byKey[keyOf(r)] = r
		}
		for _, k := range keys[:n] {
			r, is := byKey[k]
			if !is {
				continue
			}
			for i, c := range columns {
				cells[i] = lang.Cell(c.Text(r))
			}
			line(cells)
		}
		keys = keys[n:]
	}
	return out.String(), nil
}
