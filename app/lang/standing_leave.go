package lang

import (
	"strconv"

	"accord/storage/register"
)

// leave says by what notice an agreement can be ended, when it ends after it, and when the notice can be given; any is the
// sentence where it can be given on every day.
func (in In) leave(a *register.Agreement, s register.Standing, any string, say func(string, ...any)) {
	w, leave := s.Window, a.Leave()
	ahead, over, closes := w.From > s.On, w.To != "" && w.To < s.On, w.To < register.Forever
	always := w == register.Window{} || !ahead && !closes
	if !always {
		any = "open_notice"
	}
	switch {
	case over:
	case counted(leave):
		say(any, in.Length(leave.Notice))
	default:
		say(any + "_plain")
	}
	if !over {
		ends(leave, say)
	}
	switch {
	case over:
		say("notice_over", Day(w.To))
	case always:
	case ahead && closes:
		say("notice_between", Day(w.From), Day(w.To))
	case ahead:
		say("notice_from", Day(w.From))
	default:
		say("notice_within", Day(w.To))
	}
	if w.Next != "" && w.Next < register.Forever {
		say("notice_next", Day(w.Next))
	}
	if leave.End != "" && !ahead && !over {
		if last := leave.LastDay(s.On); last <= s.Until {
			key := "leave_now"
			if len(s.Members) > 0 && !a.Rules.EndsForAll { // the others go on
				key = "leave_now_alone"
			}
			say(key, Day(s.On), Day(last))
		}
	}
}

// counted reports whether a notice has a length: the number of an Nth month is none.
func counted(l register.Leave) bool { return l.Notice.Given() && l.End != register.EndNthMonth }

// ends says on which day after a notice an agreement ends, where not when its length has passed.
func ends(l register.Leave, say func(string, ...any)) {
	switch {
	case l.End == "":
	case l.End == register.EndNthMonth:
		say("leave.nth_month", strconv.Itoa(l.Notice.Count))
	case counted(l):
		say("leave." + string(l.End))
	default:
		say("leave_plain." + string(l.End))
	}
}

// noticeRules says by what notices an agreement is ended, for the line of its final clauses.
func (in In) noticeRules(a *register.Agreement) (said []string) {
	leave := a.Leave()
	notice, anyTime := leave, register.Leave{Notice: a.Rules.AnyTime}
	if a.Term == register.TermFor || a.Term == register.TermUntil {
		notice, anyTime = register.Leave{Notice: a.Rules.Notice}, leave
	}
	if words := in.leaveRule("agreement.rules.notice", notice); words != "" {
		if a.Rules.Channel != "" {
			words += ", " + in.T("agreement.channel."+string(a.Rules.Channel))
		}
		said = append(said, words)
	}
	if words := in.leaveRule("agreement.rules.any_time", anyTime); words != "" {
		said = append(said, words)
	}
	switch {
	case leave.End == register.EndNthMonth:
		said = append(said, in.T("agreement.rules.nth_month", strconv.Itoa(leave.Notice.Count)))
	case leave.End != "":
		said = append(said, in.T("agreement.rules.notice_end", in.T("agreement.notice_end."+string(leave.End))))
	}
	return said
}

// leaveRule says one of the notices by a key; nothing where there is none.
func (in In) leaveRule(key string, l register.Leave) string {
	switch {
	case counted(l):
		return in.T(key, in.Length(l.Notice))
	case l.Notice.Given() || l.Given():
		return in.T(key + "_plain")
	}
	return ""
}
