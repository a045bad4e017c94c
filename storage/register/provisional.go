package register

import "slices"

// Applied is the run of days on which an agreement is applied before it enters into force, both ends included.
type Applied struct {
	// Since is From as far as it is known; To is Forever where nothing but the entry into force ends it.
	Since    Date
	From, To Date
	// By is the notice that ends it: who tells the others that he will not become a party ends it (Vienna Convention of 1969,
	// art. 25, par. 2). It is nil where none does.
	By *Action

	place int // of the notice among the actions
}

// applied returns the days of provisional application; ok is false where there are none.
func (a *Agreement) applied() (p Applied, ok bool) {
	act, ok := a.Action(ActionProvisional)
	if !ok {
		return p, false
	}
	p = Applied{Since: act.Works(), From: act.Works().First(), To: Forever}
	if until := act.Until.Last(); act.Until != "" && until >= p.From {
		p.To = until
	}
	if _, entered := a.Entry(); entered {
		return p, true // nobody kept it from that
	}
	for i, one := range a.Actions {
		day := one.Works().First()
		if one.Kind != ActionNotice || a.byOne(one) || day <= p.From || day > p.To {
			continue
		}
		if back := a.takenBack(one); back != "" && back < day {
			continue
		}
		p.To, p.By, p.place = day.AddDays(-1), &a.Actions[i], i
	}
	return p, true
}

// declined reports whether a notice tells that one of several parties will not become a party to what is applied
// provisionally: that ends it for this party alone.
func (p Applied) declined(a *Agreement, notice Action) bool {
	day := notice.Works().First()
	return notice.Kind == ActionNotice && a.byOne(notice) && p.Since != "" && p.From < day && day <= p.To && a.takenBack(notice) == ""
}

// takenBack returns the day on which a notice was withdrawn, nothing where it was not.
func (a *Agreement) takenBack(notice Action) Date {
	for _, act := range a.Actions {
		if act.Kind == ActionNoticeWithdrawn && a.answers(act.PartnerID, notice.PartnerID) && notice.given() <= act.given() {
			return act.given()
		}
	}
	return ""
}

// takesBackNothing returns the withdrawals that take back no notice, of an agreement that has not entered into force.
func (a *Agreement) takesBackNothing() (idle []unanswered) {
	for i, act := range a.Actions {
		given := func(by func(ID) bool) bool {
			return slices.ContainsFunc(a.Actions, func(n Action) bool {
				return n.Kind == ActionNotice && by(n.PartnerID) && n.given() <= act.given()
			})
		}
		own := func(giver ID) bool { return a.answers(act.PartnerID, giver) }
		if act.Kind == ActionNoticeWithdrawn && !given(own) {
			idle = append(idle, unanswered{placed{Action: act, place: i}, given(ID.IsZero)})
		}
	}
	return idle
}

// applied puts provisional application among the changes; when it is over, the agreement is what it would be without it.
func (l *life) applied(p Applied) {
	without := l.turns.spans()
	l.turns.add(StatusProvisional, p.Since)
	if p.To == Forever {
		return
	}
	after := p.To.AddDays(1)
	l.turns.add(SpanOn(without, after).Status, after)
	for _, s := range without {
		if s.From > after {
			l.turns = append(l.turns, s)
		}
	}
}

// void returns the notices of an agreement that has not entered into force: nothing follows from them but the end of a
// provisional application.
func (a *Agreement) void(p Applied) (all []Notice) {
	for i, act := range a.Actions {
		if act.Kind == ActionNotice && (p.By == nil || i != p.place) && !p.declined(a, act) {
			all = append(all, Notice{Action: act, Effect: NoticeVoid, Alone: a.byOne(act), Withdrawn: a.takenBack(act), place: i})
		}
	}
	return all
}
