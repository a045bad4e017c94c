package register

import "slices"

// Status is the state of an agreement on a day. It is never stored with the agreement.
type Status string

// The statuses.
const (
	StatusDraft        Status = "draft"
	StatusAdopted      Status = "adopted"
	StatusSigned       Status = "signed"
	StatusProvisional  Status = "provisional"
	StatusInForce      Status = "in_force"
	StatusSuspended    Status = "suspended"
	StatusUnclear      Status = "unclear" // nobody knows whether it is in force
	StatusExpired      Status = "expired"
	StatusTerminated   Status = "terminated"
	StatusNotConcluded Status = "not_concluded"
)

// Statuses lists them in the order of an agreement's life.
var Statuses = []Status{
	StatusDraft, StatusAdopted, StatusSigned, StatusProvisional, StatusInForce, StatusSuspended, StatusUnclear,
	StatusExpired, StatusTerminated, StatusNotConcluded,
}

// Forever is the last day of a span that has no end.
const Forever Date = "9999-12-31"

// Span is a run of days with one status, both ends included. From is empty where the span has no
// beginning, To is Forever where it has no end; both are whole days.
type Span struct {
	Status   Status
	From, To Date
	// Since is the day from which it is so as far as it is known, where that is not known to the day: it happened on
	// some day of that year or month, and From is the first of them.
	Since Date
}

// Timeline turns the dates, actions and rules of an agreement into spans of status that follow each
// other without a hole and never overlap: the first begins with the beginning of time, the last never ends.
//
// Until everyone has signed it is a draft, or adopted where a body has adopted the text; then signed; in force from the entry into force, if that
// took place, and before it perhaps provisionally; expired after its last day, which tacit renewals, extensions and
// notices move; terminated from the day a termination works. A step that
// was taken on an unknown day is taken to have been there always. Of an imprecise date the first
// possible day counts, for an end the last.
func Timeline(a *Agreement) []Span {
	var t turns
	t.add(StatusDraft, "")
	if adopted, ok := a.Action(ActionAdoption); ok {
		t.add(StatusAdopted, adopted.Works())
	}
	if signed := a.SignedOn(); signed != "" {
		t.add(StatusSigned, signed)
	}
	force, inForce := a.Action(ActionEntryIntoForce)
	if act, ok := a.Action(ActionProvisional); ok && (!inForce || act.Works().First() < force.Works().First()) {
		t.add(StatusProvisional, act.Works())
		if act.Until != "" && act.Until.Last() >= act.Works().First() {
			t.add(t.before(StatusProvisional), act.Until.Last().AddDays(1))
		}
	}
	over := a.runOut()
	if act, ok := a.Action(ActionNotConcluded); ok && (!inForce || act.Works().First() < force.Works().First()) {
		t.add(StatusNotConcluded, act.Works())
		if act.Works().First() < over {
			over = ""
		}
	}
	if over != "" && (!inForce || over < force.Works().First()) {
		t.add(StatusExpired, over)
	}
	if inForce {
		a.turnsInForce(&t, force.Works())
	}
	if end, ok := a.Action(ActionTermination); ok {
		t.add(StatusTerminated, end.Works())
	}
	return a.unclear(t.spans())
}

// runOut gives the day on which a signed or adopted agreement with a fixed last day has run out, whether it was ever in force or
// not; nothing where there is no such day.
func (a *Agreement) runOut() Date {
	if a.Term != TermUntil || !a.done() || a.Until == "" || a.Until.Last() >= Forever {
		return ""
	}
	return a.Until.Last().AddDays(1)
}

// turnsInForce adds what happens from the entry into force on.
func (a *Agreement) turnsInForce(t *turns, force Date) {
	t.add(StatusInForce, force)
	for i, r := range courseOf(a, force.First()).runs {
		if i > 0 {
			t.add(StatusInForce, r.from)
		}
		for _, pause := range a.suspensions() {
			from, to := max(pause.from, r.from), pause.to
			if from > r.to || to < from {
				continue
			}
			t.add(StatusSuspended, from)
			if to < r.to {
				t.add(StatusInForce, to.AddDays(1))
			}
		}
		if r.to < Forever && r.to >= r.from {
			t.add(r.after, r.to.AddDays(1))
		}
	}
}

// suspensions gives the stretches of suspension in their order; the last may have no end.
func (a *Agreement) suspensions() []run {
	steps := slices.DeleteFunc(slices.Clone(a.Actions), func(act Action) bool {
		return act.Kind != ActionSuspension && act.Kind != ActionSuspensionEnd || act.Works() == ""
	})
	slices.SortStableFunc(steps, func(x, y Action) int { return x.Works().First().Compare(y.Works().First()) })
	var pauses []run
	open := false
	for _, step := range steps {
		day := step.Works().First()
		switch {
		case step.Kind == ActionSuspension && !open:
			pauses, open = append(pauses, run{from: day, to: Forever}), true
			if step.Until != "" && step.Until.Last() >= day {
				pauses[len(pauses)-1].to, open = step.Until.Last(), false
			}
		case step.Kind == ActionSuspensionEnd && open:
			pauses[len(pauses)-1].to, open = day.AddDays(-1), false
		}
	}
	return pauses
}

// turns are the changes of status in the order of an agreement's life.
type turns []Span

// add puts a change behind the others. A later step in this life wins over an earlier one that is dated after it.
func (t *turns) add(status Status, on Date) {
	s := Span{Status: status, From: on.First(), To: Forever}
	if on != s.From {
		s.Since = on
	}
	*t = slices.DeleteFunc(*t, func(earlier Span) bool { return earlier.From >= s.From })
	*t = append(*t, s)
}

// before gives the status that the last change to another one took the place of.
func (t turns) before(status Status) Status {
	for i := len(t) - 1; i >= 0; i-- {
		if t[i].Status != status {
			return t[i].Status
		}
	}
	return StatusDraft
}

// spans joins the changes into spans; one that changes nothing is none.
func (t turns) spans() []Span {
	var spans []Span
	for _, s := range t {
		if n := len(spans); n > 0 {
			if spans[n-1].Status == s.Status {
				continue
			}
			spans[n-1].To = s.From.AddDays(-1)
		}
		spans = append(spans, s)
	}
	return spans
}

// done reports whether the text is established: signed on a known day, or adopted.
func (a *Agreement) done() bool {
	_, adopted := a.Action(ActionAdoption)
	return adopted || a.SignedOn() != ""
}

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

// Ends gives the day until which the agreement is in force as seen from its clauses, Forever where nothing ends it,
// and nothing where it is not known.
func (a *Agreement) Ends() Date {
	switch {
	case a.Term == TermOpen || a.Term == TermFulfilled:
		return Forever
	case a.Term == TermUntil && !a.Rules.Tacit():
		return a.Until
	case a.Term == TermUntil || a.Term == TermFor:
		if force, ok := a.Action(ActionEntryIntoForce); ok && force.Works() != "" {
			return a.lastDay()
		}
		return a.Until
	}
	return ""
}
