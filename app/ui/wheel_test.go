package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// The wheel over the filters and over the heading scrolls the list, and over the heading of a form the form.
func TestTheWheelScrollsWhereverThePointerStands(t *testing.T) {
	f := storagetest.New(t)
	for range 60 {
		f.Agreement(register.Agreement{Title: register.Ru("Соглашение о культуре")})
	}
	w := show(t, f)
	w.Go("agreement")
	moved := func() bool {
		scrolled := false
		for _, s := range within[*kit.Scroll](w.Canvas().Content()) {
			if s.Visible() && s.Offset.Y > 0 {
				scrolled = true
				s.ScrollToTop()
			}
		}
		return scrolled
	}
	for _, at := range []fyne.Position{{X: 500, Y: 30}, {X: 700, Y: 80}} {
		test.Scroll(w.Canvas(), at, 0, -25)
		if !moved() {
			t.Errorf("the wheel at %v scrolls nothing", at)
		}
	}
}
