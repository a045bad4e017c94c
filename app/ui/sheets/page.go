// Package sheets is the page for taking in tables of other programs: on the left the rows of the sheet, on the right
// the records as they will be, above them the meaning of each column. It shows a plan, and carries out exactly this
// plan.
package sheets

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/app/sheet/read"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// ID names the page.
const ID = "sheets"

// Page takes a table in.
type Page struct {
	desk  desk.Desk
	store *storage.Store

	content *fyne.Container
	empty   *kit.Empty
	head    *fyne.Container
	columns *kit.Bounded // what each column means
	tabs    *fyne.Container
	middle  *fyne.Container
	card    *kit.Card
	take    *kit.Button
	rows    *kit.ColumnList[int, plan.Row]
	names   *kit.ColumnList[int, plan.Question]
	settled *kit.ColumnList[int, mapping.Decision]
	money   *kit.FilterChip // the currency of all sums; nil where the rows say it

	path   string // of the file; empty where the table was pasted
	pasted string
	as     read.As       // how a table of text is read, where somebody has said it
	wanted register.Kind // as which the next table is taken in; empty: what it is likeliest
	coded  string        // how it was read; empty of other tables
	sheets []read.Sheet
	table  *plan.Table
	m      *mapping.Mapping
	edits  plan.Edits
	sum    string // of what the table says
	plan   *plan.Plan
	latest atomic.Pointer[plan.Plan] // for what is looked up off the screen
	shown  shown
	listed fyne.CanvasObject // the list beside the card
	places map[int]int       // of rows in the table, by their numbers

	building, naming kit.Slot
	planned          func() // forgets to say that the plan is made; nil before the first one
}

// patience is how long a plan may take to be made before the page says so.
const patience = 500 * time.Millisecond

// shown is the part of the plan in the list: the rows of a state, all of them, the undecided names, or those decided.
type shown string

const (
	everything shown = ""
	undecided  shown = "names"
	settled    shown = "settled"
	toLookAt   shown = "doubtful"
)

// Extensions are the endings of the files that are offered; who chooses an XLS is told how it becomes one that is read.
var Extensions = []string{".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".dbf"}

var (
	_ desk.Page      = (*Page)(nil)
	_ desk.DropTaker = (*Page)(nil)
	_ desk.Carrier   = (*Page)(nil)
)

// New makes the page; nothing is made before it is shown.
func New(d desk.Desk, s *storage.Store) *Page { return &Page{desk: d, store: s} }

// ID names the page.
func (p *Page) ID() string { return ID }

// Word is its title.
func (p *Page) Word() string { return lang.T("sheet.title") }

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

// Shown puts the keyboard on the list.
func (p *Page) Shown() {
	if list, is := p.listed.(interface{ Focus() }); is && p.table != nil {
		list.Focus()
	}
}

// Changed makes the plan again: it says what becomes of the register as that is now.
func (p *Page) Changed([]storage.Change) { p.rebuild() }

// Refresh makes the plan again.
func (p *Page) Refresh() { p.rebuild() }

// Count says how many rows the table has.
func (p *Page) Count() string {
	if p.plan == nil {
		return ""
	}
	return lang.N("sheet.rows", len(p.plan.Rows))
}

// Drop takes a file that is dropped on the page.
func (p *Page) Drop(paths []string) {
	if len(paths) > 0 {
		p.Take(paths[0])
	}
}

func (p *Page) build() {
	text := lang.T("sheet.empty.text")
	if p.desk.Looking() {
		text = lang.T("sheet.empty.looking")
	}
	p.empty = kit.NewEmpty(lang.T("sheet.empty"), text, desk.Changing(p.desk,
		kit.NewButton(kit.ButtonPrimary, lang.T("sheet.choose"), p.choose), kit.NewButton(kit.ButtonPlain, lang.T("sheet.paste"), p.paste))...)
	p.head, p.tabs, p.middle = kit.Under(), kit.Under(), container.NewStack()
	p.columns = kit.NewBounded(columnsHeight)
	p.card = kit.NewCard()
	p.take = kit.NewButton(kit.ButtonPrimary, "", p.do)
	p.content = container.NewStack(p.empty)
}

// For takes the next table in as records of a kind, and asks for its file where none is open.
func (p *Page) For(k register.Kind) {
	p.Content()
	p.wanted = k
	if p.table == nil {
		p.choose()
	}
}

// choose asks for a file.
func (p *Page) choose() {
	kit.OpenFile(p.desk.Window(), filepath.Dir(p.path), Extensions, p.Take)
}

// paste takes the table that was copied.
func (p *Page) paste() { p.Paste(fyne.CurrentApp().Clipboard().Content()) }

// Paste takes a table that was copied in another program.
func (p *Page) Paste(text string) {
	if strings.TrimSpace(text) == "" {
		p.desk.Say(lang.T("sheet.paste.hint"))
		return
	}
	p.path, p.pasted, p.as = "", text, read.As{}
	p.load(p.wanted, "")
}

// Pasted takes a copied table by the keyboard, unless one is shown in which there is something to do.
func (p *Page) Pasted(text string) {
	busy := p.plan != nil && (p.plan.Size()+len(p.plan.Questions)+p.edits.Size() > 0)
	if !busy && !p.desk.Looking() {
		p.Paste(text)
	}
}

// PasteAs takes a table that was copied in as records of a kind.
func (p *Page) PasteAs(k register.Kind, text string) {
	p.wanted = k
	p.Paste(text)
}

// Take reads a file and shows what would become of it.
func (p *Page) Take(path string) {
	if p.desk.Looking() {
		return
	}
	p.path, p.pasted, p.as = path, "", read.As{}
	p.load(p.wanted, "")
}

// loaded is a table with what its columns mean.
type loaded struct {
	table  *plan.Table
	sheets []read.Sheet
	m      *mapping.Mapping
	sum    string // of what the table says
	coded  string // the encoding of a file of text
}

// load reads the named sheet as the named kind; for an empty name it takes the likeliest.
func (p *Page) load(kind register.Kind, sheet string) {
	p.Content()
	path, pasted, as := p.path, p.pasted, p.as
	kit.Work(p.desk.Loader(), p.desk.Canvas(), lang.T("sheet.reading"), func(ctx context.Context, tell func(done, all int)) (loaded, error) {
		return p.read(ctx, path, pasted, as, kind, sheet, func(rows int) { tell(rows, 0) })
	}, func(l loaded, err error) {
		if err != nil {
			p.desk.Fail(trouble.At(path, err))
			return
		}
		p.table, p.sheets, p.m, p.sum, p.plan, p.shown = l.table, l.sheets, l.m, l.sum, nil, everything
		p.latest.Store(nil)
		var kept mapping.Mapping
		if p.desk.Kept(p.keptAs(), &kept) && kept.Kind == p.m.Kind && kept.Format == mapping.Format {
			p.m = kept.Clone()
			p.m.Sheet = p.table.Name
		}
		p.edits = p.keptEdits()
		p.coded = l.coded
		p.m.Encoding, p.m.Comma = p.as.Encoding, ""
		if p.as.Separator != 0 {
			p.m.Comma = string(p.as.Separator)
		}
		p.makeRows()
		p.showHead()
		p.await()
		p.rebuild()
	})
}

// await shows no rows until the plan of a table is made: those of the table before have other columns.
func (p *Page) await() {
	p.tabs.Objects = []fyne.CanvasObject{kit.Inset(kit.NewWords(lang.T("sheet.reading"), kit.TextSize, false, kit.ColorSoft), 16, 8, 16, 8)}
	p.tabs.Refresh()
	p.card.Clear().Refresh()
	p.place(p.rows)
	p.desk.Counted() // the rows of the table before are no longer here
}

func (p *Page) read(ctx context.Context, path, pasted string, as read.As, kind register.Kind, sheet string, tell func(rows int)) (l loaded, err error) {
	var book *read.Book
	name := lang.T("sheet.pasted")
	if path == "" {
		book, err = read.Pasted(pasted)
	} else {
		name = filepath.Base(path)
		book, err = read.OpenAs(path, as)
	}
	if err != nil {
		return loaded{}, err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	if kind == "" {
		if kind, err = plan.Likeliest(ctx, book, sheet); err != nil {
			return loaded{}, err
		}
	}
	table, err := plan.Load(ctx, book, name, kind, sheet, tell)
	if err != nil {
		return loaded{}, err
	}
	l = loaded{table: table, sheets: book.Sheets, sum: table.Sum(), m: mapping.Propose(table.Shaped, kind)}
	if book.Form == read.CSV && path != "" {
		l.coded = book.Encoding
	}
	return l, nil
}

// keptAs is where the mapping of sheets of this shape is kept.
func (p *Page) keptAs() string { return "sheet.map." + mapping.Shape(p.m.Kind, p.table.Heads) }

// decided remembers what the columns mean and makes the plan again.
func (p *Page) decided() {
	p.desk.Keep(p.keptAs(), p.m)
	p.showHead()
	p.rebuild()
}

// rebuild makes the plan off the screen and shows it.
func (p *Page) rebuild() {
	if p.table == nil {
		return
	}
	p.take.Disable() // what it says is of the plan before
	if p.planned != nil {
		p.planned()
	}
	p.planned = p.desk.Loader().After(patience, func() { p.take.SetWord(lang.T("sheet.reading")) })
	table, m, edits, today := p.table, p.m.Clone(), p.edits.Clone(), p.desk.Today()
	kit.Load(p.desk.Loader(), &p.building, func(ctx context.Context) (*plan.Plan, error) {
		return plan.Build(ctx, p.store, table, m, edits, today)
	}, func(made *plan.Plan, err error) {
		if errors.Is(err, context.Canceled) {
			return
		}
		p.planned()
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.plan = made
		p.latest.Store(made)
		p.show()
		p.desk.Counted()
	})
}

// show shows the plan.
func (p *Page) show() {
	if p.shown != everything && p.counted(p.shown) == 0 {
		p.shown = everything
	}
	n := p.plan.Size()
	p.take.SetWord(lang.N("sheet.take", n))
	if p.take.Enable(); n == 0 {
		p.take.Disable()
	}
	p.showTabs()
	p.showList()
}

// counted is how many rows or names there are to be shown.
func (p *Page) counted(of shown) (n int) {
	switch of {
	case undecided:
		return len(p.plan.Questions)
	case settled:
		return len(p.m.Values)
	}
	for _, r := range p.plan.Rows {
		if of.holds(r) {
			n++
		}
	}
	return n
}

// holds reports whether a row is among those shown.
func (s shown) holds(r plan.Row) bool {
	switch s {
	case everything:
		return true
	case toLookAt:
		return doubtful(r)
	}
	return r.State == plan.State(s)
}

// showTabs offers the rows by what becomes of them, those that should be looked at, and the names that are to be decided.
func (p *Page) showTabs() {
	var kinds []shown
	var words []string
	offer := func(of shown, word string) {
		if n := p.counted(of); n > 0 || of == everything {
			kinds, words = append(kinds, of), append(words, lang.T(word)+" "+lang.Number(int64(n)))
		}
	}
	offer(everything, "sheet.all")
	offer(undecided, "sheet.names")
	offer(settled, "sheet.settled")
	offer(toLookAt, "sheet.tab.doubtful")
	for _, state := range plan.States {
		offer(shown(state), "sheet.tab."+string(state))
	}
	tabs := kit.NewTabs(max(slices.Index(kinds, p.shown), 0), func(at int) {
		p.shown = kinds[at]
		p.showList()
	}, words...)
	tabs.OnTap = p.Shown
	p.tabs.Objects = []fyne.CanvasObject{kit.Frame(nil, nil, nil, kit.Inset(p.take, 8, 4, 16, 4), kit.Inset(tabs, 16, 4, 8, 0))}
	p.tabs.Refresh()
}

// showList shows the rows or the names that were chosen.
func (p *Page) showList() {
	switch p.shown {
	case undecided:
		p.listNames()
		return
	case settled:
		p.listSettled()
		return
	}
	var keys []int
	for i, r := range p.plan.Rows {
		if p.shown.holds(r) {
			keys = append(keys, i)
		}
	}
	list(p, p.rows, keys, slices.IndexFunc(keys, func(i int) bool { return p.plan.Rows[i].State != plan.Aside }))
	p.showRow()
}

// place puts a list beside the card, where it is not there already.
func (p *Page) place(list fyne.CanvasObject) {
	if p.listed != list {
		p.listed = list
		p.middle.Objects = []fyne.CanvasObject{kit.NewSplit(list, p.card, 380, 420, 300)}
		p.middle.Refresh()
	}
	if p.content.Objects[0] == p.empty {
		p.content.Objects = []fyne.CanvasObject{kit.Frame(kit.Under(p.head, kit.Hairline(), p.tabs), nil, nil, nil, p.middle)}
	}
	p.content.Refresh()
}

// do does what the plan says, and offers to take it back.
func (p *Page) do() {
	if p.plan == nil || p.plan.Empty() || p.desk.Looking() {
		return
	}
	doing := p.plan
	desk.Act(p.desk, "sheet.taking", func(ctx context.Context) (register.ID, error) { return doing.Apply(ctx, p.store) },
		func(batch register.ID, err error) {
			if err != nil {
				p.desk.Fail(err)
				return
			}
			desk.OfferUndo(p.desk, p.store, lang.N("sheet.taken", doing.Size(), doing.Table.File), batch)
			p.rebuild()
		})
}

// kindWords are the kinds that tables are taken in as.
func kindWords() []kit.Option {
	options := make([]kit.Option, len(field.Kinds))
	for i, k := range field.Kinds {
		options[i] = kit.Option{Value: string(k), Label: lang.T("kind." + string(k) + ".many")}
	}
	return options
}
