package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"accord/app/chart"
	"accord/storage/register"
)

// ChartView is a chart in the window. The pointer or the arrow keys go from value to value; the line under the chart
// names the current value and its source; a click or Enter opens the record behind it.
type ChartView struct {
	widget.BaseWidget
	draw   func(width, height float32, measure chart.Measure) []chart.Shape
	height float32
	open   func(register.Ref)

	shapes  []fyne.CanvasObject
	points  []chartPoint
	at      int // the point at hand, below 0 for none
	size    fyne.Size
	focused bool
	said    *Flow
	hint    string
	mark    *canvas.Rectangle
	ring    *canvas.Rectangle
	bring   func(fyne.CanvasObject)
}

var (
	_ flowing            = (*ChartView)(nil)
	_ stops              = (*ChartView)(nil)
	_ fyne.Focusable     = (*ChartView)(nil)
	_ fyne.Tappable      = (*ChartView)(nil)
	_ desktop.Hoverable  = (*ChartView)(nil)
	_ desktop.Cursorable = (*ChartView)(nil)
)

// chartPoint is a value of the chart: where it is drawn, what it says and what it is from.
type chartPoint struct {
	at     fyne.Position
	size   fyne.Size
	figure string
	record register.Ref
}

const (
	chartSaid float32 = 40 // under the chart, for two lines
	pointNear float32 = 3
)

// NewChartView makes a chart of a height, drawn by a function of app/chart. The hint stands under it while no value is at hand.
// Open leads to the record behind a value.
func NewChartView(height float32, hint string, draw func(width, height float32, measure chart.Measure) []chart.Shape, open func(register.Ref)) *ChartView {
	v := &ChartView{
		draw: draw, height: height, open: open, at: -1, hint: hint,
		mark: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
	}
	v.said = newFlow(CaptionSize, false, ColorSoft, Soft(hint))
	v.mark.StrokeWidth, v.ring.StrokeWidth, v.ring.CornerRadius = 2, 1.5, 4
	v.mark.Hide()
	v.ExtendBaseWidget(v)
	return v
}

func (v *ChartView) heightFor(float32) float32 { return v.height + chartSaid }

func (v *ChartView) follow(bring func(fyne.CanvasObject)) { v.bring = bring }

func (v *ChartView) firstStop() fyne.Focusable {
	if len(v.points) == 0 && v.size.Width > 0 {
		return nil
	}
	return v
}

// Said is what the line under the chart says.
func (v *ChartView) Said() string {
	if v.at < 0 {
		return v.hint
	}
	return v.points[v.at].figure
}

// Points counts the values.
func (v *ChartView) Points() int { return len(v.points) }

// measured is the width of a text as the window draws it.
func measured(text string, size float32, bold bool) float32 {
	return WidthOf(size, fyne.TextStyle{Bold: bold}).Width(text)
}

// chartInk is the colour of an ink in the theme in force.
func chartInk(i chart.Ink) color.Color {
	switch i {
	case chart.InkSoft:
		return Colour(ColorSoft)
	case chart.InkLine:
		return Colour(ColorLine)
	case chart.InkFirst:
		return Colour(ColorAccent)
	case chart.InkSecond:
		return Colour(ColorBlue)
	case chart.InkThird:
		return Colour(ColorAmber)
	}
	return Colour(ColorText)
}

// paint draws the chart again in a size.
func (v *ChartView) paint(size fyne.Size) {
	v.size, v.shapes = size, v.shapes[:0:0]
	points := v.points[:0:0]
	for _, s := range v.draw(size.Width, size.Height-chartSaid, measured) {
		v.shapes = append(v.shapes, drawnShape(s))
		if s.Figure == "" {
			continue
		}
		at, end := fyne.NewPos(min(s.X, s.X+s.W), min(s.Y, s.Y+s.H)), fyne.NewPos(max(s.X, s.X+s.W), max(s.Y, s.Y+s.H))
		if n := len(points) - 1; n >= 0 && points[n].figure == s.Figure && points[n].record == s.Record {
			last := &points[n] // another shape of the same value
			end = fyne.NewPos(max(end.X, last.at.X+last.size.Width), max(end.Y, last.at.Y+last.size.Height))
			last.at = fyne.NewPos(min(at.X, last.at.X), min(at.Y, last.at.Y))
			last.size = fyne.NewSize(end.X-last.at.X, end.Y-last.at.Y)
			continue
		}
		points = append(points, chartPoint{at, fyne.NewSize(end.X-at.X, end.Y-at.Y), s.Figure, s.Record})
	}
	v.points = points
	if v.at >= len(points) {
		v.at = -1
	}
}

// drawnShape is a shape of a chart as the toolkit draws it.
func drawnShape(s chart.Shape) fyne.CanvasObject {
	ink := chartInk(s.Ink)
	switch s.Form {
	case chart.Line:
		l := canvas.NewLine(ink)
		l.StrokeWidth = 1
		l.Position1, l.Position2 = fyne.NewPos(s.X, s.Y), fyne.NewPos(s.X+s.W, s.Y+s.H)
		return l
	case chart.Words:
		t := NewText(s.Text, s.Size)
		if s.Bold {
			t = NewBold(s.Text, s.Size)
		}
		t.Color = ink
		switch s.Align {
		case chart.Middle:
			t.Alignment = fyne.TextAlignCenter
		case chart.Right:
			t.Alignment = fyne.TextAlignTrailing
		}
		put(t, fyne.NewPos(s.X, s.Y), fyne.NewSize(s.W, s.H))
		return t
	}
	r := canvas.NewRectangle(ink)
	if s.Form == chart.Outline {
		r.FillColor, r.StrokeColor, r.StrokeWidth = color.Transparent, ink, 1
	}
	put(r, fyne.NewPos(s.X, s.Y), fyne.NewSize(s.W, s.H))
	return r
}

// choose takes a point at hand and says what it is.
func (v *ChartView) choose(at int) {
	if at == v.at {
		return
	}
	v.at = at
	v.say()
}

func (v *ChartView) say() {
	if v.at < 0 {
		v.mark.Hide()
		v.said.SetParts(Soft(v.hint))
	} else {
		p := v.points[v.at]
		put(v.mark, p.at.SubtractXY(pointNear, pointNear), p.size.AddWidthHeight(2*pointNear, 2*pointNear))
		v.mark.Show()
		v.said.SetParts(Plain(p.figure))
	}
	v.mark.Refresh()
	canvas.Refresh(v)
}

// pointUnder is the point at a place, below 0 for none. A low column is found by the room over it too.
func (v *ChartView) pointUnder(at fyne.Position) int {
	near := -1
	for i, p := range v.points {
		if at.X < p.at.X-pointNear || at.X > p.at.X+p.size.Width+pointNear {
			continue
		}
		if at.Y >= p.at.Y-pointNear && at.Y <= p.at.Y+p.size.Height+pointNear {
			return i
		}
		if at.Y < v.size.Height-chartSaid && (near < 0 || p.at.Y < v.points[near].at.Y) {
			near = i
		}
	}
	return near
}

// MouseIn takes the point under the pointer.
func (v *ChartView) MouseIn(e *desktop.MouseEvent) { v.choose(v.pointUnder(e.Position)) }

// MouseMoved takes the point under the pointer.
func (v *ChartView) MouseMoved(e *desktop.MouseEvent) { v.choose(v.pointUnder(e.Position)) }

// MouseOut leaves the points, but for the one at which the keyboard is.
func (v *ChartView) MouseOut() {
	if !v.focused {
		v.choose(-1)
	}
}

// Cursor is the pointing hand over a point that leads somewhere.
func (v *ChartView) Cursor() desktop.Cursor {
	if v.at >= 0 && !v.points[v.at].record.IsZero() {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Tapped opens the record of the point under the pointer.
func (v *ChartView) Tapped(e *fyne.PointEvent) {
	v.choose(v.pointUnder(e.Position))
	v.press()
}

func (v *ChartView) press() {
	if v.at >= 0 && v.open != nil && !v.points[v.at].record.IsZero() {
		v.open(v.points[v.at].record)
	}
}

// FocusGained takes the newest value.
func (v *ChartView) FocusGained() {
	v.focused = true
	if v.at < 0 {
		v.choose(len(v.points) - 1)
	}
	v.Refresh()
	keyboardAt(v.hint)
	if v.bring != nil {
		v.bring(v)
	}
}

// FocusLost leaves the values.
func (v *ChartView) FocusLost() {
	v.focused = false
	v.choose(-1)
	v.Refresh()
}

// TypedRune does nothing.
func (v *ChartView) TypedRune(rune) {}

// TypedKey goes from value to value and opens the record of the one at hand.
func (v *ChartView) TypedKey(e *fyne.KeyEvent) {
	last := len(v.points) - 1
	switch {
	case last < 0:
		PassKey(v, e)
	case e.Name == fyne.KeyLeft:
		v.choose(max(0, v.at-1))
	case e.Name == fyne.KeyRight:
		v.choose(min(last, v.at+1))
	case e.Name == fyne.KeyHome:
		v.choose(0)
	case e.Name == fyne.KeyEnd:
		v.choose(last)
	case e.Name == fyne.KeyReturn, e.Name == fyne.KeyEnter, e.Name == fyne.KeySpace:
		v.press()
	default:
		PassKey(v, e)
	}
}

// TypedShortcut hands everything on to the window.
func (v *ChartView) TypedShortcut(s fyne.Shortcut) { PassShortcut(v, s) }

// CreateRenderer is for the toolkit.
func (v *ChartView) CreateRenderer() fyne.WidgetRenderer {
	r := chartRenderer{v}
	r.recolour()
	return r
}

type chartRenderer struct{ v *ChartView }

func (r chartRenderer) recolour() {
	r.v.mark.StrokeColor, r.v.ring.StrokeColor = Colour(ColorText), Colour(ColorAccent)
	r.v.ring.Hidden = !r.v.focused
}

func (r chartRenderer) Layout(size fyne.Size) {
	v := r.v
	if size != v.size {
		v.paint(size)
	}
	put(v.said, fyne.NewPos(0, size.Height-chartSaid+4), fyne.NewSize(size.Width, chartSaid-4))
	put(v.ring, fyne.NewPos(-6, -2), size.AddWidthHeight(12, 0))
	if v.at >= 0 {
		v.say()
	}
}

func (r chartRenderer) MinSize() fyne.Size { return fyne.NewSize(200, r.v.height+chartSaid) }

func (r chartRenderer) Refresh() {
	r.recolour()
	r.v.paint(r.v.Size())
	r.Layout(r.v.Size())
	r.v.said.Refresh()
	canvas.Refresh(r.v)
}

func (r chartRenderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{}, r.v.shapes...), r.v.mark, r.v.said, r.v.ring)
}

func (r chartRenderer) Destroy() {}
