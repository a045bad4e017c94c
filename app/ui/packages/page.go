// Package packages is the page for taking a part of the register along and taking in what another register sent. It
// shows the plan first, and carries out exactly this plan.
package packages

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/pack"
	"accord/storage/register"
)

// ID names the page.
const ID = "packages"

// Options are what the page has of the window beside the desk.
type Options struct {
	// Device returns this computer among those that exchange packages.
	Device func() (*pack.Device, error)
	// Name is what the register is called to others, Folder where files are offered.
	Name, Folder string
	// Decided is called when a clash is settled; it may be nil.
	Decided func()
	// Unpack makes a register of its own of a package and shows it; nil where there is no other window's work to leave.
	Unpack func(p *pack.Package, trust storage.Trust)
}

// Page shows the records to take along, or the changes of a package, or else the open clashes and the known computers.
type Page struct {
	desk    desk.Desk
	store   *storage.Store
	options Options

	content *fyne.Container
	home    *kit.Card
	state   state
	reading kit.Slot

	listing, comparing, naming kit.Slot

	along    along
	arriving arriving
}

// state is what the home of the page shows.
type state struct {
	part      storage.Part
	isPart    bool
	undecided []storage.Undecided
	expected  []storage.Parcel
	devices   []storage.Device
	own       *pack.Device
	fault     error // of the own keys
}

var (
	_ desk.Page      = (*Page)(nil)
	_ desk.DropTaker = (*Page)(nil)
	_ desk.Carrier   = (*Page)(nil)
	_ desk.Escaper   = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk, s *storage.Store, o Options) *Page {
	return &Page{desk: d, store: s, options: o}
}

// ID names the page.
func (p *Page) ID() string { return ID }

// Word is its title.
func (p *Page) Word() string { return lang.T("packages.title") }

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject {
	if p.content == nil {
		p.home = kit.NewCard()
		p.content = container.NewStack(p.home)
	}
	return p.content
}

// Shown reads what waits.
func (p *Page) Shown() { p.Refresh() }

// Changed reads what waits again; a package that is compared is compared again.
func (p *Page) Changed([]storage.Change) {
	if p.arriving.in != nil {
		p.compare()
		return
	}
	p.Refresh()
}

// Count says how much waits to be decided.
func (p *Page) Count() string {
	switch {
	case p.arriving.in != nil:
		return lang.N("backup.records", len(p.arriving.in.Arrivals))
	case p.along.all != nil:
		return lang.N("backup.records", len(p.along.taken()))
	}
	if len(p.state.undecided) == 0 {
		return ""
	}
	return lang.N("packages.undecided", len(p.state.undecided))
}

// Drop takes in a package that is dropped on the page.
func (p *Page) Drop(paths []string) {
	if len(paths) > 0 {
		p.TakeIn(paths[0])
	}
}

// Refresh reads what waits and which computers are known.
func (p *Page) Refresh() {
	p.Content()
	p.read(func() {
		p.showHome()
		p.desk.Counted()
	})
}

// read reads what the page knows of the register, and goes on with it.
func (p *Page) read(then func()) {
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) (s state, err error) {
		if s.part, s.isPart, err = p.store.PartOf(ctx); err != nil {
			return s, err
		}
		if s.undecided, err = p.store.Undecided(ctx); err != nil {
			return s, err
		}
		if s.expected, err = p.store.Expected(ctx); err != nil {
			return s, err
		}
		s.own, s.fault = p.options.Device()
		s.devices, err = p.store.Devices(ctx)
		return s, err
	}, func(s state, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.state = s
		then()
	})
}

// back shows the home of the page again.
func (p *Page) back() {
	p.closePackage()
	p.along = along{}
	p.put(p.home)
	p.Refresh()
}

// Escape closes the package that is looked at, or the choice of what goes along.
func (p *Page) Escape() {
	switch {
	case p.arriving.in != nil:
		p.leave()
	case p.along.list != nil:
		p.back()
	}
}

// leave closes the package that is looked at; it asks where something of it was decided.
func (p *Page) leave() {
	if len(resolutionsOf(p.arriving.in)) == 0 {
		p.back()
		return
	}
	kit.Ask(p.desk.Canvas(), kit.Question{
		Title: lang.T("packages.leave.title"), Text: lang.T("packages.leave.text"),
		Answers: []kit.Answer{
			{Word: lang.T("dialog.close"), Kind: kit.ButtonDanger, Do: p.back},
			{Word: lang.T("form.leave.stay"), Kind: kit.ButtonPrimary, Default: true, Cancels: true},
		},
	})
}

// put replaces the content of the page.
func (p *Page) put(o fyne.CanvasObject) {
	p.content.Objects = []fyne.CanvasObject{o}
	p.content.Refresh()
}

// showHome fills the home of the page.
func (p *Page) showHome() {
	c := p.home.Clear()
	c.Title(lang.T("packages.title"))
	if s := p.state; s.isPart {
		c.Banner(kit.ToneBlue, lang.T("packages.part", s.part.Name), kit.Plain(PartText(s.part)))
	}
	c.Paragraph(kit.Soft(lang.T("packages.text")))
	buttons := []*kit.Button{}
	if p.state.isPart {
		buttons = append(buttons, kit.NewButton(kit.ButtonPrimary, lang.T("packages.return"), func() { p.TakeAlong() }))
	} else {
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T("packages.whole"), func() { p.TakeAlong() }))
	}
	buttons = append(buttons, desk.Changing(p.desk, kit.NewButton(kit.ButtonPlain, lang.T("packages.take_in"), p.choose))...)
	if p.options.Unpack != nil {
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T("packages.open"), p.chooseToUnpack))
	}
	c.Actions(buttons...)
	p.showUndecided(c)
	p.showExpected(c)
	p.showDevices(c)
	c.Refresh()
}

// PartText says what a part was taken along for, by whom and when, and until when it is expected back.
func PartText(part storage.Part) string {
	text := lang.T("packages.part.made", part.By, part.Device, lang.Moment(part.Made.Local()))
	if part.For != "" {
		text = part.For + ". " + text
	}
	if part.Until != "" {
		text += " " + lang.T("packages.part.until", lang.Day(part.Until))
	}
	return text
}

// choose asks which package to take in.
func (p *Page) choose() {
	kit.OpenFile(p.desk.Window(), p.options.Folder, []string{pack.Extension}, p.TakeIn)
}

// chooseToUnpack asks for the package to make a register from.
func (p *Page) chooseToUnpack() {
	kit.OpenFile(p.desk.Window(), p.options.Folder, []string{pack.Extension}, p.Unpack)
}

// Unpack makes a register of its own of a package.
func (p *Page) Unpack(path string) {
	p.opening().Open(path, func(opened *pack.Package, trust storage.Trust) { p.options.Unpack(opened, trust) })
}

// opening is how packages are opened here.
func (p *Page) opening() Opening {
	return Opening{
		Canvas: p.desk.Canvas(), Loader: p.desk.Loader(), Device: p.options.Device, Standing: p.store.DeviceOf,
		Fail: func(path string, err error) { p.desk.Fail(trouble.At(path, err)) },
	}
}

// showUndecided lists what waits to be decided.
func (p *Page) showUndecided(c *kit.Card) {
	if len(p.state.undecided) == 0 {
		return
	}
	c.Section(lang.T("packages.undecided.title"))
	for _, u := range p.state.undecided {
		c.Row([]kit.Part{kit.Soft(lang.T("kind."+string(u.Kind)) + "  "), kit.Link(desk.Name(u.Line), func() { p.decide(u) })},
			[]kit.Part{kit.Soft(lang.N("packages.places", len(u.Clashes)) + " · " + u.Author + ", " + lang.Moment(u.At.Local()))}, nil)
	}
}

// name is what a file is called in a sentence.
func name(path string) string { return filepath.Base(path) }

// labelled is the name of a record as lists and cards show it.
func labelled(r register.Record) string { return desk.Words(r.Label()) }
