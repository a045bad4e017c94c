// Package calendar is the page of days: a month on the wall or as a list, with its visits, sessions, last days for
// notice and ends of agreements.
package calendar

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Store is what the page needs of the register.
type Store interface {
	Calendar(ctx context.Context, from, to register.Date) ([]storage.Entry, error)
	Record(ctx context.Context, ref register.Ref) (register.Record, error)
}

// The two ways of looking at a month.
const (
	viewWall = iota
	viewAgenda
)

// What the desk keeps of the page.
const (
	keptView    = "room.calendar.view"
	keptWidth   = "room.calendar.width"
	keptColumns = "room.calendar.columns"
)

// Page shows a month. One day of it is chosen: its entries stand beside the wall in full.
type Page struct {
	desk  desk.Desk
	store Store

	month    register.Date // its first day
	chosen   register.Date
	day      register.Date // as of which the page was read
	today    register.Date
	entries  []entry // of all the days on the wall
	holidays []settings.Holiday
	view     int

	title   *kit.Words
	tabs    *kit.Tabs
	wall    *wall
	card    *kit.Card
	split   *kit.Split
	agenda  *kit.ColumnList[entry, entry]
	empty   *kit.Empty
	listed  fyne.CanvasObject
	trouble *kit.Strip
	content fyne.CanvasObject

	reading, saving kit.Slot
	stale           bool
}

var _ desk.Page = (*Page)(nil)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk, s Store) *Page { return &Page{desk: d, store: s, stale: true} }

func (p *Page) build() {
	d := p.desk
	p.holidays = settings.KeptHolidays(d)
	d.Kept(keptView, &p.view)
	p.wall = newWall()
	p.wall.onChoose = p.choose
	p.wall.onOpen = p.open
	p.card = kit.NewCard()
	p.split = kit.NewSplit(p.wall, p.card, 300, 7*leastWide, 240)
	var width float32
	if d.Kept(keptWidth, &width) {
		p.split.SetRightWidth(width)
	}
	p.split.OnMoved = func(w float32) { d.Keep(keptWidth, w) }
	p.makeAgenda()
	p.trouble = kit.NewStrip(kit.ToneRed)
	middle := container.NewStack(p.split, p.listed)
	p.content = kit.Frame(p.head(), kit.Under(p.legend(), p.trouble), nil, nil, middle)
	p.follow()
	p.look()
}

// head is the line over the month.
func (p *Page) head() fyne.CanvasObject {
	p.title = kit.Heading("")
	back := kit.NewIconButton(kit.GlyphBack, lang.T("calendar.back"), func() { p.Turn(-1) })
	forward := kit.NewIconButton(kit.GlyphForward, lang.T("calendar.forward"), func() { p.Turn(1) })
	today := kit.NewButton(kit.ButtonPlain, lang.T("calendar.today"), p.Today)
	save := kit.NewButton(kit.ButtonPlain, lang.T("calendar.save"), p.Export).WithGlyph(kit.GlyphCalendar)
	words := []string{lang.T("calendar.view.month"), lang.T("calendar.view.list")}
	p.tabs = kit.NewTabs(min(max(p.view, viewWall), viewAgenda), func(at int) {
		p.view = at
		p.desk.Keep(keptView, at)
		p.look()
		p.focus()
	}, words...)
	line := kit.Frame(nil, nil,
		kit.Row(6, container.New(titleWide{}, p.title), back, forward, today),
		kit.Row(20, p.tabs, save), nil)
	return kit.Under(kit.Inset(line, 16, 8, 16, 8), kit.Hairline())
}

// titleWide keeps the arrows where they are, however long the month's name.
type titleWide struct{}

func (titleWide) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(148, o[0].MinSize().Width), o[0].MinSize().Height)
}

func (titleWide) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

// legend says what the colours mean.
func (p *Page) legend() fyne.CanvasObject {
	row := kit.Wrap(14)
	for _, kind := range storage.EntryKinds {
		e := entry{Entry: storage.Entry{Kind: kind, To: p.desk.Day()}}
		row.Add(kit.Row(6,
			container.New(swatch{}, kit.NewSurface(nil, e.tone(p.desk.Day()).GroundName(), e.tone(p.desk.Day()).ColourName(), 3)),
			kit.Caption(lang.T("calendar.kind."+string(kind)))))
	}
	return kit.Under(kit.Hairline(), kit.Inset(row, 16, 5, 16, 5))
}

// swatch is a small square.
type swatch struct{}

func (swatch) MinSize([]fyne.CanvasObject) fyne.Size        { return fyne.NewSquareSize(11) }
func (swatch) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

// ID names the page.
func (p *Page) ID() string { return "calendar" }

// Word is its title.
func (p *Page) Word() string { return lang.T("calendar.title") }

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

// Shown reads what has changed and gives the keyboard to the month.
func (p *Page) Shown() {
	if days := settings.KeptHolidays(p.desk); !slices.Equal(days, p.holidays) { // changed in the settings
		p.holidays = days
		p.fill()
	}
	if p.stale || p.day != p.desk.Day() || p.today != p.desk.Today() {
		p.Refresh()
	}
	p.focus()
}

func (p *Page) focus() {
	if p.view == viewAgenda {
		p.agenda.Focus()
		return
	}
	p.desk.Canvas().Focus(p.wall)
}

// Changed reads the month anew, now or when the page is shown next.
func (p *Page) Changed([]storage.Change) {
	p.stale = true
	if p.content != nil && p.content.Visible() {
		p.Refresh()
	}
}

// Count says how much there is in the month.
func (p *Page) Count() string { return lang.N("calendar.count", len(p.inMonth())) }

// Refresh reads everything shown anew; where the day has changed, it leads to the new one.
func (p *Page) Refresh() {
	p.follow()
	p.read()
}

// follow goes where the day as of which everything is shown has gone.
func (p *Page) follow() {
	if day := p.desk.Day(); day != p.day {
		p.day, p.chosen, p.month = day, day, monthOf(day)
	}
	p.today = p.desk.Today()
}

// read reads the days on the wall.
func (p *Page) read() {
	p.stale = false
	p.fill()
	from := firstSquare(p.month)
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) ([]entry, error) {
		return readEntries(ctx, p.store, from, from.AddDays(squares-1))
	}, func(entries []entry, err error) {
		if err != nil {
			p.trouble.Say(trouble.Sentence(err), lang.T("list.again"), p.Refresh)
			return
		}
		p.trouble.Hide()
		p.entries = entries
		p.fill()
	})
}

// readEntries reads what lies between two days. Of visits and events that did not take place it asks what became of them.
func readEntries(ctx context.Context, s Store, from, to register.Date) ([]entry, error) {
	found, err := s.Calendar(ctx, from, to)
	if err != nil {
		return nil, err
	}
	entries := make([]entry, len(found))
	for i, e := range found {
		entries[i] = entry{Entry: e}
		if !e.Off {
			continue
		}
		entries[i].fate = register.Cancelled
		if e.Kind != storage.EntryVisit && e.Kind != storage.EntryEvent {
			continue
		}
		r, err := s.Record(ctx, e.Ref)
		if err != nil {
			return nil, err
		}
		switch off := r.(type) {
		case *register.Visit:
			entries[i].fate = register.Fate(off.StateOn(register.Forever))
		case *register.Event:
			entries[i].fate = cmp.Or(off.Fate, register.Cancelled)
		}
	}
	return entries, nil
}

// inMonth are the entries of the month without those of the days around it.
func (p *Page) inMonth() []entry {
	var found []entry
	for _, e := range p.entries {
		if e.within(p.month) {
			found = append(found, e)
		}
	}
	return found
}

// fill shows what is known of the month.
func (p *Page) fill() {
	p.title.SetText(lang.MonthTitle(p.month.Year(), p.month.Month()))
	p.wall.show(p.month, p.chosen, p.day, p.today, p.entries, p.holidays)
	p.fillCard()
	p.fillAgenda()
	p.desk.Counted()
}

// look shows the month in the way that was chosen.
func (p *Page) look() {
	if p.view == viewAgenda {
		p.split.Hide()
		p.listed.Show()
	} else {
		p.listed.Hide()
		p.split.Show()
	}
}

// choose shows another day, turning to its month.
func (p *Page) choose(day register.Date) {
	p.chosen = day
	if month := monthOf(day); month != p.month {
		p.month = month
		p.read()
		return
	}
	p.fill()
}

// Turn goes so many months on.
func (p *Page) Turn(months int) { p.choose(inMonth(p.chosen, p.month.AddMonths(months))) }

// Today goes to the calendar's day.
func (p *Page) Today() { p.choose(p.desk.Today()) }

// Key hears the keys that nothing else has taken.
func (p *Page) Key(name fyne.KeyName) {
	switch name {
	case fyne.KeyPageUp, fyne.KeyLeft:
		p.Turn(-1)
	case fyne.KeyPageDown, fyne.KeyRight:
		p.Turn(1)
	}
}

func (p *Page) open(e entry) { p.desk.Open(e.Ref) }
