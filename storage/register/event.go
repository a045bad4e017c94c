package register

import (
	"slices"
	"strconv"
)

// EventKind names the form of an event.
type EventKind string

// The kinds of events.
const (
	EventSummit        EventKind = "summit"
	EventForum         EventKind = "forum"
	EventConference    EventKind = "conference"
	EventExhibition    EventKind = "exhibition"
	EventRoundTable    EventKind = "round_table"
	EventCultureDays   EventKind = "culture_days"
	EventCommemorative EventKind = "commemorative"
	EventOther         EventKind = "other"
)

// EventKinds lists them.
var EventKinds = []EventKind{
	EventSummit, EventForum, EventConference, EventExhibition, EventRoundTable, EventCultureDays, EventCommemorative, EventOther,
}

// EventRole is what our side is at an event.
type EventRole string

// The roles at an event.
const (
	EventOrganiser   EventRole = "organiser"
	EventCoOrganiser EventRole = "co_organiser"
	EventParticipant EventRole = "participant"
	EventGuest       EventRole = "guest"
)

// EventRoles lists them.
var EventRoles = []EventRole{EventOrganiser, EventCoOrganiser, EventParticipant, EventGuest}

// Event is a summit, a forum, an exhibition or another gathering to which people are invited.
type Event struct {
	Head
	Title Text      `gorm:"embedded;embeddedPrefix:title_" json:"title"`
	Kind  EventKind `json:"kind"`
	// Series is the name of the series whose edition this event is, where the series is no event of the register;
	// otherwise ParentID is it.
	Series   Text `gorm:"embedded;embeddedPrefix:series_" json:"series,omitzero"`
	ParentID ID   `json:"parent,omitzero"`
	// Edition counts the events of the series, 0 where it is not known.
	Edition int  `json:"edition,omitempty" most:"10000"`
	Fate    Fate `json:"fate,omitempty"`
	From    Date `gorm:"column:from_day" json:"from,omitempty"`
	To      Date `gorm:"column:to_day" json:"to,omitempty"`
	Place   Text `gorm:"embedded;embeddedPrefix:place_" json:"place,omitzero"`
	// OrganiserIDs are the partners who hold the event.
	OrganiserIDs []ID      `gorm:"serializer:json" json:"organisers,omitempty"`
	Role         EventRole `json:"role,omitempty"`
	// Class is the status that the event has by the order on it.
	Class     Text `gorm:"embedded;embeddedPrefix:class_" json:"class,omitzero"`
	SphereIDs []ID `gorm:"serializer:json" json:"spheres,omitempty"`
	Note      Text `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
	// Identity says which other records it was taken for.
	Identity Identity `gorm:"serializer:json" json:"identity,omitzero"`
}

// EventState is what an event is on a day.
type EventState string

// The states, which follow from the days and the fate alone.
const (
	EventPlanned   EventState = "planned"
	EventUnderWay  EventState = "under_way"
	EventHeld      EventState = "held"
	EventPostponed EventState = "postponed"
	EventCancelled EventState = "cancelled"
	EventUndated   EventState = "undated"
)

// EventStates lists them.
var EventStates = []EventState{EventPlanned, EventUnderWay, EventHeld, EventPostponed, EventCancelled, EventUndated}

// StateOn returns the state on a day. As in Visit.StateOn, an event is under way once it has certainly begun.
func (e *Event) StateOn(day Date) EventState {
	end := e.To
	if end == "" {
		end = e.From
	}
	switch {
	case e.Fate == Postponed:
		return EventPostponed
	case e.Fate == Cancelled:
		return EventCancelled
	case end == "":
		return EventUndated
	case end.Last() < day:
		return EventHeld
	case e.From != "" && e.From.Last() <= day:
		return EventUnderWay
	}
	return EventPlanned
}

// Following returns the next event of the series; its days are not known yet.
func (e *Event) Following() *Event {
	next := *e
	next.Head, next.Fate, next.From, next.To, next.Note = Head{}, "", "", "", Text{}
	next.OrganiserIDs, next.SphereIDs = slices.Clone(e.OrganiserIDs), slices.Clone(e.SphereIDs)
	if e.Edition > 0 {
		next.Edition++
	}
	return &next
}

// Ref points at the event.
func (e *Event) Ref() Ref { return Ref{KindEvent, e.ID} }

// Label is the title.
func (e *Event) Label() Text { return e.Title }

// Hint is the first day or, where it is unknown, the number of the edition.
func (e *Event) Hint() Text {
	if e.From == "" && e.Edition > 0 {
		return everywhere("№ " + strconv.Itoa(e.Edition))
	}
	return everywhere(e.From.Dotted())
}

// Words are the title, series, place, class and note.
func (e *Event) Words() []string { return words(e.Title, e.Series, e.Place, e.Class, e.Note) }

// Mentions are the series, the organisers and the spheres.
func (e *Event) Mentions() []Mention {
	var m mentions
	m.add(KindEvent, e.ParentID, RoleParent, "parent")
	for i, id := range e.OrganiserIDs {
		m.addIn(KindPartner, id, RoleOrganiser, "organisers", i, "")
	}
	for i, id := range e.SphereIDs {
		m.addIn(KindSphere, id, RoleSphere, "spheres", i, "")
	}
	return m
}

// Check wants a title, a kind, an end not before the start, a series other than itself and nothing named twice.
func (e *Event) Check() Problems {
	out := bounds(e)
	out.needText("title", e.Title)
	oneOf(&out, "kind", e.Kind, EventKinds, true)
	if !e.ParentID.IsZero() && e.ParentID == e.ID {
		out.fault("parent", "problem.own_parent")
	}
	oneOf(&out, "fate", e.Fate, Fates, false)
	out.period("from", e.From, "to", e.To)
	if e.From == "" && e.To != "" {
		out.warn("from", "problem.end_without_start")
	}
	out.distinct(e.OrganiserIDs, func(i int) string { return at("organisers", i, "") }, "problem.partner_twice")
	oneOf(&out, "role", e.Role, EventRoles, false)
	out.distinct(e.SphereIDs, func(i int) string { return at("spheres", i, "") }, "problem.sphere_twice")
	return out
}
