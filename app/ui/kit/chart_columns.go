package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
)

const (
	columnsHeight float32 = 72 // at least
	columnBroad   float32 = 22 // at most
	columnApart   float32 = 3
	numberSize    float32 = 11
	numberHeight  float32 = 15
	axisHeight    float32 = 20
)

// ChartColumn is one column of a chart: its value, what it counts for the tooltip, its colour, and where it leads.
type ChartColumn struct {
	Value  int
	Counts string
	Tone   Tone
	Open   func()
}

// ChartGroup is the columns that stand together over one word.
type ChartGroup struct {
	Label   string
	Columns []ChartColumn
}

// ColumnChart is groups of upright columns, each with its value over it in figures. The axis begins at nothing.
type ColumnChart struct {
	*fyne.Container
	Columns []*ColumnBar
}

// ColumnBar is one column of a chart.
type ColumnBar struct {
	pressStop
	column ChartColumn
	most   int
	value  *canvas.Text
	body   *canvas.Rectangle
}

var _ Stop = (*ColumnBar)(nil)

// NewColumnChart makes a chart; its columns take the height that they are given.
func NewColumnChart(groups ...ChartGroup) *ColumnChart {
	most := 1
	for _, g := range groups {
		for _, c := range g.Columns {
			most = max(most, c.Value)
		}
	}
	chart := &ColumnChart{}
	line := Hairline()
	var objects []fyne.CanvasObject
	lay := &columnsLayout{line: line}
	for _, g := range groups {
		group := columnsGroup{label: NewWords(g.Label, CaptionSize, false, ColorSoft).Least(0)}
		for _, c := range g.Columns {
			bar := newColumnBar(c, most)
			chart.Columns = append(chart.Columns, bar)
			group.bars = append(group.bars, bar)
			objects = append(objects, bar)
		}
		lay.groups = append(lay.groups, group)
		objects = append(objects, group.label)
	}
	chart.Container = container.New(lay, append(objects, line)...)
	return chart
}

func newColumnBar(c ChartColumn, most int) *ColumnBar {
	b := &ColumnBar{column: c, most: most, value: centred(NewText("", numberSize)), body: canvas.NewRectangle(nil)}
	b.margin, b.body.CornerRadius = 1, 2
	b.make(b, c.Open, b.Refresh)
	b.SetToolTip(c.Counts)
	return b
}

// CreateRenderer is for the toolkit.
func (b *ColumnBar) CreateRenderer() fyne.WidgetRenderer {
	r := &stopRenderer{
		objects: []fyne.CanvasObject{b.lit, b.body, b.value, b.ring}, of: b,
		least: func() fyne.Size { return fyne.NewSize(6, columnsHeight-axisHeight) },
		lay: func(size fyne.Size) {
			b.pressStop.lay(size)
			b.value.Text = lang.Number(int64(b.column.Value))
			tall := barLength(b.column.Value, b.most, size.Height-numberHeight)
			width := min(columnBroad, size.Width)
			put(b.body, fyne.NewPos((size.Width-width)/2, size.Height-tall), fyne.NewSize(width, tall))
			put(b.value, fyne.NewPos(0, size.Height-tall-numberHeight), fyne.NewSize(size.Width, numberHeight))
			// Numbers that would run into each other are left to the tooltip and the list.
			b.value.Hidden = WidthOf(numberSize, fyne.TextStyle{}).Width(b.value.Text) > size.Width+columnApart
		},
		repaint: func() {
			b.paint()
			b.value.Color, b.body.FillColor = Colour(ColorSoft), b.column.Tone.Colour()
		},
	}
	r.repaint()
	return r
}

type columnsGroup struct {
	label *Words
	bars  []*ColumnBar
}

// columnsLayout puts the groups beside each other over the axis, its words under it.
type columnsLayout struct {
	groups []columnsGroup
	line   fyne.CanvasObject
}

func (l *columnsLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(len(l.groups))*24, columnsHeight)
}

func (l *columnsLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if len(l.groups) == 0 {
		return
	}
	each, tall := size.Width/float32(len(l.groups)), size.Height-axisHeight
	put(l.line, fyne.NewPos(0, tall), fyne.NewSize(size.Width, 1))
	for i, g := range l.groups {
		left := each * float32(i)
		width := min(columnBroad*2, (each-8-columnApart*float32(len(g.bars)-1))/float32(len(g.bars)))
		x := left + (each-width*float32(len(g.bars))-columnApart*float32(len(g.bars)-1))/2
		for _, b := range g.bars {
			put(b, fyne.NewPos(x, 0), fyne.NewSize(width, tall))
			x += width + columnApart
		}
		least := g.label.MinSize()
		label := min(each, WidthOf(CaptionSize, fyne.TextStyle{}).Width(g.label.Text())+1)
		put(g.label, fyne.NewPos(left+(each-label)/2, tall+2), fyne.NewSize(label, least.Height))
	}
}
