package lang

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"accord/storage/register"
)

// AgreementState says the state of an agreement on a day in a few words: "in force until 17.05.2026".
func (in In) AgreementState(a *register.Agreement, on register.Date, names Names) string {
	s := a.StandingOn(on)
	a = a.ClausesOn(on)
	said := in.stateAlone(a, s, names) + in.withoutUs(a, s, on.First())
	others := func(ids []register.ID) []register.ID {
		return slices.DeleteFunc(ids, func(id register.ID) bool { return ours(a, id) })
	}
	left, leaving := s.Departures()
	return said + in.suspendedFor(others(s.Suspended()), names) + in.departures(others(left), others(leaving), names)
}

// AgreementStatus returns a standing in as few words as a list has room for: who gave notice, who has left or leaves,
// and what is uncertain.
func (in In) AgreementStatus(s register.Standing, names Names) string {
	said := in.T("agreement.status." + string(s.Status))
	switch s.Status {
	case register.StatusNoticeGiven:
		said = in.noticeGiven(s, names)
	case register.StatusSuspended:
		if s.Resumes == register.Forever {
			said = in.T("agreement.state.suspended", said)
		}
		if s.Notice != nil {
			said += "; " + in.noticeGiven(s, names)
		}
	case register.StatusSigned, register.StatusAdopted:
		said = in.T("agreement.listed.not_in_force", said)
	}
	left, leaving := s.Departures()
	return said + in.suspendedFor(s.Suspended(), names) + in.departures(left, leaving, names)
}

func (in In) stateAlone(a *register.Agreement, s register.Standing, names Names) string {
	word := in.T("agreement.status." + string(s.Status))
	first, last, unsure := s.Between()
	switch {
	case unsure && s.Status.Over():
		return in.T("agreement.state.last_day", word, in.someDay(a.UntilAs(s), first, last))
	case s.Status == register.StatusNoticeGiven:
		return in.noticeState(s, names)
	case s.Status == register.StatusSuspended:
		said := in.suspendedState(s, word)
		if s.Notice != nil {
			said += "; " + in.noticeState(s, names)
		}
		return said
	case s.Status == register.StatusSigned || s.Status == register.StatusAdopted:
		return in.T("agreement.state.not_in_force", word)
	case s.Status == register.StatusProvisional && s.Applied.To < register.Forever:
		return in.T("agreement.state.until", word, in.to(s.Applied.To))
	case s.Until == register.Forever && s.Status == register.StatusInForce && a.Term == register.TermOpen:
		return in.T("agreement.state.open", word)
	case s.Until != "" && s.Until != register.Forever:
		return in.T("agreement.state.until", word, in.to(s.Ends()))
	case s.After != "":
		return in.T("agreement.state.some_day", word)
	case s.Status.Over() && s.From != "":
		since := cmp.Or(s.Since, s.From)
		if since.Precision() != register.DayKnown {
			return in.T("agreement.state.in", word, in.on(since))
		}
		return in.T("agreement.state.since", word, Day(since))
	}
	return word
}

// suspendedState says until when the agreement is suspended; one that ends before is not resumed.
func (in In) suspendedState(s register.Standing, word string) string {
	switch {
	case s.Resumes == register.Forever:
		return in.T("agreement.state.suspended", word)
	case s.Resumes <= s.Until:
		return in.T("agreement.state.until", word, in.to(s.Resumed()))
	case s.Notice != nil:
		return word
	}
	return in.T("agreement.state.last_day", word, in.within(s.Ends()))
}

// ApprovalAnswer says what a body answered by a day, or until when that is awaited.
func (in In) ApprovalAnswer(one register.Approval, on register.Date) string {
	switch {
	case one.Late(on):
		return in.T("agreement.answer_late", Day(one.Due))
	case one.Answered(on):
		said := in.T("agreement.answer")
		if one.Answer != "" {
			said = in.T("agreement.answer." + string(one.Answer))
		}
		return strings.TrimSpace(said + " " + Day(one.AnsweredOn))
	case one.Due != "":
		return in.T("agreement.answer_awaited", Day(one.Due))
	}
	return in.T("agreement.answer_none")
}

// AgreementSentence explains the state of an agreement on a day: why it is so, until when, what happens then, and what
// one may still do.
func (in In) AgreementSentence(a *register.Agreement, on register.Date, names Names) string {
	s := a.StandingOn(on)
	a = a.ClausesOn(on)
	var said []string
	say := func(key string, args ...any) { said = append(said, in.T("agreement.explained."+key, args...)) }
	if s.Status == register.StatusNotYet {
		say("not_yet", Day(s.To.AddDays(1)))
		return strings.Join(said, " ")
	}
	in.done(a, say)
	in.entry(a, s, on.First(), names, say)
	first, last, unsure := s.Between()
	switch {
	case unsure && s.Status == register.StatusUnclear && s.Notice != nil:
		in.notice(a, s, names, say)
	case unsure && s.Status.Over():
		if s.Notice != nil && s.Notice.On.Precision() != register.DayKnown {
			say("notice_of_some_day", in.givenOn(s.Notice, names))
		}
		say("ended_between", Day(first), Day(last))
	case s.Status.Running():
		in.suspensions(s, names, say)
		in.future(a, s, names, say)
		in.idleNotices(s, names, say)
		in.inVain(s, names, say)
		in.members(s, on.First(), names, say)
	case s.Status == register.StatusExpired:
		switch {
		case s.From == "":
		case s.Entered:
			say("expired", Day(s.From.AddDays(-1)))
		default:
			say("ran_out", Day(s.From.AddDays(-1)))
		}
		if a.Rules.Tacit() && !s.Extended {
			say("renewals_used")
		}
		if s.Again() {
			in.again(s, say)
		}
		in.idleNotices(s, names, say)
	case s.Status == register.StatusTerminated:
		in.ended(a, s, names, say)
	case s.Status == register.StatusNotConcluded:
		say("not_concluded")
		if s.After != "" {
			say("ended_some_day", Day(s.After))
		}
	default:
		in.idleNotices(s, names, say)
		in.inVain(s, names, say)
	}
	in.withdrawn(s, names, say)
	if s.Repeated != nil {
		switch day := s.Repeated.Works(); {
		case day == "":
		case s.Repeated.Kind == register.ActionNotConcluded:
			say("not_concluded_late", in.of(day))
		default:
			say("ended_twice", in.on(day))
		}
	}
	if a.Rules.Survival && s.Entered {
		say("survival")
	}
	return strings.Join(said, " ")
}

// done says when the text was adopted and signed.
func (in In) done(a *register.Agreement, say func(string, ...any)) {
	adopted, ok := a.Action(register.ActionAdoption)
	switch {
	case ok && adopted.Works() != "":
		say("adopted", in.named(adopted.Works()))
	case ok:
		say("adopted_some_day")
	}
	switch signed := a.SignedOn(); {
	case signed != "":
		say("signed", in.named(signed))
	case !ok:
		say("not_signed")
	}
}

// entry says when the agreement entered into force, or will.
func (in In) entry(a *register.Agreement, s register.Standing, on register.Date, names Names, say func(string, ...any)) {
	switch {
	case s.Entered && s.Force == "":
		say("force_unknown")
	case s.Entered && s.Force.First() > on && s.Force.Precision() != register.DayKnown:
		say("force_coming_some_day", in.named(s.Force))
	case s.Entered && s.Force.First() > on:
		say("force_coming", Day(s.Force))
	case s.Entered && s.Force.Precision() != register.DayKnown:
		say("force_some_day", in.named(s.Force))
	case s.Entered:
		say("force", Day(s.Force))
	case s.Status == register.StatusUnclear:
		say("force_unclear")
	case s.Status == register.StatusAdopted || s.Status == register.StatusSigned || s.Status == register.StatusProvisional:
		say("not_in_force")
		in.awaits(a.Rules.Force, say)
		if day := a.ProposedForce(on); day != "" {
			say("proposed", in.named(day))
		}
	}
	switch {
	case s.Applied.From != "" && (s.Status == register.StatusProvisional || !s.Entered):
		in.applied(s, names, say)
	case s.Status == register.StatusUnclear && s.Entered:
		in.unclear(a, say)
	}
}

// applied says since when the agreement is applied provisionally and until when, or when it was.
func (in In) applied(s register.Standing, names Names, say func(string, ...any)) {
	p := s.Applied
	switch {
	case p.To == register.Forever && s.Status == register.StatusProvisional:
		say("provisional", in.of(p.Since))
	case p.To >= s.On && s.Status == register.StatusProvisional:
		say("provisional_until", in.of(p.Since), Day(p.To))
	case p.To < s.On:
		say("was_provisional", in.of(p.Since), Day(p.To))
	}
	if p.By != nil {
		say("provisional_notice", in.of(p.By.On)+by(p.By.PartnerID, names))
	}
}

// awaits says on what an agreement enters into force, and how long after.
func (in In) awaits(r register.ForceRule, say func(string, ...any)) {
	if r.Basis == "" {
		return
	}
	event := in.T("agreement.force." + string(r.Basis))
	if r.Basis.Counted() && r.Number > 0 {
		event = in.T("agreement.force_number."+string(r.Basis), strconv.Itoa(r.Number))
	}
	switch {
	case r.Basis == register.ForceOnDay:
		say("awaits", event)
	case r.Start == register.ForceNthMonth && r.After.Given():
		say("awaits_nth_month", event, strconv.Itoa(r.After.Count))
	case r.Start == register.ForceNextMonth && r.After.Given():
		say("awaits_next_month_after", event, in.Length(r.After))
	case r.Start == register.ForceNextMonth:
		say("awaits_next_month", event)
	case r.After.Given():
		say("awaits_after", event, in.Length(r.After))
	default:
		say("awaits", event)
	}
}

// unclear says since when nobody knows whether an agreement is still in force.
func (in In) unclear(a *register.Agreement, say func(string, ...any)) {
	switch from, ok := a.UnclearFrom(); {
	case !ok: // it is so by a notice
	case from != "":
		say("unclear_since", in.of(from))
	default:
		say("unclear")
	}
}

// ended says why an agreement is terminated.
func (in In) ended(a *register.Agreement, s register.Standing, names Names, say func(string, ...any)) {
	who := ""
	switch left := s.Ended; {
	case left != nil && a.Leaves(*left):
		say("ended_by_leaving", strings.TrimSpace(in.of(left.Works())+by(left.PartnerID, names)))
	case left != nil:
		who = by(left.PartnerID, names)
	case s.Notice == nil || s.Notice.On == "":
	case s.Notice.Alone:
		say("ended_alone", in.givenOf(s.Notice, names))
		doubtful(s, say)
	case s.Notice.Effect == register.NoticeDoubtful:
		say("ended_by_doubtful_notice", in.givenOf(s.Notice, names))
	case s.Notice.Effect == register.NoticeLate:
		say("ended_by_late_notice", in.givenOf(s.Notice, names))
	default:
		say("ended_by_notice", in.givenOf(s.Notice, names))
	}
	switch {
	case s.After != "":
		say("terminated_some_day", who)
		say("ended_some_day", Day(s.After))
	case s.From != "":
		say("terminated", in.named(cmp.Or(s.Since, s.From))+who)
	}
}

// Length says a length of time: "6 months", "3 years", "30 days".
func (in In) Length(l register.Length) string {
	switch {
	case l.Unit == register.Days:
		return in.N("length.days", l.Count)
	case l.Count%12 == 0:
		return in.N("length.years", l.Count/12)
	}
	return in.N("length.months", l.Count)
}

// AmendedRules says the clauses that an amendment has brought in one line.
func (in In) AmendedRules(c register.Amended) string {
	return in.AgreementRules(&register.Agreement{Term: c.Term, Until: c.Until, Rules: c.Rules})
}

// AgreementRules says the final clauses in one line: the term, the renewal and the notice.
func (in In) AgreementRules(a *register.Agreement) string {
	var said []string
	r := a.Rules
	months := func(n int) string { return in.Length(register.Length{Count: n, Unit: register.Months}) }
	switch a.Term {
	case register.TermFor:
		length := months(r.Months)
		if r.From != "" {
			length = in.T("agreement.rules.from", length, in.T("agreement.from."+string(r.From)))
		}
		said = append(said, length)
	case register.TermUntil:
		said = append(said, in.T("agreement.rules.until", Day(a.Until)))
	case register.TermOpen, register.TermFulfilled:
		said = append(said, in.T("agreement.term."+string(a.Term)))
	}
	if r.Renewal != "" {
		word := in.T("agreement.renewal." + string(r.Renewal))
		if r.Renewal == register.RenewalTimes {
			word = in.N("agreement.rules.times", r.Times)
		}
		if length := r.RenewalMonths; r.Tacit() && (length > 0 || r.Months > 0) {
			if length == 0 {
				length = r.Months
			}
			by := months(length)
			for _, then := range r.Then {
				by = in.T("agreement.rules.then", by, months(then))
			}
			word = in.T("agreement.rules.by", word, by)
		}
		said = append(said, word)
	}
	said = append(said, in.noticeRules(a)...)
	var window []string
	for _, part := range []struct {
		key    string
		months int
	}{{"after", r.Window.After}, {"open", r.Window.Open}, {"every", r.Window.Every}} {
		if part.months > 0 {
			window = append(window, in.T("agreement.rules.window_"+part.key, months(part.months)))
		}
	}
	if len(window) > 0 {
		said = append(said, strings.Join(window, ", "))
	}
	return strings.Join(said, "; ")
}
