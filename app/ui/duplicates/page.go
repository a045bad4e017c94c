// Package duplicates is the page of records that are likely one: pairs with the reasons, side by side, to be united
// field by field or told apart. Records selected in a list are united here too.
package duplicates

import (
	"context"
	"slices"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/alike"
	"accord/storage/register"
)

// ID names the page.
const ID = "duplicates"

// Store is what the page needs of the register.
type Store interface {
	desk.UndoStore
	changes.Store
	Duplicates(ctx context.Context, kinds ...register.Kind) ([]storage.Duplicate, error)
	TellApart(ctx context.Context, a, b register.Ref) (batch register.ID, err error)
	Unite(ctx context.Context, u *register.Union) (batch register.ID, err error)
}

// pair is two records of the list.
type pair struct{ a, b register.Ref }

func pairOf(d storage.Duplicate) pair { return pair{d.A.Ref, d.B.Ref} }

// Page lists the pairs, the surest first, with both records side by side.
type Page struct {
	desk.Listed[pair, storage.Duplicate]
	desk  desk.Desk
	store Store

	all   []storage.Duplicate                        // the list shows those that pass the chip
	of    atomic.Pointer[map[pair]storage.Duplicate] // the list reads its rows off the screen
	kinds *kit.FilterChip

	listing, reading kit.Slot
	read             bool
	given            []register.Ref // records to unite that are no pair of the list
	union            union
}

var (
	_ desk.Page       = (*Page)(nil)
	_ desk.CardFolder = (*Page)(nil)
	_ desk.Escaper    = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk, s Store) *Page {
	p := &Page{desk: d, store: s}
	p.Listed = desk.NewListed[pair, storage.Duplicate](d, ID, p.build, p.Refresh)
	return p
}

// ID names the page.
func (p *Page) ID() string { return ID }

// Word is its title.
func (p *Page) Word() string { return lang.T("duplicates.title") }

func (p *Page) build() {
	d := p.desk
	p.Take(kit.NewColumnList(d.Loader(), columns, pairOf, p.rows))
	list := p.List()
	list.OnSelect = func(k pair) {
		p.given = nil
		p.show(k.a, k.b)
	}
	list.OnOpen = func(k pair) { d.Open(k.a) }
	list.OnMenu = p.menu
	p.kinds = kit.NewFilterChip(d.Loader(), lang.T("trash.kind"), true, desk.Fixed("kind.", register.UniteKinds))
	p.kinds.OnChange = func([]string) { p.put() }
	p.Lay(desk.FilterLine(kit.Wrap(8, p.kinds), p))
	p.Empty.SetText(lang.T("duplicates.looking"), lang.T("duplicates.looking.text"))
	p.Filled(0)
	p.blank()
}

var columns = []kit.Column[storage.Duplicate]{
	{ID: "kind", Label: "trash.kind", Width: 92, Soft: true, Text: func(d storage.Duplicate) string { return lang.T("kind." + string(d.A.Kind)) }},
	{ID: "a", Label: "duplicates.first", Width: 190, Grow: true, Text: func(d storage.Duplicate) string { return named(d.A) }},
	{ID: "b", Label: "duplicates.second", Width: 190, Grow: true, Text: func(d storage.Duplicate) string { return named(d.B) }},
	{ID: "why", Label: "duplicates.why", Width: 180, Grow: true, Soft: true, Text: func(d storage.Duplicate) string { return lang.Likeness(d.Likeness) }},
	{ID: "sure", Label: "duplicates.sure", Width: 152, Text: func(d storage.Duplicate) string { return lang.Sureness(d.Likeness) }, Tone: func(d storage.Duplicate) kit.Tone { return tone(d.Likeness) }},
}

// named returns a name with what distinguishes it from equal names.
func named(line storage.Line) string {
	name := desk.Name(line)
	if hint := desk.Words(line.Hint); hint != "" {
		name += " · " + hint
	}
	return name
}

func tone(l alike.Likeness) kit.Tone {
	if l.Score >= alike.Surely {
		return kit.ToneAmber
	}
	return kit.ToneGrey
}

// Count says how many pairs there are.
func (p *Page) Count() string {
	if !p.read {
		return ""
	}
	return lang.N("duplicates.count", len(p.passing()))
}

// Refresh looks for duplicates again.
func (p *Page) Refresh() {
	p.Fresh()
	kit.Load(p.desk.Loader(), &p.listing, func(ctx context.Context) ([]storage.Duplicate, error) {
		return p.store.Duplicates(ctx)
	}, func(all []storage.Duplicate, err error) {
		if err != nil {
			p.Fail(err)
			return
		}
		p.Trouble.Hide()
		p.all, p.read = all, true
		of := make(map[pair]storage.Duplicate, len(all))
		for _, d := range all {
			of[pairOf(d)] = d
		}
		p.of.Store(&of)
		p.put()
	})
}

// passing are the pairs that the chip lets through.
func (p *Page) passing() []storage.Duplicate {
	chosen := p.kinds.Values()
	if len(chosen) == 0 {
		return p.all
	}
	var some []storage.Duplicate
	for _, d := range p.all {
		if slices.Contains(chosen, string(d.A.Kind)) {
			some = append(some, d)
		}
	}
	return some
}

func (p *Page) put() {
	shown := p.passing()
	keys := make([]pair, len(shown))
	for i, d := range shown {
		keys[i] = pairOf(d)
	}
	p.Empty.SetText(lang.T("duplicates.none"), lang.T("duplicates.none.text"))
	list := p.List()
	list.SetKeys(keys)
	list.Invalidate()
	p.Filled(len(keys))
	_, _, is := list.Current()
	switch {
	case p.given != nil:
	case len(keys) == 0:
		p.blank()
	case !is && !p.union.empty():
		list.SelectNearest()
	case !is:
		list.SelectAt(0)
	}
	p.desk.Counted()
}

// rows are the pairs that the list asks for.
func (p *Page) rows(_ context.Context, keys []pair) ([]storage.Duplicate, error) {
	var rows []storage.Duplicate
	of := p.of.Load()
	if of == nil {
		return nil, nil
	}
	for _, k := range keys {
		if d, there := (*of)[k]; there {
			rows = append(rows, d)
		}
	}
	return rows, nil
}

func (p *Page) menu(k pair, at fyne.Position) {
	menu := kit.Menu{
		{Word: lang.T("duplicates.open.first"), Do: func() { p.desk.Open(k.a) }},
		{Word: lang.T("duplicates.open.second"), Do: func() { p.desk.Open(k.b) }},
		{Word: lang.T("menu.copy_rows"), Do: p.List().Copy},
	}
	kit.ShowMenu(append(menu, desk.ChangingItems(p.desk, nil,
		&kit.MenuItem{Word: lang.T("duplicates.apart"), Do: func() { p.tellApart(k) }})...), p.List(), at)
}

// tellApart keeps that a pair is two things; the pair goes from the list.
func (p *Page) tellApart(k pair) {
	desk.Act(p.desk, "duplicates.apart.doing", func(ctx context.Context) (register.ID, error) {
		return p.store.TellApart(ctx, k.a, k.b)
	}, func(batch register.ID, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.given = nil
		p.all = slices.DeleteFunc(slices.Clone(p.all), func(d storage.Duplicate) bool { return pairOf(d) == k })
		p.put()
		desk.OfferUndo(p.desk, p.store, lang.T("duplicates.apart.done"), batch)
	})
}
