package register

import "slices"

// VisitReport is the report on a visit, with the day and the addressee.
type VisitReport struct {
	// Due is the day fixed for this visit; without one the rule says it.
	Due Date `json:"due,omitempty"`
	On  Date `json:"on,omitempty"`
	// Text follows the fixed scheme: days, country, at whose invitation, members with their posts, programme, outcomes.
	Text   Text `gorm:"embedded;embeddedPrefix:text_" json:"text,omitzero" lines:"kept"`
	SentTo Text `gorm:"embedded;embeddedPrefix:sent_to_" json:"sent_to,omitzero"`
}

// ReportRule returns the rule by which reports on visits fall due: the last one applied, since the house's own rules
// come after the shipped ones. It is nil where there is none.
func ReportRule(rules []*ProcedureRule) *ProcedureRule {
	for _, r := range slices.Backward(rules) {
		if r.OfVisits() && !r.Off && !r.InTrash() {
			return r
		}
	}
	return nil
}

// ReportDue returns the day by which the report is due: the fixed one, else counted from the last day by the rule,
// which may be nil. It is empty for a visit that does not take place or has no last day, and for one that ended before
// the rule held.
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

// AskedFor is for how many days a late report is asked for: nobody wants the reports of old visits any more.
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
