package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/storage/register"
)

// Pick makes a field of one record, found while typing. Enter or Tab takes the row under the
// cursor; text that names nothing stays and is a fault of the field. A long name takes several lines.
func Pick(labelKey string, id *register.ID, source Source) *Field {
	return newField(labelKey, &pickInput{id: id, finder: finder{source: source}}, 190)
}

// pickInput is an entry that shows the label of the record chosen.
type pickInput struct {
	finder
	id     *register.ID
	chosen Picked // what the label shown stands for
	bad    bool   // the text names nothing and the keyboard has left
	clear  *tapIcon
}

func (p *pickInput) attach(f *Field) {
	p.field = f
	p.entry = newGrowing()
	p.entry.form = f.form
	p.entry.onShortcut = f.ownShortcut
	p.entry.onKey = p.keys
	p.entry.onTab = p.wantsTab
	p.entry.onRune = p.begins
	p.entry.OnChanged = p.typed
	p.entry.onFocus = p.focused
	p.anchor, p.taken, p.none = p.entry, p.take, p.settle
	p.late = func(o Picked) {
		p.bad = false
		p.adopt(o)
		p.field.typing()
		p.field.reword()
	}
	p.clear = newTapIcon(GlyphDown, "", p.tapped)
	p.entry.ActionItem = p.clear
	p.entry.onLit = func(lit bool) {
		p.entry.prompt(findHint, lit)
		p.clear.show(!p.entry.Disabled() && (lit || !p.entry.quiet))
	}
	p.entry.prompt(findHint, false)
}

func findHint() string { return lang.T("form.find") }

// tapped clears the field where something is chosen and opens the whole list where nothing is.
func (p *pickInput) tapped() {
	if p.entry.Disabled() {
		return
	}
	focus(p.entry)
	if p.entry.Text == "" {
		p.search("", 0)
		return
	}
	p.entry.put("")
	p.typed("")
}

// begins replaces the chosen name when somebody types on it: nobody means to continue a name.
func (p *pickInput) begins(rune) bool {
	if !p.id.IsZero() && p.entry.Text == p.chosen.Label && p.entry.SelectedText() == "" {
		p.entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	return false
}

func (p *pickInput) showSign() {
	g, words := GlyphDown, ""
	if p.entry.Text != "" {
		g, words = GlyphClose, lang.T("form.clear")
	}
	if p.clear.glyph != g {
		p.clear.glyph = g
		p.clear.SetToolTip(words)
		p.clear.Refresh()
	}
}

// show shows a name in as many lines as it needs.
func (p *pickInput) show(name string) {
	p.entry.put(name)
	p.showSign()
	p.field.grown(p.entry)
}

func (p *pickInput) typed(text string) {
	p.trouble, p.bad = "", false
	p.showSign()
	p.field.grown(p.entry)
	switch {
	case strings.TrimSpace(text) == "":
		p.put(register.None)
		p.stop()
	case p.chosen.ID != register.None && text == p.chosen.Label:
		p.put(p.chosen.ID)
	default:
		p.put(register.None)
		p.search(text, pickDelay)
	}
	p.field.typing()
}

func (p *pickInput) put(id register.ID) {
	if *p.id != id {
		*p.id = id
		p.field.changed()
	}
}

func (p *pickInput) take(o Picked) {
	p.bad = false
	p.adopt(o)
	p.entry.CursorColumn = len([]rune(o.Label))
	p.entry.Refresh()
	if !p.entry.keyed {
		focus(p.entry)
	}
	p.field.typing()
}

func (p *pickInput) focused(here bool) {
	if here {
		p.field.arrived()
		return
	}
	if p.field.form.drop.pressed && p.field.form.dropOpen(&p.finder) {
		return // the mouse is about to choose
	}
	p.settle()
	p.field.left()
}

// settle takes what the text names: the row to which the arrows have gone, the row of exactly this
// name, or the only one found.
func (p *pickInput) settle() {
	if p.looking && p.entered {
		return // the meant option is on its way
	}
	if p.pending() && !p.busy {
		if i := p.meant(); i >= 0 {
			p.adopt(p.found[i])
		}
	}
	p.stop()
	p.setBad(p.pending() && !p.busy)
}

func (p *pickInput) meant() int {
	drop := p.field.form.drop
	open := p.field.form.dropOpen(&p.finder)
	switch i, ok := drop.current(); {
	case open && drop.moved && ok && i < len(p.found):
		return i
	case p.exact(p.entry.Text) >= 0:
		return p.exact(p.entry.Text)
	case open && len(p.found) == 1 && strings.TrimSpace(p.entry.Text) != "":
		return 0
	}
	return -1
}

func (p *pickInput) adopt(o Picked) {
	p.chosen = o
	p.show(o.Label)
	p.put(o.ID)
}

func (p *pickInput) setBad(bad bool) {
	if p.bad != bad {
		p.bad = bad
		p.field.reword()
	}
}

func (p *pickInput) load() {
	p.trouble, p.bad = "", false
	id := *p.id
	if id == p.chosen.ID {
		p.show(p.chosen.Label)
		return
	}
	p.chosen = Picked{}
	p.show("")
	if id.IsZero() || p.source.Label == nil {
		return
	}
	if o, is := p.field.form.madeHere(id); is {
		p.chosen = o
		p.show(o.Label)
		return
	}
	p.field.form.name(p.field, p.source, []register.ID{id}, func(names map[register.ID]Picked) {
		if *p.id != id || p.entry.Text != "" {
			return // something else has been chosen meanwhile
		}
		p.chosen = names[id] // stays chosen though its name cannot be read
		p.show(p.chosen.Label)
	})
}

// pending is text that names nothing yet.
func (p *pickInput) pending() bool {
	return p.id.IsZero() && strings.TrimSpace(p.entry.Text) != ""
}

func (p *pickInput) fault() string {
	switch {
	case p.trouble != "":
		return p.trouble
	case p.bad && p.pending():
		return lang.T("form.fault.pick")
	}
	return ""
}

func (p *pickInput) object() fyne.CanvasObject { return p.entry }
func (p *pickInput) target() fyne.Focusable    { return p.entry }
func (p *pickInput) empty() bool               { return p.id.IsZero() }
func (p *pickInput) setOutline(o outline)      { p.entry.setOutline(o) }
func (p *pickInput) setQuiet(q bool)           { p.entry.quiet = q; p.entry.repaint() }

func (p *pickInput) setDisabled(off bool) {
	if off {
		p.entry.Disable()
	} else {
		p.entry.Enable()
	}
	p.clear.show(!off)
}
