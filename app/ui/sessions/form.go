package sessions

import (
	"context"
	"slices"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// sides are those of a commission.
var sides = []register.Side{register.Ours, register.Theirs}

// form declares the fields of a session.
func (p *page) form(f *kit.Form, s *register.Session) {
	today := p.desk.Today()
	var taking kit.Slot // of the members and of the co-chairs: they come of the same reading
	f.Section("session.section.main", p.mainLines(s)...)
	f.Section("session.section.steps", p.stepLines(s)...)
	f.Section("", p.agendaRows(s))
	f.Section("", p.attendanceRows(s, &taking))
	f.Section("session.section.protocol",
		kit.Line(
			kit.Text("session.protocol_number", &s.ProtocolNumber),
			kit.Date("session.signed_on", &s.SignedOn, today),
			kit.Date("session.closed_on", &s.ClosedOn, today),
		),
		p.signatoryRows(s, &taking),
	)
	f.Section("session.section.next",
		kit.Line(
			kit.Date("session.next_from", &s.NextFrom, today),
			kit.Date("session.next_to", &s.NextTo, today),
			kit.Phrase("session.next_place", &s.NextPlace).Width(2),
		),
	)
	f.Section("session.section.more",
		kit.Line(kit.PickMany("session.carried", &s.CarriedIDs, p.unfulfilled(s))),
		kit.Line(kit.LongPhrase("session.decisions", &s.Decisions)),
		kit.Line(kit.LongPhrase("session.note", &s.Note)),
	)
}

func (p *page) mainLines(s *register.Session) []kit.Block {
	today := p.desk.Today()
	return []kit.Block{
		kit.Line(
			kit.Pick("session.commission", &s.CommissionID, p.commissions()).Width(3).Required(),
			kit.Number("session.number", &s.Number).Width(0.6),
			kit.Date("session.from", &s.From, today),
			kit.Date("session.to", &s.To, today),
		),
		kit.Line(
			kit.Choice("session.host", &s.Host, desk.Optional("side.", sides)),
			kit.Choice("session.mode", &s.Mode, desk.Optional("session.mode.", register.Modes)),
			kit.Phrase("session.place", &s.Place).Width(1.6),
			kit.Check("session.cancelled", &s.Cancelled),
		),
		kit.Line(kit.Phrase("session.title", &s.Title)),
	}
}

// stepLines declares what leads to the day of a session, and how that day moved.
func (p *page) stepLines(s *register.Session) []kit.Block {
	today := p.desk.Today()
	return []kit.Block{
		kit.Line(
			kit.Date("session.day_agreed_on", &s.DayAgreedOn, today),
			kit.Date("session.agenda_agreed_on", &s.AgendaAgreedOn, today),
			kit.Date("session.cancelled_on", &s.CancelledOn, today).When(func() bool { return s.Cancelled || s.CancelledOn != "" }),
		),
		kit.Rows("session.moves", &s.Moves, func(_ int, m *register.Move) []kit.Block {
			return []kit.Block{kit.Line(
				kit.Date("session.move.from", &m.From, today).Required(),
				kit.Date("session.move.to", &m.To, today),
				kit.Date("session.move.on", &m.On, today),
				kit.Phrase("session.move.reason", &m.Reason).Width(2),
			)}
		}).Adds("session.add_move", nil),
	}
}

func (p *page) agendaRows(s *register.Session) kit.Block {
	persons := desk.Persons(p.store)
	return kit.Rows("session.agenda", &s.Agenda, func(_ int, item *register.AgendaItem) []kit.Block {
		return []kit.Block{kit.Line(
			kit.Phrase("session.item.title", &item.Title).Width(3).Required(),
			kit.Pick("session.item.speaker", &item.SpeakerID, persons).Width(1.4),
			kit.Choice("session.item.side", &item.Side, desk.SidesOrNone(register.Sides)).Width(1.1),
			kit.Number("session.item.minutes", &item.Minutes).Width(0.5),
		)}
	}).Adds("session.add_item", nil)
}

func (p *page) attendanceRows(s *register.Session, taking *kit.Slot) kit.Block {
	persons := desk.Persons(p.store)
	rows := kit.Rows("session.attendance", &s.Attendance, func(_ int, a *register.Attendance) []kit.Block {
		return []kit.Block{kit.Line(
			kit.Pick("session.attendee.person", &a.PersonID, persons).Width(2).Required(),
			kit.Choice("session.attendee.side", &a.Side, desk.SidesOrNone(sides)).Width(1.3),
			kit.Choice("session.attendee.presence", &a.Presence, desk.Options("session.attendance.", register.Presences)).
				Width(1.7).Required(),
			kit.Pick("session.attendee.substitute", &a.SubstituteID, persons).Width(2).
				When(func() bool { return a.Presence == register.Replaced || !a.SubstituteID.IsZero() }),
		)}
	})
	return rows.Adds("session.add_attendee", nil).
		Action("session.take_members", func() { p.takeMembers(s, rows, taking) })
}

func (p *page) signatoryRows(s *register.Session, taking *kit.Slot) kit.Block {
	persons := desk.Persons(p.store)
	rows := kit.Rows("session.signatories", &s.Signatories, func(_ int, one *register.Signatory) []kit.Block {
		return []kit.Block{kit.Line(
			kit.Pick("session.signatory.person", &one.PersonID, persons).Width(2).Required(),
			kit.Choice("session.signatory.side", &one.Side, desk.Sides(sides)).Required(),
		)}
	})
	return rows.Adds("session.add_signatory", nil).
		Action("session.take_chairs", func() { p.takeChairs(s, rows, taking) })
}

// unfulfilled offers the decisions of the commission's other sessions that are still to be fulfilled, and finds any.
func (p *page) unfulfilled(s *register.Session) kit.Source {
	return desk.Source(p.store, register.KindCommitment, func(ctx context.Context) ([]register.ID, error) {
		sessions, err := p.store.SessionsOf(ctx, s.CommissionID)
		if err != nil {
			return nil, err
		}
		var open []register.ID
		for _, other := range sessions {
			if other.ID == s.ID {
				continue
			}
			ids, err := p.store.CommitmentIDs(ctx, storage.CommitmentQuery{
				Query: storage.Query{Order: "number"}, Source: other.ID, On: p.desk.Today(), States: register.OpenCommitments,
			})
			if err != nil {
				return nil, err
			}
			open = append(open, ids...)
		}
		return open, nil
	}, nil)
}

// takeMembers puts the commission's members of the session's day onto the attendance list; those
// who stand there already are left as they are.
func (p *page) takeMembers(s *register.Session, list *kit.RowList[register.Attendance], slot *kit.Slot) {
	p.membersOf(s, slot, func(members []register.Member, on register.Date) {
		fresh := newcomers(members, s.Attendance)
		list.Add(fresh...)
		switch {
		case len(members) == 0:
			p.desk.Say(lang.T("session.take_members.none", lang.Day(on)))
		case len(fresh) == 0:
			p.desk.Say(lang.T("session.take_members.all"))
		default:
			p.desk.Say(lang.N("session.taken", len(fresh)))
		}
	})
}

// takeChairs puts the co-chairs of the session's day among those who sign the protocol.
func (p *page) takeChairs(s *register.Session, list *kit.RowList[register.Signatory], slot *kit.Slot) {
	p.membersOf(s, slot, func(members []register.Member, on register.Date) {
		var fresh []register.Signatory
		for _, m := range members {
			there := slices.ContainsFunc(s.Signatories, func(one register.Signatory) bool { return one.PersonID == m.PersonID })
			if m.Role == register.RoleCoChair && !there {
				fresh = append(fresh, register.Signatory{Side: m.Side, PersonID: m.PersonID})
			}
		}
		list.Add(fresh...)
		if len(fresh) == 0 {
			p.desk.Say(lang.T("session.take_chairs.none", lang.Day(on)))
		}
	})
}

// membersOf reads the members of the session's commission on its day.
func (p *page) membersOf(s *register.Session, slot *kit.Slot, show func(members []register.Member, on register.Date)) {
	if s.CommissionID.IsZero() {
		p.desk.Say(lang.T("session.take_members.no_commission"))
		return
	}
	ref := register.Ref{Kind: register.KindCommission, ID: s.CommissionID}
	on := day(s, p.desk.Today())
	kit.Load(p.desk.Loader(), slot, func(ctx context.Context) ([]register.Member, error) {
		record, err := p.store.Record(ctx, ref)
		if err != nil {
			return nil, err
		}
		return record.(*register.Commission).MembersOn(on), nil
	}, func(members []register.Member, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		show(members, on)
	})
}

// newcomers makes lines of the attendance list for the members who are not on it, each once.
func newcomers(members []register.Member, listed []register.Attendance) []register.Attendance {
	known := map[register.ID]bool{}
	for _, a := range listed {
		known[a.PersonID] = true
	}
	var fresh []register.Attendance
	for _, m := range members {
		if !known[m.PersonID] {
			known[m.PersonID] = true
			fresh = append(fresh, register.Attendance{PersonID: m.PersonID, Side: m.Side, Presence: register.Present})
		}
	}
	return fresh
}
