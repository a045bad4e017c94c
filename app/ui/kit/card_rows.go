package kit

import (
	"slices"

	"fyne.io/fyne/v2"

	"accord/app/lang"
)

// row adds a row of a list: of a list of more rows than rowsFolded the first are shown, until the others are asked for.
func (c *Card) row(r flowing) *Card {
	c.add(r, 0)
	c.rows++
	return c
}

// foldRows ends the list of rows at the end of the card, and folds it where it is long.
func (c *Card) foldRows() {
	count := c.rows
	c.rows = 0
	if count <= rowsFolded {
		return
	}
	first := len(c.body.items) - count
	words := "" // tell the lists of one card, and of different ones, apart
	if row, worded := c.body.items[first].object.(interface{ Text() string }); worded {
		words = row.Text()
	}
	if words != "" && words == c.unrolled {
		return
	}
	rest := slices.Clone(c.body.items[first+rowsShown:])
	c.body.items = c.body.items[:first+rowsShown]
	var more *Flow
	more = NewFlow(Link(lang.T("card.more_links", lang.Number(int64(len(rest)))), func() {
		c.unrolled = words
		at := slices.IndexFunc(c.body.items, func(i cardItem) bool { return i.object == more })
		if at < 0 {
			return
		}
		keyed := c.Keyed() == at
		c.body.items = slices.Replace(c.body.items, at, at+1, rest...)
		c.Refresh()
		if keyed {
			c.Key(at)
		}
	}))
	c.add(more, 8)
}

func isRow(o fyne.CanvasObject) bool {
	switch o.(type) {
	case *rowLine, *openRow, *menuRow:
		return true
	}
	return false
}

// Text returns the words of the row.
func (r *rowLine) Text() string { return r.left.Text() }

// Text returns the words of the row.
func (m *menuRow) Text() string {
	if row, worded := m.row.(interface{ Text() string }); worded {
		return row.Text()
	}
	return ""
}
