package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewSwatch is a small square in the colour of a tone, to say in words beside it what that means.
func NewSwatch(t Tone) fyne.CanvasObject {
	return container.NewGridWrap(fyne.NewSquareSize(9), NewSurface(nil, t.ColourName(), "", 2))
}
