package madeup

import (
	"fmt"
	"slices"

	"accord/storage/register"
)

func (m *maker) agreement(number int) register.Record {
	form := m.Forms[min(m.IntN(len(m.Forms)), m.IntN(len(m.Forms)))] // the first ones more often
	field, n := m.field()
	a := &register.Agreement{
		Title: phrase(form.Title, one(m, m.Deeds), m.Phrases["field"], field, one(m, m.Tails)),
		Kind:  form.Kind,
		Level: one(m, register.Levels),
	}
	a.ID = m.id()
	if n < len(m.spheres) {
		a.SphereIDs = []register.ID{m.spheres[n]}
	}
	if other := one(m, m.spheres); m.chance(30) && !slices.Contains(a.SphereIDs, other) {
		a.SphereIDs = append(a.SphereIDs, other)
	}
	if m.chance(50) {
		a.Summary = m.sentences(m.Summaries, 1, 4)
	}
	signed := m.signing(a, number)
	switch {
	case signed != "":
		m.life(a, signed.First())
	case m.chance(20):
		a.Actions = []register.Action{{Kind: register.ActionAdoption, PartnerID: m.partner().id, On: m.day(1992, 2026)}}
	}
	if len(m.founding) < 1000 {
		m.founding = append(m.founding, a.ID)
	}
	return a
}

// signing fills in the parties and returns the day on which all signed, empty for a draft.
func (m *maker) signing(a *register.Agreement, number int) register.Date {
	var signed register.Date
	if m.chance(94) {
		signed = m.day(1992, 2026)
		a.Number = fmt.Sprintf("%d/%04d", number%997+1, signed.Year())
	}
	place := m.place()
	sides := []register.Party{{Side: register.Ours, PartnerID: one(m, m.ours)}}
	seen := map[register.ID]bool{}
	for range 1 + m.IntN(10)/8 { // a fifth has three parties
		if p := m.partner(); !seen[p.id] {
			seen[p.id] = true
			sides = append(sides, register.Party{Side: register.Theirs, PartnerID: p.id})
		}
	}
	for i := range sides {
		if signed != "" {
			sides[i].SignedOn, sides[i].SignedAt = signed, place
			if m.chance(60) {
				sides[i].SignatoryID = one(m, m.persons)
			}
		}
	}
	a.Parties = sides
	if signed != "" {
		a.Languages = []string{"ru", "en"}
	}
	return signed
}

// life fills in term and actions of an agreement signed on the day.
func (m *maker) life(a *register.Agreement, signed register.Date) {
	force := signed
	a.Rules.Force.Basis = register.ForceOnSignature
	switch {
	case m.chance(90):
		force = signed.AddDays(m.IntN(300))
		a.Actions = append(a.Actions, register.Action{Kind: register.ActionEntryIntoForce, On: force})
		a.Rules.Force.Basis = register.ForceOnNotifications
	case m.chance(20):
		a.Actions = append(a.Actions, register.Action{Kind: register.ActionProvisional, On: signed})
	case m.chance(20):
		a.Actions = append(a.Actions, register.Action{Kind: register.ActionNotConcluded, On: signed.AddDays(m.between(400, 2000))})
	case m.chance(20):
		a.Actions = append(a.Actions, register.Action{Kind: register.ActionForceUnclear})
	}
	switch m.IntN(3) {
	case 0:
		a.Term = register.TermOpen
	case 1:
		a.Term = register.TermUntil
		a.Until = force.AddMonths(12*m.between(1, 12) + m.IntN(12)).AddDays(-1)
	case 2:
		a.Term = register.TermFor
		a.Rules.Months = 12 * m.between(1, 5)
		a.Rules.Renewal = []register.Renewal{register.RenewalUnlimited, register.RenewalUnlimited, register.RenewalOnce}[m.IntN(3)]
		a.Rules.RenewalMonths = 12 * m.between(1, 5)
		a.Rules.Notice = register.Length{Count: []int{3, 6}[m.IntN(2)], Unit: register.Months}
	}
	if m.chance(2) {
		a.Actions = append(a.Actions, register.Action{Kind: register.ActionSuspension, On: force.AddDays(m.IntN(2000))})
	}
	if m.chance(25) {
		a.Actions = append(a.Actions, register.Action{
			Kind: register.ActionRegistration, On: force.AddDays(m.IntN(60)), Number: fmt.Sprintf("%06d", m.IntN(1_000_000)),
		})
	}
	if given := m.day(2018, 2026).First(); a.Term == register.TermOpen && given > force && m.chance(15) {
		a.Actions = append(a.Actions, register.Action{
			Kind: register.ActionNotice, On: given, Effective: given.AddDays(365), PartnerID: a.Parties[len(a.Parties)-1].PartnerID,
		})
	}
	if m.chance(8) {
		end := force.AddDays(m.between(200, 4000))
		a.Actions = append(a.Actions,
			register.Action{Kind: register.ActionNotice, On: end.AddDays(-180), PartnerID: a.Parties[len(a.Parties)-1].PartnerID},
			register.Action{Kind: register.ActionTermination, On: end})
	}
}
