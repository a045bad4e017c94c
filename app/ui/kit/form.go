package kit

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
	"accord/storage/register"
)

// Form edits a copy of one record in place of its card. Its fields are declared by pointers into
// the copy; nothing is written anywhere but there. It keeps typed text that is not (yet) a value,
// shows problems beside their fields, asks before changes are dropped and keeps a draft.
//
// Set the On… fields and Check before the form is shown. Every call belongs on the screen's
// goroutine.
type Form struct {
	widget.BaseWidget

	// OnSave is called when the user wants to save and nothing on the form speaks against it. When
	// the record is kept, answer with Saved; when it is refused, with Refuse.
	OnSave func()
	// OnLeave is called when the user leaves: nothing was changed, or the changes are given up.
	OnLeave func()
	// OnPage is what PageUp and PageDown do in place of scrolling the form; it may be nil.
	OnPage func(down bool)
	// OnStay is called when the user, asked by Leave, does not leave after all.
	OnStay func()
	// OnChanged is called after every change of the record or of a typed text.
	OnChanged func()
	// Check returns the problems of the record as it stands.
	Check func() []Problem
	// SavesMade says that OnSave saves what Made returns.
	SavesMade bool
	// Early selects problems shown while one types, before anybody has tried to save, beside the warnings about present
	// values. It may be nil.
	Early func(Problem) bool
	// Notices lie between the fields and the foot and move neither when their texts change. They may be nil.
	Notices fyne.CanvasObject

	loader   *Loader
	record   any // pointer
	original []byte

	sections []*section
	adders   []func() bool // lists of rows, the outer ones first, add a row where the keyboard is in one of theirs
	syncs    []func()      // rows write themselves back into their slices
	rowLists []rowList     // the innermost last
	made     []made        // in pickers, and not written yet
	telling  []*statement

	loading   int // depth of Reload under way
	gathering int // depth of what asks for names together
	naming    []*naming
	tried     bool // somebody has tried to save
	bare      bool // lies in a dialog, which has the buttons and does not ask
	saving    bool
	loose     []Problem // that belong to no field
	last      fyne.Focusable
	checking  func() // stops a check under way
	keeping   keeping

	body   *formBody
	scroll *Scroll
	view   float32 // how much of the body is seen at once
	bar    *formBar
	ground *canvas.Rectangle
	drop   *dropList
}

const (
	formMargin  float32 = 16
	sectionGap  float32 = 5 // more than between lines
	headHeight  float32 = 28
	checkDelay          = 250 * time.Millisecond
	columnLimit float32 = 1400 // wider than this, lines get hard to follow
)

type section struct {
	title  string
	head   *canvas.Text
	blocks []Block
}

// NewForm makes an empty form over a record: a pointer to the copy that its fields point into. The
// loader runs the searches of its pickers and writes its drafts.
func NewForm(l *Loader, record any) *Form {
	f := &Form{loader: l, record: record}
	f.original = f.snapshot()
	f.body = newFormBody(f)
	f.scroll = NewScroll(f.body)
	f.scroll.OnScrolled = func(fyne.Position) { f.closeDrop(nil) }
	f.bar = newFormBar(f)
	f.ground = canvas.NewRectangle(Colour(ColorPanel))
	f.drop = newDropList(f)
	f.drop.Hide()
	f.ExtendBaseWidget(f)
	return f
}

// Section adds blocks under a heading; an empty key means none.
func (f *Form) Section(titleKey string, blocks ...Block) *Form {
	s := &section{blocks: blocks}
	if titleKey != "" {
		s.title = lang.T(titleKey)
		s.head = coloured(NewBold(s.title, TextSize), ColorText)
		f.body.box.Objects = append(f.body.box.Objects, s.head)
	}
	f.together(func() {
		for _, b := range blocks {
			b.attach(f, nil)
			f.body.box.Objects = append(f.body.box.Objects, b.object())
		}
	})
	f.sections = append(f.sections, s)
	return f
}

// Field finds a field by its path, nil where there is none. A row that is folded away is shown.
func (f *Form) Field(path string) *Field {
	f.wake(path)
	var found *Field
	f.each(func(field *Field) {
		if found == nil && field.Path() == path {
			found = field
		}
	})
	return found
}

// Fields returns all fields in their order, those of rows too.
func (f *Form) Fields() []*Field {
	var all []*Field
	f.each(func(field *Field) { all = append(all, field) })
	return all
}

func (f *Form) each(do func(*Field)) {
	for _, s := range f.sections {
		for _, b := range s.blocks {
			b.each(do)
		}
	}
}

// FocusFirst puts the keyboard into the first field.
func (f *Form) FocusFirst() {
	for _, s := range f.sections {
		for _, b := range s.blocks {
			var first *Field
			b.each(func(field *Field) {
				if first == nil && field.shown() && !field.disabled {
					first = field
				}
			})
			if first != nil {
				f.last = first.in.target() // a key must not replace text by mistake
				first.Focus()
				return
			}
		}
	}
}

// ButtonsWidth is the room that Cancel and Save take at the end of the form's last line.
func (f *Form) ButtonsWidth() float32 { return f.bar.buttonsWidth() }

// Dirty reports whether the record differs from what it was, or something typed is not in it yet. Rows that nobody has
// filled in make no difference.
func (f *Form) Dirty() bool {
	return f.unsettled() || !f.saysThat(f.snapshot())
}

// saysThat reports whether a snapshot says the same as the original.
func (f *Form) saysThat(data []byte) bool {
	return sameRecord(f.original, data) || sameRecord(f.withoutBlanks(f.original), f.withoutBlanks(data))
}

// withoutBlanks returns a snapshot without the rows that nobody has filled in.
func (f *Form) withoutBlanks(data []byte) []byte {
	fresh := reflect.New(reflect.TypeOf(f.record).Elem())
	if err := json.Unmarshal(data, fresh.Interface()); err != nil {
		return data
	}
	register.DropBlankRows(fresh.Interface())
	shorter, err := json.Marshal(fresh.Interface())
	if err != nil {
		return data
	}
	return shorter
}

// sameRecord compares two snapshots. An emptied list equals one that never was.
func sameRecord(a, b []byte) bool {
	plain := func(data []byte) []byte { return bytes.ReplaceAll(data, []byte(":[]"), []byte(":null")) }
	return bytes.Equal(plain(a), plain(b))
}

func (f *Form) unsettled() bool {
	pending := false
	f.each(func(field *Field) { pending = pending || field.in.pending() })
	return pending
}

// Original reads the record as it was when the form was opened, or last saved.
func (f *Form) Original(into any) error { return json.Unmarshal(f.original, into) }

// snapshot returns the record as JSON. A record that cannot become JSON counts as unchanged; the tests of its kind see
// to that.
func (f *Form) snapshot() []byte {
	f.sync()
	data, err := json.Marshal(f.record)
	if err != nil {
		return nil
	}
	return data
}

// AddRow adds a row to the list in which the keyboard is, and reports whether it is in one.
func (f *Form) AddRow() bool {
	for i := len(f.adders) - 1; i >= 0; i-- { // the innermost
		if f.adders[i]() {
			return true
		}
	}
	return false
}

// sync writes the rows back into their slices, the innermost first.
func (f *Form) sync() {
	if f.loading > 0 {
		return // the rows are not those of the slice yet
	}
	for i := len(f.syncs) - 1; i >= 0; i-- {
		f.syncs[i]()
	}
}

// restore puts an earlier snapshot into the record and shows it.
func (f *Form) restore(data []byte) error {
	f.remake(data)
	kept := reflect.ValueOf(f.record).Elem()
	// Unmarshal would leave standing what the snapshot lacks, so that it goes into a fresh one.
	fresh := reflect.New(kept.Type())
	if err := json.Unmarshal(data, fresh.Interface()); err != nil {
		return err
	}
	kept.Set(fresh.Elem())
	f.Reload()
	f.retype(data)
	return nil
}

// Reload shows again what the record holds, after the program itself has changed it.
func (f *Form) Reload() {
	f.together(func() {
		f.loading++
		for _, s := range f.sections {
			for _, b := range s.blocks {
				if rows, ok := b.(interface{ Reload() }); ok {
					rows.Reload()
					continue
				}
				b.each(func(field *Field) { field.in.load() })
			}
		}
		f.loading--
		f.arrange()
		f.touched()
	})
}

// changed is called by fields after they have changed the record.
func (f *Form) changed(*Field) {
	f.sync()
	f.arrangeIfConditional()
	f.touched()
}

// arrangeIfConditional lays the form out again only where some field comes and goes.
func (f *Form) arrangeIfConditional() {
	conditional := false
	f.each(func(field *Field) { conditional = conditional || field.when != nil })
	if conditional {
		f.arrange()
	}
}

// touched is called after every change of the record or of a typed text.
func (f *Form) touched() {
	if f.Check != nil {
		if f.checking != nil {
			f.checking()
		}
		f.checking = f.loader.After(checkDelay, func() {
			f.sync()
			f.Report(f.worthSaying(f.ofFilledIn(f.Check())))
		})
	}
	f.retell()
	f.recount()
	f.scheduleDraft()
	if f.OnChanged != nil {
		f.OnChanged()
	}
}

// retell says again what the record amounts to.
func (f *Form) retell() {
	grown := false
	for _, t := range f.telling {
		grown = t.say() || grown
	}
	if grown {
		f.arrange()
	}
}

// Retell says again what the record amounts to, as when a name has been read that it speaks of.
func (f *Form) Retell() { f.retell() }

// worthSaying hides, until a save was tried, problems of a half-written record: wrong values may come right yet, and
// missing ones may come. Doubts about a present value show at once, and so does a day, a time of day or a
// length that contradicts another one, and a number after the keyboard has left it.
func (f *Form) worthSaying(problems []Problem) []Problem {
	if f.tried {
		return problems
	}
	fields := map[string]*Field{}
	places := map[string]bool{}
	f.each(func(field *Field) { fields[field.Path()], places[field.Path()] = field, true })
	return slices.DeleteFunc(problems, func(p Problem) bool {
		if f.Early != nil && f.Early(p) {
			return false
		}
		path, found := nearest(p.Field, places)
		if !found || fields[path].in.empty() {
			return true
		}
		typed, isTyped := fields[path].in.(interface{ whole() bool })
		return !p.Warning && !(isTyped && typed.whole())
	})
}

// arrived notes that the keyboard has come to an input, and reports whether it was there before, as when the window
// itself was away.
func (f *Form) arrived(o fyne.Focusable) (again bool) {
	again = f.last == o
	f.last = o
	return again
}

func (f *Form) blurred() { f.keepDraft() }

// shortcut does what a shortcut means in a form and reports whether it means anything.
func (f *Form) shortcut(s fyne.Shortcut) bool {
	custom, isCustom := s.(*desktop.CustomShortcut)
	if !isCustom || custom.Modifier != fyne.KeyModifierShortcutDefault && custom.Modifier != fyne.KeyModifierControl {
		return false
	}
	switch custom.KeyName {
	case fyne.KeyS, fyne.KeyReturn, fyne.KeyEnter:
		f.Save()
		return true
	}
	return false
}

// Save takes over the typed texts, checks, and either shows the problems or calls OnSave.
func (f *Form) Save() {
	if f.saving {
		return
	}
	f.settle()
	f.tried = true
	f.Report(f.ofFilledIn(f.check()))
	if f.faults() > 0 {
		f.focusFault()
		return
	}
	for _, l := range slices.Backward(f.rowLists) { // the innermost first, as in sync
		l.dropBlank()
	}
	if f.OnSave != nil {
		f.saveMade(f.OnSave)
	}
}

func (f *Form) settle() {
	f.each(func(field *Field) { field.in.settle() })
	f.sync()
	f.closeDrop(nil)
}

// rowList is a list of rows; blank ones are neither saved nor complained of.
type rowList interface {
	dropBlank()
	// blankRows returns the beginnings of the paths of their fields: "parties[1].".
	blankRows() []string
}

// ofFilledIn leaves out the problems of rows that nobody has filled in.
func (f *Form) ofFilledIn(problems []Problem) []Problem {
	var blank []string
	for _, l := range f.rowLists {
		blank = append(blank, l.blankRows()...)
	}
	return slices.DeleteFunc(problems, func(p Problem) bool {
		return slices.ContainsFunc(blank, func(row string) bool { return strings.HasPrefix(p.Field, row) })
	})
}

func (f *Form) check() []Problem {
	if f.Check != nil {
		return f.Check()
	}
	var problems []Problem
	f.each(func(field *Field) {
		if field.required && field.shown() && field.in.empty() && field.in.fault() == "" {
			problems = append(problems, Problem{Field: field.Path(), Text: lang.T("form.fault.required")})
		}
	})
	return problems
}

// Busy greys the form's buttons while the record is on its way to the register.
func (f *Form) Busy(busy bool) {
	f.saving = busy
	f.recount()
}

// Saved says that the record is kept as it stands: it counts as unchanged now, and its draft goes.
func (f *Form) Saved() {
	f.original = f.snapshot()
	f.saving = false
	f.dropDraft()
	f.recount()
}

// Unsaved marks the record as new although nobody typed it here: leaving asks first.
func (f *Form) Unsaved() {
	f.original = nil
	f.recount()
}

// Began says what the record was before the program changed it: leaving asks first only where the change says something.
func (f *Form) Began(was any) {
	if data, err := json.Marshal(was); err == nil {
		f.original = data
		f.recount()
	}
}

// Refuse shows why the record was not kept and puts the keyboard into the first field that is wrong.
func (f *Form) Refuse(problems []Problem) {
	f.saving = false
	f.tried = true
	f.Report(problems)
	f.focusFault()
}
