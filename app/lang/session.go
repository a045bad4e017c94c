package lang

import (
	"strings"

	"accord/storage/register"
)

// SessionSentence says the state of a session on a day: "planned for 15.03.2023". Of its decisions so many are not
// fulfilled.
func (in In) SessionSentence(s *register.Session, on register.Date, unfinished int) string {
	state := s.StateOn(on).With(unfinished)
	days := Days(s.DaysOn(on))
	switch state {
	case register.SessionSigned:
		return in.T("session.said.signed", Day(s.SignedOn))
	case register.SessionUnderControl:
		return in.T("session.said.under_control", Number(int64(unfinished)))
	case register.SessionClosed:
		return in.T("session.said.closed", Day(s.ClosedOn))
	case register.SessionMoved:
		if days == "" {
			return in.T("session.said.moved_open")
		}
		return in.T("session.said.moved", days)
	case register.SessionHeld:
		goesOn := s.From.Precision() == register.DayKnown && on.First() <= max(s.From, s.To).Last()
		switch {
		case days == "":
			return Capital(in.T("session.state.held"))
		case goesOn:
			return in.T("session.said.under_way", days)
		}
		return in.T("session.said.held", days)
	}
	if days == "" {
		if state == register.SessionPlanned {
			return in.T("session.said.undated")
		}
		return Capital(in.T("session.state." + string(state)))
	}
	return in.T("session.said."+string(state), days)
}

// SessionProtocol says the number of a session's protocol and when it was signed; nothing where neither is known.
func (in In) SessionProtocol(s *register.Session) string {
	var said []string
	if s.ProtocolNumber != "" {
		said = append(said, in.Numbered(s.ProtocolNumber))
	}
	switch {
	case s.SignedOn != "":
		said = append(said, in.T("session.protocol.signed", Day(s.SignedOn)))
	case s.ProtocolNumber != "":
		said = append(said, in.T("session.protocol.unsigned"))
	}
	return strings.Join(said, ", ")
}

// SessionMoved says from which days a session was moved, when and why.
func (in In) SessionMoved(m register.Move) string {
	said := in.T("session.move.said", Days(m.From, m.To))
	if m.On != "" {
		said = in.T("session.move.said_on", Days(m.From, m.To), Day(m.On))
	}
	if reason := m.Reason.Or(register.Language(in)); reason != "" {
		said += ": " + reason
	}
	return said
}

// SessionNext says when and where the protocol fixes the next session; nothing where it does not.
func (in In) SessionNext(s *register.Session) string {
	days, place := Days(s.NextFrom, s.NextTo), s.NextPlace.Or(register.Language(in))
	if days != "" && place != "" {
		return days + ", " + place
	}
	return days + place
}
