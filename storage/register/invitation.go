package register

import "slices"

// Channel is the way by which an invitation or the reply to it went.
type Channel string

// The channels.
const (
	ChannelLetter   Channel = "letter"
	ChannelNote     Channel = "note"
	ChannelInPerson Channel = "in_person"
	ChannelPhone    Channel = "phone"
	ChannelEmail    Channel = "email"
)

// Channels lists the ways of inviting, ReplyChannels the ways of answering.
var (
	Channels      = []Channel{ChannelLetter, ChannelNote, ChannelInPerson, ChannelEmail}
	ReplyChannels = []Channel{ChannelLetter, ChannelNote, ChannelPhone, ChannelInPerson, ChannelEmail}
)

// Reply is the answer to an invitation, empty while there is none.
type Reply string

// The replies.
const (
	ReplyAccepted       Reply = "accepted"
	ReplyDeclined       Reply = "declined"
	ReplyConditional    Reply = "conditional"
	ReplyRepresentative Reply = "representative" // another is sent instead
)

// Replies lists them.
var Replies = []Reply{ReplyAccepted, ReplyDeclined, ReplyConditional, ReplyRepresentative}

// Invitation asks somebody to an event, on a visit or into the work of a body.
type Invitation struct {
	Head
	// Direction is outgoing where our side invites.
	Direction Direction `json:"direction"`
	// FromPartnerID and FromPersonID are who invites: a body, a person, or a person on behalf of a body.
	FromPartnerID ID `json:"from_partner,omitzero"`
	FromPersonID  ID `json:"from_person,omitzero"`
	// ToPersonID and ToPartnerID are who is invited, ToDelegation is a delegation in words.
	ToPersonID   ID   `json:"to_person,omitzero"`
	ToPartnerID  ID   `json:"to_partner,omitzero"`
	ToDelegation Text `gorm:"embedded;embeddedPrefix:to_delegation_" json:"to_delegation,omitzero"`
	// EventID, VisitID and Purpose say to what: an event, a visit that the invitation asks for, or in words, such as
	// the membership or the work of a group.
	EventID ID   `json:"event,omitzero"`
	VisitID ID   `json:"visit,omitzero"`
	Purpose Text `gorm:"embedded;embeddedPrefix:purpose_" json:"purpose,omitzero"`
	// Source is the record of where it was spoken: a meeting, a visit.
	Source  Ref     `gorm:"embedded;embeddedPrefix:source_" json:"source,omitzero"`
	Channel Channel `json:"channel,omitempty"`
	// Number is that of the letter or note.
	Number string `json:"number,omitempty"`
	// SentOn is the day on which it was sent or handed over; empty while it is only prepared.
	SentOn    Date   `json:"sent_on,omitempty"`
	Reminders []Date `gorm:"serializer:json" json:"reminders,omitempty"`
	// ReplyDue is the last day for the reply.
	ReplyDue     Date    `json:"reply_due,omitempty"`
	Reply        Reply   `json:"reply,omitempty"`
	RepliedOn    Date    `json:"replied_on,omitempty"`
	ReplyChannel Channel `json:"reply_channel,omitempty"`
	// SubstituteID is who comes instead, where a representative is sent.
	SubstituteID ID `json:"substitute,omitzero"`
	// TookPlace is the day on which the invited came.
	TookPlace Date `json:"took_place,omitempty"`
	// ResultVisitID is the visit that came of the invitation.
	ResultVisitID ID   `json:"result_visit,omitzero"`
	Note          Text `gorm:"embedded;embeddedPrefix:note_" json:"note,omitzero" lines:"kept"`
}

// InvitationState is what an invitation is on a day.
type InvitationState string

// The states in the order of an invitation's life.
const (
	InvitationPrepared       InvitationState = "prepared"
	InvitationSent           InvitationState = "sent"
	InvitationReminded       InvitationState = "reminded"
	InvitationNoReply        InvitationState = "no_reply" // the last day for it has passed
	InvitationAccepted       InvitationState = "accepted"
	InvitationDeclined       InvitationState = "declined"
	InvitationConditional    InvitationState = "conditional"
	InvitationRepresentative InvitationState = "representative"
	InvitationTookPlace      InvitationState = "took_place"
)

// InvitationStates lists them.
var InvitationStates = []InvitationState{
	InvitationPrepared, InvitationSent, InvitationReminded, InvitationNoReply, InvitationAccepted, InvitationDeclined,
	InvitationConditional, InvitationRepresentative, InvitationTookPlace,
}

// InvitationSteps are the first days from which the parts of an invitation's life count; Forever is never. A step known
// to a month or a year counts from its first day.
type InvitationSteps struct {
	Sent, Reminded, Replied, TookPlace Date
	// Due is the last day for the reply, Forever where none was asked for.
	Due Date
}

// Steps returns the steps of the invitation. A reminder proves the sending, whatever else is known. A reply without a
// day counts from the sending, and from the first day where the sending has no day either.
func (i *Invitation) Steps() InvitationSteps {
	s := InvitationSteps{Sent: Forever, Reminded: Forever, Replied: Forever, TookPlace: Forever, Due: Forever}
	for _, d := range i.Reminders {
		if d != "" {
			s.Reminded = min(s.Reminded, d.First())
		}
	}
	s.Sent = s.Reminded
	if i.SentOn != "" {
		s.Sent = min(s.Sent, i.SentOn.First())
	}
	if i.ReplyDue != "" {
		s.Due = i.ReplyDue.Last()
	}
	switch {
	case i.Reply == "":
	case i.RepliedOn != "":
		s.Replied = i.RepliedOn.First()
	case s.Sent != Forever:
		s.Replied = s.Sent
	default:
		s.Replied = ""
	}
	if i.TookPlace != "" {
		s.TookPlace = i.TookPlace.First()
	}
	return s
}

// StateOn returns the state on a day. Without a reply it is overdue from the day after the last one for it.
func (i *Invitation) StateOn(day Date) InvitationState {
	return i.Steps().stateOn(day, i.Reply)
}

func (s InvitationSteps) stateOn(day Date, reply Reply) InvitationState {
	switch {
	case s.TookPlace <= day:
		return InvitationTookPlace
	case s.Replied <= day:
		return InvitationState(reply)
	case s.Sent > day:
		return InvitationPrepared
	case s.Due < day:
		return InvitationNoReply
	case s.Reminded <= day:
		return InvitationReminded
	}
	return InvitationSent
}

// Answer puts a reply of a day into the invitation. No reply at all takes back what was known of one.
func (i *Invitation) Answer(reply Reply, on Date, by Channel) {
	if reply == "" {
		on, by = "", ""
	}
	i.Reply, i.RepliedOn, i.ReplyChannel = reply, on, by
	if reply != ReplyRepresentative {
		i.SubstituteID = None
	}
}

// tidy drops the sign of a number that the label sets itself.
func (i *Invitation) tidy() { i.Number = BareNumber(i.Number) }

// Ref points at the invitation.
func (i *Invitation) Ref() Ref { return Ref{KindInvitation, i.ID} }

// Label is what it invites to in words, or its number and day.
func (i *Invitation) Label() Text {
	label := Text{Ru: "Приглашение", En: "Invitation", Tt: "Чакыру"}
	if i.Number != "" {
		label.Ru += " № " + i.Number
		label.En += " No. " + i.Number
		label.Tt += " № " + i.Number
	}
	if i.SentOn != "" {
		label.Ru += " от " + i.SentOn.Dotted()
		label.En += " of " + i.SentOn.Dotted()
		label.Tt += ", " + i.SentOn.Dotted()
	}
	for _, l := range Languages {
		if phrase := i.Purpose.Get(l); phrase != "" {
			label.Set(l, label.Get(l)+": "+phrase)
		}
	}
	return label
}

// Hint is the delegation that is invited; see HintIDs.
func (i *Invitation) Hint() Text { return i.ToDelegation }

// HintIDs are those whose names tell invitations apart: who is invited and to what.
func (i *Invitation) HintIDs() []ID { return []ID{i.ToPersonID, i.ToPartnerID, i.EventID, i.VisitID} }

// Words are the number, what it invites to, the delegation and the note.
func (i *Invitation) Words() []string { return words(i.Number, i.Purpose, i.ToDelegation, i.Note) }

// Mentions are who invites, who is invited and to what, where it was spoken, who came instead and what came of it.
func (i *Invitation) Mentions() []Mention {
	var m mentions
	m.add(KindPartner, i.FromPartnerID, RoleInviter, "from_partner")
	m.add(KindPerson, i.FromPersonID, RoleInviter, "from_person")
	m.add(KindPerson, i.ToPersonID, RoleInvited, "to_person")
	m.add(KindPartner, i.ToPartnerID, RoleInvited, "to_partner")
	m.add(KindEvent, i.EventID, RoleOccasion, "event")
	m.add(KindVisit, i.VisitID, RoleOccasion, "visit")
	m.add(i.Source.Kind, i.Source.ID, RoleSource, "source.id")
	m.add(KindPerson, i.SubstituteID, RoleSubstitute, "substitute")
	m.add(KindVisit, i.ResultVisitID, RoleResult, "result_visit")
	return m
}

// Check wants a direction, somebody who is invited and something to be invited to, a reply where its day is known, and
// a source of a known kind. It warns of days in a wrong order and of a substitute who is missing or has no place.
func (i *Invitation) Check() Problems {
	out := bounds(i)
	oneOf(&out, "direction", i.Direction, Directions, true)
	if i.FromPartnerID.IsZero() && i.FromPersonID.IsZero() {
		out.warn("from_partner", "problem.no_inviter")
	}
	if i.ToPersonID.IsZero() && i.ToPartnerID.IsZero() && i.ToDelegation.IsZero() {
		out.fault("to_person", "problem.no_invited")
	}
	if i.EventID.IsZero() && i.VisitID.IsZero() && i.Purpose.IsZero() {
		out.fault("event", "problem.no_occasion")
	}
	out.ref("source", i.Source)
	oneOf(&out, "channel", i.Channel, Channels, false)
	i.checkDays(&out)
	oneOf(&out, "reply", i.Reply, Replies, i.RepliedOn != "")
	oneOf(&out, "reply_channel", i.ReplyChannel, ReplyChannels, false)
	switch {
	case !i.SubstituteID.IsZero() && i.SubstituteID == i.ToPersonID:
		out.fault("substitute", "problem.own_substitute")
	case i.Reply == ReplyRepresentative && i.SubstituteID.IsZero():
		out.warn("substitute", "problem.no_substitute")
	case i.Reply != ReplyRepresentative && !i.SubstituteID.IsZero():
		out.warn("substitute", "problem.substitute_unasked")
	}
	return out
}

func (i *Invitation) checkDays(out *Problems) {
	after := func(field string, day Date) {
		out.date(field, day)
		if day.CertainlyBefore(i.SentOn) {
			out.warn(field, "problem.before_sending")
		}
	}
	out.date("sent_on", i.SentOn)
	for n, d := range i.Reminders {
		field := at("reminders", n, "")
		after(field, d)
		if d != "" && slices.Contains(i.Reminders[:n], d) {
			out.warn(field, "problem.reminder_twice")
		}
	}
	after("reply_due", i.ReplyDue)
	after("replied_on", i.RepliedOn)
	after("took_place", i.TookPlace)
	if i.TookPlace != "" && i.Reply == ReplyDeclined {
		out.warn("took_place", "problem.came_though_declined")
	}
}
