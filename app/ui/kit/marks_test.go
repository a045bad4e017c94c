package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestMarksOfAChoiceCanBeSeenInBothThemes(t *testing.T) {
	for _, look := range []Variant{Light, Dark} {
		test.NewTempApp(t).Settings().SetTheme(Theme(look))
		if got := (marksTheme{}).Color(theme.ColorNameInputBorder, 0); got != Colour(ColorSoft) {
			t.Errorf("drawn in %v, want the colour of soft text", got)
		}
	}
}

func TestAMenuKeepsItsDistanceFromTheEdges(t *testing.T) {
	window, size := fyne.NewSize(800, 600), fyne.NewSize(200, 300)
	for _, c := range []struct{ at, want fyne.Position }{
		{fyne.NewPos(100, 100), fyne.NewPos(100, 100)},
		{fyne.NewPos(790, 590), fyne.NewPos(592, 292)},
		{fyne.NewPos(-5, 0), fyne.NewPos(8, 8)},
	} {
		if got := within(c.at, size, window); got != c.want {
			t.Errorf("at %v: %v, want %v", c.at, got, c.want)
		}
	}
}
