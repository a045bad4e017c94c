package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"accord/app/ui/kit"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestEveryPageWithAPlaceOfItsOwnStandsOnceInTheSidebar(t *testing.T) {
	w := show(t, storagetest.New(t))
	stands := map[string]int{}
	for _, g := range sidebar {
		for _, id := range g.pages {
			stands[id]++
		}
	}
	for _, p := range w.pages {
		want := 0
		if placeOf(p) == p.ID() {
			want = 1
		}
		assert.Equal(t, want, stands[p.ID()], p.ID())
		delete(stands, p.ID())
	}
	assert.Empty(t, stands, "no page is missing")
}

func TestFoldedGroupsStayFolded(t *testing.T) {
	f := storagetest.New(t)
	p := newPlace(t)
	w := p.window(t, f.Store, kit.InLine())
	w.Go("overview")
	open := w.navigation.MinSize().Height
	w.Canvas().Focus(w.navigation)
	for _, key := range []fyne.KeyName{fyne.KeyUp, fyne.KeyReturn} { // the heading over the overview
		press(w, key)
	}
	folded := w.navigation.MinSize().Height
	assert.Less(t, folded, open)
	assert.Equal(t, folded, p.window(t, f.Store, kit.InLine()).navigation.MinSize().Height, "in the next session too")
	w.Speak(register.Tatar)
	assert.Equal(t, folded, w.navigation.MinSize().Height, "and in another language")
}

func TestTheDigitsBesideTheLinesAreCountedFromTheTop(t *testing.T) {
	w := show(t, storagetest.New(t))
	var beside string
	for _, p := range w.places() {
		assert.False(t, p.Inner && p.Digit != "", p.ID)
		beside += p.Digit
	}
	assert.Equal(t, digits, beside)
	w.navigation.SetFolded("today", "work")
	assert.Equal(t, "4", w.places()[3].Digit, "a folded group keeps them")
}

// Who goes round comes back to the beginning: the first page is shown with all that stands over it.
func TestTheFirstPageIsShownWithTheHeadOfTheSidebar(t *testing.T) {
	w := show(t, storagetest.New(t))
	w.window.Resize(fyne.NewSize(1024, 600))
	scroll := w.navigation.InScroll().(*kit.Scroll)
	w.Go("settings")
	assert.Positive(t, scroll.Offset.Y)
	w.Go("overview")
	assert.Zero(t, scroll.Offset.Y)
}
