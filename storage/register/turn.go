package register

import "cmp"

// Turn is what a commission and its sessions say on a day of the session to come: whose turn it is to receive, and when
// it is due.
type Turn struct {
	// Last is the session held last, Next the first one that is still to come; nil where there is none.
	Last, Next *Session
	// Held counts those held.
	Held int
	// Host is the side whose turn it is, empty where the sides agree each time or nothing is known.
	Host Side
	// Due is the day by which the commission must meet again; empty where it never met or no rule says how often.
	Due Date
}

// CommissionState is how a commission keeps to its sessions on a day.
type CommissionState string

// The states.
const (
	CommissionNeverMet CommissionState = "never_met"
	CommissionOverdue  CommissionState = "overdue"
	CommissionMeets    CommissionState = "meets"
)

// CommissionStates lists them.
var CommissionStates = []CommissionState{CommissionNeverMet, CommissionOverdue, CommissionMeets}

// TurnOn returns the turn on a day. Sessions come in any order. Cancelled sessions neither count nor turn, and a moved
// one counts on its new days.
func (c *Commission) TurnOn(sessions []*Session, day Date) Turn {
	day = day.First()
	var t Turn
	for _, s := range sessions {
		if s.HeldBy(day) {
			t.Held++
			if t.Last == nil || later(s, t.Last) {
				t.Last = s
			}
		}
	}
	for _, s := range sessions {
		// An earlier session without a day is in the past, not ahead.
		forgotten := t.Last != nil && s.From == "" && 0 < s.Number && s.Number < t.Last.Number
		if !s.HeldBy(day) && !s.cancelledBy(day) && !forgotten && (t.Next == nil || later(t.Next, s)) {
			t.Next = s
		}
	}
	if t.Last != nil && c.Periodicity > 0 {
		t.Due = after(t.Last.day(), c.Periodicity)
	}
	t.Host = c.turn(sessions, t, day)
	return t
}

// later orders sessions by their days, those without a day last, and by their numbers.
func later(s, than *Session) bool {
	first := func(one *Session) Date { return cmp.Or(one.day().First(), Forever) }
	return cmp.Or(first(s).Compare(first(than)), cmp.Compare(s.Number, than.Number)) > 0
}

// after moves a day by months; a year alone by as many whole years as hold them.
func after(day Date, months int) Date {
	if day.Precision() == YearKnown {
		months = (months + 11) / 12 * 12
	}
	return day.AddMonths(months)
}

// turn returns the side to host next. Where the host of the last session is not known, the sides alternate from the
// last known one, or from the first session.
func (c *Commission) turn(sessions []*Session, t Turn, day Date) Side {
	switch c.HostRule {
	case HostFixed:
		return c.Host
	case HostFree:
		return ""
	}
	var known *Session
	since := 0
	for _, s := range sessions {
		if s.HeldBy(day) && s.Host != "" && (known == nil || later(s, known)) {
			known = s
		}
	}
	for _, s := range sessions {
		if known != nil && s.HeldBy(day) && later(s, known) {
			since++
		}
	}
	switch {
	case known != nil:
		return swapped(known.Host, since+1)
	case t.Last != nil && t.Last.Number > 0:
		return swapped(c.Host, t.Last.Number)
	}
	return swapped(c.Host, t.Held)
}

// swapped returns the side whose turn it is after so many sessions.
func swapped(side Side, times int) Side {
	switch {
	case times%2 == 0:
		return side
	case side == Ours:
		return Theirs
	case side == Theirs:
		return Ours
	}
	return side
}

// StateOn returns how the commission keeps to its sessions. It is overdue only where that is certain.
func (t Turn) StateOn(day Date) CommissionState {
	switch {
	case t.Last == nil:
		return CommissionNeverMet
	case t.Due != "" && t.Due.Last() < day.First():
		return CommissionOverdue
	}
	return CommissionMeets
}

// NextSession returns a draft of the session to follow: the next number, the side whose turn it is, the days and place
// fixed by the last protocol, and on the attendance list the members of its day, or of the given day where its own is
// not known.
func (c *Commission) NextSession(sessions []*Session, day Date) *Session {
	t := c.TurnOn(sessions, day)
	next := &Session{CommissionID: c.ID, Number: 1, Host: t.Host}
	for _, s := range sessions {
		if !s.Cancelled {
			next.Number = max(next.Number, s.Number+1)
		}
	}
	if t.Last != nil && !t.Last.NextFrom.CertainlyBefore(day) {
		next.From, next.To = t.Last.NextFrom, t.Last.NextTo
		next.Place = t.Last.NextPlace
	}
	on := day.First()
	if next.From != "" {
		on = next.From.First()
	}
	seen := map[ID]bool{}
	for _, m := range c.MembersOn(on) {
		if !seen[m.PersonID] {
			seen[m.PersonID] = true
			next.Attendance = append(next.Attendance, Attendance{PersonID: m.PersonID, Side: m.Side, Presence: Present})
		}
	}
	return next
}
