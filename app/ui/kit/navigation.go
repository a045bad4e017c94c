package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
)

const (
	navigationWidth float32 = 196 // the least; words that need more get it
	navigationMost  float32 = 230
	navigationSides float32 = 36 // of a word
	navigationItem  float32 = 31
	navigationTop   float32 = 48
	navigationGap   float32 = 18 // with the line between groups in it
)

// Place is a page of the navigation.
type Place struct {
	ID   string
	Word string
}

// Badge is how much waits on a page; zero shows nothing.
type Badge struct {
	Count  int
	Urgent bool // red, not soft
}

// Navigation is the list of pages at the window's left. Up and down move through it while it has
// the keyboard, Enter and Space go there.
type Navigation struct {
	widget.BaseWidget
	OnChoose func(id string)

	brand   string
	places  []*Place // nil is a line between groups
	badges  map[string]Badge
	current string
	cursor  int // where the keyboard is
	focused bool
	hovered int

	scroll  *container.Scroll // in which it lies; nil where it lies in none
	width   float32
	rows    []navigationRow
	edge    *canvas.Rectangle
	title   *canvas.Text
	objects []fyne.CanvasObject
}

type navigationRow struct {
	place  *Place
	top    float32
	ground *canvas.Rectangle
	word   *canvas.Text
	pill   *canvas.Rectangle
	count  *canvas.Text
}

var (
	_ fyne.Tappable     = (*Navigation)(nil)
	_ fyne.Focusable    = (*Navigation)(nil)
	_ desktop.Hoverable = (*Navigation)(nil)
)

// NewNavigation makes the list under the program's name. A nil place is a line between groups.
func NewNavigation(brand string, choose func(id string), places ...*Place) *Navigation {
	n := &Navigation{
		brand: brand, OnChoose: choose, badges: map[string]Badge{}, hovered: -1, cursor: -1,
		edge:  canvas.NewRectangle(color.Transparent),
		title: NewBold("", TitleSize),
	}
	n.ExtendBaseWidget(n)
	n.SetPlaces(places...)
	return n
}

// InScroll returns the list in a scroll: a small screen does not hold all of it.
func (n *Navigation) InScroll() fyne.CanvasObject {
	if n.scroll == nil {
		n.scroll = container.NewVScroll(n)
	}
	return n.scroll
}

// reveal scrolls no further than it must for a row to be seen.
func (n *Navigation) reveal(i int) {
	if n.scroll == nil || i < 0 || n.scroll.Size().Height <= 0 {
		return
	}
	top, room := n.rows[i].top, n.scroll.Size().Height
	offset := min(top-navigationGap, max(n.scroll.Offset.Y, top+navigationItem+navigationGap-room))
	if i == n.next(-1, 1) {
		offset = 0
	}
	if offset != n.scroll.Offset.Y {
		n.scroll.ScrollToOffset(fyne.NewPos(0, max(0, offset)))
	}
}

// at returns the row of a page, -1 where there is none.
func (n *Navigation) at(id string) int {
	return slices.IndexFunc(n.rows, func(r navigationRow) bool { return r.place != nil && r.place.ID == id })
}

// SetPlaces changes the pages, as when the language has changed.
func (n *Navigation) SetPlaces(places ...*Place) {
	n.places, n.rows = places, nil
	n.objects = []fyne.CanvasObject{n.edge, n.title}
	n.width = navigationWidth
	y := navigationTop
	for _, p := range places {
		row := navigationRow{place: p, top: y, ground: canvas.NewRectangle(color.Transparent)}
		n.objects = append(n.objects, row.ground)
		if p == nil {
			y += navigationGap
		} else {
			row.ground.CornerRadius = 6
			row.word = NewText("", TextSize)
			row.pill = canvas.NewRectangle(color.Transparent)
			row.pill.CornerRadius = 9
			row.count = centred(NewText("", 11))
			n.objects = append(n.objects, row.word, row.pill, row.count)
			y += navigationItem
			n.width = max(n.width, WidthOf(TextSize, fyne.TextStyle{Bold: true}).Width(p.Word)+navigationSides)
		}
		n.rows = append(n.rows, row)
	}
	n.Refresh()
}

// Choose shows which page is open, without telling OnChoose.
func (n *Navigation) Choose(id string) {
	n.current = id
	n.Refresh()
	n.reveal(n.at(id))
}

// Current tells which page is shown as open.
func (n *Navigation) Current() string { return n.current }

// SetBadge shows how much waits on a page.
func (n *Navigation) SetBadge(id string, b Badge) {
	if n.badges[id] == b {
		return
	}
	n.badges[id] = b
	n.Refresh()
}

// Badge tells how much is shown to wait on a page.
func (n *Navigation) Badge(id string) Badge { return n.badges[id] }

func (n *Navigation) rowAt(y float32) int {
	for i, r := range n.rows {
		if r.place != nil && y >= r.top && y < r.top+navigationItem {
			return i
		}
	}
	return -1
}

func (n *Navigation) choose(i int) {
	if i < 0 || i >= len(n.rows) || n.rows[i].place == nil {
		return
	}
	n.cursor = i
	if n.OnChoose != nil {
		n.OnChoose(n.rows[i].place.ID)
	}
}

// Tapped goes to the page under the pointer.
func (n *Navigation) Tapped(e *fyne.PointEvent) { n.choose(n.rowAt(e.Position.Y)) }

// MouseIn lights the page under the pointer.
func (n *Navigation) MouseIn(e *desktop.MouseEvent) { n.MouseMoved(e) }

// MouseMoved lights the page under the pointer.
func (n *Navigation) MouseMoved(e *desktop.MouseEvent) { n.hover(n.rowAt(e.Position.Y)) }

// MouseOut puts the light out.
func (n *Navigation) MouseOut() { n.hover(-1) }

func (n *Navigation) hover(i int) {
	if i != n.hovered {
		n.hovered = i
		n.Refresh()
	}
}

// FocusGained puts the keyboard on the page that is open.
func (n *Navigation) FocusGained() {
	n.focused, n.cursor = true, n.at(n.current)
	if n.cursor < 0 {
		n.cursor = n.next(-1, 1)
	}
	n.reveal(n.cursor)
	n.Refresh()
}

// FocusLost ends that.
func (n *Navigation) FocusLost() {
	n.focused = false
	n.Refresh()
}

// TypedRune is of no use here.
func (n *Navigation) TypedRune(rune) {}

// TypedKey moves through the pages.
func (n *Navigation) TypedKey(e *fyne.KeyEvent) {
	var to int
	switch e.Name {
	case fyne.KeyDown:
		to = n.next(n.cursor, 1)
	case fyne.KeyUp:
		to = n.next(n.cursor, -1)
	case fyne.KeyHome:
		to = n.next(-1, 1)
	case fyne.KeyEnd:
		to = n.next(len(n.rows), -1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		n.choose(n.cursor)
		return
	default:
		PassKey(n, e)
		return
	}
	if to >= 0 {
		n.cursor = to
		n.reveal(to)
		n.Refresh()
	}
}

// next gives the page after or before a row, -1 where there is none.
func (n *Navigation) next(from, by int) int {
	for i := from + by; i >= 0 && i < len(n.rows); i += by {
		if n.rows[i].place != nil {
			return i
		}
	}
	return -1
}

// CreateRenderer is for the toolkit.
func (n *Navigation) CreateRenderer() fyne.WidgetRenderer { return navigationRenderer{n} }

type navigationRenderer struct{ n *Navigation }

func (r navigationRenderer) Objects() []fyne.CanvasObject { return r.n.objects }
func (r navigationRenderer) Destroy()                     {}

func (r navigationRenderer) MinSize() fyne.Size {
	bottom := navigationTop
	for _, row := range r.n.rows {
		bottom = row.top + navigationItem
	}
	return fyne.NewSize(min(r.n.width, navigationMost), bottom+8)
}

func (r navigationRenderer) Layout(size fyne.Size) {
	n := r.n
	n.edge.Move(fyne.NewPos(size.Width-1, 0))
	n.edge.Resize(fyne.NewSize(1, size.Height))
	n.title.Move(fyne.NewPos(18, 10))
	n.title.Resize(fyne.NewSize(size.Width-36, 30))
	for _, row := range n.rows {
		if row.place == nil {
			row.ground.Move(fyne.NewPos(18, row.top+navigationGap/2))
			row.ground.Resize(fyne.NewSize(size.Width-36, 1))
			continue
		}
		row.ground.Move(fyne.NewPos(8, row.top+0.5))
		row.ground.Resize(fyne.NewSize(size.Width-17, navigationItem-1))
		row.word.Move(fyne.NewPos(18, row.top))
		row.word.Resize(fyne.NewSize(size.Width-70, navigationItem))
		pill := max(20, row.count.MinSize().Width+12)
		row.pill.Move(fyne.NewPos(size.Width-18-pill, row.top+(navigationItem-18)/2))
		row.pill.Resize(fyne.NewSize(pill, 18))
		row.count.Move(row.pill.Position())
		row.count.Resize(row.pill.Size())
	}
}

func (r navigationRenderer) Refresh() {
	n := r.n
	n.edge.FillColor = Colour(ColorLine)
	n.title.Text, n.title.Color = n.brand, Colour(ColorAccent)
	for i, row := range n.rows {
		if row.place == nil {
			row.ground.FillColor = Colour(ColorLine)
			continue
		}
		open := row.place.ID == n.current
		row.ground.FillColor, row.ground.StrokeWidth = color.Transparent, 0
		row.word.Color = Colour(ColorText)
		Restyle(row.word, fyne.TextStyle{Bold: open})
		switch {
		case open:
			row.ground.FillColor, row.word.Color = Colour(ColorAccentGround), Colour(ColorAccent)
		case i == n.hovered:
			row.ground.FillColor = Colour(ColorHover)
		}
		if n.focused && i == n.cursor {
			row.ground.StrokeColor, row.ground.StrokeWidth = Colour(ColorAccent), 1.5
		}
		badge := n.badges[row.place.ID]
		row.pill.Hidden, row.count.Hidden = badge.Count == 0, badge.Count == 0
		tone := ToneGrey
		if badge.Urgent {
			tone = ToneRed
		}
		row.pill.FillColor, row.count.Color = tone.Ground(), tone.Colour()
		row.count.Text = lang.Number(int64(badge.Count))
		room := min(n.width, navigationMost) - navigationSides
		if badge.Count > 0 {
			room -= 34
		}
		row.word.Text = WidthOf(TextSize, row.word.TextStyle).Cut(row.place.Word, room)
	}
	r.Layout(n.Size())
	for _, o := range n.objects {
		o.Refresh()
	}
	canvas.Refresh(n)
}
