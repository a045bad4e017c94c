package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// Stop is something that leads somewhere: by a click, or by Tab and Enter.
type Stop interface {
	fyne.CanvasObject
	fyne.Focusable
	Press()
	stops
}

// pressStop is what the stops on a page have in common: a light under the pointer, a ring where the keyboard is, the pointing
// hand. Where there is nowhere to go it is only to be read.
type pressStop struct {
	press
	lit, ring *canvas.Rectangle
	margin    float32 // by which light and ring reach over the sides
}

func (s *pressStop) make(self fyne.Widget, open func(), repaint func()) {
	s.do = open
	s.lit, s.ring = canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	s.lit.CornerRadius, s.ring.CornerRadius, s.ring.StrokeWidth = 4, 4, 1.5
	s.extend(self, repaint)
}

// Cursor is the pointing hand.
func (s *pressStop) Cursor() desktop.Cursor {
	if s.do == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

func (s *pressStop) lay(size fyne.Size) {
	for _, r := range []*canvas.Rectangle{s.lit, s.ring} {
		r.Move(fyne.NewPos(-s.margin, 0))
		r.Resize(fyne.NewSize(size.Width+2*s.margin, size.Height))
	}
}

func (s *pressStop) paint() {
	s.lit.FillColor, s.lit.Hidden = Colour(ColorHover), !s.hovered || s.do == nil
	s.ring.FillColor = faded(Colour(ColorAccent), 0)
	s.ring.StrokeColor, s.ring.Hidden = Colour(ColorAccent), !s.focused
}

// stopRenderer serves stops.
type stopRenderer struct {
	objects []fyne.CanvasObject
	least   func() fyne.Size
	lay     func(fyne.Size)
	repaint func()
	of      fyne.Widget
}

func (r *stopRenderer) MinSize() fyne.Size           { return r.least() }
func (r *stopRenderer) Layout(size fyne.Size)        { r.lay(size) }
func (r *stopRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *stopRenderer) Destroy()                     {}

func (r *stopRenderer) Refresh() {
	r.repaint()
	r.lay(r.of.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
	canvas.Refresh(r.of)
}
