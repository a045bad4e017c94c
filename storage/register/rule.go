package register

import "slices"

// BodyKind is the part a body plays when it is asked about a draft: rules name bodies by it and not one by one.
type BodyKind string

// The kinds of bodies.
const (
	BodyForeignMinistry BodyKind = "foreign_ministry"
	BodyJustice         BodyKind = "justice"
	BodyEconomy         BodyKind = "economy"
	BodyGovernment      BodyKind = "government"
	BodyFederal         BodyKind = "federal" // any other federal body
	BodyDepartment      BodyKind = "department"
)

// BodyKinds lists them.
var BodyKinds = []BodyKind{BodyForeignMinistry, BodyJustice, BodyEconomy, BodyGovernment, BodyFederal, BodyDepartment}

// MilestoneKind is a kind of step that the record of an agreement, or of a visit, shows.
type MilestoneKind string

// The kinds of milestones.
const (
	MilestoneAsked     MilestoneKind = "asked"     // a body was asked, or sent papers
	MilestoneAnswered  MilestoneKind = "answered"  // a body answered
	MilestoneSignature MilestoneKind = "signature" // the last party signed
	MilestoneAction    MilestoneKind = "action"    // an action was taken
	MilestoneOriginal  MilestoneKind = "original"  // the place of the original is recorded; it has no day

	MilestoneVisitEnd    MilestoneKind = "visit_end"    // the last day of a visit
	MilestoneVisitReport MilestoneKind = "visit_report" // the report on a visit was given
)

// MilestoneKinds lists them.
var MilestoneKinds = []MilestoneKind{
	MilestoneAsked, MilestoneAnswered, MilestoneSignature, MilestoneAction, MilestoneOriginal, MilestoneVisitEnd, MilestoneVisitReport,
}

// Milestone is a step that fulfils a rule or starts its time.
type Milestone struct {
	Kind MilestoneKind `json:"kind,omitempty"`
	// Body is the one asked or answering; empty: any.
	Body BodyKind `json:"body,omitempty"`
	// Action is the one taken, where Kind is MilestoneAction.
	Action ActionKind `json:"action,omitempty"`
}

// OfBody reports whether the milestone is something that a body asked does or is done to.
func (e Milestone) OfBody() bool { return e.Kind == MilestoneAsked || e.Kind == MilestoneAnswered }

// Relation says on which side of a milestone a step must be taken.
type Relation string

// The relations; without one a step becomes due with the milestone and is never late.
const (
	Before Relation = "before"
	After  Relation = "after"
)

// Relations lists them.
var Relations = []Relation{Before, After}

// TimeLimit is the last day for a step: so long before or after a milestone. Without a length it is the day of the milestone itself.
type TimeLimit struct {
	Relation Relation  `json:"relation,omitempty"`
	Length   Length    `json:"length,omitzero"`
	From     Milestone `json:"from,omitzero"`
}

// ProcedureRule says what the law, or a custom of the house, wants to be done on the way of an agreement or after a
// visit, and until when. Rules are kept with their source, to be looked up and changed by people; they warn and never block.
type ProcedureRule struct {
	Head
	// Step is what must be done.
	Step Text `gorm:"embedded;embeddedPrefix:step_" json:"step"`
	// Levels and Kinds are those of the agreements concerned; none means all.
	Levels []Level         `gorm:"serializer:json" json:"levels,omitempty"`
	Kinds  []AgreementKind `gorm:"serializer:json" json:"kinds,omitempty"`
	// Proof is the step of the agreement that proves it done.
	Proof    Milestone `gorm:"serializer:json" json:"proof"`
	Deadline TimeLimit `gorm:"serializer:json" json:"deadline,omitzero"`
	// Since is the day from which the rule holds; agreements signed before it are not concerned.
	Since  Date `json:"since,omitempty"`
	Source Text `gorm:"embedded;embeddedPrefix:source_" json:"source,omitzero"`
	// Verified: somebody has compared the rule with the text of its source.
	Verified bool `json:"verified,omitempty"`
	// Off: the rule is kept and not applied.
	Off  bool `json:"off,omitempty"`
	Note Text `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
}

// Ref points at the rule.
func (r *ProcedureRule) Ref() Ref { return Ref{KindRule, r.ID} }

// Label is the step.
func (r *ProcedureRule) Label() Text { return r.Step }

// Hint is the source.
func (r *ProcedureRule) Hint() Text { return r.Source }

// Words are the step, the source and the note.
func (r *ProcedureRule) Words() []string { return words(r.Step, r.Source, r.Note) }

// Mentions are none: a rule speaks of kinds, not of records.
func (r *ProcedureRule) Mentions() []Mention { return nil }

// OfVisits reports whether the rule speaks of reports on visits, and of no agreement.
func (r *ProcedureRule) OfVisits() bool { return r.Proof.Kind == MilestoneVisitReport }

// AsksTheSame reports whether two rules want the same steps of the same agreements until the same days, whatever else they
// say.
func (r *ProcedureRule) AsksTheSame(other *ProcedureRule) bool {
	return slices.Equal(r.Levels, other.Levels) && slices.Equal(r.Kinds, other.Kinds) && r.Proof == other.Proof && r.Deadline == other.Deadline &&
		r.Since == other.Since && r.Off == other.Off && r.InTrash() == other.InTrash()
}

// Check wants a step, its proof and a time that can be counted; only a report is counted from the end of the visit, and
// always. A rule without a source only warns.
func (r *ProcedureRule) Check() Problems {
	out := bounds(r)
	out.needText("step", r.Step)
	for i, l := range r.Levels {
		oneOf(&out, at("levels", i, ""), l, Levels, true)
	}
	for i, k := range r.Kinds {
		oneOf(&out, at("kinds", i, ""), k, AgreementKinds, true)
	}
	out.milestone("proof", r.Proof, true)
	d := r.Deadline
	oneOf(&out, "deadline.relation", d.Relation, Relations, false)
	oneOf(&out, "deadline.length.unit", d.Length.Unit, Units, false)
	if d.Length.Given() && d.Relation == "" {
		out.fault("deadline.relation", "problem.required")
	}
	out.milestone("deadline.from", d.From, d.Relation != "")
	switch {
	case d.From.Kind == MilestoneOriginal:
		out.fault("deadline.from.kind", "problem.event_without_day")
	case d.From.Kind != "" && d.From == r.Proof:
		out.fault("deadline.from.kind", "problem.counted_from_itself")
	}
	r.checkVisits(&out)
	out.date("since", r.Since)
	if r.Source.IsZero() {
		out.warn("source", "problem.no_source")
	}
	return out
}

// milestone checks one milestone of a rule.
func (p *Problems) milestone(field string, e Milestone, required bool) {
	oneOf(p, field+".kind", e.Kind, MilestoneKinds, required)
	oneOf(p, field+".body", e.Body, BodyKinds, false)
	oneOf(p, field+".action", e.Action, ActionKinds, e.Kind == MilestoneAction)
	if e.Body != "" && !e.OfBody() {
		p.fault(field+".body", "problem.no_place_here")
	}
	if e.Action != "" && e.Kind != MilestoneAction {
		p.fault(field+".action", "problem.no_place_here")
	}
}

// checkVisits keeps apart what agreements go through and what visits do.
func (r *ProcedureRule) checkVisits(out *Problems) {
	if r.Proof.Kind == MilestoneVisitEnd {
		out.fault("proof.kind", "problem.no_place_here")
	}
	switch from := r.Deadline.From.Kind; {
	case !r.OfVisits():
		if from == MilestoneVisitEnd || from == MilestoneVisitReport {
			out.fault("deadline.from.kind", "problem.no_place_here")
		}
		return
	case from != MilestoneVisitEnd:
		out.fault("deadline.from.kind", "problem.not_from_visit_end")
	case r.Deadline.Relation != After:
		out.fault("deadline.relation", "problem.not_from_visit_end")
	}
	for i := range r.Levels {
		out.fault(at("levels", i, ""), "problem.no_place_here")
	}
	for i := range r.Kinds {
		out.fault(at("kinds", i, ""), "problem.no_place_here")
	}
}
