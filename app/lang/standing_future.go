package lang

import (
	"cmp"

	"accord/storage/register"
)

// future says of an agreement in force until when it is so, what happens then and what may be done.
func (in In) future(a *register.Agreement, s register.Standing, names Names, say func(string, ...any)) {
	ends := s.Until != register.Forever
	if s.Extended && s.Notice == nil {
		in.extended(s, say)
	}
	switch {
	case s.Notice != nil:
		in.notice(a, s, names, say)
	case s.Ended != nil && ends && a.Leaves(*s.Ended):
		say("ends_by_leaving", in.of(s.Ended.Works())+by(s.Ended.PartnerID, names), in.to(s.Ends()))
	case s.Ended != nil && ends:
		say("ends", in.to(s.Ends()))
	case s.Again():
		say("until_pause", Day(s.Period.To))
		in.again(s, say)
	case s.Perhaps() || s.Renews:
		renews(a, s, say)
	case s.Renewed:
		renewed(s, say)
	case s.Extended && ends:
	case s.Status == register.StatusSuspended:
		in.suspendedTerm(a, s, say)
	case ends:
		in.lastTerm(a, s, say)
	case a.Term == register.TermFulfilled:
		say("until_fulfilled")
	case a.Term == register.TermOpen:
		say("open")
		if a.Leave().Given() {
			in.leave(a, s, "open_notice", say)
		}
	}
	if s.Notice == nil && s.Period.LatestNotice != "" {
		say("counted_some_day")
	}
	if s.Notice == nil && a.Term != register.TermOpen && a.Leave().Given() {
		in.leave(a, s, "any_time", say)
	}
}

// extended says until when the parties have extended an agreement, and what of that a later step took away.
func (in In) extended(s register.Standing, say func(string, ...any)) {
	say("extended", in.to(cmp.Or(s.Period.To, s.Ends())))
	if s.Cut != "" {
		say("extended_cut", Day(s.Cut))
	}
}

// renews says what happens at the end of a period without a notice.
func renews(a *register.Agreement, s register.Standing, say func(string, ...any)) {
	switch {
	case s.Perhaps():
		say("renews_perhaps", Day(s.Period.To), Day(s.Period.LastNotice), Day(s.Period.LatestNotice), Day(s.Next.To))
	case s.Period.LastNotice != "":
		say(unless(a, s), Day(s.Period.To), Day(s.Period.LastNotice), Day(s.Next.To))
	default:
		say("renews", Day(s.Period.To), Day(s.Next.To))
	}
}

// renewed says for how long an agreement goes on since the day for notice was missed.
func renewed(s register.Standing, say func(string, ...any)) {
	switch {
	case s.Period.LatestNotice != "":
		say("renewed_some_day", Day(s.Missed), Day(s.Next.To))
	case s.Next.LastNotice != "":
		say("renewed", Day(s.Missed), Day(s.Next.To), Day(s.Next.LastNotice))
	default:
		say("renewed_last", Day(s.Missed), Day(s.Next.To))
	}
}

// lastTerm says until when an agreement is in force that nothing renews by itself.
func (in In) lastTerm(a *register.Agreement, s register.Standing, say func(string, ...any)) {
	switch {
	case a.Rules.Tacit():
		say("last_period", in.to(s.Ends()))
	case a.Rules.Renewal == register.RenewalByConsent:
		say("by_consent", in.to(s.Ends()))
	default:
		say("until", in.to(s.Ends()))
	}
}

// again says from when an agreement is in force once more.
func (in In) again(s register.Standing, say func(string, ...any)) {
	if s.Next.To == register.Forever {
		say("again", Day(s.Next.From))
		return
	}
	say("again_until", Day(s.Next.From), Day(s.Next.To))
}
