package lang

import "accord/storage/register"

// ReportRule says by what rule reports on visits fall due, who says so, and whether anybody has looked it up.
func ReportRule(rule register.ReportRule) string {
	said := N("visit.report.rule.days", rule.Within.Count)
	if rule.Within.Unit == register.Months {
		said = T("visit.report.rule.after", Length(rule.Within))
	}
	if rule.Source != "" {
		said += "; " + T("visit.report.rule.source", rule.Source)
	}
	if !rule.Verified {
		said += "; " + T("visit.report.rule.unverified")
	}
	return said
}
