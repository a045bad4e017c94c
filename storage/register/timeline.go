package register

import (
	"cmp"
	"slices"
)

// Status is the state of an agreement on a day. It is never stored with the agreement.
type Status string

// The statuses.
const (
	StatusNotYet       Status = "not_yet" // before the first known day
	StatusDraft        Status = "draft"
	StatusAdopted      Status = "adopted"
	StatusSigned       Status = "signed"
	StatusProvisional  Status = "provisional"
	StatusInForce      Status = "in_force"
	StatusNoticeGiven  Status = "notice_given" // in force, and a notice of termination ends it
	StatusSuspended    Status = "suspended"
	StatusUnclear      Status = "unclear" // nobody knows whether it is in force
	StatusExpired      Status = "expired"
	StatusTerminated   Status = "terminated"
	StatusNotConcluded Status = "not_concluded"
)

// Statuses lists them in the order of an agreement's life.
var Statuses = []Status{
	StatusNotYet, StatusDraft, StatusAdopted, StatusSigned, StatusProvisional, StatusInForce, StatusNoticeGiven, StatusSuspended,
	StatusUnclear, StatusExpired, StatusTerminated, StatusNotConcluded,
}

// PastDraft lists the statuses of an established text: all but StatusNotYet and StatusDraft.
var PastDraft = Statuses[2:]

// InForce reports whether the agreement binds its parties, also while a notice runs; not while it is suspended.
func (s Status) InForce() bool { return s == StatusInForce || s == StatusNoticeGiven }

// Running reports whether the agreement has entered into force and has not ended.
func (s Status) Running() bool { return s.InForce() || s == StatusSuspended }

// Over reports whether it has ended, or will never be.
func (s Status) Over() bool {
	return s == StatusExpired || s == StatusTerminated || s == StatusNotConcluded
}

// Forever is the last day of a span that has no end.
const Forever Date = "9999-12-31"

// Span is a run of days with one status, both ends included. From is empty where the span has no
// beginning, To is Forever where it has no end; both are whole days.
type Span struct {
	Status   Status
	From, To Date
	// Since is the day of the change as far as it is known: where it is only a month or a year, From is its first day.
	Since Date
}

// Timeline turns the dates, actions and rules of an agreement into spans of status without a hole or an overlap: the
// first begins with the beginning of time, the last never ends. The status of a day follows from what was known on it:
// a later agreement that works back changes no earlier day.
func Timeline(a *Agreement) []Span {
	var spans []Span
	known := a.knownDays()
	for i, from := range known {
		to := Forever
		if i+1 < len(known) {
			to = known[i+1].AddDays(-1)
		}
		for _, s := range a.KnownOn(from).life().spans {
			if s.To < from || s.From > to {
				continue
			}
			if s.From < from {
				s.From, s.Since = from, ""
			}
			s.To = min(s.To, to)
			if n := len(spans); n > 0 && spans[n-1].Status == s.Status {
				spans[n-1].To = s.To
				continue
			}
			spans = append(spans, s)
		}
	}
	return spans
}

// life is what becomes of an agreement by all that is known of it, and its course once it is in force.
type life struct {
	turns       turns
	spans       []Span
	provisional Applied
	course      *course
	// unmoved are the extensions that move no end; where there is no course, only those that would shorten the term.
	unmoved []unmoved
	// void are the notices of an agreement that has no course. Idle are the withdrawals of notices that take back none.
	void []Notice
	idle []unanswered
	// repeated is an end that was written down when all was over already, or that nothing came of it.
	repeated *placed
}

// life walks through it: not yet there, a draft until everyone has signed, or adopted where a body has adopted the
// text; then signed; in force from the entry into force, if there is one, perhaps provisionally before it; expired
// after the last day, which renewals, extensions and notices move; terminated from the day a termination works. A step
// on an unknown day counts as always there, an entry into force since the text was established, an end after all that is
// known. Of an imprecise date the first possible day counts, for an end the last.
func (a *Agreement) life() *life {
	l := &life{}
	failed := l.begins(a)
	force, inForce := a.Entry()
	end, ended := a.termination()
	if inForce && ended && cmp.Or(end.Works().Last(), end.when) <= force.Works().First() {
		inForce = false // it ended before it began
	}
	until := Forever
	if inForce {
		until = force.Works().First()
	}
	l.awaitsForce(a, failed, until)
	switch {
	case inForce:
		since := cmp.Or(force.Works(), a.DoneOn()) // on some day, and not before there was a text
		l.course = courseOf(a, since.First())
		l.inForce(since)
	case ended && SpanOn(l.turns.spans(), end.when).Status.Over() && end.when != "":
		l.repeated = &end
	case ended:
		l.turns.turn(StatusTerminated, end.when, end.Works())
		l.repeated = a.endedAgain(end)
	}
	if late := a.notConcludedLate(l.turns.spans()); late != nil && !inForce && l.repeated == nil {
		l.repeated = late
	}
	l.ends(a)
	return l
}

// begins adds all until the text was signed, and returns the step that the agreement was not concluded by; nil where there
// is none, or where it was signed or adopted later, after all.
func (l *life) begins(a *Agreement) (failed *placed) {
	l.turns.add(StatusNotYet, "")
	l.turns.add(StatusDraft, a.begun())
	if step, ok := a.Action(ActionNotConcluded); ok {
		failed = &placed{Action: step, when: a.endsOn(step)}
		if failed.when < a.DoneOn().First() {
			l.turns.turn(StatusNotConcluded, failed.when, step.Works())
			failed = nil
		}
	}
	if adopted, ok := a.Action(ActionAdoption); ok {
		l.turns.add(StatusAdopted, adopted.Works())
	}
	if signed := a.SignedOn(); signed != "" {
		l.turns.add(StatusSigned, signed)
	}
	return failed
}

// awaitsForce adds what may happen before a day, that of the entry into force: it is applied provisionally, fails or runs out.
func (l *life) awaitsForce(a *Agreement, failed *placed, until Date) {
	if p, ok := a.applied(); ok && p.From < until {
		l.provisional = p
		l.applied(p)
	}
	over := a.runOut()
	if failed != nil && failed.when < until {
		l.turns.turn(StatusNotConcluded, failed.when, failed.Works())
		if failed.when < over {
			over = ""
		}
	}
	if over != "" && over < until {
		l.turns.add(StatusExpired, over)
	}
}

// ends cuts the turns into spans, with what is doubtful about them, and keeps the steps that nothing follows from.
func (l *life) ends(a *Agreement) {
	l.spans = a.unclear(l.turns.spans())
	if l.course != nil {
		l.unmoved, l.idle = l.course.unmoved, l.course.idle
		last := l.course.last()
		l.spans = unsure(l.spans, last.sure, last.to)
		return
	}
	l.void, l.idle = a.void(l.provisional), a.takesBackNothing()
	if named := a.ClausesOn(Forever); named.Term == TermUntil {
		_, l.unmoved = named.namedEnd()
	}
}

// notices returns the notices that were given, whether anything follows from them or not.
func (l *life) notices() []Notice {
	if l.course != nil {
		return slices.Clone(l.course.notices)
	}
	return slices.Clone(l.void)
}

// termination returns the step that ended the agreement as a whole first.
func (a *Agreement) termination() (first placed, ok bool) {
	for i, act := range a.Actions {
		if when := a.endsOn(act); a.endsWhole(act) && (!ok || when < first.when) {
			first, ok = placed{Action: act, place: i, when: when}, true
		}
	}
	return first, ok
}

// endedAgain returns a later step that ends what ended already, nil where there is none.
func (a *Agreement) endedAgain(first placed) *placed {
	for i, act := range a.Actions {
		if when := a.endsOn(act); a.endsWhole(act) && i != first.place && when > first.when {
			return &placed{Action: act, place: i, when: when}
		}
	}
	return nil
}

// notConcludedLate returns the record that an agreement was not concluded where it was over by then, nil where there is none.
func (a *Agreement) notConcludedLate(spans []Span) *placed {
	for i, act := range a.Actions {
		day := act.Works().First()
		if act.Kind != ActionNotConcluded || day == "" {
			continue
		}
		if status := SpanOn(spans, day).Status; status.Over() && status != StatusNotConcluded {
			return &placed{Action: act, place: i, when: day}
		}
	}
	return nil
}

// endedSomeDay reports whether the step that brought the last span has no day.
func (l *life) endedSomeDay(a *Agreement, s Span) bool {
	if l.course != nil {
		ended := l.course.endedBy()
		return ended != nil && ended.Works() == ""
	}
	return slices.ContainsFunc(a.Actions, func(act Action) bool {
		return slices.Contains(ending, act.Kind) && act.Works() == "" && a.endsOn(act) == s.From && !a.byOne(act)
	})
}

// endsWhole reports whether a step ends the agreement for all its parties.
func (a *Agreement) endsWhole(act Action) bool {
	return (act.Kind == ActionTermination || act.Kind == ActionWithdrawal) && !a.byOne(act)
}

// runOut returns the day on which a signed or adopted agreement ran out, in force or not, where no entry into force
// moves its last day; nothing where there is no such day.
func (a *Agreement) runOut() Date {
	a = a.ClausesOn(Forever)
	var last Date
	switch {
	case !a.done():
	case a.Term == TermUntil:
		end, _ := a.namedEnd()
		last = end.Last()
	case a.Term == TermFor && a.Rules.From == TermFromSignature && !a.Rules.Tacit():
		last = a.endOf(0, a.SignedOn().Last())
	}
	if last == "" || last >= Forever || a.DoneOn().First() > last {
		return ""
	}
	return last.AddDays(1)
}

// namedEnd returns the last day by the term, or the one to which the parties moved it, whether the agreement entered
// into force or not; shorter are the extensions that would end it earlier.
func (a *Agreement) namedEnd() (end Date, shorter []unmoved) {
	end = a.Until
	for _, act := range a.ordered(Action.day) {
		if act.Kind != ActionExtension || act.Until == "" {
			continue
		}
		timely := min(act.day(), act.Works().First()) <= end.Last().AddDays(1)
		found := unmoved{act, end.Last()}
		switch {
		case timely && act.Until.Last() > end.Last():
			end = act.Until
		case found.shortens():
			shorter = append(shorter, found)
		}
	}
	return end, shorter
}

// inForce adds what happens from the entry into force on. Where an agreement is suspended and notice was given, it is
// suspended.
func (l *life) inForce(force Date) {
	l.repeated = l.course.repeated
	l.turns.add(StatusInForce, force)
	pauses := l.course.pauses()
	for i, r := range l.course.runs {
		if i > 0 {
			l.turns.add(StatusInForce, r.from)
		}
		var noticed []run
		if i+1 == len(l.course.runs) {
			noticed = l.course.noticed()
		}
		for _, day := range turningDays(r, pauses, noticed) {
			switch {
			case slices.ContainsFunc(pauses, holds(day)):
				l.turns.add(StatusSuspended, day)
			case slices.ContainsFunc(noticed, holds(day)):
				l.turns.add(StatusNoticeGiven, day)
			case day > r.from:
				l.turns.add(StatusInForce, day)
			}
		}
		if r.to < Forever && r.to >= r.from {
			over, since := r.to.AddDays(1), Date("")
			if i+1 == len(l.course.runs) {
				since = l.course.over()
			}
			l.turns.turn(r.after, over, since)
		}
	}
}

// holds returns whether a run holds a day.
func holds(day Date) func(run) bool { return func(r run) bool { return r.from <= day && day <= r.to } }

// turningDays returns the days of a run on which something begins or is over.
func turningDays(r run, pauses, noticed []run) []Date {
	days := []Date{r.from}
	turn := func(from, to Date) {
		days = append(days, max(from, r.from))
		if to < Forever {
			days = append(days, to.AddDays(1))
		}
	}
	for _, other := range slices.Concat(pauses, noticed) {
		turn(other.from, other.to)
	}
	slices.SortFunc(days, cmp.Compare)
	return slices.DeleteFunc(slices.Compact(days), func(d Date) bool { return d < r.from || d > r.to })
}

// turns are the changes of status in the order of an agreement's life.
type turns []Span

// add puts a change behind the others. A later step in this life wins over an earlier one that is dated after it.
func (t *turns) add(status Status, on Date) {
	t.turn(status, on.First(), on)
}

// turn puts a change behind the others that is known since a day, a month or a year.
func (t *turns) turn(status Status, from, since Date) {
	s := Span{Status: status, From: from, To: Forever}
	if since != from {
		s.Since = since
	}
	*t = slices.DeleteFunc(*t, func(earlier Span) bool { return earlier.From >= s.From })
	*t = append(*t, s)
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

// SpanOn returns the span that holds the day; the zero Span where there is none.
func SpanOn(spans []Span, day Date) Span {
	i := slices.IndexFunc(spans, func(s Span) bool { return s.From <= day && day <= s.To })
	if i < 0 {
		return Span{}
	}
	return spans[i]
}

// StatusOn returns the status of the agreement on a day.
func (a *Agreement) StatusOn(day Date) Status { return SpanOn(Timeline(a), day.First()).Status }

// EndSeenOn returns the span that would end an agreement after a day, or the one from which nobody knows whether it is in
// force, as it was known on that day; the zero Span where nothing ends it.
func (a *Agreement) EndSeenOn(day Date) Span {
	day = day.First()
	for _, s := range a.KnownOn(day).life().spans {
		if s.From > day && (s.Status == StatusUnclear || s.Status.Over() && s.To == Forever) {
			return s
		}
	}
	return Span{}
}
