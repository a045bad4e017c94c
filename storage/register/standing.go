package register

import "slices"

// Standing is what an officer can say of an agreement on a day, by what was done up to that day: its status, until when
// it holds if nobody acts, and which steps are still possible.
type Standing struct {
	Span
	// On is the day.
	On Date
	// Force is the entry into force as it is known, that may lie ahead; Entered says whether there is one at all.
	Force   Date
	Entered bool
	// Until is the last day in force if nobody does anything: Forever where nothing ends it. It is empty where the
	// agreement is not in force, nor suspended.
	Until Date
	// Sure is the last certain day: earlier than Until where a notice is known to a month or a year only. It stays when
	// all is over.
	Sure Date
	// Last is the very last day if nobody acts, after all tacit renewals; empty where Until is, and the earliest
	// possible one.
	Last Date
	// Period holds the day, and Next follows it; each is zero where there is none. Where the days for notice of several
	// periods have passed, Next is the last that is sure to come. Of what is over, Next is the run that is agreed to follow.
	Period, Next Period
	// Renews means: the next period begins unless notice is given by Period.LastNotice. Renewed means: the last day for
	// notice, Missed, has passed and the next period will begin.
	Renews, Renewed bool
	Missed          Date
	// Window is the one in which notice may be given, the next one to open, or the last of all; zero where it may be given on
	// any day, and where notice was given.
	Window Window
	// Notice is the notice of termination that ends the agreement or has ended it; nil where there is none. Notices are
	// all that were given and not withdrawn.
	Notice  *Notice
	Notices []Notice
	// Suspensions are those that last on the day, also of single parties. Where they suspend the agreement as a whole, Resumes
	// is the last day of that, Forever where it is not known.
	Suspensions []Suspension
	Resumes     Date
	// Extended says that the parties moved the end of the period. Cut is the later day for which it was already sure to be
	// renewed; empty where they moved the end to no earlier one.
	Extended bool
	Cut      Date
	// Ended is the step by which the parties end it; Repeated is a record of an end made when all was over.
	Ended, Repeated *Action
	// After is the last day known of what ended, or was not concluded, on an unknown day; empty where the day is known.
	After Date
	// Applied are the days on which it is applied before it enters into force; zero where there are none by the day.
	Applied Applied
	// Members tell for whom it is in force, of an agreement of three parties or more; of others there are none.
	Members []Membership
	// Withdrawals are the steps by which single parties of it have left, also before they were bound.
	Withdrawals []Action

	// Shorter are the extensions that would end the term earlier than it ends without them, and change nothing. Alone are the
	// steps of one of several parties that cannot undo what all did together.
	Shorter, Alone []Action

	resumed Date // Resumes as far as it is known
	over    Date // from when it is over by what was done, as far as that is known
	latest  Date // the last day in force at the latest
}

// Ends returns Until as far as it is known: the month or the year, where the step that ends the agreement has no exact
// day.
func (s Standing) Ends() Date {
	if first, last, unsure := s.Between(); unsure {
		return within(first, last)
	}
	return lastBefore(s.Until, s.over)
}

// Perhaps reports whether the last day for notice may have passed already: the day from which periods are counted is not
// known for certain.
func (s Standing) Perhaps() bool {
	return s.Renews && s.Period.LatestNotice != "" && s.Period.LastNotice < s.On
}

// Resumed returns Resumes as far as it is known: the month or the year in which the agreement is resumed.
func (s Standing) Resumed() Date { return s.resumed }

// Between returns the earliest and the latest possible last day in force, where the day of a notice is not exact.
// Between the two nobody knows whether the agreement is in force.
func (s Standing) Between() (first, last Date, unsure bool) {
	return s.Sure, s.latest, s.Sure < s.latest
}

// lastBefore returns the last day before a step: the month or the year of the step where its day is not known.
func lastBefore(last, step Date) Date {
	if step.mayBe(last.AddDays(1)) {
		return step
	}
	return last
}

// UntilOn returns the last day in force as seen from a day: the past one of an agreement that is over, Forever where
// nothing ends it, and nothing where it is not known.
func (a *Agreement) UntilOn(day Date) Date { return a.UntilAs(a.StandingOn(day)) }

// UntilAs is UntilOn for the day of a standing.
func (a *Agreement) UntilAs(s Standing) Date { return a.ClausesOn(s.On).until(s) }

func (a *Agreement) until(s Standing) Date {
	_, _, unsure := s.Between()
	switch {
	case s.After != "":
		return ""
	case unsure && (s.Status == StatusUnclear || s.Status.Over()):
		return s.Ends()
	case s.Status.Running():
		if a.Term == "" && s.Until == Forever {
			return ""
		}
		if s.Resumes == Forever && s.Notice == nil && s.Ended == nil {
			return "" // it is suspended, and no end of that is known
		}
		return s.Ends()
	case s.Status == StatusExpired || s.Status == StatusTerminated:
		if s.From != "" {
			return lastBefore(s.From.AddDays(-1), s.Since)
		}
	case s.Status == StatusNotConcluded:
		return ""
	}
	if a.Term == TermUntil {
		end, _ := a.KnownOn(s.On).namedEnd()
		return end
	}
	return ""
}

// StandingOn returns the state of an agreement on a day.
func (a *Agreement) StandingOn(day Date) Standing {
	day = day.First()
	return a.standing(a.KnownOn(day).life(), day)
}

// standing returns the state of an agreement on a day, by what was known on it.
func (a *Agreement) standing(life *life, day Date) Standing {
	s := Standing{Span: SpanOn(life.spans, day), On: day}
	if life.repeated != nil {
		s.Repeated = &life.repeated.Action
	}
	if force, entered := a.Entry(); entered {
		s.Force, s.Entered = force.Works(), true
	}
	if life.provisional.Since != "" && life.provisional.From <= day {
		s.Applied = life.provisional
	}
	s.Notices = slices.DeleteFunc(life.notices(), func(n Notice) bool { return n.Withdrawn != "" && n.Withdrawn <= day })
	s.Withdrawals = a.withdrawals(life, day)
	s.Shorter, s.Alone = life.inVain(day)
	if s.Status.Over() && s.From != "" && life.endedSomeDay(a, s.Span) {
		s.After = s.From.AddDays(-1)
	}
	c := life.course
	if c == nil || c.runs[0].from > day {
		return s
	}
	s.Ended, s.Notice = c.endedBy(), c.ending()
	s.Sure, s.latest = c.last().sure, c.last().to
	if a.Multilateral() {
		s.Members = c.memberships()
	}
	if !s.Status.Running() {
		if next := c.last(); next.from > day {
			s.Next = Period{From: next.from, To: next.to}
		}
		return s
	}
	all := c.suspensions()
	s.Suspensions = suspended(all, day)
	if s.Status == StatusSuspended {
		s.Resumes = c.resumes(day)
		s.resumed = s.Resumes
		for _, one := range all {
			if one.To == s.Resumes {
				s.resumed = one.Ends()
			}
		}
	}
	s.Until, s.Last, s.over = c.last().to, c.last().sure, c.over()
	s.periodOn(c, day)
	for _, one := range c.cutting {
		if s.Extended && s.Period.To == one.Until.Last() {
			s.Cut = one.end
		}
	}
	if s.Notice == nil && s.Ended == nil {
		s.Window = a.windowOn(c.clauses(), day)
	}
	return s
}

// periodOn finds the period that holds a day, and what follows it if nobody does anything.
func (s *Standing) periodOn(c *course, day Date) {
	periods := c.periods(day, c.clauses().Rules.Notice.After(day))
	if len(periods) == 0 || periods[0].From > day {
		s.Extended = c.moved(day)
		return
	}
	s.Period, s.Extended = periods[0], c.moved(day)
	if len(periods) == 1 || periods[1].From > c.last().to {
		return
	}
	s.Next = periods[1]
	if s.Again() {
		s.Until = s.Period.To
		return
	}
	if s.Until != Forever && s.Until <= s.Period.To || s.Notice != nil || s.Ended != nil {
		return
	}
	at := 0
	for at+1 < len(periods) && periods[at].LastNotice != "" && periods[at].noticeOver() < day {
		s.Missed = periods[at].noticeOver()
		at++
	}
	s.Renews, s.Renewed, s.Until = at == 0, at > 0, periods[at].To
	if s.Renewed {
		s.Next = periods[at]
	}
}

// Again reports whether the agreement is over for a while before the next period, which the parties have agreed on.
func (s Standing) Again() bool {
	return s.Next.From > s.On && !s.Renewed && (s.Period.To == "" || s.Next.From > s.Period.To.AddDays(1))
}

// moved reports whether the parties moved the end of the period that holds a day.
func (c *course) moved(day Date) bool {
	for i := len(c.chains) - 1; i >= 0; i-- {
		if one := c.chains[i]; one.from <= day {
			return one.moved && (one.clauses.Until >= day)
		}
	}
	return false
}

// resumes returns the last day of the pause around a day, of suspensions that follow each other the last day of all.
func (c *course) resumes(day Date) Date {
	pauses := c.pauses()
	if at := slices.IndexFunc(pauses, holds(day)); at >= 0 {
		return pauses[at].to
	}
	return day
}
