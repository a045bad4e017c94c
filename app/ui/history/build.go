package history

import (
	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

func (p *Page) build() {
	p.Take(kit.NewColumnList(p.desk.Loader(), columns, func(r row) line { return r.line }, p.rows))
	list := p.List()
	list.OnSelect = func(l line) {
		p.comparing = nil
		p.show(l)
	}
	list.OnOpen = p.open
	list.OnMenu = p.menu
	p.Empty.SetText(lang.T("history.empty"), lang.T("history.empty.text"))
	more := kit.NewButton(kit.ButtonLink, lang.T("history.more"), func() { p.read(p.lines[len(p.lines)-1].First, pageLength) })
	p.more = kit.Under(kit.Hairline(), kit.Inset(more, 16, 4, 16, 4))
	p.more.Hide()
	selection := p.Selecting(
		kit.NewButton(kit.ButtonPlain, lang.T("several.copy"), list.Copy).WithKey("Ctrl+C"),
		kit.NewButton(kit.ButtonPlain, lang.T("history.compare"), p.compareSelected),
	)
	var tools []fyne.CanvasObject
	if p.copies != nil { // who wants the register of another day looks for it here first
		tools = append(tools, kit.NewButton(kit.ButtonPlain, lang.T("backup.title"), p.copies))
	}
	p.Lay(desk.FilterLine(p.filters(), p, tools...), p.more, selection)
	p.blank()
}

// filters are the chips over the list.
func (p *Page) filters() fyne.CanvasObject {
	l := p.desk.Loader()
	p.chips = map[string]*kit.FilterChip{
		"days":   kit.NewFilterChip(l, lang.T("history.at"), false, p.dayOptions),
		"author": kit.NewFilterChip(l, lang.T("history.by"), false, p.authors),
		"kind":   kit.NewFilterChip(l, lang.T("history.filter.kind"), true, desk.Fixed("kind.", register.Kinds)),
		"field":  kit.NewFilterChip(l, lang.T("history.filter.field"), false, p.fields),
		"record": kit.NewFilterChip(l, lang.T("history.record"), false, func(string) []kit.Option { return nil }),
	}
	p.chips["days"].FindBy = lang.T("history.days.find")
	changed := func(set func(chosen []string)) func([]string) {
		return func(chosen []string) {
			set(chosen)
			p.lines, p.inner = nil, map[register.ID][]line{}
			p.Refresh()
		}
	}
	p.chips["days"].OnChange = changed(func(chosen []string) { p.days = one(chosen) })
	p.chips["author"].OnChange = changed(func(chosen []string) { p.query.Author = one(chosen) })
	p.chips["field"].OnChange = changed(func(chosen []string) { p.query.Field = one(chosen) })
	p.chips["kind"].OnChange = changed(func(chosen []string) {
		p.query.Kinds, p.query.Field = desk.ValuesAs[register.Kind](chosen), ""
		p.chips["field"].Set()
	})
	p.chips["record"].OnChange = changed(func(chosen []string) {
		if len(chosen) == 0 {
			p.query.Record, p.query.Field, p.of = register.None, "", register.Ref{}
			p.chips["field"].Set()
		}
	})
	p.chips["field"].Hide()
	p.chips["record"].Hide()
	return kit.Wrap(8, p.chips["record"], p.chips["days"], p.chips["author"], p.chips["kind"], p.chips["field"])
}

func one(chosen []string) string {
	if len(chosen) == 0 {
		return ""
	}
	return chosen[0]
}
