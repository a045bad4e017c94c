package kit

import (
	"image/color"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"accord/app/lang"
)

const (
	headerHeight float32 = 30
	sortArrow    float32 = 12
	edgeReach    float32 = 6 // how near to an edge the pointer takes hold of it
	moreWidth    float32 = 22
)

// columnHeaderCalls are the calls of a heading to its list.
type columnHeaderCalls struct {
	sorted   func(field string, descending bool)
	arranged func(done bool) // columns have changed; done is false while an edge is being dragged
	natural  func(column int) float32
	now      func() time.Time
}

// columnHeader is the line of headings: a click sorts, an edge is dragged, a right click offers
// what else can be done with a column.
type columnHeader struct {
	CutTip
	columns *columnSet
	calls   columnHeaderCalls

	sort       string
	descending bool

	places  []place
	ground  *canvas.Rectangle
	line    *canvas.Rectangle
	hover   *canvas.Rectangle
	arrow   *canvas.Image
	more    *canvas.Text   // how many columns have no room
	labels  []*canvas.Text // by column
	objects []fyne.CanvasObject

	edge     int // held by the mouse, -1: none
	heldAt   float32
	heldFrom []place
	moved    bool // the edge held has been moved
	onEdge   bool // the pointer is over an edge
	lastEdge int
	lastDown time.Time
}

var (
	_ fyne.Tappable          = (*columnHeader)(nil)
	_ fyne.SecondaryTappable = (*columnHeader)(nil)
	_ fyne.Draggable         = (*columnHeader)(nil)
	_ desktop.Mouseable      = (*columnHeader)(nil)
	_ desktop.Hoverable      = (*columnHeader)(nil)
	_ desktop.Cursorable     = (*columnHeader)(nil)
)

func newColumnHeader(columns *columnSet, calls columnHeaderCalls) *columnHeader {
	h := &columnHeader{
		columns: columns, calls: calls, edge: -1, lastEdge: -1,
		ground: canvas.NewRectangle(color.Transparent),
		line:   canvas.NewRectangle(color.Transparent),
		hover:  canvas.NewRectangle(color.Transparent),
		arrow:  newIcon(GlyphUp, ColorSoft, sortArrow-2),
		more:   NewText("", CaptionSize),
	}
	h.hover.Hide()
	h.arrow.Hide()
	h.more.Alignment = fyne.TextAlignTrailing
	h.objects = []fyne.CanvasObject{h.ground, h.hover, h.line, h.arrow, h.more}
	for _, spec := range columns.specs {
		label := NewBold("", CaptionSize)
		if spec.right {
			label.Alignment = fyne.TextAlignTrailing
		}
		h.labels = append(h.labels, label)
		h.objects = append(h.objects, label)
	}
	h.ExtendBaseWidget(h)
	return h
}

func (h *columnHeader) label(column int) string { return lang.T(h.columns.specs[column].label) }

func (h *columnHeader) setSort(field string, descending bool) {
	h.sort, h.descending = field, descending
	h.arrange()
}

// arrange places the headings over their columns.
func (h *columnHeader) arrange() {
	size := h.Size()
	h.places = h.columns.fit(size.Width)
	paint(h.ground, Colour(ColorPanel))
	paint(h.line, Colour(ColorLine))
	paint(h.hover, Colour(ColorHover))
	h.ground.Resize(size)
	h.line.Move(fyne.NewPos(0, size.Height-1))
	h.line.Resize(fyne.NewSize(size.Width, 1))
	for _, label := range h.labels {
		label.Hide()
	}
	h.arrow.Hide()
	measure := WidthOf(CaptionSize, fyne.TextStyle{Bold: true})
	colour := Colour(ColorSoft)
	h.more.Text, h.more.Color = "", colour
	if _, gone := h.columns.fitting(size.Width); len(gone) > 0 {
		h.more.Text = "+" + lang.Number(int64(len(gone)))
	}
	h.more.Move(fyne.NewPos(size.Width-moreWidth, 0))
	h.more.Resize(fyne.NewSize(moreWidth-2, size.Height-1))
	h.more.Refresh()
	for _, p := range h.places {
		label, spec := h.labels[p.column], h.columns.specs[p.column]
		if h.more.Text != "" {
			p.width = min(p.width, size.Width-moreWidth-p.x)
		}
		room := p.width
		sorted := spec.sort != "" && spec.sort == h.sort
		if sorted {
			room -= sortArrow
		}
		label.Text, label.Color = measure.Cut(h.label(p.column), room), colour
		x := p.x
		if sorted && spec.right {
			x += sortArrow
		}
		label.Move(fyne.NewPos(x, 0))
		label.Resize(fyne.NewSize(room, size.Height-1))
		label.Show()
		label.Refresh()
		if sorted {
			h.placeArrow(p, spec.right, measure.Width(label.Text))
		}
	}
	canvas.Refresh(h)
}

func (h *columnHeader) placeArrow(p place, right bool, text float32) {
	glyph := GlyphUp
	if h.descending {
		glyph = GlyphDown
	}
	turnTo(h.arrow, glyph, ColorSoft)
	x := p.x + text + 4
	if right {
		x = p.x + p.width - text - sortArrow - 2
	}
	side := sortArrow - 3
	h.arrow.Resize(fyne.NewSquareSize(side))
	h.arrow.Move(fyne.NewPos(x, (h.Size().Height-side)/2))
	h.arrow.Show()
}

// Resize places the headings again.
func (h *columnHeader) Resize(size fyne.Size) {
	if size == h.Size() {
		return
	}
	h.BaseWidget.Resize(size)
	h.arrange()
}

// edgeAt returns the number of the edge near x, -1 where there is none.
func (h *columnHeader) edgeAt(x float32) int {
	for n := 0; n+1 < len(h.places); n++ {
		edge := h.places[n].x + h.places[n].width + columnGap/2
		if x >= edge-edgeReach && x <= edge+edgeReach {
			return n
		}
	}
	return -1
}

// columnAt returns the place number of the column at x, -1 where there is none.
func (h *columnHeader) columnAt(x float32) int { return placeAt(h.places, x) }

// Tapped sorts by the column, or the other way round.
func (h *columnHeader) Tapped(e *fyne.PointEvent) {
	n := h.columnAt(e.Position.X)
	if n < 0 || h.edgeAt(e.Position.X) >= 0 {
		return
	}
	h.sortBy(h.columns.specs[h.places[n].column].sort)
}

func (h *columnHeader) sortBy(field string) {
	if field == "" {
		return
	}
	h.sorted(field, field == h.sort && !h.descending)
}

func (h *columnHeader) sorted(field string, descending bool) {
	h.setSort(field, descending)
	h.calls.sorted(field, descending)
}

// TappedSecondary offers what can be done with the column.
func (h *columnHeader) TappedSecondary(e *fyne.PointEvent) {
	if n := h.columnAt(e.Position.X); n >= 0 {
		ShowMenu(h.menu(h.places[n].column), h, e.AbsolutePosition)
	}
}

// changing does something to the columns and shows it.
func (h *columnHeader) changing(change func()) func() {
	return func() {
		change()
		h.arrange()
		h.calls.arranged(true)
	}
}

// choice shows and hides columns.
func (h *columnHeader) choice() Menu {
	var choice Menu
	for i := range h.columns.specs {
		choice = append(choice, &MenuItem{
			Word: h.label(i), Checked: !h.columns.hidden[i],
			Do: h.changing(func() { h.columns.hide(i, !h.columns.hidden[i]) }),
		})
	}
	return choice
}

// restore brings back the columns shown at first.
func (h *columnHeader) restore() *MenuItem {
	return &MenuItem{Word: lang.T("list.columns.reset"), Do: h.changing(h.columns.reset)}
}

func (h *columnHeader) menu(column int) Menu {
	spec := h.columns.specs[column]
	var menu Menu
	if spec.sort != "" {
		menu = append(menu,
			&MenuItem{Word: lang.T("list.sort.ascending"), Do: func() { h.sorted(spec.sort, false) }},
			&MenuItem{Word: lang.T("list.sort.descending"), Do: func() { h.sorted(spec.sort, true) }},
			nil)
	}
	shown := h.columns.shown()
	return append(menu,
		&MenuItem{
			Word: lang.T("list.column.left"), Disabled: shown[0] == column,
			Do: h.changing(func() { h.columns.move(column, -1) }),
		},
		&MenuItem{
			Word: lang.T("list.column.right"), Disabled: shown[len(shown)-1] == column,
			Do: h.changing(func() { h.columns.move(column, 1) }),
		},
		&MenuItem{
			Word: lang.T("list.column.hide"), Disabled: len(shown) == 1,
			Do: h.changing(func() { h.columns.hide(column, true) }),
		},
		nil,
		&MenuItem{Word: lang.T("list.columns"), Sub: h.choice()},
		h.restore(),
	)
}

// MouseDown takes hold of an edge. The second of two quick ones makes the column as wide as its
// words.
func (h *columnHeader) MouseDown(e *desktop.MouseEvent) {
	h.edge = -1
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	h.edge = h.edgeAt(e.Position.X)
	h.heldAt, h.heldFrom = e.Position.X, h.places
	now := h.calls.now()
	if h.edge >= 0 && h.edge == h.lastEdge && now.Sub(h.lastDown) <= doubleClick {
		p := h.places[h.edge]
		h.columns.moveEdge(h.places, h.edge, h.calls.natural(p.column)-p.width)
		h.edge = -1
		h.arrange()
		h.calls.arranged(true)
	}
	h.lastEdge, h.lastDown = h.edge, now
}

// MouseUp does nothing: DragEnd follows it.
func (h *columnHeader) MouseUp(*desktop.MouseEvent) {}

// Dragged moves the edge held.
func (h *columnHeader) Dragged(e *fyne.DragEvent) {
	if h.edge < 0 {
		return
	}
	h.columns.moveEdge(h.heldFrom, h.edge, e.Position.X-h.heldAt)
	h.moved = true
	h.arrange()
	h.calls.arranged(false)
}

// DragEnd lets the edge go.
func (h *columnHeader) DragEnd() {
	h.edge = -1
	if h.moved {
		h.moved = false
		h.calls.arranged(true)
	}
}

// MouseIn shows what a click would do.
func (h *columnHeader) MouseIn(e *desktop.MouseEvent) { h.MouseMoved(e) }

// MouseMoved shows what a click would do.
func (h *columnHeader) MouseMoved(e *desktop.MouseEvent) {
	h.onEdge = h.edge >= 0 || h.edgeAt(e.Position.X) >= 0
	n := h.columnAt(e.Position.X)
	sortable := !h.onEdge && n >= 0 && h.columns.specs[h.places[n].column].sort != ""
	show(h.hover, sortable)
	if sortable {
		p := h.places[n]
		h.hover.Move(fyne.NewPos(p.x-columnGap/2, 0))
		h.hover.Resize(fyne.NewSize(p.width+columnGap, h.Size().Height-1))
	}
	column, full := -1, ""
	switch _, gone := h.columns.fitting(h.Size().Width); {
	case len(gone) > 0 && e.Position.X > h.Size().Width-moreWidth:
		full = lang.T("list.columns.narrow", h.labelled(gone))
	case n >= 0 && !h.onEdge:
		column = h.places[n].column
		if word := h.label(column); h.labels[column].Text != word {
			full = word
		}
	}
	h.Over(0, column, full, e)
}

// labelled names columns in the order in which they stand.
func (h *columnHeader) labelled(columns []int) string {
	var labels []string
	for _, i := range h.columns.order {
		if slices.Contains(columns, i) {
			labels = append(labels, h.label(i))
		}
	}
	return strings.Join(labels, ", ")
}

// MouseOut ends that.
func (h *columnHeader) MouseOut() {
	h.onEdge = false
	h.hover.Hide()
	h.Off()
}

// Cursor shows where an edge can be dragged.
func (h *columnHeader) Cursor() desktop.Cursor {
	if h.onEdge {
		return desktop.HResizeCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer is for the toolkit.
func (h *columnHeader) CreateRenderer() fyne.WidgetRenderer { return columnHeaderRenderer{h} }

type columnHeaderRenderer struct{ header *columnHeader }

func (r columnHeaderRenderer) Layout(fyne.Size)             {}
func (r columnHeaderRenderer) MinSize() fyne.Size           { return fyne.NewSize(columnLeast, headerHeight) }
func (r columnHeaderRenderer) Refresh()                     { r.header.arrange() }
func (r columnHeaderRenderer) Objects() []fyne.CanvasObject { return r.header.objects }
func (r columnHeaderRenderer) Destroy()                     {}
