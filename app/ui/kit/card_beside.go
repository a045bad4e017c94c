package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// besideGap is the room between two things that stand side by side on a card.
const besideGap float32 = 16

// Beside puts two texts side by side, each over half of the card, under a label, which may be empty.
func (c *Card) Beside(label, left, right []Part) *Card {
	return c.add(newBesideLine(label, left, right), 9)
}

// besideLine is a label over two columns.
type besideLine struct {
	widget.BaseWidget
	label, left, right *Flow
	line               *Surface
}

func newBesideLine(label, left, right []Part) *besideLine {
	b := &besideLine{label: NewFlow(label...), left: NewFlow(left...), right: NewFlow(right...), line: Hairline()}
	b.ExtendBaseWidget(b)
	return b
}

func (b *besideLine) follow(bring func(fyne.CanvasObject)) {
	for _, f := range []*Flow{b.label, b.left, b.right} {
		f.follow(bring)
	}
}

func (b *besideLine) firstStop() fyne.Focusable {
	for _, f := range []*Flow{b.label, b.left, b.right} {
		if s := f.firstStop(); s != nil {
			return s
		}
	}
	return nil
}

func (b *besideLine) half(width float32) float32 { return (width - besideGap) / 2 }

// top is the height of the label, where there is one.
func (b *besideLine) top(width float32) float32 {
	if len(b.label.parts) == 0 {
		return 0
	}
	return b.label.heightFor(width)
}

func (b *besideLine) heightFor(width float32) float32 {
	half := b.half(width)
	return b.top(width) + max(b.left.heightFor(half), b.right.heightFor(half)) + 6
}

func (b *besideLine) CreateRenderer() fyne.WidgetRenderer {
	return &linesRenderer{objects: []fyne.CanvasObject{b.label, b.left, b.right, b.line}, of: b, layout: func(size fyne.Size) {
		top, half := b.top(size.Width), b.half(size.Width)
		b.label.Resize(fyne.NewSize(size.Width, top))
		b.left.Move(fyne.NewPos(0, top))
		b.left.Resize(fyne.NewSize(half, size.Height-top-6))
		b.right.Move(fyne.NewPos(half+besideGap, top))
		b.right.Resize(fyne.NewSize(half, size.Height-top-6))
		b.line.Move(fyne.NewPos(0, size.Height-1))
		b.line.Resize(fyne.NewSize(size.Width, 1))
	}}
}
