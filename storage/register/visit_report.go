package register

import "slices"

// VisitReport is what is written after a visit, and when it was given to whom.
type VisitReport struct {
	// Due is the day fixed for this visit; without one the rule says it.
	Due Date `json:"due,omitempty"`
	On  Date `json:"on,omitempty"`
	// Text follows the fixed scheme: days, country, at whose invitation, members with their posts, programme, outcomes.
	Text   Text `gorm:"embedded;embeddedPrefix:text_" json:"text,omitzero" lines:"kept"`
	SentTo Text `gorm:"embedded;embeddedPrefix:sent_to_" json:"sent_to,omitzero"`
}

// ReportRule returns the rule by which reports on visits fall due: of those that are applied the last, for the house enters
// its own after those that come with the program. It is nil where there is none.
func ReportRule(rules []*ProcedureRule) *ProcedureRule {
	for _, r := range slices.Backward(rules) {
		if r.OfVisits() && !r.Off && !r.InTrash() {
			return r
		}
	}
	return nil
}

// ReportDue returns the day by which the report is due: the one fixed, else so long after the last day as the rule, which
// may be nil, says. A visit that does not take place, or whose last day is not known, has none; nor has
// one that ended before the rule held.
func (v *Visit) ReportDue(rule *ProcedureRule) Date {
	end := v.end()
	switch {
	case v.Off():
		return ""
	case v.Report.Due != "":
		return v.Report.Due
	case rule == nil, end.Precision() != DayKnown, end.CertainlyBefore(rule.Since):
		return ""
	}
	return rule.Deadline.lastDay(end)
}

// AskedFor is for how many days after it was due a report that was not given is asked for; a register of many years has
// visits of which nobody wants one any more.
const AskedFor = 366

// ReportLate reports whether on a day the report is overdue and still asked for.
func (v *Visit) ReportLate(rule *ProcedureRule, day Date) bool {
	due := v.ReportDue(rule)
	given := v.Report.On != "" && v.Report.On.First() <= day || v.StateOn(day) == VisitClosed
	return due != "" && !given && due.CertainlyBefore(day) && day.AddDays(-AskedFor) <= due.First()
}

// checkReport wants days of the calendar; a report given before the visit has begun only warns.
func (v *Visit) checkReport(out *Problems) {
	out.date("report.due", v.Report.Due)
	out.date("report.on", v.Report.On)
	if v.Report.On.CertainlyBefore(v.From) {
		out.warn("report.on", "problem.report_before_visit")
	}
	if v.Report.Due.CertainlyBefore(v.end()) {
		out.warn("report.due", "problem.report_due_before_end")
	}
}
