package register

import "slices"

// Suspension is a stretch of days on which a party, or all of them where PartnerID is None, suspend the agreement (Vienna
// Convention of 1969, art. 57 and 58). To is Forever where no end is known.
type Suspension struct {
	PartnerID ID
	From, To  Date
	// Alone marks the suspension by one of several parties: between the others the agreement goes on.
	Alone bool

	since, resumed Date // the steps as far as their days are known
	place          int  // among the actions
}

// Since returns From as far as it is known.
func (s Suspension) Since() Date {
	if s.since.First() == s.From {
		return s.since
	}
	return s.From
}

// Ends returns To as far as it is known: the month or the year in which the agreement is resumed.
func (s Suspension) Ends() Date {
	if s.resumed.Last() == s.To {
		return s.resumed
	}
	return lastBefore(s.To, s.resumed)
}

// suspensions returns the suspensions in the order of their days. Who resumes the agreement ends his own suspensions, and
// between two those of nobody in particular where he has none. Idle are the steps that resume nothing.
func (a *Agreement) suspensions() (all []Suspension, idle []unanswered) {
	steps := slices.DeleteFunc(a.ordered(func(act Action) Date { return act.Works().First() }), func(act placed) bool {
		return act.Kind != ActionSuspension && act.Kind != ActionSuspensionEnd || act.Works() == ""
	})
	for _, step := range steps {
		day := step.when
		if step.Kind == ActionSuspension {
			s := Suspension{PartnerID: step.PartnerID, From: day, To: Forever, Alone: a.byOne(step.Action), since: step.Works(), place: step.place}
			if step.Until.Last() >= day {
				s.To, s.resumed = step.Until.Last(), step.Until
			}
			all = append(all, s)
			continue
		}
		running := func(s Suspension) bool { return s.From <= day && day <= s.To }
		ends := belonging(a, all, step.PartnerID, func(s Suspension) ID { return s.PartnerID }, running)
		over := func(s Suspension) bool { return s.To < Forever && s.To.AddDays(1) == day } // as it was to be
		if len(ends) == 0 && !slices.ContainsFunc(all, over) {
			idle = append(idle, unanswered{step, slices.ContainsFunc(all, func(s Suspension) bool { return s.PartnerID.IsZero() && running(s) })})
		}
		for _, at := range ends {
			all[at].To, all[at].resumed = day.AddDays(-1), step.Works()
			if step.behind > 0 {
				all[at].To = max(all[at].From, all[at].To) // on some later day of that month or year
			}
		}
	}
	return slices.DeleteFunc(all, func(s Suspension) bool { return s.To < s.From }), idle
}

// suspensions returns those of the agreement; the suspension of a leaving party ends with its membership, and a party
// that has left suspends nothing.
func (c *course) suspensions() []Suspension {
	all, _ := c.agreement.suspensions()
	if !c.agreement.Multilateral() {
		return all
	}
	joined := c.memberships()
	for i, s := range all {
		own := slices.DeleteFunc(slices.Clone(joined), func(m Membership) bool { return m.PartnerID != s.PartnerID })
		last := s.From.AddDays(-1)
		switch at := slices.IndexFunc(own, func(m Membership) bool { return m.To >= s.From }); {
		case len(own) == 0: // suspended by all, or by none of the parties
			last, all[i].Alone = s.To, false
		case at >= 0:
			last = own[at].To
		}
		all[i].To = min(s.To, last)
	}
	return slices.DeleteFunc(all, func(s Suspension) bool { return s.To < s.From })
}

// pauses returns the stretches on which the agreement is suspended as a whole: by all, by one of two, or by so many of
// several that it goes on between fewer than two.
func (c *course) pauses() (pauses []run) {
	all := c.suspensions()
	if len(all) == 0 {
		return nil
	}
	var joined members
	if slices.ContainsFunc(all, func(s Suspension) bool { return s.Alone }) {
		joined = c.memberships()
	}
	var days []Date
	turn := func(from, to Date) {
		days = append(days, from)
		if to < Forever {
			days = append(days, to.AddDays(1))
		}
	}
	for _, s := range all {
		turn(s.From, s.To)
	}
	for _, m := range joined {
		turn(m.From, m.To)
	}
	slices.Sort(days)
	days = slices.Compact(days)
	for i, day := range days {
		to := Forever
		if i+1 < len(days) {
			to = days[i+1].AddDays(-1)
		}
		switch n := len(pauses); {
		case !joined.stopped(suspended(all, day), day):
		case n > 0 && pauses[n-1].to.AddDays(1) == day:
			pauses[n-1].to = to
		default:
			pauses = append(pauses, run{from: day, to: to})
		}
	}
	return pauses
}

// stopped reports whether suspensions that last on a day suspend the agreement for all of its members.
func (m members) stopped(by []Suspension, day Date) bool {
	if len(by) == 0 || slices.ContainsFunc(by, func(s Suspension) bool { return !s.Alone }) {
		return len(by) > 0
	}
	going := slices.DeleteFunc(slices.Clone(m), func(one Membership) bool {
		return slices.ContainsFunc(by, func(s Suspension) bool { return s.PartnerID == one.PartnerID })
	})
	return going.on(day) < 2
}

// unanswered is a step that takes back or ends nothing; joint says that what all parties did together runs, which one of
// several cannot undo.
type unanswered struct {
	placed
	joint bool
}

// belonging returns the places of the steps that one step takes back: those of the same party; where it has none, those
// of nobody in particular between two; and all where the step belongs to everyone.
func belonging[T any](a *Agreement, all []T, partner ID, by func(T) ID, stands func(T) bool) []int {
	var own, reached []int
	for i, one := range all {
		switch {
		case !stands(one) || !a.answers(partner, by(one)):
			continue
		case by(one) == partner:
			own = append(own, i)
		}
		reached = append(reached, i)
	}
	if !partner.IsZero() && len(own) > 0 {
		return own
	}
	return reached
}

// answers reports whether a step of one party may take back or end a step of another: all together may do so with every
// step, each party with its own, and one of two with a step of nobody in particular. One of several does not undo what all
// of them did.
func (a *Agreement) answers(partner, first ID) bool {
	return partner.IsZero() || partner == first || first.IsZero() && !a.Multilateral()
}

// suspended returns the suspensions that last on a day.
func suspended(all []Suspension, day Date) []Suspension {
	return slices.DeleteFunc(slices.Clone(all), func(s Suspension) bool { return day < s.From || s.To < day })
}
