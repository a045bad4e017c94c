// Package history is the page of everything that was changed in the register: who, when, what, before and after. Each
// change, a field of it, or a whole record as it was is taken back from here as a new change.
package history

import (
	"context"
	"slices"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// ID names the page.
const ID = "history"

// Store is what the page needs of the register.
type Store interface {
	desk.HistoryStore
	desk.UndoStore
	BatchLines(ctx context.Context, q storage.HistoryQuery, below int64, most int) ([]storage.BatchLine, error)
	Authors(ctx context.Context) ([]string, error)
	Revert(ctx context.Context, r register.Record, revision int64) (batch register.ID, err error)
}

const (
	// pageLength is how many batches are read at once.
	pageLength = 300
	// unfoldedMost is how many records of a batch are shown under it.
	unfoldedMost = 2000
)

// Page lists the history, the newest first: a line for each batch, which unfolds into its records. Beside it stands what
// the current one changed.
type Page struct {
	desk.Listed[line, row]
	desk  desk.Desk
	store Store
	// copies leads to the copies of the whole register; nil where there are none.
	copies func()

	query    storage.HistoryQuery
	days     string // the choice in the chip of days, behind the query's times
	of       register.Ref
	wanted   int64 // the change to be selected when it has come
	lines    []line
	inner    map[register.ID][]line // of the batches that are unfolded
	finished bool
	fieldsOf atomic.Value // the kind whose fields the chip offers

	chips map[string]*kit.FilterChip
	more  *fyne.Container

	listing, unfolding, reading, writing kit.Slot
	shown                                line
	comparing                            func() // reads the comparison again that is shown; nil where none is
}

var (
	_ desk.Page       = (*Page)(nil)
	_ desk.CardFolder = (*Page)(nil)
	_ desk.Escaper    = (*Page)(nil)
)

// New makes the page, from which one may go on to the copies of the whole register; nothing is made or read before it is shown.
func New(d desk.Desk, s Store, copies func()) *Page {
	p := &Page{desk: d, store: s, copies: copies, inner: map[register.ID][]line{}}
	p.Listed = desk.NewListed[line, row](d, ID, p.build, p.Refresh)
	return p
}

// ID names the page.
func (p *Page) ID() string { return ID }

// Word is its title.
func (p *Page) Word() string { return lang.T("history.title") }

// Count says how many changes are listed, and whether there are more.
func (p *Page) Count() string {
	if !p.finished {
		return lang.N("history.count.latest", len(p.lines))
	}
	return lang.N("history.count", len(p.lines))
}

// Recall narrows the page to one record, at one of its changes or, where that is 0, at the latest.
func (p *Page) Recall(of register.Ref, change int64) {
	p.Content()
	for _, chip := range p.chips {
		chip.Set()
	}
	p.query, p.days, p.of, p.wanted = storage.HistoryQuery{Record: of.ID}, "", of, change
	p.List().Clear()
	p.shown, p.comparing, p.lines, p.inner = line{}, nil, nil, map[register.ID][]line{}
	p.Refresh()
}

// Show is Recall of the record that the page shows already or, by the way back, has shown.
func (p *Page) Show(id register.ID, _ float32) {
	if p.query.Record != id {
		p.Recall(register.Ref{ID: id}, 0)
	}
}

// Current is the record to which the page is narrowed.
func (p *Page) Current() (register.ID, float32) { return p.query.Record, 0 }

// Refresh reads everything shown again.
func (p *Page) Refresh() {
	p.Fresh()
	p.read(0, max(pageLength, len(p.lines)))
}

// listed is what reading the list returns.
type listed struct {
	lines []line
	inner map[register.ID][]line
	of    storage.Line
}

// read reads the lines that follow a change; 0 begins again.
func (p *Page) read(below int64, most int) {
	q, of := p.asked(), p.query.Record
	var unfolded []register.ID
	for batch := range p.inner {
		unfolded = append(unfolded, batch)
	}
	kit.Load(p.desk.Loader(), &p.listing, func(ctx context.Context) (l listed, err error) {
		l.inner = map[register.ID][]line{}
		err = storage.AtOnce(ctx,
			func(ctx context.Context) error {
				batches, err := p.store.BatchLines(ctx, q, below, most)
				for _, b := range batches {
					l.lines = append(l.lines, lineOf(b))
				}
				return err
			},
			func(ctx context.Context) (err error) {
				for _, batch := range unfolded {
					if l.inner[batch], err = p.within(ctx, q, batch); err != nil {
						return err
					}
				}
				return nil
			},
			func(ctx context.Context) error {
				if of.IsZero() {
					return nil
				}
				lines, err := p.store.Lines(ctx, of)
				l.of = lines[of]
				return err
			},
		)
		return l, err
	}, func(l listed, err error) {
		if err != nil {
			p.Fail(err)
			return
		}
		p.Trouble.Hide()
		p.inner, p.finished = l.inner, len(l.lines) < most
		if below == 0 {
			p.lines = nil
		}
		p.lines = append(p.lines, l.lines...)
		if !of.IsZero() {
			p.of = l.of.Ref
			p.chips["record"].Set(kit.Option{Value: of.String(), Label: desk.Name(l.of)})
		}
		p.put()
	})
}

// within reads the records of a batch.
func (p *Page) within(ctx context.Context, q storage.HistoryQuery, batch register.ID) ([]line, error) {
	q.Batch = batch
	changes, err := p.store.Changes(ctx, q, 0, unfoldedMost)
	if err != nil {
		return nil, err
	}
	lines := make([]line, len(changes))
	for i, c := range changes {
		lines[i] = lineOf(storage.BatchLine{Change: c, Count: 1})
		lines[i].Inner = true
	}
	return lines, nil
}

// put shows the lines, and those of unfolded batches under them.
func (p *Page) put() {
	var keys []line
	for _, l := range p.lines {
		l.Open = len(p.inner[l.Batch]) > 0
		keys = append(keys, l)
		keys = append(keys, p.inner[l.Batch]...)
	}
	p.List().SetKeys(keys)
	p.List().Invalidate()
	desk.Visible(p.more, !p.finished)
	p.fieldsOf.Store(p.kind())
	desk.Visible(p.chips["field"], p.kind() != "")
	desk.Visible(p.chips["record"], !p.query.Record.IsZero())
	p.Filled(len(keys))
	p.Arrange()
	p.settle(keys)
	p.desk.Counted()
}

// settle selects the wanted line, or the one in place of the current line.
func (p *Page) settle(keys []line) {
	at := slices.IndexFunc(keys, func(l line) bool { return l.Seq == p.wanted })
	now, _, is := p.List().Current()
	switch {
	case p.wanted != 0 && at >= 0:
		p.wanted = 0
		p.List().SelectAt(at)
	case len(keys) == 0:
		p.blank()
	case !is && p.shown.Seq != 0:
		p.List().SelectNearest()
	case !is:
		p.List().SelectAt(0)
	case p.comparing != nil:
		p.comparing()
	default:
		p.show(now)
	}
}

// kind is the only one that the page is narrowed to, nothing where there are several.
func (p *Page) kind() register.Kind {
	switch {
	case !p.query.Record.IsZero():
		return p.of.Kind
	case len(p.query.Kinds) == 1:
		return p.query.Kinds[0]
	}
	return ""
}
