package register

import (
	"cmp"
	"slices"
)

// VisitState is what a visit is on a day.
type VisitState string

// The states. Until a visit begins it is what people have decided of it, planned where nobody has; while it lasts and
// after it, what follows from its days; closed again by a decision.
const (
	VisitProposed    VisitState = "proposed"
	VisitAgreeing    VisitState = "agreeing"
	VisitApproved    VisitState = "approved"
	VisitPreparation VisitState = "preparation"
	VisitPlanned     VisitState = "planned"
	VisitUnderWay    VisitState = "under_way"
	VisitEnded       VisitState = "ended"
	VisitReported    VisitState = "reported"
	VisitClosed      VisitState = "closed"
	VisitPostponed   VisitState = "postponed"
	VisitCancelled   VisitState = "cancelled"
	VisitUndated     VisitState = "undated"
)

// VisitStates lists them.
var VisitStates = []VisitState{
	VisitProposed, VisitAgreeing, VisitApproved, VisitPreparation, VisitPlanned, VisitUnderWay, VisitEnded, VisitReported, VisitClosed,
	VisitPostponed, VisitCancelled, VisitUndated,
}

// VisitDecisions lists the states that people decide on; the others follow from days.
var VisitDecisions = []VisitState{
	VisitProposed, VisitAgreeing, VisitApproved, VisitPreparation, VisitPostponed, VisitCancelled, VisitClosed,
}

// VisitStep is a decision that puts a visit into a state. One of an unknown day counts from the beginning.
type VisitStep struct {
	ID    ID         `json:"id,omitzero"`
	State VisitState `json:"state"`
	On    Date       `json:"on,omitempty"`
	// Note says who decided, and by what document.
	Note Text `json:"note,omitzero" lines:"kept"`
}

// end is the last day, that of its beginning where no other is known.
func (v *Visit) end() Date {
	if v.To == "" {
		return v.From
	}
	return v.To
}

// decided returns the last decision taken by a day, the later in the list of two on one day.
func (v *Visit) decided(day Date) (last VisitState) {
	var on Date
	for _, step := range v.Steps {
		if first := step.On.First(); first <= day && first >= on {
			last, on = step.State, first
		}
	}
	return last
}

// StateOn returns the state on a day. A visit is under way once it has certainly begun: one dated by a year is in that
// year, on an unknown day. Without a start it has not begun until its end has passed.
func (v *Visit) StateOn(day Date) VisitState {
	decided, end := v.decided(day), v.end()
	switch {
	case v.Fate == Postponed:
		return VisitPostponed
	case v.Fate == Cancelled:
		return VisitCancelled
	case decided == VisitPostponed || decided == VisitCancelled || decided == VisitClosed:
		return decided
	case end != "" && end.Last() < day && v.Report.On != "" && v.Report.On.First() <= day:
		return VisitReported
	case end != "" && end.Last() < day:
		return VisitEnded
	case v.From != "" && v.From.Last() <= day:
		return VisitUnderWay
	case decided != "":
		return decided
	case end == "":
		return VisitUndated
	}
	return VisitPlanned
}

// Off reports whether a visit does not take place, as far as is known today: it is put off or cancelled, and nothing
// was decided after that.
func (v *Visit) Off() bool {
	last := v.StateOn(Forever)
	return last == VisitPostponed || last == VisitCancelled
}

// Resume takes a postponed visit up again: it has no days yet, and from a day on it is what was decided before it
// was postponed, or in preparation where nothing was.
func (v *Visit) Resume(on Date) {
	if v.Fate == Postponed { // since a day nobody knows
		v.Fate = ""
		v.Steps = slices.Insert(v.Steps, 0, VisitStep{State: VisitPostponed})
	}
	state, since := VisitPreparation, Date("")
	for _, step := range v.Steps {
		off := step.State == VisitPostponed || step.State == VisitCancelled || step.State == VisitClosed
		if first := step.On.First(); !off && first <= on && first >= since {
			state, since = step.State, first
		}
	}
	v.From, v.To = "", ""
	v.Steps = append(v.Steps, VisitStep{State: state, On: on})
}

// VisitSpan is a run of days with one state, both ends included. From is empty where it has no beginning, To is Forever
// where it has no end.
type VisitSpan struct {
	State    VisitState
	From, To Date
}

// Spans returns the states of all days: they follow each other without a hole, and each says what StateOn says.
func (v *Visit) Spans() []VisitSpan {
	turns := []Date{"", v.From.Last(), v.Report.On.First()}
	if end := v.end(); end != "" {
		turns = append(turns, end.Last().AddDays(1))
	}
	for _, step := range v.Steps {
		turns = append(turns, step.On.First())
	}
	slices.SortFunc(turns, cmp.Compare)
	var spans []VisitSpan
	for _, day := range slices.Compact(turns) {
		state := v.StateOn(day)
		if n := len(spans); n > 0 {
			if spans[n-1].State == state {
				continue
			}
			spans[n-1].To = day.AddDays(-1)
		}
		spans = append(spans, VisitSpan{state, day, Forever})
	}
	return spans
}

// checkSteps wants decisions that people take, and closes a visit only when it is over, reported and every outcome is
// settled.
func (v *Visit) checkSteps(out *Problems) {
	for i, step := range v.Steps {
		oneOf(out, at("steps", i, "state"), step.State, VisitDecisions, true)
		out.date(at("steps", i, "on"), step.On)
		if step.State != VisitClosed {
			continue
		}
		if step.On == "" {
			out.fault(at("steps", i, "on"), "problem.required")
		}
		if end := v.end(); end == "" || step.On.CertainlyBefore(end) {
			out.fault(at("steps", i, "on"), "problem.closed_before_end")
		}
		if v.Report.On == "" {
			out.fault("report.on", "problem.closed_without_report")
		} else if step.On.CertainlyBefore(v.Report.On) {
			out.fault(at("steps", i, "on"), "problem.closed_before_report")
		}
		for j, o := range v.Outcomes {
			if o.Open(nil) {
				out.fault(at("outcomes", j, "by"), "problem.closed_unsettled")
			}
		}
	}
}
