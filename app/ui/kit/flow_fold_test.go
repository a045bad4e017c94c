package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

// A value of hundreds of names hides what stands under it: it unfolds by hand, and stays so when the record is read again.
func TestManyLinksOfACardAreFolded(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	var opened []string
	names := func(count int) (parts []Part) {
		for i := range count {
			name := fmt.Sprintf("Партнёр %d", i+1)
			parts = append(parts, Link(name, func() { opened = append(opened, name) }))
		}
		return Links(parts...)
	}
	card := NewCard()
	fill := func(count int) {
		card.Clear().Field("Партнёры", names(count)...)
		card.Refresh()
	}
	w := test.NewTempWindow(t, card)
	w.Resize(fyne.NewSize(400, 300))
	shown := func() string {
		var words []string
		for _, p := range card.body.items[0].object.(*fieldLine).value.pieces {
			words = append(words, strings.Fields(p.text)...)
		}
		return strings.Join(words, " ")
	}

	fill(linksFolded)
	assert.Contains(t, shown(), "Партнёр 12")
	fill(290)
	high := card.body.height
	assert.Contains(t, shown(), "Партнёр 8")
	assert.NotContains(t, shown(), "Партнёр 9")
	assert.Contains(t, shown(), "и ещё 282")
	assert.Contains(t, card.Text(), "Партнёр 290", "what is copied is whole")

	for range linksShown + 1 {
		w.Canvas().FocusNext()
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.Contains(t, shown(), "Партнёр 290")
	assert.Greater(t, card.body.height, 5*high)
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	assert.Equal(t, []string{"Партнёр 9"}, opened, "the keyboard stands on the first that came")
	fill(290)
	assert.Contains(t, shown(), "Партнёр 290", "read again")
}
