package register

import "cmp"

// NoticeEffect says how a notice of termination works.
type NoticeEffect int

// The effects.
const (
	NoticeInTime    NoticeEffect = iota
	NoticeLate                   // after the last day for it: it works at the end of a further period
	NoticeDoubtful               // no clause allows it: twelve months (Vienna Convention of 1969, art. 56)
	NoticeIdle                   // it changes nothing: the agreement ends by its clauses, and no later
	NoticeUndated                // given on an unknown day, from which nothing can be counted
	NoticeVoid                   // given when the agreement was not in force, or no longer, or by one of several for which it was not
	NoticeUntimely               // given on a day on which the clauses do not let it be given: it changes nothing
	NoticeOvertaken              // the agreement ends before it would work: it changes nothing
)

// Notice is a notice of termination and what follows from it.
type Notice struct {
	Action
	Effect NoticeEffect
	// Last is the last day in force after it, empty where nothing follows from it. For a notice known to a month or a
	// year it is the latest possible day, and Sure the earliest: until then the agreement is certainly in force. For
	// any other notice they are equal.
	Last, Sure Date
	// Missed is the last day for notice that it came after.
	Missed Date
	// AnyTime says that it works by the clause on notice at any time, within a period.
	AnyTime bool
	// Alone marks the notice of one of several parties; the others go on without it.
	Alone bool
	// Withdrawn is the day on which it was withdrawn (Vienna Convention of 1969, art. 68), empty where it was not.
	Withdrawn Date

	place int // among the actions
}

// At returns the place of the notice among the actions.
func (n Notice) At() int { return n.place }

// Ends returns Last as far as it is known: the month or year of the notice, or the one in which it certainly works;
// nothing where that spans several years.
func (n Notice) Ends() Date {
	if n.unsure() {
		return within(n.Sure, n.Last)
	}
	return lastBefore(n.Last, n.Effective)
}

// Between returns the earliest and the latest day that may be the last one.
func (n Notice) Between() (first, last Date, unsure bool) { return n.Sure, n.Last, n.unsure() }

// unsure reports whether the last day depends on the exact day of the notice, which is unknown.
func (n Notice) unsure() bool { return n.Sure < n.Last }

// Works reports whether something follows from the notice.
func (n Notice) Works() bool { return n.Last != "" && n.Withdrawn == "" }

// without returns the notice with an effect by which nothing follows from it.
func (n Notice) without(effect NoticeEffect) Notice {
	n.Effect, n.Last, n.Sure, n.Missed, n.AnyTime = effect, "", "", "", false
	return n
}

// unclaused is what a notice takes that no clause provides for.
var unclaused = Length{Count: 12, Unit: Months}

// noticeIn returns the effect of a notice given under clauses in a run. A notice known to a month or a year is taken as
// given on the first and on the last day of it on which notice was possible.
func (a *Agreement) noticeIn(clauses *Agreement, act Action, in run) Notice {
	first, last := act.given(), act.givenBy()
	if first != last {
		first, last = overlap(first, last, in.from, in.to)
		if w := a.windowOn(clauses, first); w != (Window{}) {
			first, last = overlap(first, last, w.From, w.To)
		}
	}
	n := a.noticeOn(clauses, act, first, in.clauses)
	if act.Effective != "" || first == last || n.Effect == NoticeVoid {
		return n
	}
	late := a.noticeOn(clauses, act, last, in.clauses)
	if late.Last == "" && n.Last != "" {
		late.Last = in.clauses // it came too late to change anything
	}
	n.Last = late.Last
	return n
}

// overlap returns the days of a run that lie in another one, or the first run where none do.
func overlap(from, to, first, last Date) (Date, Date) {
	if to < first || last < from {
		return from, to
	}
	return max(from, first), min(to, last)
}

// noticeOn returns the effect of a notice given on a day, of an agreement that ends by its clauses on a last one.
func (a *Agreement) noticeOn(clauses *Agreement, act Action, day, end Date) Notice {
	n := Notice{Action: act, Alone: a.byOne(act)}
	window, leave := a.windowOn(clauses, day), clauses.Leave()
	switch {
	case day == "":
		n.Effect = NoticeUndated
		return n
	case act.Effective != "":
		n.Effect, n.Last = NoticeInTime, act.Effective.First().AddDays(-1)
	case clauses.fixed():
		n.inPeriods(clauses, day)
		if leave.Given() && window.holds(day) && (n.Last == "" || leave.LastDay(day) < n.Last) {
			n.Effect, n.Last, n.Missed, n.AnyTime = NoticeInTime, leave.LastDay(day), "", true
		}
	case leave.Given() && !window.holds(day):
		n.Effect = NoticeUntimely
		return n
	case leave.Given():
		n.Effect, n.Last = NoticeInTime, leave.LastDay(day)
	default:
		n.Effect, n.Last = NoticeDoubtful, unclaused.After(day)
	}
	if n.Sure != "" && n.Sure < end {
		n.Last = min(n.Last, end) // it may have come too late to change anything
	} else {
		n.Sure = ""
	}
	if n.Sure == "" && n.Last >= end || n.Last == "" {
		switch {
		case leave.Given() && !window.holds(day):
			n.Effect = NoticeUntimely
		case leave.Given() || n.Last > end:
			n.Effect = NoticeOvertaken
		default:
			n.Effect = NoticeIdle
		}
		n.Last = ""
	}
	if n.Last != "" {
		n.Last = max(n.Last, day.AddDays(-1))
	}
	n.Sure = cmp.Or(n.Sure, n.Last)
	return n
}

// inPeriods finds the period at whose end the notice works: the first whose last day for notice has not passed. Sure is the
// end of one whose last day for notice may have passed.
func (n *Notice) inPeriods(clauses *Agreement, day Date) {
	periods := clauses.PeriodsFrom(day, clauses.Rules.Notice.After(day))
	if len(periods) == 0 || periods[0].From > day {
		return
	}
	for i, p := range periods {
		if p.LastNotice != "" && p.LastNotice < day {
			if p.noticeOver() >= day {
				n.Sure = cmp.Or(n.Sure, p.To)
			}
			continue
		}
		n.Effect, n.Last = NoticeInTime, p.To
		if n.Sure != "" {
			return
		}
		// A day for notice that lay before this period began was not missed in it.
		if i > 0 && periods[i-1].LastNotice >= periods[0].From {
			n.Effect, n.Missed = NoticeLate, periods[i-1].LastNotice
		}
		return
	}
}
