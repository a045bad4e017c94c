package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// PassWheel passes the wheel to a scroll in an object: to the one over or under the pointer, and of several to the
// largest.
func PassWheel(o fyne.CanvasObject, e *fyne.ScrollEvent) {
	d := fyne.CurrentApp().Driver()
	var best fyne.Scrollable
	var most float32
	eachScrolling(o, func(o fyne.CanvasObject) {
		size, from := o.Size(), d.AbsolutePositionForObject(o).X
		area := size.Width * size.Height
		if at := e.AbsolutePosition.X; at >= from && at < from+size.Width {
			area += 1e9 // before all that lie beside the pointer
		}
		if area > most {
			best, most = o.(fyne.Scrollable), area
		}
	})
	if best != nil {
		best.Scrolled(e)
	}
}

// holder is a widget of ours that only lays out its contents.
type holder interface{ held() []fyne.CanvasObject }

var (
	_ holder = (*Surface)(nil)
	_ holder = (*Split)(nil)
)

// eachScrolling goes through the visible things in an object that take the wheel themselves.
func eachScrolling(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	var inside []fyne.CanvasObject
	switch held := o.(type) {
	case fyne.Scrollable:
		do(o)
	case *fyne.Container:
		inside = held.Objects
	case holder:
		inside = held.held()
	}
	for _, one := range inside {
		eachScrolling(one, do)
	}
}

// WheelGround passes on the wheel over objects without a scroll, such as a heading or a line of filters: the toolkit
// would drop it.
type WheelGround struct {
	widget.BaseWidget
	content fyne.CanvasObject
	to      func(*fyne.ScrollEvent)
}

// NewWheelGround lies around content. What scrolls in it scrolls by itself.
func NewWheelGround(content fyne.CanvasObject, to func(*fyne.ScrollEvent)) *WheelGround {
	g := &WheelGround{content: content, to: to}
	g.ExtendBaseWidget(g)
	return g
}

// Scrolled hands the wheel on.
func (g *WheelGround) Scrolled(e *fyne.ScrollEvent) { g.to(e) }

// CreateRenderer is for the toolkit.
func (g *WheelGround) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(g.content)
}

// Notches counts the notches of a wheel for what moves by one at a time: a touchpad sends them in many small parts.
type Notches struct{ rest float32 }

// Turned returns how many pages the wheel has turned on, below zero for back.
func (n *Notches) Turned(e *fyne.ScrollEvent) int {
	if n.rest*e.Scrolled.DY < 0 {
		n.rest = 0 // turned round
	}
	n.rest += e.Scrolled.DY
	turned := int(n.rest / wheelNotch)
	n.rest -= float32(turned) * wheelNotch
	return -turned
}
