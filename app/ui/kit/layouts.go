package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// flowing is an object whose height depends on its width, such as wrapped text. The toolkit asks for a least size
// before it sets a width, so our own containers ask this.
type flowing interface {
	fyne.CanvasObject
	heightFor(width float32) float32
}

func heightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case flowing:
		return o.heightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(flowingLayout); ok {
			return l.heightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// HeightFor is the height that an object needs at a width.
func HeightFor(o fyne.CanvasObject, width float32) float32 { return heightFor(o, width) }

// flowingLayout is a layout whose height depends on the width it is given.
type flowingLayout interface {
	heightFor(objects []fyne.CanvasObject, width float32) float32
}

// Wrap is Row that begins a new line where the width is used up.
func Wrap(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(wrapRow{gap: gap, below: gap}, objects...)
}

// WrapLines is Wrap with another gap between its lines.
func WrapLines(gap, below float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(wrapRow{gap: gap, below: below}, objects...)
}

func (i inset) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightFor(objects[0], width-i.left-i.right) + i.top + i.bottom
}

// rowLayout puts objects beside each other, each as wide as it needs, in the middle of the height.
type rowLayout struct{ gap float32 }

// Row puts objects beside each other with a gap, each as wide as it needs.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(rowLayout{gap: gap}, objects...)
}

func (r rowLayout) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if size.Width > 0 {
			size.Width += r.gap
		}
		least := oneLine(o)
		size.Width += least.Width
		size.Height = max(size.Height, least.Height)
	}
	return size
}

func (r rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var x float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := oneLine(o)
		o.Resize(least)
		o.Move(fyne.NewPos(x, (size.Height-least.Height)/2))
		x += least.Width + r.gap
	}
}

// oneLine returns an object's size where running text and tabs are not wrapped.
func oneLine(o fyne.CanvasObject) fyne.Size {
	switch o := o.(type) {
	case *Flow:
		return fyne.NewSize(o.widest()+1, o.lineHeight())
	case *Tabs:
		return fyne.NewSize(o.widest(), tabsHeight)
	}
	return o.MinSize()
}

// inset keeps room free around its only object.
type inset struct{ left, top, right, bottom float32 }

// Inset keeps room free around an object.
func Inset(o fyne.CanvasObject, left, top, right, bottom float32) *fyne.Container {
	return container.New(inset{left, top, right, bottom}, o)
}

func (i inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(i.left+i.right, i.top+i.bottom)
}

func (i inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(i.left, i.top))
	objects[0].Resize(fyne.NewSize(max(0, size.Width-i.left-i.right), max(0, size.Height-i.top-i.bottom)))
}

// ground is a rectangle that follows the theme.
type ground struct {
	*canvas.Rectangle
	fill, line fyne.ThemeColorName
}

func newGround(fill, line fyne.ThemeColorName, radius float32) *ground {
	g := &ground{Rectangle: canvas.NewRectangle(Colour(fill)), fill: fill, line: line}
	g.CornerRadius = radius
	g.recolour()
	return g
}

func (g *ground) recolour() {
	g.FillColor = Colour(g.fill)
	if g.line != "" {
		g.StrokeColor, g.StrokeWidth = Colour(g.line), 1
	}
}
