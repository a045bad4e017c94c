// Package options is the page of settings: language, look, size, the signature in the history, the rules of procedure,
// the holidays, and the register at hand.
package options

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
	"accord/storage/site"
)

// Store is what the page needs of the register.
type Store interface {
	Path() string
	OnServer() bool
	Author() string
	Counts(ctx context.Context) (map[register.Kind]int, error)
	Check(ctx context.Context) ([]storage.Defect, error)
	Apart(ctx context.Context) ([]storage.Apart, error)
	Site() site.Site
	Rules(ctx context.Context) ([]*register.ProcedureRule, error)
}

// Options are the settings as they stand, and what the window does when one is changed.
type Options struct {
	Store Store

	// Mend makes records and their history agree, after keeping a copy; nil where it is impossible. Ways leads to all
	// remedies for a damaged register.
	Mend func(ctx context.Context, apart []storage.Apart) error
	Ways func()
	// Rederive derives again what lists and search show of whole records, after keeping a copy; nil where it is impossible.
	Rederive func(ctx context.Context) error
	// Rebuild closes the register, rebuilds its file out of what is whole, and opens it again; nil where it is impossible.
	Rebuild func()

	Speak func(register.Language)

	Look    kit.Variant
	SetLook func(kit.Variant)

	// Scale is in per cent.
	Scale    int
	SetScale func(percent int)

	// Author is the name written into the history; the register takes it over when it is next opened.
	Author    string
	SetAuthor func(string)

	// Notices says whether pressing matters are sent to the desktop.
	Notices    bool
	SetNotices func(bool)

	// SaveCopy writes the register into another file.
	SaveCopy func()

	// Looks says whether the register is open for looking only; SetLooks opens it the other way, nil where it cannot be.
	Looks    bool
	SetLooks func(bool)

	// Open and New lead to another register. They are nil where the window has no other to go to.
	Open, New func()
	// Server asks for one on a server.
	Server func()

	// Lock is what can be done about the register's seal; nil where nothing can.
	Lock *Lock

	// Move takes the register to another place; nil where it cannot be moved.
	Move func()

	// Pack makes a briefcase of a part of the register; nil where that cannot be.
	Pack func()

	// Rules leads to the page of the rules of procedure.
	Rules func()

	// Words opens the office's own words in papers.
	Words func()

	// Copies leads to the copies of the register.
	Copies func()

	// Devices leads to the computers that packages are exchanged with.
	Devices func()

	// CopiesLimit is how many bytes the copies of the register may take together, 0 for any number.
	CopiesLimit    int64
	SetCopiesLimit func(int64)

	// Licences leads to those of what the program is made with.
	Licences func()

	Folder  string // of the settings
	Drafts  string // the folder of drafts
	Version string
}

// Page shows the settings. Whatever is changed counts at once, or says when.
type Page struct {
	desk    desk.Desk
	options Options

	card     *kit.Card
	content  *fyne.Container
	shown    *kit.Surface // the settings in it, but for while a form is in their place
	form     *kit.Form    // of the holidays; nil while it is not open
	language *widget.RadioGroup
	look     *widget.RadioGroup
	scale    *kit.Button
	limit    *kit.Button
	after    *kit.Button
	author   *authorEntry
	check    *kit.Button
	counts   *kit.Flow
	findings *kit.Flow
	offered  *fyne.Container // what can be done about them
	steps    *kit.Flow       // the rules of procedure
	off      *kit.Flow       // the holidays

	counting, checking, ruling kit.Slot
	stale                      bool
}

var (
	_ desk.Page       = (*Page)(nil)
	_ desk.FormHolder = (*Page)(nil)
	_ desk.Carrier    = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk, o Options) *Page {
	return &Page{desk: d, options: o, stale: true}
}

func (p *Page) build() {
	p.card = kit.NewCard().Most(columnWidth)
	p.counts, p.findings, p.offered = kit.NewFlow(kit.Soft("…")), kit.NewFlow(), kit.ButtonRow()
	p.shown = kit.Panel(p.card)
	p.content = container.NewStack(p.shown)
	p.fill()
}

// columnWidth keeps lines short on a wide screen.
const columnWidth float32 = 760

// ID names the page.
func (p *Page) ID() string { return "settings" }

// Word is its title.
func (p *Page) Word() string { return lang.T("settings.title") }

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

// Shown counts the register's records, where they have changed.
func (p *Page) Shown() {
	if p.stale {
		p.Refresh()
	}
}

// Changed counts again, now or when the page is shown next.
func (p *Page) Changed([]storage.Change) {
	p.stale = true
	if p.content != nil && p.content.Visible() {
		p.Refresh()
	}
}

// Count says nothing: there is no list here.
func (p *Page) Count() string { return "" }

// Refresh counts the register's records and reads its rules.
func (p *Page) Refresh() {
	p.stale = false
	kit.Load(p.desk.Loader(), &p.counting, p.options.Store.Counts, p.counted)
	p.readRules()
}

func (p *Page) fill() {
	p.card.Section(lang.T("settings.section.look"))
	p.card.Add(row("settings.language", p.languages()))
	p.card.Add(row("settings.look", p.looks()))
	p.card.Add(row("settings.scale", p.scales()))
	p.card.Paragraph(kit.Soft(lang.T("settings.scale.text")))

	p.card.Section(lang.T("settings.section.notices"))
	p.card.Add(row("settings.notices", p.notices()))
	p.card.Paragraph(kit.Soft(lang.T("settings.notices.text")))

	if !p.options.Store.OnServer() { // where the history bears the name by which one signs in
		p.card.Section(lang.T("settings.section.author"))
		p.author = newAuthorEntry(p.options.Author, p.options.SetAuthor)
		p.card.Add(row("settings.author", p.author))
		p.card.Paragraph(kit.Soft(lang.T("settings.author.text")))
	}

	p.register()
	p.lock()
	p.papers()
	p.rules()
	p.holidays()
	p.files()
	p.card.Refresh()
}

// row puts a control behind its label.
func row(label string, control fyne.CanvasObject) fyne.CanvasObject {
	return container.New(labelled{}, kit.NewWords(lang.T(label), kit.TextSize, false, kit.ColorSoft), control)
}

// labelled puts a label into the card's column of labels and a control behind it.
type labelled struct{}

const (
	labelWidth   float32 = 142
	controlWidth float32 = 420
)

func (labelled) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(labelWidth+o[1].MinSize().Width, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (labelled) Layout(o []fyne.CanvasObject, size fyne.Size) {
	label, control := o[0].MinSize(), o[1].MinSize()
	width := control.Width
	if _, isEntry := o[1].(*authorEntry); isEntry {
		width = max(width, min(size.Width-labelWidth, controlWidth))
	}
	o[0].Move(fyne.NewPos(0, (size.Height-label.Height)/2))
	o[0].Resize(fyne.NewSize(labelWidth-12, label.Height))
	o[1].Move(fyne.NewPos(labelWidth, (size.Height-control.Height)/2))
	o[1].Resize(fyne.NewSize(width, control.Height))
}
