package register

import "strconv"

// Mode is how a session meets.
type Mode string

// The modes.
const (
	ModeInPerson Mode = "in_person"
	ModeVideo    Mode = "video"
	ModeMixed    Mode = "mixed"
)

// Modes lists them.
var Modes = []Mode{ModeInPerson, ModeVideo, ModeMixed}

// Presence tells who came to a session.
type Presence string

// The marks of an attendance list.
const (
	Present  Presence = "present"
	Absent   Presence = "absent"
	Excused  Presence = "excused"
	Replaced Presence = "replaced"
)

// Presences lists them.
var Presences = []Presence{Present, Absent, Excused, Replaced}

// AgendaItem is one question of the agenda.
type AgendaItem struct {
	Title     Text `json:"title"`
	SpeakerID ID   `json:"speaker,omitzero"`
}

// Attendance is one line of the attendance list.
type Attendance struct {
	PersonID ID       `json:"person"`
	Side     Side     `json:"side,omitempty"`
	Presence Presence `json:"presence"`
	// SubstituteID is who came instead, where Presence is Replaced.
	SubstituteID ID `json:"substitute,omitzero"`
}

// Session is one meeting of a commission.
type Session struct {
	Head
	CommissionID ID `json:"commission"`
	// Number counts the commission's sessions, 0 where it is not known.
	Number    int  `json:"number,omitempty"`
	From      Date `gorm:"column:from_day" json:"from,omitempty"`
	To        Date `gorm:"column:to_day" json:"to,omitempty"`
	Cancelled bool `json:"cancelled,omitempty"`
	// Host is the side on whose ground it meets.
	Host       Side         `json:"host,omitempty"`
	Mode       Mode         `json:"mode,omitempty"`
	Place      Text         `gorm:"embedded;embeddedPrefix:place_" json:"place,omitzero"`
	Title      Text         `gorm:"embedded;embeddedPrefix:title_" json:"title,omitzero"`
	Agenda     []AgendaItem `gorm:"serializer:json" json:"agenda,omitempty"`
	Attendance []Attendance `gorm:"serializer:json" json:"attendance,omitempty"`
	Decisions  Text         `gorm:"embedded;embeddedPrefix:decisions_" json:"decisions,omitzero"`
	Note       Text         `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero"`
}

// SessionState is what a session is on a day.
type SessionState string

// The states that follow from the days alone.
const (
	SessionPlanned   SessionState = "planned"
	SessionHeld      SessionState = "held"
	SessionCancelled SessionState = "cancelled"
)

// SessionStates lists them.
var SessionStates = []SessionState{SessionPlanned, SessionHeld, SessionCancelled}

// StateOn gives the state on a day: held from its first day on, planned before or without one.
func (s *Session) StateOn(day Date) SessionState {
	switch {
	case s.Cancelled:
		return SessionCancelled
	case s.From != "" && s.From.First() <= day:
		return SessionHeld
	}
	return SessionPlanned
}

// Ref points at the session.
func (s *Session) Ref() Ref { return Ref{KindSession, s.ID} }

// Label is the session's own title where it has one, else its number.
func (s *Session) Label() Text {
	switch {
	case !s.Title.IsZero():
		return s.Title
	case s.Number > 0:
		n := strconv.Itoa(s.Number)
		return Text{Ru: "Заседание № " + n, En: "Session No. " + n, Tt: n + " " + tatarOrdinal(s.Number) + " утырыш"}
	}
	return Text{Ru: "Заседание", En: "Session", Tt: "Утырыш"}
}

// tatarOrdinal gives the ending of an ordinal number, which follows the vowels of the number as it is spoken:
// 3 нче (өченче), but 6 нчы (алтынчы).
func tatarOrdinal(n int) string {
	last := n % 10
	if last == 0 {
		last = n % 100
	}
	switch last {
	case 6, 9, 10, 30, 40, 60, 90:
		return "нчы"
	}
	return "нче"
}

// Hint is the day on which it begins.
func (s *Session) Hint() Text { return everywhere(s.From.Dotted()) }

// Words are the title, place, agenda, decisions and note.
func (s *Session) Words() []string {
	all := words(s.Title, s.Place)
	for _, item := range s.Agenda {
		all = append(all, words(item.Title)...)
	}
	return append(all, words(s.Decisions, s.Note)...)
}

// Mentions are the commission, the speakers and those on the attendance list.
func (s *Session) Mentions() []Mention {
	var m mentions
	m.add(KindCommission, s.CommissionID, RoleCommission, "commission")
	for i, item := range s.Agenda {
		m.add(KindPerson, item.SpeakerID, RoleSpeaker, at("agenda", i, "speaker"))
	}
	for i, a := range s.Attendance {
		m.add(KindPerson, a.PersonID, RoleAttendee, at("attendance", i, "person"))
		m.add(KindPerson, a.SubstituteID, RoleSubstitute, at("attendance", i, "substitute"))
	}
	return m
}

// Check wants a commission, an end not before the start, titles in the agenda, nobody twice on the
// attendance list, and a name for whoever replaced another.
func (s *Session) Check() Problems {
	var out Problems
	out.needID("commission", s.CommissionID)
	if s.Number < 0 {
		out.fault("number", "problem.negative")
	}
	out.period("from", s.From, "to", s.To)
	if s.From == "" && s.To != "" {
		out.warn("from", "problem.end_without_start")
	}
	oneOf(&out, "host", s.Host, Sides, false)
	oneOf(&out, "mode", s.Mode, Modes, false)
	for i, item := range s.Agenda {
		out.needText(at("agenda", i, "title"), item.Title)
	}
	people := make([]ID, len(s.Attendance))
	for i, a := range s.Attendance {
		people[i] = a.PersonID
		out.needID(at("attendance", i, "person"), a.PersonID)
		oneOf(&out, at("attendance", i, "side"), a.Side, Sides, false)
		oneOf(&out, at("attendance", i, "presence"), a.Presence, Presences, true)
		if a.Presence == Replaced && a.SubstituteID.IsZero() {
			out.warn(at("attendance", i, "substitute"), "problem.no_substitute")
		}
	}
	out.distinct(people, func(i int) string { return at("attendance", i, "person") }, "problem.person_twice")
	return out
}
