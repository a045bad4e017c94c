package lang

import "accord/storage/register"

// ReportRule says by what rule reports on visits fall due, who says so, and whether anybody has looked it up.
func ReportRule(rule *register.ProcedureRule) string {
	within := rule.Deadline.Length
	said := N("visit.report.rule.days", within.Count)
	if within.Unit == register.Months {
		said = T("visit.report.rule.after", Length(within))
	}
	if source := rule.Source.Or(Current()); source != "" {
		said += "; " + T("visit.report.rule.source", source)
	}
	if !rule.Verified {
		said += "; " + T("visit.report.rule.unverified")
	}
	return said
}
