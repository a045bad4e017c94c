package register

// Urgency says how near the last day is on which something can still be done.
type Urgency int

// The urgencies.
const (
	NotUrgent Urgency = iota
	UrgencyNear
	UrgencySoon
	UrgencyNow
)

// How many days before a last day each urgency begins.
const (
	NearDays = 90
	SoonDays = 30
	nowDays  = 7
)

// UrgencyOf returns the urgency of a last day as seen from another day. A past day, or one not known to the day, is not
// urgent.
func UrgencyOf(on, last Date) Urgency {
	days, known := on.First().DaysUntil(last)
	switch {
	case !known || days < 0 || days > NearDays:
		return NotUrgent
	case days > SoonDays:
		return UrgencyNear
	case days > nowDays:
		return UrgencySoon
	}
	return UrgencyNow
}

// LastNotice returns the last day for notice ahead, of an agreement renewed without notice or open to notice on some
// days only.
func (s Standing) LastNotice() Date {
	switch {
	case s.Perhaps():
		return s.Period.LatestNotice
	case s.Renews:
		return s.Period.LastNotice
	case s.Renewed:
		return s.Next.LastNotice
	case s.Window.To < Forever && s.Window.To >= s.On && s.Window.To <= s.Last:
		return s.Window.To
	}
	return ""
}

// Urgency returns how near the last day for notice is, or the last one in force of all.
func (s Standing) Urgency() Urgency {
	return max(UrgencyOf(s.On, s.LastNotice()), UrgencyOf(s.On, s.Last))
}

// Runs reports whether a notice is still to work on the day, after which its party has left.
func (s Standing) Runs(n Notice) bool { return n.Works() && n.Last >= s.On }

// Givers returns the parties whose notices run, each once; of what is over, those whose notices have ended it.
func (s Standing) Givers() (givers []ID) {
	for _, n := range s.Notices {
		if s.Runs(n) || n.Works() && s.Status.Over() {
			givers = appendOnce(givers, n.PartnerID)
		}
	}
	return givers
}

// Departures returns who has left an agreement of three parties or more by the day, and who leaves it while it goes on.
func (s Standing) Departures() (left, leaving []ID) {
	renewed := s.Renews || s.LastNotice() != ""
	for _, m := range s.Members {
		now, _ := s.MemberOn(m.PartnerID)
		switch {
		case now != m || !s.Status.Running():
		case m.To < s.On:
			left = appendOnce(left, m.PartnerID)
		case m.To < s.Until || m.To < Forever && renewed:
			leaving = appendOnce(leaving, m.PartnerID)
		}
	}
	for _, act := range s.Withdrawals {
		if m, state := s.MemberOn(act.PartnerID); state == MemberOut && m.From == "" {
			left = appendOnce(left, act.PartnerID)
		}
	}
	return left, leaving
}

// Suspended returns for which parties alone an agreement of three parties or more is suspended, while it goes on between the
// others.
func (s Standing) Suspended() (parties []ID) {
	for _, one := range s.Suspensions {
		if one.Alone && s.Status.InForce() {
			parties = appendOnce(parties, one.PartnerID)
		}
	}
	return parties
}
