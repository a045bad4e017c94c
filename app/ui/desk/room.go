package desk

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/trouble"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Plan describes the room of one kind. Its functions that read the register run off the screen's goroutine; their
// results are drawn on it.
type Plan[R any] struct {
	Kind register.Kind
	// Within is the page from which the room is reached, where it has no place of its own in the navigation.
	Within     string
	Columns    []kit.Column[R]
	Key        func(R) register.ID
	Order      string // the column by which it is sorted at first; empty is the kind's own order
	Descending bool
	Filters    []Filter
	IDs        func(ctx context.Context, v View) ([]register.ID, error)
	Rows       func(ctx context.Context, ids []register.ID, on register.Date) ([]R, error)
	// Groups reads the list in groups where the filter GroupBy says so, and Heading returns the words of a group from its
	// first row; both nil where a kind has no groups.
	Groups  func(ctx context.Context, v View) ([]register.ID, []kit.Group, error)
	Heading func(v View, first R) string
	// Tree reads how records of the kind belong to one another; nil where they do not.
	Tree TreeStore
	// BulkMenu returns what else can be done to the records selected in the list than to copy, export and delete them; nil
	// where a kind has no such thing.
	BulkMenu func(ids []register.ID) kit.Menu
	// Views are offered beside those that users keep.
	Views func() []NamedView
	// Card reads a record and returns what draws it.
	Card func(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error)
	// Blank returns a new record with the values known beforehand.
	Blank func() register.Record
	// Copy reads a record and returns a new one like it; nil where a kind has nothing worth copying.
	Copy func(ctx context.Context, id register.ID) (register.Record, error)
	// Rather returns what a change of a saved record should be instead; nil where it may be saved, and where a kind
	// has no such rule.
	Rather func(saved, edited register.Record) *Rather
	// Refused hears the problems of a refused save, beside the form; nil where a kind adds nothing.
	Refused func(edited register.Record, problems register.Problems)
	// Tools are buttons beside the filters; nil where a kind has none.
	Tools func() []*kit.Button
	// Form declares the fields of a record on a form over it.
	Form func(f *kit.Form, r register.Record)
	// Store reads the records.
	Store Store
	// Files keeps the files of records; nil where records of the kind have none.
	Files FileStore
	// Drop takes files dropped on the window while a record's card is shown; nil adds them to the record.
	Drop func(id register.ID, paths []string)
}

// Rather is what should be done instead of saving a changed record: a question with two ways, and the new record that
// the first of them opens.
type Rather struct {
	Title, Text string
	Do, Still   string // the words for the new record, and for saving all the same
	Record      register.Record
}

// Room is a page of records of one kind.
type Room[R any] struct {
	plan  Plan[R]
	desk  Desk
	files *Files // nil where there are none
	view  View
	all   int  // how many there are in all; below 0: not known yet
	grown bool // there may be more or fewer in all than when they were counted

	list    *kit.ColumnList[register.ID, R]
	card    *kit.Card
	find    *kit.FindEntry
	chips   []*kit.FilterChip
	views   *kit.Button
	trouble *kit.Strip
	empty   *kit.Empty
	begins  []*kit.Button // on the empty page of a list that holds nothing
	widens  *kit.Button   // on that of one whose filters let nothing through
	stack   *fyne.Container
	split   *kit.Split
	content fyne.CanvasObject
	arrange func() // lays the page out again: the filters may take another line now

	listing, reading, exporting, copying kit.Slot
	jumping, naming                      kit.Slot
	jumpFrom                             int           // the row at which the search by typing begins
	shown                                register.ID   // whose card is shown
	trashed                              bool          // it lies in the trash
	since                                since         // what others have changed in it meanwhile
	wanted                               []register.ID // to be selected when the list has come
	scroll                               float32       // where to scroll the card once it has come
	stale                                bool
	read                                 bool // the list has been read at least once
	turned                               bool // what the list is to show was changed since it was read
}

// NewRoom makes a room; nothing is made or read before it is shown, for most of a window's pages are
// not what it is started for.
func NewRoom[R any](d Desk, plan Plan[R]) *Room[R] {
	r := &Room[R]{plan: plan, desk: d, stale: true, all: -1}
	if plan.Files != nil {
		r.files = NewFiles(d, plan.Files)
	}
	if plan.Tree != nil {
		r.plan.Filters = append([]Filter{treeFilter()}, plan.Filters...)
	}
	r.view = View{Filters: map[string][]kit.Option{}, Order: plan.Order, Descending: plan.Descending}
	d.Kept(r.key("view"), &r.view)
	r.view = r.sortable(r.view)
	if r.view.Filters == nil {
		r.view.Filters = map[string][]kit.Option{}
	}
	r.view.Find = ""
	return r
}

// sortable replaces the order of a kept view by the page's own where that order no longer exists.
func (r *Room[R]) sortable(v View) View {
	sorts := func(c kit.Column[R]) bool { return c.Sort == v.Order }
	if v.Order != "" && !slices.ContainsFunc(r.plan.Columns, sorts) {
		v.Order, v.Descending = r.plan.Order, r.plan.Descending
	}
	return v
}

func (r *Room[R]) key(what string) string { return roomKey(r.plan.Kind, what) }

// roomKey is what a small thing of a kind's room is kept as.
func roomKey(k register.Kind, what string) string { return "room." + string(k) + "." + what }

func (r *Room[R]) build() {
	r.list = kit.NewColumnList(r.desk.Loader(), r.plan.Columns, r.plan.Key,
		func(ctx context.Context, keys []register.ID) ([]R, error) {
			return r.plan.Rows(ctx, keys, r.desk.Day())
		})
	r.list.SetSort(r.view.Order, r.view.Descending)
	var layout kit.ColumnsLayout
	if r.desk.Kept(r.key("columns"), &layout) {
		r.list.SetLayout(layout)
	}
	r.list.OnLayoutChanged = func(l kit.ColumnsLayout) { r.desk.Keep(r.key("columns"), l) }
	r.list.OnSelect = func(id register.ID) {
		if id != r.shown {
			r.wanted = nil
			r.show(id, 0)
		}
	}
	r.list.OnOpen = func(id register.ID) { r.desk.Open(r.ref(id)) }
	r.list.OnEdit = r.Edit
	r.list.OnDelete = func(ids []register.ID) { r.delete(ids) }
	r.list.OnMenu = r.menu
	r.list.OnSort = func(field string, descending bool) {
		r.view.Order, r.view.Descending = field, descending
		r.list.SetSort(field, descending)
		r.viewChanged()
	}
	r.list.OnTypeAhead = r.jump
	r.list.OnError = r.fail
	r.list.OnFolded = r.keepFolded
	r.list.OnCopied = func(rows int, err error) {
		if err != nil {
			r.desk.Fail(err)
			return
		}
		r.desk.Say(lang.N("list.copied", rows))
	}

	r.find = kit.NewFindEntry(r.desk.Loader(), lang.T("list.find"))
	r.find.OnFind = func(text string) {
		r.view.Find = text
		r.nameView()
		r.list.HoldColumns()
		r.reload()
	}
	r.find.OnLeave = r.list.Focus
	bar := []fyne.CanvasObject{r.find}
	for _, f := range r.plan.Filters {
		chip := kit.NewFilterChip(r.desk.Loader(), lang.T(f.Word), f.Several, f.Options)
		chip.Set(r.view.Filters[f.ID]...)
		chip.OnChange = func([]string) {
			r.view.Filters[f.ID] = chip.Chosen()
			r.viewChanged()
		}
		if f.ID != GroupBy {
			chip.Counts = func() kit.CountOption { return r.counter(f.ID) }
		}
		r.chips = append(r.chips, chip)
		bar = append(bar, chip)
	}
	r.hush()
	r.views = kit.NewMenuButton(kit.ButtonQuiet, "", r.viewsMenu).WithGlyph(kit.GlyphStar)
	r.nameView()

	r.card = kit.NewCard()
	r.trouble = kit.NewStrip(kit.ToneRed)
	r.begins = Changing(r.desk, kit.NewButton(kit.ButtonPrimary, r.newWord(), r.New))
	r.widens = kit.NewButton(kit.ButtonPrimary, lang.T("view.clear"), r.clearView)
	r.empty = kit.NewEmpty("", "", append(r.begins, r.widens)...)
	r.empty.Hide()
	r.stack = container.NewStack(r.list, r.empty)
	r.split = BesideCard(r.desk, r.stack, r.card)
	tools := []fyne.CanvasObject{}
	if r.plan.Tools != nil {
		for _, b := range r.plan.Tools() {
			tools = append(tools, b)
		}
	}
	filters := FilterLine(kit.Wrap(8, bar...), r, append(tools, r.views)...)
	frame := kit.Frame(kit.Under(filters, kit.Hairline()), kit.Under(r.selectionLine(), r.trouble), nil, nil, r.split)
	r.content, r.arrange = frame, func() { frame.Layout.Layout(frame.Objects, frame.Size()) }
	r.nameChoices()
	r.blankCard()
}

func (r *Room[R]) newWord() string { return "+ " + lang.T("kind."+string(r.plan.Kind)) }

// ID is the kind.
func (r *Room[R]) ID() string { return string(r.plan.Kind) }

// Kind is the kind of the records here.
func (r *Room[R]) Kind() register.Kind { return r.plan.Kind }

// Word is the kind in the plural.
func (r *Room[R]) Word() string { return lang.T("kind." + string(r.plan.Kind) + ".many") }

// Within is the page from which the room is reached, where it has no place of its own.
func (r *Room[R]) Within() string { return r.plan.Within }

// Content is what the page shows.
func (r *Room[R]) Content() fyne.CanvasObject {
	if r.content == nil {
		r.build()
	}
	return r.content
}

// Begin begins to read the list before there is anything to show it in.
func (r *Room[R]) Begin() {
	r.stale = false
	r.reload()
}

// Shown reads what has changed since the page was last in front and puts the keyboard on the list.
func (r *Room[R]) Shown() {
	if r.stale {
		r.Refresh()
	}
	r.list.Focus()
}

// Changed reads the list and the card again where records of the kind, or those named in them, have
// changed. A page that is not in front waits until it is.
func (r *Room[R]) Changed(changes []storage.Change) {
	r.stale = true
	r.since.hear(r.ref(r.shown), changes)
	if r.content != nil && r.content.Visible() {
		r.Refresh()
	}
}

// Refresh reads everything shown again.
func (r *Room[R]) Refresh() {
	r.stale, r.grown = false, true
	shown := r.shown
	r.list.Invalidate()
	r.reload()
	if !shown.IsZero() && r.shown == shown {
		r.show(shown, r.card.ScrollOffset())
	}
}

// Reread reloads the current card.
func (r *Room[R]) Reread() {
	if !r.shown.IsZero() {
		r.show(r.shown, r.card.ScrollOffset())
	}
}

// Count says how many records of how many are listed; nothing before they have been read.
func (r *Room[R]) Count() string {
	if !r.read {
		return ""
	}
	listed := len(r.list.Keys())
	if !r.view.narrowed() || r.all < 0 {
		return lang.N("count."+string(r.plan.Kind), listed)
	}
	return lang.T("count.of", lang.Number(int64(listed)), lang.Number(int64(r.all)))
}

// answer is what reading the list returns.
type answer struct {
	ids []register.ID
	all int

	groups []kit.Group
	depth  map[register.ID]int // of each record, where the list is shown as a tree
}

func (r *Room[R]) reload() {
	view := r.asked()
	known, grown := r.all, r.grown
	kit.Load(r.desk.Loader(), &r.listing, func(ctx context.Context) (answer, error) {
		a, err := r.plan.listed(ctx, view)
		switch {
		case err != nil || !view.narrowed():
			a.all = len(a.ids)
			return a, err
		case known >= 0 && !grown:
			a.all = known
			return a, nil
		}
		all, err := r.plan.IDs(ctx, View{On: view.On, Order: view.Order})
		a.all = len(all)
		return a, err
	}, func(a answer, err error) {
		r.Content()
		if err != nil {
			r.fail(err)
			return
		}
		r.trouble.Hide()
		r.all, r.grown = a.all, false
		if r.plan.Heading != nil {
			r.list.SetGroups(a.groups, func(first R) string { return r.plan.Heading(view, first) })
		}
		r.showTree(a.depth)
		r.list.SetKeys(a.ids)
		r.settle(a.ids)
		r.desk.Counted()
	})
}

// listed reads the list of a view, in groups or as a tree where it has them.
func (p Plan[R]) listed(ctx context.Context, v View) (a answer, err error) {
	grouped := len(v.Values(GroupBy)) > 0
	if p.Groups != nil && grouped {
		a.ids, a.groups, err = p.Groups(ctx, v)
		return a, err
	}
	if a.ids, err = p.IDs(ctx, v); err == nil && p.Tree != nil && grouped {
		a.ids, a.depth, err = p.Tree.Tree(ctx, p.Kind, a.ids)
	}
	return a, err
}

// settle selects the wanted record, and shows a hint where the list is empty.
func (r *Room[R]) settle(ids []register.ID) {
	first, turned := !r.read, r.turned
	r.read, r.turned = true, false
	switch {
	case len(ids) == 0 && r.view.narrowed():
		r.empty.SetText(lang.T("list.none"), lang.T("list.none.text"))
	case len(ids) == 0:
		r.empty.SetText(lang.T("empty."+string(r.plan.Kind)), lang.T("empty."+string(r.plan.Kind)+".text"))
	}
	for _, b := range r.begins {
		Visible(b, !r.view.narrowed())
	}
	Visible(r.widens, r.view.narrowed())
	Visible(r.empty, len(ids) == 0)
	Visible(r.list, len(ids) > 0)
	_, _, chosen := r.list.Current()
	switch {
	case len(r.wanted) > 0:
		if r.list.Select(r.wanted...) {
			r.wanted = nil
		} else {
			r.list.Clear()
		}
	case chosen:
	case len(ids) == 0:
		r.shown = register.None
		r.blankCard()
	case turned && !slices.Contains(ids, r.shown):
		r.list.SelectAt(0) // another list is read from its top
	case !first && !slices.Contains(ids, r.shown):
		r.list.SelectNearest() // the current row is gone: its neighbour follows
	case first && r.shown.IsZero() && len(ids) > 0:
		r.list.SelectAt(0)
	}
}

// Visible shows something or hides it.
func Visible(o fyne.CanvasObject, is bool) {
	if is {
		o.Show()
	} else {
		o.Hide()
	}
}

func (r *Room[R]) fail(err error) {
	r.trouble.Say(trouble.Sentence(err), lang.T("list.again"), r.Refresh)
}

func (r *Room[R]) ref(id register.ID) register.Ref { return register.Ref{Kind: r.plan.Kind, ID: id} }

// Declare puts the fields of a record onto a form.
func (r *Room[R]) Declare(f *kit.Form, record register.Record) { r.plan.Form(f, record) }

// Rather returns what should be done instead of saving a changed record, nil where nothing should.
func (r *Room[R]) Rather(saved, edited register.Record) *Rather {
	if r.plan.Rather == nil {
		return nil
	}
	return r.plan.Rather(saved, edited)
}

// Refused passes the problems of a refused save to the plan.
func (r *Room[R]) Refused(edited register.Record, problems register.Problems) {
	if r.plan.Refused != nil {
		r.plan.Refused(edited, problems)
	}
}

// FocusFind puts the keyboard on the search words.
func (r *Room[R]) FocusFind() { r.desk.Canvas().Focus(r.find) }

// Escape puts the keyboard on the list, and hides a card shown in too narrow a window.
func (r *Room[R]) Escape() {
	r.split.Unpeek()
	r.list.Focus()
}

// List is the list itself, for what a page adds and tests look at.
func (r *Room[R]) List() *kit.ColumnList[register.ID, R] {
	r.Content()
	return r.list
}

// View is what the room shows.
func (r *Room[R]) View() View { return r.view }

// SetFilter sets one filter, as when another page leads here.
func (r *Room[R]) SetFilter(id string, chosen ...kit.Option) {
	r.Content()
	for i, f := range r.plan.Filters {
		if f.ID == id {
			r.chips[i].Set(chosen...)
			r.view.Filters[id] = chosen
			r.viewChanged()
		}
	}
}

// Narrow shows the list through these filters and no others.
func (r *Room[R]) Narrow(filters map[string][]kit.Option) {
	r.Content()
	r.useView(View{Filters: filters, Order: r.view.Order, Descending: r.view.Descending})
}

// hush hides the quiet chips in which nothing is chosen.
func (r *Room[R]) hush() {
	for i, f := range r.plan.Filters {
		Visible(r.chips[i], !f.Quiet || len(r.view.Filters[f.ID]) > 0)
	}
}

func (r *Room[R]) viewChanged() {
	r.hush()
	r.nameView()
	r.desk.Keep(r.key("view"), r.view)
	r.arrange()
	r.turned = true
	r.reload()
}
