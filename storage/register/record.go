// Package register holds what Accord keeps: the records of international cooperation and their
// rules. It knows no database, no screen and no clock: the day is always an argument.
package register

import "slices"

// Kind names a kind of record, in the singular, as commands and files name it.
type Kind string

// The kinds of records.
const (
	KindAgreement  Kind = "agreement"
	KindCommission Kind = "commission"
	KindSession    Kind = "session"
	KindVisit      Kind = "visit"
	KindMeeting    Kind = "meeting"
	KindPartner    Kind = "partner"
	KindPerson     Kind = "person"
	KindSphere     Kind = "sphere"
	KindEvent      Kind = "event"
	KindInvitation Kind = "invitation"
	// Kinds of two words are written with a hyphen, as commands and files name them.
	KindProductionLink Kind = "production-link"
	KindTradeRecord    Kind = "trade-record"
	KindCommitment     Kind = "commitment"
	KindRule           Kind = "rule"
	KindDocument       Kind = "document"
)

// kinds is the table of all kinds, each after those it usually refers to, with what makes an empty record of it.
var kinds = []struct {
	kind Kind
	make func() Record
}{
	{KindSphere, func() Record { return &Sphere{} }},
	{KindPartner, func() Record { return &Partner{} }},
	{KindPerson, func() Record { return &Person{} }},
	{KindAgreement, func() Record { return &Agreement{} }},
	{KindCommission, func() Record { return &Commission{} }},
	{KindSession, func() Record { return &Session{} }},
	{KindEvent, func() Record { return &Event{} }},
	{KindVisit, func() Record { return &Visit{} }},
	{KindMeeting, func() Record { return &Meeting{} }},
	{KindInvitation, func() Record { return &Invitation{} }},
	{KindProductionLink, func() Record { return &ProductionLink{} }},
	{KindTradeRecord, func() Record { return &TradeRecord{} }},
	{KindCommitment, func() Record { return &Commitment{} }},
	{KindRule, func() Record { return &ProcedureRule{} }},
	{KindDocument, func() Record { return &Document{} }},
}

// Kinds lists all kinds in the order of their table.
var Kinds = func() []Kind {
	var all []Kind
	for _, row := range kinds {
		all = append(all, row.kind)
	}
	return all
}()

// KindsFrom lists all kinds, those that are named first and the others in the order of their table.
func KindsFrom(first ...Kind) []Kind {
	for _, k := range Kinds {
		if !slices.Contains(first, k) {
			first = append(first, k)
		}
	}
	return first
}

// New makes an empty record of the kind, nil for an unknown kind.
func (k Kind) New() Record {
	for _, row := range kinds {
		if row.kind == k {
			return row.make()
		}
	}
	return nil
}

// Ref points at one record.
type Ref struct {
	Kind Kind `json:"kind"`
	ID   ID   `json:"id"`
}

// IsZero reports whether the Ref points at nothing.
func (r Ref) IsZero() bool { return r.ID.IsZero() }

// Head is what every record begins with.
type Head struct {
	ID ID `gorm:"primaryKey" json:"id"`
	// Revision counts the saves: 1 for the first. A save names the revision it has read.
	Revision  int64   `json:"revision" most:"1000000000000000"`
	CreatedAt Instant `gorm:"autoCreateTime:false" json:"created_at"`
	CreatedBy string  `json:"created_by"`
	UpdatedAt Instant `gorm:"autoUpdateTime:false" json:"updated_at"`
	UpdatedBy string  `json:"updated_by"`
	// DeletedAt is set while the record lies in the trash.
	DeletedAt Instant `json:"deleted_at,omitzero"`
}

// Meta returns the head of any record for reading and for the storage to fill in.
func (h *Head) Meta() *Head { return h }

// InTrash reports whether the record lies in the trash.
func (h *Head) InTrash() bool { return !h.DeletedAt.IsZero() }

// Record is what storage, exchange and search need of every kind. What Kind.New makes are records.
type Record interface {
	Ref() Ref
	Meta() *Head
	// Label is the phrase by which other records and lists call this one.
	Label() Text
	// Hint tells records of the same label apart: a number, a post, days.
	Hint() Text
	// Words are the phrases that search finds the record by, the weightiest first.
	Words() []string
	// Mentions lists the other records that this one refers to.
	Mentions() []Mention
	// Check returns errors, with which the record cannot be saved, and warnings.
	Check() Problems
}

// Role says as what one record mentions another.
type Role string

// The roles.
const (
	RoleParty       Role = "party"       // partner, party to an agreement
	RoleSignatory   Role = "signatory"   // person who signed for a party
	RoleActor       Role = "actor"       // partner who took a step in an agreement's life
	RoleApprover    Role = "approver"    // partner asked about a draft
	RoleProof       Role = "proof"       // document that proves a step, holds an answer or shows progress
	RoleSphere      Role = "sphere"      // sphere of an agreement
	RoleParent      Role = "parent"      // the record above in a tree
	RoleEmployer    Role = "employer"    // partner where a person holds a post
	RoleSide        Role = "side"        // partner forming a side of a commission
	RoleFounding    Role = "founding"    // agreement that founded a commission
	RoleMember      Role = "member"      // person in a commission
	RoleCommission  Role = "commission"  // commission of a session
	RoleSpeaker     Role = "speaker"     // person speaking to an agenda item
	RoleAttendee    Role = "attendee"    // person on a session's attendance list
	RoleSubstitute  Role = "substitute"  // person who came in another's place
	RolePartner     Role = "partner"     // partner visited or visiting
	RoleDelegate    Role = "delegate"    // person in a delegation
	RoleParticipant Role = "participant" // person in a programme item or at a meeting
	RoleInCharge    Role = "in_charge"   // person who answers for a programme item
	RoleInterpreter Role = "interpreter" // person who interprets there
	RoleSubject     Role = "subject"     // record that a document belongs to
	RoleVisit       Role = "visit"       // visit during which a meeting was held
	RolePermitter   Role = "permitter"   // person who permitted a meeting
	RoleSettling    Role = "settling"    // record that takes an outcome further

	RoleOrganiser       Role = "organiser"        // partner who holds an event
	RoleInviter         Role = "inviter"          // person or partner who invites
	RoleInvited         Role = "invited"          // person or partner who is invited
	RoleOccasion        Role = "occasion"         // event or visit that somebody is invited to
	RoleSource          Role = "source"           // record in which something was spoken or agreed
	RoleResult          Role = "result"           // visit that came of an invitation
	RoleOurEnterprise   Role = "our_enterprise"   // our partner of a production link
	RoleTheirEnterprise Role = "their_enterprise" // their partner of a production link

	RoleOurTrader   Role = "our_trader"   // our partner whose trade a figure is
	RoleTheirTrader Role = "their_trader" // their partner whose trade it is

	RoleExecutor    Role = "executor"     // partner or person who has to fulfil a commitment
	RoleCoExecutor  Role = "co_executor"  // partner or person who helps with it
	RoleController  Role = "controller"   // person who controls it
	RoleReporter    Role = "reporter"     // person who reported on it
	RoleDecider     Role = "decider"      // person who moved its day, sent it back or closed it
	RoleCarriedFrom Role = "carried_from" // commitment that it goes on with
	RoleCarriedTo   Role = "carried_to"   // commitment that goes on with it
	RoleToCarry     Role = "to_carry"     // decision that a session is to take over

	RoleSpokenOf Role = "spoken_of" // agreement or commission spoken of at a visit or a meeting
	RoleSender   Role = "sender"    // body that sends a delegation
	RoleHost     Role = "host"      // body that receives it

	RolePromising Role = "promising" // partner with whom a sphere is promising
)

// Mention is one reference from a record: who, as what, and from which field (a path such as
// "parties[1].partner").
type Mention struct {
	Ref
	Role  Role
	Field string
}

// everywhere makes a Text that reads the same in all languages: a number, dates.
func everywhere(s string) Text { return Text{Ru: s, En: s, Tt: s} }

// mentions collects references, leaving out the empty ones.
type mentions []Mention

func (m *mentions) add(kind Kind, id ID, role Role, field string) {
	if !id.IsZero() {
		*m = append(*m, Mention{Ref{kind, id}, role, field})
	}
}

// addIn is add for a field of the i-th row of a list.
func (m *mentions) addIn(kind Kind, id ID, role Role, list string, i int, field string) {
	if !id.IsZero() {
		m.add(kind, id, role, at(list, i, field))
	}
}

// words collects phrases for search, leaving out the empty ones.
func words(texts ...any) []string {
	var all []string
	for _, t := range texts {
		switch v := t.(type) {
		case Text:
			all = append(all, v.All()...)
		case string:
			if v != "" {
				all = append(all, v)
			}
		case []string:
			all = append(all, words(anys(v)...)...)
		}
	}
	return all
}

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}
