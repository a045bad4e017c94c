package register

// Answer is what a body that was asked for its approval said.
type Answer string

// The answers; none yet is empty.
const (
	AnswerAgreed  Answer = "agreed"
	AnswerRemarks Answer = "remarks"
	AnswerRefused Answer = "refused"
	// AnswerNotNeeded: the body need not be asked about this one.
	AnswerNotNeeded Answer = "not_needed"
)

// Answers lists them.
var Answers = []Answer{AnswerAgreed, AnswerRemarks, AnswerRefused, AnswerNotNeeded}

// Approval is one body asked about a draft: the foreign ministry, justice, economy, our own departments (4-FZ of
// 04.01.1999, art. 4).
type Approval struct {
	ID        ID `json:"id,omitzero"`
	PartnerID ID `json:"partner"`
	// Body is what it is asked as, for the rules of procedure; empty where they do not speak of it.
	Body    BodyKind `json:"body,omitempty"`
	AskedOn Date     `json:"asked_on,omitempty"`
	// Due is the last day for the answer.
	Due        Date   `json:"due,omitempty"`
	AnsweredOn Date   `json:"answered_on,omitempty"`
	Answer     Answer `json:"answer,omitempty"`
	// Document is the number of the answer.
	Document string `json:"document,omitempty"`
	// FileID is the document with the answer.
	FileID ID   `json:"file,omitzero"`
	Note   Text `json:"note,omitzero" lines:"kept"`
}

// Late reports whether the answer is overdue on a day: not there by then, though it was due before.
func (a Approval) Late(day Date) bool {
	asked := a.AskedOn == "" || a.AskedOn.First() <= day.First()
	return asked && a.AnsweredFrom() > day.First() && a.Due.CertainlyBefore(day)
}

// Answered reports whether the answer had come by a day.
func (a Approval) Answered(day Date) bool {
	_, there := a.answered(day.First())
	return there
}

// checkApprovals wants bodies and days in their order.
func (a *Agreement) checkApprovals(out *Problems) {
	for i, one := range a.Approvals {
		out.needID(at("approvals", i, "partner"), one.PartnerID)
		out.date(at("approvals", i, "asked_on"), one.AskedOn)
		out.date(at("approvals", i, "due"), one.Due)
		out.date(at("approvals", i, "answered_on"), one.AnsweredOn)
		oneOf(out, at("approvals", i, "body"), one.Body, BodyKinds, false)
		oneOf(out, at("approvals", i, "answer"), one.Answer, Answers, false)
		if one.AnsweredOn.CertainlyBefore(one.AskedOn) {
			out.fault(at("approvals", i, "answered_on"), "problem.end_before_start")
		}
		if one.Due.CertainlyBefore(one.AskedOn) {
			out.fault(at("approvals", i, "due"), "problem.end_before_start")
		}
	}
}
