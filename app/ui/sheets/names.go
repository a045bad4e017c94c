package sheets

import (
	"context"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// makeNames makes the list of undecided names and words, each once for all rows.
func (p *Page) makeNames() {
	columns := []kit.Column[plan.Question]{
		{ID: "text", Label: "sheet.name", Width: 240, Grow: true, Text: func(q plan.Question) string { return register.Line(strings.Join(q.Texts(), ", ")) }},
		{ID: "rows", Label: "sheet.rows.many", Width: 70, Right: true, Text: func(q plan.Question) string { return lang.Number(int64(q.Rows)) }},
		{ID: "kind", Label: "sheet.what", Width: 150, Soft: true, Text: p.what},
		{ID: "like", Label: "sheet.like", Width: 220, Soft: true, Text: func(q plan.Question) string {
			if len(q.Suggested) == 0 {
				return lang.Unknown
			}
			return q.Suggested[0].Name
		}},
	}
	place := func(q plan.Question) int {
		return slices.IndexFunc(p.plan.Questions, func(one plan.Question) bool { return one.Of() == q.Of() && one.Text == q.Text })
	}
	p.names = listOf(p, columns, func() []plan.Question { return p.plan.Questions }, place, p.showName)
	p.names.OnSelection = func(int) { p.showName() }
}

// listNames shows what is to be decided.
func (p *Page) listNames() {
	if p.names == nil {
		p.makeNames()
	}
	list(p, p.names, places(len(p.plan.Questions)), 0)
	p.showName()
}

// what returns the kind of thing behind a name.
func (p *Page) what(q plan.Question) string {
	if q.Kind != "" {
		return lang.T("kind." + string(q.Kind))
	}
	return p.word(q.Family)
}

// word is what a word of an enumeration is said of.
func (p *Page) word(family string) string {
	fields := field.Of(p.m.Kind)
	if i := slices.IndexFunc(fields, func(f field.Field) bool { return f.Family == family }); i >= 0 {
		return fields[i].Label(p.m.Kind)
	}
	return ""
}

// meant returns the names an act is about: all selected ones.
func (p *Page) meant() []plan.Question {
	var all []plan.Question
	for _, i := range p.names.Selected() {
		if i < len(p.plan.Questions) {
			all = append(all, p.plan.Questions[i])
		}
	}
	return all
}

// showName shows the current name and what it may mean.
func (p *Page) showName() {
	c := p.card.Clear()
	i, _, is := p.names.Current()
	if !is || i >= len(p.plan.Questions) {
		c.Refresh()
		return
	}
	q := p.plan.Questions[i]
	c.Kicker(p.what(q))
	c.Title(register.Line(q.Text))
	c.Paragraph(kit.Soft(q.Where()))
	if several := len(p.meant()); several > 1 {
		c.Paragraph(kit.Bold(lang.N("sheet.names.meant", several)))
	}
	may := true
	for _, one := range p.meant() {
		may = may && one.May
	}
	var buttons []*kit.Button
	if may {
		buttons = append(buttons, kit.NewButton(kit.ButtonPrimary, lang.T("sheet.name.new"), func() { p.decide(mapping.New) }))
	}
	if q.Kind != "" {
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T("sheet.name.pick"), func() { p.pick(q) }))
	}
	buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T("sheet.name.empty"), func() { p.decide(mapping.Empty) }))
	c.Actions(buttons...)
	if len(q.Suggested) > 0 {
		c.Section(lang.T("sheet.like"))
		for _, s := range q.Suggested {
			c.Row([]kit.Part{kit.Plain(s.Name)}, []kit.Part{kit.Soft(lang.T("sheet.name.this"))}, func() { p.match(s.ID, s.Name) })
		}
	}
	if len(q.Also) > 0 {
		c.Section(lang.T("sheet.names.also"))
		for _, text := range q.Also {
			c.Row([]kit.Part{kit.Plain(register.Line(text))}, []kit.Part{kit.Soft(lang.T("sheet.names.apart"))}, func() { p.apart(q, text) })
		}
	}
	if f, known := field.Find(p.m.Kind, q.Field); known && q.Family != "" {
		c.Section(lang.T("sheet.values"))
		for _, value := range f.Values {
			c.Row([]kit.Part{kit.Plain(lang.T(f.Family + value))}, []kit.Part{kit.Soft(lang.T("sheet.name.this"))}, func() {
				for _, one := range p.meant() {
					p.m.Decide(mapping.Decision{Of: one.Of(), Text: one.Text, Way: mapping.Match, Choice: value})
				}
				p.decided()
			})
		}
	}
	c.Refresh()
}

// decide decides all names that are selected alike.
func (p *Page) decide(way mapping.Way) {
	for _, q := range p.meant() {
		p.m.Decide(mapping.Decision{Of: q.Of(), Text: q.Text, Way: way})
		for _, text := range q.Also {
			d := mapping.Decision{Of: q.Of(), Text: text, Way: way}
			if way == mapping.New {
				d.Name = q.Text
			}
			p.m.Decide(d)
		}
	}
	p.decided()
}

// apart asks about one of the writings of a name alone.
func (p *Page) apart(q plan.Question, text string) {
	p.m.Decide(mapping.Decision{Of: q.Of(), Text: text, Way: mapping.Ask})
	p.decided()
}

// match says that the selected names mean a record.
func (p *Page) match(id register.ID, name string) {
	for _, q := range p.meant() {
		for _, text := range q.Texts() {
			p.m.Decide(mapping.Decision{Of: q.Of(), Text: text, Way: mapping.Match, ID: id, Name: name})
		}
	}
	p.decided()
}

// pick asks which record the selected names mean.
func (p *Page) pick(q plan.Question) {
	var chosen struct{ ID register.ID }
	source := desk.Source(p.store, q.Kind, nil, nil)
	form := kit.NewForm(p.desk.Loader(), &chosen).Section("", kit.Line(kit.Pick("kind."+string(q.Kind), &chosen.ID, source)))
	kit.AskForm(p.desk.Canvas(), register.Line(q.Text), "", lang.T("sheet.name.this"), form, func() {
		if chosen.ID.IsZero() {
			return
		}
		kit.Load(p.desk.Loader(), &p.naming, func(ctx context.Context) (kit.Picked, error) { return source.Label(ctx, chosen.ID) }, func(one kit.Picked, err error) {
			if err != nil {
				p.desk.Fail(err)
				return
			}
			p.match(chosen.ID, one.Label)
		})
	})
}
