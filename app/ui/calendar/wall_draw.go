package calendar

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"accord/app/settings"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// draw puts everything in its place.
func (w *wall) draw() {
	size := w.Size()
	if size.Width <= 0 || w.span.weeks == 0 {
		return
	}
	w.ground.FillColor = kit.Colour(kit.ColorPanel)
	w.ground.Resize(size)
	w.drawLines(size)
	for i, h := range w.heads {
		at, room := w.square(i)
		h.Color = kit.Colour(kit.ColorSoft)
		if i >= 5 {
			h.Color = kit.Colour(kit.ColorRed)
		}
		h.Move(fyne.NewPos(at.X+squarePad+5, 0))
		h.Resize(fyne.NewSize(room.Width-squarePad-5, weekHead))
	}
	w.shown = 0
	w.dot.Hide()
	w.circle.Hide()
	for i := range squares {
		w.drawDay(i, w.span.monday.AddDays(i))
	}
	for week := range w.span.weeks {
		w.drawWeek(week)
	}
	for _, b := range w.bars[w.shown:] {
		b.hide()
	}
	w.overBar = -1
	w.mark()
	for _, o := range w.objects {
		o.Refresh()
	}
}

func (w *wall) drawLines(size fyne.Size) {
	for i, line := range w.lines {
		line.FillColor = kit.Colour(kit.ColorLine)
		line.Hidden = i < 6 && i >= w.span.weeks
		if i < 6 {
			line.Move(fyne.NewPos(0, weekHead+float32(i)*w.weekHeight()))
			line.Resize(fyne.NewSize(size.Width, 1))
			continue
		}
		at, _ := w.square(i - 5)
		line.Move(fyne.NewPos(at.X, weekHead))
		line.Resize(fyne.NewSize(1, size.Height-weekHead))
	}
}

// drawDay draws a day without its entries: its number and its holiday.
func (w *wall) drawDay(i int, day register.Date) {
	shown := i < w.span.days()
	beside := w.span.beside(day)
	w.numbers[i].Hidden, w.names[i].Hidden, w.more[i].Hidden, w.beside[i].Hidden = !shown, !shown, !shown, !shown || !beside
	if !shown {
		return
	}
	at, room := w.square(i)
	w.beside[i].FillColor = kit.Colour(kit.ColorGround)
	w.beside[i].Move(at)
	w.beside[i].Resize(room)

	w.drawNumber(w.numbers[i], at, day, beside)
	name := w.names[i]
	name.Text, name.Color = "", kit.Colour(kit.ColorRed)
	left := squarePad + dayDot + 6
	if holiday := settings.HolidayOn(w.holidays, day); holiday != "" && room.Width-left > leastName {
		name.Text = kit.WidthOf(kit.CaptionSize, fyne.TextStyle{}).Cut(holiday, room.Width-left-squarePad)
	}
	name.Move(fyne.NewPos(at.X+left, at.Y+1))
	name.Resize(fyne.NewSize(room.Width-left, dayHead))
}

// drawWeek draws the entries of a week as far as there is room for them; each day says how many more it has.
func (w *wall) drawWeek(week int) {
	monday := w.span.monday.AddDays(7 * week)
	line := w.barHeight() + barGap
	fits := max(0, int((w.weekHeight()-dayHead+barGap)/line)) // no gap below the last one
	var over [7]int
	for _, r := range runs(w.entries, monday) {
		if r.lane >= fits {
			for day := r.first; day <= r.last; day++ {
				over[day]++
			}
			continue
		}
		at, room := w.square(7*week + r.first)
		left, width := squarePad, room.Width*float32(r.last-r.first+1)-2*squarePad+1
		if r.from(monday) {
			left, width = 1, width+squarePad-1
		}
		if r.to(monday) {
			width += squarePad - 1
		}
		w.drawBar(7*week+r.first, r, fyne.NewPos(at.X+left, at.Y+dayHead+float32(r.lane)*line), width)
	}
	for day, more := range over {
		i := 7*week + day
		w.more[i].Text, w.more[i].Color = "", kit.Colour(kit.ColorSoft)
		if more > 0 {
			w.more[i].Text = "+" + strconv.Itoa(more)
			w.names[i].Text = ""
		}
		at, room := w.square(i)
		w.more[i].Move(at.AddXY(0, 1))
		w.more[i].Resize(fyne.NewSize(room.Width-squarePad-3, dayHead))
	}
}

// barHeight returns the height of a bar: in a week there is room for what the entry is and where.
func (w *wall) barHeight() float32 {
	if w.span.week() {
		return 2 * barHeight
	}
	return barHeight
}

func (w *wall) drawNumber(number *canvas.Text, at fyne.Position, day register.Date, beside bool) {
	number.Text = strconv.Itoa(day.DayOfMonth())
	spot := at.AddXY(squarePad, (dayHead-dayDot)/2+1)
	number.Move(spot)
	number.Resize(fyne.NewSquareSize(dayDot))
	off := day.Weekday() >= 5 || settings.HolidayOn(w.holidays, day) != ""
	kit.Restyle(number, fyne.TextStyle{Bold: day == w.day || !beside && settings.HolidayOn(w.holidays, day) != ""})
	switch {
	case day == w.day:
		number.Color = kit.Colour(kit.ColorOnAccent)
		w.dot.FillColor = kit.Colour(kit.ColorAccent)
		w.dot.Move(spot)
		w.dot.Resize(fyne.NewSquareSize(dayDot))
		w.dot.Show()
	case off:
		number.Color = kit.Colour(kit.ColorRed)
	case beside:
		number.Color = kit.Colour(kit.ColorSoft)
	default:
		number.Color = kit.Colour(kit.ColorText)
	}
	if day == w.today && day != w.day {
		w.circle.StrokeColor, w.circle.StrokeWidth = kit.Colour(kit.ColorAccent), 1.2
		w.circle.Move(spot)
		w.circle.Resize(fyne.NewSquareSize(dayDot))
		w.circle.Show()
	}
}

// drawBar draws an entry; of what did not take place the word comes first and the name is struck.
func (w *wall) drawBar(square int, r run, at fyne.Position, width float32) {
	if w.shown == len(w.bars) {
		w.bars = append(w.bars, w.newBar())
	}
	b := w.bars[w.shown]
	w.shown++
	b.square, b.run = square, r
	e := r.entry
	tone, letters := e.tone(w.day), kit.WidthOf(kit.CaptionSize, fyne.TextStyle{})
	b.ground.FillColor = tone.Ground()
	b.ground.Move(at)
	b.ground.Resize(fyne.NewSize(width, w.barHeight()))
	b.ground.Show()

	x, room := at.X+5, width-9
	off := e.off()
	b.word.Hidden, b.word.Text = off == "", ""
	if off != "" {
		b.word.Text, b.word.Color = letters.Cut(off, room), kit.Colour(kit.ColorSoft)
		b.word.Move(fyne.NewPos(x, at.Y))
		b.word.Resize(fyne.NewSize(room, barHeight))
		taken := letters.Width(b.word.Text) + 5
		x, room = x+taken, room-taken
	}
	b.text.Text, b.text.Color = e.short(letters, room), tone.Colour()
	b.text.Move(fyne.NewPos(x, at.Y))
	b.text.Resize(fyne.NewSize(max(0, room), barHeight))
	b.text.Show()
	b.strike.Hidden = off == "" || b.text.Text == ""
	b.strike.FillColor = kit.Colour(kit.ColorSoft)
	b.strike.Move(fyne.NewPos(x, at.Y+barHeight/2))
	b.strike.Resize(fyne.NewSize(letters.Width(b.text.Text), 1))

	b.note.Hidden = !w.span.week()
	b.note.Text, b.note.Color = letters.Cut(e.note(), max(0, width-9)), kit.Colour(kit.ColorSoft)
	b.note.Move(at.AddXY(5, barHeight-2))
	b.note.Resize(fyne.NewSize(max(0, width-9), barHeight))
}

func (w *wall) newBar() *bar {
	b := &bar{
		ground: canvas.NewRectangle(color.Transparent), strike: canvas.NewRectangle(color.Transparent),
		word: kit.NewText("", kit.CaptionSize), text: kit.NewText("", kit.CaptionSize), note: kit.NewText("", kit.CaptionSize),
	}
	b.ground.CornerRadius = 4
	last := len(w.objects) - 2 // the light and the ring lie over all
	w.objects = append(w.objects[:last:last], b.ground, b.word, b.text, b.note, b.strike, w.lit, w.ring)
	return b
}

func (b *bar) hide() {
	b.ground.Hide()
	b.strike.Hide()
	b.word.Hide()
	b.text.Hide()
	b.note.Hide()
}

// mark highlights the chosen day and the entry under the pointer.
func (w *wall) mark() {
	if w.span.weeks == 0 {
		return
	}
	w.lit.Hidden = w.over < 0
	if w.over >= 0 {
		w.lit.FillColor = kit.Colour(kit.ColorHover)
		at, room := w.square(w.over)
		if w.overBar >= 0 {
			at, room = w.bars[w.overBar].ground.Position(), w.bars[w.overBar].ground.Size()
		}
		w.lit.Move(at)
		w.lit.Resize(room)
	}
	days, ok := w.span.monday.DaysUntil(w.chosen)
	w.ring.Hidden = !ok || days < 0 || days >= w.span.days()
	if !w.ring.Hidden {
		w.ring.StrokeColor, w.ring.StrokeWidth = kit.Colour(kit.ColorInputLine), 2
		if w.focused {
			w.ring.StrokeColor = kit.Colour(kit.ColorAccent)
		}
		at, room := w.square(days)
		w.ring.Move(at.AddXY(1, 1))
		w.ring.Resize(room.SubtractWidthHeight(1, 1))
	}
	w.lit.Refresh()
	w.ring.Refresh()
}
