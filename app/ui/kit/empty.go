package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Empty is what a page shows that has nothing to show yet: what belongs here, and the first step.
type Empty struct {
	widget.BaseWidget
	heading, text *Flow
	buttons       []*Button
}

var _ flowing = (*Empty)(nil)

// NewEmpty makes an empty page's words; the first button is the first step.
func NewEmpty(heading, text string, buttons ...*Button) *Empty {
	e := &Empty{
		heading: newFlow(HeadingSize, true, ColorText, Plain(heading)),
		text:    newFlow(TextSize, false, ColorSoft, Plain(text)),
		buttons: buttons,
	}
	e.ExtendBaseWidget(e)
	return e
}

// SetText changes the words.
func (e *Empty) SetText(heading, text string) {
	e.heading.SetParts(Plain(heading))
	e.text.SetParts(Plain(text))
	e.Refresh()
}

const emptyWidth float32 = 460

func (e *Empty) heightFor(width float32) float32 {
	inner := min(width-48, emptyWidth)
	height := e.heading.heightFor(inner) + 8 + e.text.heightFor(inner)
	if slices.ContainsFunc(e.buttons, (*Button).Visible) {
		height += 20 + buttonHeight
	}
	return height + 48
}

// CreateRenderer is for the toolkit.
func (e *Empty) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{e.heading, e.text}
	for _, b := range e.buttons {
		objects = append(objects, b)
	}
	return &linesRenderer{objects: objects, of: e, layout: func(size fyne.Size) {
		inner := max(40, min(size.Width-48, emptyWidth))
		x := (size.Width - inner) / 2
		// A little above the middle looks like the middle.
		y := max(24, (size.Height-e.heightFor(size.Width)+48)*0.42)
		for _, f := range []*Flow{e.heading, e.text} {
			height := f.heightFor(inner)
			f.Move(fyne.NewPos(x, y))
			f.Resize(fyne.NewSize(inner, height))
			y += height + 8
		}
		y += 12
		for _, b := range e.buttons {
			if !b.Visible() {
				continue
			}
			width := b.MinSize().Width
			b.Move(fyne.NewPos(x, y))
			b.Resize(fyne.NewSize(width, buttonHeight))
			x += width + 8
		}
	}}
}
