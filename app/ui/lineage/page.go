// Package lineage is the page of a record's ancestors and descendants: as a graph to walk through, and as a table.
package lineage

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Store is what the page needs of the register.
type Store interface {
	columns.StandingStore
	Lineage(ctx context.Context, id register.ID) (kin []storage.Kin, more bool, err error)
	Lines(ctx context.Context, ids ...register.ID) (map[register.ID]storage.Line, error)
}

// The two ways of looking at a lineage.
const (
	viewGraph = iota
	viewTable
)

// What the desk keeps of the page.
const (
	keptView    = "room.lineage.view"
	keptColumns = "room.lineage.columns"
)

// Page shows the lineage of one record.
type Page struct {
	desk  desk.Desk
	store Store

	of   register.ID
	kin  []storage.Kin // the record itself first
	more bool
	// standings are the states and terms of all of them on the day.
	standings map[register.ID]string

	name    *kit.Words
	tabs    *kit.Tabs
	graph   *kit.Graph
	table   *kit.ColumnList[register.ID, storage.Kin]
	trouble *kit.Strip
	content fyne.CanvasObject

	reading, exporting kit.Slot
	stale              bool
}

var (
	_ desk.Page     = (*Page)(nil)
	_ desk.Inner    = (*Page)(nil)
	_ desk.Exporter = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk, s Store) *Page { return &Page{desk: d, store: s} }

func (p *Page) build() {
	d := p.desk
	var view int
	d.Kept(keptView, &view)
	p.name = kit.NewWords("", kit.TextSize, true, kit.ColorText).Least(120)
	card := kit.NewButton(kit.ButtonPlain, lang.T("lineage.card"), p.openCard)
	p.tabs = kit.NewTabs(min(max(view, viewGraph), viewTable), func(at int) {
		d.Keep(keptView, at)
		p.look()
		p.focus()
	}, lang.T("lineage.view.graph"), lang.T("lineage.view.table"))
	p.graph = kit.NewGraph()
	p.graph.OnChoose = p.choose
	p.makeTable()
	p.trouble = kit.NewStrip(kit.ToneRed)
	head := kit.Frame(nil, nil, nil, kit.Row(12, p.tabs, card), p.name)
	hint := kit.Under(kit.Hairline(), kit.Inset(kit.NewFlow(kit.Soft(lang.T("lineage.hint"))), 16, 5, 16, 5))
	p.content = kit.Frame(kit.Under(kit.Inset(head, 16, 6, 12, 6), kit.Hairline()), kit.Under(hint, p.trouble), nil, nil,
		container.NewStack(kit.Panel(p.graph), p.table))
	p.look()
}

// ID names the page.
func (p *Page) ID() string { return "lineage" }

// Within says that it has no place in the navigation: it is of some record, and nobody goes there without one.
func (p *Page) Within() string { return "-" }

// Word is its title.
func (p *Page) Word() string { return lang.T("lineage.title") }

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

// Show goes to the lineage of a record.
func (p *Page) Show(id register.ID, _ float32) {
	p.Content()
	if p.of != id {
		p.of = id
		p.read()
	}
}

// Current is the record whose lineage is shown.
func (p *Page) Current() (register.ID, float32) { return p.of, 0 }

// Shown reads the changes and puts the keyboard on the page.
func (p *Page) Shown() {
	if p.stale {
		p.read()
	}
	p.focus()
}

// Changed reads the lineage again, at once where the page is in front.
func (p *Page) Changed([]storage.Change) {
	p.stale = true
	if p.content != nil && p.content.Visible() {
		p.read()
	}
}

// Refresh reads the lineage again.
func (p *Page) Refresh() { p.read() }

// Count says how many records there are.
func (p *Page) Count() string {
	said := lang.N("lineage.count", max(0, len(p.kin)-1))
	if p.more {
		said += " · " + lang.T("lineage.more")
	}
	return said
}

func (p *Page) read() {
	p.stale = false
	if p.of.IsZero() {
		return
	}
	type answer struct {
		kin       []storage.Kin
		more      bool
		standings map[register.ID]string
	}
	of, on := p.of, p.desk.Day()
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) (answer, error) {
		var lines map[register.ID]storage.Line
		var kin []storage.Kin
		var more bool
		err := storage.AtOnce(ctx,
			func(ctx context.Context) (err error) { lines, err = p.store.Lines(ctx, of); return err },
			func(ctx context.Context) (err error) { kin, more, err = p.store.Lineage(ctx, of); return err },
		)
		if err != nil {
			return answer{}, err
		}
		kin = append([]storage.Kin{{Line: lines[of], Through: of}}, kin...)
		refs := make([]register.Ref, len(kin))
		for i, one := range kin {
			refs[i] = one.Ref
		}
		standings, err := columns.Standings(ctx, p.store, refs, on)
		return answer{kin, more, standings}, err
	}, func(a answer, err error) {
		if err != nil {
			p.trouble.Say(trouble.Sentence(err), lang.T("list.again"), p.read)
			return
		}
		p.trouble.Hide()
		p.kin, p.more, p.standings = inOrder(a.kin), a.more, a.standings
		p.fill()
	})
}

// inOrder puts the generations side by side so that whatever came of one record stands together, in its order.
func inOrder(kin []storage.Kin) []storage.Kin {
	at := map[register.ID]int{}
	for i, one := range kin {
		at[one.ID] = i
	}
	sorted := kin[:0:0]
	for _, way := range []int{0, -1, 1} {
		for generation := way; ; generation += way {
			var some []storage.Kin
			for _, one := range kin {
				if one.Generation == generation && (way != 0 || len(sorted) == 0) {
					some = append(some, one)
				}
			}
			slices.SortStableFunc(some, func(a, b storage.Kin) int { return at[a.Through] - at[b.Through] })
			for _, one := range some {
				at[one.ID] = len(sorted)
				sorted = append(sorted, one)
			}
			if len(some) == 0 || way == 0 {
				break
			}
		}
	}
	return sorted
}

// fill shows the lineage as read so far.
func (p *Page) fill() {
	p.name.SetText(desk.Name(p.kin[0].Line))
	place := map[register.ID]int{}
	nodes := make([]kit.GraphNode, len(p.kin))
	for i, one := range p.kin {
		place[one.ID] = i
		nodes[i] = kit.GraphNode{Column: one.Generation, On: place[one.Through], Caption: p.caption(one), Words: desk.Name(one.Line)}
	}
	p.graph.SetNodes(nodes)
	ids := make([]register.ID, len(p.kin))
	for i, one := range p.kin {
		ids[i] = one.ID
	}
	p.table.SetKeys(ids)
	p.table.Invalidate()
	p.desk.Counted()
	if p.content.Visible() {
		p.focus()
	}
}

// caption returns the kind of a record, what distinguishes it from others of its name, and its standing.
func (p *Page) caption(one storage.Kin) string {
	said := lang.Capital(lang.T("kind." + string(one.Line.Kind)))
	if hint := desk.Words(one.Hint); hint != "" {
		said += " · " + hint
	}
	if standing := p.standings[one.ID]; standing != "" {
		said += " · " + standing
	}
	return said
}

// choose walks to the record that is pressed; the one in the middle opens its card.
func (p *Page) choose(at int) {
	if at == 0 {
		p.openCard()
		return
	}
	p.desk.Trace(p.kin[at].ID)
}

func (p *Page) openCard() {
	if len(p.kin) > 0 {
		p.desk.Open(p.kin[0].Ref)
	}
}

func (p *Page) look() {
	if p.tabs.Current() == viewTable {
		p.graph.Hide()
		p.table.Show()
	} else {
		p.table.Hide()
		p.graph.Show()
	}
}

func (p *Page) focus() {
	if p.tabs.Current() == viewTable {
		p.table.Focus()
	} else {
		p.graph.Focus()
	}
}

// generation says how many steps away a record is, and which way.
func generation(one storage.Kin) string {
	switch {
	case one.Generation < 0:
		return lang.T("lineage.back", strconv.Itoa(-one.Generation))
	case one.Generation > 0:
		return lang.T("lineage.on", strconv.Itoa(one.Generation))
	}
	return lang.T("lineage.itself")
}
