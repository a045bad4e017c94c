package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// wheelGuard lies over an input and takes nothing but the wheel: the toolkit's entry would keep it,
// though it has nothing to scroll, and the form would stand still under the pointer.
type wheelGuard struct {
	widget.BaseWidget
	form *Form
}

func newWheelGuard(f *Form) *wheelGuard {
	g := &wheelGuard{form: f}
	g.ExtendBaseWidget(g)
	return g
}

// Scrolled scrolls the form.
func (g *wheelGuard) Scrolled(e *fyne.ScrollEvent) { g.form.Scrolled(e) }

// CreateRenderer is for the toolkit.
func (g *wheelGuard) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
