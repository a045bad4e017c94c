package sheets

import (
	"cmp"
	"slices"

	"accord/app/lang"
	"accord/app/sheet/mapping"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// makeSettled makes the list of what was decided about names and words, each of which can be taken back.
func (p *Page) makeSettled() {
	columns := []kit.Column[mapping.Decision]{
		{ID: "text", Label: "sheet.name", Width: 240, Grow: true, Text: func(d mapping.Decision) string { return register.Line(d.Text) }},
		{ID: "kind", Label: "sheet.what", Width: 150, Soft: true, Text: p.decidedOf},
		{ID: "means", Label: "sheet.means", Width: 240, Text: p.means},
	}
	place := func(d mapping.Decision) int {
		return slices.IndexFunc(p.m.Values, func(one mapping.Decision) bool { return one.Of == d.Of && one.Text == d.Text })
	}
	p.settled = listOf(p, columns, func() []mapping.Decision { return p.m.Values }, place, p.showSettled)
	p.settled.OnSelection = func(int) { p.showSettled() }
	p.settled.OnDelete = p.decideAgain
}

// listSettled shows what was decided.
func (p *Page) listSettled() {
	if p.settled == nil {
		p.makeSettled()
	}
	list(p, p.settled, places(len(p.m.Values)), 0)
	p.showSettled()
}

// decidedOf returns the kind of thing behind a name that was decided.
func (p *Page) decidedOf(d mapping.Decision) string {
	if slices.Contains(register.Kinds, register.Kind(d.Of)) {
		return lang.T("kind." + d.Of)
	}
	return p.word(d.Of)
}

// means says in words what was decided.
func (p *Page) means(d mapping.Decision) string {
	switch {
	case d.Way == mapping.New && d.Name != "":
		return lang.T("sheet.means.new") + ": " + d.Name
	case d.Way == mapping.New:
		return lang.T("sheet.means.new")
	case d.Way == mapping.Ask && d.Choice == "":
		return lang.T("sheet.means.apart")
	case d.Way == mapping.Empty:
		return lang.T("sheet.means.empty")
	case d.Choice != "":
		return lang.T(d.Of + d.Choice)
	}
	return cmp.Or(d.Name, lang.Unknown)
}

// showSettled shows the current decision, and lets its user take it back.
func (p *Page) showSettled() {
	c := p.card.Clear()
	if i, _, is := p.settled.Current(); is && i < len(p.m.Values) {
		d := p.m.Values[i]
		c.Kicker(p.decidedOf(d))
		c.Title(register.Line(d.Text))
		c.Field(lang.T("sheet.means"), kit.Plain(p.means(d)))
		if several := len(p.settled.Selected()); several > 1 {
			c.Paragraph(kit.Bold(lang.N("sheet.names.meant", several)))
		}
		c.Actions(kit.NewButton(kit.ButtonPlain, lang.T("sheet.likely.again"), func() { p.decideAgain(p.settled.Selected()) }))
	}
	c.Refresh()
}

// decideAgain takes decisions back, so that their names are asked about once more.
func (p *Page) decideAgain(keys []int) {
	var back []mapping.Decision
	for _, i := range keys {
		if i < len(p.m.Values) {
			back = append(back, p.m.Values[i])
		}
	}
	for _, d := range back {
		p.m.Undecide(d.Of, d.Text)
	}
	p.decided()
}
