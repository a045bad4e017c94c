package lang

import (
	"cmp"
	"regexp"
	"strings"

	"accord/storage/register"
)

// parts are the families of words for the fields of those parts of records that have one, by kind and path.
var parts = map[string]string{
	"commission.members": "commission.member", "document.versions": "document.version",
	"meeting.outcomes": "outcome", "visit.outcomes": "outcome",
	"production-link.steps": "production-link.step",
	"session.agenda":        "session.item", "session.attendance": "session.attendee", "session.moves": "session.move",
	"session.signatories": "session.signatory",
	"visit.delegation":    "visit.delegate", "visit.programme": "visit.item", "visit.report": "visit.report", "visit.steps": "visit.step",
}

// fields are the words of those fields whose keys do not follow from their names.
var fields = map[string]string{
	"agreement.actions.kind": "agreement.action", "agreement.actions.note": "agreement.action_note",
	"agreement.actions.number": "agreement.action_number", "agreement.actions.partner": "agreement.actor",
	"agreement.actions.until":     "agreement.action_until",
	"agreement.amended.from":      "agreement.amended_from",
	"agreement.approvals.note":    "agreement.action_note",
	"agreement.approvals.partner": "agreement.approval",
	"agreement.links.agreement":   "agreement.linked", "agreement.links.kind": "agreement.link",
	"agreement.parties.partner": "agreement.party",
	"agreement.rules.force":     "agreement.force", "agreement.rules.force.after": "agreement.force_after",
	"agreement.rules.force.basis": "agreement.force", "agreement.rules.force.day": "agreement.force_day",
	"agreement.rules.force.number": "agreement.force_number",
	"agreement.rules.months":       "agreement.months_long", "agreement.rules.renewal_months": "agreement.renewal_long",
	"agreement.rules.then":                       "agreement.then_long",
	"agreement.rules.notice_window.after_months": "agreement.window_after", "agreement.rules.notice_window.open_months": "agreement.window_open",
	"agreement.rules.notice_window.every_months": "agreement.window_every", "agreement.rules.notice_window": "agreement.window",
	"agreement.signing.at": "agreement.signing_at", "agreement.signing.on": "agreement.signing_on",
	"commission.periodicity":       "commission.rhythm",
	"commitment.carried_on":        "commitment.carried_on",
	"commitment.closure.on":        "commitment.closed_on",
	"commitment.co_executors.body": "commitment.executor_body", "commitment.co_executors.person": "commitment.executor_person",
	"commitment.due_on":        "commitment.due",
	"commitment.executor.body": "commitment.executor_body", "commitment.executor.person": "commitment.executor_person",
	"commitment.reports.text":    "commitment.report_text",
	"document.versions.added_at": "document.version.added", "document.versions.added_by": "document.version.by",
	"document.versions.paper": "paper.kept.made", "document.versions.paper.kind": "paper.kind", "document.versions.paper.edition": "paper.edition",
	"document.versions.paper.columns": "paper.columns", "document.versions.paper.revision": "paper.kept.revision_of", "document.versions.paper.on": "day.on",
	"document.versions.paper.language": "paper.language", "document.versions.paper.facts": "paper.kept.facts", "document.versions.paper.fact_texts": "paper.kept.facts",
	"document.versions.name": "document.file.name", "document.versions.size": "document.size",
	"meeting.agreements": "spoken_of.agreements", "meeting.commissions": "spoken_of.commissions",
	"trade-record.growth.qualifier": "trade-record.growth.qualifier", "trade-record.growth.ratio": "trade-record.growth.ratio",
	"trade-record.period.kind": "trade-record.period", "trade-record.period.number": "trade-record.period",
	"trade-record.quantity.thousandths": "trade-record.quantity",
	"trade-record.period.year":          "trade-record.period", "trade-record.value.minor": "trade-record.value",
	"visit.agreements": "spoken_of.agreements", "visit.commissions": "spoken_of.commissions",
	"meeting.outcomes": "visit.outcomes", "meeting.zone": "visit.zone",
	"person.appointments.partner": "person.body",
	"rule.deadline.from":          "rule.from", "rule.deadline.from.kind": "rule.from",
	"rule.deadline.from.action": "agreement.action", "rule.deadline.from.body": "agreement.body",
	"rule.proof.action": "agreement.action", "rule.proof.body": "agreement.body", "rule.proof.kind": "rule.from",
	"visit.places.name": "visit.city", "visit.places.zone": "visit.zone", "visit.programme.zone": "visit.zone",
	"rule.deadline.length.unit": "agreement.unit", "visit.outcomes.by.id": "outcome.record", "meeting.outcomes.by.id": "outcome.record",
	"visit.report": "visit.section.report",
}

// place is the number or the key of a row in a path.
var place = regexp.MustCompile(`\[[^\]]*\]`)

// Field returns the word for a field of a record by its path in the JSON form, as problems and conflicts name it: the label
// of "parties[1].partner" in the form of an agreement. A field that has no word returns its path.
func (in In) Field(k register.Kind, path string) string {
	for _, key := range fieldKeys(k, path) {
		if Has(register.Russian, key) {
			return in.T(key)
		}
	}
	return path
}

// fieldKeys are the possible keys of the word for a field; the first one found counts.
func fieldKeys(k register.Kind, path string) []string {
	plain := string(k) + "." + place.ReplaceAllString(path, "")
	plain = strings.Replace(plain, "agreement.amended.rules.", "agreement.rules.", 1) // the same clauses by other words
	if key, is := fields[plain]; is {
		return []string{key}
	}
	if _, field, is := strings.Cut(plain+".", ".identity."); is { // the same words for each kind that has one
		return []string{"identity." + cmp.Or(strings.TrimSuffix(field, "."), "title")}
	}
	for _, inner := range []string{".count", ".id"} { // of a length and of a reference, which are called as a whole
		if whole, is := strings.CutSuffix(plain, inner); is && strings.Contains(whole, ".") {
			plain = whole
		}
	}
	if key, is := fields[plain]; is {
		return []string{key}
	}
	at := strings.LastIndex(plain, ".")
	part, last := plain[:at], plain[at+1:]
	if family, is := parts[part]; is {
		return []string{family + "." + last}
	}
	return []string{string(k) + "." + last, plain}
}
