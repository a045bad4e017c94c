package register

import "slices"

// LateSpan is a run of days, both included, on which a step of the procedure is late.
type LateSpan struct {
	From, To Date
	// Due is the last day that was missed.
	Due Date
}

// LateSpans returns the days on which Checklist calls the rule's step late for an agreement. They do not depend on the
// day of asking: the spans follow each other.
func (r *ProcedureRule) LateSpans(a *Agreement) []LateSpan {
	if !r.concerns(a) {
		return nil
	}
	if _, ever := a.happened(r.Deadline.From, Forever); !ever || r.Deadline.Relation == "" {
		return nil
	}
	var spans []LateSpan
	turns := a.turnDays(r.Since)
	for i, from := range turns {
		to := Forever
		if i+1 < len(turns) {
			to = turns[i+1].AddDays(-1)
		}
		step := r.stepOf(a, from)
		switch {
		case step.State == StepDue && step.Due != "" && step.Due.Last() < to:
			from = step.Due.Last().AddDays(1)
		case step.State != StepLate:
			continue
		}
		if n := len(spans); n > 0 && spans[n-1].To.AddDays(1) == from && spans[n-1].Due == step.Due {
			spans[n-1].To = to
			continue
		}
		spans = append(spans, LateSpan{from, to, step.Due})
	}
	return spans
}

// turnDays are the days from which something else may be known of an agreement, in their order, the first one ever and
// some others among them.
func (a *Agreement) turnDays(others ...Date) []Date {
	turns := []Date{firstEver}
	turn := func(days ...Date) {
		for _, d := range days {
			if d = d.First(); d > firstEver && d < Forever {
				turns = append(turns, d)
			}
		}
	}
	for _, span := range Timeline(a) {
		turn(span.From)
	}
	turn(a.SignedOn())
	turn(others...)
	for _, act := range a.Actions {
		turn(act.given(), act.taken())
	}
	for _, one := range a.Approvals {
		turn(one.AskedOn, one.AnsweredOn)
	}
	slices.Sort(turns)
	return slices.Compact(turns)
}
