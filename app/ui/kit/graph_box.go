package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// graphBox is a node of a graph: a caption and two lines of words at the most; all of them are in its tooltip.
type graphBox struct {
	press
	graph   *Graph
	at      int
	node    GraphNode
	ground  *canvas.Rectangle
	caption *canvas.Text
	lines   [2]*canvas.Text
}

const graphPad float32 = 10

func newGraphBox(g *Graph, at int, n GraphNode) *graphBox {
	b := &graphBox{graph: g, at: at, node: n, ground: canvas.NewRectangle(Colour(ColorPanel)), caption: NewText("", CaptionSize)}
	b.ground.CornerRadius = 8
	for i := range b.lines {
		b.lines[i] = NewText("", CaptionSize)
		if at == 0 {
			b.lines[i] = NewBold("", CaptionSize)
		}
	}
	b.do = func() {
		if g.OnChoose != nil {
			g.OnChoose(at)
		}
	}
	b.extend(b, b.Refresh)
	b.SetToolTip(n.Words)
	return b
}

var (
	_ fyne.Focusable     = (*graphBox)(nil)
	_ desktop.Cursorable = (*graphBox)(nil)
)

// Cursor is the pointing hand.
func (b *graphBox) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained shows that the keyboard is here, and the box.
func (b *graphBox) FocusGained() {
	b.press.FocusGained()
	b.graph.reveal(b, false)
}

// TypedKey goes on to another box or presses this one.
func (b *graphBox) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		b.graph.move(b.at, e.Name)
	default:
		b.press.TypedKey(e)
	}
}

// TypedShortcut hands everything on to the window.
func (b *graphBox) TypedShortcut(s fyne.Shortcut) { PassShortcut(b, s) }

// inTwo breaks words into two lines, the second cut where there is more.
func inTwo(words string, width float32, of *TextWidth) (first, second string) {
	if of.Width(words) <= width {
		return words, ""
	}
	all := strings.Fields(words)
	n := 0
	for n < len(all) && of.Width(strings.Join(all[:n+1], " ")) <= width {
		n++
	}
	if n == 0 { // one word longer than the line
		return of.Cut(words, width), ""
	}
	return strings.Join(all[:n], " "), of.Cut(strings.Join(all[n:], " "), width)
}

// CreateRenderer is for the toolkit.
func (b *graphBox) CreateRenderer() fyne.WidgetRenderer {
	r := graphBoxRenderer{b}
	r.Refresh()
	return r
}

type graphBoxRenderer struct{ b *graphBox }

func (r graphBoxRenderer) Layout(size fyne.Size) {
	b := r.b
	b.ground.Resize(size)
	inner := size.Width - 2*graphPad
	b.caption.Text = WidthOf(b.caption.TextSize, b.caption.TextStyle).Cut(b.node.Caption, inner)
	b.lines[0].Text, b.lines[1].Text = inTwo(b.node.Words, inner, WidthOf(b.lines[0].TextSize, b.lines[0].TextStyle))
	y := float32(6)
	for _, t := range []*canvas.Text{b.caption, b.lines[0], b.lines[1]} {
		t.Move(fyne.NewPos(graphPad, y))
		t.Resize(fyne.NewSize(inner, t.MinSize().Height))
		y += t.MinSize().Height
	}
}

func (r graphBoxRenderer) MinSize() fyne.Size { return fyne.NewSize(graphNodeWidth, graphNodeHeight) }

func (r graphBoxRenderer) Refresh() {
	b := r.b
	fill, edge := Colour(ColorPanel), Colour(ColorInputLine)
	if b.at == 0 {
		fill, edge = Colour(ColorAccentGround), Colour(ColorAccent)
	}
	if b.hovered {
		fill = over(fill, Colour(ColorHover))
	}
	b.ground.FillColor, b.ground.StrokeColor, b.ground.StrokeWidth = fill, edge, 1
	if b.focused {
		b.ground.StrokeColor, b.ground.StrokeWidth = Colour(ColorAccent), 2
	}
	b.caption.Color = Colour(ColorSoft)
	for _, t := range b.lines {
		t.Color = Colour(ColorText)
	}
	r.Layout(b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(b)
}

func (r graphBoxRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.b.ground, r.b.caption, r.b.lines[0], r.b.lines[1]}
}

func (r graphBoxRenderer) Destroy() {}
