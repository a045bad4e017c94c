package register

import "slices"

// Copy returns a new agreement with the same subject, parties and clauses. Signatures, number, days, actions, links and
// the place of the original belong to the old document and are not copied.
func (a *Agreement) Copy() *Agreement {
	now := a.ClausesOn(Forever)
	c := &Agreement{
		Title: a.Title, Kind: a.Kind, Level: a.Level, SphereIDs: slices.Clone(a.SphereIDs),
		Term: now.Term, Rules: now.Rules, Languages: slices.Clone(a.Languages), Summary: a.Summary,
	}
	c.Rules.Then = slices.Clone(now.Rules.Then)
	if c.Rules.From == TermFromAmendment {
		c.Rules.From = ""
	}
	c.Rules.Force.Day = ""
	for _, p := range a.Parties {
		c.Parties = append(c.Parties, Party{Side: p.Side, PartnerID: p.PartnerID})
	}
	return c
}
