package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/storage/register"
)

// PickMany makes a field of several records, each found while typing and shown as a token with a
// cross. In the empty entry Backspace takes the last one away.
func PickMany(labelKey string, ids *[]register.ID, source Source) *Field {
	return newField(labelKey, &pickManyInput{ids: ids, finder: finder{source: source}, labels: map[register.ID]string{}}, 220)
}

type pickManyInput struct {
	finder
	ids    *[]register.ID
	labels map[register.ID]string
	box    *tokenBox
	bad    bool

	pull, push func() // between ids and what they stand for; nil where the ids are all
	chose      func(Picked)
}

// PickRefs is PickMany for records of several kinds.
func PickRefs(labelKey string, refs *[]register.Ref, source Source) *Field {
	var ids []register.ID
	kinds := map[register.ID]register.Kind{}
	return newField(labelKey, &pickManyInput{
		ids: &ids, finder: finder{source: source}, labels: map[register.ID]string{},
		pull: func() {
			ids = nil
			for _, r := range *refs {
				ids = append(ids, r.ID)
				kinds[r.ID] = r.Kind
			}
		},
		chose: func(o Picked) { kinds[o.ID] = o.Kind },
		push: func() {
			*refs = nil
			for _, id := range ids {
				*refs = append(*refs, register.Ref{Kind: kinds[id], ID: id})
			}
		},
	}, 220)
}

func (p *pickManyInput) attach(f *Field) {
	p.field = f
	p.box = newTokenBox(f, p.drop)
	p.box.refold = p.showTokens
	p.entry = p.box.entry
	p.entry.onTab = p.wantsTab
	p.entry.onKey = func(k *fyne.KeyEvent) bool { return p.keys(k) || p.box.keys(k) }
	p.entry.OnChanged = func(text string) {
		p.trouble, p.bad = "", false
		if strings.TrimSpace(text) == "" {
			p.stop()
		} else {
			p.search(text, pickDelay)
		}
		f.typing()
	}
	p.entry.onFocus = p.focused
	p.anchor, p.taken, p.late, p.none = p.box, p.take, p.add, p.settle
	p.hidden = func(id register.ID) bool { return slices.Contains(*p.ids, id) }
}

func (p *pickManyInput) focused(here bool) {
	p.box.Refresh()
	if here {
		p.field.arrived()
		return
	}
	if p.field.form.drop.pressed && p.field.form.dropOpen(&p.finder) {
		return // the mouse is about to choose
	}
	p.box.stand(-1)
	p.settle()
	p.field.left()
}

func (p *pickManyInput) settle() {
	if p.looking && p.entered {
		return // the meant option is on its way
	}
	if p.pending() && !p.busy {
		if i := p.exact(p.entry.Text); i >= 0 {
			p.add(p.found[i])
		}
	}
	p.stop()
	if bad := p.pending() && !p.busy; bad != p.bad {
		p.bad = bad
		p.field.reword()
	}
}

func (p *pickManyInput) take(o Picked) {
	p.add(o)
	if !p.entry.keyed {
		focus(p.entry)
	}
}

func (p *pickManyInput) add(o Picked) {
	p.bad = false
	p.entry.put("")
	p.labels[o.ID] = o.Label
	if !slices.Contains(*p.ids, o.ID) {
		// A slice of its own: the old one may be somebody's original.
		*p.ids = append(slices.Clone(*p.ids), o.ID)
	}
	if p.push != nil {
		p.chose(o)
		p.push()
	}
	p.showTokens()
	p.field.changed()
	p.field.typing()
}

func (p *pickManyInput) drop(i int) {
	*p.ids = slices.Delete(slices.Clone(*p.ids), i, i+1)
	if p.push != nil {
		p.push()
	}
	p.showTokens()
	p.field.changed()
	p.field.typing()
}

func (p *pickManyInput) showTokens() {
	words := make([]string, len(*p.ids))
	for i, id := range *p.ids {
		words[i] = p.labels[id]
		if words[i] == "" {
			words[i] = ellipsis
		}
	}
	p.box.set(words)
	p.field.reword()
	if p.entry.keyed {
		p.field.arrived() // a further line of tokens has moved the entry down
	}
}

func (p *pickManyInput) load() {
	if p.pull != nil {
		p.pull()
	}
	p.trouble, p.bad = "", false
	p.entry.put("")
	var unknown []register.ID
	for _, id := range *p.ids {
		if o, is := p.field.form.madeHere(id); is {
			p.labels[id] = o.Label
		}
		if p.labels[id] == "" {
			unknown = append(unknown, id)
		}
	}
	p.box.fold(len(*p.ids))
	p.showTokens()
	if len(unknown) == 0 || p.source.Label == nil {
		return
	}
	p.field.form.name(p.field, p.source, unknown, func(names map[register.ID]Picked) {
		for _, id := range unknown {
			p.labels[id] = names[id].Label
		}
		p.showTokens()
	})
}

func (p *pickManyInput) pending() bool { return strings.TrimSpace(p.entry.Text) != "" }

func (p *pickManyInput) fault() string {
	switch {
	case p.trouble != "":
		return p.trouble
	case p.bad && p.pending():
		return lang.T("form.fault.pick")
	}
	return ""
}

func (p *pickManyInput) object() fyne.CanvasObject { return p.box }
func (p *pickManyInput) target() fyne.Focusable    { return p.entry }
func (p *pickManyInput) empty() bool               { return len(*p.ids) == 0 }
func (p *pickManyInput) setOutline(o outline)      { p.box.setOutline(o) }
func (p *pickManyInput) setQuiet(q bool)           { p.box.quiet = q; p.box.Refresh() }
func (p *pickManyInput) setDisabled(off bool)      { p.box.setDisabled(off) }
