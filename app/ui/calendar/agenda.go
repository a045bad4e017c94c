package calendar

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/settings"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// makeAgenda makes the list of the month, by days.
func (p *Page) makeAgenda() {
	d := p.desk
	// A row holds everything shown: it is its own key.
	p.agenda = kit.NewColumnList(d.Loader(), p.columns(), func(e entry) entry { return e },
		func(_ context.Context, keys []entry) ([]entry, error) { return keys, nil })
	var layout kit.ColumnsLayout
	if d.Kept(keptColumns, &layout) {
		p.agenda.SetLayout(layout)
	}
	p.agenda.OnLayoutChanged = func(l kit.ColumnsLayout) { d.Keep(keptColumns, l) }
	p.agenda.OnSelect = func(e entry) {
		p.chosen = max(e.From.First(), p.month)
		p.showWall()
		p.fillCard()
	}
	p.agenda.OnOpen = p.open
	p.agenda.OnMenu = func(e entry, at fyne.Position) {
		kit.ShowMenu(kit.Menu{
			{Word: lang.T("menu.open"), Do: func() { p.open(e) }},
			{Word: lang.T("menu.copy_rows"), Do: p.agenda.Copy},
		}, p.agenda, at)
	}
	p.agenda.OnCopied = func(rows int, err error) {
		if err != nil {
			d.Fail(err)
			return
		}
		d.Say(lang.N("list.copied", rows))
	}
	p.empty = kit.NewEmpty(lang.T("calendar.empty"), lang.T("calendar.empty.text"))
	p.listed = container.NewStack(p.agenda, p.empty)
}

func (p *Page) columns() []kit.Column[entry] {
	return []kit.Column[entry]{
		{ID: "date", Label: "calendar.column.date", Width: 150, Text: func(e entry) string { return lang.Days(e.From, e.To) }},
		{ID: "weekday", Label: "calendar.column.weekday", Width: 110, Soft: true, Text: func(e entry) string { return weekday(e.From) }},
		{ID: "kind", Label: "calendar.column.kind", Width: 170, Text: entry.kind, Tone: func(e entry) kit.Tone { return e.tone(p.day) }},
		{ID: "name", Label: "calendar.column.name", Width: 360, Grow: true, Text: entry.called},
	}
}

// weekday names the day of the week, where the day is known.
func weekday(day register.Date) string {
	if day.Precision() != register.DayKnown {
		return ""
	}
	return lang.T("calendar.weekday." + strconv.Itoa(day.Weekday()))
}

// fillAgenda lists the month.
func (p *Page) fillAgenda() {
	rows := p.inMonth()
	if !slices.Equal(rows, p.agenda.Keys()) {
		p.agenda.SetKeys(rows)
	}
	if len(rows) == 0 {
		p.agenda.Hide()
		p.empty.SetText(lang.T("calendar.empty"), lang.T("calendar.empty.text"))
		if p.filtered() {
			p.empty.SetText(lang.T("calendar.empty.filtered"), lang.T("calendar.empty.filtered.text"))
		}
		p.empty.Show()
		return
	}
	p.empty.Hide()
	p.agenda.Show()
}

// fillCard shows the entries of the chosen day in full.
func (p *Page) fillCard() {
	p.card.Clear()
	p.card.Kicker(lang.Capital(weekday(p.chosen)))
	p.card.Title(lang.LongDay(p.chosen))
	if holiday := settings.HolidayOn(p.holidays, p.chosen); holiday != "" {
		p.card.Paragraph(kit.Toned(kit.ToneRed, holiday))
	}
	there := onDay(p.entries, p.chosen)
	if len(there) == 0 {
		p.card.Paragraph(kit.Soft(lang.T("calendar.day.empty")))
	}
	for i, e := range there {
		if i == 0 {
			p.card.Add(kit.Hairline())
		}
		name := []kit.Part{kit.Plain(e.name())}
		if e.From != e.To {
			name = append(name, kit.Soft(", "+lang.Days(e.From, e.To)))
		}
		if place := e.place(); place != "" {
			name = append(name, kit.Soft(", "+place))
		}
		p.card.Row(name, []kit.Part{kit.Toned(e.tone(p.day), e.kind())}, func() { p.open(e) })
	}
	p.card.Refresh()
}
