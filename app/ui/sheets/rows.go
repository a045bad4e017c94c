package sheets

import (
	"slices"
	"strconv"
	"strings"

	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/plan"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// tones are the colours of the rows' states.
var tones = map[plan.State]kit.Tone{
	plan.New: kit.ToneGreen, plan.Change: kit.ToneBlue, plan.Joined: kit.ToneBlue, plan.Same: kit.ToneGrey, plan.Likely: kit.ToneAmber,
	plan.Faulty: kit.ToneRed, plan.Aside: kit.ToneGrey,
}

// doubtful reports whether a row is taken, and something in it should be compared with the document first. What a table has
// no column for is no doubt of a row.
func doubtful(r plan.Row) bool {
	return r.State != plan.Faulty && r.State != plan.Aside && slices.ContainsFunc(r.Doubts, func(f plan.Fault) bool {
		problem, is := strings.CutPrefix(f.Key, "problem.")
		return !is || !strings.HasPrefix(problem, "no_") && problem != "one_side"
	})
}

// toneOf is the colour of what becomes of a row: one that should be looked at is not to be taken for a good one.
func toneOf(r plan.Row) kit.Tone {
	if doubtful(r) {
		return kit.ToneAmber
	}
	return tones[r.State]
}

// mark says in a word or two what becomes of a row.
func mark(r plan.Row) string {
	word := lang.T("sheet.mark." + string(r.State))
	if doubtful(r) {
		return lang.T("sheet.mark.doubtful", word)
	}
	return word
}

// widestMark is the longest of the marks.
func widestMark() (widest string) {
	for _, state := range plan.States {
		if said := mark(plan.Row{State: state, Doubts: []plan.Fault{{}}}); len(said) > len(widest) {
			widest = said
		}
	}
	return widest
}

// columnsAtMost is how many columns of a sheet are shown in the list.
const columnsAtMost = 60

// makeRows makes the list of the rows as they are in the sheet.
func (p *Page) makeRows() {
	columns := []kit.Column[plan.Row]{
		{ID: "row", Label: "sheet.row", Width: 52, Right: true, Text: func(r plan.Row) string { return lang.Number(int64(p.table.Line(r.Number))) }},
		{ID: "state", Label: "sheet.becomes", Width: 100, Fits: widestMark, Tone: toneOf, Text: mark},
	}
	for i, head := range p.table.Heads[:min(len(p.table.Heads), columnsAtMost)] {
		columns = append(columns, kit.Column[plan.Row]{ID: strconv.Itoa(i), Label: head, Width: p.widthOf(i), Hidden: p.meaning(i) == "", Text: func(r plan.Row) string { return p.seen(r.Number, i) }})
	}
	p.rows = listOf(p, columns, func() []plan.Row {
		if made := p.plan; made != nil {
			return made.Rows
		}
		return nil
	}, func(r plan.Row) int { return p.places[r.Number] }, p.showRow)
	p.places = make(map[int]int, len(p.table.Rows))
	for i, r := range p.table.Rows {
		p.places[r.Number] = i
	}
	p.rows.OnDelete = func(keys []int) {
		p.edit(func(e plan.Edits) {
			for _, i := range keys {
				e.Left[p.table.Rows[i].Number] = true
			}
		})
	}
	p.names, p.settled = nil, nil
}

// meaning is the field that a column means, empty where it means nothing: then it is hidden until somebody shows it.
func (p *Page) meaning(column int) string { return p.m.Applied(p.table.Heads)[column].Field }

// widthOf returns the wished width of a column, by its contents.
func (p *Page) widthOf(column int) float32 {
	letters := 0
	for _, row := range p.table.Sample {
		if column < len(row) {
			letters = max(letters, len([]rune(row[column])))
		}
	}
	return min(max(float32(letters)*letterWidth+16, 56), 240)
}

// letterWidth is about how wide a letter of a list is.
const letterWidth = 7

// cell is what stands in a cell, as it was corrected.
func (p *Page) cell(row, column int) string {
	if said, corrected := p.edits.Corrected[p.table.Key(column, row)]; corrected {
		return said
	}
	cells := p.table.Rows[p.places[row]].Cells
	if column >= len(cells) {
		return ""
	}
	return register.Line(cells[column])
}

// seen is what stands in a cell as Excel shows it: of a column of days it counts the days and shows them written.
func (p *Page) seen(row, column int) string {
	said := p.cell(row, column)
	if day, is := p.table.Counted(p.m.Kind, p.m.Applied(p.table.Heads)[column], said); is {
		return lang.Day(day)
	}
	return said
}

// showRow shows what becomes of the current row.
func (p *Page) showRow() {
	c := p.card.Clear()
	i, _, is := p.rows.Current()
	if !is || p.plan == nil || i >= len(p.plan.Rows) {
		c.Refresh()
		return
	}
	row := p.plan.Rows[i]
	c.Kicker(lang.T("sheet.row") + " " + lang.Number(int64(p.table.Line(row.Number))))
	record := p.plan.Record(row)
	if title := p.titleOf(row, record); title != "" {
		c.Title(title)
	}
	c.Paragraph(kit.Dot(toneOf(row)), kit.Toned(toneOf(row), " "+p.plan.Said(row)))
	for _, f := range row.Faults {
		p.tellFault(c, row, f, kit.ToneRed)
	}
	for _, f := range row.Doubts {
		p.tellFault(c, row, f, kit.ToneAmber)
	}
	c.Actions(p.acts(row)...)
	p.tellRecord(c, row, record)
	for _, f := range p.plan.Files {
		if f.Row == row.Number {
			c.Field(lang.T("sheet.file"), kit.Plain(f.Name()))
		}
	}
	c.Section(lang.T("sheet.as_it_is"))
	for n, head := range p.table.Heads {
		if said := p.seen(row.Number, n); said != "" {
			c.Field(head, kit.Plain(said))
		}
	}
	c.Refresh()
}

func (p *Page) titleOf(row plan.Row, record register.Record) string {
	if record == nil {
		record = p.plan.Was(row)
	}
	if record == nil {
		return ""
	}
	return desk.Words(record.Label())
}

// tellFault shows the fault of a cell, and lets the user correct it.
func (p *Page) tellFault(c *kit.Card, row plan.Row, f plan.Fault, tone kit.Tone) {
	text := []kit.Part{kit.Plain(f.Text(p.m.Kind))}
	switch {
	case f.Key == "sheet.fault.no_currency":
		text = append(text, kit.Plain(" "), kit.Link(lang.T("sheet.currency.state"), func() { p.stateCurrency(row) }))
	case f.Column >= 0:
		text = append(text, kit.Plain(" "), kit.Link(lang.T("sheet.correct"), func() { p.correct(row, f.Column) }))
	}
	c.Banner(tone, f.Cell, text...)
}

// stateCurrency asks in which currency a sum is: once above the rows, or in the row's own cell where a column says it.
func (p *Page) stateCurrency(row plan.Row) {
	if p.money != nil {
		p.money.Open()
		return
	}
	for i, c := range p.m.Columns {
		if c.Field == field.Currency {
			p.correct(row, i)
			return
		}
	}
}

// correct asks for what a cell is to say; the file stays as it is.
func (p *Page) correct(row plan.Row, column int) {
	said := struct{ Text string }{p.seen(row.Number, column)}
	form := kit.NewForm(p.desk.Loader(), &said).Section("", kit.Line(kit.Growing("sheet.cell", &said.Text)))
	kit.AskForm(p.desk.Canvas(), p.table.Heads[column], p.table.Address(column, row.Number), lang.T("sheet.correct"), form, func() {
		p.edit(func(e plan.Edits) { e.Corrected[p.table.Key(column, row.Number)] = said.Text })
	})
}

// acts are what can be done with a row.
func (p *Page) acts(row plan.Row) []*kit.Button {
	var buttons []*kit.Button
	decide := func(way mapping.Way) func() {
		return func() { p.edit(func(e plan.Edits) { e.Decided[row.Number] = way }) }
	}
	if row.State == plan.Likely {
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T("sheet.likely.new.one"), decide(mapping.New)),
			kit.NewButton(kit.ButtonPlain, lang.T("sheet.likely.match.one"), decide(mapping.Match)))
	}
	if p.edits.Decided[row.Number] != "" {
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T("sheet.likely.again"), decide("")))
	}
	switch {
	case p.edits.Left[row.Number]:
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T("sheet.leave.not"), func() {
			p.edit(func(e plan.Edits) { delete(e.Left, row.Number) })
		}))
	case row.State == plan.Aside && p.plan.MayTake(row):
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T("sheet.take.row"), func() {
			p.edit(func(e plan.Edits) { e.Taken[row.Number] = true })
		}))
	case row.State != plan.Aside:
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T("sheet.leave"), func() {
			p.edit(func(e plan.Edits) { e.Left[row.Number] = true })
		}))
	}
	if was := p.plan.Was(row); was != nil {
		buttons = append(buttons, kit.NewButton(kit.ButtonLink, lang.T("menu.open"), func() { p.desk.Open(was.Ref()) }))
	}
	return buttons
}

// tellRecord shows the record as it will be: everything of a new one, the changes of an existing one.
func (p *Page) tellRecord(c *kit.Card, row plan.Row, record register.Record) {
	if record == nil {
		return
	}
	was := p.plan.Was(row)
	heading := lang.T("sheet.will_be")
	if was != nil {
		heading = lang.T("sheet.changes")
	}
	c.Section(heading)
	for _, d := range lang.Differences(was, record, p.plan.Name) {
		value := []kit.Part{kit.Plain(d.After)}
		if was != nil {
			value = []kit.Part{kit.Soft(d.Before + " → "), kit.Plain(d.After)}
			if strings.TrimSpace(d.Before) == "" {
				value = value[1:]
			}
		}
		c.Field(d.Label, value...)
	}
}
