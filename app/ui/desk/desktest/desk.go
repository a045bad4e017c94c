// Package desktest lets the pages be tried without the window: a desk that remembers what a page asked of it, and hands
// that type and press like a person's.
package desktest

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/clock"
	"accord/storage/register"
	"accord/storage/storagetest"
)

// Offer is a note with something to do about it.
type Offer struct {
	Text, Action string
	Do           func()
}

// Narrowed is a list that was asked for through filters, with their values.
type Narrowed struct {
	Kind    register.Kind
	Filters map[string][]string
}

// Linked is a record that an outcome is waiting for.
type Linked struct {
	Record  register.Record
	Outcome desk.Awaiting
}

// Desk is a window that only remembers. Everything runs in line; the day is that of the test
// registers unless OnDay says otherwise.
type Desk struct {
	Opened []register.Ref
	Traced []register.ID
	// Recalled are the records whose history was wanted.
	Recalled []register.Ref
	Papered  []register.Ref
	// Tabled are the kinds as which a table was to be taken in.
	Tabled []register.Kind
	// TabledText are the tables that were pasted for it.
	TabledText []string
	// United are the records that were to be made one.
	United [][]register.Ref
	Along  [][]register.Ref // records to take along
	// Profiled are the partners whose profile was wanted.
	Profiled []register.ID
	// Charted are the partners whose trade was to be drawn.
	Charted    []register.ID
	Narrowed   []Narrowed
	Edited     []register.Record
	EditedRefs []register.Ref
	// Linked are those of Edited that others wait for.
	Linked  []Linked
	Deleted [][]register.Ref
	// Restored are those that were to be taken out of the trash.
	Restored []register.Ref
	// Selected are the records that were to be shown in their list.
	Selected [][]register.Ref
	Said     []string
	Offered  []Offer
	Failed   []error
	Counts   int
	// OnOffer hears of every offer, as somebody who presses its button at once.
	OnOffer func(Offer)
	// OnDay is the day of the desk; empty is today.
	OnDay register.Date
	// Looks lets nothing be changed.
	Looks bool
	// Editor may change records and not close commitments.
	Editor bool
	// Clock stands until the test lets time pass.
	Clock *clock.Manual

	t      testing.TB
	loader *kit.Loader
	window fyne.Window
	kept   map[string][]byte
}

var _ desk.Desk = (*Desk)(nil)

// New makes a desk over an empty window of 1366 by 768, in Russian and the light theme. All of it
// goes when the test ends.
func New(t testing.TB) *Desk {
	t.Helper()
	Speak(t, register.Russian)
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(kit.Light))
	d := &Desk{t: t, Clock: clock.At(storagetest.Noon), loader: kit.InLine(), kept: map[string][]byte{}}
	d.loader.Clock = d.Clock
	d.window = test.NewTempWindow(t, kit.Panel(nil))
	d.window.SetPadded(false)
	d.window.Resize(fyne.NewSize(1366, 768))
	return d
}

// Speak puts the test into a language until it ends. Make the page after it.
func Speak(t testing.TB, l register.Language) {
	before := lang.Current()
	lang.Use(l)
	t.Cleanup(func() { lang.Use(before) })
}

// Show puts something into the window.
func (d *Desk) Show(o fyne.CanvasObject) {
	d.window.SetContent(o)
	d.window.Resize(fyne.NewSize(1366, 768))
}

// ShowPage puts a page into the window and brings it to the front.
func (d *Desk) ShowPage(p desk.Page) {
	d.Show(p.Content())
	p.Shown()
}

// Looking is Looks.
func (d *Desk) Looking() bool { return d.Looks }

// Quietly draws what offers no change.
func (d *Desk) Quietly(draw func()) {
	before := d.Looks
	d.Looks = true
	draw()
	d.Looks = before
}

// Restore remembers the records to restore.
func (d *Desk) Restore(refs ...register.Ref) { d.Restored = append(d.Restored, refs...) }

// Controls is not Editor.
func (d *Desk) Controls() bool { return !d.Editor }

// Purges is not Editor.
func (d *Desk) Purges() bool { return !d.Editor }

// KeepsCopies is not Editor, who works on a server.
func (d *Desk) KeepsCopies() bool { return !d.Editor }

// Open remembers whose card is wanted.
func (d *Desk) Open(ref register.Ref) { d.Opened = append(d.Opened, ref) }

// Trace remembers whose lineage is wanted.
func (d *Desk) Trace(id register.ID) { d.Traced = append(d.Traced, id) }

// Recall remembers whose history is wanted.
func (d *Desk) Recall(of register.Ref, _ int64) { d.Recalled = append(d.Recalled, of) }

// Papers remembers the records of the papers asked for.
func (d *Desk) Papers(of register.Ref) { d.Papered = append(d.Papered, of) }

// EditRefAt remembers the record to edit.
func (d *Desk) EditRefAt(ref register.Ref, _ string) { d.EditRef(ref) }

// TakeTable remembers as what a table was to be taken in.
func (d *Desk) TakeTable(k register.Kind) { d.Tabled = append(d.Tabled, k) }

// TakeAlong remembers the records to take along.
func (d *Desk) TakeAlong(refs ...register.Ref) { d.Along = append(d.Along, refs) }

// TakePasted remembers the same, with the text.
func (d *Desk) TakePasted(k register.Kind, text string) {
	d.Tabled, d.TabledText = append(d.Tabled, k), append(d.TabledText, text)
}

// Unite remembers the records to unite.
func (d *Desk) Unite(refs ...register.Ref) { d.United = append(d.United, refs) }

// Profile remembers whose profile is wanted.
func (d *Desk) Profile(partner register.ID) { d.Profiled = append(d.Profiled, partner) }

// Charts remembers the partner of the charts.
func (d *Desk) Charts(partner register.ID) { d.Charted = append(d.Charted, partner) }

// Narrow remembers which list is wanted.
func (d *Desk) Narrow(k register.Kind, filters map[string][]kit.Option) {
	n := Narrowed{k, map[string][]string{}}
	for id, chosen := range filters {
		for _, o := range chosen {
			n.Filters[id] = append(n.Filters[id], o.Value)
		}
	}
	d.Narrowed = append(d.Narrowed, n)
}

// Edit remembers the record to edit.
func (d *Desk) Edit(r register.Record) { d.Edited = append(d.Edited, r) }

// EditAt remembers the record to edit.
func (d *Desk) EditAt(r, _ register.Record, _ string) { d.Edit(r) }

// EditFor remembers the record to edit, and its outcome.
func (d *Desk) EditFor(r register.Record, outcome desk.Awaiting) {
	d.Edited = append(d.Edited, r)
	d.Linked = append(d.Linked, Linked{r, outcome})
}

// Save saves the last record that another one waits for, and with it the other, as the window does.
func (d *Desk) Save(s *storage.Store) {
	d.t.Helper()
	if len(d.Linked) == 0 {
		d.t.Fatal("nothing waits for what is edited")
	}
	last := d.Linked[len(d.Linked)-1]
	other, err := s.Record(context.Background(), last.Outcome.Of)
	if err != nil {
		d.t.Fatal(err)
	}
	last.Record.Meta().ID = register.NewID()
	last.Outcome.Settle(other, last.Record.Ref())
	if _, err := s.SaveAll(context.Background(), last.Record, other); err != nil {
		d.t.Fatal(err)
	}
}

// EditRef remembers the record to edit.
func (d *Desk) EditRef(ref register.Ref) { d.EditedRefs = append(d.EditedRefs, ref) }

// Delete remembers the records to delete.
func (d *Desk) Delete(refs ...register.Ref) { d.Deleted = append(d.Deleted, refs) }

// Select remembers the records to show.
func (d *Desk) Select(refs ...register.Ref) { d.Selected = append(d.Selected, refs) }

// Day is OnDay, or today.
func (d *Desk) Day() register.Date {
	if d.OnDay != "" {
		return d.OnDay
	}
	return d.Today()
}

// Today is the day of the test registers.
func (d *Desk) Today() register.Date { return storagetest.Today }

// Loader does everything in line.
func (d *Desk) Loader() *kit.Loader { return d.loader }

// Canvas is the window's.
func (d *Desk) Canvas() fyne.Canvas { return d.window.Canvas() }

// Window is the test's window.
func (d *Desk) Window() fyne.Window { return d.window }

// Say remembers a note.
func (d *Desk) Say(text string) { d.Said = append(d.Said, text) }

// Offer remembers a note with something to do.
func (d *Desk) Offer(text, action string, do func()) {
	d.Offered = append(d.Offered, Offer{text, action, do})
	if d.OnOffer != nil {
		d.OnOffer(Offer{text, action, do})
	}
}

// Fail remembers an error; errors that a test does not expect show up in NoFailures.
func (d *Desk) Fail(err error) { d.Failed = append(d.Failed, err) }

// NoFailures fails the test where a page reported an error.
func (d *Desk) NoFailures() {
	d.t.Helper()
	for _, err := range d.Failed {
		d.t.Errorf("the page told of an error: %v", err)
	}
}

// Counted counts how often a page's counts have changed.
func (d *Desk) Counted() { d.Counts++ }

// Keep remembers as the settings do: as JSON.
func (d *Desk) Keep(key string, what any) {
	data, err := json.Marshal(what)
	if err != nil {
		d.t.Errorf("keep %s: %v", key, err)
		return
	}
	d.kept[key] = data
}

// Kept reads what Keep kept.
func (d *Desk) Kept(key string, into any) bool {
	data, ok := d.kept[key]
	return ok && json.Unmarshal(data, into) == nil
}

// Words returns all visible words of an object, a line for each piece of text, from the top down in the order of
// drawing.
func Words(o fyne.CanvasObject) string { return strings.Join(lines(o), "\n") }
