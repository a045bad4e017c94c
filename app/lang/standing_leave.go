package lang

import (
	"strconv"

	"accord/storage/register"
)

// leave says by what notice an agreement can be ended or a party can withdraw, when that works, and when the notice can be
// given; any is the sentence where it can be given on every day.
func (in In) leave(a *register.Agreement, s register.Standing, any string, say func(string, ...any)) {
	w, leave, alone := s.Window, a.Leave(), othersGoOn(a, s)
	ahead, over, closes := w.From > s.On, w.To != "" && w.To < s.On, w.To < register.Forever
	always := w == register.Window{} || !ahead && !closes
	if !always {
		any = "open_notice"
	}
	if alone {
		any += "_alone"
	}
	switch {
	case over:
	case counted(leave):
		say(any, in.Length(leave.Notice))
	default:
		say(any + "_plain")
	}
	if !over {
		ends(leave, alone, say)
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
			if alone {
				key = "leave_now_alone"
			}
			say(key, Day(s.On), Day(last))
		}
	}
}

// othersGoOn reports whether an agreement stays in force between the others where one of its parties gives notice: two at
// least would remain.
func othersGoOn(a *register.Agreement, s register.Standing) bool {
	staying := map[register.ID]bool{}
	for _, m := range s.Members {
		if m.To == register.Forever {
			staying[m.PartnerID] = true
		}
	}
	return len(staying) > 2 && !a.Rules.EndsForAll
}

// counted reports whether a notice has a length: the number of an Nth month is none.
func counted(l register.Leave) bool { return l.Notice.Given() && l.End != register.EndNthMonth }

// ends says on which day after a notice an agreement ends, or the part that a party alone takes in it, where not when the
// length of the notice has passed.
func ends(l register.Leave, alone bool, say func(string, ...any)) {
	key := "leave"
	if alone {
		key = "leave_alone"
	}
	switch {
	case l.End == "":
	case l.End == register.EndNthMonth:
		say(key+".nth_month", strconv.Itoa(l.Notice.Count))
	case counted(l):
		say(key + "." + string(l.End))
	default:
		say(key + "_plain." + string(l.End))
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
