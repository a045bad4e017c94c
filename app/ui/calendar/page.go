// Package calendar is the page of days: a month on the wall or as a list, with its visits, sessions, last days for
// notice and ends of agreements.
package calendar

import (
	"cmp"
	"context"
	"slices"
	"strconv"

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
	desk.Store
	Calendar(ctx context.Context, q storage.CalendarQuery) ([]storage.Entry, error)
	PartnerIDs(ctx context.Context, q storage.PartnerQuery) ([]register.ID, error)
}

// view is a way of looking at days.
type view string

const (
	viewMonth view = "month"
	viewWeek  view = "week"
	viewList  view = "list" // of the month
)

// views lists them as they stand side by side.
var views = []view{viewMonth, viewWeek, viewList}

// What the desk keeps of the page.
const (
	keptView    = "room.calendar.look"
	keptWidth   = "room.calendar.width"
	keptColumns = "room.calendar.columns"
)

// Page shows a month or a week. One day of it is chosen: its entries stand beside the wall in full.
type Page struct {
	desk  desk.Desk
	store Store

	month    register.Date // its first day
	chosen   register.Date
	day      register.Date // the day of the last reading
	today    register.Date
	entries  []entry // of six weeks around the month
	undated  []entry // of the month and its year, on a day that is not known
	holidays []settings.Holiday
	view     view

	title   *kit.Words
	arrows  [2]*kit.Button
	kinds   *kit.FilterChip
	partner *kit.FilterChip
	loose   *kit.Button // leads to the undated
	chips   *fyne.Container
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

var (
	_ desk.Page      = (*Page)(nil)
	_ desk.KeyHearer = (*Page)(nil)
	_ desk.Escaper   = (*Page)(nil)
	_ desk.Exporter  = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk, s Store) *Page { return &Page{desk: d, store: s, stale: true, view: viewMonth} }

func (p *Page) build() {
	d := p.desk
	p.holidays = settings.KeptHolidays(d)
	if d.Kept(keptView, &p.view); !slices.Contains(views, p.view) {
		p.view = viewMonth
	}
	p.wall = newWall()
	p.wall.onChoose = p.choose
	p.wall.onOpen = p.open
	p.wall.onTurn = p.Turn
	p.card = kit.NewCard()
	p.split = kit.NewSplit(p.wall, p.card, 300, 7*leastWide, 240)
	p.split.Narrow = 7*leastWide + 240
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
	p.arrows = [2]*kit.Button{
		kit.NewIconButton(kit.GlyphBack, "", func() { p.Turn(-1) }), kit.NewIconButton(kit.GlyphForward, "", func() { p.Turn(1) }),
	}
	today := kit.NewButton(kit.ButtonPlain, lang.T("calendar.today"), p.Today)
	save := kit.NewButton(kit.ButtonPlain, lang.T("calendar.save"), p.Export).WithGlyph(kit.GlyphCalendar)
	var words []string
	for _, v := range views {
		words = append(words, lang.T("calendar.view."+string(v)))
	}
	p.tabs = kit.NewTabs(slices.Index(views, p.view), func(at int) {
		p.view = views[at]
		p.desk.Keep(keptView, p.view)
		p.look()
		p.fill()
		p.focus()
	}, words...)
	line := kit.Ends(kit.Row(6, container.New(titleWide{}, p.title), p.arrows[0], p.arrows[1], today), kit.Row(20, p.tabs, kit.Row(6, save, desk.FoldButton(p))))
	return kit.Under(kit.Inset(line, 16, 8, 16, 4), kit.Inset(p.filters(), 16, 2, 16, 6), kit.Hairline())
}

// filters are the chips under the head: only some kinds, only one partner.
func (p *Page) filters() fyne.CanvasObject {
	p.kinds = kit.NewFilterChip(p.desk.Loader(), lang.T("calendar.filter.kind"), true, desk.Fixed("calendar.kind.", storage.EntryKinds))
	p.partner = kit.NewFilterChip(p.desk.Loader(), lang.T("calendar.filter.partner"), false, desk.RecordFilter(desk.Partners(p.store,
		func(ctx context.Context) ([]register.ID, error) {
			return p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}, Side: register.Theirs})
		}, false)))
	for _, chip := range []*kit.FilterChip{p.kinds, p.partner} {
		chip.OnChange = func([]string) { p.read() }
	}
	p.loose = kit.NewButton(kit.ButtonLink, "", p.openUndated)
	p.loose.Hide()
	p.chips = kit.Wrap(8, p.kinds, p.partner, p.loose)
	return p.chips
}

// asked is what the chips ask for between two days.
func (p *Page) asked(from, to register.Date) storage.CalendarQuery {
	q := storage.CalendarQuery{From: from, To: to}
	for _, kind := range p.kinds.Values() {
		q.Kinds = append(q.Kinds, storage.EntryKind(kind))
	}
	for _, id := range p.partner.Values() {
		q.Partner, _ = register.ParseID(id)
	}
	return q
}

func (p *Page) filtered() bool { return len(p.kinds.Values())+len(p.partner.Values()) > 0 }

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

// Shown reads the changes and puts the keyboard on the month.
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
	if p.view == viewList {
		p.agenda.Focus()
		return
	}
	p.desk.Canvas().Focus(p.wall)
}

// Changed reads the month again, now or when the page is shown next.
func (p *Page) Changed([]storage.Change) {
	p.stale = true
	if p.content != nil && p.content.Visible() {
		p.Refresh()
	}
}

// Count says how much there is in the month or the week.
func (p *Page) Count() string {
	if p.view == viewWeek {
		return lang.N("calendar.count.week", len(p.between(p.span().monday, p.span().last())))
	}
	return lang.N("calendar.count", len(p.inMonth()))
}

// span is what the wall shows.
func (p *Page) span() span {
	if p.view == viewWeek {
		return weekSpan(p.chosen)
	}
	return monthSpan(p.month)
}

// Refresh reads everything shown again; where the day has changed, it leads to the new one.
func (p *Page) Refresh() {
	p.follow()
	p.read()
}

// follow moves to the day of the desk.
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
	asked := p.asked(from, from.AddDays(squares-1))
	asked.Undated = true
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) ([]entry, error) {
		return readEntries(ctx, p.store, asked)
	}, func(entries []entry, err error) {
		if err != nil {
			p.trouble.Say(trouble.Sentence(err), lang.T("list.again"), p.Refresh)
			return
		}
		p.trouble.Hide()
		p.entries, p.undated = nil, nil
		for _, e := range entries {
			if e.Dated() {
				p.entries = append(p.entries, e)
			} else {
				p.undated = append(p.undated, e)
			}
		}
		p.fill()
	})
}

// readEntries reads the entries of a query, and the fates of visits and events that did not take place.
func readEntries(ctx context.Context, s Store, q storage.CalendarQuery) ([]entry, error) {
	found, err := s.Calendar(ctx, q)
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
func (p *Page) inMonth() []entry { return p.between(p.month, p.month.AddMonths(1).AddDays(-1)) }

// between are the entries that lie or may lie between two days, first those of which the day is not known.
func (p *Page) between(from, to register.Date) []entry {
	var found []entry
	for _, e := range slices.Concat(p.undated, p.entries) {
		if e.within(from, to) {
			found = append(found, e)
		}
	}
	return found
}

// fill shows the month as read so far.
func (p *Page) fill() {
	title, back, forward := lang.MonthTitle(p.month.Year(), p.month.Month()), "calendar.back", "calendar.forward"
	if p.view == viewWeek {
		title, back, forward = lang.Days(p.span().monday, p.span().last()), "calendar.back.week", "calendar.forward.week"
	}
	p.title.SetText(title)
	p.arrows[0].SetToolTip(lang.T(back))
	p.arrows[1].SetToolTip(lang.T(forward))
	p.showWall()
	p.showUndated()
	p.fillCard()
	p.fillAgenda()
	p.desk.Counted()
}

func (p *Page) showWall() { p.wall.show(p.span(), p.chosen, p.day, p.today, p.entries, p.holidays) }

// beside are the entries that have no place on the wall: their month or year is known, and no day.
func (p *Page) beside() []entry {
	first, last := p.month, p.month.AddMonths(1).AddDays(-1)
	if p.view == viewWeek {
		first, last = p.span().monday, p.span().last()
	}
	return slices.DeleteFunc(slices.Clone(p.undated), func(e entry) bool { return !e.within(first, last) })
}

// showUndated says what the wall has no place for: one by its name, several by their number. The list has them itself.
func (p *Page) showUndated() {
	there := p.beside()
	p.loose.Hidden = len(there) == 0 || p.view == viewList
	said, tip := strconv.Itoa(len(there)), ""
	if len(there) == 1 {
		said, tip = there[0].short(kit.WidthOf(kit.TextSize, fyne.TextStyle{Bold: true}), undatedWide), there[0].dated()
	}
	p.loose.SetWord(lang.T("calendar.undated", said))
	p.loose.SetToolTip(tip)
	p.chips.Refresh()
}

// undatedWide is the room for the name of an entry beside the chips.
const undatedWide float32 = 300

// openUndated opens the only undated entry, or offers them.
func (p *Page) openUndated() {
	there := p.beside()
	if len(there) == 1 {
		p.open(there[0])
		return
	}
	var menu kit.Menu
	for _, e := range there {
		menu = append(menu, &kit.MenuItem{Word: e.dated(), Do: func() { p.open(e) }})
	}
	kit.ShowMenuUnder(menu, p.loose)
}

// look shows the month in the way that was chosen.
func (p *Page) look() {
	if p.view == viewList {
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

// Turn goes so many months on, or weeks where one is shown.
func (p *Page) Turn(by int) {
	if p.view == viewWeek {
		p.choose(p.chosen.AddDays(7 * by))
		return
	}
	p.choose(inMonth(p.chosen, p.month.AddMonths(by)))
}

// FoldCard folds the details of the day away or shows them.
func (p *Page) FoldCard() { p.split.Toggle() }

// Escape hides a card shown in too narrow a window, and puts the keyboard on the days or the list.
func (p *Page) Escape() {
	p.split.Unpeek()
	p.focus()
}

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
