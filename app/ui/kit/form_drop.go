package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

const (
	dropRowHeight float32 = 28
	dropRows              = 8
	dropPadding   float32 = 4
)

// dropItem is one line of a drop list.
type dropItem struct {
	word, note string
	dead       bool // only says something: "nothing found"
	act        bool // does something instead of naming a value: "Create …"
}

// dropList is the one list of a form that drops down from a picker or a choice. It lies in the form
// itself rather than on the toolkit's overlays, because an overlay takes the keyboard away from the
// field in which the user is typing.
type dropList struct {
	widget.BaseWidget
	form    *Form
	owner   any
	items   []dropItem
	cursor  int // -1: none
	top     int
	choose  func(int)
	pressed bool // the mouse button is down on it
	moved   bool // the arrows have been used

	ground *canvas.Rectangle
	thumb  *canvas.Rectangle
	rows   []*dropRow
}

func newDropList(f *Form) *dropList {
	d := &dropList{form: f, cursor: -1, ground: canvas.NewRectangle(Colour(ColorPanel)), thumb: canvas.NewRectangle(Colour(ColorSoft))}
	for i := range dropRows {
		d.rows = append(d.rows, newDropRow(d, i))
	}
	d.ExtendBaseWidget(d)
	return d
}

// openDrop shows the items under an input, or above it where there is more room. Choose is called
// with the number of the item that the mouse or the keyboard takes.
func (f *Form) openDrop(owner any, under fyne.CanvasObject, items []dropItem, cursor int, choose func(int)) {
	d := f.drop
	if d.owner != owner {
		f.closeDrop(nil)
		d.pressed = false
	}
	d.owner, d.items, d.choose = owner, items, choose
	d.cursor, d.top, d.moved = cursor, 0, false
	d.bring(cursor)
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(under).Subtract(driver.AbsolutePositionForObject(f))
	size := fyne.NewSize(d.width(under.Size().Width), dropRowHeight*float32(min(len(items), dropRows))+2*dropPadding)
	below := at.Y + under.Size().Height + 3
	if below+size.Height > f.Size().Height-4 && at.Y-size.Height-3 > 0 {
		below = at.Y - size.Height - 3
	}
	d.Move(fyne.NewPos(max(4, min(at.X, f.Size().Width-size.Width-4)), below))
	d.Resize(size)
	d.Show()
	d.Refresh()
}

// dropOpen reports whether the owner's list is open.
func (f *Form) dropOpen(owner any) bool { return f.drop.owner == owner && owner != nil }

// closeDrop closes the owner's list; nil closes whatever is open.
func (f *Form) closeDrop(owner any) {
	d := f.drop
	if d.owner == nil || owner != nil && d.owner != owner {
		return
	}
	d.owner, d.items, d.pressed = nil, nil, false
	d.Hide()
}

func (d *dropList) width(least float32) float32 {
	width := max(least, 180)
	words, notes := WidthOf(TextSize, fyne.TextStyle{}), WidthOf(CaptionSize, fyne.TextStyle{})
	for _, i := range d.items {
		width = max(width, words.Width(i.word)+notes.Width(i.note)+44)
	}
	return min(width, max(least, 520), d.form.Size().Width-8)
}

// step moves the cursor by a number of items, past those without a value.
func (d *dropList) step(by int) {
	n := len(d.items)
	if n == 0 {
		return
	}
	to := d.cursor + by
	if d.cursor < 0 && by < 0 {
		to = n - 1
	}
	to = max(0, min(n-1, to))
	if d.items[to].dead {
		return
	}
	d.cursor, d.moved = to, true
	d.bring(to)
	d.Refresh()
}

// bring scrolls the list so that the item is seen.
func (d *dropList) bring(i int) {
	switch {
	case i < 0:
		return
	case i < d.top:
		d.top = i
	case i >= d.top+dropRows:
		d.top = i - dropRows + 1
	}
}

// current returns the item under the cursor, false where there is none.
func (d *dropList) current() (int, bool) {
	return d.cursor, d.cursor >= 0 && d.cursor < len(d.items) && !d.items[d.cursor].dead
}

// take chooses an item.
func (d *dropList) take(i int) {
	if i >= 0 && i < len(d.items) && !d.items[i].dead && d.choose != nil {
		d.choose(i)
	}
}

// keys moves in the open list and reports whether the key meant that. Enter, Esc and Tab stay with
// the owner, who knows what they mean.
func (d *dropList) keys(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyDown:
		d.step(1)
	case fyne.KeyUp:
		d.step(-1)
	case fyne.KeyPageDown:
		d.step(dropRows)
	case fyne.KeyPageUp:
		d.step(-dropRows)
	default:
		return false
	}
	return true
}

// Scrolled moves the list under the wheel.
func (d *dropList) Scrolled(e *fyne.ScrollEvent) {
	by := 3
	if e.Scrolled.DY > 0 {
		by = -3
	}
	d.top = max(0, min(len(d.items)-dropRows, d.top+by))
	d.Refresh()
}

// Tapped keeps clicks beside the rows from falling through.
func (d *dropList) Tapped(*fyne.PointEvent) {}

// CreateRenderer is for the toolkit.
func (d *dropList) CreateRenderer() fyne.WidgetRenderer { return dropRenderer{d} }

type dropRenderer struct{ d *dropList }

func (r dropRenderer) MinSize() fyne.Size { return fyne.NewSize(40, dropRowHeight) }
func (r dropRenderer) Destroy()           {}
func (r dropRenderer) Objects() []fyne.CanvasObject {
	o := []fyne.CanvasObject{r.d.ground}
	for _, row := range r.d.rows {
		o = append(o, row)
	}
	return append(o, r.d.thumb)
}

func (r dropRenderer) Layout(size fyne.Size) {
	d := r.d
	d.ground.Resize(size)
	for i, row := range d.rows {
		row.Move(fyne.NewPos(dropPadding, dropPadding+dropRowHeight*float32(i)))
		row.Resize(fyne.NewSize(size.Width-2*dropPadding, dropRowHeight))
	}
	if n := len(d.items); n > dropRows {
		track := size.Height - 2*dropPadding
		d.thumb.Resize(fyne.NewSize(4, max(16, track*dropRows/float32(n))))
		d.thumb.Move(fyne.NewPos(size.Width-7, dropPadding+(track-d.thumb.Size().Height)*float32(d.top)/float32(n-dropRows)))
	}
}

func (r dropRenderer) Refresh() {
	d := r.d
	d.ground.FillColor, d.ground.StrokeColor, d.ground.StrokeWidth = Colour(ColorPanel), Colour(ColorInputLine), 1
	d.ground.CornerRadius = 8
	d.ground.Shadow = canvas.Shadow{Color: Colour(ColorShadow), BlurRadius: 10, Offset: fyne.NewPos(0, 3)}
	d.thumb.FillColor, d.thumb.CornerRadius = faded(Colour(ColorSoft), 0x80), 2
	d.thumb.Hidden = len(d.items) <= dropRows
	r.Layout(d.Size())
	d.ground.Refresh()
	d.thumb.Refresh()
	for i, row := range d.rows {
		row.Hidden = d.top+i >= len(d.items)
		row.Refresh()
	}
	canvas.Refresh(d)
}
