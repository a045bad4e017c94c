package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// dropRow is one place in the list; what it shows follows from how far the list is scrolled.
type dropRow struct {
	widget.BaseWidget
	list   *dropList
	at     int
	ground *canvas.Rectangle
	word   *canvas.Text
	note   *canvas.Text
}

var (
	_ desktop.Mouseable = (*dropRow)(nil)
	_ desktop.Hoverable = (*dropRow)(nil)
	_ fyne.Tappable     = (*dropRow)(nil)
)

func newDropRow(d *dropList, at int) *dropRow {
	r := &dropRow{
		list: d, at: at,
		ground: canvas.NewRectangle(Colour(ColorPanel)),
		word:   coloured(NewText("", TextSize), ColorText),
		note:   coloured(NewText("", CaptionSize), ColorSoft),
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *dropRow) index() int { return r.list.top + r.at }

// MouseDown notes that the list is in use: the toolkit takes the keyboard from the field as soon as the button goes
// down, and the field must not mistake this for leaving.
func (r *dropRow) MouseDown(*desktop.MouseEvent) { r.list.pressed = true }

// MouseUp ends that.
func (r *dropRow) MouseUp(*desktop.MouseEvent) { r.list.pressed = false }

// Tapped chooses the item.
func (r *dropRow) Tapped(*fyne.PointEvent) {
	r.list.pressed = false
	r.list.take(r.index())
}

// MouseIn moves the cursor here.
func (r *dropRow) MouseIn(*desktop.MouseEvent) {
	if i := r.index(); i < len(r.list.items) && !r.list.items[i].dead {
		r.list.cursor = i
		r.list.Refresh()
	}
}

// MouseMoved does nothing.
func (r *dropRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut with the button down means that the user has thought better of it.
func (r *dropRow) MouseOut() {
	if r.list.pressed {
		r.list.form.closeDrop(nil)
	}
}

// CreateRenderer is for the toolkit.
func (r *dropRow) CreateRenderer() fyne.WidgetRenderer { return dropRowRenderer{r} }

type dropRowRenderer struct{ r *dropRow }

func (d dropRowRenderer) MinSize() fyne.Size { return fyne.NewSize(40, dropRowHeight) }
func (d dropRowRenderer) Destroy()           {}
func (d dropRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.r.ground, d.r.word, d.r.note}
}

func (d dropRowRenderer) Layout(size fyne.Size) {
	r := d.r
	r.ground.Resize(size)
	i := r.index()
	if i >= len(r.list.items) {
		return
	}
	item := r.list.items[i]
	room := size.Width - 16
	if len(r.list.items) > dropRows {
		room -= 8
	}
	words, notes := WidthOf(TextSize, r.word.TextStyle), WidthOf(CaptionSize, fyne.TextStyle{})
	noted := min(notes.Width(item.note), room*0.5)
	r.word.Text = words.Cut(item.word, room-noted-boolGap(item.note != ""))
	r.note.Text = notes.Cut(item.note, room-words.Width(r.word.Text)-12)
	r.word.Move(fyne.NewPos(8, 0))
	r.word.Resize(fyne.NewSize(room, size.Height))
	r.note.Move(fyne.NewPos(8+words.Width(r.word.Text)+12, 0))
	r.note.Resize(fyne.NewSize(room, size.Height))
}

func boolGap(there bool) float32 {
	if there {
		return 12
	}
	return 0
}

func (d dropRowRenderer) Refresh() {
	r := d.r
	i := r.index()
	if i >= len(r.list.items) {
		return
	}
	item := r.list.items[i]
	r.ground.CornerRadius = 5
	r.ground.FillColor = Colour(ColorPanel)
	if i == r.list.cursor {
		r.ground.FillColor = Colour(ColorAccentGround)
	}
	r.word.Color = Colour(ColorText)
	Restyle(r.word, fyne.TextStyle{Bold: item.act})
	switch {
	case item.dead:
		r.word.Color = Colour(ColorSoft)
	case item.act:
		r.word.Color = Colour(ColorAccent)
	}
	r.note.Color = Colour(ColorSoft)
	d.Layout(r.Size())
	r.ground.Refresh()
	r.word.Refresh()
	r.note.Refresh()
	canvas.Refresh(r)
}
