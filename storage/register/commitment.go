package register

import "slices"

// Duty says whose a commitment is.
type Duty string

// The duties.
const (
	DutyOurs   Duty = "ours"
	DutyTheirs Duty = "theirs"
	DutyBoth   Duty = "both"
)

// Duties lists them.
var Duties = []Duty{DutyOurs, DutyTheirs, DutyBoth}

// DueRule says when a commitment is due; empty where that has not been settled yet.
type DueRule string

// The rules.
const (
	DueDay         DueRule = "day"
	DuePeriod      DueRule = "period"       // again and again, each so many months from the start
	DuePermanent   DueRule = "permanent"    // never overdue, though a report of each period may be due
	DueNextSession DueRule = "next_session" // by the next session, on its day as soon as that is known
	DueNoTerm      DueRule = "no_term"      // there is none, and that was said
)

// DueRules lists them.
var DueRules = []DueRule{DueDay, DuePeriod, DuePermanent, DueNextSession, DueNoTerm}

// Priority is how pressing a commitment is; empty is as any other.
type Priority string

// The priorities.
const (
	PriorityHigh   Priority = "high"
	PriorityNormal Priority = "normal"
	PriorityLow    Priority = "low"
)

// Priorities lists them from the highest.
var Priorities = []Priority{PriorityHigh, PriorityNormal, PriorityLow}

// ClosureResult says with what a commitment was taken off control.
type ClosureResult string

// The results.
const (
	ResultFulfilled    ClosureResult = "fulfilled"
	ResultPartly       ClosureResult = "partly"
	ResultLostPoint    ClosureResult = "lost_point"
	ResultNotFulfilled ClosureResult = "not_fulfilled"
)

// ClosureResults lists them.
var ClosureResults = []ClosureResult{ResultFulfilled, ResultPartly, ResultLostPoint, ResultNotFulfilled}

// CommitmentSources are the kinds of records that a commitment may come from.
var CommitmentSources = []Kind{
	KindAgreement,
	KindSession,
	KindVisit,
	KindMeeting,
}

// Executor is who has to do something: a body, a person, or a person of a body.
type Executor struct {
	BodyID   ID `json:"body,omitzero"`
	PersonID ID `json:"person,omitzero"`
}

// IsZero reports whether nobody is named.
func (e Executor) IsZero() bool { return e == Executor{} }

// Report says how far a commitment has got.
type Report struct {
	ID   ID   `json:"id,omitzero"`
	On   Date `json:"on"`
	Text Text `json:"text,omitzero" lines:"kept"`
	// Percent is how much is done, 0 to 100.
	Percent  int `json:"percent,omitempty" most:"100"`
	AuthorID ID  `json:"author,omitzero"`
	// Period is a day or month of the period that it is about, where the commitment has periods.
	Period Date `json:"period,omitempty"`
	// FileID is the document that shows it.
	FileID ID `json:"file,omitzero"`
	// Final: the commitment is presented to be taken off control, whatever has become of it.
	Final bool `json:"final,omitempty"`
}

// Presents reports whether the report says that there is nothing left to do.
func (r Report) Presents() bool { return r.Final || r.Percent == 100 }

// DueChange is one change of the day on which a commitment is due.
type DueChange struct {
	ID     ID   `json:"id,omitzero"`
	On     Date `json:"on"`
	Old    Date `json:"old,omitempty"`
	New    Date `json:"new"`
	Reason Text `json:"reason"`
	ByID   ID   `json:"by,omitzero"`
}

// Return is a report sent back for more work.
type Return struct {
	ID     ID   `json:"id,omitzero"`
	On     Date `json:"on"`
	Reason Text `json:"reason"`
	ByID   ID   `json:"by,omitzero"`
}

// Closure takes a commitment off control, since ever where its day is not known.
type Closure struct {
	On     Date          `json:"on,omitempty"`
	ByID   ID            `json:"by,omitzero"`
	Result ClosureResult `json:"result,omitempty"`
	Ground Text          `json:"ground,omitzero" lines:"kept"`
}

// Commitment is what somebody promised or was ordered to do, whatever it comes from.
type Commitment struct {
	Head
	// Title is the promise in words.
	Title Text `gorm:"embedded;embeddedPrefix:title_" json:"title"`
	// Number is the point as the protocol numbers it: "2.1".
	Number string `json:"number,omitempty"`
	// Source is the record that it comes from, of a kind of CommitmentSources.
	Source Ref `gorm:"embedded;embeddedPrefix:source_" json:"source,omitzero"`
	// Clause is the place in the source: "art. 5".
	Clause string `json:"clause,omitempty"`
	// Paper is the order or letter that it comes from, where the register has no record of it.
	Paper Text `gorm:"embedded;embeddedPrefix:paper_" json:"paper,omitzero"`
	Side  Duty `json:"side"`
	// PartnerID is the foreign partner with whom it has to do.
	PartnerID    ID         `json:"partner,omitzero"`
	Executor     Executor   `gorm:"embedded;embeddedPrefix:executor_" json:"executor,omitzero"`
	CoExecutors  []Executor `gorm:"serializer:json" json:"co_executors,omitempty"`
	ControllerID ID         `json:"controller,omitzero"`
	Start        Date       `gorm:"column:start_day" json:"start,omitempty"`
	DueRule      DueRule    `json:"due_rule,omitempty"`
	// DueOn is the day as it was first set, where DueRule is DueDay, or DueNextSession and that day is known.
	DueOn Date `json:"due_on,omitempty"`
	// PeriodMonths is the length of a period, where DueRule is DuePeriod or DuePermanent.
	PeriodMonths int         `json:"period_months,omitempty" most:"2400"`
	Priority     Priority    `json:"priority,omitempty"`
	SphereIDs    []ID        `gorm:"serializer:json" json:"spheres,omitempty"`
	Reports      []Report    `gorm:"serializer:json" json:"reports,omitempty"`
	DueChanges   []DueChange `gorm:"serializer:json" json:"due_changes,omitempty"`
	Returns      []Return    `gorm:"serializer:json" json:"returns,omitempty"`
	Closure      Closure     `gorm:"serializer:json" json:"closure,omitzero"`
	// CarriedFromID is the commitment continued by this one. CarriedToID is the one that continues it since CarriedOn.
	CarriedFromID ID   `json:"carried_from,omitzero"`
	CarriedToID   ID   `json:"carried_to,omitzero"`
	CarriedOn     Date `json:"carried_on,omitempty"`
	// TakenOn is the day on which this one took over from CarriedFromID. Before it there was only that one.
	TakenOn Date `json:"taken_on,omitempty"`
	Note    Text `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
}

// hasTerm reports whether it is settled when the commitment is due, "without a term" included.
func (c *Commitment) hasTerm() bool { return c.DueRule != "" }

// Ref points at the commitment.
func (c *Commitment) Ref() Ref { return Ref{KindCommitment, c.ID} }

// Label is the title.
func (c *Commitment) Label() Text { return c.Title }

// Hint is the number of the point.
func (c *Commitment) Hint() Text { return everywhere(c.Number) }

// Words are the title, number, clause, paper, reports and grounds, and the note.
func (c *Commitment) Words() []string {
	all := words(c.Title, c.Number, c.Clause, c.Paper)
	for _, r := range c.Reports {
		all = append(all, words(r.Text)...)
	}
	for _, d := range c.DueChanges {
		all = append(all, words(d.Reason)...)
	}
	for _, r := range c.Returns {
		all = append(all, words(r.Reason)...)
	}
	return append(all, words(c.Closure.Ground, c.Note)...)
}

// Mentions are the source, the partner, who executes, controls, reports and decides, the files of reports, the spheres, and
// the commitments before and after this one.
func (c *Commitment) Mentions() []Mention {
	var m mentions
	m.add(c.Source.Kind, c.Source.ID, RoleSource, "source.id")
	m.add(KindPartner, c.PartnerID, RolePartner, "partner")
	m.add(KindPartner, c.Executor.BodyID, RoleExecutor, "executor.body")
	m.add(KindPerson, c.Executor.PersonID, RoleExecutor, "executor.person")
	for i, e := range c.CoExecutors {
		m.addIn(KindPartner, e.BodyID, RoleCoExecutor, "co_executors", i, "body")
		m.addIn(KindPerson, e.PersonID, RoleCoExecutor, "co_executors", i, "person")
	}
	m.add(KindPerson, c.ControllerID, RoleController, "controller")
	for i, id := range c.SphereIDs {
		m.addIn(KindSphere, id, RoleSphere, "spheres", i, "")
	}
	for i, r := range c.Reports {
		m.addIn(KindPerson, r.AuthorID, RoleReporter, "reports", i, "author")
		m.addIn(KindDocument, r.FileID, RoleProof, "reports", i, "file")
	}
	for i, d := range c.DueChanges {
		m.addIn(KindPerson, d.ByID, RoleDecider, "due_changes", i, "by")
	}
	for i, r := range c.Returns {
		m.addIn(KindPerson, r.ByID, RoleDecider, "returns", i, "by")
	}
	m.add(KindPerson, c.Closure.ByID, RoleDecider, "closure.by")
	m.add(KindCommitment, c.CarriedFromID, RoleCarriedFrom, "carried_from")
	m.add(KindCommitment, c.CarriedToID, RoleCarriedTo, "carried_to")
	return m
}

// Check wants a title and a side, days in their order, and reasons for a changed term or a return. Where there is a
// controller, the reporter may not close the commitment himself.
func (c *Commitment) Check() Problems {
	out := bounds(c)
	out.needText("title", c.Title)
	if !c.Source.IsZero() {
		oneOf(&out, "source.kind", c.Source.Kind, CommitmentSources, true)
	}
	oneOf(&out, "side", c.Side, Duties, true)
	oneOf(&out, "priority", c.Priority, Priorities, false)
	if c.Executor.IsZero() {
		out.warn("executor.body", "problem.no_executor")
	}
	c.checkCoExecutors(&out)
	out.distinct(c.SphereIDs, func(i int) string { return at("spheres", i, "") }, "problem.sphere_twice")
	c.checkDue(&out)
	c.checkCourse(&out)
	c.checkEnd(&out)
	return out
}

func (c *Commitment) checkCoExecutors(out *Problems) {
	for i, e := range c.CoExecutors {
		if e.IsZero() {
			out.fault(at("co_executors", i, "body"), "problem.required")
			continue
		}
		twice := e == c.Executor
		for _, earlier := range c.CoExecutors[:i] {
			twice = twice || e == earlier
		}
		if twice {
			out.fault(at("co_executors", i, "body"), "problem.executor_twice")
		}
	}
}

func (c *Commitment) checkDue(out *Problems) {
	out.date("start", c.Start)
	out.date("due_on", c.DueOn)
	oneOf(out, "due_rule", c.DueRule, DueRules, false)
	switch c.DueRule {
	case "":
		out.warn("due_rule", "problem.no_due")
		fallthrough
	case DuePermanent, DueNoTerm, DuePeriod:
		if c.DueOn != "" {
			out.fault("due_on", "problem.due_without_rule")
		}
	case DueDay:
		if c.DueOn == "" {
			out.fault("due_on", "problem.required")
		}
	}
	if c.DueRule == DuePeriod && c.PeriodMonths == 0 {
		out.fault("period_months", "problem.required")
	}
	if c.periodic() && c.Start == "" {
		out.fault("start", "problem.required")
	}
	if c.DueOn.CertainlyBefore(c.Start) {
		out.fault("due_on", "problem.due_before_start")
	}
	for i, d := range c.DueChanges {
		out.need(at("due_changes", i, "on"), d.On)
		out.date(at("due_changes", i, "old"), d.Old)
		out.need(at("due_changes", i, "new"), d.New)
		out.needText(at("due_changes", i, "reason"), d.Reason)
		if c.ComesAgain() {
			out.fault(at("due_changes", i, "new"), "problem.due_without_rule")
		}
		if d.New.CertainlyBefore(c.Start) {
			out.fault(at("due_changes", i, "new"), "problem.due_before_start")
		}
	}
}

func (c *Commitment) checkCourse(out *Problems) {
	var presented Date // the first day on which the commitment was presented
	for i, r := range c.Reports {
		out.need(at("reports", i, "on"), r.On)
		out.date(at("reports", i, "period"), r.Period)
		if r.On.CertainlyBefore(c.Start) {
			out.warn(at("reports", i, "on"), "problem.report_before_start")
		}
		if c.Closure.On.CertainlyBefore(r.On) {
			out.warn(at("reports", i, "on"), "problem.after_closing")
		}
		if r.Presents() && (presented == "" || r.On.First() < presented) {
			presented = r.On.First()
		}
	}
	for i, r := range c.Returns {
		out.need(at("returns", i, "on"), r.On)
		out.needText(at("returns", i, "reason"), r.Reason)
		if r.On != "" && (presented == "" || r.On.Last() < presented) {
			out.warn(at("returns", i, "on"), "problem.return_without_report")
		}
		if c.Closure.On.CertainlyBefore(r.On) {
			out.warn(at("returns", i, "on"), "problem.after_closing")
		}
	}
}

func (c *Commitment) checkEnd(out *Problems) {
	if end := c.Closure; end != (Closure{}) {
		out.date("closure.on", end.On)
		oneOf(out, "closure.result", end.Result, ClosureResults, true)
		if end.On == "" {
			out.warn("closure.on", "problem.closing_day_unknown")
		}
		if end.On.CertainlyBefore(c.Start) {
			out.fault("closure.on", "problem.closed_before_start")
		}
		if end.Result != ResultFulfilled && end.Ground.IsZero() {
			out.warn("closure.ground", "problem.no_ground")
		}
		c.checkCloser(out)
	}
	out.date("carried_on", c.CarriedOn)
	out.date("taken_on", c.TakenOn)
	switch {
	case c.CarriedToID.IsZero():
		if c.CarriedOn != "" {
			out.fault("carried_to", "problem.required")
		}
	case c.CarriedOn == "":
		out.fault("carried_on", "problem.required")
	case c.Closure != (Closure{}):
		out.fault("closure.on", "problem.carried_and_closed")
	case c.CarriedOn.CertainlyBefore(c.Start):
		out.fault("carried_on", "problem.closed_before_start")
	}
	for _, link := range []struct {
		field string
		id    ID
	}{{"carried_from", c.CarriedFromID}, {"carried_to", c.CarriedToID}} {
		if !link.id.IsZero() && link.id == c.ID {
			out.fault(link.field, "problem.carried_to_itself")
		}
	}
}

// checkCloser keeps whoever has reported from closing, where there is a controller.
func (c *Commitment) checkCloser(out *Problems) {
	by := c.Closure.ByID
	if c.ControllerID.IsZero() {
		return
	}
	if by.IsZero() {
		out.fault("closure.by", "problem.required")
		return
	}
	if c.Reporter(by) {
		out.fault("closure.by", "problem.reporter_closes")
		return
	}
	if by != c.ControllerID {
		out.warn("closure.by", "problem.not_the_controller")
	}
}

// Reporter reports whether a person executes the commitment or has reported on it.
func (c *Commitment) Reporter(person ID) bool {
	if c.Executor.PersonID == person {
		return true
	}
	for _, r := range c.Reports {
		if r.AuthorID == person {
			return true
		}
	}
	return false
}

// CarryOver marks the commitment as carried over and returns the one that continues it from a day, as a decision of a
// session. Number, term and history stay; a term "by the next session" means the one after the new session. Both must
// be saved together.
func (c *Commitment) CarryOver(session ID, on Date) *Commitment {
	next := *c
	next.Head = Head{ID: NewID()}
	next.Source, next.CarriedFromID, next.TakenOn = Ref{KindSession, session}, c.ID, on
	next.CoExecutors, next.SphereIDs = slices.Clone(c.CoExecutors), slices.Clone(c.SphereIDs)
	next.Reports, next.DueChanges, next.Returns = slices.Clone(c.Reports), slices.Clone(c.DueChanges), slices.Clone(c.Returns)
	if next.DueRule == DueNextSession {
		next.DueOn, next.DueChanges = "", nil
	}
	c.CarriedToID, c.CarriedOn = next.ID, on
	return &next
}
