package register

import (
	"cmp"
	"slices"
)

// SessionState is what a session is on a day.
type SessionState string

// The states. They follow from the days and the dated steps of a session, and of those whose protocol is signed from
// its decisions.
const (
	SessionPlanned      SessionState = "planned"
	SessionDayAgreed    SessionState = "day_agreed"
	SessionAgendaAgreed SessionState = "agenda_agreed"
	SessionMoved        SessionState = "moved" // to other days, or to none yet, that are still to be agreed
	SessionHeld         SessionState = "held"
	SessionSigned       SessionState = "signed"
	SessionUnderControl SessionState = "under_control"
	SessionClosed       SessionState = "closed"
	SessionCancelled    SessionState = "cancelled"
)

// SessionStates lists them in the order in which a session goes through them.
var SessionStates = []SessionState{
	SessionPlanned, SessionDayAgreed, SessionAgendaAgreed, SessionMoved, SessionHeld, SessionSigned, SessionUnderControl, SessionClosed, SessionCancelled,
}

// by reports whether a step known by its date has been taken by the day; what has no date has not.
func (d Date) by(day Date) bool { return d != "" && d.First() <= day }

// StateOn returns the state on a day. A session is held from its first day on, even where nobody wrote down that the
// day was agreed; a signed protocol proves the session where its day is not known. The session does not know its
// decisions: see With.
func (s *Session) StateOn(day Date) SessionState {
	day = day.First()
	switch {
	case s.cancelledBy(day):
		return SessionCancelled
	case s.ClosedOn.by(day):
		return SessionClosed
	case s.SignedOn.by(day):
		return SessionSigned
	case s.HeldBy(day):
		return SessionHeld
	}
	moved := s.movedOn(day)
	switch {
	case moved != "" && (!s.DayAgreedOn.by(day) || s.DayAgreedOn.First() < moved):
		return SessionMoved
	case s.AgendaAgreedOn.by(day):
		return SessionAgendaAgreed
	case s.DayAgreedOn.by(day):
		return SessionDayAgreed
	}
	return SessionPlanned
}

// With returns the state of a session of whose decisions so many are not fulfilled yet: once the protocol is signed they
// are under control.
func (s SessionState) With(unfinished int) SessionState {
	if s == SessionSigned && unfinished > 0 {
		return SessionUnderControl
	}
	return s
}

// HeldBy reports whether the session was certainly held by the day: one dated by a year is in that year, on an unknown
// day. One that was cancelled never was, also as seen from a day before it was cancelled.
func (s *Session) HeldBy(day Date) bool {
	begun := s.From != "" && s.From.Last() <= day
	return !s.Cancelled && (begun || s.SignedOn.by(day) || s.ClosedOn.by(day))
}

// cancelledBy reports whether it is known on the day that the session is cancelled.
func (s *Session) cancelledBy(day Date) bool {
	return s.Cancelled && (s.CancelledOn == "" || s.CancelledOn.First() <= day)
}

// day is when the session was or will be held, as far as it is known.
func (s *Session) day() Date { return cmp.Or(s.From, s.SignedOn, s.ClosedOn) }

// movedOn returns the first possible day of the last move known by the day, the first day ever where it has no date, and
// nothing where the session was not moved by then.
func (s *Session) movedOn(day Date) Date {
	moved := Date("")
	for _, m := range s.Moves {
		on := m.On.First()
		if on == "" {
			on = firstEver
		}
		if on <= day {
			moved = max(moved, on)
		}
	}
	return moved
}

// DaysOn returns the days of the session as they were known on a day: those before the moves that were still to come.
func (s *Session) DaysOn(day Date) (from, to Date) {
	from, to = s.From, s.To
	for _, m := range slices.Backward(s.Moves) {
		if m.On == "" || m.On.First() <= day.First() {
			break
		}
		from, to = m.From, m.To
	}
	return from, to
}

// MoveTo moves the session to other days, none where they are still to be agreed, and keeps the ones it had.
func (s *Session) MoveTo(from, to, on Date, reason Text) {
	s.Moves = append(s.Moves, Move{From: s.From, To: s.To, On: on, Reason: reason})
	s.From, s.To = from, to
}

// AgendaDays is how many days before a session its agenda is usually agreed on. A commission's own rule goes before it.
const AgendaDays = 20

// AgendaDue returns the last day for agreeing on the agenda of a session of the commission; nothing where the session's
// day is not known, where it is agreed, and where the session is cancelled.
func (c *Commission) AgendaDue(s *Session) Date {
	if s.AgendaAgreedOn != "" || s.Cancelled || s.From.Precision() != DayKnown {
		return ""
	}
	days := c.AgendaDays
	if days == 0 {
		days = AgendaDays
	}
	return s.From.AddDays(-days)
}

// AgendaLate reports whether a session that is still to come should have its agenda by the day and has not.
func (c *Commission) AgendaLate(s *Session, day Date) bool {
	due := c.AgendaDue(s)
	return due != "" && due <= day.First() && !s.HeldBy(day.First())
}
