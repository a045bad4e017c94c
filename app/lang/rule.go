package lang

import (
	"strings"

	"accord/storage/register"
)

// RuleMilestone names the event of a rule: "signature", "answer (Ministry of Foreign Affairs)"; nothing where there is none.
func RuleMilestone(e register.Milestone) string {
	switch {
	case e.Kind == "":
		return ""
	case e.Kind == register.MilestoneAction:
		return T("agreement.action." + string(e.Action))
	case e.Body != "":
		return T("rule.event."+string(e.Kind)) + " (" + T("agreement.body."+string(e.Body)) + ")"
	}
	return T("rule.event." + string(e.Kind))
}

// RuleDeadline says until when a step must be taken, without a day: "no later than 15 days after “signature”".
func RuleDeadline(d register.Deadline) string {
	from := RuleMilestone(d.From)
	switch {
	case from == "":
		return T("rule.time.none")
	case d.Relation == "":
		return T("rule.time.open", from)
	case !d.Length.Given():
		return T("rule.time.same", from)
	case d.Relation == register.Before:
		return T("rule.time.before", Length(d.Length), from)
	}
	return T("rule.time.after", Length(d.Length), from)
}

// RuleLevels names the levels of the agreements that a rule is for; one that a report on a visit fulfils is for visits.
func RuleLevels(proof register.Milestone, levels []register.Level) string {
	if proof.Kind == register.MilestoneVisitReport {
		return T("rule.levels.visits")
	}
	if len(levels) == 0 {
		return T("rule.levels.all")
	}
	words := make([]string, len(levels))
	for i, l := range levels {
		words[i] = T("agreement.level." + string(l))
	}
	return strings.Join(words, ", ")
}

// RuleStatus says how far a rule may be relied on: verified, to be verified, not applied.
func RuleStatus(verified, off bool) string {
	switch {
	case off:
		return T("rule.status.off")
	case verified:
		return T("rule.status.verified")
	}
	return T("rule.status.to_verify")
}
