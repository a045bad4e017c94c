package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// meetings is the journal: its columns in their order.
func meetings() listable {
	return listed(listable{
		statuses: texts(storage.Reportings), byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.MeetingIDs(ctx, storage.MeetingQuery{Query: q.Query, Reports: some[storage.Reporting](q.status), Partner: q.partner})
		},
	}, func(r storage.MeetingRow) register.ID { return r.ID }, columns.Meetings, onAnyDay((*storage.Store).MeetingRows))
}

func (p *page) meeting(m *register.Meeting) {
	p.line("meeting.number", m.Number)
	p.line("meeting.day", join(" ", lang.Day(m.Day), join("–", m.Start, m.End)))
	p.text("meeting.place", m.Place)
	p.line("meeting.visit", p.names[m.VisitID])
	p.line("meeting.theirs", p.people(m.Theirs)...)
	p.line("meeting.partners", join(", ", p.people(m.PartnerIDs)...))
	p.line("meeting.ours", p.people(m.Ours)...)
	p.text("meeting.ground", m.Ground)
	p.text("meeting.aim", m.Aim)
	p.line("meeting.permitted", join("; ", p.names[m.PermitterID], m.Permit.Or(lang.Current())))
	p.text("meeting.points", m.Points)
	p.text("meeting.content", m.Content)
	p.text("meeting.record", m.Record)
	p.line("spoken_of.title", p.people(append(append([]register.ID{}, m.AgreementIDs...), m.CommissionIDs...))...)
	p.outcomes(m.Outcomes)
	p.line("meeting.report", join("; ", lang.Day(m.ReportedOn), m.ReportedTo.Or(lang.Current())))
	p.text("meeting.note", m.Note)
}
