// Package results is the page of everything that a search finds: one list for all kinds, narrowed by words, fields and chips,
// with the words found marked in their place. A search is kept under a name as a view of a list is.
package results

import (
	"cmp"
	"context"
	"slices"

	"accord/app/lang"
	"accord/app/search"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// ID names the page.
const ID = "results"

// mostOfKind is how many records of each kind the page lists.
const mostOfKind = 2000

// Store is what the page needs of the register.
type Store interface {
	desk.Store
	SeekRefs(ctx context.Context, q storage.SearchQuery, most int) ([]register.Ref, error)
	SeekTrash(ctx context.Context, q storage.SearchQuery, most int) ([]register.Ref, error)
	Hits(ctx context.Context, q storage.SearchQuery, refs []register.Ref) ([]storage.Hit, error)
}

// Page lists what was found, the best first, and shows beside it where the words stand in the current one.
type Page struct {
	desk.Listed[register.Ref, storage.Hit]
	desk  desk.Desk
	store Store

	view  desk.View // the words, and the choices in the chips
	query storage.SearchQuery

	find  *kit.FindEntry
	chips map[string]*kit.FilterChip
	views *kit.Button

	listing, reading kit.Slot
	shown            register.Ref
	searching        bool // the list does not answer the query yet
	led              bool // another page has led here: the list gets the keyboard when it has come
}

var (
	_ desk.Page       = (*Page)(nil)
	_ desk.CardFolder = (*Page)(nil)
	_ desk.Inner      = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk, s Store) *Page {
	p := &Page{desk: d, store: s, view: desk.View{Filters: map[string][]kit.Option{}}}
	p.Listed = desk.NewListed[register.Ref, storage.Hit](d, ID, p.build, p.Refresh)
	return p
}

// ID names the page.
func (p *Page) ID() string { return ID }

// Word is its title.
func (p *Page) Word() string { return lang.T("results.title") }

// Within is no page: it is reached from the search alone.
func (p *Page) Within() string { return "-" }

// Shown reads the changes and puts the keyboard on the list, or on the words where the list is empty.
func (p *Page) Shown() {
	p.Listed.Shown()
	p.focus()
}

func (p *Page) focus() {
	if len(p.List().Keys()) > 0 {
		p.List().Focus()
	} else {
		p.FocusFind()
	}
}

// FocusFind puts the keyboard on the search words.
func (p *Page) FocusFind() { p.desk.Canvas().Focus(p.find) }

// Count says how many records are listed, nothing before that is known.
func (p *Page) Count() string {
	if p.searching && len(p.List().Keys()) == 0 {
		return ""
	}
	return lang.N("search.found", len(p.List().Keys()))
}

// Find shows the results for a text, with empty chips.
func (p *Page) Find(text string) {
	p.led = true
	p.use(desk.View{Find: text})
}

// Choose chooses in one of the chips.
func (p *Page) Choose(chip string, chosen ...kit.Option) {
	p.Content()
	p.chips[chip].Set(chosen...)
	p.view.Filters[chip] = chosen
	p.narrowed()
}

// use shows a view.
func (p *Page) use(v desk.View) {
	p.Content()
	if v.Filters == nil {
		v.Filters = map[string][]kit.Option{}
	}
	p.view = v
	for id, chip := range p.chips {
		chip.Set(v.Filters[id]...)
	}
	p.find.SetText(v.Find)
	p.List().Clear()
	p.narrowed()
}

// narrowed searches again after the words or a chip have changed.
func (p *Page) narrowed() {
	p.nameView()
	p.Arrange()
	p.Refresh()
}

// Refresh searches again.
func (p *Page) Refresh() {
	p.Fresh()
	asked := search.Parse(p.view.Find, p.desk.Day())
	q := p.asked(asked.SearchQuery)
	if len(asked.Unknown) > 0 {
		p.listing.Cancel()
		p.searching = false
		p.put(q, nil)
		p.Empty.SetText(lang.T("results.empty"), lang.T("search.unknown", joined(asked.Unknown)))
		return
	}
	if p.searching = true; len(p.List().Keys()) == 0 {
		p.Empty.SetText(lang.T("search.searching"), "")
	}
	kit.Load(p.desk.Loader(), &p.listing, func(ctx context.Context) ([]register.Ref, error) {
		var refs, lying []register.Ref
		err := storage.AtOnce(ctx,
			func(ctx context.Context) (err error) { refs, err = p.store.SeekRefs(ctx, q, mostOfKind); return err },
			func(ctx context.Context) (err error) { lying, err = p.store.SeekTrash(ctx, q, mostOfKind); return err },
		)
		return append(refs, lying...), err // what was thrown away comes last
	}, func(refs []register.Ref, err error) {
		p.searching = false
		if err != nil {
			p.Fail(err)
			return
		}
		p.Trouble.Hide()
		p.put(q, refs)
	})
}

// put lists records, or says why there are none.
func (p *Page) put(q storage.SearchQuery, refs []register.Ref) {
	p.query = q
	p.List().SetKeys(refs)
	p.List().Invalidate()
	if p.view.Find == "" && !p.chosen() {
		p.Empty.SetText(lang.T("results.begin"), lang.T("results.begin.text"))
	} else {
		p.Empty.SetText(lang.T("results.empty"), cmp.Or(search.Parse(p.view.Find, p.desk.Day()).NoField(), lang.T("results.empty.text")))
	}
	p.Filled(len(refs))
	now, _, is := p.List().Current()
	switch {
	case len(refs) == 0:
		p.blank()
	case !is || !slices.Contains(refs, now):
		p.List().SelectAt(0)
	default:
		p.show(now)
	}
	if p.led && len(refs) > 0 && p.InFront() {
		p.List().Focus()
	}
	p.led = false
	p.desk.Counted()
}

// rows reads what the list shows of some records.
func (p *Page) rows(ctx context.Context, refs []register.Ref) ([]storage.Hit, error) {
	return p.store.Hits(ctx, p.query, refs)
}
