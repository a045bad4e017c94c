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
	other := m.speaking(m.second())
	m.bilingual(other, "paper.agenda.title", func(side *making) string { return side.sessionLine(s, c) })
	t := paper.Table{Columns: []paper.Column{{Head: "№", Width: 1}, {Head: lang.Capital(m.in.T("session.item.title")), Width: 8}, {Head: lang.Capital(other.in.T("session.item.title")), Width: 8}}}
	for i, item := range s.Agenda {
		row := cells(lang.Number(int64(i+1)) + ".")
		for _, side := range []*making{m, other} {
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

// bilingual sets the title of a paper in two languages.
func (m *making) bilingual(other *making, title string, line func(*making) string) {
	m.call(m.in.T(title), line(m))
	m.add(paper.Heading{Text: foreign(other, other.in.T(title))}, paper.Paragraph{Style: paper.Lead, Text: foreign(other, line(other))})
}

// protocol is the protocol of a session in two languages: participants, decisions with executors and terms, and
// signatories.
func (m *making) protocol() {
	s, c, decisions := m.session()
	if s == nil {
		return
	}
	other := m.speaking(m.second())
	m.bilingual(other, "paper.protocol.title", func(side *making) string {
		return join("\n", numberOf(side, s), side.sessionLine(s, c))
	})
	present := paper.Table{Columns: two()}
	for _, group := range []register.Side{register.Ours, register.Theirs} {
		begun := false
		for _, a := range s.Attendance {
			who := cmp.Or(a.SubstituteID, a.PersonID)
			if a.Side != group || a.Presence != register.Present && a.Presence != register.Replaced {
				continue
			}
			if !begun {
				present.Rows = append(present.Rows, band(m.delegationOf(c, group)+" / "+other.delegationOf(c, group)))
				begun = true
			}
			present.Rows = append(present.Rows, cells(m.person(who, s.From), other.person(who, s.From)))
		}
	}
	m.part(1, m.twice(other, "session.attendance"), present)
	questions := paper.Table{Columns: two()}
	for i, item := range s.Agenda {
		n := lang.Number(int64(i+1)) + ". "
		questions.Rows = append(questions.Rows, cells(n+m.text(item.Title), n+other.text(item.Title)))
	}
	m.part(1, m.twice(other, "session.agenda"), questions)
	points := paper.Table{Columns: []paper.Column{{Width: 1}, {Width: 8}, {Width: 8}}}
	if s.Decisions.Or(m.Language) != "" {
		points.Rows = append(points.Rows, cells("", m.text(s.Decisions), other.text(s.Decisions)))
	}
	for _, d := range decisions {
		row := cells(d.Number)
		for _, side := range []*making{m, other} {
			row.Cells = append(row.Cells, side.decision(d))
		}
		points.Rows = append(points.Rows, row)
	}
	m.part(1, m.twice(other, "session.decisions"), points)
	next := paper.Table{Columns: two()}
	if when := m.nextTime(s); when != "" {
		next.Rows = append(next.Rows, cells(when, other.nextTime(s)))
	}
	m.part(1, m.twice(other, "session.section.next"), next)
	m.add(m.signedByBoth(other, s, c))
}

func numberOf(m *making, s *register.Session) string {
	if s.ProtocolNumber == "" {
		return ""
	}
	return m.in.T("session.protocol.no", s.ProtocolNumber)
}

func (m *making) twice(other *making, key string) string {
	return m.in.T(key) + " / " + other.in.T(key)
}

// two are the columns of two languages. They have no heads: the heading above says in both what stands in them.
func two() []paper.Column { return []paper.Column{{Width: 1}, {Width: 1}} }

// delegationOf names a side of a commission as both sides can sign it.
func (m *making) delegationOf(c *register.Commission, side register.Side) string {
	id := c.OursID
	if side == register.Theirs {
		id = c.TheirsID
	}
	return cmp.Or(m.name(id), lang.Capital(m.in.T("side."+string(side))))
}

// nextTime is when and where the protocol fixes the next session.
func (m *making) nextTime(s *register.Session) string {
	return join(", ", m.span(s.NextFrom, s.NextTo), m.text(s.NextPlace))
}

// signedByBoth are the lines of those who sign, in both languages of the protocol.
func (m *making) signedByBoth(other *making, s *register.Session, c *register.Commission) paper.Signatures {
	lines := m.signatures(s, c)
	for i, one := range other.signatures(s, c) {
		if one.Post != lines[i].Post {
			lines[i].Post = join("\n", lines[i].Post, one.Post)
		}
		if one.Name != lines[i].Name {
			lines[i].Name = join("\n", lines[i].Name, one.Name)
		}
	}
	return lines
}

// decision is a point of the protocol with who does it and by when, as it was decided.
func (m *making) decision(d *register.Commitment) paper.Phrase {
	text := paper.Phrase{{Text: m.text(d.Title), Language: m.Language}}
	executors := m.executor(d.Executor)
	for _, e := range d.CoExecutors {
		executors = join("; ", executors, m.executor(e))
	}
	due := cmp.Or(m.in.LongDay(d.DueOn), word(m, "commitment.due_rule.", d.DueRule))
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

// signatures are the lines of those who sign: the signatories, else the co-chairs of the day.
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
		for _, one := range signing {
			if one.Side == side {
				lines = append(lines, paper.Signature{Post: cmp.Or(m.post(one.PersonID, day), m.delegationOf(c, side)), Name: m.name(one.PersonID)})
			}
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
	m.add(m.dutyTable(m.duties(storage.CommitmentQuery{Source: s.ID})))
}
