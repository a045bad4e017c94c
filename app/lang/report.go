package lang

import "accord/storage/register"

// ReportRule says by what rule reports on visits fall due, who says so, and whether anybody has looked it up.
func (in In) ReportRule(rule *register.ProcedureRule) string {
	within := rule.Deadline.Length
	said := in.N("visit.report.rule.days", within.Count)
	if within.Unit == register.Months {
		said = in.T("visit.report.rule.after", in.Length(within))
	}
	if source := rule.Source.Or(register.Language(in)); source != "" {
		said += "; " + in.T("visit.report.rule.source", source)
	}
	if !rule.Verified {
		said += "; " + in.T("visit.report.rule.unverified")
	}
	return said
}
