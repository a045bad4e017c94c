package register

// Direction says whether they come to us or we go to them.
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

// Fate is what became of a planned visit that did not take place, where nobody knows since when; empty for the others.
// It is how registers of earlier versions say it; with a known day it is a VisitStep.
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
	ID   ID     `json:"id,omitzero"`
	Name Text   `json:"name"`
	Zone string `json:"zone,omitempty"`
}

// Delegate is one member of a delegation. The order in the delegation is the order of precedence.
type Delegate struct {
	PersonID ID           `json:"person"`
	Role     DelegateRole `json:"role"`
}

// Visit is a delegation's journey to a partner or from one.
type Visit struct {
	Head
	Title     Text       `gorm:"embedded;embeddedPrefix:title_" json:"title"`
	Direction Direction  `json:"direction"`
	Type      VisitType  `json:"type,omitempty"`
	Level     VisitLevel `json:"level,omitempty"`
	Fate      Fate       `json:"fate,omitempty"`
	// Steps are what people have decided of it, in any order.
	Steps      []VisitStep `gorm:"serializer:json" json:"steps,omitempty"`
	PartnerIDs []ID        `gorm:"serializer:json" json:"partners,omitempty"`
	From       Date        `gorm:"column:from_day" json:"from,omitempty"`
	To         Date        `gorm:"column:to_day" json:"to,omitempty"`
	Places     []Place     `gorm:"serializer:json" json:"places,omitempty" order:"kept"`
	// Ground is the invitation or the order by which the visit takes place.
	Ground  Text `gorm:"embedded;embeddedPrefix:ground_" json:"ground,omitzero" lines:"kept"`
	Purpose Text `gorm:"embedded;embeddedPrefix:purpose_" json:"purpose,omitzero" lines:"kept"`
	// SenderID and HostID are the bodies that send and receive the delegation.
	SenderID ID `json:"sender,omitzero"`
	HostID   ID `json:"host,omitzero"`
	// Arrival, Hotel and Transport are what those who meet the delegation need.
	Arrival   Text `gorm:"embedded;embeddedPrefix:arrival_" json:"arrival,omitzero" lines:"kept"`
	Hotel     Text `gorm:"embedded;embeddedPrefix:hotel_" json:"hotel,omitzero" lines:"kept"`
	Transport Text `gorm:"embedded;embeddedPrefix:transport_" json:"transport,omitzero" lines:"kept"`
	// AgreementIDs and CommissionIDs are those that were spoken of.
	AgreementIDs  []ID            `gorm:"serializer:json" json:"agreements,omitempty"`
	CommissionIDs []ID            `gorm:"serializer:json" json:"commissions,omitempty"`
	Delegation    []Delegate      `gorm:"serializer:json" json:"delegation,omitempty" order:"kept"`
	Programme     []ProgrammeItem `gorm:"serializer:json" json:"programme,omitempty"`
	Outcomes      []Outcome       `gorm:"serializer:json" json:"outcomes,omitempty"`
	Report        VisitReport     `gorm:"embedded;embeddedPrefix:report_" json:"report,omitzero"`
	Results       Text            `gorm:"embedded;embeddedPrefix:results_" json:"results,omitzero" lines:"kept"`
	Note          Text            `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
	// Identity says which other records it was taken for.
	Identity Identity `gorm:"serializer:json" json:"identity,omitzero"`
}

// Leader returns the head of the delegation, None where nobody is marked so.
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

// Words are the title, purpose, places, programme, outcomes, results, report and note.
func (v *Visit) Words() []string {
	all := words(v.Title, v.Purpose)
	for _, p := range v.Places {
		all = append(all, words(p.Name)...)
	}
	for _, item := range v.Programme {
		all = append(all, words(item.Title, item.Place, item.Note)...)
	}
	all = append(all, outcomeWords(v.Outcomes)...)
	for _, step := range v.Steps {
		all = append(all, words(step.Note)...)
	}
	return append(all, words(v.Arrival, v.Hotel, v.Transport, v.Results, v.Ground, v.Report.Text, v.Report.SentTo, v.Note)...)
}

// Mentions are partners, the sending and the receiving body, delegates, those named in the programme, what was spoken of
// and what settles the outcomes.
func (v *Visit) Mentions() []Mention {
	var m mentions
	for i, id := range v.PartnerIDs {
		m.addIn(KindPartner, id, RolePartner, "partners", i, "")
	}
	m.add(KindPartner, v.SenderID, RoleSender, "sender")
	m.add(KindPartner, v.HostID, RoleHost, "host")
	mentionSpokenOf(&m, v.AgreementIDs, v.CommissionIDs)
	for i, d := range v.Delegation {
		m.addIn(KindPerson, d.PersonID, RoleDelegate, "delegation", i, "person")
	}
	for i, item := range v.Programme {
		item.mentions(&m, at("programme", i, ""))
	}
	mentionOutcomes(&m, v.Outcomes)
	return m
}

// Check wants a title, a direction, an end not before the start, nobody twice in the delegation, programme items within
// the visit, and nothing left open in a closed visit.
func (v *Visit) Check() Problems {
	out := bounds(v)
	out.needText("title", v.Title)
	oneOf(&out, "direction", v.Direction, Directions, true)
	oneOf(&out, "type", v.Type, VisitTypes, false)
	oneOf(&out, "level", v.Level, VisitLevels, false)
	oneOf(&out, "fate", v.Fate, Fates, false)
	if len(v.PartnerIDs) == 0 {
		out.warn("partners", "problem.no_partner")
	}
	out.distinct(v.PartnerIDs, func(i int) string { return at("partners", i, "") }, "problem.partner_twice")
	checkSpokenOf(&out, v.AgreementIDs, v.CommissionIDs)
	out.period("from", v.From, "to", v.To)
	for i, p := range v.Places {
		out.needText(at("places", i, "name"), p.Name)
		out.zone(at("places", i, "zone"), p.Zone)
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
	v.checkProgramme(&out)
	checkOutcomes(&out, v.Outcomes)
	v.checkReport(&out)
	v.checkSteps(&out)
	return out
}

func (v *Visit) tidy() {
	for i := range v.Programme {
		item := &v.Programme[i]
		item.Start, item.End = fullClock(item.Start), fullClock(item.End)
	}
}
