package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Surface lays content on a ground of the theme, with an optional outline and rounded corners.
type Surface struct {
	widget.BaseWidget
	content fyne.CanvasObject
	shape   *ground
	least   fyne.Size
}

// Panel lays content on the panel colour, over the whole of its room.
func Panel(content fyne.CanvasObject) *Surface { return NewSurface(content, ColorPanel, "", 0) }

// Tile lays content on a panel with an outline and rounded corners, as on the overview.
func Tile(content fyne.CanvasObject) *Surface {
	return NewSurface(Inset(content, 14, 12, 14, 12), ColorPanel, ColorLine, 10)
}

// NewSurface lays content on a ground; line may be "".
func NewSurface(content fyne.CanvasObject, fill, line fyne.ThemeColorName, radius float32) *Surface {
	s := &Surface{content: content, shape: newGround(fill, line, radius)}
	s.ExtendBaseWidget(s)
	return s
}

func (s *Surface) held() []fyne.CanvasObject { return []fyne.CanvasObject{s.content} }

// heightFor is that of the content.
func (s *Surface) heightFor(width float32) float32 {
	if s.content == nil {
		return s.least.Height
	}
	return heightFor(s.content, width)
}

// CreateRenderer is for the toolkit.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer { return surfaceRenderer{s} }

type surfaceRenderer struct{ s *Surface }

func (r surfaceRenderer) Layout(size fyne.Size) {
	r.s.shape.Resize(size)
	if r.s.content != nil {
		r.s.content.Resize(size)
	}
}

func (r surfaceRenderer) MinSize() fyne.Size {
	if r.s.content == nil {
		return r.s.least
	}
	return r.s.content.MinSize()
}

func (r surfaceRenderer) Refresh() {
	r.s.shape.recolour()
	r.s.shape.Rectangle.Refresh()
	if r.s.content != nil {
		r.s.content.Refresh()
	}
	canvas.Refresh(r.s)
}

func (r surfaceRenderer) Objects() []fyne.CanvasObject {
	if r.s.content == nil {
		return []fyne.CanvasObject{r.s.shape.Rectangle}
	}
	return []fyne.CanvasObject{r.s.shape.Rectangle, r.s.content}
}

func (r surfaceRenderer) Destroy() {}

// Hairline is a line of one unit that follows the theme; it takes the direction of its container.
func Hairline() *Surface {
	s := NewSurface(nil, ColorLine, "", 0)
	s.least = fyne.NewSquareSize(1)
	return s
}
