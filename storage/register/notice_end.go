package register

// NoticeEnd says when an agreement ends after a notice that may be given at any time; empty is the day on which the
// length of the notice has passed.
type NoticeEnd string

// The ends. The length may be left out, but for EndNthMonth.
const (
	// EndNextMonth: it ceases on the first day of the month that follows when the length has passed.
	EndNextMonth NoticeEnd = "next_month"
	// EndNthMonth: it ceases on the first day of a month after the notice; the length says the how-manieth month.
	EndNthMonth NoticeEnd = "nth_month"
	// EndYear is the end of the calendar year in which the length has passed.
	EndYear NoticeEnd = "year"
	// EndNextYear is the end of the calendar year after that.
	EndNextYear NoticeEnd = "next_year"
)

// NoticeEnds lists them.
var NoticeEnds = []NoticeEnd{EndNextMonth, EndNthMonth, EndYear, EndNextYear}

// Leave says how an agreement ends by a notice that may be given on any day of a window.
type Leave struct {
	Notice Length
	End    NoticeEnd
}

// Leave returns how the agreement ends by such a notice.
func (a *Agreement) Leave() Leave {
	leave := Leave{a.Rules.Notice, a.Rules.NoticeEnd}
	if a.fixed() {
		leave.Notice = a.Rules.AnyTime
		if !leave.Notice.Given() { // of a term with an end, the notices work at the end of its periods
			leave.End = ""
		}
	}
	return leave
}

// Leave returns how the agreement ends by a notice under the changed clauses.
func (c Amended) Leave() Leave { return (&Agreement{Term: c.Term, Rules: c.Rules}).Leave() }

// Given reports whether the clauses let notice be given.
func (l Leave) Given() bool { return l.Notice.Given() || l.End != "" && l.End != EndNthMonth }

// LastDay returns the last day in force after a notice given on a whole day.
func (l Leave) LastDay(given Date) Date {
	passed := l.Notice.After(given)
	switch {
	case given == "" || passed == Forever:
		return passed
	case l.End == EndNthMonth && l.Notice.Given():
		return monthAfter(given, l.Notice.Count).AddDays(-1)
	case l.End == EndNextMonth:
		return passed[:len("2006-01")].Last()
	case l.End == EndYear:
		return passed[:len("2006")].Last()
	case l.End == EndNextYear:
		return passed.AddMonths(12)[:len("2006")].Last()
	}
	return passed
}

// checkLeave wants an end that can be counted, after a notice that can be given.
func (a *Agreement) checkLeave(out *Problems, field func(string) string) {
	end, leave, count := a.Rules.NoticeEnd, a.Leave(), field("rules.notice.count")
	if a.fixed() {
		count = field("rules.any_time.count")
	}
	oneOf(out, field("rules.notice_end"), end, NoticeEnds, false)
	switch {
	case end == EndNthMonth && !leave.Notice.Given():
		out.fault(count, "problem.required")
	case end == EndNthMonth && leave.Notice.Unit == Days:
		out.fault(count, "problem.month_in_days")
	case end != "" && !leave.Given():
		out.warn(field("rules.notice_end"), "problem.window_without_notice")
	}
}
