package visits

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// meetings returns the meetings held during a visit, in the order of their days.
func (p *page) meetings(ctx context.Context, mentioners []storage.Mentioner) ([]*register.Meeting, error) {
	mentioners = slices.DeleteFunc(slices.Clone(mentioners), func(m storage.Mentioner) bool {
		return m.Kind != register.KindMeeting || m.Role != register.RoleVisit
	})
	found := make([]*register.Meeting, len(mentioners))
	works := make([]func(context.Context) error, len(mentioners))
	for i, m := range mentioners {
		works[i] = func(ctx context.Context) error {
			r, err := p.store.Record(ctx, m.Ref)
			if err == nil {
				found[i] = r.(*register.Meeting)
			}
			return err
		}
	}
	if err := storage.AtOnce(ctx, works...); err != nil {
		return nil, err
	}
	slices.SortStableFunc(found, func(a, b *register.Meeting) int { return a.Day.Compare(b.Day) })
	return found, nil
}

// unsettled leads to the meetings with outcomes to settle: they keep the visit from being closed.
func (p *page) unsettled(c *kit.Card, v reading) {
	var waiting []*register.Meeting
	gone := desk.Gone(v.lines)
	for _, m := range v.meetings {
		if register.OpenOutcomes(m.Outcomes, gone) > 0 {
			waiting = append(waiting, m)
		}
	}
	if len(waiting) == 0 {
		return
	}
	if len(v.Outcomes) == 0 {
		c.Section(lang.T("outcome.many"))
	}
	for _, m := range waiting {
		c.Row([]kit.Part{kit.Plain(desk.Words(m.Title)), kit.Soft("\n" + lang.N("visit.card.open_of_meeting", register.OpenOutcomes(m.Outcomes, gone)))},
			[]kit.Part{kit.Missing(lang.T("outcome.open"))}, func() { p.desk.Open(m.Ref()) })
	}
}

// numbered is an item with its place in the programme.
type numbered struct {
	register.ProgrammeItem
	at int
}

// shown returns the items of one of the two programmes: all of them in the working one, without the internal ones in that
// for the guests.
func shown(v *register.Visit, guests bool) []numbered {
	var items []numbered
	for i, item := range v.Programme {
		if !guests || !item.Internal {
			items = append(items, numbered{item, i})
		}
	}
	return items
}

// twofold reports whether the working programme says more than the one for the guests.
func twofold(v *register.Visit) bool {
	return slices.ContainsFunc(v.Programme, func(i register.ProgrammeItem) bool {
		return i.Internal || !i.Note.IsZero() || !i.ResponsibleID.IsZero() || !i.InterpreterID.IsZero()
	})
}

// programme draws the items day by day, for the hosts or for the guests.
func (p *page) programme(c *kit.Card, v reading) {
	if len(v.Programme) == 0 {
		return
	}
	guests := p.guests && twofold(v.Visit)
	copied := func(content string) func() {
		return func() {
			fyne.CurrentApp().Clipboard().SetContent(content)
			p.desk.Say(lang.T("visit.programme.copied"))
		}
	}
	c.Section(lang.T("visit.programme"),
		kit.NewButton(kit.ButtonLink, lang.T("visit.programme.copy"), copied(programmeTable(v, guests))),
		kit.NewButton(kit.ButtonLink, lang.T("visit.programme.copy_text"), copied(programmeText(v, guests))))
	if twofold(v.Visit) {
		current := 0
		if guests {
			current = 1
		}
		c.Tabs(kit.NewTabs(current, func(at int) {
			p.guests = at == 1
			p.again()
		}, lang.T("visit.programme.working"), lang.T("visit.programme.guests")))
	}
	clashes := v.Clashes()
	parts := byDay(shown(v.Visit, guests))
	for _, part := range parts {
		switch day := part[0].Day; {
		case day != "" && (len(parts) > 1 || day != v.From || v.To != "" && v.To != v.From):
			c.Paragraph(kit.Bold(lang.LongDay(day)))
		case day == "" && len(parts) > 1:
			c.Paragraph(kit.Missing(lang.T("visit.card.day_unknown")))
		}
		for _, item := range part {
			p.item(c, v, item, guests, clashes)
		}
	}
}

func (p *page) item(c *kit.Card, v reading, item numbered, guests bool, clashes []register.ProgrammeClash) {
	said := []kit.Part{kit.Plain(desk.Words(item.Title))}
	about := desk.Enum("programme.kind.", item.Kind)
	if !item.Place.IsZero() {
		about += " · " + desk.Words(item.Place)
	}
	if home := atHome(v.Visit, item.ProgrammeItem); home != "" {
		about += " · " + home
	}
	said = append(said, kit.Soft("\n"+about))
	if who := desk.LinksTo(p.desk, v.lines, item.Participants...); len(who) > 0 {
		said = append(append(said, kit.Soft(" · ")), who...)
	}
	said = append(said, p.who("visit.item.ours", v, item.Ours...)...)
	said = append(said, p.who("visit.item.theirs", v, item.Theirs...)...)
	if !guests {
		said = append(said, p.who("visit.item.responsible", v, item.ResponsibleID)...)
		said = append(said, p.who("visit.item.interpreter", v, item.InterpreterID)...)
		if !item.Note.IsZero() {
			said = append(said, kit.Soft("\n"+desk.Words(item.Note)))
		}
		if item.Internal {
			said = append(said, kit.Soft("\n"+lang.T("visit.card.internal")))
		}
		for _, clash := range clashes {
			if clash.Item == item.at {
				said = append(said, kit.Missing("\n"+clashWords(v, clash)))
			}
		}
		said = append(said, p.meeting(v, item.ProgrammeItem)...)
	}
	c.Field(lang.Times(item.ProgrammeItem), said...)
}

// who names people under a word that says what they are there.
func (p *page) who(key string, v reading, ids ...register.ID) []kit.Part {
	links := desk.LinksTo(p.desk, v.lines, ids...)
	if len(links) == 0 {
		return nil
	}
	return append([]kit.Part{kit.Soft("\n" + lang.T(key) + ": ")}, links...)
}

// meeting leads to the meeting that was held under an item, or makes one.
func (p *page) meeting(v reading, item register.ProgrammeItem) []kit.Part {
	if item.ID.IsZero() || item.Kind != register.ProgrammeMeeting && item.Kind != register.ProgrammeTalks {
		return nil
	}
	for _, m := range v.meetings {
		if m.ItemID == item.ID {
			return []kit.Part{kit.Plain("\n"), kit.Link(lang.T("visit.card.meeting"), func() { p.desk.Open(m.Ref()) })}
		}
	}
	if p.desk.Looking() {
		return nil
	}
	return []kit.Part{kit.Plain("\n"), kit.Link(lang.T("visit.card.make_meeting"), func() { p.desk.Edit(meetingOf(v.Visit, item)) })}
}

// meetingOf returns a new meeting filled from the programme.
func meetingOf(v *register.Visit, item register.ProgrammeItem) *register.Meeting {
	return &register.Meeting{
		Title: item.Title, Day: item.Day, Start: item.Start, End: item.End, Place: item.Place, Zone: v.ZoneOf(item), VisitID: v.ID, ItemID: item.ID,
		PartnerIDs: slices.Clone(v.PartnerIDs), Ours: slices.Clone(item.Ours), Theirs: slices.Clone(item.Theirs), Ground: v.Ground,
	}
}

// atHome says what the clocks of Kazan show meanwhile, where they show something else.
func atHome(v *register.Visit, item register.ProgrammeItem) string {
	day, start, end, ok := v.AtHome(item)
	if !ok {
		return ""
	}
	said := start
	if end != "" {
		said += "–" + end
	}
	if day != item.Day {
		said += ", " + lang.Day(day)
	}
	return lang.T("visit.card.at_home", said)
}

// clashWords says why an item cannot be held as it stands.
func clashWords(v reading, c register.ProgrammeClash) string {
	return lang.Clash(v.Visit, c, func(id register.ID) string {
		if line, ok := v.lines[id]; ok {
			return desk.Name(line)
		}
		return ""
	})
}

// byDay parts the items into days, the earliest first and the unknown day last. Within a day they
// stay in their order.
func byDay(items []numbered) [][]numbered {
	var parts [][]numbered
	for _, item := range items {
		at := 0
		for at < len(parts) && before(parts[at][0].Day, item.Day) {
			at++
		}
		if at < len(parts) && parts[at][0].Day == item.Day {
			parts[at] = append(parts[at], item)
			continue
		}
		parts = append(parts[:at], append([][]numbered{{item}}, parts[at:]...)...)
	}
	return parts
}

func before(a, b register.Date) bool {
	return a != b && a != "" && (b == "" || a.Compare(b) < 0)
}

var oneLine = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ")

// programmeTable is a programme as a table with a line of headings, columns parted by tabs, for Word and Excel.
func programmeTable(v reading, guests bool) string {
	headings := []string{"visit.item.day", "visit.item.time", "visit.item.title", "visit.item.place", "visit.item.ours", "visit.item.theirs"}
	if !guests {
		headings = append(headings, "visit.item.home", "visit.item.responsible", "visit.item.interpreter", "visit.item.note")
	}
	var out strings.Builder
	line := func(cells []string) {
		for i, cell := range cells {
			if i > 0 {
				out.WriteByte('\t')
			}
			out.WriteString(oneLine.Replace(cell))
		}
		out.WriteString("\r\n")
	}
	cells := make([]string, len(headings))
	for i, key := range headings {
		cells[i] = lang.T(key)
	}
	line(cells)
	for _, part := range byDay(shown(v.Visit, guests)) {
		for _, item := range part {
			ours, theirs := v.inPosts(item.Ours...), v.inPosts(item.Theirs...)
			if ours == "" && theirs == "" {
				ours = v.inPosts(item.Participants...) // of old records, without sides
			}
			cells := []string{lang.Day(item.Day), v.zoned(item.ProgrammeItem), desk.Words(item.Title), desk.Words(item.Place), ours, theirs}
			if !guests {
				cells = append(cells, atHome(v.Visit, item.ProgrammeItem), v.names(item.ResponsibleID), v.names(item.InterpreterID), desk.Words(item.Note))
			}
			line(cells)
		}
	}
	return out.String()
}

// programmeText is a programme as text, day by day, for a letter.
func programmeText(v reading, guests bool) string {
	var out strings.Builder
	out.WriteString(desk.Words(v.Title) + "\n")
	for _, part := range byDay(shown(v.Visit, guests)) {
		day := lang.T("visit.card.day_unknown")
		if part[0].Day != "" {
			day = lang.LongDay(part[0].Day)
		}
		out.WriteString("\n" + day + "\n")
		for _, item := range part {
			out.WriteString(strings.TrimPrefix(v.zoned(item.ProgrammeItem)+"  ", "—  ") + desk.Words(item.Title))
			if !item.Place.IsZero() {
				out.WriteString(" (" + desk.Words(item.Place) + ")")
			}
			out.WriteString("\n")
			say := func(key, words string) {
				if words != "" {
					out.WriteString("    " + lang.T(key) + ": " + oneLine.Replace(words) + "\n")
				}
			}
			say("visit.item.participants", v.inPosts(item.Participants...))
			say("visit.item.ours", v.inPosts(item.Ours...))
			say("visit.item.theirs", v.inPosts(item.Theirs...))
			if !guests {
				say("visit.item.responsible", v.names(item.ResponsibleID))
				say("visit.item.interpreter", v.names(item.InterpreterID))
				say("visit.item.note", desk.Words(item.Note))
			}
		}
	}
	return strings.TrimSpace(out.String()) + "\n"
}

// zoned says from when to when, and how far the clocks of the place go before Greenwich.
func (v reading) zoned(item register.ProgrammeItem) string {
	said := lang.Times(item)
	if utc, ok := desk.Offset(v.ZoneOf(item), dayOf(v.Visit, v.on)); ok && item.Start != "" {
		said += " (" + utc + ")"
	}
	return said
}

// inPosts returns the names of people in one line, each with the post held on the day of the visit.
func (v reading) inPosts(ids ...register.ID) string {
	var names []string
	for _, id := range ids {
		name := v.names(id)
		if post := desk.Words(v.posts[id]); post != "" && name != "" {
			name += ", " + post
		}
		if name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, "; ")
}

// names returns the names of people in one line.
func (v reading) names(ids ...register.ID) string {
	var names []string
	for _, id := range ids {
		if line, ok := v.lines[id]; ok {
			names = append(names, desk.Name(line))
		}
	}
	return strings.Join(names, ", ")
}
