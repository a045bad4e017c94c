package register

import (
	"cmp"
	"slices"
)

// course is what became of an agreement after its entry into force: the runs in which it was in force, and how the
// last one ended.
type course struct {
	runs []run
	// notice is the notice that ended it, or is to end it; nil where there is none.
	notice *Action
	inTime bool // the notice was given by the last day for it
}

// run is one stretch in force; To is Forever where nothing ends it.
type run struct {
	from, to Date
	after    Status // what it is when the stretch is over
}

// given gives the day on which a step was made known: its own, else the one from which it works.
func (a Action) given() Date {
	if a.On != "" {
		return a.On.First()
	}
	return a.Effective.First()
}

// courseOf follows an agreement from its entry into force, step by step in the order of their days.
func courseOf(a *Agreement, force Date) course {
	c := course{runs: []run{{force, a.lastDay(), StatusExpired}}}
	steps := slices.Clone(a.Actions)
	slices.SortStableFunc(steps, func(x, y Action) int { return cmp.Compare(x.day(), y.day()) })
	var before run // the last run as it was before the notice
	for _, step := range steps {
		last := &c.runs[len(c.runs)-1]
		day := step.day()
		switch step.Kind {
		case ActionNotice:
			if day == "" || day < last.from || day > last.to {
				continue
			}
			to, inTime := a.stoppedBy(step, *last)
			if to != "" && to < last.to {
				before = *last
				*last = run{last.from, max(to, day.AddDays(-1)), StatusTerminated}
				c.notice, c.inTime = &step, inTime
			}
		case ActionNoticeWithdrawn:
			if c.notice != nil && day != "" && day <= last.to {
				*last, c.notice = before, nil
			}
		case ActionExtension:
			until := step.Until.Last()
			switch {
			case day == "" || until == "" || day < last.from || until < day:
			case day > last.to.AddDays(1):
				c.runs = append(c.runs, run{day, until, StatusExpired})
				c.notice = nil
			case until > last.to:
				last.to, last.after, c.notice = until, StatusExpired, nil
			}
		}
	}
	return c
}

// day is the one by which the steps of a course stand in order: a notice counts when it is given, all others when they
// begin to work.
func (a Action) day() Date {
	if a.Kind == ActionNotice {
		return a.given()
	}
	return a.Works().First()
}

// lastDay gives the last day in force as the clauses alone have it.
func (a *Agreement) lastDay() Date {
	further := a.Rules.times()
	if a.Term == TermUntil || a.Term == TermFor {
		if periods := a.Periods(""); len(periods) > 0 {
			switch {
			case further < 0 && a.endOf(1, periods[0].From) != "":
				return Forever
			case further < 0:
				return periods[0].To
			}
			all := a.Periods(Forever)
			return all[len(all)-1].To
		}
		if a.Term == TermUntil && a.Until != "" {
			return min(a.Until.Last(), Forever)
		}
	}
	return Forever
}

// stoppedBy gives the last day in force after a notice, and whether it was given in time; nothing where the clauses do
// not tell. A notice that names its day works from that day.
func (a *Agreement) stoppedBy(notice Action, in run) (last Date, inTime bool) {
	day := notice.given()
	if notice.Effective != "" {
		return notice.Effective.First().AddDays(-1), true
	}
	if a.Term == TermOpen || a.Term == "" || a.Term == TermFulfilled {
		if !a.Rules.Notice.Given() {
			return "", false
		}
		return a.Rules.Notice.After(day), true
	}
	periods := a.PeriodsFrom(day, day)
	if len(periods) == 0 || periods[0].From > day || in.to < periods[0].To {
		return "", false
	}
	inTime = periods[0].LastNotice == "" || day <= periods[0].LastNotice
	if !inTime && len(periods) > 1 {
		return periods[1].To, false
	}
	return periods[0].To, inTime
}

// missedBy gives the last day for notice that a notice of termination came after; nothing where it came in time, or the
// clauses name no such day.
func (a *Agreement) missedBy(notice Action) Date {
	day := notice.given()
	if day == "" || notice.Effective != "" {
		return ""
	}
	periods := a.PeriodsFrom(day, day)
	if len(periods) == 0 || periods[0].From > day || periods[0].LastNotice >= day {
		return ""
	}
	return periods[0].LastNotice
}

// Stopped gives the last day in force of an agreement that something other than its clauses ends or has ended, and the
// day from which that is known; nothing where nothing does.
func (a *Agreement) Stopped() (knownOn, last Date) {
	force, ok := a.Action(ActionEntryIntoForce)
	if !ok {
		return "", ""
	}
	if course := courseOf(a, force.Works().First()); course.notice != nil {
		knownOn, last = course.notice.given(), course.runs[len(course.runs)-1].to
	}
	if end, ok := a.Action(ActionTermination); ok && end.Works() != "" {
		if day := end.Works().First().AddDays(-1); last == "" || day < last {
			knownOn, last = end.given(), day
		}
	}
	return knownOn, last
}
