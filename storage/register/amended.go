package register

import (
	"cmp"
	"slices"
)

// Amended are the clauses on the life of an agreement as an amendment has them from a day on: all of them, not only those
// that it changes. On what the agreement enters into force is not among them.
type Amended struct {
	ID    ID    `json:"id,omitzero"`
	From  Date  `json:"from"`
	Term  Term  `json:"term,omitempty"`
	Until Date  `json:"until,omitempty"`
	Rules Rules `json:"rules,omitzero"`
}

// amendments are those of known days, in their order.
func (a *Agreement) amendments() []Amended {
	known := slices.DeleteFunc(slices.Clone(a.Amended), func(c Amended) bool { return c.From == "" })
	slices.SortStableFunc(known, func(x, y Amended) int { return cmp.Compare(x.From.First(), y.From.First()) })
	return known
}

// ClausesOn returns the agreement with the clauses that are valid on a day.
func (a *Agreement) ClausesOn(day Date) *Agreement {
	valid := a
	for _, c := range a.amendments() {
		if c.From.First() <= day.First() {
			valid = valid.with(c)
		}
	}
	return valid
}

// with returns the agreement with other clauses.
func (a *Agreement) with(c Amended) *Agreement {
	e := *a
	force := a.Rules.Force
	e.Term, e.Until, e.Rules = c.Term, c.Until, c.Rules
	e.Rules.Force = force
	return &e
}

// sameTerm reports whether an amendment leaves alone how long the agreement is made for.
func (a *Agreement) sameTerm(c Amended) bool {
	return a.Term == c.Term && a.Until == c.Until && a.Rules.Months == c.Rules.Months &&
		cmp.Or(a.Rules.From, TermFromForce) == cmp.Or(c.Rules.From, TermFromForce)
}

// amend goes on with other clauses. Where they leave the term alone, the current period keeps its end and the next ones
// follow the new clauses; a new term is counted again. What is over stays over.
func (c *course) amend(to Amended) {
	day, last := to.From.First(), c.last()
	begun := day > last.from || len(c.runs) > 1
	if begun && day > last.to.AddDays(1) || c.ended != nil {
		c.late = append(c.late, to.From)
		return
	}
	now, said := c.clauses(), c.agreement.ClausesOn(day.AddDays(-1))
	clauses, from, passed := c.agreement.with(to), last.from, 0
	since := day
	if periods := now.Periods(day); day > last.from && len(periods) > 0 {
		if at, ok := periodOn(periods, day); ok {
			from, passed = periods[at].From, at
			if said.sameTerm(to) {
				passed += c.chains[len(c.chains)-1].passed
				clauses, since = clauses.goingOn(periods[at], passed), ""
			}
		}
	}
	if clauses.Rules.From == TermFromAmendment {
		clauses.Actions = []Action{{Kind: ActionEntryIntoForce, On: day}}
	}
	if !begun {
		c.chains, since = nil, "" // it enters into force with these clauses
	}
	c.chains = append(c.chains, chain{from: from, clauses: clauses, passed: passed, since: since})
	last.clauses = clauses.endFrom(last.from)
	if begun {
		last.clauses = max(last.clauses, day.AddDays(-1))
	}
	c.settle()
}

// goingOn returns clauses for the rest of a period and the renewals left after it, of which some have passed already.
func (a *Agreement) goingOn(p Period, passed int) *Agreement {
	e := *a
	e.Term, e.Until = TermUntil, p.To
	e.Rules.RenewalMonths, e.Rules.Then = a.Rules.lengthsAfter(passed)
	if left := a.Rules.times(); left >= 0 && a.Rules.Tacit() {
		e.Rules.Renewal, e.Rules.Times = RenewalTimes, max(0, left-passed)
	}
	if e.Rules.Renewal == RenewalTimes && e.Rules.Times == 0 {
		e.Rules.Renewal = RenewalNone
	}
	e.Actions = []Action{{Kind: ActionEntryIntoForce, On: p.From}}
	return &e
}

// checkAmended wants days, each once, and clauses that can be followed.
func (a *Agreement) checkAmended(out *Problems) {
	seen := map[Date]bool{}
	for i, c := range a.Amended {
		out.need(at("amended", i, "from"), c.From)
		if c.From != "" && seen[c.From] {
			out.fault(at("amended", i, "from"), "problem.amended_twice")
		}
		seen[c.From] = true
		if c.Until.CertainlyBefore(c.From) {
			out.fault(at("amended", i, "until"), "problem.end_before_start")
		}
		(&Agreement{Term: c.Term, Until: c.Until, Rules: c.Rules}).checkClauses(out, at("amended", i, ""), false)
	}
}
