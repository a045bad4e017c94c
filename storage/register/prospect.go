package register

import "slices"

// Prospect is what was known on a run of days, both ends included, of the periods of an agreement: the clauses they
// were counted by, and the last day of them all.
type Prospect struct {
	From, To Date
	// Force is the entry into force, from which windows for notice are counted.
	Force Date
	// Clauses are enough of an agreement to count periods from.
	Clauses *Agreement
	// Last is Forever where nothing but the clauses ends the agreement.
	Last Date
}

// Prospects returns, in order of days, what was known of the periods of an agreement that goes on by itself, and of its
// windows for notice. Most agreements have one; where the parties moved the end, another begins on the day they agreed
// on it.
func (a *Agreement) Prospects() []Prospect {
	force, entered := a.Entry()
	counted := func(r Rules) bool { return r.Tacit() || r.Window.Closes() }
	if !entered || !counted(a.Rules) && !slices.ContainsFunc(a.Amended, func(c Amended) bool { return counted(c.Rules) }) {
		return nil
	}
	var all []Prospect
	known := a.knownDays()
	for i, from := range known {
		to := Forever
		if i+1 < len(known) {
			to = known[i+1].AddDays(-1)
		}
		c := courseOf(a.KnownOn(from), force.Works().First())
		for at, stretch := range c.chains {
			p := Prospect{From: from, To: to, Force: force.Works(), Clauses: stretch.clauses.onlyClauses(), Last: Forever}
			if last := c.last(); last.to < stretch.clauses.lastDay() {
				p.Last = last.to
			}
			if at+1 < len(c.chains) {
				p.Last = min(p.Last, c.chains[at+1].from.AddDays(-1))
			}
			if p.Last < from || len(p.Clauses.Periods("")) == 0 && !p.Clauses.Rules.Window.Closes() {
				continue
			}
			same := func(one Prospect) bool {
				return one.To == from.AddDays(-1) && one.Last == p.Last && one.Clauses.sameClauses(p.Clauses)
			}
			if was := slices.IndexFunc(all, same); was >= 0 {
				all[was].To = to
				continue
			}
			all = append(all, p)
		}
	}
	return all
}

// onlyClauses leaves of an agreement what its periods are counted from.
func (a *Agreement) onlyClauses() *Agreement {
	force, _ := a.Entry()
	return &Agreement{
		Term: a.Term, Until: a.Until, Rules: a.Rules, Signing: Signing{On: a.SignedOn()},
		Actions: []Action{{Kind: ActionEntryIntoForce, On: force.Works()}},
	}
}

// sameClauses reports whether periods are counted alike.
func (a *Agreement) sameClauses(other *Agreement) bool {
	return a.Term == other.Term && a.Until == other.Until && a.Rules.equal(other.Rules) && a.Signing.On == other.Signing.On && a.Actions[0].On == other.Actions[0].On
}
