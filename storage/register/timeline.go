package register

import "slices"

// Status is the state of an agreement on a day. It is never stored with the agreement.
type Status string

// The statuses.
const (
	StatusDraft      Status = "draft"
	StatusSigned     Status = "signed"
	StatusInForce    Status = "in_force"
	StatusExpired    Status = "expired"
	StatusTerminated Status = "terminated"
)

// Statuses lists them in the order of an agreement's life.
var Statuses = []Status{StatusDraft, StatusSigned, StatusInForce, StatusExpired, StatusTerminated}

// Forever is the last day of a span that has no end.
const Forever Date = "9999-12-31"

// Span is a run of days with one status, both ends included. From is empty where the span has no
// beginning, To is Forever where it has no end; both are whole days.
type Span struct {
	Status   Status
	From, To Date
}

// Timeline turns the dates of an agreement into spans of status that follow each other without a
// hole and never overlap: the first begins with the beginning of time, the last never ends.
//
// Until everyone has signed it is a draft; then signed; in force from the entry into force, if that
// took place; expired after its last day; terminated from the day a termination works. A step that
// was taken on an unknown day is taken to have been there always. Of an imprecise date the first
// possible day counts, for an end the last.
func Timeline(a *Agreement) []Span {
	type turn struct {
		from   Date
		status Status
	}
	turns := []turn{{"", StatusDraft}}
	if a.signed() {
		turns = append(turns, turn{a.SignedOn().First(), StatusSigned})
	}
	force, inForce := a.Action(ActionEntryIntoForce)
	if inForce {
		turns = append(turns, turn{force.Works().First(), StatusInForce})
	}
	if a.Term == TermUntil && a.Until != "" && a.Until.Last() < Forever && (a.signed() || inForce && force.Works().First() <= a.Until.Last()) {
		turns = append(turns, turn{a.Until.Last().AddDays(1), StatusExpired})
	}
	if end, ok := a.Action(ActionTermination); ok {
		turns = append(turns, turn{end.Works().First(), StatusTerminated})
	}
	var spans []Span
	for _, t := range turns {
		// A later step in this life wins over an earlier one that is dated after it.
		for len(spans) > 0 && spans[len(spans)-1].From >= t.from {
			spans = spans[:len(spans)-1]
		}
		if len(spans) > 0 {
			spans[len(spans)-1].To = t.from.AddDays(-1)
		}
		spans = append(spans, Span{t.status, t.from, Forever})
	}
	return spans
}

// signed reports whether every party has signed on a known day.
func (a *Agreement) signed() bool { return a.SignedOn() != "" }

// SpanOn gives the span that holds the day; the zero Span where there is none.
func SpanOn(spans []Span, day Date) Span {
	i := slices.IndexFunc(spans, func(s Span) bool { return s.From <= day && day <= s.To })
	if i < 0 {
		return Span{}
	}
	return spans[i]
}

// StatusOn gives the status of the agreement on a day.
func (a *Agreement) StatusOn(day Date) Status { return SpanOn(Timeline(a), day.First()).Status }

// Ends gives the day until which the agreement is in force as seen from its dates, Forever for an
// open term, and nothing where it is not known.
func (a *Agreement) Ends() Date {
	switch a.Term {
	case TermOpen:
		return Forever
	case TermUntil:
		return a.Until
	}
	return ""
}
