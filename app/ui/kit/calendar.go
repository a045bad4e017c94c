package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
	"accord/storage/register"
)

const (
	dayWidth    float32 = 34
	dayHeight   float32 = 28
	monthHead   float32 = 34
	weekHead    float32 = 22
	calendarPad float32 = 10
)

// Calendar is one month on the wall: the week begins on Monday, today is ringed, the chosen day is
// filled. Arrows step by days and weeks, PageUp and PageDown by months, with Ctrl by years, Home
// and End go to the ends of the week, Enter chooses, Esc gives up.
type Calendar struct {
	widget.BaseWidget
	OnChoose func(register.Date)
	OnCancel func()
	OnType   func(rune)

	chosen register.Date // as it was when the calendar opened
	today  register.Date
	at     register.Date // the day the keyboard stands on

	frame   *canvas.Rectangle
	title   *canvas.Text
	arrows  [4]*calendarArrow
	heads   [7]*canvas.Text
	days    [42]*calendarDay
	foot    *calendarArrow
	focused bool
	notches Notches
}

// NewCalendar makes a calendar that stands on the chosen date, or on today where there is none.
func NewCalendar(chosen, today register.Date) *Calendar {
	c := &Calendar{chosen: chosen, today: today, at: chosen.First()}
	if c.at.IsZero() {
		c.at = today
	}
	c.frame = canvas.NewRectangle(color.Transparent)
	c.title = centred(NewBold("", TextSize))
	for i, step := range []int{-12, -1, 1, 12} {
		word := []string{"«", "‹", "›", "»"}[i]
		c.arrows[i] = newCalendarArrow(word, func() { c.turn(c.at.AddMonths(step)) })
	}
	for i := range c.heads {
		c.heads[i] = centred(NewText(lang.WeekdayShort(i), CaptionSize))
	}
	for i := range c.days {
		c.days[i] = newCalendarDay(c)
	}
	c.foot = newCalendarArrow(lang.T("form.today", lang.Day(today)), func() { c.choose(c.today) })
	c.ExtendBaseWidget(c)
	c.fill()
	return c
}

// showCalendar opens a calendar under an object, on top of everything. The keyboard is in it until
// a day is chosen, Esc is pressed, the mouse clicks elsewhere, or something is typed: that goes into the field.
func showCalendar(under fyne.CanvasObject, chosen, today register.Date, choose func(register.Date), typed func(rune)) {
	c := canvasOf(under)
	if c == nil {
		return
	}
	calendar := NewCalendar(chosen, today)
	pop := widget.NewPopUp(calendar, c)
	calendar.OnCancel = pop.Hide
	calendar.OnType = func(r rune) {
		pop.Hide()
		typed(r)
	}
	calendar.OnChoose = func(d register.Date) {
		pop.Hide()
		choose(d)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	size := calendar.MinSize()
	below := at.Y + under.Size().Height + 3
	if below+size.Height > c.Size().Height {
		below = max(0, at.Y-size.Height-3)
	}
	pop.ShowAtPosition(fyne.NewPos(max(0, min(at.X, c.Size().Width-size.Width-4)), below))
	c.Focus(calendar)
}

// At returns the day that the keyboard stands on.
func (c *Calendar) At() register.Date { return c.at }

// turn moves to a day, within the years that a date can have.
func (c *Calendar) turn(d register.Date) {
	if d.Precision() != register.DayKnown {
		return
	}
	c.at = d
	c.fill()
	c.Refresh()
}

func (c *Calendar) choose(d register.Date) {
	if c.OnChoose != nil {
		c.OnChoose(d)
	}
}

// fill puts the days of the month into the squares, with the days around it.
func (c *Calendar) fill() {
	c.title.Text = lang.MonthTitle(c.at.Year(), c.at.Month())
	first := register.Day(c.at.Year(), c.at.Month(), 1)
	from := first.AddDays(-first.Weekday())
	for i, day := range c.days {
		day.date = from.AddDays(i)
	}
}

// FocusGained shows where the keyboard stands.
func (c *Calendar) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost ends that.
func (c *Calendar) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune passes typing to the field that opened the calendar.
func (c *Calendar) TypedRune(r rune) {
	if c.OnType != nil {
		c.OnType(r)
	}
}

// TypedShortcut steps by years.
func (c *Calendar) TypedShortcut(s fyne.Shortcut) {
	custom, isCustom := s.(*desktop.CustomShortcut)
	if !isCustom || custom.Modifier != fyne.KeyModifierControl {
		return
	}
	switch custom.KeyName {
	case fyne.KeyPageUp:
		c.turn(c.at.AddMonths(-12))
	case fyne.KeyPageDown:
		c.turn(c.at.AddMonths(12))
	}
}

// DayByKey returns the day that an arrow, Home or End leads to from a day, in a calendar with a row for each week.
func DayByKey(day register.Date, key fyne.KeyName) (to register.Date, moves bool) {
	switch key {
	case fyne.KeyLeft:
		return day.AddDays(-1), true
	case fyne.KeyRight:
		return day.AddDays(1), true
	case fyne.KeyUp:
		return day.AddDays(-7), true
	case fyne.KeyDown:
		return day.AddDays(7), true
	case fyne.KeyHome:
		return day.AddDays(-day.Weekday()), true
	case fyne.KeyEnd:
		return day.AddDays(6 - day.Weekday()), true
	}
	return day, false
}

// TypedKey moves, chooses and gives up.
func (c *Calendar) TypedKey(k *fyne.KeyEvent) {
	if to, moves := DayByKey(c.at, k.Name); moves {
		c.turn(to)
		return
	}
	switch k.Name {
	case fyne.KeyPageUp:
		c.turn(c.at.AddMonths(-1))
	case fyne.KeyPageDown:
		c.turn(c.at.AddMonths(1))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.choose(c.at)
	case fyne.KeyEscape, fyne.KeyF4:
		if c.OnCancel != nil {
			c.OnCancel()
		}
	}
}

// Scrolled turns the months over.
func (c *Calendar) Scrolled(e *fyne.ScrollEvent) {
	if by := c.notches.Turned(e); by != 0 {
		c.turn(c.at.AddMonths(by))
	}
}

// CreateRenderer is for the toolkit.
func (c *Calendar) CreateRenderer() fyne.WidgetRenderer {
	r := calendarRenderer{c}
	r.Refresh()
	return r
}

type calendarRenderer struct{ c *Calendar }

func (r calendarRenderer) MinSize() fyne.Size {
	return fyne.NewSize(7*dayWidth+2*calendarPad, monthHead+weekHead+6*dayHeight+34+calendarPad)
}

func (r calendarRenderer) Destroy() {}

func (r calendarRenderer) Objects() []fyne.CanvasObject {
	c := r.c
	o := []fyne.CanvasObject{c.frame, c.title}
	for _, a := range c.arrows {
		o = append(o, a)
	}
	for _, h := range c.heads {
		o = append(o, h)
	}
	for _, d := range c.days {
		o = append(o, d)
	}
	return append(o, c.foot)
}

func (r calendarRenderer) Layout(size fyne.Size) {
	c := r.c
	c.frame.Resize(size)
	for i, a := range c.arrows {
		x := calendarPad + 26*float32(i)
		if i >= 2 {
			x = size.Width - calendarPad - 26*float32(4-i)
		}
		a.Move(fyne.NewPos(x, 4))
		a.Resize(fyne.NewSize(26, monthHead-6))
	}
	c.title.Move(fyne.NewPos(calendarPad+52, 4))
	c.title.Resize(fyne.NewSize(size.Width-2*calendarPad-104, monthHead-6))
	for i, h := range c.heads {
		h.Move(fyne.NewPos(calendarPad+dayWidth*float32(i), monthHead))
		h.Resize(fyne.NewSize(dayWidth, weekHead-2))
	}
	for i, d := range c.days {
		d.Move(fyne.NewPos(calendarPad+dayWidth*float32(i%7), monthHead+weekHead+dayHeight*float32(i/7)))
		d.Resize(fyne.NewSize(dayWidth, dayHeight))
	}
	c.foot.Move(fyne.NewPos(calendarPad, monthHead+weekHead+6*dayHeight+4))
	c.foot.Resize(fyne.NewSize(size.Width-2*calendarPad, dayHeight))
}

func (r calendarRenderer) Refresh() {
	c := r.c
	c.frame.FillColor, c.frame.CornerRadius = Colour(ColorPanel), 8
	c.frame.StrokeColor, c.frame.StrokeWidth = Colour(ColorInputLine), 1
	c.frame.Refresh()
	c.title.Color = Colour(ColorText)
	c.title.Refresh()
	for i, h := range c.heads {
		h.Color = Colour(ColorSoft)
		if i >= 5 {
			h.Color = Colour(ColorRed)
		}
		h.Refresh()
	}
	for _, a := range c.arrows {
		a.Refresh()
	}
	c.foot.Refresh()
	for _, d := range c.days {
		d.Refresh()
	}
	canvas.Refresh(c)
}
