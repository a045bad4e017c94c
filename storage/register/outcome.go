package register

// OutcomeKind says what has come of a visit or a meeting.
type OutcomeKind string

// The kinds of outcomes.
const (
	OutcomeAgreed     OutcomeKind = "agreed" // something was agreed on
	OutcomeSigned     OutcomeKind = "signed" // a document was signed
	OutcomeInvitation OutcomeKind = "invitation"
	OutcomeProposal   OutcomeKind = "proposal"
	OutcomeStatement  OutcomeKind = "statement" // something was said that asks for nothing
	OutcomeRefusal    OutcomeKind = "refusal"
)

// OutcomeKinds lists them.
var OutcomeKinds = []OutcomeKind{OutcomeAgreed, OutcomeSigned, OutcomeInvitation, OutcomeProposal, OutcomeStatement, OutcomeRefusal}

// Outcome is one result of a visit or a meeting. The record that takes it further settles it, or somebody's word
// "nothing is needed".
type Outcome struct {
	// ID names the outcome for the records that come of it; the first save sets it.
	ID   ID          `json:"id,omitzero"`
	Text Text        `json:"text"`
	Kind OutcomeKind `json:"kind"`
	// By is the record that takes it further, one of SettlingKinds.
	By Ref `json:"by,omitzero"`
	// Needless says why nothing is needed, NeedlessBy who said so.
	Needless   Text   `json:"needless,omitzero" lines:"kept"`
	NeedlessBy string `json:"needless_by,omitempty"`
}

// SettlingKinds lists the kinds of records that an outcome can be turned into.
var SettlingKinds = []Kind{KindCommitment, KindAgreement, KindInvitation, KindProductionLink}

// Settled reports whether somebody has taken the outcome further or said that nothing is needed.
func (o Outcome) Settled() bool { return !o.By.IsZero() || !o.Needless.IsZero() }

// Open reports whether something is still to do about the outcome: it is more than a statement and nobody settled it,
// or the record that took it further is among those gone.
func (o Outcome) Open(gone map[ID]bool) bool {
	return o.Kind != OutcomeStatement && (!o.Settled() || gone[o.By.ID])
}

// OpenOutcomes returns the number of open ones. Gone may be nil: then no record counts as gone.
func OpenOutcomes(outcomes []Outcome, gone map[ID]bool) int {
	n := 0
	for _, o := range outcomes {
		if o.Open(gone) {
			n++
		}
	}
	return n
}

func outcomeWords(outcomes []Outcome) []string {
	var all []string
	for _, o := range outcomes {
		all = append(all, words(o.Text, o.Needless)...)
	}
	return all
}

func mentionOutcomes(m *mentions, outcomes []Outcome) {
	for i, o := range outcomes {
		m.addIn(o.By.Kind, o.By.ID, RoleSettling, "outcomes", i, "by.id")
	}
}

// checkOutcomes wants a text and a kind, a record that can settle it, and not two ways of settling at once.
func checkOutcomes(out *Problems, outcomes []Outcome) {
	for i, o := range outcomes {
		out.needText(at("outcomes", i, "text"), o.Text)
		oneOf(out, at("outcomes", i, "kind"), o.Kind, OutcomeKinds, true)
		oneOf(out, at("outcomes", i, "by.kind"), o.By.Kind, SettlingKinds, !o.By.IsZero())
		switch {
		case o.Needless.IsZero():
		case !o.By.IsZero():
			out.fault(at("outcomes", i, "needless"), "problem.settled_twice")
		case o.NeedlessBy == "":
			out.warn(at("outcomes", i, "needless_by"), "problem.needless_by_nobody")
		}
	}
}
