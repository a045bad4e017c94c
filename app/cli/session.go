package cli

import (
	"cmp"
	"context"
	"fmt"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func sessions() listable {
	return listed(listable{
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.SessionIDs(ctx, storage.SessionQuery{Query: q.Query, On: q.on, States: some[register.SessionState](q.status)})
		},
	}, func(r storage.SessionRow) register.ID { return r.ID }, columns.Sessions, (*storage.Store).SessionRows)
}

func (p *page) session(s *register.Session) {
	open := 0
	var decisions []string
	for _, d := range p.decisions {
		if d.State.Open() {
			open++
		}
		overdue := ""
		if d.Overdue {
			overdue = lang.T("commitment.overdue")
		}
		l := lang.Current()
		decisions = append(decisions, join("; ", join(" ", d.Number, d.Title.Or(l)), join(", ", d.Body.Or(l), d.Person.Or(l)),
			said(d.State, commitmentState), cmp.Or(lang.Day(d.Due), said(d.Rule, dueRule)), overdue))
	}
	p.line("session.state", said(s.StateOn(p.on).With(open), sessionState))
	var moves, signatories []string
	for _, m := range s.Moves {
		moves = append(moves, lang.SessionMoved(m))
	}
	for _, one := range s.Signatories {
		signatories = append(signatories, p.names[one.PersonID]+" ("+side(one.Side)+")")
	}
	p.line("session.moves", moves...)
	p.line("session.commission", p.names[s.CommissionID])
	if s.Number > 0 {
		p.line("session.number", fmt.Sprint(s.Number))
	}
	p.line("session.days", lang.Days(s.From, s.To))
	p.text("session.place", s.Place)
	p.line("session.host", said(s.Host, side))
	p.line("session.mode", said(s.Mode, sessionMode))
	p.line("session.day_agreed_on", lang.Day(s.DayAgreedOn))
	p.line("session.agenda_agreed_on", lang.Day(s.AgendaAgreedOn))
	var agenda, attendance []string
	for i, item := range s.Agenda {
		agenda = append(agenda, fmt.Sprintf("%d. %s", i+1, join("; ", item.Title.Or(lang.Current()), p.names[item.SpeakerID])))
	}
	for _, a := range s.Attendance {
		attendance = append(attendance, join("; ", p.names[a.PersonID], said(a.Side, side), said(a.Presence, attends), p.names[a.SubstituteID]))
	}
	p.line("session.agenda", agenda...)
	p.line("session.attendance", attendance...)
	p.line("session.protocol", lang.SessionProtocol(s))
	p.line("session.signatories", signatories...)
	p.line("session.section.next", lang.SessionNext(s))
	p.line("session.closed_on", lang.Day(s.ClosedOn))
	var carried []string
	for _, id := range s.CarriedIDs {
		carried = append(carried, p.names[id])
	}
	p.line("session.carried", carried...)
	p.line("session.decisions", append(decisions, s.Decisions.Or(lang.Current()))...)
	p.text("session.note", s.Note)
}

func sessionState(v register.SessionState) string { return lang.T("session.state." + string(v)) }
func sessionMode(v register.Mode) string          { return lang.T("session.mode." + string(v)) }
func attends(v register.Presence) string          { return lang.T("session.attendance." + string(v)) }
