package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// WheelGround hands on the wheel over what has nothing to scroll, such as a heading or a line of filters: the toolkit would
// drop it.
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
