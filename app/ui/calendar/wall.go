package calendar

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// squares are the days of a month on the wall: six weeks from Monday on.
const squares = 42

const (
	weekHead   float32 = 26
	dayHead    float32 = 25 // the number of a day
	dayDot     float32 = 21 // around the number of the day in force
	barHeight  float32 = 18
	barGap     float32 = 2
	squarePad  float32 = 4
	leastWide  float32 = 58
	leastHigh  float32 = dayHead + 3
	leastName  float32 = 46 // narrower than this a holiday is not named
	ringRadius float32 = 5
)

// span is what a wall shows: weeks from a Monday on.
type span struct {
	monday register.Date
	weeks  int
	month  register.Date // whose days stand out from those beside it; none in a week
}

// monthSpan returns the six weeks around a month.
func monthSpan(month register.Date) span { return span{firstSquare(month), squares / 7, month} }

// weekSpan returns the week of a day.
func weekSpan(day register.Date) span { return span{monday: mondayOf(day), weeks: 1} }

func (s span) days() int                   { return 7 * s.weeks }
func (s span) last() register.Date         { return s.monday.AddDays(s.days() - 1) }
func (s span) week() bool                  { return s.weeks == 1 }
func (s span) beside(d register.Date) bool { return s.month != "" && monthOf(d) != s.month }

// wall is a month of six weeks, or a week, with what lies in its days. Arrows move the chosen day, Home and End go to the
// ends of its week, PageUp and PageDown turn on, Enter opens the first entry of the day.
type wall struct {
	kit.CutTip
	onChoose func(day register.Date) // a day was chosen, here or in a month beside
	onOpen   func(e entry)
	onTurn   func(by int)

	span               span
	chosen, day, today register.Date
	entries            []entry
	holidays           []settings.Holiday

	focused bool
	over    int // the square under the pointer, -1: none
	overBar int // the bar under the pointer, -1: none
	notches kit.Notches

	ground, lit, ring, dot, circle *canvas.Rectangle
	heads                          [7]*canvas.Text
	beside                         [squares]*canvas.Rectangle // the grounds of days of other months
	lines                          [12]*canvas.Rectangle
	numbers, names, more           [squares]*canvas.Text
	bars                           []*bar
	shown                          int // how many of the bars
	objects                        []fyne.CanvasObject
}

// bar is an entry over its days in one week.
type bar struct {
	ground, strike   *canvas.Rectangle
	word, text, note *canvas.Text
	square           int // of its first day
	run              run
}

var (
	_ fyne.Focusable     = (*wall)(nil)
	_ fyne.Tappable      = (*wall)(nil)
	_ fyne.Scrollable    = (*wall)(nil)
	_ desktop.Hoverable  = (*wall)(nil)
	_ desktop.Cursorable = (*wall)(nil)
)

func newWall() *wall {
	w := &wall{over: -1, overBar: -1}
	shape := func(radius float32) *canvas.Rectangle {
		r := canvas.NewRectangle(color.Transparent)
		r.CornerRadius = radius
		w.objects = append(w.objects, r)
		return r
	}
	text := func(t *canvas.Text) *canvas.Text {
		w.objects = append(w.objects, t)
		return t
	}
	w.ground = shape(0)
	for i := range w.beside {
		w.beside[i] = shape(0)
	}
	for i := range w.lines {
		w.lines[i] = shape(0)
	}
	w.dot, w.circle = shape(dayDot/2), shape(dayDot/2)
	for i := range w.heads {
		w.heads[i] = text(kit.NewText(lang.WeekdayShort(i), kit.CaptionSize))
	}
	for i := range squares {
		w.numbers[i] = text(kit.NewText("", kit.CaptionSize))
		w.numbers[i].Alignment = fyne.TextAlignCenter
		w.names[i] = text(kit.NewText("", kit.CaptionSize))
		w.more[i] = text(kit.NewText("", kit.CaptionSize))
		w.more[i].Alignment = fyne.TextAlignTrailing
	}
	w.lit, w.ring = shape(0), shape(ringRadius)
	w.ExtendBaseWidget(w)
	return w
}

// show puts a month or a week on the wall.
func (w *wall) show(s span, chosen, day, today register.Date, entries []entry, holidays []settings.Holiday) {
	w.span, w.chosen, w.day, w.today, w.entries, w.holidays = s, chosen, day, today, entries, holidays
	w.Refresh()
}

// choose moves the chosen day, within the years that a date can have.
func (w *wall) choose(day register.Date) {
	if day.Precision() == register.DayKnown && w.onChoose != nil {
		w.onChoose(day)
	}
}

func (w *wall) open(e entry) {
	if w.onOpen != nil {
		w.onOpen(e)
	}
}

// Tapped opens the entry under the pointer or else chooses the day.
func (w *wall) Tapped(e *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil {
		c.Focus(w)
	}
	if at := w.barAt(e.Position); at >= 0 {
		w.open(w.bars[at].run.entry)
		return
	}
	if at := w.squareAt(e.Position); at >= 0 {
		w.choose(w.span.monday.AddDays(at))
	}
}

// Scrolled turns on by the wheel.
func (w *wall) Scrolled(e *fyne.ScrollEvent) {
	if by := w.notches.Turned(e); by != 0 && w.onTurn != nil {
		w.onTurn(by)
	}
}

// FocusGained shows where the keyboard stands.
func (w *wall) FocusGained() { w.focused = true; w.mark() }

// FocusLost ends that.
func (w *wall) FocusLost() { w.focused = false; w.mark() }

// TypedRune does nothing.
func (w *wall) TypedRune(rune) {}

// TypedKey moves and opens; other keys go to the window.
func (w *wall) TypedKey(k *fyne.KeyEvent) {
	if to, moves := kit.DayByKey(w.chosen, k.Name); moves {
		w.choose(to)
		return
	}
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if there := onDay(w.entries, w.chosen); len(there) > 0 {
			w.open(there[0])
		}
	default:
		kit.PassKey(w, k)
	}
}

// TypedShortcut hands everything on to the window.
func (w *wall) TypedShortcut(s fyne.Shortcut) { kit.PassShortcut(w, s) }

// MouseIn lights the day under the pointer.
func (w *wall) MouseIn(e *desktop.MouseEvent) { w.MouseMoved(e) }

// MouseMoved lights the day under the pointer and names the entry in full.
func (w *wall) MouseMoved(e *desktop.MouseEvent) {
	at := w.barAt(e.Position)
	w.hover(w.squareAt(e.Position), at)
	if at < 0 {
		w.Off()
		return
	}
	w.Over(at, 0, w.bars[at].run.full(), e)
}

// MouseOut puts the light out.
func (w *wall) MouseOut() {
	w.hover(-1, -1)
	w.Off()
}

func (w *wall) hover(square, bar int) {
	if square != w.over || bar != w.overBar {
		w.over, w.overBar = square, bar
		w.mark()
	}
}

// Cursor is the pointing hand over an entry.
func (w *wall) Cursor() desktop.Cursor {
	if w.overBar >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// square returns the place and size of a day.
func (w *wall) square(at int) (fyne.Position, fyne.Size) {
	size := w.Size()
	wide, high := size.Width/7, w.weekHeight()
	return fyne.NewPos(wide*float32(at%7), weekHead+high*float32(at/7)), fyne.NewSize(wide, high)
}

func (w *wall) squareAt(p fyne.Position) int {
	size := w.Size()
	if p.X < 0 || p.Y < weekHead || p.X >= size.Width || p.Y >= size.Height {
		return -1
	}
	return int((p.Y-weekHead)/w.weekHeight())*7 + int(p.X/(size.Width/7))
}

// weekHeight returns how high a week is.
func (w *wall) weekHeight() float32 {
	return (w.Size().Height - weekHead) / float32(max(1, w.span.weeks))
}

func (w *wall) barAt(p fyne.Position) int {
	for i, b := range w.bars[:w.shown] {
		at, size := b.ground.Position(), b.ground.Size()
		if p.X >= at.X && p.X < at.X+size.Width && p.Y >= at.Y && p.Y < at.Y+size.Height {
			return i
		}
	}
	return -1
}

// CreateRenderer is for the toolkit.
func (w *wall) CreateRenderer() fyne.WidgetRenderer { return wallRenderer{w} }

type wallRenderer struct{ w *wall }

func (r wallRenderer) MinSize() fyne.Size {
	return fyne.NewSize(7*leastWide, weekHead+6*leastHigh)
}
func (r wallRenderer) Destroy()                     {}
func (r wallRenderer) Objects() []fyne.CanvasObject { return r.w.objects }
func (r wallRenderer) Layout(fyne.Size)             { r.w.draw() }
func (r wallRenderer) Refresh()                     { r.w.draw(); canvas.Refresh(r.w) }
