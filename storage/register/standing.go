package register

import "slices"

// Standing is what can be said of an agreement on a day by somebody who knows what was done by that day, and no more:
// its status, until when it holds if nobody does anything, and what may still be done.
type Standing struct {
	Span
	// Force is the entry into force as it is known, that may lie ahead; Entered says whether there is one at all.
	Force   Date
	Entered bool
	// Until is the last day in force if nobody does anything: Forever where nothing ends it. It is empty where the
	// agreement is not in force, nor suspended.
	Until Date
	// Period is the one that holds the day, and Next the one that follows it, each zero where there is none.
	Period, Next Period
	// Renews says that the next period comes by itself unless notice is given by Period.LastNotice; Renewed, that this
	// day has passed and it comes.
	Renews, Renewed bool
	// Notice is the notice of termination that works or is to work; nil where there is none.
	Notice *Action
	InTime bool
	// Extended says that an extension moved the end.
	Extended bool
}

// soon is from how many days before its end on an agreement counts as expiring.
const soon = 90

// Expiring reports whether the agreement, in force on the day, ends soon and nothing but a new act keeps it in force.
func (s Standing) Expiring(day Date) bool {
	return s.Until != "" && s.Until != Forever && !s.Renews && s.Until.First() <= day.First().AddDays(soon)
}

// UntilOn gives the last day in force as seen from a day: what was the last one of an agreement that is over, Forever
// where nothing ends it, and nothing where it is not known.
func (a *Agreement) UntilOn(day Date) Date {
	s := a.StandingOn(day)
	switch s.Status {
	case StatusInForce, StatusSuspended:
		if a.Term == "" && s.Until == Forever {
			return ""
		}
		return s.Until
	case StatusExpired, StatusTerminated:
		if s.From != "" {
			return s.From.AddDays(-1)
		}
	case StatusNotConcluded:
		return ""
	}
	if a.Term == TermUntil {
		return a.Until
	}
	return ""
}

// StandingOn tells how an agreement stands on a day.
func (a *Agreement) StandingOn(day Date) Standing {
	day = day.First()
	force, entered := a.Action(ActionEntryIntoForce)
	s := Standing{Span: SpanOn(Timeline(a), day), Force: force.Works(), Entered: entered}
	if !entered || force.Works().First() > day {
		return s
	}
	known := *a
	known.Actions = slices.DeleteFunc(slices.Clone(a.Actions), func(act Action) bool { return act.given() > day })
	course := courseOf(&known, force.Works().First())
	s.Notice, s.InTime = course.notice, course.inTime
	run := course.runs[len(course.runs)-1]
	s.Extended = run.to != a.lastDay() && course.notice == nil
	if s.Status != StatusInForce && s.Status != StatusSuspended {
		return s
	}
	s.Until = run.to
	if end, ok := known.Action(ActionTermination); ok && end.Works().First() > day {
		s.Until = min(s.Until, end.Works().First().AddDays(-1))
	}
	if s.Extended {
		return s
	}
	periods := a.PeriodsFrom(day, day)
	if len(periods) == 0 || periods[0].From > day {
		return s
	}
	s.Period = periods[0]
	if len(periods) > 1 && periods[1].From <= run.to {
		s.Next = periods[1]
	}
	if s.Next != (Period{}) && s.Notice == nil {
		s.Renewed = s.Period.LastNotice != "" && s.Period.LastNotice < day
		s.Renews = !s.Renewed
		s.Until = min(s.Until, s.Period.To)
		if s.Renewed {
			s.Until = s.Next.To
		}
	}
	return s
}
