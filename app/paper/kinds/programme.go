package kinds

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/paper"
	"accord/storage/register"
)

// programme is the programme of a visit: for the hosts, with everything they need, or for the guests, in two languages
// side by side, without internal items and notes. Times are local to the place.
func (m *making) programme() {
	v := record[register.Visit](m, m.Subject.ID)
	if v == nil {
		return
	}
	if m.partnerEdition() {
		m.guestProgramme(v)
		return
	}
	m.section.Landscape = true
	m.call(m.in.T("paper.programme.working"), m.visitLine(v))
	m.add(m.facts("visit.arrival", v.Arrival, "visit.hotel", v.Hotel, "visit.transport", v.Transport))
	m.add(m.workingTable(v))
	m.part(2, m.in.T("paper.programme.clashes"), m.clashes(v))
}

// visitLine is the title of a visit with its days and places.
func (m *making) visitLine(v *register.Visit) string {
	return join("\n", m.text(v.Title), join(", ", m.span(v.From, v.To), m.places(v)))
}

// span writes days as papers do, in words.
func (m *making) span(from, to register.Date) string { return m.in.LongDays(from, to) }

func (m *making) places(v *register.Visit) string {
	var names []string
	for _, p := range v.Places {
		names = append(names, m.text(p.Name))
	}
	return join(", ", names...)
}

func (m *making) workingTable(v *register.Visit) paper.Table {
	t := paper.Table{Columns: m.columns("visit.item.time", 4, "paper.programme.item", 11, "visit.item.place", 6, "paper.programme.participants", 9,
		"visit.item.responsible", 5, "visit.item.note", 7)}
	for _, day := range days(v.Programme) {
		t.Rows = append(t.Rows, band(m.dayTitle(day[0].Day)))
		for _, item := range day {
			what := m.phrase(item.Title)
			if item.Internal {
				what = append(what, paper.Span{Text: "\n" + m.in.T("visit.card.internal"), Italic: true})
			}
			t.Rows = append(t.Rows, paper.Row{Cells: []paper.Phrase{paper.Words(m.times(v, item)), what, m.phrase(item.Place),
				paper.Words(m.people(item.Everyone(), item.Day)),
				paper.Words(join("\n", m.name(item.ResponsibleID), m.interpreter(item))), m.phrase(item.Note)}})
		}
	}
	return t
}

func (m *making) interpreter(item register.ProgrammeItem) string {
	if name := m.name(item.InterpreterID); name != "" {
		return m.in.T("visit.item.interpreter") + ": " + name
	}
	return ""
}

// times are the hours of an item by the clocks of its place, and by those of the department where they differ.
func (m *making) times(v *register.Visit, item register.ProgrammeItem) string {
	there := join("–", item.Start, item.End)
	if _, start, end, ok := v.AtHome(item); ok && start != item.Start {
		return join("\n", there, m.in.T("visit.card.at_home", join("–", start, end)))
	}
	return there
}

func (m *making) dayTitle(day register.Date) string {
	if day == "" {
		return m.in.T("visit.card.day_unknown")
	}
	return m.in.LongDay(day)
}

// days parts a programme by its days, each in the order of its hours.
func days(items []register.ProgrammeItem) (parts [][]register.ProgrammeItem) {
	items = slices.Clone(items)
	slices.SortStableFunc(items, func(a, b register.ProgrammeItem) int {
		if a.Day != b.Day || a.Start == "" || b.Start == "" {
			return strings.Compare(string(a.Day), string(b.Day))
		}
		return strings.Compare(a.Start, b.Start)
	})
	for _, item := range items {
		if n := len(parts); n > 0 && parts[n-1][0].Day == item.Day {
			parts[n-1] = append(parts[n-1], item)
			continue
		}
		parts = append(parts, []register.ProgrammeItem{item})
	}
	return parts
}

func (m *making) clashes(v *register.Visit) paper.Block {
	var lines []paper.Phrase
	for _, c := range v.Clashes() {
		one := v.Programme[c.Item]
		lines = append(lines, paper.Words(join(" ", lang.Day(one.Day), one.Start, m.text(one.Title))+" — "+m.in.Clash(v, c, m.name)))
	}
	return bullets(lines...)
}

// guestProgramme stands in two languages side by side.
func (m *making) guestProgramme(v *register.Visit) {
	sides := m.sides()
	m.bilingual(sides, "paper.programme.guests", func(side *making) string { return side.visitLine(v) })
	open := slices.DeleteFunc(slices.Clone(v.Programme), func(i register.ProgrammeItem) bool { return i.Internal })
	t := paper.Table{Even: true, Columns: []paper.Column{{Head: twice(sides, "visit.item.time"), Width: 3}}}
	for _, side := range sides {
		t.Columns = append(t.Columns, paper.Column{Head: lang.Capital(side.in.T("paper.programme.item")), Width: 7})
	}
	for _, day := range days(open) {
		t.Rows = append(t.Rows, band(join(" / ", sides[0].dayTitle(day[0].Day), sides[1].dayTitle(day[0].Day))))
		for _, item := range day {
			t.Rows = append(t.Rows, paper.Row{Cells: []paper.Phrase{
				guestHours(sides, v, open, item), sides[0].guestItem(item), sides[1].guestItem(item),
			}})
		}
	}
	m.add(filled(t))
	if zone := v.ZoneOf(register.ProgrammeItem{}); zone != "" {
		m.add(paper.Paragraph{Style: paper.Small, Text: paper.Words(twice(sides, "paper.programme.local"))})
	}
	m.add(bothWays(sides, "visit.hotel", v.Hotel, "visit.transport", v.Transport))
}

// guestHours are the hours of an item and, where the visit goes by several clocks, the place by whose clock they are, in both languages.
func guestHours(sides [2]*making, v *register.Visit, all []register.ProgrammeItem, item register.ProgrammeItem) paper.Phrase {
	hours, zone := join("–", item.Start, item.End), v.ZoneOf(item)
	other := func(one register.ProgrammeItem) bool { return v.ZoneOf(one) != zone }
	at := slices.IndexFunc(v.Places, func(p register.Place) bool { return p.Zone == zone })
	if hours == "" || at < 0 || !slices.ContainsFunc(all, other) {
		return paper.Words(hours)
	}
	name := v.Places[at].Name
	return paper.Words(join("\n", hours, join(" / ", sides[0].text(name), sides[1].text(name))))
}

// bothWays are facts in two languages, by the keys of their labels.
func bothWays(sides [2]*making, pairs ...any) (all paper.Facts) {
	for i := 0; i+1 < len(pairs); i += 2 {
		key, text := pairs[i].(string), pairs[i+1].(register.Text)
		if text.IsZero() {
			continue
		}
		said := both(sides, func(side *making) string { return side.text(text) }).Cells
		value := said[0]
		if len(said[1]) > 0 && said[1].String() != value.String() {
			if len(value) > 0 {
				value = append(value, paper.Span{Text: " / "})
			}
			value = append(value, said[1]...)
		}
		all = append(all, paper.Fact{Label: twice(sides, key), Value: value})
	}
	return all
}

// guestItem is what the guests read of an item: what it is, and where.
func (m *making) guestItem(item register.ProgrammeItem) paper.Phrase {
	text := foreign(m, m.text(item.Title))
	if place := m.text(item.Place); place != "" {
		text = append(text, paper.Span{Text: "\n" + place, Italic: true, Language: m.Language})
	}
	return text
}

// foreign is a text in the language of one of the sides of a paper.
func foreign(side *making, text string) paper.Phrase {
	if text == "" {
		return nil
	}
	return paper.Phrase{{Text: text, Language: side.Language}}
}
