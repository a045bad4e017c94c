package lang

import (
	"strings"

	"accord/storage/register"
)

// RuleMilestone names the event of a rule: "signature", "answer (Ministry of Foreign Affairs)"; nothing where there is none.
func (in In) RuleMilestone(e register.Milestone) string {
	switch {
	case e.Kind == "":
		return ""
	case e.Kind == register.MilestoneAction:
		return in.T("agreement.action." + string(e.Action))
	case e.Body != "":
		return in.T("rule.event."+string(e.Kind)) + " (" + in.T("agreement.body."+string(e.Body)) + ")"
	}
	return in.T("rule.event." + string(e.Kind))
}

// RuleDeadline says until when a step must be taken, without a day: "no later than 15 days after “signature”".
func (in In) RuleDeadline(d register.TimeLimit) string {
	from := in.RuleMilestone(d.From)
	switch {
	case from == "":
		return in.T("rule.time.none")
	case d.Relation == "":
		return in.T("rule.time.open", from)
	case !d.Length.Given():
		return in.T("rule.time.same", from)
	case d.Relation == register.Before:
		return in.T("rule.time.before", in.Length(d.Length), from)
	}
	return in.T("rule.time.after", in.Length(d.Length), from)
}

// RuleLevels names the levels of the agreements that a rule is for; a rule fulfilled by a report on a visit is for
// visits.
func (in In) RuleLevels(proof register.Milestone, levels []register.Level) string {
	if proof.Kind == register.MilestoneVisitReport {
		return in.T("rule.levels.visits")
	}
	if len(levels) == 0 {
		return in.T("rule.levels.all")
	}
	words := make([]string, len(levels))
	for i, l := range levels {
		words[i] = in.T("agreement.level." + string(l))
	}
	return strings.Join(words, ", ")
}

// RuleStatus says how far a rule may be relied on: verified, to be verified, not applied.
func (in In) RuleStatus(verified, off bool) string {
	switch {
	case off:
		return in.T("rule.status.off")
	case verified:
		return in.T("rule.status.verified")
	}
	return in.T("rule.status.to_verify")
}
