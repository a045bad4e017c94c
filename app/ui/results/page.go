// Package results is the page of everything that a search finds: one list for all kinds, narrowed by words, fields and chips,
// with the words found marked in their place. A search is kept under a name as a view of a list is.
package results

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/search"
	"accord/app/trouble"
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
	Hits(ctx context.Context, q storage.SearchQuery, refs []register.Ref) ([]storage.Hit, error)
}

// Page lists what was found, the best first, and shows beside it where the words stand in the current one.
type Page struct {
	desk  desk.Desk
	store Store

	view  desk.View // the words, and what is chosen in the chips
	query storage.SearchQuery

	find    *kit.FindEntry
	chips   map[string]*kit.FilterChip
	views   *kit.Button
	list    *kit.ColumnList[register.Ref, storage.Hit]
	card    *kit.Card
	split   *kit.Split
	trouble *kit.Strip
	empty   *kit.Empty
	content fyne.CanvasObject
	arrange func()

	listing, reading kit.Slot
	shown            register.Ref
	stale            bool
	led              bool // another page has led here: the list gets the keyboard when it has come
}

var (
	_ desk.Page       = (*Page)(nil)
	_ desk.CardFolder = (*Page)(nil)
	_ desk.Inner      = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk, s Store) *Page {
	return &Page{desk: d, store: s, stale: true, view: desk.View{Filters: map[string][]kit.Option{}}}
}

// ID names the page.
func (p *Page) ID() string { return ID }

// Word is its title.
func (p *Page) Word() string { return lang.T("results.title") }

// Within is no page: it is reached from the search alone.
func (p *Page) Within() string { return "-" }

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

// Shown reads what has changed and gives the keyboard to the list, or to the words where nothing is listed.
func (p *Page) Shown() {
	if p.stale {
		p.Refresh()
	}
	p.focus()
}

func (p *Page) focus() {
	if len(p.list.Keys()) > 0 {
		p.list.Focus()
	} else {
		p.FocusFind()
	}
}

// FocusFind gives the keyboard to the words looked for.
func (p *Page) FocusFind() { p.desk.Canvas().Focus(p.find) }

// Changed searches again, now or when the page is shown next.
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

// Count says how many records are listed.
func (p *Page) Count() string { return lang.N("search.found", len(p.list.Keys())) }

// List is the list itself, for tests to look at.
func (p *Page) List() *kit.ColumnList[register.Ref, storage.Hit] {
	p.Content()
	return p.list
}

// Find shows what is found by a text, with nothing chosen in the chips.
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
	p.list.Clear()
	p.narrowed()
}

// narrowed searches again after the words or a chip have changed.
func (p *Page) narrowed() {
	p.nameView()
	p.arrange()
	p.Refresh()
}

// Refresh searches again.
func (p *Page) Refresh() {
	p.Content()
	p.stale = false
	asked := search.Parse(p.view.Find, p.desk.Day())
	q := p.asked(asked.SearchQuery)
	if len(asked.Unknown) > 0 {
		p.listing.Cancel()
		p.put(q, nil)
		p.empty.SetText(lang.T("results.empty"), lang.T("search.unknown", joined(asked.Unknown)))
		return
	}
	kit.Load(p.desk.Loader(), &p.listing, func(ctx context.Context) ([]register.Ref, error) {
		return p.store.SeekRefs(ctx, q, mostOfKind)
	}, func(refs []register.Ref, err error) {
		if err != nil {
			p.fail(err)
			return
		}
		p.trouble.Hide()
		p.put(q, refs)
	})
}

// put lists records, or says why there are none.
func (p *Page) put(q storage.SearchQuery, refs []register.Ref) {
	p.query = q
	p.list.SetKeys(refs)
	p.list.Invalidate()
	if p.view.Find == "" && !p.chosen() {
		p.empty.SetText(lang.T("results.begin"), lang.T("results.begin.text"))
	} else {
		p.empty.SetText(lang.T("results.empty"), lang.T("results.empty.text"))
	}
	desk.Visible(p.empty, len(refs) == 0)
	desk.Visible(p.list, len(refs) > 0)
	now, _, is := p.list.Current()
	switch {
	case len(refs) == 0:
		p.blank()
	case !is || !slices.Contains(refs, now):
		p.list.SelectAt(0)
	default:
		p.show(now)
	}
	if p.led && len(refs) > 0 && p.content.Visible() {
		p.list.Focus()
	}
	p.led = false
	p.desk.Counted()
}

// rows reads what the list shows of some records.
func (p *Page) rows(ctx context.Context, refs []register.Ref) ([]storage.Hit, error) {
	return p.store.Hits(ctx, p.query, refs)
}

func (p *Page) fail(err error) {
	p.trouble.Say(trouble.Sentence(err), lang.T("list.again"), p.Refresh)
}
