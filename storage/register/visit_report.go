package register

// VisitReport is what is written after a visit, and when it was given to whom.
type VisitReport struct {
	// Due is the day fixed for this visit; without one the rule says it.
	Due Date `json:"due,omitempty"`
	On  Date `json:"on,omitempty"`
	// Text follows the fixed scheme: days, country, at whose invitation, members with their posts, programme, outcomes.
	Text   Text `gorm:"embedded;embeddedPrefix:text_" json:"text,omitzero"`
	SentTo Text `gorm:"embedded;embeddedPrefix:sent_to_" json:"sent_to,omitzero"`
}

// ReportRule says how soon after a visit its report is due, and who says so. It is kept in the register, to be changed
// by people; it only reminds.
type ReportRule struct {
	Within Length `json:"within"`
	Source string `json:"source,omitempty"`
	// Verified: somebody has compared it with the text of its source.
	Verified bool `json:"verified,omitempty"`
}

// UsualReportRule is the rule of a register in which nobody has set another. It is an example from another region, not
// compared with its text: Ivanovo wants the report within three days after a delegation has left.
var UsualReportRule = ReportRule{Within: Length{Count: 3, Unit: Days}, Source: "docs.cntd.ru/document/906403588"}

// Check wants a length of time that can be counted.
func (r ReportRule) Check() Problems {
	var out Problems
	oneOf(&out, "within.unit", r.Within.Unit, Units, true)
	if r.Within.Count < 0 || r.Within.Count > longest {
		out.fault("within.count", "problem.out_of_range")
	}
	return out
}

// ReportDue gives the day by which the report is due: the one fixed, else so long after the last day. Of a visit that
// does not take place, or of which the last day is not known, there is none.
func (v *Visit) ReportDue(rule ReportRule) Date {
	end := v.end()
	switch {
	case v.Off():
		return ""
	case v.Report.Due != "":
		return v.Report.Due
	case end.Precision() != DayKnown:
		return ""
	}
	return rule.Within.After(end)
}

// AskedFor is for how many days after it was due a report that was not given is asked for; a register of many years has
// visits of which nobody wants one any more.
const AskedFor = 366

// ReportLate reports whether on a day the report is overdue and still asked for.
func (v *Visit) ReportLate(rule ReportRule, day Date) bool {
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
