package kinds

import (
	"cmp"
	"slices"

	"accord/app/lang"
	"accord/app/paper"
	"accord/app/paper/wording"
	"accord/storage"
	"accord/storage/register"
)

// journal is that of the meetings with foreigners, in its eight columns, of the year of the day and up to it.
func (m *making) journal() {
	m.section.Landscape = true
	m.call(m.in.T("paper.journal.title"), m.in.T("paper.year", m.On.Year())+" · "+m.asOf())
	ids := read(m, func() ([]register.ID, error) {
		return m.store.MeetingIDs(m.ctx, storage.MeetingQuery{Query: m.query(""), Year: m.On.Year()})
	})
	all := records[register.Meeting](m, ids)
	slices.SortStableFunc(all, func(a, b *register.Meeting) int { return cmp.Compare(string(a.Day)+a.Start, string(b.Day)+b.Start) })
	t := paper.Table{Columns: m.columns("meeting.number", 2, "meeting.day_place", 5, "paper.journal.foreigners", 7, "paper.journal.ground", 6, "meeting.content", 11,
		"meeting.ours", 6, "meeting.permitted", 5, "meeting.report", 5)}
	if m.partnerEdition() { // permission and reporting of a meeting are internal
		t.Columns = t.Columns[:6]
	}
	for i, one := range all {
		if one.Day.First() > m.On {
			continue
		}
		reported := m.in.T("meeting.report.none")
		if one.ReportedOn != "" && one.ReportedOn.First() <= m.On || one.ReportedOn == "" && !one.ReportedTo.IsZero() {
			reported = join(", ", lang.Day(one.ReportedOn), m.text(one.ReportedTo))
		}
		row := cells(cmp.Or(one.Number, lang.Number(int64(i+1))), join(", ", lang.Day(one.Day), join("–", one.Start, one.End), m.text(one.Place)),
			join("\n", m.people(one.Theirs, one.Day), m.names(one.PartnerIDs...)), join("\n", m.text(one.Ground), m.text(one.Aim)),
			join("\n", m.text(one.Title), m.text(one.Content)), m.people(one.Ours, one.Day),
			join(", ", m.name(one.PermitterID), m.text(one.Permit)), reported)
		row.Cells = row.Cells[:len(t.Columns)]
		t.Rows = append(t.Rows, row)
	}
	m.add(t)
}

// unfulfilled is the summary for the weekly conference: the open commitments by executor, overdue ones first.
func (m *making) unfulfilled() {
	m.section.Landscape = true
	m.call(m.in.T("paper.unfulfilled.title"), m.asOf())
	var open []storage.CommitmentRow
	overdue := 0
	for _, d := range m.duties(storage.CommitmentQuery{}) {
		if d.State.Open() {
			open = append(open, d)
		}
		if d.Overdue {
			overdue++
		}
	}
	m.add(paper.Paragraph{Text: m.counted(paper.Words(lang.Capital(m.in.T("paper.brief.open_overdue", lang.Number(int64(len(open))), lang.Number(int64(overdue))))))})
	nobody := m.in.T("commitment.group.none.executor")
	executor := func(d storage.CommitmentRow) string {
		return cmp.Or(m.text(d.Body), m.text(d.Person), m.text(lang.ExecutorSaid(d.Note)), nobody)
	}
	slices.SortStableFunc(open, func(a, b storage.CommitmentRow) int {
		x, y := executor(a), executor(b)
		switch {
		case x == y:
			return 0
		case x == nobody: // the conference asks executors first
			return 1
		case y == nobody:
			return -1
		}
		return cmp.Compare(x, y)
	})
	t := paper.Table{Columns: m.columns("commitment.number", 3, "commitment.title", 12, "commitment.source", 7, "commitment.due", 4, "paper.unfulfilled.person", 5, "commitment.progress", 8)}
	last := ""
	for _, d := range open {
		if who := executor(d); who != last {
			t.Rows = append(t.Rows, band(who))
			last = who
		}
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Phrase{paper.Words(d.Number), m.phrase(d.Title), paper.Words(m.origin(d)), m.term(d),
			paper.Words(join("; ", m.text(d.Person), m.coExecutors(d))), m.progress(d)}})
	}
	m.add(t)
}

// letters are the invitations to an event, one a page, each to one person.
func (m *making) letters() {
	e := record[register.Event](m, m.Subject.ID)
	if e == nil {
		return
	}
	m.title = m.in.T("paper.letters.title", m.text(e.Title))
	ids := read(m, func() ([]register.ID, error) {
		return m.store.InvitationIDs(m.ctx, storage.InvitationQuery{Query: m.query(""), On: m.On, Event: e.ID})
	})
	for _, i := range records[register.Invitation](m, ids) {
		if i.Direction != register.Outgoing {
			continue
		}
		m.end()
		m.letter(e, i)
	}
	if len(m.sections)+len(m.section.Blocks) == 0 {
		m.add(paper.Heading{Text: paper.Words(m.title)}, plain(m.in.T("paper.letters.none")))
	}
}

func (m *making) letter(e *register.Event, i *register.Invitation) {
	day, own, value := cmp.Or(i.SentOn, m.On), m.own(), m.letterValues(e, i)
	m.add(m.head(value)...)
	m.add(paper.Paragraph{Style: paper.Right, Text: paper.Words(join("\n", lang.Capital(value(wording.FieldToPost)), value(wording.FieldTo)))})
	if i.Number != "" {
		m.add(plain(join(" ", m.in.LongDay(i.SentOn), m.in.Numbered(i.Number))))
	}
	salutation := join(" ", wording.Fill(m.kind, own.Salutation, value)...)
	if p := m.human(i.ToPersonID); p != nil && !p.Salutation.IsZero() {
		salutation = m.text(p.Salutation)
	}
	if salutation != "" {
		m.add(paper.Heading{Level: 2, Text: paper.Words(salutation)})
	}
	m.add(m.paragraphs(own.Opening, value)...)
	m.add(m.paragraphs(own.Closing, value)...)
	if lines := m.signed(value); len(lines) > 0 {
		m.add(lines...)
	} else if from := m.name(i.FromPersonID); from != "" {
		m.add(paper.Signatures{{Post: m.post(i.FromPersonID, day), Name: from}})
	} else if from := m.name(i.FromPartnerID); from != "" {
		m.add(paper.Signatures{{Post: from}})
	} else {
		m.add(paper.Signatures{{}}) // to be signed by whoever sends it
	}
}

// year is the report of the register on the year of the day, up to it.
func (m *making) year() {
	year := m.On.Year()
	m.call(m.in.T("paper.year.title", year), m.asOf())
	signed := records[register.Agreement](m, read(m, func() ([]register.ID, error) {
		return m.store.AgreementIDs(m.ctx, storage.AgreementQuery{Query: m.query(""), On: m.On, Year: year})
	}))
	agreements := paper.Table{Columns: m.columns("agreement.signed_on", 2, "agreement.title", 9, "agreement.parties", 5, "agreement.status", 4)}
	for _, a := range signed {
		if a.DoneOn().First() > m.On {
			continue
		}
		var parties []register.ID
		for _, p := range a.Parties {
			parties = append(parties, p.PartnerID)
		}
		agreements.Rows = append(agreements.Rows, cells(lang.Day(a.DoneOn()), m.text(a.Title), m.names(parties...), lang.Capital(m.in.AgreementState(a, m.On, m.name))))
	}
	visits := paper.Table{Columns: m.columns("visit.days", 3, "visit.title", 9, "visit.leader", 5, "visit.state", 3)}
	for _, v := range records[register.Visit](m, read(m, func() ([]register.ID, error) {
		return m.store.VisitIDs(m.ctx, storage.VisitQuery{Query: m.query(""), On: m.On, Year: year})
	})) {
		if v.From.First() <= m.On {
			visits.Rows = append(visits.Rows, cells(lang.Days(v.From, v.To), m.text(v.Title), m.person(v.Leader(), v.From), stateCell(m, "visit.state.", v.StateOn(m.On))))
		}
	}
	sessions := paper.Table{Columns: m.columns("session.days", 3, "session.commission", 8, "session.title", 5, "session.state", 4)}
	for _, s := range records[register.Session](m, read(m, func() ([]register.ID, error) {
		return m.store.SessionIDs(m.ctx, storage.SessionQuery{Query: m.query(""), On: m.On})
	})) {
		if from, to := s.DaysOn(m.On); from != "" && from.Year() == year && from.First() <= m.On {
			sessions.Rows = append(sessions.Rows, cells(lang.Days(from, to), m.name(s.CommissionID), m.text(s.Label()), stateCell(m, "session.state.", s.StateOn(m.On))))
		}
	}
	events := paper.Table{Columns: m.columns("event.days", 3, "event.title", 8, "event.place", 4, "event.state", 3)}
	for _, e := range records[register.Event](m, read(m, func() ([]register.ID, error) {
		return m.store.EventIDs(m.ctx, storage.EventQuery{Query: m.query(""), On: m.On, Year: year})
	})) {
		if e.From.First() <= m.On {
			events.Rows = append(events.Rows, cells(lang.Days(e.From, e.To), m.text(e.Title), m.text(e.Place), stateCell(m, "event.state.", e.StateOn(m.On))))
		}
	}
	fulfilled, open, overdue := 0, 0, 0
	for _, d := range m.duties(storage.CommitmentQuery{}) {
		switch {
		case d.State == register.CommitmentFulfilled:
			fulfilled++
		case d.State.Open():
			open++
		}
		if d.Overdue {
			overdue++
		}
	}
	number := func(n int) paper.Phrase {
		return m.counted(paper.Words(lang.Number(int64(n))))
	}
	m.add(m.facts("paper.year.agreements", number(len(agreements.Rows)), "paper.year.visits", number(len(visits.Rows)), "paper.year.sessions", number(len(sessions.Rows)),
		"paper.year.events", number(len(events.Rows)), "paper.year.fulfilled", number(fulfilled), "paper.year.open", number(open), "paper.year.overdue", number(overdue)))
	m.part(1, m.in.T("paper.year.agreements"), agreements)
	m.part(1, m.in.T("paper.year.visits"), visits)
	m.part(1, m.in.T("paper.year.sessions"), sessions)
	m.part(1, m.in.T("paper.year.events"), events)
}
