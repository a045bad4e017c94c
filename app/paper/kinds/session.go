package kinds

import (
	"cmp"
	"slices"

	"accord/app/lang"
	"accord/app/paper"
	"accord/storage"
	"accord/storage/register"
)

// session reads that of the paper with its commission and its decisions as they stand on the day.
func (m *making) session() (s *register.Session, c *register.Commission, decisions []*register.Commitment) {
	s = record[register.Session](m, m.Subject.ID)
	if s == nil {
		return nil, nil, nil
	}
	c = record[register.Commission](m, s.CommissionID)
	ids := read(m, func() ([]register.ID, error) {
		return m.store.CommitmentIDs(m.ctx, storage.CommitmentQuery{Query: m.query("number"), On: m.On, Source: s.ID})
	})
	if c == nil {
		return nil, nil, nil
	}
	return s, c, records[register.Commitment](m, ids)
}

// sessionLine names a session: which it is, of what, when and where.
func (m *making) sessionLine(s *register.Session, c *register.Commission) string {
	return join("\n", m.text(c.Title), join(", ", m.text(s.Label()), m.span(s.DaysOn(m.On)), m.text(s.Place)))
}

// agenda is that of a session, in two languages.
func (m *making) agenda() {
	s, c, _ := m.session()
	if s == nil {
		return
	}
	sides := m.sides()
	m.bilingual(sides, "paper.agenda.title", func(side *making) string { return side.sessionLine(s, c) })
	t := paper.Table{Even: true, Columns: []paper.Column{{Head: "№", Width: 1}}}
	for _, side := range sides {
		t.Columns = append(t.Columns, paper.Column{Head: lang.Capital(side.in.T("session.item.title")), Width: 8})
	}
	for i, item := range s.Agenda {
		row := cells(lang.Number(int64(i+1)) + ".")
		for _, side := range sides {
			row.Cells = append(row.Cells, side.agendaItem(item, s))
		}
		t.Rows = append(t.Rows, row)
	}
	m.add(t)
}

func (m *making) agendaItem(item register.AgendaItem, s *register.Session) paper.Phrase {
	text := paper.Phrase{{Text: m.text(item.Title), Language: m.Language}}
	minutes := ""
	if item.Minutes > 0 {
		minutes = m.in.T("session.item.minutes.said", lang.Number(int64(item.Minutes)))
	}
	if more := join(", ", m.person(item.SpeakerID, s.From), minutes); more != "" {
		text = append(text, paper.Span{Text: "\n" + more, Italic: true, Language: m.Language})
	}
	return text
}

// bilingual gives a paper its title in two languages.
func (m *making) bilingual(sides [2]*making, title string, line func(*making) string) {
	for _, side := range sides {
		m.title = cmp.Or(m.title, side.in.T(title))
		m.add(paper.Heading{Text: foreign(side, side.in.T(title))})
		if below := line(side); below != "" {
			m.add(paper.Paragraph{Style: paper.Lead, Text: foreign(side, below)})
		}
	}
}

// protocol is the protocol of a session in two languages: participants, decisions with executors and terms, and
// signatories.
func (m *making) protocol() {
	s, c, decisions := m.session()
	if s == nil {
		return
	}
	sides := m.sides()
	m.bilingual(sides, "paper.protocol.title", func(side *making) string {
		return join("\n", numberOf(side, s), side.sessionLine(s, c))
	})
	m.part(1, twice(sides, "session.attendance"), present(sides, s, c))
	questions := paper.Table{Even: true, Columns: two()}
	for i, item := range s.Agenda {
		questions.Rows = append(questions.Rows, both(sides, func(side *making) string {
			return join(" ", lang.Number(int64(i+1))+".", side.text(item.Title))
		}))
	}
	m.part(1, twice(sides, "session.agenda"), questions)
	points := paper.Table{Even: true, Columns: []paper.Column{{Width: 1}, {Width: 8}, {Width: 8}}}
	if !s.Decisions.IsZero() {
		points.Rows = append(points.Rows, cells("", sides[0].text(s.Decisions), sides[1].text(s.Decisions)))
	}
	for _, d := range decisions {
		points.Rows = append(points.Rows, paper.Row{Cells: []paper.Phrase{paper.Words(d.Number), sides[0].decision(d), sides[1].decision(d)}})
	}
	m.part(1, twice(sides, "session.decisions"), points)
	next := paper.Table{Even: true, Columns: two()}
	if m.nextTime(s) != "" {
		next.Rows = append(next.Rows, both(sides, func(side *making) string { return side.nextTime(s) }))
	}
	m.part(1, twice(sides, "session.section.next"), next)
	m.add(signedByBoth(sides, s, c))
}

// delegations are the sides that meet and sign.
var delegations = []register.Side{register.Ours, register.Theirs}

// present are those who were there, by their sides.
func present(sides [2]*making, s *register.Session, c *register.Commission) paper.Table {
	t := paper.Table{Even: true, Columns: two()}
	for _, group := range delegations {
		begun := false
		for _, a := range s.Attendance {
			if a.Side != group || a.Presence != register.Present && a.Presence != register.Replaced {
				continue
			}
			if !begun {
				t.Rows = append(t.Rows, band(join(" / ", sides[0].signing(c, group), sides[1].signing(c, group))))
				begun = true
			}
			t.Rows = append(t.Rows, both(sides, func(side *making) string { return side.person(cmp.Or(a.SubstituteID, a.PersonID), s.From) }))
		}
	}
	return t
}

// both is a row that says the same in two languages.
func both(sides [2]*making, say func(side *making) string) paper.Row {
	return paper.Row{Cells: []paper.Phrase{foreign(sides[0], say(sides[0])), foreign(sides[1], say(sides[1]))}}
}

func numberOf(m *making, s *register.Session) string {
	return m.in.Numbered(s.ProtocolNumber)
}

// twice is a heading in two languages.
func twice(sides [2]*making, key string) string {
	return sides[0].in.T(key) + " / " + sides[1].in.T(key)
}

// two are the columns of two languages. They have no heads: the heading above says in both what stands in them.
func two() []paper.Column { return []paper.Column{{Width: 1}, {Width: 1}} }

// partOf is whose part of a commission a side is.
func partOf(c *register.Commission, side register.Side) register.ID {
	switch side {
	case register.Ours:
		return c.OursID
	case register.Theirs:
		return c.TheirsID
	}
	return register.None
}

// delegationOf names a side of a commission to ourselves.
func (m *making) delegationOf(c *register.Commission, side register.Side) string {
	return cmp.Or(m.name(partOf(c, side)), lang.Capital(m.in.T("side."+string(side))))
}

// signing names a side of a commission as both sides can sign it: none of them is ours or foreign there.
func (m *making) signing(c *register.Commission, side register.Side) string {
	if id := partOf(c, side); !id.IsZero() || !slices.Contains(delegations, side) {
		return m.name(id)
	}
	return m.in.T("paper.protocol.side." + string(side))
}

// nextTime is when and where the protocol fixes the next session.
func (m *making) nextTime(s *register.Session) string {
	return join(", ", m.span(s.NextFrom, s.NextTo), m.text(s.NextPlace))
}

// signedByBoth are the lines of those who sign, in both languages of the protocol.
func signedByBoth(sides [2]*making, s *register.Session, c *register.Commission) paper.Signatures {
	lines := sides[0].signatures(s, c)
	for i, one := range sides[1].signatures(s, c) {
		lines[i].Post, lines[i].Name = join("\n", lines[i].Post, one.Post), join("\n", lines[i].Name, one.Name)
	}
	return lines
}

// decision is a point of the protocol with who does it and by when, as it was decided.
func (m *making) decision(d *register.Commitment) paper.Phrase {
	text := paper.Phrase{{Text: m.text(d.Title), Language: m.Language}}
	executors := cmp.Or(m.executor(d.Executor), m.text(lang.ExecutorSaid(d.Note)))
	for _, e := range d.CoExecutors {
		executors = join("; ", executors, m.executor(e))
	}
	due := cmp.Or(m.in.LongDay(d.DueOn), word(m, "commitment.due_rule.", d.DueRule), m.text(lang.DueSaid(d.Note)))
	for _, one := range []struct{ key, value string }{{"commitment.executor", executors}, {"commitment.due", due}} {
		if one.value != "" {
			text = append(text, paper.Span{Text: "\n" + m.in.T(one.key) + ": " + one.value, Italic: true, Language: m.Language})
		}
	}
	return text
}

func (m *making) executor(e register.Executor) string {
	return join(", ", m.name(e.BodyID), m.name(e.PersonID))
}

// signatures are the lines of those who sign: the signatories, else the co-chairs of the day. Where a side has named nobody, a
// line waits for whoever signs for it.
func (m *making) signatures(s *register.Session, c *register.Commission) (lines paper.Signatures) {
	day := cmp.Or(s.SignedOn, s.From, m.On).First()
	signing := slices.Clone(s.Signatories)
	if len(signing) == 0 {
		for _, one := range c.MembersOn(day) {
			if one.Role == register.RoleCoChair {
				signing = append(signing, register.Signatory{Side: one.Side, PersonID: one.PersonID})
			}
		}
	}
	for _, side := range register.Sides {
		before := len(lines)
		for _, one := range signing {
			if one.Side == side {
				lines = append(lines, paper.Signature{Post: cmp.Or(m.post(one.PersonID, day), m.signing(c, side)), Name: m.name(one.PersonID)})
			}
		}
		if len(lines) == before && slices.Contains(delegations, side) {
			lines = append(lines, paper.Signature{Post: m.signing(c, side)})
		}
	}
	return lines
}

// nextSession is the table for the next session: each point with the measure, the term, the executor and how far it is.
func (m *making) nextSession() {
	s, c, _ := m.session()
	if s == nil {
		return
	}
	m.section.Landscape = true
	m.call(m.in.T("paper.next_session.title"), join("\n", m.sessionLine(s, c), m.asOf()))
	m.add(m.dutyTable(m.dutiesBy("number", storage.CommitmentQuery{Source: s.ID})))
}
