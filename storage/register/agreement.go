package register

import "slices"

// AgreementKind names the form of an agreement; a treaty is one "whatever its name" (101-FZ, art. 2).
type AgreementKind string

// The kinds of agreements.
const (
	AgreementTreaty             AgreementKind = "treaty"
	AgreementAgreement          AgreementKind = "agreement"
	AgreementConvention         AgreementKind = "convention"
	AgreementProtocol           AgreementKind = "protocol"
	AgreementAdditionalProtocol AgreementKind = "additional_protocol"
	AgreementMemorandum         AgreementKind = "memorandum"
	AgreementExchangeOfNotes    AgreementKind = "exchange_of_notes"
	AgreementExchangeOfLetters  AgreementKind = "exchange_of_letters"
	AgreementProgramme          AgreementKind = "programme"
	AgreementActionPlan         AgreementKind = "action_plan"
	AgreementJointStatement     AgreementKind = "joint_statement"
	AgreementProtocolOfIntent   AgreementKind = "protocol_of_intent"
	AgreementContract           AgreementKind = "contract"
)

// AgreementKinds lists them as forms do.
var AgreementKinds = []AgreementKind{
	AgreementTreaty, AgreementAgreement, AgreementConvention, AgreementProtocol, AgreementAdditionalProtocol,
	AgreementMemorandum, AgreementExchangeOfNotes, AgreementExchangeOfLetters, AgreementProgramme,
	AgreementActionPlan, AgreementJointStatement, AgreementProtocolOfIntent, AgreementContract,
}

// Level says between whom an agreement is made: the first three under 101-FZ, the regional ones
// under 4-FZ of 04.01.1999.
type Level string

// The levels.
const (
	LevelInterstate         Level = "interstate"
	LevelIntergovernmental  Level = "intergovernmental"
	LevelInteragency        Level = "interagency"
	LevelRegionalGovernment Level = "regional_government"
	LevelRegionalBody       Level = "regional_body"
	LevelMunicipal          Level = "municipal"
	LevelCorporate          Level = "corporate"
)

// Levels lists them from the highest.
var Levels = []Level{
	LevelInterstate, LevelIntergovernmental, LevelInteragency, LevelRegionalGovernment, LevelRegionalBody,
	LevelMunicipal, LevelCorporate,
}

// Side is our side, the other one, or a third party.
type Side string

// The sides.
const (
	Ours   Side = "ours"
	Theirs Side = "theirs"
	Third  Side = "third"
)

// Sides lists them.
var Sides = []Side{Ours, Theirs, Third}

// Term says how long an agreement is made for; empty where it is not known.
type Term string

// The terms.
const (
	TermOpen      Term = "open"
	TermUntil     Term = "until"
	TermFor       Term = "for" // a number of months, Rules.Months, from the entry into force
	TermFulfilled Term = "fulfilled"
)

// Terms lists them.
var Terms = []Term{TermOpen, TermUntil, TermFor, TermFulfilled}

// ActionKind is a step in an agreement's life, by the terms of the Vienna Convention of 1969 and of
// the glossary of the United Nations Treaty Collection. Signature stands with the party.
type ActionKind string

// The actions.
const (
	ActionTalks           ActionKind = "talks"
	ActionTalksNotice     ActionKind = "talks_notice" // federal bodies hear of the talks (4-FZ of 04.01.1999, art. 3)
	ActionPowers          ActionKind = "powers"
	ActionInitialling     ActionKind = "initialling"
	ActionAdoption        ActionKind = "adoption" // of the text, by a conference or a body that need not sign it
	ActionRatification    ActionKind = "ratification"
	ActionAcceptance      ActionKind = "acceptance"
	ActionApproval        ActionKind = "approval"
	ActionNotification    ActionKind = "notification"
	ActionProvisional     ActionKind = "provisional_application"
	ActionEntryIntoForce  ActionKind = "entry_into_force"
	ActionAccession       ActionKind = "accession"
	ActionRegistration    ActionKind = "registration"
	ActionPublication     ActionKind = "publication"
	ActionAmendment       ActionKind = "amendment"
	ActionExtension       ActionKind = "extension"
	ActionNotice          ActionKind = "notice_of_termination"
	ActionNoticeWithdrawn ActionKind = "notice_withdrawn"
	ActionSuspension      ActionKind = "suspension"
	ActionSuspensionEnd   ActionKind = "suspension_end"
	ActionWithdrawal      ActionKind = "withdrawal" // of one party, from whose day the others go on without it
	ActionSuccession      ActionKind = "succession"
	ActionTermination     ActionKind = "termination"
	ActionNotConcluded    ActionKind = "not_concluded"
	ActionForceUnclear    ActionKind = "force_unclear" // from then on nobody knows whether it is in force
)

// ActionKinds lists them in the order of an agreement's life.
var ActionKinds = []ActionKind{
	ActionTalksNotice, ActionTalks,
	ActionPowers, ActionInitialling, ActionAdoption, ActionRatification, ActionAcceptance, ActionApproval, ActionNotification,
	ActionProvisional, ActionEntryIntoForce, ActionAccession, ActionRegistration, ActionPublication, ActionAmendment, ActionExtension,
	ActionNotice, ActionNoticeWithdrawn, ActionSuspension, ActionSuspensionEnd, ActionSuccession, ActionWithdrawal, ActionTermination,
	ActionNotConcluded, ActionForceUnclear,
}

// Party is one party to an agreement, with who signed for it, when and where.
type Party struct {
	Side        Side `json:"side"`
	PartnerID   ID   `json:"partner"`
	SignatoryID ID   `json:"signatory,omitzero"`
	SignedOn    Date `json:"signed_on,omitempty"`
	SignedAt    Text `json:"signed_at,omitzero"`
	// AdReferendum: the signature awaits confirmation (Vienna Convention of 1969, art. 12).
	AdReferendum bool `json:"ad_referendum,omitempty"`
}

// Signing is when and where an agreement was signed as a whole. It stands for the parties whose own day or place is not
// known.
type Signing struct {
	On Date `json:"on,omitempty"`
	At Text `json:"at,omitzero"`
}

// Action is one dated step, by one party or, where PartnerID is None, by all.
type Action struct {
	ID        ID         `json:"id,omitzero"`
	Kind      ActionKind `json:"kind"`
	PartnerID ID         `json:"partner,omitzero"`
	// On is the day of the step; empty: it was taken, on a day that is not known.
	On Date `json:"on,omitempty"`
	// Effective is the day from which the step works, where it differs from On.
	Effective Date `json:"effective,omitempty"`
	// Until is the last day of an extension, of a provisional application or of a suspension.
	Until  Date   `json:"until,omitempty"`
	Number string `json:"number,omitempty"`
	// FileID is the document that proves the step: the note, the instrument, the order.
	FileID ID   `json:"file,omitzero"`
	Note   Text `json:"note,omitzero" lines:"kept"`
}

// Works returns the day from which the action works: the effective day, else its own.
func (a Action) Works() Date {
	if a.Effective != "" {
		return a.Effective
	}
	return a.On
}

// Agreement is a document in which parties agree on something, whatever its name.
type Agreement struct {
	Head
	Number string        `json:"number,omitempty"`
	Title  Text          `gorm:"embedded;embeddedPrefix:title_" json:"title"`
	Kind   AgreementKind `json:"kind"`
	Level  Level         `json:"level,omitempty"`
	// Parties stand in the order of the text; ours first by custom.
	Parties   []Party  `gorm:"serializer:json" json:"parties,omitempty" order:"kept"`
	Signing   Signing  `gorm:"serializer:json" json:"signing,omitzero"`
	Actions   []Action `gorm:"serializer:json" json:"actions,omitempty"`
	SphereIDs []ID     `gorm:"serializer:json" json:"spheres,omitempty"`
	Term      Term     `json:"term,omitempty"`
	// Until is the last day in force, where Term says so.
	Until Date `json:"until,omitempty"`
	// Rules are what its final clauses say.
	Rules Rules `gorm:"serializer:json" json:"rules,omitzero"`
	// Amended are the clauses that amendments have put in the place of Term, Until and Rules.
	Amended []Amended `gorm:"serializer:json" json:"amended,omitempty"`
	// Links lead to the agreements that this one changes, fulfils or belongs to.
	Links []Link `gorm:"serializer:json" json:"links,omitempty"`
	// Approvals are the bodies asked about the draft.
	Approvals []Approval `gorm:"serializer:json" json:"approvals,omitempty"`
	// Languages of the text, ISO 639-1.
	Languages []string `gorm:"serializer:json" json:"languages,omitempty"`
	Original  Text     `gorm:"embedded;embeddedPrefix:original_" json:"original,omitzero"`
	Summary   Text     `gorm:"embedded;embeddedPrefix:summary_" json:"summary,omitzero" lines:"kept"`
	Note      Text     `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
	// Identity says which other records it was taken for.
	Identity Identity `gorm:"serializer:json" json:"identity,omitzero"`
}

// Ref points at the agreement.
func (a *Agreement) Ref() Ref { return Ref{KindAgreement, a.ID} }

// Label is the title.
func (a *Agreement) Label() Text { return a.Title }

// Hint is the number.
func (a *Agreement) Hint() Text { return everywhere(a.Number) }

// OtherNames are the number: what it is called beside its label.
func (a *Agreement) OtherNames() []string { return words(a.Number) }

// Words are the title, number, summary, places and note.
func (a *Agreement) Words() []string {
	all := words(a.Title, a.Number, a.Summary, a.Signing.At)
	for _, p := range a.Parties {
		all = append(all, words(p.SignedAt)...)
	}
	for _, act := range a.Actions {
		all = append(all, words(act.Number, act.Note)...)
	}
	for _, one := range a.Approvals {
		all = append(all, words(one.Document, one.Note)...)
	}
	return append(all, words(a.Original, a.Note)...)
}

// Mentions are parties, signatories, actors, the files of steps and answers, linked agreements and spheres.
func (a *Agreement) Mentions() []Mention {
	m := make(mentions, 0, len(a.Parties)+len(a.Actions))
	for i, p := range a.Parties {
		m.addIn(KindPartner, p.PartnerID, RoleParty, "parties", i, "partner")
		m.addIn(KindPerson, p.SignatoryID, RoleSignatory, "parties", i, "signatory")
	}
	for i, act := range a.Actions {
		m.addIn(KindPartner, act.PartnerID, RoleActor, "actions", i, "partner")
		m.addIn(KindDocument, act.FileID, RoleProof, "actions", i, "file")
	}
	for i, one := range a.Approvals {
		m.addIn(KindPartner, one.PartnerID, RoleApprover, "approvals", i, "partner")
		m.addIn(KindDocument, one.FileID, RoleProof, "approvals", i, "file")
	}
	for i, l := range a.Links {
		m.addIn(KindAgreement, l.AgreementID, l.Role(), "links", i, "agreement")
	}
	for i, id := range a.SphereIDs {
		m.addIn(KindSphere, id, RoleSphere, "spheres", i, "")
	}
	return m
}

// SignedBy returns the day on which a party signed: its own day, else the day of the whole agreement.
func (a *Agreement) SignedBy(p Party) Date {
	if p.SignedOn != "" {
		return p.SignedOn
	}
	return a.Signing.On
}

// SignedOn is the day on which the last party signed, empty while a party has not or the day is
// not known. A party that acceded need not sign.
func (a *Agreement) SignedOn() Date {
	if len(a.Parties) == 0 {
		return a.Signing.On
	}
	var last Date
	for _, p := range a.Parties {
		if p.SignedOn == "" && a.acceded(p.PartnerID) {
			continue
		}
		day := a.SignedBy(p)
		if day == "" {
			return ""
		}
		last = max(last, day)
	}
	return last
}

// DoneOn is the day on which the text was established: signed by the last party or, where the parties do not sign,
// adopted by a conference or a body.
func (a *Agreement) DoneOn() Date {
	if signed := a.SignedOn(); signed != "" {
		return signed
	}
	return a.AdoptedOn()
}

// AdoptedOn is the day on which a conference or a body adopted the text, empty where none did or the day is not known.
func (a *Agreement) AdoptedOn() Date {
	adopted, _ := a.Action(ActionAdoption)
	return adopted.Works()
}

// ForceOn is the day of the entry into force as far as it is known.
func (a *Agreement) ForceOn() Date {
	force, _ := a.Entry()
	return force.Works()
}

// acceded reports whether a party acceded to the agreement (Vienna Convention of 1969, art. 15) or succeeded a party.
func (a *Agreement) acceded(partner ID) bool {
	return slices.ContainsFunc(a.Actions, func(act Action) bool {
		return act.joins() && act.PartnerID == partner && !partner.IsZero()
	})
}

// Action returns the action of this kind that works first; ok is false where there is none.
func (a *Agreement) Action(kind ActionKind) (first Action, ok bool) {
	for _, act := range a.Actions {
		if act.Kind == kind && (!ok || act.Works() < first.Works()) {
			first, ok = act, true
		}
	}
	return first, ok
}

// Check wants a title, a kind and dates in their order. Real registers are full of entries into
// force before signing, so that only warns.
func (a *Agreement) Check() Problems {
	out := bounds(a)
	out.needText("title", a.Title)
	oneOf(&out, "kind", a.Kind, AgreementKinds, true)
	oneOf(&out, "level", a.Level, Levels, false)
	a.checkParties(&out)
	a.checkActions(&out)
	a.checkClauses(&out, "", true)
	a.checkAmended(&out)
	a.checkLinks(&out)
	a.checkApprovals(&out)
	out.distinct(a.SphereIDs, func(i int) string { return at("spheres", i, "") }, "problem.sphere_twice")
	if a.Until.CertainlyBefore(a.DoneOn()) {
		out.fault("until", "problem.end_before_start")
	}
	force, ok := a.Entry()
	if ok && a.Until.CertainlyBefore(force.Works()) {
		out.fault("until", "problem.end_before_start")
	}
	if ok && a.Term == TermFor && !a.Rules.Tacit() && a.endOf(0, a.countedFrom(force.Works()).Last()).CertainlyBefore(force.Works()) {
		out.fault("rules.months", "problem.end_before_start")
	}
	return out
}

func (a *Agreement) checkParties(out *Problems) {
	out.date("signing.on", a.Signing.On)
	if a.Signing.On != "" && a.Signing.At.IsZero() && slices.ContainsFunc(a.Parties, func(p Party) bool { return p.SignedAt.IsZero() }) {
		out.warn("signing.at", "problem.no_place")
	}
	ids := make([]ID, len(a.Parties))
	sides := map[Side]bool{}
	for i, p := range a.Parties {
		ids[i] = p.PartnerID
		sides[p.Side] = true
		oneOf(out, at("parties", i, "side"), p.Side, Sides, true)
		out.needID(at("parties", i, "partner"), p.PartnerID)
		out.date(at("parties", i, "signed_on"), p.SignedOn)
		if p.SignedOn != "" && p.SignedAt.IsZero() && a.Signing.At.IsZero() {
			out.warn(at("parties", i, "signed_at"), "problem.no_place")
		}
	}
	out.distinct(ids, func(i int) string { return at("parties", i, "partner") }, "problem.party_twice")
	if len(a.Parties) == 0 {
		out.warn("parties", "problem.no_parties")
	} else if !sides[Ours] || len(sides) == 1 {
		out.warn("parties", "problem.one_side")
	}
}

func (a *Agreement) checkActions(out *Problems) {
	done := a.DoneOn()
	force, inForce := a.Entry()
	entered := map[ID]bool{} // the parties, None being all of them
	for i, act := range a.Actions {
		oneOf(out, at("actions", i, "kind"), act.Kind, ActionKinds, true)
		out.date(at("actions", i, "on"), act.On)
		out.date(at("actions", i, "effective"), act.Effective)
		out.date(at("actions", i, "until"), act.Until)
		if act.Until.CertainlyBefore(act.Works()) {
			out.fault(at("actions", i, "until"), "problem.end_before_start")
		}
		switch act.Kind {
		case ActionAdoption:
			if act.PartnerID.IsZero() {
				out.warn(at("actions", i, "partner"), "problem.no_adopting_body")
			}
		case ActionForceUnclear:
			if inForce && act.On == "" && act.Effective == "" && force.Works() == "" {
				out.warn(at("actions", i, "on"), "problem.unclear_since")
			}
		case ActionExtension:
			if act.Until == "" {
				out.warn(at("actions", i, "until"), "problem.extension_without_end")
			}
		case ActionEntryIntoForce:
			if entered[act.PartnerID] {
				out.fault(at("actions", i, "kind"), "problem.force_twice")
			}
			entered[act.PartnerID] = true
			if act.Works() == "" {
				out.warn(at("actions", i, "on"), "problem.no_day_of_force")
			}
			if act.Works().CertainlyBefore(done) {
				out.warn(at("actions", i, "on"), "problem.force_before_signing")
			}
		case ActionNotConcluded:
			if inForce && force.Works() != "" && act.Works().First() >= force.Works().First() {
				out.warn(at("actions", i, "kind"), "problem.concluded")
			}
		case ActionTermination:
			switch { // old tables have both, and nobody remembers which is true
			case act.Works().CertainlyBefore(done):
				out.warn(at("actions", i, "on"), "problem.termination_before_signing")
			case inForce && act.Works().CertainlyBefore(force.Works()):
				out.warn(at("actions", i, "on"), "problem.termination_before_force")
			}
		}
	}
	a.checkCourse(out)
}
