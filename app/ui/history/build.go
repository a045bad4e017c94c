package history

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

const keptColumns = "room.history.columns"

func (p *Page) build() {
	d := p.desk
	p.list = kit.NewColumnList(d.Loader(), columns, func(r row) line { return r.line }, p.rows)
	var layout kit.ColumnsLayout
	if d.Kept(keptColumns, &layout) {
		p.list.SetLayout(layout)
	}
	p.list.OnLayoutChanged = func(l kit.ColumnsLayout) { d.Keep(keptColumns, l) }
	p.list.OnSelect = p.show
	p.list.OnOpen = p.open
	p.list.OnMenu = p.menu
	p.list.OnError = p.fail
	p.list.OnCopied = func(rows int, err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		d.Say(lang.N("list.copied", rows))
	}
	p.card = kit.NewCard()
	p.trouble = kit.NewStrip(kit.ToneRed)
	p.empty = kit.NewEmpty(lang.T("history.empty"), lang.T("history.empty.text"))
	p.empty.Hide()
	more := kit.NewButton(kit.ButtonLink, lang.T("history.more"), func() { p.read(p.lines[len(p.lines)-1].First, pageLength) })
	p.more = kit.Under(kit.Hairline(), kit.Inset(more, 16, 4, 16, 4))
	p.more.Hide()
	p.split = desk.BesideCard(d, container.NewStack(p.list, p.empty), p.card)
	selection, count := desk.SelectionLine(
		kit.NewButton(kit.ButtonPlain, lang.T("several.copy"), p.list.Copy).WithKey("Ctrl+C"),
		kit.NewButton(kit.ButtonPlain, lang.T("history.compare"), p.compareSelected),
	)
	filters := kit.Frame(nil, nil, nil, kit.Inset(desk.FoldButton(p), 0, 6, 12, 6), kit.Inset(p.filters(), 16, 6, 8, 6))
	frame := kit.Frame(kit.Under(filters, kit.Hairline()), kit.Under(p.more, selection, p.trouble), nil, nil, p.split)
	p.content, p.arrange = frame, func() { frame.Layout.Layout(frame.Objects, frame.Size()) }
	p.list.OnSelection = func(selected int) {
		if count(selected) {
			p.arrange()
		}
	}
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
		p.query.Kinds, p.query.Field = desk.Chosen[register.Kind](chosen), ""
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
