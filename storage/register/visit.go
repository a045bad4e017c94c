package register

import (
	"regexp"
	"strings"
)

// Direction tells whether they come to us or we go to them.
type Direction string

// The directions.
const (
	Incoming Direction = "incoming"
	Outgoing Direction = "outgoing"
)

// Directions lists them.
var Directions = []Direction{Outgoing, Incoming}

// VisitType is the protocol form of a visit.
type VisitType string

// The types, from the most solemn.
const (
	StateVisit      VisitType = "state"
	OfficialVisit   VisitType = "official"
	WorkingVisit    VisitType = "working"
	UnofficialVisit VisitType = "unofficial"
	TransitVisit    VisitType = "transit"
)

// VisitTypes lists them.
var VisitTypes = []VisitType{StateVisit, OfficialVisit, WorkingVisit, UnofficialVisit, TransitVisit}

// VisitLevel is the rank of those who travel: highest for heads of state and government, high for
// ministers and their deputies.
type VisitLevel string

// The levels.
const (
	VisitHighest     VisitLevel = "highest"
	VisitHigh        VisitLevel = "high"
	VisitInteragency VisitLevel = "interagency"
	VisitExpert      VisitLevel = "expert"
)

// VisitLevels lists them from the highest.
var VisitLevels = []VisitLevel{VisitHighest, VisitHigh, VisitInteragency, VisitExpert}

// Fate is what became of a planned visit that did not take place; empty for the others.
type Fate string

// The fates.
const (
	Postponed Fate = "postponed"
	Cancelled Fate = "cancelled"
)

// Fates lists them.
var Fates = []Fate{Postponed, Cancelled}

// DelegateRole is what a member of a delegation does in it.
type DelegateRole string

// The roles in a delegation.
const (
	DelegateHead         DelegateRole = "head"
	DelegateMember       DelegateRole = "member"
	DelegateAccompanying DelegateRole = "accompanying"
	DelegateInterpreter  DelegateRole = "interpreter"
	DelegateProtocol     DelegateRole = "protocol"
	DelegatePress        DelegateRole = "press"
)

// DelegateRoles lists them.
var DelegateRoles = []DelegateRole{
	DelegateHead, DelegateMember, DelegateAccompanying, DelegateInterpreter, DelegateProtocol, DelegatePress,
}

// Place is a place of a visit with its time zone by the name of the IANA database ("Asia/Baku"),
// empty where it is not known.
type Place struct {
	Name Text   `json:"name"`
	Zone string `json:"zone,omitempty"`
}

// Delegate is one member of a delegation. The order in the delegation is the order of precedence.
type Delegate struct {
	PersonID ID           `json:"person"`
	Role     DelegateRole `json:"role"`
}

// ProgrammeKind says what happens in a programme item.
type ProgrammeKind string

// The kinds of programme items.
const (
	ProgrammeMeeting    ProgrammeKind = "meeting"
	ProgrammeTalks      ProgrammeKind = "talks"
	ProgrammeSigning    ProgrammeKind = "signing"
	ProgrammeFlowers    ProgrammeKind = "flowers"
	ProgrammeEnterprise ProgrammeKind = "enterprise"
	ProgrammeForum      ProgrammeKind = "forum"
	ProgrammeReception  ProgrammeKind = "reception"
	ProgrammeBriefing   ProgrammeKind = "briefing"
	ProgrammeCulture    ProgrammeKind = "culture"
	ProgrammeTransfer   ProgrammeKind = "transfer"
	ProgrammeFree       ProgrammeKind = "free"
	ProgrammeOther      ProgrammeKind = "other"
)

// ProgrammeKinds lists them.
var ProgrammeKinds = []ProgrammeKind{
	ProgrammeMeeting, ProgrammeTalks, ProgrammeSigning, ProgrammeFlowers, ProgrammeEnterprise, ProgrammeForum,
	ProgrammeReception, ProgrammeBriefing, ProgrammeCulture, ProgrammeTransfer, ProgrammeFree, ProgrammeOther,
}

// ProgrammeItem is one item of a visit's programme. Start and End are clock times of the place,
// "09:30", empty where they are not known.
type ProgrammeItem struct {
	Day          Date          `json:"day,omitempty"`
	Start        string        `json:"start,omitempty"`
	End          string        `json:"end,omitempty"`
	Kind         ProgrammeKind `json:"kind"`
	Title        Text          `json:"title"`
	Place        Text          `json:"place,omitzero"`
	Participants []ID          `json:"participants,omitempty"`
}

// Visit is a delegation's journey to a partner or from one.
type Visit struct {
	Head
	Title      Text       `gorm:"embedded;embeddedPrefix:title_" json:"title"`
	Direction  Direction  `json:"direction"`
	Type       VisitType  `json:"type,omitempty"`
	Level      VisitLevel `json:"level,omitempty"`
	Fate       Fate       `json:"fate,omitempty"`
	PartnerIDs []ID       `gorm:"serializer:json" json:"partners,omitempty"`
	From       Date       `gorm:"column:from_day" json:"from,omitempty"`
	To         Date       `gorm:"column:to_day" json:"to,omitempty"`
	Places     []Place    `gorm:"serializer:json" json:"places,omitempty"`
	// Ground is the invitation or the order by which the visit takes place.
	Ground     Text            `gorm:"embedded;embeddedPrefix:ground_" json:"ground,omitzero"`
	Purpose    Text            `gorm:"embedded;embeddedPrefix:purpose_" json:"purpose,omitzero"`
	Delegation []Delegate      `gorm:"serializer:json" json:"delegation,omitempty"`
	Programme  []ProgrammeItem `gorm:"serializer:json" json:"programme,omitempty"`
	Results    Text            `gorm:"embedded;embeddedPrefix:results_" json:"results,omitzero"`
	Note       Text            `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero"`
}

// VisitState is what a visit is on a day.
type VisitState string

// The states that follow from the days and the fate alone.
const (
	VisitPlanned   VisitState = "planned"
	VisitUnderWay  VisitState = "under_way"
	VisitEnded     VisitState = "ended"
	VisitPostponed VisitState = "postponed"
	VisitCancelled VisitState = "cancelled"
	VisitUndated   VisitState = "undated"
)

// VisitStates lists them.
var VisitStates = []VisitState{VisitPlanned, VisitUnderWay, VisitEnded, VisitPostponed, VisitCancelled, VisitUndated}

// StateOn gives the state on a day. Without an end the visit lasts what its start can mean; without a
// start it is planned until its end has passed.
func (v *Visit) StateOn(day Date) VisitState {
	end := v.To
	if end == "" {
		end = v.From
	}
	switch {
	case v.Fate == Postponed:
		return VisitPostponed
	case v.Fate == Cancelled:
		return VisitCancelled
	case v.From == "" && v.To == "":
		return VisitUndated
	case end.Last() < day:
		return VisitEnded
	case v.From != "" && v.From.First() <= day:
		return VisitUnderWay
	}
	return VisitPlanned
}

// Leader gives the head of the delegation, None where nobody is marked so.
func (v *Visit) Leader() ID {
	for _, d := range v.Delegation {
		if d.Role == DelegateHead {
			return d.PersonID
		}
	}
	return None
}

// Ref points at the visit.
func (v *Visit) Ref() Ref { return Ref{KindVisit, v.ID} }

// Label is the title.
func (v *Visit) Label() Text { return v.Title }

// Hint is the days.
func (v *Visit) Hint() Text { return everywhere(v.From.Dotted()) }

// Words are the title, purpose, places, programme, results and note.
func (v *Visit) Words() []string {
	all := words(v.Title, v.Purpose)
	for _, p := range v.Places {
		all = append(all, words(p.Name)...)
	}
	for _, item := range v.Programme {
		all = append(all, words(item.Title, item.Place)...)
	}
	return append(all, words(v.Results, v.Ground, v.Note)...)
}

// Mentions are partners, delegates and participants.
func (v *Visit) Mentions() []Mention {
	var m mentions
	for i, id := range v.PartnerIDs {
		m.add(KindPartner, id, RolePartner, at("partners", i, ""))
	}
	for i, d := range v.Delegation {
		m.add(KindPerson, d.PersonID, RoleDelegate, at("delegation", i, "person"))
	}
	for i, item := range v.Programme {
		for j, id := range item.Participants {
			m.add(KindPerson, id, RoleParticipant, at(at("programme", i, "participants"), j, ""))
		}
	}
	return m
}

// Check wants a title, a direction, an end not before the start, nobody twice in the delegation and
// programme items that lie within the visit and do not end before they start.
func (v *Visit) Check() Problems {
	var out Problems
	out.needText("title", v.Title)
	oneOf(&out, "direction", v.Direction, Directions, true)
	oneOf(&out, "type", v.Type, VisitTypes, false)
	oneOf(&out, "level", v.Level, VisitLevels, false)
	oneOf(&out, "fate", v.Fate, Fates, false)
	if len(v.PartnerIDs) == 0 {
		out.warn("partners", "problem.no_partner")
	}
	out.distinct(v.PartnerIDs, func(i int) string { return at("partners", i, "") }, "problem.partner_twice")
	out.period("from", v.From, "to", v.To)
	for i, p := range v.Places {
		out.needText(at("places", i, "name"), p.Name)
		if strings.ContainsAny(p.Zone, " \\") {
			out.fault(at("places", i, "zone"), "problem.zone", p.Zone)
		}
	}
	people := make([]ID, len(v.Delegation))
	heads := 0
	for i, d := range v.Delegation {
		people[i] = d.PersonID
		out.needID(at("delegation", i, "person"), d.PersonID)
		oneOf(&out, at("delegation", i, "role"), d.Role, DelegateRoles, true)
		if d.Role == DelegateHead {
			if heads++; heads > 1 {
				out.warn(at("delegation", i, "role"), "problem.two_heads")
			}
		}
	}
	out.distinct(people, func(i int) string { return at("delegation", i, "person") }, "problem.person_twice")
	for i, item := range v.Programme {
		v.checkItem(&out, i, item)
	}
	return out
}

var clockTime = regexp.MustCompile(`^([01]\d|2[0-3]):[0-5]\d$`)

func (p *Problems) clock(field, text string) {
	if text != "" && !clockTime.MatchString(text) {
		p.fault(field, "problem.clock", text)
	}
}

func (v *Visit) checkItem(out *Problems, i int, item ProgrammeItem) {
	out.needText(at("programme", i, "title"), item.Title)
	oneOf(out, at("programme", i, "kind"), item.Kind, ProgrammeKinds, true)
	out.date(at("programme", i, "day"), item.Day)
	out.clock(at("programme", i, "start"), item.Start)
	out.clock(at("programme", i, "end"), item.End)
	if clockTime.MatchString(item.Start) && clockTime.MatchString(item.End) && item.End < item.Start {
		out.warn(at("programme", i, "end"), "problem.past_midnight")
	}
	if item.Day.CertainlyBefore(v.From) || v.To.CertainlyBefore(item.Day) ||
		v.To == "" && v.From.CertainlyBefore(item.Day) && v.From.Precision() == DayKnown {
		out.warn(at("programme", i, "day"), "problem.outside_visit")
	}
	out.distinct(item.Participants, func(j int) string { return at(at("programme", i, "participants"), j, "") }, "problem.person_twice")
}
