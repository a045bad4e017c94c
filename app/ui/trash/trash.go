// Package trash is the page of what was deleted: it can be looked at and taken back.
package trash

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Store is what the page needs of the register.
type Store interface {
	Trash(ctx context.Context) ([]storage.Trashed, error)
	Restore(ctx context.Context, refs ...register.Ref) (batch register.ID, err error)
	History(ctx context.Context, id register.ID) ([]storage.Change, error)
	MentionedBy(ctx context.Context, id register.ID, limit int) ([]storage.Mentioner, error)
	desk.UndoStore
}

// Page lists the trash, those put there last first, with the card of the current record beside it.
type Page struct {
	desk  desk.Desk
	store Store

	list    *kit.ColumnList[storage.Trashed, storage.Trashed]
	card    *kit.Card
	split   *kit.Split
	trouble *kit.Strip
	empty   *kit.Empty
	content fyne.CanvasObject

	sort       string
	descending bool

	listing, reading kit.Slot
	shown            register.ID
	stale            bool
}

var (
	_ desk.Page       = (*Page)(nil)
	_ desk.CardFolder = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk, s Store) *Page {
	return &Page{desk: d, store: s, stale: true, sort: "at", descending: true}
}

func (p *Page) build() {
	d := p.desk
	// A row says all that the list shows, so that it is its own key.
	p.list = kit.NewColumnList(d.Loader(), columns, func(t storage.Trashed) storage.Trashed { return t },
		func(_ context.Context, keys []storage.Trashed) ([]storage.Trashed, error) { return keys, nil })
	p.list.SetSort(p.sort, p.descending)
	var layout kit.ColumnsLayout
	if d.Kept("room.trash.columns", &layout) {
		p.list.SetLayout(layout)
	}
	p.list.OnLayoutChanged = func(l kit.ColumnsLayout) { d.Keep("room.trash.columns", l) }
	p.list.OnSelect = p.show
	p.list.OnOpen = func(storage.Trashed) { p.AskRestore() }
	p.list.OnMenu = p.menu
	p.list.OnSort = p.order
	p.list.OnCopied = func(rows int, err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		d.Say(lang.N("list.copied", rows))
	}
	p.card = kit.NewCard()
	p.trouble = kit.NewStrip(kit.ToneRed)
	p.empty = kit.NewEmpty(lang.T("trash.empty"), lang.T("trash.empty.text"))
	p.empty.Hide()
	p.split = desk.BesideCard(d, container.NewStack(p.list, p.empty), p.card)
	several, count := desk.SeveralLine(
		kit.NewButton(kit.ButtonPlain, lang.T("several.copy"), p.list.Copy).WithKey("Ctrl+C"),
		kit.NewButton(kit.ButtonPrimary, lang.T("trash.restore"), p.AskRestore).WithKey("Enter"),
	)
	frame := kit.Frame(nil, kit.Under(several, p.trouble), nil, nil, p.split)
	p.content = frame
	p.list.OnSelection = func(selected int) {
		if count(selected) {
			frame.Layout.Layout(frame.Objects, frame.Size())
		}
	}
	p.blank()
}

var columns = []kit.Column[storage.Trashed]{
	{ID: "kind", Label: "trash.kind", Width: 112, Sort: "kind", Soft: true, Text: func(t storage.Trashed) string { return lang.T("kind." + string(t.Kind)) }},
	{ID: "name", Label: "trash.name", Width: 260, Grow: true, Sort: "name", Text: func(t storage.Trashed) string { return desk.Name(t.Line) }},
	{ID: "hint", Label: "trash.hint", Width: 110, Soft: true, Text: func(t storage.Trashed) string { return desk.Words(t.Hint) }},
	{ID: "at", Label: "trash.at", Width: 126, Sort: "at", Text: func(t storage.Trashed) string { return lang.Moment(t.At.Local()) }},
	{ID: "by", Label: "trash.by", Width: 96, Sort: "by", Text: func(t storage.Trashed) string { return t.By }},
}

// ID names the page.
func (p *Page) ID() string { return "trash" }

// Word is its title.
func (p *Page) Word() string { return lang.T("trash.title") }

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

// Shown reads what has changed and gives the keyboard to the list.
func (p *Page) Shown() {
	if p.stale {
		p.Refresh()
	}
	p.list.Focus()
}

// Changed reads the trash again, now or when the page is shown next.
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

// Count says how many records lie in the trash.
func (p *Page) Count() string { return lang.N("trash.count", len(p.list.Keys())) }

// List is the list itself, for tests to look at.
func (p *Page) List() *kit.ColumnList[storage.Trashed, storage.Trashed] { return p.list }

// Refresh reads everything shown again.
func (p *Page) Refresh() {
	p.stale = false
	kit.Load(p.desk.Loader(), &p.listing, p.store.Trash, func(rows []storage.Trashed, err error) {
		if err != nil {
			p.fail(err)
			return
		}
		p.trouble.Hide()
		p.put(rows)
	})
}

// put shows the rows; where the one that was looked at has gone, the next takes its place.
func (p *Page) put(rows []storage.Trashed) {
	arrange(rows, p.sort, p.descending)
	p.list.SetKeys(rows)
	if len(rows) == 0 {
		p.list.Hide()
		p.empty.Show()
		p.blank()
	} else {
		p.empty.Hide()
		if !p.list.Visible() {
			p.list.Show()
			if p.content.Visible() && p.desk.Canvas().Focused() == nil {
				p.list.Focus() // it could not take the keyboard while it was hidden
			}
		}
		if now, _, is := p.list.Current(); !is || now.ID != p.shown {
			p.list.SelectNearest()
		}
	}
	p.desk.Counted()
}

func (p *Page) order(field string, descending bool) {
	p.sort, p.descending = field, descending
	p.list.SetSort(field, descending)
	rows := append([]storage.Trashed(nil), p.list.Keys()...)
	arrange(rows, field, descending)
	p.list.SetKeys(rows)
}

// hanging is how many mentions the card shows at the most.
const hanging = 30

// show draws the card of a record: what it was, what still mentions it, and who changed it when.
func (p *Page) show(t storage.Trashed) {
	p.shown = t.ID
	type read struct {
		history    []storage.Change
		mentioners []storage.Mentioner
	}
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) (r read, err error) {
		if r.history, err = p.store.History(ctx, t.ID); err == nil {
			r.mentioners, err = p.store.MentionedBy(ctx, t.ID, hanging)
		}
		return r, err
	}, func(r read, err error) {
		if err != nil {
			p.blank()
			p.fail(err)
			return
		}
		p.card.Clear()
		p.card.Kicker(lang.T("kind." + string(t.Kind)))
		p.card.Title(desk.Name(t.Line))
		desk.Trashed(p.card, t.At)
		desk.Fill(p.card, "trash.hint", desk.Words(t.Hint))
		desk.Fill(p.card, "trash.by", t.By)
		desk.HangsOn(p.card, p.desk, r.mentioners)
		desk.Told(p.card, r.history)
		p.card.Actions(kit.NewButton(kit.ButtonPrimary, lang.T("trash.restore"), func() { p.restore(t) }).WithKey("Enter"))
		p.card.Refresh()
	})
}

func (p *Page) blank() {
	p.shown = register.None
	p.card.Clear()
	p.card.Paragraph(kit.Soft(lang.T("card.none")))
	p.card.Refresh()
}

func (p *Page) fail(err error) {
	p.trouble.Say(trouble.Sentence(err), lang.T("list.again"), p.Refresh)
}

func (p *Page) menu(t storage.Trashed, at fyne.Position) {
	kit.ShowMenu(kit.Menu{
		{Word: lang.T("trash.restore"), Do: p.AskRestore},
		{Word: lang.T("menu.copy_rows"), Do: p.list.Copy},
	}, p.list, at)
}

// AskRestore asks whether to take the selected records out of the trash.
func (p *Page) AskRestore() {
	chosen := p.list.Selected()
	if len(chosen) == 0 {
		return
	}
	text := lang.N("trash.restore.many", len(chosen))
	if len(chosen) == 1 {
		text = desk.Name(chosen[0].Line)
	}
	kit.Confirm(p.desk.Canvas(), lang.T("trash.restore.title"), text, lang.T("trash.restore"), func() { p.restore(chosen...) })
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
