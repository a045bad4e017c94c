package trash

import (
	"cmp"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/storage"
)

// arrange puts the rows into order by a column; those that agree in it stay with the latest first.
func arrange(rows []storage.Trashed, field string, descending bool) {
	c := collate.New(language.Russian, collate.IgnoreCase, collate.Numeric)
	text := map[string]func(storage.Trashed) string{
		"kind": func(t storage.Trashed) string { return lang.T("kind." + string(t.Kind)) },
		"name": func(t storage.Trashed) string { return desk.Name(t.Line) },
		"by":   func(t storage.Trashed) string { return t.By },
	}[field]
	latest := func(a, b storage.Trashed) int { return b.At.Compare(a.At.Time) }
	slices.SortStableFunc(rows, func(a, b storage.Trashed) int {
		if text == nil {
			if descending {
				return latest(a, b)
			}
			return latest(b, a)
		}
		by := c.CompareString(text(a), text(b))
		if descending {
			by = -by
		}
		return cmp.Or(by, latest(a, b))
	})
}
