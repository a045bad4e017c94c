package register

// NoticeEffect says how a notice of termination works.
type NoticeEffect int

// The effects.
const (
	NoticeInTime   NoticeEffect = iota
	NoticeLate                  // after the last day for it: it works at the end of a further period
	NoticeDoubtful              // no clause allows it: twelve months (Vienna Convention of 1969, art. 56)
	NoticeIdle                  // it changes nothing: the agreement ends by its clauses, and no later
	NoticeUndated               // given on an unknown day, from which nothing can be counted
	NoticeVoid                  // given when the agreement was not in force, or no longer
	NoticeUntimely              // given on a day on which the clauses do not let it be given: it changes nothing
)

// Notice is a notice of termination and what follows from it.
type Notice struct {
	Action
	Effect NoticeEffect
	// Last is the last day in force after it, empty where nothing follows from it.
	Last Date
	// Missed is the last day for notice that it came after.
	Missed Date
	// Alone marks the notice of one of several parties; the others go on without it.
	Alone bool
	// Withdrawn is the day on which it was withdrawn (Vienna Convention of 1969, art. 68), empty where it was not.
	Withdrawn Date

	place int // among the actions
}

// At returns the place of the notice among the actions.
func (n Notice) At() int { return n.place }

// Ends returns Last as far as it is known: the month or the year that the notice names.
func (n Notice) Ends() Date { return lastBefore(n.Last, n.Effective) }

// Works reports whether something follows from the notice.
func (n Notice) Works() bool { return n.Last != "" && n.Withdrawn == "" }

// unclaused is what a notice takes that no clause provides for.
var unclaused = Length{Count: 12, Unit: Months}

// noticeIn returns the effect of a notice given under clauses by which the agreement ends on a last day.
func (a *Agreement) noticeIn(clauses *Agreement, act Action, end Date) Notice {
	n := Notice{Action: act, Alone: a.byOne(act)}
	day := act.given()
	window := a.windowOn(clauses, day)
	switch {
	case day == "":
		n.Effect = NoticeUndated
		return n
	case act.Effective != "":
		n.Effect, n.Last = NoticeInTime, act.Effective.First().AddDays(-1)
	case clauses.fixed():
		n.inPeriods(clauses, day)
		leave := clauses.Rules.AnyTime
		if leave.Given() && window.holds(day) && (n.Last == "" || leave.After(day) < n.Last) {
			n.Effect, n.Last, n.Missed = NoticeInTime, leave.After(day), ""
		}
	case clauses.Rules.Notice.Given() && !window.holds(day):
		n.Effect = NoticeUntimely
		return n
	case clauses.Rules.Notice.Given():
		n.Effect, n.Last = NoticeInTime, clauses.Rules.Notice.After(day)
	default:
		n.Effect, n.Last = NoticeDoubtful, unclaused.After(day)
	}
	if n.Last >= end || n.Last == "" {
		n.Effect, n.Last = NoticeIdle, ""
	}
	if n.Last != "" {
		n.Last = max(n.Last, day.AddDays(-1))
	}
	return n
}

// inPeriods finds the period at whose end the notice works: the first one whose last day for notice has not passed.
func (n *Notice) inPeriods(clauses *Agreement, day Date) {
	periods := clauses.PeriodsFrom(day, clauses.Rules.Notice.After(day))
	if len(periods) == 0 || periods[0].From > day {
		return
	}
	for i, p := range periods {
		if p.LastNotice != "" && p.LastNotice < day {
			continue
		}
		n.Effect, n.Last = NoticeInTime, p.To
		// A day for notice that lay before this period began was not missed in it.
		if i > 0 && periods[i-1].LastNotice >= periods[0].From {
			n.Effect, n.Missed = NoticeLate, periods[i-1].LastNotice
		}
		return
	}
}
