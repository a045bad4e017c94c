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

// Presence says who came to a session.
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
	ID        ID   `json:"id,omitzero"`
	Title     Text `json:"title"`
	SpeakerID ID   `json:"speaker,omitzero"`
	// Side is the one that puts the question, Minutes how long it is to take; both may stay open.
	Side    Side `json:"side,omitempty"`
	Minutes int  `json:"minutes,omitempty" most:"10080"`
}

// Attendance is one line of the attendance list.
type Attendance struct {
	PersonID ID       `json:"person"`
	Side     Side     `json:"side,omitempty"`
	Presence Presence `json:"presence"`
	// SubstituteID is who came instead, where Presence is Replaced.
	SubstituteID ID `json:"substitute,omitzero"`
}

// Signatory is who signed a protocol for a side.
type Signatory struct {
	Side     Side `json:"side"`
	PersonID ID   `json:"person"`
}

// Move is one shift of a session to other days. A move keeps the days before it; the days after it are the next move's,
// or the session's own.
type Move struct {
	ID   ID   `json:"id,omitzero"`
	From Date `json:"from"`
	To   Date `json:"to,omitempty"`
	// On is the day of the move, empty where unknown.
	On     Date `json:"on,omitempty"`
	Reason Text `json:"reason,omitzero"`
}

// Session is one meeting of a commission.
type Session struct {
	Head
	CommissionID ID `json:"commission"`
	// Number counts the commission's sessions, 0 where it is not known.
	Number    int  `json:"number,omitempty" most:"100000"`
	From      Date `gorm:"column:from_day" json:"from,omitempty"`
	To        Date `gorm:"column:to_day" json:"to,omitempty"`
	Cancelled bool `json:"cancelled,omitempty"`
	// CancelledOn is the day of the cancellation, empty where unknown.
	CancelledOn Date   `json:"cancelled_on,omitempty"`
	Moves       []Move `gorm:"serializer:json" json:"moves,omitempty"`
	// DayAgreedOn and AgendaAgreedOn are the days on which the two sides agreed on the session's day and agenda.
	DayAgreedOn    Date `json:"day_agreed_on,omitempty"`
	AgendaAgreedOn Date `json:"agenda_agreed_on,omitempty"`
	// ProtocolNumber and SignedOn are those of the protocol; ClosedOn is the day on which the session's affairs were
	// settled.
	ProtocolNumber string      `json:"protocol_number,omitempty"`
	SignedOn       Date        `json:"signed_on,omitempty"`
	Signatories    []Signatory `gorm:"serializer:json" json:"signatories,omitempty" order:"kept"`
	ClosedOn       Date        `json:"closed_on,omitempty"`
	// NextFrom, NextTo and NextPlace are when and where the protocol fixes the next session.
	NextFrom  Date `json:"next_from,omitempty"`
	NextTo    Date `json:"next_to,omitempty"`
	NextPlace Text `gorm:"embedded;embeddedPrefix:next_place_" json:"next_place,omitzero"`
	// Host is the side on whose ground it meets.
	Host       Side         `json:"host,omitempty"`
	Mode       Mode         `json:"mode,omitempty"`
	Place      Text         `gorm:"embedded;embeddedPrefix:place_" json:"place,omitzero"`
	Title      Text         `gorm:"embedded;embeddedPrefix:title_" json:"title,omitzero"`
	Agenda     []AgendaItem `gorm:"serializer:json" json:"agenda,omitempty" order:"kept"`
	Attendance []Attendance `gorm:"serializer:json" json:"attendance,omitempty" order:"kept"`
	// CarriedIDs are the decisions of earlier sessions chosen to be carried over to this one. They stay where they are
	// until that is done.
	CarriedIDs []ID `gorm:"serializer:json" json:"carried,omitempty"`
	Decisions  Text `gorm:"embedded;embeddedPrefix:decisions_" json:"decisions,omitzero" lines:"kept"`
	Note       Text `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
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

// tatarOrdinal returns the ending of an ordinal number, which follows the vowels of the number as it is spoken:
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

// Words are the title, place, number of the protocol, agenda, decisions and note.
func (s *Session) Words() []string {
	all := words(s.Title, s.Place, s.ProtocolNumber)
	for _, item := range s.Agenda {
		all = append(all, words(item.Title)...)
	}
	for _, move := range s.Moves {
		all = append(all, words(move.Reason)...)
	}
	return append(all, words(s.Decisions, s.NextPlace, s.Note)...)
}

// Mentions are the commission, the speakers, those on the attendance list, those who signed the protocol, and the
// decisions to be carried over.
func (s *Session) Mentions() []Mention {
	var m mentions
	m.add(KindCommission, s.CommissionID, RoleCommission, "commission")
	for i, item := range s.Agenda {
		m.addIn(KindPerson, item.SpeakerID, RoleSpeaker, "agenda", i, "speaker")
	}
	for i, a := range s.Attendance {
		m.addIn(KindPerson, a.PersonID, RoleAttendee, "attendance", i, "person")
		m.addIn(KindPerson, a.SubstituteID, RoleSubstitute, "attendance", i, "substitute")
	}
	for i, one := range s.Signatories {
		m.addIn(KindPerson, one.PersonID, RoleSignatory, "signatories", i, "person")
	}
	for i, id := range s.CarriedIDs {
		m.addIn(KindCommitment, id, RoleToCarry, "carried", i, "")
	}
	return m
}

// Check wants a commission, an end not before the start, titles in the agenda, nobody twice on the attendance list, a
// name for every substitute, and a protocol signed by both sides after the session began.
func (s *Session) Check() Problems {
	out := bounds(s)
	out.needID("commission", s.CommissionID)
	out.period("from", s.From, "to", s.To)
	if s.From == "" && s.To != "" {
		out.warn("from", "problem.end_without_start")
	}
	oneOf(&out, "host", s.Host, Sides, false)
	oneOf(&out, "mode", s.Mode, Modes, false)
	s.checkSteps(&out)
	for i, item := range s.Agenda {
		out.needText(at("agenda", i, "title"), item.Title)
		oneOf(&out, at("agenda", i, "side"), item.Side, Sides, false)
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
	out.distinct(s.CarriedIDs, func(i int) string { return at("carried", i, "") }, "problem.decision_twice")
	return out
}

// checkSteps looks at what the session has gone through.
func (s *Session) checkSteps(out *Problems) {
	for i, m := range s.Moves {
		if m.From == "" {
			out.fault(at("moves", i, "from"), "problem.required")
		}
		out.period(at("moves", i, "from"), m.From, at("moves", i, "to"), m.To)
		out.date(at("moves", i, "on"), m.On)
	}
	for _, step := range []struct {
		field string
		day   Date
	}{
		{"cancelled_on", s.CancelledOn}, {"day_agreed_on", s.DayAgreedOn}, {"agenda_agreed_on", s.AgendaAgreedOn}, {"signed_on", s.SignedOn}, {"closed_on", s.ClosedOn},
	} {
		out.date(step.field, step.day)
	}
	if s.DayAgreedOn != "" && s.From == "" {
		out.warn("from", "problem.agreed_without_day")
	}
	if s.CancelledOn != "" && !s.Cancelled {
		out.warn("cancelled_on", "problem.not_cancelled")
	}
	out.period("next_from", s.NextFrom, "next_to", s.NextTo)
	if s.NextFrom.CertainlyBefore(s.From) {
		out.warn("next_from", "problem.next_before_session")
	}
	signing := map[Side]bool{}
	people := make([]ID, len(s.Signatories))
	for i, one := range s.Signatories {
		signing[one.Side], people[i] = true, one.PersonID
		oneOf(out, at("signatories", i, "side"), one.Side, hosts, true)
		out.needID(at("signatories", i, "person"), one.PersonID)
	}
	out.distinct(people, func(i int) string { return at("signatories", i, "person") }, "problem.person_twice")
	switch {
	case s.SignedOn == "":
	case s.Cancelled:
		out.fault("signed_on", "problem.signed_though_cancelled")
	case s.SignedOn.CertainlyBefore(s.From):
		out.fault("signed_on", "problem.signed_before_session")
	case len(s.Signatories) == 0:
		out.warn("signatories", "problem.no_signatories")
	case !signing[Ours] || !signing[Theirs]:
		out.warn("signatories", "problem.signed_by_one_side")
	}
	switch {
	case s.ClosedOn == "":
	case s.ClosedOn.CertainlyBefore(s.SignedOn) || s.ClosedOn.CertainlyBefore(s.From):
		out.fault("closed_on", "problem.closed_too_early")
	}
}
