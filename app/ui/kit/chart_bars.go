package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"accord/app/lang"
)

const (
	barLineHeight float32 = 24
	barThick      float32 = 9
)

// Bar is one bar of a chart: its name, its value and where it leads.
type Bar struct {
	Label string
	Value int
	Open  func()
}

// BarLine is a bar lying behind its name, with its value at the right edge in figures.
type BarLine struct {
	pressStop
	bar         Bar
	most        int
	name, value *canvas.Text
	body        *canvas.Rectangle
}

var _ Stop = (*BarLine)(nil)

// NewBars makes the bars of a chart. The longest takes all the room; the axis begins at nothing.
func NewBars(bars ...Bar) []*BarLine {
	most := 1
	for _, b := range bars {
		most = max(most, b.Value)
	}
	lines := make([]*BarLine, len(bars))
	for i, b := range bars {
		l := &BarLine{bar: b, most: most, name: NewText("", TextSize), value: NewText("", TextSize), body: canvas.NewRectangle(nil)}
		l.margin, l.body.CornerRadius = 6, 3
		l.value.Alignment = fyne.TextAlignTrailing
		l.make(l, b.Open, l.Refresh)
		l.SetToolTip(b.Label + ": " + lang.Number(int64(b.Value)))
		lines[i] = l
	}
	return lines
}

// CreateRenderer is for the toolkit.
func (l *BarLine) CreateRenderer() fyne.WidgetRenderer {
	plain := WidthOf(TextSize, fyne.TextStyle{})
	r := &stopRenderer{
		objects: []fyne.CanvasObject{l.lit, l.name, l.body, l.value, l.ring}, of: l,
		least: func() fyne.Size { return fyne.NewSize(160, barLineHeight) },
		lay: func(size fyne.Size) {
			l.pressStop.lay(size)
			name := min(180, size.Width*0.34)
			number := max(36, plain.Width(lang.Number(int64(l.most)))+4)
			l.name.Text, l.value.Text = plain.Cut(l.bar.Label, name-10), lang.Number(int64(l.bar.Value))
			put(l.name, fyne.NewPos(0, 0), fyne.NewSize(name, size.Height))
			put(l.value, fyne.NewPos(size.Width-number, 0), fyne.NewSize(number, size.Height))
			length := barLength(l.bar.Value, l.most, size.Width-name-number-10)
			put(l.body, fyne.NewPos(name, (size.Height-barThick)/2), fyne.NewSize(length, barThick))
		},
		repaint: func() {
			l.paint()
			l.name.Color, l.value.Color, l.body.FillColor = Colour(ColorText), Colour(ColorText), Colour(ColorAccent)
		},
	}
	r.repaint()
	return r
}

// barLength returns the length of a value's bar where the greatest value fills the room. Any value above zero stays
// visible.
func barLength(value, most int, room float32) float32 {
	switch {
	case value <= 0 || most <= 0 || room <= 0:
		return 0
	}
	return max(2, room*float32(value)/float32(most))
}
