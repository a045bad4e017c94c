package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheelGuard lies over an input and takes nothing but the wheel: the toolkit's entry would keep it, though it has nothing
// to scroll, and the form would stand still under the pointer. A text of several lines gets it until its end has come.
type wheelGuard struct {
	widget.BaseWidget
	form *Form
	in   input
}

func newWheelGuard(f *Form, in input) *wheelGuard {
	g := &wheelGuard{form: f, in: in}
	g.ExtendBaseWidget(g)
	return g
}

// Scrolled scrolls the text under the pointer, or else the form.
func (g *wheelGuard) Scrolled(e *fyne.ScrollEvent) {
	if text := g.under(e.AbsolutePosition); text != nil && hasRoom(text, e.Scrolled.DY) {
		text.Scrolled(e)
		return
	}
	g.form.Scrolled(e)
}

// written is an input that texts are written into.
type written interface{ texts() []*entry }

// under returns the text of several lines at a place of the window, nil where there is none.
func (g *wheelGuard) under(at fyne.Position) *container.Scroll {
	in, is := g.in.(written)
	if !is {
		return nil
	}
	for _, e := range in.texts() {
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(e)
		if e.MultiLine && e.Visible() && at.Y >= top.Y && at.Y < top.Y+e.Size().Height {
			return e.text
		}
	}
	return nil
}

// CreateRenderer is for the toolkit.
func (g *wheelGuard) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
