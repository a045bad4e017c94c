package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
)

// optionRows is the options under each other, all drawn by one widget.
type optionRows struct {
	widget.BaseWidget
	list    *optionList
	options []Option
	more    int // found, but not shown
	cursor  int
	lit     *canvas.Rectangle
	texts   []*canvas.Text
	ticks   []*canvas.Image
	numbers []*canvas.Text // how many records are behind each
	counted map[string]int
	rest    *canvas.Text
	objects []fyne.CanvasObject
}

var (
	_ fyne.Focusable    = (*optionRows)(nil)
	_ fyne.Tappable     = (*optionRows)(nil)
	_ desktop.Hoverable = (*optionRows)(nil)
)

func newOptionRows(o *optionList) *optionRows {
	r := &optionRows{list: o, lit: canvas.NewRectangle(color.Transparent), rest: NewText("", CaptionSize), counted: map[string]int{}}
	r.lit.CornerRadius = 5
	r.ExtendBaseWidget(r)
	return r
}

func (r *optionRows) set(found []Option) {
	r.more = max(0, len(found)-optionsMost)
	r.options = found[:len(found)-r.more]
	r.cursor = max(0, slices.IndexFunc(r.options, r.list.is))
	if r.list.find.Visible() && r.list.find.Text != "" {
		r.cursor = 0
	}
	r.objects = []fyne.CanvasObject{r.lit, r.rest}
	r.texts, r.ticks, r.numbers = nil, nil, nil
	for range r.options {
		text := NewText("", TextSize)
		tick := newIcon(GlyphCheck, ColorAccent, 13)
		number := NewText("", CaptionSize)
		number.Alignment = fyne.TextAlignTrailing
		r.texts, r.ticks, r.numbers = append(r.texts, text), append(r.ticks, tick), append(r.numbers, number)
		r.objects = append(r.objects, text, tick, number)
	}
	r.Refresh()
	r.list.scr.Refresh()
}

// uncounted are the values of the rows of a range whose records were not counted yet.
func (r *optionRows) uncounted(from, to int) []string {
	var values []string
	for _, o := range r.options[min(from, len(r.options)):min(to, len(r.options))] {
		if _, known := r.counted[o.Value]; !known {
			values = append(values, o.Value)
		}
	}
	return values
}

func (r *optionRows) setCount(value string, n int) {
	r.counted[value] = n
	if i := slices.IndexFunc(r.options, func(o Option) bool { return o.Value == value }); i >= 0 {
		r.numbers[i].Text, r.numbers[i].Color = lang.Number(int64(n)), Colour(ColorSoft)
		r.numbers[i].Refresh()
	}
}

// numberRoom is what the numbers take at the right, where there are any.
func (r *optionRows) numberRoom() float32 {
	if r.list.count == nil {
		return 0
	}
	return 64
}

func (r *optionRows) widest() float32 {
	measure := WidthOf(TextSize, fyne.TextStyle{})
	var widest float32
	for _, o := range r.options {
		widest = max(widest, measure.Width(o.Label))
	}
	return widest + 30 + 16 + r.numberRoom()
}

func (r *optionRows) moveTo(at int) {
	r.cursor = max(0, at)
	r.placeLight()
	r.reveal()
}

func (r *optionRows) placeLight() {
	r.lit.Hidden = len(r.options) == 0
	r.lit.Move(fyne.NewPos(0, optionHeight*float32(r.cursor)))
	r.lit.Resize(fyne.NewSize(r.Size().Width, optionHeight))
	canvas.Refresh(r)
}

func (r *optionRows) reveal() {
	top, height := optionHeight*float32(r.cursor), r.list.scr.Size().Height
	offset := r.list.scr.Offset.Y
	switch {
	case top < offset:
		offset = top
	case top+optionHeight > offset+height:
		offset = top + optionHeight - height
	default:
		return
	}
	r.list.scr.ScrollToOffset(fyne.NewPos(0, offset))
	r.list.countShown() // the toolkit reports only the wheel
}

// Tapped chooses the option under the pointer. A list that stays open keeps its keys, which the toolkit takes at a click.
func (r *optionRows) Tapped(e *fyne.PointEvent) {
	r.list.choose(int(e.Position.Y / optionHeight))
	if r.list.popUp.Visible() {
		r.list.takeKeys()
	}
}

// MouseIn moves the light to the pointer.
func (r *optionRows) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved moves the light to the pointer.
func (r *optionRows) MouseMoved(e *desktop.MouseEvent) {
	if at := int(e.Position.Y / optionHeight); at >= 0 && at < len(r.options) && at != r.cursor {
		r.cursor = at
		r.placeLight()
	}
}

// MouseOut does nothing.
func (r *optionRows) MouseOut() {}

// FocusGained does nothing: the light is always on.
func (r *optionRows) FocusGained() {}

// FocusLost does nothing.
func (r *optionRows) FocusLost() {}

// TypedRune starts a search with the typed letter.
func (r *optionRows) TypedRune(typed rune) {
	if typed != ' ' { // that chooses
		r.list.findBy(string(typed))
	}
}

// TypedKey moves and chooses.
func (r *optionRows) TypedKey(e *fyne.KeyEvent) {
	switch {
	case e.Name == fyne.KeySpace:
		r.list.choose(r.cursor)
	case e.Name == fyne.KeyHome:
		r.moveTo(0)
	case e.Name == fyne.KeyEnd:
		r.moveTo(len(r.options) - 1)
	default:
		r.list.key(e.Name)
	}
}

// CreateRenderer is for the toolkit.
func (r *optionRows) CreateRenderer() fyne.WidgetRenderer { return optionRowsRenderer{r} }

type optionRowsRenderer struct{ r *optionRows }

func (o optionRowsRenderer) MinSize() fyne.Size {
	rows := len(o.r.options)
	if o.r.more > 0 || rows == 0 {
		rows++
	}
	return fyne.NewSize(optionsLeast, optionHeight*float32(rows))
}

func (o optionRowsRenderer) Layout(size fyne.Size) {
	r := o.r
	measure := WidthOf(TextSize, fyne.TextStyle{})
	for i, text := range r.texts {
		y := optionHeight * float32(i)
		text.Move(fyne.NewPos(28, y))
		room := size.Width - 36 - r.numberRoom()
		text.Resize(fyne.NewSize(room, optionHeight))
		text.Text = measure.Cut(r.options[i].Label, room)
		r.numbers[i].Move(fyne.NewPos(size.Width-8-r.numberRoom(), y))
		r.numbers[i].Resize(fyne.NewSize(r.numberRoom(), optionHeight))
		r.ticks[i].Move(fyne.NewPos(8, y+(optionHeight-13)/2))
		r.ticks[i].Resize(fyne.NewSquareSize(13))
	}
	r.rest.Move(fyne.NewPos(28, optionHeight*float32(len(r.texts))))
	r.rest.Resize(fyne.NewSize(size.Width-36, optionHeight))
	r.placeLight()
}

func (o optionRowsRenderer) Refresh() {
	r := o.r
	r.lit.FillColor = Colour(ColorHover)
	r.rest.Color = Colour(ColorSoft)
	switch {
	case len(r.options) == 0:
		r.rest.Text = lang.T("list.filter.none")
	case r.more > 0:
		r.rest.Text = lang.N("list.filter.more", r.more)
	default:
		r.rest.Text = ""
	}
	for i, text := range r.texts {
		is := r.list.is(r.options[i])
		text.Color = Colour(ColorText)
		if is {
			text.Color = Colour(ColorAccent)
		}
		r.ticks[i].Hidden = !is
		r.numbers[i].Color = Colour(ColorSoft)
		if n, known := r.counted[r.options[i].Value]; known {
			r.numbers[i].Text = lang.Number(int64(n))
		}
	}
	o.Layout(r.Size())
	for _, obj := range r.objects {
		obj.Refresh()
	}
	canvas.Refresh(r)
}

func (o optionRowsRenderer) Objects() []fyne.CanvasObject { return o.r.objects }
func (o optionRowsRenderer) Destroy()                     {}
