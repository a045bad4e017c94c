package ui

import (
	"os"
	"strconv"

	"fyne.io/fyne/v2"

	"accord/app/settings"
)

// The scales within which all can be read and used, in per cent.
const leastScale, mostScale = 80, 200

// scaleTo says at which scale, in per cent, the toolkit draws. It reads this from its environment: where a window is made,
// and where a theme is set. A scale that nobody can have chosen, as in a damaged file of settings, is brought within bounds.
func scaleTo(percent int) {
	percent = min(max(percent, leastScale), mostScale)
	_ = os.Setenv("FYNE_SCALE", strconv.FormatFloat(float64(percent)/100, 'f', 2, 64))
}

// SetScale draws everything at a scale from now on. The window stays as large as it is on the screen: the toolkit would
// make it larger than that.
func (w *Window) SetScale(percent int) {
	w.Keep(settings.Scale, percent)
	before, size := w.Canvas().Scale(), w.Canvas().Size()
	scaleTo(percent)
	w.app.Settings().SetTheme(w.app.Settings().Theme())
	if now := w.Canvas().Scale(); now > 0 && now != before {
		w.window.Resize(fyne.NewSize(size.Width*before/now, size.Height*before/now))
		w.navigation.Choose(w.navigation.Current())
	}
}
