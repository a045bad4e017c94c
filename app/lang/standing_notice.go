package lang

import (
	"cmp"
	"slices"
	"strings"

	"accord/storage/register"
)

// by says who did something, in brackets behind it; nothing where that is not known.
func by(partner register.ID, names Names) string {
	if name := names(partner); name != "" && !partner.IsZero() {
		return " (" + name + ")"
	}
	return ""
}

// givenOn says when a notice was given and by whom: "on 16.11.2022 (Azerbaijan)"; givenOf calls it the notice of that day.
func (in In) givenOn(n *register.Notice, names Names) string {
	return in.on(n.On) + by(n.PartnerID, names)
}
func (in In) givenOf(n *register.Notice, names Names) string {
	return in.of(n.On) + by(n.PartnerID, names)
}

// noticeState says that notice was given, by whom, and when the agreement ends.
func (in In) noticeState(s register.Standing, names Names) string {
	if s.Notice == nil {
		return in.T("agreement.status." + string(register.StatusNoticeGiven))
	}
	if first, last, unsure := s.Between(); unsure {
		return in.T("agreement.state.last_day", in.noticeGiven(s, names), in.someDay(s.Ends(), first, last))
	}
	return in.T("agreement.state.ends", in.noticeGiven(s, names), in.on(s.Ends()))
}

// someDay says a day that is known to a month or a year, or to lie between two others.
func (in In) someDay(known, first, last register.Date) string {
	if known != "" {
		return in.within(known)
	}
	return in.T("agreement.between", Day(first), Day(last))
}

// noticeGiven says that notice was given and by whom.
func (in In) noticeGiven(s register.Standing, names Names) string {
	word := in.T("agreement.status." + string(register.StatusNoticeGiven))
	if givers := named(s.Givers(), names); len(givers) > 0 {
		word += " (" + strings.Join(givers, ", ") + ")"
	}
	return word
}

// named returns the names of some parties, as far as they are known.
func named(ids []register.ID, names Names) (known []string) {
	for _, id := range ids {
		if name := names(id); name != "" {
			known = append(known, name)
		}
	}
	return known
}

// departures adds to a state who has left the agreement and who leaves it.
func (in In) departures(left, leaving []register.ID, names Names) (said string) {
	switch who := named(left, names); len(who) {
	case 0:
	case 1:
		said = in.T("agreement.state.left", who[0])
	default:
		said = in.T("agreement.state.left_several", strings.Join(who, ", "))
	}
	switch who := named(leaving, names); len(who) {
	case 0:
	case 1:
		said += in.T("agreement.state.leaves", who[0])
	default:
		said += in.T("agreement.state.leave_several", strings.Join(who, ", "))
	}
	return said
}

// unless says what keeps an agreement from being renewed: notice by anybody, or by the others after one party has given
// it.
func unless(a *register.Agreement, s register.Standing) string {
	given := slices.ContainsFunc(s.Notices, func(n register.Notice) bool { return s.Runs(n) || n.Effect == register.NoticeUndated })
	switch {
	case othersGoOn(a, s):
		return "renews_but"
	case given && len(s.Members) > 0:
		return "renews_unless_rest"
	case given:
		return "renews_unless_other"
	}
	return "renews_unless"
}

// notice writes about the notice that ends the agreement, and about others that would.
func (in In) notice(a *register.Agreement, s register.Standing, names Names, say func(string, ...any)) {
	n := s.Notice
	first, last, unsure := s.Between()
	switch {
	case unsure && n.Alone:
		say("withdrawal_some_day", in.givenOn(n, names), Day(first), Day(last))
	case unsure && n.Effect == register.NoticeDoubtful:
		say("notice_doubtful_some_day", in.givenOn(n, names), Day(first), Day(last))
	case unsure && n.On.Precision() == register.DayKnown:
		say("notice_some_end", in.givenOn(n, names), Day(first), Day(last))
	case unsure:
		say("notice_some_day", in.givenOn(n, names), Day(first), Day(last))
	case n.Alone:
		say("notice_last_but_one", in.givenOn(n, names), in.of(s.Ends()))
	case n.Effect == register.NoticeDoubtful:
		say("notice_doubtful", in.givenOn(n, names), in.named(s.Ends()))
	case s.Status == register.StatusSuspended:
		say("notice_suspended", in.givenOn(n, names), in.named(s.Ends()))
	case n.Effect == register.NoticeLate:
		say("notice_late", in.givenOn(n, names), in.to(s.Ends()))
	case a.Rules.Tacit() && n.Effective == "" && !n.AnyTime && n.Last >= s.Period.To:
		say("notice_in_time", in.givenOn(n, names), in.to(s.Ends()))
	default:
		say("notice_works", in.givenOn(n, names), in.to(s.Ends()))
	}
	for i := range s.Notices {
		if other := &s.Notices[i]; other.Works() && !other.Alone && other.At() != n.At() {
			say("notice_too", in.givenOn(other, names))
		}
	}
}

// idleNotices writes about notices without a consequence: they are never passed over.
func (in In) idleNotices(s register.Standing, names Names, say func(string, ...any)) {
	for i := range s.Notices {
		n := &s.Notices[i]
		switch n.Effect {
		case register.NoticeIdle:
			say("notice_idle", in.givenOn(n, names))
		case register.NoticeOvertaken:
			say("notice_overtaken", in.givenOn(n, names))
		case register.NoticeUndated:
			say("notice_undated", by(n.PartnerID, names))
		case register.NoticeVoid:
			say(void(n, s), in.givenOf(n, names))
		case register.NoticeUntimely:
			say("notice_untimely", in.givenOf(n, names))
		}
	}
}

// void names the sentence about a notice that was given when the agreement was not in force, or not for who gave it.
func void(n *register.Notice, s register.Standing) string {
	if n.Alone && s.Entered && s.Force.First() <= n.On.First() && s.Status.Running() {
		return "notice_void_alone"
	}
	return "notice_void"
}

// inVain writes about extensions that would shorten the term, and about steps of one party that do not undo what all did.
func (in In) inVain(s register.Standing, names Names, say func(string, ...any)) {
	for _, act := range s.Shorter {
		say("extension_shorter", in.to(act.Until))
	}
	jointly := s.Applied.By != nil && s.Applied.By.PartnerID.IsZero() ||
		slices.ContainsFunc(s.Notices, func(n register.Notice) bool { return n.PartnerID.IsZero() })
	for _, act := range s.Alone {
		if act.Kind == register.ActionSuspensionEnd && s.Status != register.StatusSuspended || act.Kind == register.ActionNoticeWithdrawn && !jointly {
			continue // all have undone it since
		}
		say("alone."+string(act.Kind), in.of(act.Works())+by(act.PartnerID, names))
	}
}

// suspensions writes by whom and until when the agreement is suspended, and for whom where that is one of several.
func (in In) suspensions(s register.Standing, names Names, say func(string, ...any)) {
	whole := s.Status == register.StatusSuspended
	for _, one := range s.Suspensions {
		name, from := names(one.PartnerID), in.of(one.Since())
		switch open := one.To == register.Forever; {
		case one.Alone && !whole && name != "" && open:
			say("suspended_alone", name, from)
		case one.Alone && !whole && name != "":
			say("suspended_alone_until", name, from, in.to(one.Ends()))
		case one.Alone && !whole: // nobody knows its name
		case open:
			say("suspended_open", from+by(one.PartnerID, names))
		default:
			say("suspended_until", from+by(one.PartnerID, names), in.to(one.Ends()))
		}
	}
	if whole && !slices.ContainsFunc(s.Suspensions, func(one register.Suspension) bool { return !one.Alone }) {
		say("suspended_rest")
	}
}

// withdrawn writes about parties that withdrew before they were bound.
func (in In) withdrawn(s register.Standing, names Names, say func(string, ...any)) {
	for i, act := range s.Withdrawals {
		m, state := s.MemberOn(act.PartnerID)
		if name := names(act.PartnerID); name != "" && state == register.MemberOut && m.From == "" && m.Left == &s.Withdrawals[i] {
			say("withdrew", name, in.on(act.Works()))
		}
	}
}

// suspendedFor adds to a state for whom alone the agreement is suspended.
func (in In) suspendedFor(parties []register.ID, names Names) string {
	if who := named(parties, names); len(who) > 0 {
		return in.T("agreement.state.suspended_for", strings.Join(who, ", "))
	}
	return ""
}

// suspendedTerm writes how long a suspended agreement was made for.
func (in In) suspendedTerm(a *register.Agreement, s register.Standing, say func(string, ...any)) {
	switch {
	case s.Until != register.Forever:
		say("term_until", in.to(s.Ends()))
	case a.Term == register.TermOpen:
		say("term_open")
	}
}

// members writes about the parties of an agreement of three or more: who leaves, who has left, and who is not bound
// yet.
func (in In) members(s register.Standing, on register.Date, names Names, say func(string, ...any)) {
	for i := range s.Notices {
		n := &s.Notices[i]
		if !n.Works() || !n.Alone || leaves(s, n) < on || s.Notice != nil && n.At() == s.Notice.At() {
			continue
		}
		switch first, last, unsure := n.Between(); {
		case s.Notice != nil && n.Last >= s.Until, leaves(s, n) < n.Last:
			say("notice_too", in.givenOn(n, names))
		case unsure:
			say("leaving_some_day", in.givenOf(n, names), Day(first), Day(last))
		default:
			say("leaving", in.givenOf(n, names), in.to(n.Ends()))
		}
	}
	for _, m := range s.Members {
		name := names(m.PartnerID)
		switch {
		case name == "" || rejoined(s.Members, m, on):
		case m.From > on:
			say("joining", name, in.of(m.Since))
		case m.To < on:
			say("left", name, in.lastDayOf(m))
		case m.To < register.Forever && m.Left != nil && m.Left.Kind != register.ActionNotice:
			say("leaves", name, in.to(m.Ends()))
		}
	}
	doubtful(s, say)
}

// leaves returns the last day on which who gave a notice is a party, by it or by a step before; nothing where it stays.
func leaves(s register.Standing, n *register.Notice) register.Date {
	m, _ := s.MemberOn(n.PartnerID)
	if !m.PartnerID.IsZero() && m.Left == nil {
		return ""
	}
	return min(cmp.Or(m.To, n.Last), n.Last)
}

// doubtful says that nothing provides for the leaving of a party, where that is so.
func doubtful(s register.Standing, say func(string, ...any)) {
	leaves := func(n register.Notice) bool { return n.Alone && n.Works() && n.Effect == register.NoticeDoubtful }
	if slices.ContainsFunc(s.Notices, leaves) {
		say("leaving_doubtful")
	}
}

// Member says what an agreement of three parties or more is for one of them; nothing where its own state says enough.
func Member(s register.Standing, partner register.ID) (said string, state register.MemberState) {
	m, state := s.MemberOn(partner)
	first, last, unsure := m.Between()
	day := ""
	switch state {
	case "":
		return "", ""
	case register.MemberNotYet:
		return T("agreement.member.not_yet"), state
	case register.MemberSuspended:
		return suspendedMember(s, partner), state
	case register.MemberIn:
		day = now().of(m.Since)
	case register.MemberLeaving:
		if unsure {
			return T("agreement.leaves_some_day", Day(first), Day(last)), state
		}
		day = now().to(m.Ends())
	default:
		if m.From == "" {
			return T("agreement.member_never", now().on(m.Left.Works())), state
		}
		day = now().lastDayOf(m)
	}
	if day == "" {
		return "", state
	}
	return T("agreement.member."+string(state), day), state
}

// suspendedMember says since when and until when the agreement is suspended for a party.
func suspendedMember(s register.Standing, partner register.ID) string {
	since, until, to := s.From, s.Resumed(), s.Resumes
	if own := s.SuspendedFor(partner); own != nil && own.To >= to {
		since, until, to = own.Since(), own.Ends(), own.To
	}
	if to == register.Forever {
		return T("agreement.member.suspended", now().of(since))
	}
	return T("agreement.member_suspended_until", now().of(since), now().to(until))
}

// lastDayOf says the last day of a membership as far as it is known.
func (in In) lastDayOf(m register.Membership) string {
	if first, last, unsure := m.Between(); unsure {
		return in.someDay(m.Ends(), first, last)
	}
	if m.Left != nil && m.Left.Works() == "" {
		return in.T("agreement.not_before", Day(m.To))
	}
	return in.within(m.Ends())
}

// rejoined reports whether the party has another membership that says more of the day.
func rejoined(all []register.Membership, m register.Membership, on register.Date) bool {
	return slices.ContainsFunc(all, func(other register.Membership) bool {
		return other.PartnerID == m.PartnerID && (m.To < on && other.From > m.From || m.From > on && other.To >= on && other.From < m.From)
	})
}

// withoutUs adds to the state of an agreement of three parties or more that ours has left, leaves or is not bound yet.
func (in In) withoutUs(a *register.Agreement, s register.Standing, on register.Date) string {
	if !s.Status.Running() {
		return ""
	}
	if slices.ContainsFunc(s.Suspended(), func(id register.ID) bool { return ours(a, id) }) {
		return in.T("agreement.state.suspended_for_us")
	}
	var last, next register.Membership
	for _, m := range s.Members {
		switch {
		case !ours(a, m.PartnerID):
		case m.From > on:
			next = m
		case m.To == register.Forever:
			return ""
		case m.To > last.To:
			last = m
		}
	}
	among := slices.ContainsFunc(a.Parties, func(p register.Party) bool { return p.Side == register.Ours })
	switch {
	case len(s.Members) == 0 || !among || s.Notice != nil:
		return ""
	case last.To == "" && next.From == "" && slices.ContainsFunc(s.Withdrawals, func(act register.Action) bool { return ours(a, act.PartnerID) }):
		return in.T("agreement.state.never_for_us")
	case last.To == "" && next.From == "":
		return in.T("agreement.state.not_yet_for_us")
	case last.To == "":
		return in.T("agreement.state.for_us_from", in.of(next.Since))
	case last.To < on:
		return in.T("agreement.state.not_for_us", in.lastDayOf(last))
	case last.Ends() == "":
		return in.T("agreement.state.for_us_last_day", in.lastDayOf(last))
	}
	return in.T("agreement.state.for_us_until", in.to(last.Ends()))
}

// ours reports whether a party is on our side.
func ours(a *register.Agreement, partner register.ID) bool {
	return slices.ContainsFunc(a.Parties, func(p register.Party) bool { return p.Side == register.Ours && p.PartnerID == partner })
}
