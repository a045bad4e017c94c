package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// GraphNode is one thing of a Graph.
type GraphNode struct {
	// Column is where it stands from left to right, below 0 too.
	Column int
	// On is the place among the nodes of the one that it hangs on; the middle one hangs on itself.
	On int
	// Caption is a small line over the words: what it is, and when.
	Caption, Words string
}

// Sizes of a graph.
const (
	graphNodeWidth  float32 = 228
	graphNodeHeight float32 = 62
	graphAcross     float32 = 44 // between columns
	graphBetween    float32 = 12 // between nodes of a column
	graphMargin     float32 = 20
)

// Graph draws things that come of one another as boxes in columns, with lines between them, around the one in the
// middle. It lies on a scroll of its own. The keyboard goes from box to box by the arrows.
type Graph struct {
	widget.BaseWidget
	// OnChoose is called with the place of a node that is pressed.
	OnChoose func(at int)

	nodes  []GraphNode
	boxes  []*graphBox
	lines  []*canvas.Line
	field  *fyne.Container
	scroll *Scroll
	size   fyne.Size
}

// NewGraph makes an empty graph.
func NewGraph() *Graph {
	g := &Graph{}
	g.field = container.New(graphLayout{g})
	g.scroll = newScrollBoth(g.field)
	g.ExtendBaseWidget(g)
	return g
}

// Scrolled scrolls the graph by the wheel.
func (g *Graph) Scrolled(e *fyne.ScrollEvent) { g.scroll.Scrolled(e) }

// CreateRenderer is for the toolkit.
func (g *Graph) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(g.scroll) }

// SetNodes draws nodes; the first is the one in the middle, and each stands behind the one it hangs on.
func (g *Graph) SetNodes(nodes []GraphNode) {
	g.nodes, g.boxes, g.lines = nodes, nil, nil
	objects := make([]fyne.CanvasObject, 0, 4*len(nodes))
	for i, n := range nodes {
		if n.On != i {
			for range 3 {
				line := canvas.NewLine(Colour(ColorInputLine))
				line.StrokeWidth = 1
				g.lines = append(g.lines, line)
				objects = append(objects, line)
			}
		}
	}
	for i, n := range nodes {
		box := newGraphBox(g, i, n)
		g.boxes = append(g.boxes, box)
		objects = append(objects, box)
	}
	g.field.Objects = objects
	g.arrange()
	g.field.Refresh()
	g.scroll.Refresh()
	g.middle()
}

// Focus puts the keyboard on the middle box.
func (g *Graph) Focus() {
	if len(g.boxes) > 0 {
		focus(g.boxes[0])
	}
}

// columns returns the places of the nodes column by column, from left to right, and the leftmost column.
func (g *Graph) columns() (columns [][]int, first int) {
	last := 0
	for _, n := range g.nodes {
		first, last = min(first, n.Column), max(last, n.Column)
	}
	columns = make([][]int, last-first+1)
	for i, n := range g.nodes {
		columns[n.Column-first] = append(columns[n.Column-first], i)
	}
	return columns, first
}

// arrange puts the boxes into their columns, each column in the middle of the height, and the lines between them.
func (g *Graph) arrange() {
	columns, _ := g.columns()
	tallest := 0
	for _, column := range columns {
		tallest = max(tallest, len(column))
	}
	height := func(n int) float32 { return float32(n)*(graphNodeHeight+graphBetween) - graphBetween }
	least := fyne.NewSize(float32(len(columns))*(graphNodeWidth+graphAcross)-graphAcross, height(tallest)).
		AddWidthHeight(2*graphMargin, 2*graphMargin)
	room := g.scroll.Size()
	g.size = least
	left := max(graphMargin, (room.Width-least.Width)/2+graphMargin)
	middle := max(least.Height, room.Height) / 2
	for x, column := range columns {
		y := middle - height(len(column))/2
		for _, i := range column {
			g.boxes[i].Resize(fyne.NewSize(graphNodeWidth, graphNodeHeight))
			g.boxes[i].Move(fyne.NewPos(left+float32(x)*(graphNodeWidth+graphAcross), y))
			y += graphNodeHeight + graphBetween
		}
	}
	at := 0
	for i, n := range g.nodes {
		if n.On == i {
			continue
		}
		from, to := g.boxes[n.On].Position(), g.boxes[i].Position()
		if from.X > to.X {
			from, to = to, from
		}
		a := from.AddXY(graphNodeWidth, graphNodeHeight/2)
		d := to.AddXY(0, graphNodeHeight/2)
		half := (a.X + d.X) / 2
		b, c := fyne.NewPos(half, a.Y), fyne.NewPos(half, d.Y)
		for j, ends := range [][2]fyne.Position{{a, b}, {b, c}, {c, d}} {
			g.lines[at+j].Position1, g.lines[at+j].Position2 = ends[0], ends[1]
		}
		at += 3
	}
}

// middle scrolls to the middle box.
func (g *Graph) middle() {
	if len(g.boxes) == 0 {
		return
	}
	g.reveal(g.boxes[0], true)
}

// reveal scrolls until a box is visible, or centred where that is wanted.
func (g *Graph) reveal(box *graphBox, centred bool) {
	room, at := g.scroll.Size(), box.Position()
	part := func(offset, at, size, room float32) float32 {
		switch {
		case centred:
			return max(0, at+size/2-room/2)
		case at < offset+graphMargin:
			return max(0, at-graphMargin)
		case at+size > offset+room-graphMargin:
			return at + size + graphMargin - room
		}
		return offset
	}
	g.scroll.ScrollToOffset(fyne.NewPos(
		part(g.scroll.Offset.X, at.X, graphNodeWidth, room.Width),
		part(g.scroll.Offset.Y, at.Y, graphNodeHeight, room.Height)))
}

// move takes the keyboard to the neighbour of a box: up and down in its column, left and right to the nearest of the
// next one.
func (g *Graph) move(from int, key fyne.KeyName) {
	columns, first := g.columns()
	x := g.nodes[from].Column - first
	y := slices.Index(columns[x], from)
	switch key {
	case fyne.KeyUp:
		y--
	case fyne.KeyDown:
		y++
	case fyne.KeyLeft, fyne.KeyRight:
		if x--; key == fyne.KeyRight {
			x += 2
		}
		if x < 0 || x >= len(columns) {
			return
		}
		y = g.nearest(columns[x], from)
	}
	if y >= 0 && y < len(columns[x]) {
		focus(g.boxes[columns[x][y]])
	}
}

// nearest returns the place in a column of the box nearest to another one, first of all one that a line leads to.
func (g *Graph) nearest(column []int, to int) int {
	best, distance := 0, float32(-1)
	for y, i := range column {
		away := g.boxes[i].Position().Y - g.boxes[to].Position().Y
		if away < 0 {
			away = -away
		}
		if g.nodes[i].On != to && g.nodes[to].On != i {
			away += 1e6
		}
		if distance < 0 || away < distance {
			best, distance = y, away
		}
	}
	return best
}

type graphLayout struct{ g *Graph }

func (l graphLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.g.size }

func (l graphLayout) Layout([]fyne.CanvasObject, fyne.Size) {
	if len(l.g.boxes) > 0 {
		l.g.arrange()
	}
}
