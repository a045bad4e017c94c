package kit

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/storage/register"
)

// Picked is one record that a picker offers.
type Picked struct {
	ID    register.ID
	Kind  register.Kind // where records of several kinds are offered
	Label string
	Note  string // said softly behind the label: the country, the post
	// New is a record that is not in the register yet: it is written with the form. Nil of all others.
	New register.Record
}

// Source is where a picker finds its records. Its functions run off the screen's goroutine.
type Source struct {
	Find  func(ctx context.Context, text string) ([]Picked, error)  // best first; text may be empty
	Long  func(ctx context.Context, text string) ([]Picked, error)  // finds more, for lists that scroll; nil: Find does
	Label func(ctx context.Context, id register.ID) (Picked, error) // of a record already chosen
	// Labels are those of many records at once; nil: Label says each.
	Labels func(ctx context.Context, ids ...register.ID) (map[register.ID]Picked, error)
	// Create makes a record that is not written yet; nil: nothing can be made here. Of Choices the user has chosen one,
	// where there are any.
	Create  func(ctx context.Context, name, choice string) (Picked, error)
	Choices []Option
	Kind    register.Kind // of a new record
	// Write saves a new record, where the form does not.
	Write func(context.Context, register.Record) error
	// CreateLabel is the row that creates, with one %s for the name; empty says "Create “%s”".
	CreateLabel string
}

// pickDelay is how long a picker waits for more letters before it searches.
const pickDelay = 180 * time.Millisecond

// finder searches a source and shows the answers under an entry; it is what both pickers share.
type finder struct {
	source Source
	field  *Field
	entry  *entry
	anchor fyne.CanvasObject
	taken  func(Picked)
	late   func(Picked)           // takes an answer after the keyboard has moved on
	none   func()                 // is called when nothing was found
	hidden func(register.ID) bool // options not to be offered; nil offers all

	slot    Slot
	waiting func() // stops a search that is due
	found   []Picked
	looking bool // an answer is due
	entered bool // Enter was pressed before it came: whoever types fast means its first row
	creates bool // the last row of the list creates
	busy    bool // creating
	trouble string
}

// search looks for the text after a moment, or at once.
func (p *finder) search(text string, at time.Duration) {
	if p.waiting != nil {
		p.waiting()
		p.waiting = nil
	}
	p.looking, p.entered = true, p.entered && at == 0
	find := func() {
		p.waiting = nil
		Load(p.field.form.loader, &p.slot,
			func(ctx context.Context) ([]Picked, error) { return p.source.Find(ctx, text) },
			func(found []Picked, err error) { p.answer(text, found, err) })
	}
	if at == 0 {
		find()
		return
	}
	p.waiting = p.field.form.loader.After(at, find)
}

// stop forgets a search under way.
func (p *finder) stop() {
	if p.waiting != nil {
		p.waiting()
		p.waiting = nil
	}
	p.slot.Cancel()
	p.found, p.creates, p.looking, p.entered = nil, false, false, false
	p.field.form.closeDrop(p)
}

// answer takes what was found for a text: it is chosen where Enter was pressed meanwhile, and offered otherwise.
func (p *finder) answer(text string, found []Picked, err error) {
	entered := p.entered
	p.looking, p.entered = false, false
	if !p.entry.keyed && !entered {
		return
	}
	if p.source.Create != nil && text != "" && err == nil {
		found = append(p.field.form.madeNamed(p.source.Kind, text), found...)
	}
	p.found = p.found[:0]
	for _, o := range found {
		if p.hidden == nil || !p.hidden(o.ID) {
			p.found = append(p.found, o)
		}
	}
	switch {
	case entered && len(p.found) > 0 && p.entry.keyed:
		p.choose(0, text)
	case entered && len(p.found) > 0:
		o := p.found[0]
		p.stop()
		p.field.form.remember(o, p.source.Write)
		p.late(o)
	case !p.entry.keyed:
		p.none()
	default:
		p.offer(text, err)
	}
}

// offer shows what was found for a text, and to make a record of that name where there is none.
func (p *finder) offer(text string, err error) {
	var items []dropItem
	for _, o := range p.found {
		items = append(items, dropItem{word: o.Label, note: o.Note})
	}
	name := register.Line(text)
	p.creates = p.source.Create != nil && name != "" && err == nil && p.exact(name) < 0
	switch {
	case err != nil:
		items = append(items, dropItem{word: lang.T("form.fault.find", err), dead: true})
	case len(items) == 0:
		items = append(items, dropItem{word: lang.T("form.nothing"), dead: true})
	}
	if p.creates {
		items = append(items, dropItem{word: p.createWords(name), act: true})
	}
	cursor := -1
	if name != "" && len(p.found) > 0 {
		cursor = 0
	} else if p.creates && len(p.found) == 0 {
		cursor = len(items) - 1
	}
	p.field.form.openDrop(p, p.anchor, items, cursor, func(i int) { p.choose(i, name) })
}

func (p *finder) createWords(name string) string {
	if p.source.CreateLabel == "" {
		return lang.T("form.create", name)
	}
	return strings.Replace(p.source.CreateLabel, "%s", name, 1)
}

// exact finds the option with the text as its label, ignoring case and spaces; -1 if there is none.
func (p *finder) exact(text string) int {
	for i, o := range p.found {
		if sameWords(o.Label, text) {
			return i
		}
	}
	return -1
}

func sameWords(a, b string) bool {
	plain := func(s string) string {
		return strings.ReplaceAll(strings.ToLower(strings.Join(strings.Fields(s), " ")), "ё", "е")
	}
	return plain(a) == plain(b)
}

func (p *finder) choose(i int, name string) {
	if i < len(p.found) {
		o := p.found[i]
		p.stop()
		p.field.form.remember(o, p.source.Write)
		p.taken(o)
		return
	}
	switch {
	case !p.creates:
	case len(p.source.Choices) > 0:
		p.askChoice(name)
	default:
		p.create(name, "")
	}
}

// askChoice asks in the list for the one thing needed to make a record.
func (p *finder) askChoice(name string) {
	p.found, p.creates = nil, false
	items := []dropItem{{word: lang.T("form.create.kind", name), dead: true}}
	for _, c := range p.source.Choices {
		items = append(items, dropItem{word: c.Label, act: true})
	}
	p.field.form.openDrop(p, p.anchor, items, 1, func(i int) { p.create(name, p.source.Choices[i-1].Value) })
}

func (p *finder) create(name, choice string) {
	if p.busy {
		return
	}
	p.stop()
	p.busy, p.trouble = true, ""
	var slot Slot
	Load(p.field.form.loader, &slot,
		func(ctx context.Context) (Picked, error) { return p.source.Create(ctx, name, choice) },
		func(made Picked, err error) {
			p.busy = false
			if err != nil {
				p.trouble = lang.T("form.fault.create", err)
				p.field.reword()
				return
			}
			p.field.form.remember(made, p.source.Write)
			p.taken(made)
		})
}

// keys does what keys mean while the entry has the keyboard, and reports whether they meant that.
func (p *finder) keys(k *fyne.KeyEvent) bool {
	form := p.field.form
	open := form.dropOpen(p)
	switch k.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp:
		if open {
			return form.drop.keys(k)
		}
		if k.Name == fyne.KeyDown {
			p.search(p.query(), 0)
		}
		return k.Name == fyne.KeyDown || k.Name == fyne.KeyUp // the others scroll the form
	case fyne.KeyF4:
		if open {
			p.stop()
		} else {
			p.search(p.query(), 0)
		}
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		switch i, ok := form.drop.current(); {
		case p.looking:
			p.enter()
		case open && ok:
			form.drop.take(i)
		}
		return true
	case fyne.KeyTab:
		switch i, ok := form.drop.current(); {
		case p.looking:
			p.enter()
		case open && ok && i < len(p.found): // nothing is made by moving on
			form.drop.take(i)
		}
		return true
	case fyne.KeyEscape:
		if open {
			p.stop()
			return true
		}
	}
	return false
}

// enter takes the first row of the answer when that comes.
func (p *finder) enter() {
	p.entered = true
	if p.waiting != nil {
		p.search(p.entry.Text, 0)
	}
}

// wantsTab reports whether Tab means a row of the list, or one that is being looked for.
func (p *finder) wantsTab() bool {
	return (p.looking || p.field.form.dropOpen(p)) && strings.TrimSpace(p.entry.Text) != ""
}

// query is what to look for when the list is asked for: everything, where the text is a name that
// has been chosen already.
func (p *finder) query() string {
	if p.entry.sel() {
		return ""
	}
	return p.entry.Text
}

// sel reports whether the whole text is selected, as after Tab.
func (e *entry) sel() bool { return e.Text != "" && e.SelectedText() == e.Text }
