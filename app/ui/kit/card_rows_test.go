package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/storage/register"
)

// A delegation of hundreds leaves the card what stands below it: its first rows are shown, the others when asked for, and
// they stay when the record is read again.
func TestALongListOnACardIsFolded(t *testing.T) {
	lang.Use(register.Russian)
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	card := NewCard()
	fill := func(name string) {
		card.Clear().Section("Делегация")
		for i := range 290 {
			card.Row([]Part{Plain(fmt.Sprintf("%s %d", name, i+1))}, nil, nil)
		}
		card.Section("Программа").Paragraph(Plain("Ниже"))
		card.Refresh()
	}
	window := test.NewTempWindow(t, card)
	window.Resize(fyne.NewSize(400, 600))
	fill("Участник")
	folded := len(card.body.items)
	assert.Equal(t, 1+rowsShown+1+2, folded, "headings, rows, the link, and what stands below")
	card.Key(1) // the link is the first stop
	more := card.Keyed()
	window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.Len(t, card.body.items, 1+290+2)
	assert.Equal(t, "Участник 16", card.body.items[more].object.(*rowLine).Text(), "in its place")
	fill("Участник")
	assert.Len(t, card.body.items, 1+290+2, "read again")
	fill("Гость")
	assert.Len(t, card.body.items, folded, "another record")
}
