// Package backups is the page of the copies of a register: what there is, what each holds, what it would change, and the
// way back to it. It is reached from the settings, and from the first page, where the register itself may not open.
package backups

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/register"
)

// Host is what the page needs of its window.
type Host interface {
	Loader() *kit.Loader
	Canvas() fyne.Canvas
	Window() fyne.Window
	Say(text string)
	Fail(err error)
}

// Options are the register and what the page may do.
type Options struct {
	// Register is its address; its file may be damaged or gone.
	Register string
	// Store is the open register; nil where it does not open.
	Store *storage.Store
	// Plan returns where copies go, and SetPlan changes that; nil keeps them beside the register.
	Plan    func() backup.Plan
	SetPlan func(backup.Plan)
	// Restore puts a copy in the place of the register and opens that. Nil where there is nobody to open it.
	Restore func(from backup.Backup, secret string)
}

// Page lists the copies, and shows the current one beside the list.
type Page struct {
	host    Host
	options Options
	list    *kit.ColumnList[string, backup.Backup]
	card    *kit.Card
	place   *kit.Flow
	beside  *kit.Button // keeps copies beside the register again
	content fyne.CanvasObject

	backups  []backup.Backup
	current  backup.Backup
	secret   string // of the current copy, once it was given
	found    []backup.Difference
	compared bool // found is what the current copy would change
	behind   bool // the register was changed since

	closed *kit.Button // closes new copies with a passphrase, or no longer

	reading, glancing, comparing kit.Slot
}

var (
	_ desk.Page    = (*Page)(nil)
	_ desk.Inner   = (*Page)(nil)
	_ desk.Escaper = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(h Host, o Options) *Page { return &Page{host: h, options: o} }

// ID names the page.
func (p *Page) ID() string { return "backups" }

// Within names the page from which this one is reached.
func (p *Page) Within() string { return "settings" }

// Word is its title.
func (p *Page) Word() string { return lang.T("backup.title") }

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

// Shown lists the copies again: other programs make some too.
func (p *Page) Shown() {
	p.Refresh()
	p.list.Focus()
	if p.behind {
		p.compare()
	}
}

// Changed compares the current copy again where that is shown, now or when the page is shown next.
func (p *Page) Changed([]storage.Change) {
	if p.behind = p.compared; p.behind && p.content.Visible() {
		p.compare()
	}
}

// Count says how many copies there are.
func (p *Page) Count() string { return lang.N("backup.count", len(p.backups)) }

func (p *Page) build() {
	p.list = kit.NewColumnList(p.host.Loader(), p.columns(), func(b backup.Backup) string { return b.Path },
		func(_ context.Context, paths []string) ([]backup.Backup, error) {
			var rows []backup.Backup
			for _, path := range paths {
				if i := p.index(path); i >= 0 {
					rows = append(rows, p.backups[i])
				}
			}
			return rows, nil
		})
	p.list.OnSelect = func(path string) {
		if i := p.index(path); i >= 0 && p.current.Path != path {
			p.current, p.secret, p.found, p.compared = p.backups[i], "", nil, false
			p.show()
		}
	}
	p.card = kit.NewCard()
	p.place = kit.NewFlow()
	p.closed = kit.NewButton(kit.ButtonPlain, "", p.askSealing)
	p.beside = kit.NewButton(kit.ButtonPlain, lang.T("backup.place.beside"), p.chooseBeside)
	p.tellPlace()
	buttons := []*kit.Button{}
	if p.options.Store != nil {
		buttons = append(buttons, kit.NewButton(kit.ButtonPrimary, lang.T("backup.make"), p.Make))
	}
	rows := kit.Under(kit.Inset(p.place, 16, 12, 16, 4))
	if p.options.SetPlan != nil {
		buttons = append(buttons, p.closed)
		rows.Add(kit.Inset(kit.ButtonRow( // a narrow window has no room for all in one row
			kit.NewButton(kit.ButtonPlain, lang.T("backup.place.choose"), p.choose), p.beside), 16, 0, 16, 4))
	}
	rows.Add(kit.Inset(kit.ButtonRow(buttons...), 16, 0, 16, 8))
	rows.Add(kit.Hairline())
	p.content = kit.Frame(rows, nil, nil, nil, kit.NewSplit(p.list, p.card, 460, 200, 260))
}

func (p *Page) index(path string) int {
	return slices.IndexFunc(p.backups, func(b backup.Backup) bool { return b.Path == path })
}

func (p *Page) columns() []kit.Column[backup.Backup] {
	return []kit.Column[backup.Backup]{
		{ID: "at", Label: "backup.at", Width: 140, Fits: lang.WidestMoment, Text: p.moment},
		{ID: "why", Label: "backup.why", Width: 200, Grow: true, Soft: true, Text: func(b backup.Backup) string { return lang.T("backup.why." + string(b.Why)) }},
		{ID: "size", Label: "backup.size", Width: 90, Text: func(b backup.Backup) string { return lang.Size(b.Size) }},
	}
}

func (p *Page) moment(b backup.Backup) string { return lang.Moment(b.At.In(p.now().Location())) }

func (p *Page) now() time.Time { return p.host.Loader().Clock.Now() }

func (p *Page) plan() backup.Plan {
	if p.options.Plan == nil {
		return backup.Plan{}
	}
	return p.options.Plan()
}

// tellPlace says where copies go, and whether that is there.
func (p *Page) tellPlace() {
	plan := p.plan()
	folder, err := plan.Place.Find(backup.Roots())
	var parts []kit.Part
	switch {
	case plan.Place.IsZero():
		parts = []kit.Part{kit.Soft(lang.T("backup.place") + " "), kit.Plain(backup.Beside(p.options.Register))}
	case err != nil:
		parts = []kit.Part{kit.Toned(kit.ToneAmber, lang.T("backup.place.away", plan.Place.Folder, backup.Beside(p.options.Register)))}
	default:
		parts = []kit.Part{kit.Soft(lang.T("backup.place") + " "), kit.Plain(folder)}
	}
	word := "backup.seal"
	if plan.Key != nil {
		parts = append(parts, kit.Plain("\n"), kit.Toned(kit.ToneGreen, lang.T("backup.seal.is")))
		word = "backup.unseal"
	}
	if plan.Place.IsZero() {
		p.beside.Hide()
	} else {
		p.beside.Show()
	}
	p.place.SetParts(parts...)
	p.closed.SetWord(lang.T(word))
}

// askSealing closes new copies with a passphrase from now on, or no longer.
func (p *Page) askSealing() {
	if p.plan().Key != nil {
		p.unseal()
		return
	}
	p.askSeal()
}

// Refresh lists the copies.
func (p *Page) Refresh() {
	plan := p.plan()
	kit.Load(p.host.Loader(), &p.reading, func(context.Context) ([]backup.Backup, error) {
		return backup.List(p.options.Register, plan), nil
	}, func(all []backup.Backup, _ error) {
		p.backups = all
		paths := make([]string, len(all))
		for i, b := range all {
			paths[i] = b.Path
		}
		p.list.SetKeys(paths)
		p.tellPlace()
		if len(all) == 0 {
			p.current = backup.Backup{}
			p.card.Clear()
			p.card.Paragraph(kit.Soft(lang.T("backup.none")))
			p.card.Refresh()
		} else {
			p.list.SelectAt(max(0, p.index(p.current.Path)))
		}
		if d, is := p.host.(desk.Desk); is {
			d.Counted()
		}
	})
}

// Make makes a copy now.
func (p *Page) Make() {
	plan := p.plan()
	work(p, "backup.making", func(ctx context.Context) (backup.Backup, error) {
		return backup.Make(ctx, p.options.Store, plan, backup.ByHand, p.now())
	}, func(b backup.Backup, err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.host.Say(lang.T("backup.made", filepath.Base(b.Path)))
		p.Refresh()
	})
}

// choose asks for the folder that copies go to.
func (p *Page) choose() {
	kit.OpenFolder(p.host.Window(), filepath.Dir(p.options.Register), func(folder string) {
		place, err := backup.Choose(folder)
		if err != nil {
			p.host.Fail(trouble.At(folder, err))
			return
		}
		p.put(place)
	})
}

func (p *Page) chooseBeside() { p.put(backup.Place{}) }

func (p *Page) put(place backup.Place) {
	plan := p.plan()
	plan.Place = place
	p.options.SetPlan(plan)
	p.Refresh()
}

// Escape closes what a copy would change, and puts the keyboard on the list.
func (p *Page) Escape() {
	if p.compared {
		p.found, p.compared = nil, false
		p.show()
	}
	p.list.Focus()
}

// show draws the card of the current copy.
func (p *Page) show() {
	b := p.current
	p.card.Clear()
	p.card.Kicker(lang.T("backup.why." + string(b.Why)))
	p.card.Title(lang.T("backup.of", p.moment(b)))
	p.card.Field(lang.T("backup.size"), kit.Plain(lang.Size(b.Size)))
	p.card.Field(lang.T("backup.file"), kit.Plain(b.Path))
	if b.Sealed {
		p.card.Field(lang.T("backup.holds"), kit.Soft(lang.T("backup.sealed")))
	}
	var buttons []*kit.Button
	if p.options.Restore != nil {
		buttons = append(buttons, kit.NewButton(kit.ButtonPrimary, lang.T("backup.restore"), p.restore))
	}
	if p.options.Store != nil {
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T("backup.compare"), p.Compare))
	}
	p.card.Actions(buttons...)
	p.card.Refresh()
	if b.Sealed {
		p.differ()
		return
	}
	kit.Load(p.host.Loader(), &p.glancing, func(ctx context.Context) (storage.Glimpse, error) { return storage.Glance(ctx, b.Path) },
		func(g storage.Glimpse, err error) {
			if p.current.Path != b.Path {
				return
			}
			if err != nil {
				p.card.Banner(kit.ToneRed, lang.T("backup.unreadable"), kit.Plain(trouble.Sentence(err)))
			} else {
				p.changedAt(g)
			}
			p.differ()
			p.counted(g)
		})
}

// changedAt says when what a copy holds was changed last.
func (p *Page) changedAt(g storage.Glimpse) {
	if !g.At.IsZero() {
		p.card.Field(lang.T("backup.changed"), kit.Plain(lang.Moment(g.At.In(p.now().Location()))), kit.Soft(" "+g.By))
	}
}

// counted lists how many records of each kind a copy holds.
func (p *Page) counted(g storage.Glimpse) {
	if len(g.Counts) == 0 {
		return
	}
	p.card.Section(lang.T("backup.holds"))
	for _, k := range register.Kinds {
		if n := g.Counts[k]; n > 0 {
			p.card.Field(lang.T("kind."+string(k)+".many"), kit.Plain(lang.Number(int64(n))))
		}
	}
	p.card.Refresh()
}
