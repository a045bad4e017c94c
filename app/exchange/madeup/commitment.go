package madeup

import (
	"fmt"

	"accord/storage/register"
)

// source is what a commitment may come from: the record, the partner and the day.
type source struct {
	register.Ref
	partner register.ID
	on      register.Date
}

// sourcesKept is how many sources are remembered.
const sourcesKept = 5000

// promised remembers a record from which commitments may come.
func (m *maker) promised(r register.Record) {
	if len(m.sources) >= sourcesKept {
		return
	}
	s := source{Ref: r.Ref()}
	switch r := r.(type) {
	case *register.Session:
		s.on = r.From
	case *register.Visit:
		s.on, s.partner = r.From, r.PartnerIDs[0]
	case *register.Meeting:
		s.on, s.partner = r.Day, r.PartnerIDs[0]
	case *register.Agreement:
		s.on, s.partner = r.SignedOn(), r.Parties[len(r.Parties)-1].PartnerID
		if m.made%4 > 0 { // sessions and visits promise more
			return
		}
	default:
		return
	}
	if s.on.Precision() == register.DayKnown {
		m.sources = append(m.sources, s)
	}
}

func (m *maker) commitment(number int) register.Record {
	field, n := m.field()
	c := &register.Commitment{
		Title: fill(m.Phrases["promise"], one(m, m.Deeds), field), Side: one(m, register.Duties),
		Number: fmt.Sprintf("%d.%d", number%9+1, number%5+1), PartnerID: m.partner().id,
		Executor: register.Executor{BodyID: one(m, m.ours)}, ControllerID: one(m, m.persons),
		Start: register.Day(m.between(2015, 2026), m.between(1, 12), m.between(1, 28)),
	}
	c.ID = m.id()
	if len(m.sources) > 0 && m.chance(90) {
		from := one(m, m.sources)
		c.Source, c.Start = from.Ref, from.on
		if !from.partner.IsZero() {
			c.PartnerID = from.partner
		}
	}
	if c.Side == register.DutyTheirs {
		c.Executor.BodyID = c.PartnerID
	}
	if m.chance(40) {
		c.Executor.PersonID = one(m, m.persons)
	}
	if n < len(m.spheres) {
		c.SphereIDs = []register.ID{m.spheres[n]}
	}
	if m.chance(15) {
		c.Priority = register.PriorityHigh
	}
	m.term(c)
	m.course(c)
	return c
}

// term says when a commitment is due.
func (m *maker) term(c *register.Commitment) {
	switch m.IntN(20) {
	case 0:
		c.DueRule = register.DueNoTerm
	case 1:
		c.DueRule = register.DueNextSession
	case 2:
		c.DueRule, c.PeriodMonths = register.DuePermanent, 12
	case 3:
		c.DueRule, c.PeriodMonths = register.DuePeriod, m.between(1, 6)
	default:
		c.DueRule, c.DueOn = register.DueDay, c.Start.AddDays(m.between(30, 700))
	}
}

// course is what became of a commitment: most are closed in time.
func (m *maker) course(c *register.Commitment) {
	begun := c.Start.AddDays(m.between(10, 100))
	if m.chance(50) {
		c.Reports = append(c.Reports, register.Report{On: begun, Text: one(m, m.Results), Percent: 10 * m.between(1, 9)})
	}
	if c.DueOn != "" && m.chance(15) {
		c.DueChanges = append(c.DueChanges, register.DueChange{
			On: begun, Old: c.DueOn, New: c.DueOn.AddDays(m.between(30, 200)), Reason: m.Phrases["reason"],
		})
	}
	if m.chance(12) {
		return
	}
	ended := begun.AddDays(m.between(10, 500))
	c.Reports = append(c.Reports, register.Report{On: ended, Text: one(m, m.Results), Percent: 100})
	if m.chance(90) {
		c.Closure = register.Closure{
			On: ended.AddDays(m.between(1, 20)), ByID: c.ControllerID, Result: register.ResultFulfilled, Ground: m.Phrases["ground"],
		}
		if m.chance(15) {
			c.Closure.Result = one(m, register.ClosureResults)
		}
		if c.Closure.ByID == c.Executor.PersonID {
			c.Executor.PersonID = register.None
		}
	}
}
