package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"accord/storage/register"
)

// calendarDay is one square of the month.
type calendarDay struct {
	widget.BaseWidget
	calendar *Calendar
	date     register.Date
	hovered  bool
	ground   *canvas.Rectangle
	number   *canvas.Text
}

func newCalendarDay(c *Calendar) *calendarDay {
	d := &calendarDay{
		calendar: c,
		ground:   canvas.NewRectangle(color.Transparent),
		number:   centred(NewText("", TextSize)),
	}
	d.ground.CornerRadius = 6
	d.ExtendBaseWidget(d)
	return d
}

// Tapped chooses the day.
func (d *calendarDay) Tapped(*fyne.PointEvent) { d.calendar.choose(d.date) }

// MouseIn lights it.
func (d *calendarDay) MouseIn(*desktop.MouseEvent) { d.hovered = true; d.Refresh() }

// MouseMoved does nothing.
func (d *calendarDay) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the light out.
func (d *calendarDay) MouseOut() { d.hovered = false; d.Refresh() }

// CreateRenderer is for the toolkit.
func (d *calendarDay) CreateRenderer() fyne.WidgetRenderer { return calendarDayRenderer{d} }

type calendarDayRenderer struct{ d *calendarDay }

func (r calendarDayRenderer) MinSize() fyne.Size { return fyne.NewSize(dayWidth, dayHeight) }
func (r calendarDayRenderer) Destroy()           {}
func (r calendarDayRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.d.ground, r.d.number}
}

func (r calendarDayRenderer) Layout(size fyne.Size) {
	r.d.ground.Move(fyne.NewPos(1, 1))
	r.d.ground.Resize(size.SubtractWidthHeight(2, 2))
	r.d.number.Resize(size)
}

func (r calendarDayRenderer) Refresh() {
	d, c := r.d, r.d.calendar
	d.number.Text = strconv.Itoa(d.date.DayOfMonth())
	inMonth := d.date.Month() == c.at.Month()
	chosen := c.chosen.Precision() == register.DayKnown && d.date == c.chosen
	Restyle(d.number, fyne.TextStyle{Bold: chosen})
	switch {
	case chosen:
		d.number.Color = Colour(ColorOnAccent)
	case d.date.Weekday() >= 5:
		d.number.Color = Colour(ColorRed)
	default:
		d.number.Color = Colour(ColorText)
	}
	if !inMonth && !chosen {
		d.number.Color = faded(d.number.Color, 0x70)
	}
	d.ground.FillColor, d.ground.StrokeColor, d.ground.StrokeWidth = color.Transparent, color.Transparent, 0
	switch {
	case chosen:
		d.ground.FillColor = Colour(ColorAccent)
	case d.date == c.at && c.focused:
		d.ground.FillColor = Colour(ColorAccentGround)
	case d.hovered:
		d.ground.FillColor = Colour(ColorHover)
	}
	switch {
	case d.date == c.at && c.focused && chosen:
		d.ground.StrokeColor, d.ground.StrokeWidth = Colour(ColorText), 1
	case d.date == c.today:
		d.ground.StrokeColor, d.ground.StrokeWidth = Colour(ColorAccent), 1.2
	}
	d.ground.Refresh()
	d.number.Refresh()
}

// calendarArrow is a word of the calendar's frame that the mouse presses.
type calendarArrow struct {
	widget.BaseWidget
	do      func()
	hovered bool
	ground  *canvas.Rectangle
	word    *canvas.Text
}

func newCalendarArrow(word string, do func()) *calendarArrow {
	a := &calendarArrow{
		do:     do,
		ground: canvas.NewRectangle(color.Transparent),
		word:   centred(NewText(word, TextSize)),
	}
	a.ground.CornerRadius = 6
	a.ExtendBaseWidget(a)
	return a
}

// Tapped presses it.
func (a *calendarArrow) Tapped(*fyne.PointEvent) { a.do() }

// MouseIn lights it.
func (a *calendarArrow) MouseIn(*desktop.MouseEvent) { a.hovered = true; a.Refresh() }

// MouseMoved does nothing.
func (a *calendarArrow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the light out.
func (a *calendarArrow) MouseOut() { a.hovered = false; a.Refresh() }

// CreateRenderer is for the toolkit.
func (a *calendarArrow) CreateRenderer() fyne.WidgetRenderer { return calendarArrowRenderer{a} }

type calendarArrowRenderer struct{ a *calendarArrow }

func (r calendarArrowRenderer) MinSize() fyne.Size { return fyne.NewSize(26, dayHeight) }
func (r calendarArrowRenderer) Destroy()           {}
func (r calendarArrowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.a.ground, r.a.word}
}

func (r calendarArrowRenderer) Layout(size fyne.Size) {
	r.a.ground.Resize(size)
	r.a.word.Resize(size)
}

func (r calendarArrowRenderer) Refresh() {
	a := r.a
	a.word.Color = Colour(ColorAccent)
	a.ground.FillColor = color.Transparent
	if a.hovered {
		a.ground.FillColor = Colour(ColorHover)
	}
	a.ground.Refresh()
	a.word.Refresh()
}
