// Package trash is the page of what was deleted: it can be looked at, taken back, and taken away for good.
package trash

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/changes"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Store is what the page needs of the register.
type Store interface {
	Trash(ctx context.Context) ([]storage.Trashed, error)
	Record(ctx context.Context, ref register.Ref) (register.Record, error)
	Dependents(ctx context.Context, refs ...register.Ref) ([]register.ID, error)
	Restore(ctx context.Context, refs ...register.Ref) (batch register.ID, err error)
	Purge(ctx context.Context, refs ...register.Ref) (batch register.ID, err error)
	desk.HistoryStore
	MentionedBy(ctx context.Context, id register.ID, limit int) ([]storage.Mentioner, error)
	desk.UndoStore
}

// Page lists the trash, those put there last first, with the card of the current record beside it.
type Page struct {
	desk.Listed[storage.Trashed, storage.Trashed]
	desk  desk.Desk
	store Store

	all   []storage.Trashed // the list shows those that pass the filters
	find  *kit.FindEntry
	kinds *kit.FilterChip
	by    *kit.FilterChip

	sort       string
	descending bool

	listing, reading, asking kit.Slot
	shown                    register.ID
}

var (
	_ desk.Page       = (*Page)(nil)
	_ desk.CardFolder = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk, s Store) *Page {
	p := &Page{desk: d, store: s, sort: "at", descending: true}
	p.Listed = desk.NewListed[storage.Trashed, storage.Trashed](d, "trash", p.build, p.Refresh)
	return p
}

func (p *Page) build() {
	d := p.desk
	// A row holds everything shown: it is its own key.
	p.Take(kit.NewColumnList(d.Loader(), columns, func(t storage.Trashed) storage.Trashed { return t },
		func(_ context.Context, keys []storage.Trashed) ([]storage.Trashed, error) { return keys, nil }))
	list := p.List()
	list.SetSort(p.sort, p.descending)
	list.OnSelect = p.show
	list.OnOpen = func(storage.Trashed) { p.AskRestore() }
	list.OnMenu = p.menu
	list.OnSort = p.order
	buttons := p.buttons(list.Selected)
	p.Lay(p.filters(), p.Selecting(append([]*kit.Button{
		kit.NewButton(kit.ButtonPlain, lang.T("several.copy"), list.Copy).WithKey("Ctrl+C"),
	}, buttons...)...))
	p.blank()
}

var columns = []kit.Column[storage.Trashed]{
	{ID: "kind", Label: "trash.kind", Width: 112, Sort: "kind", Soft: true, Text: func(t storage.Trashed) string { return lang.T("kind." + string(t.Kind)) }},
	{ID: "name", Label: "trash.name", Width: 260, Grow: true, Sort: "name", Text: func(t storage.Trashed) string { return desk.Name(t.Line) }},
	{ID: "hint", Label: "trash.hint", Width: 110, Soft: true, Text: func(t storage.Trashed) string { return desk.Words(t.Hint) }},
	{ID: "at", Label: "trash.at", Width: 126, Fits: lang.WidestMoment, Sort: "at", Text: func(t storage.Trashed) string { return lang.Moment(t.At.Local()) }},
	{ID: "by", Label: "trash.by", Width: 124, Sort: "by", Text: func(t storage.Trashed) string { return t.By }},
}

// ID names the page.
func (p *Page) ID() string { return "trash" }

// Word is its title.
func (p *Page) Word() string { return lang.T("trash.title") }

// Count says how many records lie in the trash, and how many of them are listed.
func (p *Page) Count() string {
	if listed := len(p.List().Keys()); listed < len(p.all) {
		return lang.T("count.of", lang.Number(int64(listed)), lang.Number(int64(len(p.all))))
	}
	return lang.N("trash.count", len(p.all))
}

// Refresh reads everything shown again.
func (p *Page) Refresh() {
	p.Fresh()
	kit.Load(p.desk.Loader(), &p.listing, p.store.Trash, func(rows []storage.Trashed, err error) {
		if err != nil {
			p.Fail(err)
			return
		}
		p.Trouble.Hide()
		p.all = rows
		p.put()
	})
}

// put shows the rows; where the one that was looked at has gone, the next takes its place.
func (p *Page) put() {
	rows := p.passing()
	arrange(rows, p.sort, p.descending)
	p.List().SetKeys(rows)
	p.Empty.SetText(lang.T("trash.empty"), lang.T("trash.empty.text"))
	if len(p.all) > 0 {
		p.Empty.SetText(lang.T("list.none"), lang.T("list.none.text"))
	}
	p.Filled(len(rows))
	if len(rows) == 0 {
		p.blank()
	} else {
		if now, _, is := p.List().Current(); !is || now.ID != p.shown {
			p.List().SelectNearest()
		}
	}
	p.desk.Counted()
}

func (p *Page) order(field string, descending bool) {
	p.sort, p.descending = field, descending
	p.List().SetSort(field, descending)
	p.put()
}

// hanging is how many mentions the card shows at the most.
const hanging = 30

// show draws the card of a record: what it holds, what still mentions it, and who changed it when.
func (p *Page) show(t storage.Trashed) {
	p.shown = t.ID
	type read struct {
		record     register.Record
		names      lang.Names
		history    desk.History
		mentioners []storage.Mentioner
	}
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) (r read, err error) {
		if r.record, err = p.store.Record(ctx, t.Ref); err != nil {
			return r, err
		}
		if r.names, err = changes.Names(ctx, p.store, r.record); err != nil {
			return r, err
		}
		if r.history, err = desk.ReadHistory(ctx, p.store, t.Ref); err != nil {
			return r, err
		}
		r.mentioners, err = p.store.MentionedBy(ctx, t.ID, hanging)
		return r, err
	}, func(r read, err error) {
		if err != nil {
			p.blank()
			p.Fail(err)
			return
		}
		p.Card.Clear()
		p.Card.Kicker(lang.T("kind." + string(t.Kind)))
		p.Card.Title(desk.Name(t.Line))
		desk.Trashed(p.Card, t.At)
		desk.Fill(p.Card, "trash.by", t.By)
		p.Card.Section(lang.T("trash.content"))
		for _, field := range lang.FieldsOf(t.Kind) {
			if held := lang.Value(r.record, field, r.names); len(held) > 0 {
				p.Card.Field(lang.Field(t.Kind, field), kit.Plain(strings.Join(held, "\n")))
			}
		}
		desk.HangsOn(p.Card, p.desk, r.mentioners)
		r.history.Section(p.Card, p.desk)
		p.Card.Actions(p.buttons(func() []storage.Trashed { return []storage.Trashed{t} })...)
		p.Card.Refresh()
	})
}

// buttons take some records back, or away for good.
func (p *Page) buttons(some func() []storage.Trashed) []*kit.Button {
	return append(desk.Changing(p.desk, kit.NewButton(kit.ButtonPrimary, lang.T("trash.restore"), p.AskRestore).WithKey("Enter")),
		desk.Purging(p.desk, kit.NewButton(kit.ButtonDanger, lang.T("trash.purge"), func() { p.askPurge(some()) }))...)
}

func (p *Page) blank() {
	p.shown = register.None
	p.Blank(lang.T("card.none"))
}

func (p *Page) menu(t storage.Trashed, at fyne.Position) {
	menu := desk.ChangingItems(p.desk, &kit.MenuItem{Word: lang.T("trash.restore"), Do: p.AskRestore})
	menu = append(menu, &kit.MenuItem{Word: lang.T("menu.copy_rows"), Do: p.List().Copy})
	if p.desk.Purges() {
		menu = append(menu, desk.ChangingItems(p.desk, nil,
			&kit.MenuItem{Word: lang.T("trash.purge"), Do: func() { p.askPurge(p.meant(t)) }})...)
	}
	kit.ShowMenu(menu, p.List(), at)
}

// meant are the selected records where one of them was pointed at, else that one alone.
func (p *Page) meant(t storage.Trashed) []storage.Trashed {
	if selected := p.List().Selected(); slices.Contains(selected, t) {
		return selected
	}
	return []storage.Trashed{t}
}

// AskRestore asks whether to take the selected records out of the trash, and with them what they mention and lies there too.
func (p *Page) AskRestore() {
	chosen, all := p.List().Selected(), p.all
	if len(chosen) == 0 {
		return
	}
	p.ask(func(context.Context) ([]storage.Trashed, []storage.Trashed, error) { return chosen, all, nil })
}

// Restore asks the same of records that are shown elsewhere.
func (p *Page) Restore(refs ...register.Ref) {
	p.ask(func(ctx context.Context) (chosen, all []storage.Trashed, err error) {
		all, err = p.store.Trash(ctx)
		for _, t := range all {
			if slices.Contains(refs, t.Ref) {
				chosen = append(chosen, t)
			}
		}
		return chosen, all, err
	})
}

// ask asks whether to take some records back, of all that lie in the trash.
func (p *Page) ask(read func(context.Context) (chosen, all []storage.Trashed, err error)) {
	var chosen []storage.Trashed
	kit.Load(p.desk.Loader(), &p.asking, func(ctx context.Context) (beside []storage.Trashed, err error) {
		var all []storage.Trashed
		if chosen, all, err = read(ctx); err != nil {
			return nil, err
		}
		return p.beside(ctx, chosen, all)
	}, func(beside []storage.Trashed, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		if len(chosen) == 0 { // somebody was quicker
			return
		}
		text := lang.N("trash.restore.many", len(chosen))
		if len(chosen) == 1 {
			text = desk.Name(chosen[0].Line)
		}
		if len(beside) == 0 {
			kit.Confirm(p.desk.Canvas(), lang.T("trash.restore.title"), text, lang.T("trash.restore"), func() { p.restore(chosen...) })
			return
		}
		text += "\n\n" + lang.N("trash.restore.beside", len(beside)) + "\n" + listed(beside)
		kit.Ask(p.desk.Canvas(), kit.Question{
			Title: lang.T("trash.restore.title"), Text: text, Width: 520,
			Answers: []kit.Answer{
				{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
				{Word: lang.T("trash.restore.alone"), Kind: kit.ButtonPlain, Do: func() { p.restore(chosen...) }},
				{Word: lang.T("trash.restore.together"), Kind: kit.ButtonPrimary, Default: true, Do: func() { p.restore(slices.Concat(chosen, beside)...) }},
			},
		})
	})
}

// beside are the records in the trash that some of those there mention, and are not among them.
func (p *Page) beside(ctx context.Context, chosen, all []storage.Trashed) ([]storage.Trashed, error) {
	wanted := map[register.ID]bool{}
	for _, t := range chosen {
		wanted[t.ID] = true
	}
	there := map[register.ID]storage.Trashed{}
	for _, t := range all {
		there[t.ID] = t
	}
	var found []storage.Trashed
	for next := slices.Clone(chosen); len(next) > 0; next = next[1:] {
		r, err := p.store.Record(ctx, next[0].Ref)
		if err != nil {
			return nil, err
		}
		for _, id := range desk.Mentioned(r) {
			if t, is := there[id]; is && !wanted[id] {
				wanted[id] = true
				found, next = append(found, t), append(next, t)
			}
		}
	}
	return found, nil
}

// listedMost is how many records a question names.
const listedMost = 8

// listed names some records, a line each.
func listed(some []storage.Trashed) string {
	var lines []string
	for _, t := range some[:min(len(some), listedMost)] {
		lines = append(lines, "— "+lang.T("kind."+string(t.Kind))+": "+desk.Name(t.Line))
	}
	if more := len(some) - listedMost; more > 0 {
		lines = append(lines, lang.N("trash.more", more))
	}
	return strings.Join(lines, "\n")
}

// restore takes records out of the trash as one change, and offers to open what came back, or to undo where that is much.
func (p *Page) restore(chosen ...storage.Trashed) {
	refs := make([]register.Ref, len(chosen))
	for i, t := range chosen {
		refs[i] = t.Ref
	}
	desk.Act(p.desk, "work.restore", func(ctx context.Context) (register.ID, error) {
		return p.store.Restore(ctx, refs...)
	}, func(batch register.ID, err error) {
		switch {
		case err != nil:
			p.desk.Fail(err)
		case len(chosen) > 1:
			desk.OfferUndo(p.desk, p.store, lang.N("trash.restored.many", len(chosen)), batch)
		default:
			p.desk.Offer(lang.T("trash.restored", desk.Name(chosen[0].Line)), lang.T("menu.open"), func() { p.desk.Open(chosen[0].Ref) })
		}
	})
}
