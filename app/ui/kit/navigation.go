package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	navigationWidth  float32 = 196 // the least; words that need more get it
	navigationMost   float32 = 230
	navigationSides  float32 = 50 // of a word
	navigationItem   float32 = 29
	navigationHead   float32 = 26 // the heading of a group
	navigationTop    float32 = 46
	navigationGap    float32 = 18 // with the line before a group without a heading in it
	navigationIndent float32 = 14 // of a page that belongs to the one before it
	navigationBadge  float32 = 34 // at the most
	navigationDigit  float32 = 14 // the column before the words: digits, and the arrows of headings
)

// Place is a page of the navigation.
type Place struct {
	ID    string
	Word  string
	Inner bool   // belongs to the page before it: sessions to commissions
	Digit string // opens it with Ctrl, and stands softly before the word; may be empty
}

// PlaceGroup is pages that belong together. One without a word has no heading, does not fold and is parted from the
// others by a line.
type PlaceGroup struct {
	ID     string
	Word   string
	Places []*Place
}

// Badge is how much waits on a page; zero shows nothing.
type Badge struct {
	Count  int
	Urgent bool // red, not soft
}

// Navigation is the list of pages at the window's left, in groups that fold. Up and down move through it while it has the
// keyboard, Enter and Space go there or fold a group, as Left and Right do. The page that is open stays in sight in a
// folded group.
type Navigation struct {
	widget.BaseWidget
	OnChoose func(id string)
	OnFold   func(folded []string) // the IDs of the groups folded now; may be nil

	brand   string
	groups  []PlaceGroup
	folded  map[string]bool
	badges  map[string]Badge
	current string
	cursor  int // row where the keyboard is
	focused bool
	hovered int

	scroll  *Scroll // in which it lies; nil where it lies in none
	width   float32
	rows    []*navigationRow
	edge    *canvas.Rectangle
	title   *canvas.Text
	objects []fyne.CanvasObject
}

var (
	_ fyne.Tappable     = (*Navigation)(nil)
	_ fyne.Focusable    = (*Navigation)(nil)
	_ desktop.Hoverable = (*Navigation)(nil)
)

// NewNavigation makes the list under the program's name.
func NewNavigation(brand string, choose func(id string), groups ...PlaceGroup) *Navigation {
	n := &Navigation{
		brand: brand, OnChoose: choose, badges: map[string]Badge{}, folded: map[string]bool{}, hovered: -1, cursor: -1,
		edge:  canvas.NewRectangle(color.Transparent),
		title: NewBold("", TitleSize),
	}
	n.ExtendBaseWidget(n)
	n.SetGroups(groups...)
	return n
}

// InScroll returns the list in a scroll: a small screen does not hold all of it.
func (n *Navigation) InScroll() fyne.CanvasObject {
	if n.scroll == nil {
		n.scroll = NewScroll(n)
	}
	return n.scroll
}

// SetGroups changes the pages.
func (n *Navigation) SetGroups(groups ...PlaceGroup) {
	n.groups = groups
	n.build()
}

// SetFolded folds the groups of some IDs and no others.
func (n *Navigation) SetFolded(ids ...string) {
	clear(n.folded)
	for _, id := range ids {
		n.folded[id] = true
	}
	n.build()
}

// Choose shows which page is open, without telling OnChoose.
func (n *Navigation) Choose(id string) {
	n.current = id
	if len(n.folded) > 0 {
		n.build()
	} else {
		n.Refresh()
	}
	n.reveal(n.at(id))
}

// Current returns the page that is shown as open.
func (n *Navigation) Current() string { return n.current }

// SetBadge shows how much waits on a page.
func (n *Navigation) SetBadge(id string, b Badge) {
	if n.badges[id] == b {
		return
	}
	n.badges[id] = b
	n.Refresh()
}

// Badge returns the number shown beside a page.
func (n *Navigation) Badge(id string) Badge { return n.badges[id] }

// reveal scrolls no further than it must for a row to be seen.
func (n *Navigation) reveal(i int) {
	if n.scroll == nil || i < 0 || n.scroll.Size().Height <= 0 {
		return
	}
	row, room := n.rows[i], n.scroll.Size().Height
	offset := max(0, min(n.above(i), max(n.scroll.Offset.Y, row.top+row.tall+navigationGap-room)))
	if offset != n.scroll.Offset.Y {
		n.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	}
}

// above returns where a row begins to be seen: with the heading of its group, if it is the first page of it, and with
// everything over the first group.
func (n *Navigation) above(i int) float32 {
	if i > 0 && n.rows[i].place != nil && n.rows[i-1].place == nil {
		i--
	}
	if i == 0 {
		return 0
	}
	return n.rows[i].top - navigationGap
}

// at returns the row of a page, -1 where there is none.
func (n *Navigation) at(id string) int {
	return slices.IndexFunc(n.rows, func(r *navigationRow) bool { return r.place != nil && r.place.ID == id })
}

func (n *Navigation) rowAt(y float32) int {
	return slices.IndexFunc(n.rows, func(r *navigationRow) bool { return r.answers() && y >= r.top && y < r.top+r.tall })
}

func (n *Navigation) choose(i int) {
	if i < 0 || i >= len(n.rows) || !n.rows[i].answers() {
		return
	}
	n.cursor = i
	row := n.rows[i]
	switch {
	case row.place == nil:
		n.fold(row.group.ID, !n.folded[row.group.ID])
	case n.OnChoose != nil:
		n.OnChoose(row.place.ID)
	}
}

// fold folds a group, or opens it. The keyboard goes to its heading.
func (n *Navigation) fold(id string, folded bool) {
	if folded {
		n.folded[id] = true
	} else {
		delete(n.folded, id)
	}
	n.build()
	n.cursor = slices.IndexFunc(n.rows, func(r *navigationRow) bool { return r.place == nil && r.group.ID == id })
	n.Refresh()
	if n.OnFold != nil {
		var ids []string
		for _, g := range n.groups {
			if n.folded[g.ID] {
				ids = append(ids, g.ID)
			}
		}
		n.OnFold(ids)
	}
}

// Tapped goes to the page under the pointer, or folds the group.
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

// TypedRune does nothing.
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
	case fyne.KeyLeft, fyne.KeyRight:
		if n.cursor >= 0 && n.rows[n.cursor].group.Word != "" {
			n.fold(n.rows[n.cursor].group.ID, e.Name == fyne.KeyLeft)
		}
		return
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

// next returns the row after or before one that the keyboard may come to, -1 where there is none.
func (n *Navigation) next(from, by int) int {
	for i := from + by; i >= 0 && i < len(n.rows); i += by {
		if n.rows[i].answers() {
			return i
		}
	}
	return -1
}

// CreateRenderer is for the toolkit.
func (n *Navigation) CreateRenderer() fyne.WidgetRenderer { return navigationRenderer{n} }
