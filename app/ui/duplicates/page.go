// Package duplicates is the page of records that are likely one: pairs with the reasons, side by side, to be made one field by
// field or told apart. Records that were selected in a list are made one here too.
package duplicates

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/trouble"
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
	desk  desk.Desk
	store Store

	all []storage.Duplicate // of which the list shows those that the chip lets through

	kinds   *kit.FilterChip
	list    *kit.ColumnList[pair, storage.Duplicate]
	card    *kit.Card
	split   *kit.Split
	trouble *kit.Strip
	empty   *kit.Empty
	content fyne.CanvasObject

	listing, reading kit.Slot
	stale, read      bool
	given            []register.Ref // what is to be made one where that is no pair of the list
	union            union
}

var (
	_ desk.Page       = (*Page)(nil)
	_ desk.CardFolder = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk, s Store) *Page { return &Page{desk: d, store: s, stale: true} }

// ID names the page.
func (p *Page) ID() string { return ID }

// Word is its title.
func (p *Page) Word() string { return lang.T("duplicates.title") }

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

func (p *Page) build() {
	d := p.desk
	p.list = kit.NewColumnList(d.Loader(), columns, pairOf, p.rows)
	var layout kit.ColumnsLayout
	if d.Kept("room.duplicates.columns", &layout) {
		p.list.SetLayout(layout)
	}
	p.list.OnLayoutChanged = func(l kit.ColumnsLayout) { d.Keep("room.duplicates.columns", l) }
	p.list.OnSelect = func(k pair) {
		p.given = nil
		p.show(k.a, k.b)
	}
	p.list.OnOpen = func(k pair) { d.Open(k.a) }
	p.list.OnMenu = p.menu
	p.list.OnCopied = func(rows int, err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		d.Say(lang.N("list.copied", rows))
	}
	p.kinds = kit.NewFilterChip(d.Loader(), lang.T("trash.kind"), true, desk.Fixed("kind.", register.UniteKinds))
	p.kinds.OnChange = func([]string) { p.put() }
	p.card = kit.NewCard()
	p.trouble = kit.NewStrip(kit.ToneRed)
	p.empty = kit.NewEmpty(lang.T("duplicates.looking"), lang.T("duplicates.looking.text"))
	p.list.Hide()
	p.split = desk.BesideCard(d, container.NewStack(p.list, p.empty), p.card)
	head := kit.Frame(nil, nil, nil, kit.Inset(desk.FoldButton(p), 0, 6, 12, 6), kit.Inset(kit.Wrap(8, p.kinds), 16, 6, 8, 6))
	p.content = kit.Frame(kit.Under(head, kit.Hairline()), p.trouble, nil, nil, p.split)
	p.blank()
}

var columns = []kit.Column[storage.Duplicate]{
	{ID: "kind", Label: "trash.kind", Width: 92, Soft: true, Text: func(d storage.Duplicate) string { return lang.T("kind." + string(d.A.Kind)) }},
	{ID: "a", Label: "duplicates.first", Width: 190, Grow: true, Text: func(d storage.Duplicate) string { return named(d.A) }},
	{ID: "b", Label: "duplicates.second", Width: 190, Grow: true, Text: func(d storage.Duplicate) string { return named(d.B) }},
	{ID: "why", Label: "duplicates.why", Width: 180, Grow: true, Soft: true, Text: func(d storage.Duplicate) string { return lang.Likeness(d.Likeness) }},
	{ID: "sure", Label: "duplicates.sure", Width: 136, Text: func(d storage.Duplicate) string { return lang.Sureness(d.Likeness) }, Tone: func(d storage.Duplicate) kit.Tone { return tone(d.Likeness) }},
}

// named is a name with what tells it from others of the same name.
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

// Shown looks for duplicates where something has changed, and gives the keyboard to the list.
func (p *Page) Shown() {
	if p.stale {
		p.Refresh()
	}
	p.list.Focus()
}

// Changed looks again, now or when the page is shown next.
func (p *Page) Changed([]storage.Change) {
	p.stale = true
	if p.content != nil && p.content.Visible() {
		p.Refresh()
	}
}

// FoldCard folds the card away or shows it.
func (p *Page) FoldCard() {
	p.split.Toggle()
	if !p.split.RightShown() {
		p.list.Focus()
	}
}

// Count says how many pairs there are.
func (p *Page) Count() string {
	if !p.read {
		return ""
	}
	return lang.N("duplicates.count", len(p.passing()))
}

// List is the list itself, for tests to look at.
func (p *Page) List() *kit.ColumnList[pair, storage.Duplicate] {
	p.Content()
	return p.list
}

// Refresh looks for duplicates again.
func (p *Page) Refresh() {
	p.Content()
	p.stale = false
	kit.Load(p.desk.Loader(), &p.listing, func(ctx context.Context) ([]storage.Duplicate, error) {
		return p.store.Duplicates(ctx)
	}, func(all []storage.Duplicate, err error) {
		if err != nil {
			p.trouble.Say(trouble.Sentence(err), lang.T("list.again"), p.Refresh)
			return
		}
		p.trouble.Hide()
		p.all, p.read = all, true
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
	p.empty.SetText(lang.T("duplicates.none"), lang.T("duplicates.none.text"))
	p.list.SetKeys(keys)
	p.list.Invalidate()
	desk.Visible(p.empty, len(keys) == 0)
	desk.Visible(p.list, len(keys) > 0)
	_, _, is := p.list.Current()
	switch {
	case p.given != nil:
	case len(keys) == 0:
		p.blank()
	case !is && !p.union.empty():
		p.list.SelectNearest()
	case !is:
		p.list.SelectAt(0)
	}
	p.desk.Counted()
}

// rows are the pairs that the list asks for.
func (p *Page) rows(_ context.Context, keys []pair) ([]storage.Duplicate, error) {
	of := map[pair]storage.Duplicate{}
	for _, d := range p.all {
		of[pairOf(d)] = d
	}
	var rows []storage.Duplicate
	for _, k := range keys {
		if d, there := of[k]; there {
			rows = append(rows, d)
		}
	}
	return rows, nil
}

func (p *Page) menu(k pair, at fyne.Position) {
	menu := kit.Menu{
		{Word: lang.T("duplicates.open.first"), Do: func() { p.desk.Open(k.a) }},
		{Word: lang.T("duplicates.open.second"), Do: func() { p.desk.Open(k.b) }},
		{Word: lang.T("menu.copy_rows"), Do: p.list.Copy},
	}
	kit.ShowMenu(append(menu, desk.ChangingItems(p.desk, nil,
		&kit.MenuItem{Word: lang.T("duplicates.apart"), Do: func() { p.tellApart(k) }})...), p.list, at)
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
