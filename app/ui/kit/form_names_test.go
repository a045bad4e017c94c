package kit

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

// The names of a column arrive together, so that none of its rows stands empty for long: when the form opens, when its
// rows are unfolded, and when rows are pasted.
func TestTheRowsOfAListAskForTheirNamesOnce(t *testing.T) {
	b := newBench(t, &trip{})
	for range rowsFolded + 1 {
		b.trip.Items = append(b.trip.Items, stop{Host: b.order[0]})
	}
	asked := 0
	source := b.source()
	source.Labels = func(_ context.Context, ids ...register.ID) (map[register.ID]Picked, error) {
		asked++
		known := map[register.ID]Picked{}
		for _, id := range ids {
			known[id] = b.book[id]
		}
		return known, nil
	}
	b.rows = Rows("trip.items", &b.trip.Items, func(_ int, s *stop) []Block {
		return []Block{Line(Pick("trip.host", &s.Host, source).Labelled("Хозяин"))}
	})
	b.form = NewForm(b.loader, b.trip).Section("", b.rows)
	assert.Equal(t, 1, asked, "as the form opens")
	b.rows.unfold()
	assert.Equal(t, 2, asked, "unfolded")
	b.rows.Add(stop{Host: b.order[1]}, stop{Host: b.order[2]})
	assert.Equal(t, 3, asked, "pasted")
	b.form.Reload()
	assert.Equal(t, 4, asked, "read again")
	for i, row := range b.rows.rows {
		assert.Equal(t, b.book[row.item.Host].Label, row.blocks[0].(*line).fields[0].in.(*pickInput).entry.Text, i)
	}
}
