// Package ui is the window: navigation, the page in front, its form, the search of everything.
package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/trouble"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/app/ui/overview"
	"accord/app/ui/results"
	"accord/app/ui/search"
	"accord/storage"
	"accord/storage/backup"
	"accord/storage/pack"
	"accord/storage/presence"
	"accord/storage/register"
)

// Window is the desk: one register in one window.
type Window struct {
	app      fyne.App
	window   fyne.Window
	store    *storage.Store
	settings *settings.File
	kept     kept // the settings, and what the program remembers of the register
	drafts   kit.FileDrafts
	session  *session // nil where the window is alone, as in tests
	loader   *kit.Loader

	day   register.Date // empty: today
	quiet bool          // while something is drawn that offers no change
	saved time.Time

	navigation *kit.Navigation
	back       *kit.Button
	forward    *kit.Button
	title      *kit.Words
	add        *kit.Button
	asOf       *kit.Strip
	carried    string             // the draft whose form goes on, until it is open
	unfinished []string           // the pages whose work goes on, until they are shown
	look       *kit.Strip         // the register is only looked at
	apart      *kit.Strip         // the register is not in its place
	meanwhile  *kit.Strip         // under a form: what others have changed in its record
	likeness   *kit.Strip         // under the form of a new record: which one it looks like
	strips     *fyne.Container    // what comes by itself; under the page, which would move beneath it
	foot       *fyne.Container    // what lies under the page
	place      *fyne.Container    // the page in front or the form
	placed     map[desk.Page]bool // the pages that have been shown once and lie in it
	status     *statusLine
	notes      *kit.Notes

	pages   []desk.Page
	current desk.Page
	form    *editing
	trail   trail
	unwatch func()
	slot    kit.Slot

	lost   error    // why nothing can be saved; nil while the register is in its place
	barred bool     // nothing could be written into it when something was saved last
	unsent *editing // a form that is saved when the server answers again
	closed bool     // it shows its register no more

	copied     register.Date // the day of the copy
	copyingDay kit.Slot
	seeing     kit.Slot
	copies     backup.State
	uncopied   *kit.Strip       // the last copy is too old
	undecided  *kit.Strip       // a package has open clashes
	late       *kit.Strip       // a package has not come back on its day
	open       int              // how much of that
	missed     []storage.Parcel // packages that have not come back on their day

	others   []presence.Mark // who else has the register open
	sited    *kit.Strip      // the register lies where it is not safe
	damaged  *kit.Strip      // something of it was found damaged
	checking kit.Slot
	quietly  quietCheck

	notices   notices
	attending kit.Slot
	attended  bool // what waits has been counted once

	search *search.Search
}

var _ desk.Desk = (*Window)(nil)

// Options are what a window is made of. Loader is nil but in tests.
type Options struct {
	App      fyne.App
	Store    *storage.Store
	Settings *settings.File
	Drafts   kit.FileDrafts
	// Session is nil where the window is alone, as in tests.
	Session *session
	Loader  *kit.Loader
	// Carried is the draft whose form goes on here, without a question.
	Carried string
	// CarriedPages are the pages whose unfinished work goes on.
	CarriedPages []string
}

// Open makes the desk of a register and begins to read the page that was in front last. It wants no window before Show, so
// that reading and the making of the window go on side by side.
func Open(o Options) *Window {
	w := &Window{app: o.App, store: o.Store, settings: o.Settings, drafts: o.Drafts, session: o.Session, loader: o.Loader, carried: o.Carried, unfinished: o.CarriedPages}
	w.kept = settingsOf(o.Settings, o.Store)
	settle(w.kept, o.Store.Path())
	w.notices = notices{o.Settings, func(n *fyne.Notification) { o.App.SendNotification(n) }, o.Store.UnderSeal()}
	if w.loader == nil {
		w.loader = kit.NewLoader()
	}
	w.search = search.New(w, o.Store)
	w.pages = w.makePages()
	for _, p := range w.pages {
		if reader, reads := p.(desk.Beginner); reads && p.ID() == w.last() {
			reader.Begin()
		}
	}
	return w
}

// last is the page that was in front last.
func (w *Window) last() string {
	page := "overview"
	w.kept.Get("page", &page)
	return page
}

// Show fills a window with the desk.
func (w *Window) Show(window fyne.Window) {
	w.window = window
	w.build()
	changes := w.store.Watch(func(changes []storage.Change) {
		w.loader.OnScreen(func() {
			w.changed(changes)
			w.copyOfDay()
		})
	})
	places := w.store.WatchPlace(func(fault error) {
		w.loader.OnScreen(func() { w.cameApart(fault) })
	})
	w.store.OnDamage(func() { w.loader.OnScreen(w.foundDamaged) })
	w.unwatch = func() {
		changes()
		places()
	}
	w.Go(w.last())
	if !w.Looking() {
		w.carryPages(w.unfinished)
		w.offerDraft()
	}
	w.unfinished = nil
}

// Close stops listening to the register; the register itself is its opener's to close.
func (w *Window) Close() {
	w.closed = true
	w.checking.Cancel()
	w.quietly.end()
	if w.unwatch != nil {
		w.unwatch()
	}
	kit.DropTooltips(w.window.Canvas())
}

// build makes everything again, in the language in use.
func (w *Window) build() {
	w.makeNavigation()
	w.back = kit.NewIconButton(kit.GlyphBack, lang.T("nav.back"), w.Back)
	w.forward = kit.NewIconButton(kit.GlyphForward, lang.T("nav.forward"), w.Forward)
	w.title = kit.Heading("")
	w.add = kit.NewButton(kit.ButtonPrimary, "", w.New)
	w.asOf = kit.NewStrip(kit.ToneBlue)
	w.look = kit.NewStrip(kit.ToneBlue)
	w.apart = kit.NewStrip(kit.ToneRed)
	w.uncopied = kit.NewStrip(kit.ToneAmber)
	w.undecided, w.late = kit.NewStrip(kit.ToneAmber), kit.NewStrip(kit.ToneAmber)
	w.sited = kit.NewStrip(kit.ToneAmber)
	w.damaged = kit.NewStrip(kit.ToneRed)
	w.meanwhile = kit.NewStrip(kit.ToneBlue)
	w.likeness = kit.NewStrip(kit.ToneGrey)
	w.place, w.placed = container.NewStack(), map[desk.Page]bool{}
	w.status = newStatusLine(w)
	w.notes = kit.NewNotes(w.loader)
	w.notes.Free = w.status.free

	head := newHeadLine(kit.Row(6, w.back, w.forward, kit.Inset(w.title, 8, 0, 0, 0)), w.add, w.search.Open)
	top := kit.Under(kit.Inset(head, 12, 9, 16, 9), kit.Hairline(), w.look, w.asOf)
	w.strips = kit.Under(w.damaged, w.apart, w.sited, w.uncopied, w.undecided, w.late, w.meanwhile, w.likeness)
	w.foot = kit.Under(w.strips, w.status.content())
	main := kit.Frame(top, w.foot, nil, nil, w.place)
	side := kit.Frame(nil, nil, nil, kit.Hairline(), w.navigation.InScroll())
	// No ground of its own: the toolkit clears the window in that colour, and painting it once more
	// takes as long as all the rest where the screen is drawn by software.
	content := kit.Frame(nil, nil, side, nil, kit.NewWheelGround(main, w.scroll))
	w.window.SetPadded(false)
	w.window.SetContent(kit.WithTooltips(w.heeded(w.notes.Over(content)), w.window.Canvas()))
	w.named()
	w.window.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.unless(func() { w.drop(desk.Dropped(uris)) }) })
	w.keys()
	w.showDay()
	w.showLooking()
	w.showApart()
	w.showDamaged()
}

// heeded lets the session know that the window is used, where it has to.
func (w *Window) heeded(content fyne.CanvasObject) fyne.CanvasObject {
	if w.session == nil || !w.store.UnderSeal() {
		return content
	}
	return kit.Heed(content, w.session.used)
}

// drop hands files from the file manager to the page in front.
func (w *Window) drop(paths []string) {
	page, takes := w.current.(desk.DropTaker)
	switch {
	case len(paths) == 1 && pack.Is(paths[0]):
		w.OpenPackage(paths[0])
	case w.refuses():
	case w.form != nil:
		room, may := w.current.(desk.RecordDropTaker)
		if w.form.record.Meta().Revision == 0 || !may || !room.DropOn(w.form.record.Ref(), paths) {
			w.Say(lang.T("file.drop.form"))
		}
	case takes:
		page.Drop(paths)
	default:
		w.Say(lang.T("file.drop.nothing"))
	}
}

// Results shows everything that a search finds.
func (w *Window) Results(text string) {
	w.leaveForm(func() {
		for _, p := range w.pages {
			if page, is := p.(*results.Page); is {
				page.Find(text)
			}
		}
		w.visit(w.note(route{page: results.ID}))
	})
}

// shower is a page that shows one record at a time.
type shower interface {
	Show(id register.ID, scroll float32)
	Current() (id register.ID, scroll float32)
}

// opener is a page of records of one kind.
type opener interface {
	shower
	Narrow(filters map[string][]kit.Option)
	ShowAll(ids ...register.ID)
	Kind() register.Kind
	New()
	EditCurrent()
	DeleteCurrent()
	Declare(f *kit.Form, r register.Record)
	Rather(saved, edited register.Record) *desk.Rather
	Refused(edited register.Record, problems register.Problems)
	Export()
	FocusFind()
}

// scroll passes the wheel to the open form, else to the page in front.
func (w *Window) scroll(e *fyne.ScrollEvent) {
	if w.form != nil {
		w.form.form.Scrolled(e)
		return
	}
	kit.PassWheel(w.current.Content(), e)
}

// visit brings a page to the front.
func (w *Window) visit(to route) {
	if w.current == nil || w.current.ID() != to.page {
		w.Canvas().Unfocus() // a hidden list would go on hearing keys: Del above all
	}
	kit.HideTooltip()
	for _, p := range w.pages {
		switch {
		case p.ID() == to.page:
			w.current = p
		case w.placed[p]:
			p.Content().Hide()
		}
	}
	if w.current == nil {
		w.current = w.pages[0]
	}
	w.tellCopies()
	w.seeCopies()
	w.tellPackages()
	w.tellSite()
	if !w.placed[w.current] {
		w.placed[w.current] = true
		w.place.Add(w.current.Content())
	}
	w.current.Content().Show()
	w.navigation.Choose(placeOf(w.current))
	w.title.SetText(w.current.Word())
	room, isRoom := w.current.(opener)
	_, first := w.current.(*overview.Page)
	w.add.Hidden = !isRoom && !first || w.Looking()
	w.add.SetWord("+ " + lang.T("nav.create"))
	if isRoom {
		w.add.SetWord("+ " + lang.T("kind."+string(room.Kind())))
	}
	if page, shows := w.current.(shower); shows && !to.record.IsZero() {
		page.Show(to.record, to.scroll)
		if isRoom {
			w.search.Remember(register.Ref{Kind: room.Kind(), ID: to.record})
		}
	}
	w.place.Refresh()
	w.current.Shown()
	w.Counted()
	w.arrows()
	w.Keep("page", w.current.ID())
}

// changed hears of every change in the register.
func (w *Window) changed(changes []storage.Change) {
	w.saved = w.loader.Clock.Now()
	for p := range w.placed {
		p.Changed(changes)
	}
	w.followForm(changes)
	w.Counted()
	w.Attend()
}

// New opens the form of a new record of the page's kind. The overview is of none and offers all.
func (w *Window) New() {
	if w.form != nil || w.refuses() {
		return
	}
	switch page := w.current.(type) {
	case opener:
		page.New()
	case *overview.Page:
		kit.ShowMenuUnder(w.kinds(), w.add)
	}
}

// kinds offers a new record of each kind.
func (w *Window) kinds() kit.Menu {
	var menu kit.Menu
	for _, p := range w.pages {
		if room, is := p.(opener); is {
			menu = append(menu, &kit.MenuItem{Word: lang.T("kind." + string(room.Kind())), Do: room.New})
		}
	}
	return menu
}

// Select shows records in the list of the first one's kind. A form stays in front.
func (w *Window) Select(refs ...register.Ref) {
	if len(refs) == 0 || w.formInFront() != nil {
		return
	}
	w.visit(w.note(route{page: string(refs[0].Kind), record: refs[0].ID}))
	var ids []register.ID
	for _, ref := range refs {
		if ref.Kind == refs[0].Kind {
			ids = append(ids, ref.ID)
		}
	}
	if room, is := w.current.(opener); is && room.Kind() == refs[0].Kind {
		room.ShowAll(ids...)
	}
}

// Day returns the day as of which everything is shown.
func (w *Window) Day() register.Date {
	if w.day != "" {
		return w.day
	}
	return w.Today()
}

// Today is the calendar's day.
func (w *Window) Today() register.Date { return w.store.Today() }

// Loader runs work off the screen.
func (w *Window) Loader() *kit.Loader { return w.loader }

// Canvas is what the window draws on.
func (w *Window) Canvas() fyne.Canvas { return w.window.Canvas() }

// Window is the window itself, for the dialogs of files.
func (w *Window) Window() fyne.Window { return w.window }

// Say shows a passing note.
func (w *Window) Say(text string) { w.notes.Say(text) }

// Offer shows a passing note with something to do about it.
func (w *Window) Offer(text, action string, do func()) { w.notes.Offer(text, action, do) }

// Fail shows an error in a dialog. Whoever has cancelled something only hears that nothing has changed.
func (w *Window) Fail(err error) {
	switch {
	case w.closed: // a reading under way then shows nothing
		return
	case errors.Is(err, context.Canceled):
		w.Say(lang.T("work.cancelled"))
		return
	case w.failApart(err):
		return
	}
	if errors.Is(err, storage.ErrDamaged) {
		w.showDamaged()
	}
	kit.Inform(w.Canvas(), lang.T("error.title"), trouble.Sentence(err))
}

// Counted shows the counts of the page in front again.
func (w *Window) Counted() {
	if w.current != nil && w.form == nil {
		w.status.show(w.current.Count())
	}
}

// Keep remembers a small thing for the next session. What cannot be kept is not worth a word.
func (w *Window) Keep(key string, what any) { _ = w.kept.Set(key, what) }

// Kept reads what Keep kept.
func (w *Window) Kept(key string, into any) bool { return w.kept.Get(key, into) }
