package register

import (
	"cmp"
	"slices"
)

// Membership is a run of days on which an agreement is in force for one of its parties, both ends included.
type Membership struct {
	PartnerID ID
	From, To  Date
	// Since is From as far as it is known: the month or the year of an accession.
	Since Date
	// Sure is the last certain day: earlier than To where the party's notice of withdrawal has no exact day.
	Sure Date
	// Left is the step by which the party leaves or has left; nil where it stays.
	Left *Action
}

// Ends returns To as far as it is known: the month or the year of the step by which the party leaves, nothing where that
// has no day.
func (m Membership) Ends() Date {
	switch {
	case m.Left == nil:
		return m.To
	case m.Sure != "":
		return within(m.Sure, m.To)
	case m.Left.Works() == "":
		return ""
	}
	return lastBefore(m.To, m.Left.Works())
}

// members are the memberships of all parties, in the order of the parties and of the days.
type members []Membership

// Partners returns the parties, and behind them those that acceded or succeeded another without standing among them. In
// an agreement of two a successor takes the place of one of them.
func (a *Agreement) Partners() []ID {
	var ids []ID
	for _, p := range a.Parties {
		ids = appendOnce(ids, p.PartnerID)
	}
	for _, kind := range joining {
		if kind == ActionSuccession && len(ids) <= 2 {
			continue
		}
		for _, act := range a.Actions {
			if act.Kind == kind {
				ids = appendOnce(ids, act.PartnerID)
			}
		}
	}
	return ids
}

// joining are the steps by which a party joins an agreement that others have made: it accedes, or it declares that it
// succeeds one of them (Vienna Convention on Succession of States in respect of Treaties of 1978, art. 17).
var joining = []ActionKind{ActionAccession, ActionSuccession}

// JoinedBy returns the step by which a party joined an agreement without standing among those that made it.
func (a *Agreement) JoinedBy(partner ID) ActionKind {
	for _, act := range a.Actions {
		if act.joins() && act.PartnerID == partner {
			return act.Kind
		}
	}
	return ActionAccession
}

// joins reports whether it is a step by which a party joins.
func (act Action) joins() bool { return slices.Contains(joining, act.Kind) }

// appendOnce adds a record that is known and not among the others yet.
func appendOnce(ids []ID, id ID) []ID {
	if id.IsZero() || slices.Contains(ids, id) {
		return ids
	}
	return append(ids, id)
}

// Multilateral reports whether the agreement has three parties or more: one of them leaves without ending it.
func (a *Agreement) Multilateral() bool { return len(a.Partners()) > 2 }

// byOne reports whether one party alone takes a step, and the agreement may go on without it.
func (a *Agreement) byOne(act Action) bool {
	return !act.PartnerID.IsZero() && !a.Rules.EndsForAll && a.Multilateral()
}

// Leaves reports whether a step is one by which a party alone leaves, and the others could go on without it.
func (a *Agreement) Leaves(act Action) bool { return a.byOne(act) }

// joining returns the memberships with which an agreement enters into force, each without an end: a party's own day
// where it was written down or the party joined, for the others the day of the agreement (Vienna Convention of 1969,
// art. 24). A party that both signed and acceded had left in between.
func (a *Agreement) joining(force Date) members {
	own, acceded, since := map[ID][]Date{}, map[ID][]Date{}, map[beginning]Date{}
	joint := Forever
	for _, act := range a.Actions {
		day := max(force, act.Works().First())
		if begins := act.Kind == ActionEntryIntoForce || act.joins(); begins && act.Works().First() == day {
			since[beginning{act.PartnerID, day}] = act.Works()
		}
		switch {
		case act.Kind == ActionEntryIntoForce && act.PartnerID.IsZero():
			joint = min(joint, day)
		case act.Kind == ActionEntryIntoForce:
			own[act.PartnerID] = append(own[act.PartnerID], day)
		case act.joins() && (day == act.Works().First() || !a.withdrew(act.PartnerID, act.Works(), day.AddDays(1))):
			acceded[act.PartnerID] = append(acceded[act.PartnerID], day)
		}
	}
	var m members
	for _, id := range a.Partners() {
		days := own[id]
		if len(days) == 0 {
			days = acceded[id]
			if len(days) == 0 || a.signedBy(id) {
				days = append(days, a.bound(id, joint)...)
			}
		}
		slices.Sort(days)
		for _, day := range days {
			joined := cmp.Or(since[beginning{id, day}], since[beginning{None, day}], day)
			if day == force && a.ForceOn() == "" {
				joined = "" // on some day
			}
			m = append(m, Membership{PartnerID: id, From: day, To: Forever, Since: joined})
		}
	}
	return m
}

// beginning is a day from which an agreement binds a party, all of them where it is None.
type beginning struct {
	partner ID
	day     Date
}

// bound returns the day from which the agreement binds a party, given the day of joint entry into force; none where it
// does not. Where so many parties have to act and it is known which did, who has not acted is not bound, and who acts
// later is bound from then on (Vienna Convention of 1969, art. 24, par. 3).
func (a *Agreement) bound(partner ID, joint Date) []Date {
	rule := a.Rules.Force
	switch {
	case joint == Forever || a.withdrew(partner, "", joint.AddDays(1)):
		return nil
	case rule.Number == 0 || rule.Basis != ForceOnNotifications && rule.Basis != ForceOnRatifications:
		return []Date{joint}
	}
	acts := a.acts(joint, rule.kinds()...)
	switch own := acts[partner]; {
	case acts[None] != "" || len(a.acts("", rule.kinds()...)) < rule.Number:
		return []Date{joint}
	case own == "":
		return nil
	case own.First() <= min(joint, a.forceEvent().First()): // one of those who brought it into force
		return []Date{joint}
	default:
		return []Date{max(joint, cmp.Or(rule.day(own), own).First())}
	}
}

// signedBy reports whether a party has signed on a known day.
func (a *Agreement) signedBy(partner ID) bool {
	return slices.ContainsFunc(a.Parties, func(p Party) bool { return p.PartnerID == partner && p.SignedOn != "" })
}

// leaves returns the day from which a party leaves; for a month or a year, a day after the party joined.
func (m members) leaves(act placed) Date {
	day := act.when
	for _, one := range m {
		if one.PartnerID == act.PartnerID && day <= one.From && one.From < act.Works().Last() {
			return one.From.AddDays(1)
		}
	}
	return day
}

// hold reports whether a party is a member on some of the days between two.
func (m members) hold(partner ID, from, to Date) bool {
	return slices.ContainsFunc(m, func(one Membership) bool { return one.PartnerID == partner && one.From <= to && from <= one.To })
}

// leave ends the membership that a party has on a day.
func (m members) leave(partner ID, last Date, by *Action) {
	for i, one := range m {
		if one.PartnerID == partner && one.From <= last && last < one.To {
			m[i].To, m[i].Left = last, by
		}
	}
}

// leaveBy ends the membership that a party had when it gave a notice, or the first one after: who leaves and comes back stays.
func (m members) leaveBy(n *Notice, last Date) {
	for i, one := range m {
		if one.PartnerID != n.PartnerID || one.To < n.given() {
			continue
		}
		if one.From <= last && last < one.To {
			m[i].To, m[i].Left = last, &n.Action
		}
		return
	}
}

// Between returns the earliest and the latest day that may be the last one, where the day of the notice is not known.
func (m Membership) Between() (first, last Date, unsure bool) {
	return m.Sure, m.To, m.Sure != "" && m.Sure < m.To
}

// unsure marks the membership that a notice without an exact day ends.
func (m members) unsure(n *Notice) {
	for i, one := range m {
		if one.PartnerID == n.PartnerID && one.Left == &n.Action {
			m[i].Sure = max(n.Sure, one.From)
		}
	}
}

// distinct leaves out what was joined by a party that was in already.
func (m members) distinct() members {
	var out members
	for _, one := range m {
		if n := len(out); n > 0 && out[n-1].PartnerID == one.PartnerID && out[n-1].To >= one.From {
			continue
		}
		out = append(out, one)
	}
	return out
}

// on counts the parties for which the agreement is in force on a day.
func (m members) on(day Date) (count int) {
	for _, one := range m.distinct() {
		if one.From <= day && day <= one.To {
			count++
		}
	}
	return count
}

// alone returns the last day before nobody is left, or only one where there were more; Forever where that does not come, or
// where others join later: fewer parties alone end no treaty (Vienna Convention of 1969, art. 55).
func (m members) alone(from Date) Date {
	last := Forever
	for _, one := range m {
		if one.To == Forever || one.To >= last || one.To < from {
			continue
		}
		joins := func(other Membership) bool { return other.From > one.To }
		if before, after := m.on(one.To), m.on(one.To.AddDays(1)); (after == 0 || before > 1 && after < 2) && !slices.ContainsFunc(m, joins) {
			last = one.To
		}
	}
	return last
}

// MemberState says what an agreement is for one of its parties.
type MemberState string

// The states of a party.
const (
	MemberNotYet    MemberState = "not_yet"
	MemberIn        MemberState = "in"
	MemberSuspended MemberState = "suspended"
	MemberLeaving   MemberState = "leaves"
	MemberOut       MemberState = "out"
)

// MemberOn returns what an agreement of three parties or more is for one of them on a day, with the membership behind
// it: the one around the day, else the last before it; without a first day where the party withdrew before it was bound.
// The state is empty for an agreement of two parties, and where all is over.
func (s Standing) MemberOn(partner ID) (found Membership, state MemberState) {
	if found, state = s.memberOn(partner); found.PartnerID.IsZero() && !s.Status.Over() {
		for i, act := range s.Withdrawals {
			if act.PartnerID == partner {
				return Membership{PartnerID: partner, To: act.Works().First().AddDays(-1), Left: &s.Withdrawals[i]}, MemberOut
			}
		}
	}
	return found, state
}

func (s Standing) memberOn(partner ID) (found Membership, state MemberState) {
	if len(s.Members) == 0 {
		return Membership{}, ""
	}
	if s.Status.Running() {
		state = MemberNotYet
	}
	for _, m := range s.Members {
		if m.PartnerID != partner || m.From > s.On {
			continue
		}
		switch found = m; {
		case m.To < s.On:
			state = MemberOut
		case !s.Status.Running():
			state = ""
		case m.Left != nil:
			state = MemberLeaving
		case s.Status == StatusSuspended || s.SuspendedFor(partner) != nil:
			state = MemberSuspended
		default:
			state = MemberIn
		}
	}
	return found, state
}

// SuspendedFor returns the suspension by one of several parties that lasts on the day, the one that lasts longest; nil where
// there is none.
func (s Standing) SuspendedFor(partner ID) (found *Suspension) {
	for i, one := range s.Suspensions {
		if one.Alone && one.PartnerID == partner && (found == nil || one.To > found.To) {
			found = &s.Suspensions[i]
		}
	}
	return found
}

// withdrawals returns the steps up to a day by which parties alone left, also before they were bound.
func (a *Agreement) withdrawals(l *life, day Date) (all []Action) {
	for _, act := range a.Actions {
		leaves := act.Kind == ActionWithdrawal || act.Kind == ActionTermination || l.course == nil && l.provisional.declined(a, act)
		if works := a.endsOn(act); leaves && a.byOne(act) && works <= day {
			all = append(all, act)
		}
	}
	return all
}
