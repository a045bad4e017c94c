package register

import (
	"cmp"
	"slices"
)

// CommitmentState is what a commitment is on a day. That it is overdue is no state: it follows from the day.
type CommitmentState string

// The states; the four of a closure are those of its result.
const (
	CommitmentNew          CommitmentState = "new"
	CommitmentUnderWay     CommitmentState = "under_way"
	CommitmentReported     CommitmentState = "reported"
	CommitmentReturned     CommitmentState = "returned"
	CommitmentFulfilled    CommitmentState = "fulfilled"
	CommitmentPartly       CommitmentState = "partly"
	CommitmentLostPoint    CommitmentState = "lost_point"
	CommitmentNotFulfilled CommitmentState = "not_fulfilled"
	CommitmentCarriedOver  CommitmentState = "carried_over"
)

// CommitmentStates lists them, the open ones first.
var CommitmentStates = []CommitmentState{
	CommitmentNew, CommitmentUnderWay, CommitmentReported, CommitmentReturned, CommitmentFulfilled, CommitmentPartly,
	CommitmentLostPoint, CommitmentNotFulfilled, CommitmentCarriedOver,
}

// OpenCommitments lists the states in which something is still to be done.
var OpenCommitments = CommitmentStates[:4]

// Open reports whether something is still to be done.
func (s CommitmentState) Open() bool { return slices.Contains(OpenCommitments, s) }

// begins is the day since which the commitment is certainly under way: one that starts in 2026 begins on an unknown day of
// that year, as a visit of 2026 does. Periods are counted from the first day that the start can mean, so the first of them
// begins then.
func (c *Commitment) begins() Date {
	if c.periodic() {
		return c.Start.First()
	}
	return c.Start.Last()
}

// by reports whether the commitment was off control on a day.
func (c Closure) by(day Date) bool { return c.Result != "" && c.On.First() <= day }

// StateOn returns the state on a day, of what was known by then. A commitment is under way once it has certainly begun, or
// without a start as soon as somebody has to do it; a report counts when it presents the commitment, until it is sent back.
func (c *Commitment) StateOn(day Date) CommitmentState {
	switch {
	case c.Closure.by(day):
		return CommitmentState(c.Closure.Result)
	case !c.CarriedToID.IsZero() && c.CarriedOn != "" && c.CarriedOn.First() <= day:
		return CommitmentCarriedOver
	}
	reported, presented, reports := false, Date(""), 0
	for _, r := range c.Reports {
		if r.On == "" || r.On.First() > day {
			continue
		}
		reported = true
		presented, reports = latest(presented, reports, r.On.First(), r.Presents())
	}
	returned, returns := Date(""), 0
	for _, r := range c.Returns {
		returned, returns = latest(returned, returns, r.On.First(), r.On != "" && r.On.First() <= day)
	}
	switch {
	case returns > 0 && (returned > presented || returned == presented && returns >= reports):
		return CommitmentReturned
	case reports > 0:
		return CommitmentReported
	case reported, c.Start != "" && c.begins() <= day, c.Start == "" && !c.Executor.IsZero():
		return CommitmentUnderWay
	}
	return CommitmentNew
}

// latest keeps the last of some days and how many fell on it.
func latest(last Date, n int, day Date, counts bool) (Date, int) {
	switch {
	case !counts || day < last:
		return last, n
	case day == last:
		return last, n + 1
	}
	return day, 1
}

// DueOnDay returns the due day as it was known on a day; for a commitment with periods, the last day of the first
// period without a report. Empty where there is none.
func (c *Commitment) DueOnDay(day Date) Date {
	if c.periodic() {
		return c.reportDue(day)
	}
	due := Date("")
	if c.DueRule == DueDay || c.DueRule == DueNextSession {
		due = c.DueOn
	}
	changes := slices.Clone(c.DueChanges)
	slices.SortStableFunc(changes, func(a, b DueChange) int { return cmp.Compare(a.On.First(), b.On.First()) })
	for _, change := range changes {
		if change.On != "" && change.On.First() <= day && change.New != "" {
			due = change.New
		}
	}
	return due
}

// OverdueOn reports whether the commitment should have been done before a day and was still open. One that is
// permanent never is.
func (c *Commitment) OverdueOn(day Date) bool {
	due := c.DueOnDay(day)
	return due != "" && c.DueRule != DuePermanent && due.Last() < day && c.StateOn(day).Open()
}

// LastReport returns the latest report that was there on a day; ok is false where there was none.
func (c *Commitment) LastReport(day Date) (last Report, ok bool) {
	for _, r := range c.Reports {
		if r.On != "" && r.On.First() <= day && (!ok || r.On.First() >= last.On.First()) {
			last, ok = r, true
		}
	}
	return last, ok
}

// ComesAgain reports whether the term is one of periods: when each ends follows from the start and the length of a period.
func (c *Commitment) ComesAgain() bool { return c.DueRule == DuePeriod || c.DueRule == DuePermanent }

// periodic reports whether there are periods to be reported on.
func (c *Commitment) periodic() bool {
	return c.DueRule == DuePeriod || c.DueRule == DuePermanent && c.PeriodMonths > 0
}

// reportDue returns the last day of the first period without a report. A report is about the period it names, else
// about the first period without a report that had begun by its day.
func (c *Commitment) reportDue(day Date) Date {
	if c.Start == "" || c.PeriodMonths <= 0 {
		return ""
	}
	start := c.Start.First()
	begins := func(n int) Date { return monthsAfter(start, n*c.PeriodMonths) }
	done := map[int]bool{}
	reports := slices.Clone(c.Reports)
	slices.SortStableFunc(reports, func(a, b Report) int { return cmp.Compare(a.On.First(), b.On.First()) })
	next := 0 // the first period without a report
	for _, r := range reports {
		if r.On == "" || r.On.First() > day {
			continue
		}
		switch about := r.Period.First(); {
		case about == "":
			if begins(next) <= r.On.First() {
				done[next] = true
			}
		case about >= start:
			n := (12*(about.Year()-start.Year()) + about.Month() - start.Month()) / c.PeriodMonths
			if r.Period.Precision() == DayKnown && begins(n) > about {
				n--
			}
			done[n] = true
		case r.Period.Last() >= start:
			done[0] = true // it names the month or year in which the first period begins
		}
		for done[next] {
			next++
		}
	}
	if end := begins(next + 1); end < Forever {
		return end.AddDays(-1)
	}
	return ""
}

// CommitmentSpan is a stretch of days, both included, on which a commitment stays as it is.
type CommitmentSpan struct {
	From, To Date
	State    CommitmentState
	// Due is the day on which it is due as known on these days.
	Due     Date
	Overdue bool
}

// Course returns the state of the commitment on every day, in spans without a hole. A commitment that took over from
// another begins on the day of the other.
func (c *Commitment) Course() []CommitmentSpan {
	begins := max(firstEver, c.TakenOn.First())
	turns := []Date{begins}
	turn := func(d Date) {
		if d = d.First(); d.Precision() == DayKnown && d > begins {
			turns = append(turns, d)
		}
	}
	turn(c.begins())
	turn(c.Closure.On)
	turn(c.CarriedOn)
	for _, r := range c.Reports {
		turn(r.On)
	}
	for _, d := range c.DueChanges {
		turn(d.On)
	}
	for _, r := range c.Returns {
		turn(r.On)
	}
	slices.Sort(turns)
	turns = slices.Compact(turns)
	var spans []CommitmentSpan
	add := func(from, to Date) {
		one := CommitmentSpan{from, to, c.StateOn(from), c.DueOnDay(from), c.OverdueOn(from)}
		if n := len(spans); n > 0 {
			last := spans[n-1]
			if last.State == one.State && last.Due == one.Due && last.Overdue == one.Overdue {
				spans[n-1].To = to
				return
			}
		}
		spans = append(spans, one)
	}
	for i, from := range turns {
		to := Forever
		if i+1 < len(turns) {
			to = turns[i+1].AddDays(-1)
		}
		if due := c.DueOnDay(from).Last(); due.Precision() == DayKnown && from <= due && due < to {
			add(from, due)
			from = due.AddDays(1)
		}
		add(from, to)
	}
	return spans
}
