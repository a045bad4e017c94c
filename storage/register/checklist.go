package register

import "slices"

// StepState is the state of a step of the procedure on a day.
type StepState string

// The states.
const (
	StepDone      StepState = "done"
	StepDue       StepState = "due"
	StepLate      StepState = "late"
	StepAhead     StepState = "ahead" // there is no day yet to count from
	StepNotNeeded StepState = "not_needed"
)

// StepStates lists them, the most urgent first.
var StepStates = []StepState{StepLate, StepDue, StepAhead, StepDone, StepNotNeeded}

// Step is what a rule asks of one agreement, with its state on a day.
type Step struct {
	Rule  *ProcedureRule
	State StepState
	// Due is the last day for the step, empty where there is none or it is not known yet. Where what it is counted from
	// is not known to the day, it is the last one possible: nobody is called late who may be in time.
	Due Date
	// DoneOn is the day on which it was done, as far as it is known.
	DoneOn Date
	// Document is the number of the paper that proves it.
	Document string
}

// Belated reports whether the step was done after its last day.
func (s Step) Belated() bool { return s.State == StepDone && s.Due.CertainlyBefore(s.DoneOn) }

// Checklist returns the state of each rule's step on a day, for the rules that concern an agreement, in the order
// given; rules switched off or in the trash are left out. Only what was known on the day counts, so a later step never
// changes what an earlier day looked like. The last day itself is not late; days off do not move it.
func Checklist(a *Agreement, rules []*ProcedureRule, on Date) []Step {
	on = on.First()
	var list []Step
	for _, r := range rules {
		if r.concerns(a) {
			list = append(list, r.stepOf(a, on))
		}
	}
	return list
}

// concerns reports whether agreements of this level and kind are the rule's matter.
func (r *ProcedureRule) concerns(a *Agreement) bool {
	return !r.OfVisits() && !r.Off && !r.InTrash() &&
		(len(r.Levels) == 0 || slices.Contains(r.Levels, a.Level)) &&
		(len(r.Kinds) == 0 || slices.Contains(r.Kinds, a.Kind))
}

// stepOf works out the rule's step for one agreement.
func (r *ProcedureRule) stepOf(a *Agreement, on Date) Step {
	s := Step{Rule: r, State: StepAhead}
	from, begun := a.happened(r.Deadline.From, on)
	if begun {
		s.Due = r.Deadline.lastDay(from.day)
	}
	proof, done := a.happened(r.Proof, on)
	switch {
	case done:
		s.State, s.DoneOn, s.Document = StepDone, proof.day, proof.document
	case !r.needed(a, on):
		s.State, s.Due = StepNotNeeded, ""
	case s.Due.CertainlyBefore(on):
		s.State = StepLate
	case begun:
		s.State = StepDue
	}
	return s
}

// AnswerDue returns the last day for the answer of a body by the rules that concern the agreement, the nearest where there
// are several and nothing where no rule speaks of it. It is a proposal: what counts is the day in the approval.
func (a *Agreement) AnswerDue(one Approval, rules []*ProcedureRule) Date {
	var due Date
	for _, r := range rules {
		from := r.Deadline.From
		answered := r.Proof.Kind == MilestoneAnswered && one.is(r.Proof.Body)
		if !answered || from.Kind != MilestoneAsked || !one.is(from.Body) || !r.concerns(a) || one.AskedOn.CertainlyBefore(r.Since) {
			continue
		}
		if day := r.Deadline.lastDay(one.AskedOn); day != "" && (due == "" || day < due) {
			due = day
		}
	}
	return due
}

// lastDay counts the last day from that of the milestone.
func (d TimeLimit) lastDay(milestone Date) Date {
	milestone = milestone.Last()
	switch d.Relation {
	case Before:
		return d.Length.Before(milestone)
	case After:
		return d.Length.After(milestone)
	}
	return ""
}

// needed reports whether the rule still asks for something: not of an agreement older than the rule or over, nor of a
// body whose answer is "need not be asked".
func (r *ProcedureRule) needed(a *Agreement, on Date) bool {
	begins := on
	if signed, ok := a.happened(Milestone{Kind: MilestoneSignature}, on); ok {
		begins = signed.day
	}
	if begins.CertainlyBefore(r.Since) {
		return false
	}
	switch a.StatusOn(on) {
	case StatusExpired, StatusTerminated, StatusNotConcluded:
		return false
	}
	return !r.Proof.OfBody() || !slices.ContainsFunc(a.Approvals, func(one Approval) bool {
		_, answered := one.answered(on)
		return answered && one.Answer == AnswerNotNeeded && one.is(r.Proof.Body)
	})
}

// occurrence is a milestone in the past: its day, empty where unknown, and the number of its paper.
type occurrence struct {
	day      Date
	document string
}

// happened returns the first time that the milestone took place by a day.
func (a *Agreement) happened(e Milestone, on Date) (first occurrence, ok bool) {
	take := func(day Date, document string) {
		if day.First() <= on && (!ok || day < first.day) {
			first, ok = occurrence{day, document}, true
		}
	}
	switch e.Kind {
	case MilestoneSignature:
		if day := a.SignedOn(); day != "" {
			take(day, a.Number)
		}
	case MilestoneAction:
		for _, act := range a.Actions {
			if act.Kind == e.Action && act.given() <= on {
				take(act.taken(), act.Number)
			}
		}
	case MilestoneOriginal:
		if !a.Original.IsZero() {
			take("", "")
		}
	case MilestoneAsked, MilestoneAnswered:
		for _, one := range a.Approvals {
			if !one.is(e.Body) || one.Answer == AnswerNotNeeded {
				continue
			}
			day, there := one.answered(on)
			document := one.Document // of the answer
			if e.Kind == MilestoneAsked {
				day, there, document = one.AskedOn, one.AskedOn != "" || there, ""
			}
			if there {
				take(day, document)
			}
		}
	}
	return first, ok
}

// taken returns the day that counts for an action as a step: an entry into force counts from when it works, all others
// when they are done.
func (a Action) taken() Date {
	if a.On == "" || a.Kind == ActionEntryIntoForce {
		return a.Works()
	}
	return a.On
}

// is reports whether the approval is that of a body of the kind; an empty kind means any.
func (a Approval) is(kind BodyKind) bool { return kind == "" || a.Body == kind }

// answered returns the day of the answer, empty where it is not known, and whether it had come by a day. An answer
// without a day of its own is not known of before the body was asked.
func (a Approval) answered(on Date) (day Date, ok bool) {
	if a.AnsweredOn == "" && a.Answer == "" {
		return "", false
	}
	return a.AnsweredOn, max(a.AnsweredOn.First(), a.AskedOn.First()) <= on
}
