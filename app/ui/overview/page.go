// Package overview is the first page: what waits, what comes, what was changed, and a few numbers of the register.
package overview

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Store is what the page needs of the register.
type Store interface {
	Overview(ctx context.Context, on register.Date) (storage.Overview, error)
	Arrears(ctx context.Context, on register.Date) ([]storage.Deadline, error)
}

// Page shows the overview as of the desk's day.
type Page struct {
	desk  desk.Desk
	store Store

	shown   storage.Overview
	read    bool       // something is shown
	came    bool       // to the front, once at least: before that there may be no window
	stops   []kit.Stop // in their order for the keyboard
	board   *board
	scroll  *kit.Following
	empty   *kit.Empty
	begin   *kit.Button // of the first agreement
	bring   *kit.Button // what is kept in tables so far
	trouble *kit.Strip
	content fyne.CanvasObject

	reading kit.Slot
	listing kit.Slot // of all arrears
	stale   bool
}

var (
	_ desk.Page      = (*Page)(nil)
	_ desk.Beginner  = (*Page)(nil)
	_ desk.KeyHearer = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk, s Store) *Page { return &Page{desk: d, store: s, stale: true} }

func (p *Page) build() {
	p.board = newBoard()
	p.board.grown = func() {
		p.desk.Loader().OnScreen(p.fill) // not while all is being laid out
	}
	p.scroll = kit.NewFollowing(p.board.box)
	p.begin = kit.NewButton(kit.ButtonPrimary, "+ "+lang.T("kind.agreement"), p.first)
	p.bring = kit.NewButton(kit.ButtonPlain, lang.T("menu.import_sheet"), func() { p.desk.TakeTable("") })
	p.empty = kit.NewEmpty(lang.T("overview.empty"), lang.T("overview.empty.text"), desk.Changing(p.desk, p.begin, p.bring)...)
	p.empty.Hide()
	p.trouble = kit.NewStrip(kit.ToneRed)
	p.content = kit.Frame(p.trouble, nil, nil, nil, container.New(p.board, p.scroll.Scroll, p.empty))
	p.fill()
}

// first opens the form of the register's first agreement.
func (p *Page) first() {
	p.desk.Edit(&register.Agreement{
		Kind:    register.AgreementAgreement,
		Parties: []register.Party{{Side: register.Ours}, {Side: register.Theirs}},
	})
}

// ID names the page.
func (p *Page) ID() string { return "overview" }

// Word is its title.
func (p *Page) Word() string { return lang.T("overview.title") }

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

// Begin begins to read before there is anything to show it in.
func (p *Page) Begin() { p.Refresh() }

// Shown reads the changes and puts the keyboard on the first number.
func (p *Page) Shown() {
	p.came = true
	if p.stale || p.read && p.shown.On != p.desk.Day() {
		p.Refresh()
	}
	p.focus(0)
}

// Changed reads everything again, now or when the page is shown next.
func (p *Page) Changed([]storage.Change) {
	p.stale = true
	if p.content != nil && p.content.Visible() {
		p.Refresh()
	}
}

// Refresh reads everything again.
func (p *Page) Refresh() {
	p.stale = false
	on := p.desk.Day()
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) (storage.Overview, error) {
		return p.store.Overview(ctx, on)
	}, func(o storage.Overview, err error) {
		p.Content()
		if err != nil {
			p.trouble.Say(trouble.Sentence(err), lang.T("list.again"), p.Refresh)
			return
		}
		p.trouble.Hide()
		p.shown, p.read = o, true
		p.fill()
		p.desk.Counted()
	})
}

// Count says how much is in force.
func (p *Page) Count() string {
	if !p.read || p.shown.Empty {
		return ""
	}
	return lang.N("overview.count", p.shown.InForce.Total)
}

// Key goes from one stop to the next, or scrolls.
func (p *Page) Key(name fyne.KeyName) {
	at := p.at()
	switch name {
	case fyne.KeyDown, fyne.KeyRight:
		p.focus(at + 1)
	case fyne.KeyUp, fyne.KeyLeft:
		p.focus(at - 1)
	case fyne.KeyHome:
		p.focus(0)
	case fyne.KeyEnd:
		p.focus(len(p.stops) - 1)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		p.scroll.Page(name == fyne.KeyPageDown)
	}
}

// at returns the place of the stop that has the keyboard, -1 where none has.
func (p *Page) at() int {
	if !p.came {
		return -1
	}
	for i, s := range p.stops {
		if p.desk.Canvas().Focused() == fyne.Focusable(s) {
			return i
		}
	}
	return -1
}

func (p *Page) focus(at int) {
	if len(p.stops) > 0 {
		p.desk.Canvas().Focus(p.stops[min(max(at, 0), len(p.stops)-1)])
	}
}

// fill shows what was read, or that it is awaited. The keyboard stays where it was.
func (p *Page) fill() {
	at := p.at()
	kit.HideTooltip() // what it belongs to goes
	d := drawing{page: p, o: p.shown, read: p.read, tall: p.board.tall()}
	p.board.set(d.cards(), d.tiles())
	p.stops = d.stops
	p.scroll.Follow(p.stops...)
	if p.shown.Empty {
		p.stops = []kit.Stop{p.begin, p.bring}
		p.scroll.Hide()
		p.empty.Show()
	} else {
		p.empty.Hide()
		p.scroll.Show()
	}
	p.board.refresh(p.scroll.Scroll)
	if at >= 0 {
		p.focus(at)
	}
}
