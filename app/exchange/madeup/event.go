package madeup

import "accord/storage/register"

func (m *maker) event() *register.Event {
	field, _ := m.field()
	e := &register.Event{
		Title: fill(m.Phrases["event"], field), Kind: one(m, register.EventKinds), From: m.day(2005, 2026), Place: m.Phrases["session_place"],
		OrganiserIDs: []register.ID{one(m, m.ours)}, Role: one(m, register.EventRoles),
	}
	e.ID = m.id()
	if e.From.Precision() == register.DayKnown {
		e.To = e.From.AddDays(m.IntN(3))
	}
	return e
}

func (m *maker) invitation(e *register.Event) register.Record {
	i := &register.Invitation{
		Direction: register.Outgoing, FromPartnerID: one(m, m.ours), ToPersonID: one(m, m.persons), EventID: e.ID, Channel: register.ChannelLetter,
	}
	i.ID = m.id()
	i.SentOn = e.From.First().AddDays(-m.between(40, 80))
	i.ReplyDue = i.SentOn.AddDays(20)
	if m.chance(70) {
		i.Answer(one(m, register.Replies), i.SentOn.AddDays(m.between(3, 19)), one(m, register.ReplyChannels))
	}
	if i.Reply == register.ReplyRepresentative {
		i.SubstituteID = m.other(i.ToPersonID)
	}
	return i
}

// other is a person who is not this one, None where nobody else is known.
func (m *maker) other(than register.ID) register.ID {
	for range 10 {
		if id := one(m, m.persons); id != than {
			return id
		}
	}
	return register.None
}

func (m *maker) productionLink() register.Record {
	field, _ := m.field()
	l := &register.ProductionLink{
		OursID: one(m, m.ours), TheirsID: m.partner().id, Kind: one(m, register.ProductionKinds), Object: fill(m.Phrases["product"], field),
		Place: m.place(), Since: m.day(2000, 2020),
	}
	l.ID = m.id()
	l.Steps = []register.ProductionStep{{State: register.ProductionPlanned, On: l.Since}}
	for i, state := range register.ProductionSteps[1:m.between(1, 4)] {
		l.Steps = append(l.Steps, register.ProductionStep{State: state, On: l.Since.AddMonths(12 * (i + 1))})
	}
	return l
}
