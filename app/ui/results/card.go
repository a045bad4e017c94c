package results

import (
	"context"

	"accord/app/lang"
	"accord/app/search"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

func (p *Page) build() {
	p.Take(kit.NewColumnList(p.desk.Loader(), p.columns(), func(h storage.Hit) register.Ref { return h.Ref }, p.rows))
	p.List().OnSelect = p.show
	p.List().OnOpen = func(ref register.Ref) { p.desk.Open(ref) }
	p.views = kit.NewMenuButton(kit.ButtonQuiet, lang.T("results.searches"), p.viewsMenu).WithGlyph(kit.GlyphStar)
	p.Lay(desk.FilterLine(p.filters(), p, p.views))
	p.nameView()
	p.blank()
}

// columns are what the list shows of a hit.
func (p *Page) columns() []kit.Column[storage.Hit] {
	return []kit.Column[storage.Hit]{
		{ID: "name", Label: "results.name", Width: 300, Grow: true, Text: named},
		{ID: "kind", Label: "results.kind", Width: 120, Soft: true, Family: "kind.", Text: func(h storage.Hit) string { return lang.T("kind." + string(h.Kind)) }},
		{ID: "partner", Label: "results.partner", Width: 110, Text: func(h storage.Hit) string { return desk.Words(h.Partner) }},
		{ID: "state", Label: "results.state", Width: 104, Text: p.state},
		{ID: "day", Label: "results.day", Width: 90, Text: func(h storage.Hit) string { return lang.Day(h.Day(p.desk.Day())) }},
		{ID: "where", Label: "results.where", Width: 150, Soft: true, Text: func(h storage.Hit) string { return lang.OnPage(h.Page, search.Excerpt(h.Fragment, p.query.Words)) }},
	}
}

// named returns a name; for a deleted record it adds where the record lies.
func named(h storage.Hit) string {
	if h.InTrash {
		return desk.Name(h.Line) + " " + lang.T("card.in_trash")
	}
	return desk.Name(h.Line)
}

func (p *Page) state(h storage.Hit) string {
	if h.InTrash {
		return ""
	}
	_, word := lang.State(h.Record, h.Sessions, p.desk.Day())
	return word
}

// show draws the current hit with its words marked.
func (p *Page) show(ref register.Ref) {
	p.shown = ref
	kit.Load(p.desk.Loader(), &p.reading, func(ctx context.Context) ([]storage.Hit, error) {
		return p.store.Hits(ctx, p.query, []register.Ref{ref})
	}, func(hits []storage.Hit, err error) {
		switch {
		case err != nil:
			p.blank()
			p.Fail(err)
		case len(hits) == 0: // it has gone meanwhile
			p.blank()
		default:
			p.draw(hits[0])
		}
	})
}

func (p *Page) blank() {
	p.shown = register.Ref{}
	p.Blank(lang.T("results.none"))
}

func (p *Page) draw(h storage.Hit) {
	name := desk.Name(h.Line)
	p.Card.Clear()
	p.Card.Kicker(lang.T("kind." + string(h.Kind)))
	p.Card.Title(name)
	if h.InTrash {
		p.Card.Banner(kit.ToneGrey, lang.T("results.in_trash"))
	}
	for _, fact := range []struct{ label, words string }{
		{"results.partner", desk.Words(h.Partner)}, {"results.state", p.state(h)}, {"results.day", lang.Day(h.Day(p.desk.Day()))},
	} {
		if fact.words != "" {
			p.Card.Field(lang.T(fact.label), kit.Plain(fact.words))
		}
	}
	if title := marked(name, p.query.Words); len(title) > 1 || h.Fragment != "" {
		p.Card.Section(lang.T("results.where"))
		if len(title) > 1 {
			p.Card.Paragraph(title...)
		}
		if h.Fragment != "" {
			found := marked(h.Fragment, p.query.Words)
			if h.Page > 0 {
				found = append([]kit.Part{kit.Soft(lang.OnPage(h.Page, ""))}, found...)
			}
			p.Card.Paragraph(found...)
		}
	}
	p.Card.Actions(kit.NewButton(kit.ButtonPrimary, lang.T("results.open"), func() { p.desk.Open(h.Ref) }).WithKey("Enter"))
	p.Card.Refresh()
}

// marked returns a phrase with the words of a search in bold.
func marked(phrase, words string) []kit.Part {
	var parts []kit.Part
	for _, s := range search.Spans(phrase, words) {
		if s.Marked {
			parts = append(parts, kit.Bold(s.Text))
		} else {
			parts = append(parts, kit.Plain(s.Text))
		}
	}
	return parts
}
