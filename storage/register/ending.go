package register

import "slices"

// Ending is what was known on a run of days, both ends included, of the last day in force.
type Ending struct {
	From, To Date
	// Until is that day, as UntilOn returns it on each day of the run. It is nothing where Moves.
	Until Date
	// Moves says that the last day moves on as days for notice pass, without end. Rolling counts it; it is zero where only
	// the agreement itself can.
	Moves   bool
	Rolling Rolling
}

// mostTurns is how many changes of the last day are written down for a run; an agreement that has more is asked.
const mostTurns = 24

// Endings returns what was known of the last day in force, day by day: runs without a hole that never overlap, from the
// beginning of time to its end.
func (a *Agreement) Endings() []Ending {
	var all []Ending
	known := a.knownDays()
	for i, from := range known {
		to := Forever
		if i+1 < len(known) {
			to = known[i+1].AddDays(-1)
		}
		life := a.KnownOn(from).life()
		for _, s := range life.spans {
			s.From, s.To = max(s.From, from), min(s.To, to)
			if s.From > s.To {
				continue
			}
			for _, one := range a.endingsIn(s, life) {
				if n := len(all); n > 0 && all[n-1].same(one) {
					all[n-1].To = one.To
					continue
				}
				all = append(all, one)
			}
		}
	}
	return all
}

// same reports whether the last day is known alike.
func (e Ending) same(other Ending) bool {
	return e.Until == other.Until && e.Moves == other.Moves && e.Rolling == other.Rolling
}

// endingsIn parts a span by the days on which the last day in force moves.
func (a *Agreement) endingsIn(s Span, life *life) []Ending {
	c := life.course
	stays := s.Status == StatusSuspended && c != nil && c.resumes(s.From) == Forever // until nobody knows when
	if !s.Status.Running() || c == nil || stays || !c.goesOn() {
		return []Ending{{From: s.From, To: s.To, Until: a.untilIn(life, s.From)}}
	}
	last := c.chains[len(c.chains)-1]
	if last.clauses.Rules.times() >= 0 {
		return a.turned(s, life)
	}
	var all []Ending
	if s.From < last.from {
		before := Span{Status: s.Status, From: s.From, To: min(s.To, last.from.AddDays(-1))}
		all = a.turned(before, life)
		s.From = before.To.AddDays(1)
	}
	if s.From <= s.To {
		all = append(all, Ending{From: s.From, To: s.To, Moves: true, Rolling: last.clauses.rolling(c.last().to)})
	}
	return all
}

// untilIn is UntilOn in a life that was known on the day.
func (a *Agreement) untilIn(life *life, day Date) Date {
	return a.UntilAs(a.standing(life, day))
}

// goesOn reports whether one period may follow another.
func (c *course) goesOn() bool {
	tacit := func(one chain) bool { return one.clauses.Rules.Tacit() }
	return c.ending() == nil && c.endedBy() == nil && (len(c.chains) > 1 || slices.ContainsFunc(c.chains, tacit))
}

// turned parts a span at the days on which a period begins and at those after a last day for notice.
func (a *Agreement) turned(s Span, life *life) []Ending {
	c := life.course
	until := s.To
	for _, stretch := range c.chains {
		until = max(until, stretch.clauses.Rules.Notice.After(s.To).AddMonths(12)) // as early as notice may have to be given
	}
	days := []Date{s.From}
	for _, p := range c.periods(s.From, until) {
		for _, turn := range []Date{p.From, p.noticeOver().AddDays(1)} {
			if turn > s.From && turn <= s.To {
				days = append(days, turn)
			}
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	if len(days) > mostTurns {
		return []Ending{{From: s.From, To: s.To, Moves: true}}
	}
	all := make([]Ending, len(days))
	for i, day := range days {
		all[i] = Ending{From: day, To: s.To, Until: a.untilIn(life, day)}
		if i > 0 {
			all[i-1].To = day.AddDays(-1)
		}
	}
	return all
}

// Rolling is a term that goes on by itself without end, by periods of one length.
type Rolling struct {
	// From is the day that the periods are counted from, Months how long after it the first ends, Step how long each
	// other one lasts.
	From         Date
	Months, Step int
	Notice       Length
}

// mostMonths is the longest period, and the longest notice, that a Rolling counts with.
const mostMonths = 99_999

// rolling returns how the clauses roll on where nothing but them moves the end; zero where they do it otherwise.
func (a *Agreement) rolling(last Date) Rolling {
	lengths := a.Rules.further()
	force, _ := a.Entry()
	if last != Forever || len(lengths) != 1 || len(a.periods(0, "")) == 0 {
		return Rolling{}
	}
	r := Rolling{From: a.countedFrom(force.Works()), Months: a.Rules.Months, Step: lengths[0]}
	if a.Term == TermUntil {
		r.From, r.Months = a.Until.Last(), 0
	}
	if r.From.Precision() != DayKnown || max(r.Months, r.Step, a.Rules.Notice.Count) > mostMonths {
		return Rolling{}
	}
	if a.Rules.Notice.Given() {
		r.Notice = a.Rules.Notice
	}
	return r
}

// end returns the last day of a period counted from 0.
func (r Rolling) end(n int) Date { return monthsAfter(r.From, r.Months+n*r.Step) }

// UntilOn returns the last day in force as seen from a day: the end of the current period or, where days for notice
// have passed, of the last period that is certain.
func (r Rolling) UntilOn(day Date) Date {
	n := 0
	if months := 12*(day.Year()-r.From.Year()) + day.Month() - r.From.Month() - r.Months; months > r.Step {
		n = months/r.Step - 1
	}
	end := r.end(n)
	for end < day {
		n++
		end = r.end(n)
	}
	for r.Notice.Given() && end < Forever && r.Notice.Before(end) < day {
		n++
		end = r.end(n)
	}
	return end
}
