package kit

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// doubleClick is how soon the second press of a mouse button must follow.
const doubleClick = 450 * time.Millisecond

// ColumnList shows a long list of records in columns. It is given the keys of all rows in order,
// and fetches the rows themselves off the screen, a block at a time, as they come into view.
//
// One row is the current one; besides it several may be selected. All callbacks run on the
// screen's goroutine and may be nil.
type ColumnList[K comparable, R any] struct {
	widget.BaseWidget

	OnSelect        func(K)                             // another row has become the current one
	OnOpen          func(K)                             // Enter or a double click
	OnEdit          func(K)                             // F2 or Ctrl+Enter
	OnDelete        func([]K)                           // Del, with the selected rows in the list's order
	OnMenu          func(key K, at fyne.Position)       // right click, or the menu key; at is on the canvas
	OnSort          func(field string, descending bool) // a heading was clicked
	OnTypeAhead     func(prefix string)                 // letters typed one soon after another
	OnLayoutChanged func(ColumnsLayout)                 // columns were moved, hidden or resized
	OnSelection     func(count int)                     // the number of selected rows has changed
	OnCopied        func(rows int, err error)           // Ctrl+C has filled the clipboard, or could not
	OnError         func(error)                         // rows could not be fetched
	OnFolded        func()                              // rows of a tree were folded or unfolded

	Held func() fyne.KeyModifier    // keys held down with a typed one; the desktop's unless a test sets it
	Put  func(clipboardText string) // where Ctrl+C goes; the system's clipboard unless a test sets it

	declared []Column[R]
	columns  *columnSet
	pages    rowPages[K, R]
	area     *rowsArea
	scroll   *Scroll
	header   *columnHeader
	groups   rowGroups // as they are shown
	folds    listFolds
	tree     listTree[K]
	all      []K            // the keys, with those that are folded away
	headed   func(R) string // the words of a group, from its first row

	selected map[K]struct{}
	current  int // row, -1: none
	key      K   // of the current row
	anchor   int // where a range selected with Shift began
	nearest  int // the row in the place of a current one that is gone
	focused  bool
	pending  bool // scroll to the current row once the list has a size

	lastDown    time.Time
	lastDownRow int
	typed       string
	lastTyped   time.Time
	copying     Slot
	judged      bool // which columns are blank, by the first rows that came
	holding     bool // see HoldColumns
}

var (
	_ fyne.Focusable    = (*ColumnList[int, int])(nil)
	_ fyne.Shortcutable = (*ColumnList[int, int])(nil)
)

// NewColumnList makes an empty list. keyOf returns a row's key; fetch reads the rows of some keys and
// is called off the screen. It may leave out rows that are gone, and give them in any order.
func NewColumnList[K comparable, R any](l *Loader, columns []Column[R], keyOf func(R) K,
	fetch func(ctx context.Context, keys []K) ([]R, error),
) *ColumnList[K, R] {
	specs := make([]columnSpec, len(columns))
	for i, c := range columns {
		specs[i] = columnSpec{
			id: c.ID, label: c.Label, width: c.Width, right: c.Right, grow: c.Grow, soft: c.Soft,
			toned: c.Tone != nil, hidden: c.Hidden, stays: c.Stays, sort: c.Sort,
			least: widestOf(c.Family, c.Fits, c.Tone != nil),
		}
	}
	list := &ColumnList[K, R]{
		Held:     heldKeys,
		Put:      func(text string) { fyne.CurrentApp().Clipboard().SetContent(text) },
		declared: columns, columns: newColumnSet(specs),
		selected: map[K]struct{}{}, current: -1, anchor: -1, lastDownRow: -1,
	}
	list.pages = rowPages[K, R]{
		loader: l, fetch: fetch, keyOf: keyOf, rows: map[K]R{}, blocks: map[int]*rowBlock{}, down: true,
		arrived: func(from, to int) {
			if list.fill(from, to) {
				list.header.arrange()
				list.area.arrange()
			}
			list.area.arrived(list.groups.line(from)-1, list.groups.line(to))
		},
		failed: func(err error) {
			if list.OnError != nil {
				list.OnError(err)
			}
		},
	}
	list.area = newRowsArea(list.columns, rowSource{
		length:  list.lines,
		known:   func(line int) bool { row, _ := list.groups.on(line); _, known := list.pages.row(row); return known },
		heading: list.heading,
		cell: func(line, column int) (string, Tone) {
			row, _ := list.groups.on(line)
			return list.cell(row, column)
		},
		names: func(line, column int) (first []string, all int) {
			row, _ := list.groups.on(line)
			return list.names(row, column)
		},
		chosen: func(line int) (selected, current bool) {
			row, _ := list.groups.on(line)
			return list.chosen(row)
		},
		down: list.mouseDown,
		menu: func(line int, at fyne.Position) {
			row, _ := list.groups.on(line)
			list.openMenu(row, at)
		},
	})
	list.scroll = NewScroll(list.area)
	list.scroll.OnScrolled = func(fyne.Position) { list.look() }
	list.header = newColumnHeader(list.columns, columnHeaderCalls{
		sorted: func(field string, descending bool) {
			if list.OnSort != nil {
				list.OnSort(field, descending)
			}
		},
		arranged: list.arranged,
		natural:  list.natural,
		now:      l.Clock.Now,
	})
	list.ExtendBaseWidget(list)
	return list
}

func (l *ColumnList[K, R]) now() time.Time { return l.pages.loader.Clock.Now() }

// SetKeys sets all rows of the list, by key and in order. The selection stays with its keys; known rows stay visible
// until they have been fetched again.
func (l *ColumnList[K, R]) SetKeys(keys []K) {
	l.all = keys
	keys = l.showKeys()
	before, at, count := l.pages.keys, l.current, len(l.selected)
	l.pages.setKeys(keys)
	l.judgeAgain()
	l.keepSelection()
	if at >= 0 && l.current < 0 {
		l.nearest = successor(before, at, keys)
	}
	l.area.Refresh()
	l.scroll.Refresh()
	l.look()
	if count != len(l.selected) {
		l.tellSelection()
	}
}

// successor returns the row in place of a removed one: the first still there after it, else the last before it.
func successor[K comparable](before []K, at int, now []K) int {
	places := make(map[K]int, len(now))
	for i, k := range now {
		places[k] = i
	}
	for _, k := range before[at:] {
		if place, there := places[k]; there {
			return place
		}
	}
	for _, k := range slices.Backward(before[:at]) {
		if place, there := places[k]; there {
			return place
		}
	}
	return 0
}

// SelectNearest selects the row in place of the current one, which has gone.
func (l *ColumnList[K, R]) SelectNearest() { l.SelectAt(l.nearest) }

// keepSelection finds the selected keys among the new ones.
func (l *ColumnList[K, R]) keepSelection() {
	if l.current >= 0 {
		l.current = slices.Index(l.pages.keys, l.key)
	}
	l.anchor = l.current
	if len(l.selected) == 0 {
		return
	}
	if _, alone := l.selected[l.key]; alone && len(l.selected) == 1 {
		if l.current < 0 {
			clear(l.selected)
		}
		return
	}
	kept := make(map[K]struct{}, len(l.selected))
	for _, k := range l.pages.keys {
		if _, is := l.selected[k]; is {
			kept[k] = struct{}{}
		}
	}
	l.selected = kept
}

// Keys returns the keys of all rows in order. The caller must not change them.
func (l *ColumnList[K, R]) Keys() []K { return l.all }

// Row returns a row that is in memory, as those on the screen are.
func (l *ColumnList[K, R]) Row(key K) (R, bool) {
	row, known := l.pages.rows[key]
	return row, known
}

// Invalidate fetches the rows again, because what they show may have changed.
func (l *ColumnList[K, R]) Invalidate() {
	l.pages.stale()
	l.look()
}

// Select makes the rows of some keys the only selected ones and the first of them current, and scrolls to it. It reports
// false, and changes nothing, where the list has none of them.
func (l *ColumnList[K, R]) Select(keys ...K) bool {
	wanted := make(map[K]struct{}, len(keys))
	for _, k := range keys {
		wanted[k] = struct{}{}
	}
	l.unfoldFor(wanted)
	l.openWayTo(wanted)
	first := slices.IndexFunc(l.pages.keys, func(k K) bool { _, is := wanted[k]; return is })
	if first < 0 {
		return false
	}
	l.choose(first)
	if len(wanted) > 1 {
		l.selected = wanted
		l.keepSelection()
		l.area.remark()
		l.tellSelection()
	}
	return true
}

// SelectAt is Select by the place in the list, which is brought into its bounds.
func (l *ColumnList[K, R]) SelectAt(at int) {
	if n := len(l.pages.keys); n > 0 {
		l.choose(max(0, min(at, n-1)))
	}
}

// Clear leaves no row selected or current.
func (l *ColumnList[K, R]) Clear() {
	clear(l.selected)
	l.current, l.anchor = -1, -1
	l.area.remark()
	l.tellSelection()
}

// Current returns the current row's key and its place in the list.
func (l *ColumnList[K, R]) Current() (key K, at int, is bool) {
	if l.current < 0 {
		return key, -1, false
	}
	return l.key, l.current, true
}

// Selected returns the keys of the selected rows in the list's order.
func (l *ColumnList[K, R]) Selected() []K {
	if _, alone := l.selected[l.key]; alone && len(l.selected) == 1 {
		return []K{l.key}
	}
	keys := make([]K, 0, len(l.selected))
	for _, k := range l.pages.keys {
		if _, is := l.selected[k]; is {
			keys = append(keys, k)
		}
	}
	return keys
}

// SetSort says by which field the rows are ordered, for the arrow in the heading.
func (l *ColumnList[K, R]) SetSort(field string, descending bool) {
	l.header.setSort(field, descending)
}

// Layout returns the arrangement of the columns, to be kept.
func (l *ColumnList[K, R]) Layout() ColumnsLayout { return l.columns.layout() }

// SetLayout puts the columns as they were kept. What it names and the list lacks is passed over.
func (l *ColumnList[K, R]) SetLayout(layout ColumnsLayout) {
	l.columns.setLayout(layout)
	l.header.arrange()
	l.area.arrange()
}

// ShownColumns returns the columns on the screen, in their order.
func (l *ColumnList[K, R]) ShownColumns() []Column[R] {
	var shown []Column[R]
	for _, i := range l.columns.shown() {
		shown = append(shown, l.declared[i])
	}
	return shown
}

// ScrollOffset returns how far the list is scrolled.
func (l *ColumnList[K, R]) ScrollOffset() float32 { return l.scroll.Offset.Y }

// SetScrollOffset scrolls the list to where ScrollOffset was taken.
func (l *ColumnList[K, R]) SetScrollOffset(y float32) {
	l.pending = false
	l.scroll.ScrollToOffset(fyne.NewPos(0, y))
	l.look()
}

// ColumnsMenu offers, without a mouse, the columns to be shown or hidden, and those shown at first.
func (l *ColumnList[K, R]) ColumnsMenu() Menu {
	return append(l.header.choice(), nil, l.header.restore())
}

// Focus puts the keyboard on the list.
func (l *ColumnList[K, R]) Focus() { focus(l) }

func (l *ColumnList[K, R]) cell(row, column int) (string, Tone) {
	r, known := l.pages.row(row)
	if !known {
		return "", ToneNone
	}
	c := l.declared[column]
	tone := ToneNone
	if c.Tone != nil {
		tone = c.Tone(r)
	}
	text := c.Text(r)
	if c.Grow {
		text = l.tree.front(l.pages.keys[row]) + text
	}
	return text, tone
}

func (l *ColumnList[K, R]) names(row, column int) (first []string, all int) {
	r, known := l.pages.row(row)
	if c := l.declared[column]; known && c.Names != nil {
		return c.Names(r)
	}
	return nil, 0
}

func (l *ColumnList[K, R]) chosen(row int) (selected, current bool) {
	if row < 0 || row >= len(l.pages.keys) {
		return false, false
	}
	_, selected = l.selected[l.pages.keys[row]]
	return selected, l.focused && row == l.current
}

// look reports the visible rows to their widgets and pages.
func (l *ColumnList[K, R]) look() {
	height := l.scroll.Size().Height
	if height <= 0 {
		return
	}
	l.area.look(l.scroll.Offset.Y, height)
	l.pages.look(l.seen())
}

func (l *ColumnList[K, R]) arranged(done bool) {
	l.area.arrange()
	if done && l.OnLayoutChanged != nil {
		l.OnLayoutChanged(l.columns.layout())
	}
}

// natural returns the width that a column's words on the screen need.
func (l *ColumnList[K, R]) natural(column int) float32 {
	widest := WidthOf(CaptionSize, fyne.TextStyle{Bold: true}).Width(l.header.label(column)) + sortArrow
	measure := WidthOf(TextSize, fyne.TextStyle{})
	from, to := l.seen()
	for row := from; row < to; row++ {
		text, tone := l.cell(row, column)
		width := measure.Width(text)
		if tone != ToneNone {
			width += dotSize + dotGap
		}
		widest = max(widest, width)
	}
	return widest + 1
}

func (l *ColumnList[K, R]) mouseDown(line int, x float32, held fyne.KeyModifier, button desktop.MouseButton) {
	focus(l)
	row, group := line, -1
	if line >= 0 {
		row, group = l.groups.on(line)
	}
	if group >= 0 {
		twice := l.lastDownRow == -2-group && l.now().Sub(l.lastDown) <= doubleClick
		l.lastDown, l.lastDownRow = l.now(), -2-group
		if twice {
			l.lastDownRow = -1
			l.fold(group, !l.folds.is(l.groups[group].Key))
			return
		}
		l.selectGroup(group)
	}
	if row < 0 {
		return
	}
	if button == desktop.MouseButtonSecondary {
		if _, among := l.selected[l.pages.keys[row]]; !among {
			l.choose(row)
		} else {
			l.setCurrent(row)
		}
		return
	}
	if held == 0 && l.pressMark(row, x) {
		return
	}
	now := l.now()
	double := row == l.lastDownRow && now.Sub(l.lastDown) <= doubleClick && held == 0
	l.lastDown, l.lastDownRow = now, row
	switch {
	case double:
		l.lastDownRow = -1
		l.open()
	case held&fyne.KeyModifierShift != 0:
		l.extendTo(row)
	case held&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0:
		l.toggle(row)
	default:
		l.choose(row)
	}
}

func (l *ColumnList[K, R]) openMenu(row int, at fyne.Position) {
	if row >= 0 && l.OnMenu != nil {
		l.OnMenu(l.pages.keys[row], at)
	}
}

// Scrolled scrolls the rows even where the pointer is over the headings.
func (l *ColumnList[K, R]) Scrolled(e *fyne.ScrollEvent) { l.scroll.Scrolled(e) }

// CreateRenderer is for the toolkit.
func (l *ColumnList[K, R]) CreateRenderer() fyne.WidgetRenderer {
	return &columnListRenderer{
		ground: canvas.NewRectangle(Colour(ColorPanel)),
		header: l.header, scroll: l.scroll, area: l.area, looked: l.look,
		settled: func() {
			if l.pending {
				l.reveal(l.current)
			}
		},
	}
}

type columnListRenderer struct {
	ground  *canvas.Rectangle
	header  *columnHeader
	scroll  *Scroll
	area    *rowsArea
	looked  func()
	settled func()
}

func (r *columnListRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.header.Resize(fyne.NewSize(size.Width, headerHeight))
	r.scroll.Move(fyne.NewPos(0, headerHeight))
	r.scroll.Resize(fyne.NewSize(size.Width, max(0, size.Height-headerHeight)))
	r.settled()
	r.looked()
}

func (r *columnListRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, headerHeight+3*rowHeight)
}

func (r *columnListRenderer) Refresh() {
	paint(r.ground, Colour(ColorPanel))
	r.header.Refresh()
	r.area.Refresh()
}

func (r *columnListRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.scroll, r.header}
}

func (r *columnListRenderer) Destroy() {}
