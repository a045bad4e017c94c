package field

import (
	"sync"

	"accord/app/lang"
	"accord/storage/register"
)

// ownColumns are the columns of our own lists, by the keys of their headings, and the fields they mean. A column
// without a field is not taken in: most follow from the others, such as a state, whose turn it is, or a count.
var ownColumns = map[register.Kind]map[string]string{
	register.KindAgreement: {
		"agreement.number": "number", "agreement.signed": "signing.on", "agreement.adopted": "", "agreement.in_force_from": "force",
		"agreement.term": "term", "agreement.until": "until", "agreement.notice_by": "", "agreement.status": Status, "agreement.kind": "kind",
		"agreement.level": "level", "agreement.ours": "ours", "agreement.partner": "parties", "agreement.sphere": "spheres",
		"agreement.signing_at": "signing.at", "agreement.languages": "", "agreement.original": "original", "agreement.title": "title",
	},
	register.KindPartner: {
		"partner.code": "code", "partner.kind": "kind", "partner.side": "ours", "partner.parent": "parent", "partner.name": "name",
		"partner.aliases": "aliases",
	},
	register.KindPerson: {
		"person.name": "name", "person.post": "post", "person.body": "body", "person.native_name": "native_name", "person.phone": "phone",
		"person.email": "email", "person.aliases": "aliases",
	},
	register.KindVisit: {
		"visit.days": "days", "visit.to": "to", "visit.state": "state", "visit.direction": "direction", "visit.type": "type", "visit.level": "level",
		"visit.partner": "partners", "visit.leader": "head", "visit.title": "title", "visit.places": "places", "visit.ground": "ground",
		"visit.purpose": "purpose", "visit.report.on": "", "visit.open": "",
	},
	register.KindMeeting: {
		"meeting.number": "number", "meeting.day_place": "day", "meeting.start": "", "meeting.place": "place", "meeting.theirs_partner": "theirs",
		"meeting.partner": "partners", "meeting.ground_aim": "ground", "meeting.aim": "aim", "meeting.content.short": "content",
		"meeting.ours.short": "ours", "meeting.permitted": "", "meeting.permit": "permit", "meeting.report": "reported_on",
		"meeting.reported_to": "reported_to", "visit.open": "", "meeting.title": "title",
	},
	register.KindCommission: {
		"commission.kind": "kind", "commission.level": "level", "commission.column.held": "", "commission.column.last": "",
		"commission.column.next": "", "commission.column.due": "", "commission.state": "", "commission.column.host": "",
		"commission.periodicity": "periodicity", "commission.ours": "ours", "commission.partner": "theirs",
		"commission.agreement": "agreement", "commission.parent": "", "commission.title": "title",
	},
	register.KindSession: {
		"session.number": "number", "session.days": "days", "session.to": "to", "session.protocol_number": "protocol_number",
		"session.protocol": "signed_on", "session.state": "state", "session.host": "host", "session.mode": "mode", "session.day_agreed_on": "",
		"session.agenda_agreed_on": "", "session.closed_on": "", "session.next_from": "", "session.place": "place",
		"session.commission": "commission", "session.title": "title",
	},
	register.KindCommitment: {
		"commitment.number": "number", "commitment.due": "due_on", "commitment.state": "", "commitment.due_rule": "",
		"commitment.side": "side", "commitment.priority": "priority", "commitment.percent": "", "commitment.start": "start",
		"commitment.progress": "note", "commitment.executor": "executor.body", "commitment.executor_person": "executor.person",
		"commitment.controller": "", "commitment.partner": "partner", "commitment.source": "paper", "commitment.clause": "clause",
		"commitment.sphere": "spheres", "commitment.title": "title",
	},
	register.KindEvent: {
		"event.days": "days", "event.to": "to", "event.state": "state", "event.kind": "kind", "event.edition": "edition", "event.invited": "",
		"event.coming": "", "event.silent": "", "event.place": "place", "event.organisers": "organisers", "event.series": "series",
		"event.role": "role", "event.class": "class", "event.sphere": "spheres", "event.title": "title",
	},
	register.KindInvitation: {
		"invitation.sent": "sent_on", "invitation.due": "reply_due", "invitation.state": "", "invitation.direction": "direction",
		"invitation.channel": "channel", "invitation.number": "number", "invitation.reminders": "", "invitation.reply": "reply",
		"invitation.replied_on": "replied_on", "invitation.reply_channel": "", "invitation.invitee": "to_person", "invitation.post": "to_post",
		"invitation.body": "to_partner", "invitation.substitute": "", "invitation.from": "from_partner", "invitation.took_place": "",
		"invitation.occasion": "event",
	},
	register.KindProductionLink: {
		"production-link.kind": "kind", "production-link.state": "state", "production-link.since": "since", "production-link.until": "until",
		"production-link.share": "", "production-link.sphere": "sphere", "production-link.ours": "ours", "production-link.theirs": "theirs",
		"production-link.place": "place", "production-link.object": "object",
	},
	register.KindTradeRecord: {
		"trade-record.partner": "partner", "trade-record.period": "period", "trade-record.flow": "flow", "trade-record.goods": "goods.name",
		"trade-record.value": "value", "trade-record.value.currency": "value.currency", "trade-record.qualifier": "qualifier",
		"trade-record.quantity": "quantity", "trade-record.quantity.unit": "unit", "trade-record.basis": "basis", "trade-record.ours": "ours",
		"trade-record.theirs": "", "trade-record.published_on": "published_on", "trade-record.revised": "", "trade-record.source": "source_words",
	},
}

// ownHeads are the headings of our own columns in every language, folded.
var ownHeads = sync.OnceValue(func() map[register.Kind]map[string]string {
	all := map[register.Kind]map[string]string{}
	for kind, columns := range ownColumns {
		all[kind] = map[string]string{}
		for label, name := range columns {
			for _, l := range register.Languages {
				all[kind][Fold(lang.In(l).T(label))] = name
			}
		}
	}
	return all
})

// Own reports whether our own lists have a column of this name, in any language, and returns the field that it means; empty
// where nothing is taken in of it.
func Own(k register.Kind, head string) (name string, is bool) {
	name, is = ownHeads()[k][Fold(head)]
	return name, is
}

// Meaning returns how surely a column of this name means the field of a kind: 0 to Sure, or OurOwn for the name by which our
// own lists call it. A spare field is none that a head is known by.
func (f Field) Meaning(k register.Kind, head string) int {
	if f.Spare {
		return unlike
	}
	switch name, is := Own(k, head); {
	case !is:
		return f.Means(head)
	case name == f.Name:
		return OurOwn
	case name == "":
		return unlike
	}
	return f.Means(head)
}
