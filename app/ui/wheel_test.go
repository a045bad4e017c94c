package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/exchange"
	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// wheelStops is what the wheel moves: how far all that can be scrolled is scrolled, and the month that is on the wall.
func wheelStops(w *Window) string {
	var at []float32
	for _, s := range within[*kit.Scroll](w.current.Content()) {
		at = append(at, s.Offset.Y)
	}
	return fmt.Sprint(at, w.current.Count(), words(w.current.Content()))
}

// canTurn reports whether anything of the page in front has more to show than there is room for.
func canTurn(w *Window) bool {
	for _, s := range within[*kit.Scroll](w.current.Content()) {
		if s.Content.MinSize().Height > s.Size().Height {
			return true
		}
	}
	return false
}

// The wheel scrolls the page wherever the pointer stands: over its heading, its filters, its buttons and the strips.
func TestTheWheelScrollsWhereverThePointerStands(t *testing.T) {
	storagetest.InTheFullPass(t)
	f := storagetest.New(t)
	_, err := exchange.ImportSample(background, f.Store)
	require.NoError(t, err)
	for range 60 {
		f.Agreement(register.Agreement{Title: register.Ru("Соглашение о культуре")})
	}
	w := show(t, f)
	w.window.Resize(smallScreens[0])
	turned := 0
	for _, p := range w.pages {
		w.Go(p.ID())
		if w.current != p || !canTurn(w) && p.ID() != "calendar" {
			continue
		}
		turned++
		for _, at := range []fyne.Position{{X: 500, Y: 30}, {X: 400, Y: 80}, {X: 560, Y: 80}, {X: 560, Y: 300}} {
			before := wheelStops(w)
			test.Scroll(w.Canvas(), at, 0, -25)
			if wheelStops(w) == before {
				t.Errorf("%s: the wheel at %v scrolls nothing", p.ID(), at)
			}
			test.Scroll(w.Canvas(), at, 0, 25)
		}
	}
	assert.Greater(t, turned, 5)
}
