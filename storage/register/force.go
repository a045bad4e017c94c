package register

import (
	"maps"
	"slices"
)

// ForceBasis is the event on which an agreement enters into force.
type ForceBasis string

// The bases. Where each party has to act, the last of them counts.
const (
	ForceOnSignature     ForceBasis = "signature"
	ForceOnAdoption      ForceBasis = "adoption"
	ForceOnNotifications ForceBasis = "notifications"
	ForceOnRatifications ForceBasis = "ratifications" // acceptance, approval and accession count as well
	ForceOnRegistration  ForceBasis = "registration"
	ForceOnDay           ForceBasis = "day"
)

// ForceBases lists them.
var ForceBases = []ForceBasis{
	ForceOnSignature, ForceOnAdoption, ForceOnNotifications, ForceOnRatifications, ForceOnRegistration, ForceOnDay,
}

// Counted reports whether each party has to act, so that their acts can be counted.
func (b ForceBasis) Counted() bool {
	return b == ForceOnSignature || b == ForceOnNotifications || b == ForceOnRatifications
}

// ForceStart says on which day after the event an agreement enters into force; empty is the day itself.
type ForceStart string

// The days.
const (
	// ForceNextMonth is the first day of the month that follows when the length after the event has passed.
	ForceNextMonth ForceStart = "next_month"
	// ForceNthMonth is the first day of a month after the event; the length says the how-manieth month.
	ForceNthMonth ForceStart = "nth_month"
)

// ForceStarts lists them.
var ForceStarts = []ForceStart{ForceNextMonth, ForceNthMonth}

// ForceRule says when an agreement enters into force (Vienna Convention of 1969, art. 24).
type ForceRule struct {
	Basis ForceBasis `json:"basis,omitempty"`
	// Number is how many parties have to act; 0 is all of them.
	Number int `json:"number,omitempty" most:"1000"`
	// After is how long after the event.
	After Length     `json:"after,omitzero"`
	Start ForceStart `json:"start,omitempty"`
	// Day is the day, where the text names one.
	Day Date `json:"day,omitempty"`
}

// Entry returns the step by which the agreement as a whole entered into force: the joint one, or, where it enters into
// force for each party by itself, that of the second of them, or of as many as the rule wants (Vienna Convention of 1969,
// art. 24). Where only one party's is written down, it is that one; ok is false where there is none.
func (a *Agreement) Entry() (entry Action, ok bool) {
	var own []Action
	for _, act := range a.Actions {
		switch {
		case act.Kind != ActionEntryIntoForce:
		case !act.PartnerID.IsZero():
			own = append(own, act)
		case !ok || act.Works() < entry.Works():
			entry, ok = act, true
		}
	}
	if len(own) == 0 {
		return entry, ok
	}
	needed := 2
	if rule := a.Rules.Force; rule.Basis.Counted() && rule.Number > needed && rule.Number <= len(own) {
		needed = rule.Number
	}
	slices.SortStableFunc(own, func(x, y Action) int { return x.Works().Compare(y.Works()) })
	if by := own[min(needed, len(own))-1]; !ok || by.Works() < entry.Works() {
		return by, true
	}
	return entry, true
}

// ProposedForce returns the day of entry into force that follows from the rule and what has been done by a day, and
// nothing while something is wanting. It is a proposal: what counts is the action that people record.
func (a *Agreement) ProposedForce(on Date) Date {
	rule := a.Rules.Force
	if rule.Basis == ForceOnDay {
		return rule.Day
	}
	event := a.forceEvent()
	if event == "" || event.First() > on.First() {
		return ""
	}
	return rule.day(event)
}

// forceEvent returns the day of the event from which the entry into force is counted, which may lie ahead.
func (a *Agreement) forceEvent() Date {
	rule := a.Rules.Force
	switch rule.Basis {
	case ForceOnSignature:
		if rule.Number > 0 {
			return a.nthSignature(rule.Number)
		}
		return a.lastSignature()
	case ForceOnAdoption:
		adopted, _ := a.Action(ActionAdoption)
		return adopted.Works()
	case ForceOnNotifications, ForceOnRatifications:
		return a.completed(rule.Number, rule.kinds()...)
	case ForceOnRegistration:
		done, _ := a.Action(ActionRegistration)
		return done.Works()
	}
	return ""
}

// kinds are the steps that each party has to take by the rule.
func (r ForceRule) kinds() []ActionKind {
	switch r.Basis {
	case ForceOnNotifications:
		return []ActionKind{ActionNotification}
	case ForceOnRatifications:
		return []ActionKind{ActionRatification, ActionAcceptance, ActionApproval, ActionAccession}
	}
	return nil
}

// day counts the day of entry into force from the event. The month of the event is enough where no day is counted from.
func (r ForceRule) day(event Date) Date {
	switch {
	case event.Precision() != DayKnown && event.Precision() != MonthKnown:
		if r.After.Given() || r.Start != "" {
			return ""
		}
		return event
	case r.Start == ForceNthMonth && r.After.Given():
		return monthAfter(event, r.After.Count)
	case r.Start == ForceNextMonth && !r.After.Given():
		return monthAfter(event, 1)
	case !r.After.Given():
		return event
	case event.Precision() != DayKnown:
		return ""
	}
	passed := r.After.After(event)
	if r.Start == ForceNextMonth {
		return monthAfter(passed, 1)
	}
	return passed
}

// monthAfter returns the first day of the month n months after the month of a day.
func monthAfter(d Date, months int) Date { return d[:len("2006-01")].AddMonths(months).First() }

// nthSignature returns the day on which so many parties had signed.
func (a *Agreement) nthSignature(n int) Date {
	var days []Date
	for _, p := range a.Parties {
		if day := a.SignedBy(p); day != "" {
			days = append(days, day)
		}
	}
	return nth(days, n)
}

// lastSignature returns the day on which the last party signed, as far as it is known.
func (a *Agreement) lastSignature() Date {
	if a.SignedOn() == "" || len(a.Parties) == 0 {
		return a.SignedOn()
	}
	var days []Date
	for _, p := range a.Parties {
		if p.SignedOn != "" || !a.acceded(p.PartnerID) {
			days = append(days, a.SignedBy(p))
		}
	}
	return nth(days, len(days))
}

// acts returns the days on which parties first took one of some steps; those of None were taken by all. What a party has
// withdrawn from before a day does not count.
func (a *Agreement) acts(by Date, kinds ...ActionKind) map[ID]Date {
	first := map[ID]Date{}
	for _, act := range a.Actions {
		if !slices.Contains(kinds, act.Kind) || act.On == "" || a.withdrew(act.PartnerID, act.On, by) {
			continue
		}
		if first[act.PartnerID] == "" || act.On < first[act.PartnerID] {
			first[act.PartnerID] = act.On
		}
	}
	return first
}

// withdrew reports whether a party withdrew on a day or later, and before another one.
func (a *Agreement) withdrew(partner ID, since, by Date) bool {
	return slices.ContainsFunc(a.Actions, func(act Action) bool {
		day := act.Works().First()
		return act.Kind == ActionWithdrawal && act.PartnerID == partner && !partner.IsZero() && day != "" && day >= since.First() && day < by.First()
	})
}

// completed returns the day on which so many parties, or all where the number is 0, had taken one of the steps; nothing
// while some have not. A step that names no party was taken by all. A party that withdraws before that day is not counted.
func (a *Agreement) completed(number int, kinds ...ActionKind) Date {
	day := a.completedBy("", number, kinds...)
	for day != "" {
		next := a.completedBy(day, number, kinds...)
		if next == day {
			break
		}
		day = next // each is later, for fewer are counted
	}
	return day
}

// completedBy is completed without the parties that have withdrawn before a day.
func (a *Agreement) completedBy(by Date, number int, kinds ...ActionKind) Date {
	first := a.acts(by, kinds...)
	if joint := first[None]; joint != "" {
		return joint
	}
	if number > 0 {
		return nth(slices.Collect(maps.Values(first)), number)
	}
	var days []Date
	for _, p := range a.Parties {
		if first[p.PartnerID] == "" {
			return ""
		}
		days = append(days, first[p.PartnerID])
	}
	return nth(days, len(days))
}

// nth returns the nth day in order, as far as it is known; nothing where there are fewer. Of 2008-05 and 2008-05-10 the
// later one is some day of May.
func nth(days []Date, n int) Date {
	if len(days) < n || n < 1 {
		return ""
	}
	place := func(of func(Date) Date) Date {
		var all []Date
		for _, d := range days {
			all = append(all, of(d))
		}
		slices.Sort(all)
		return all[n-1]
	}
	return within(place(Date.First), place(Date.Last))
}

// check wants a rule that can be followed.
func (r ForceRule) check(out *Problems, field string) {
	oneOf(out, field+".basis", r.Basis, ForceBases, false)
	oneOf(out, field+".start", r.Start, ForceStarts, false)
	out.date(field+".day", r.Day)
	if r.Basis == ForceOnDay && r.Day == "" {
		out.fault(field+".day", "problem.required")
	}
	if r.Number != 0 && !r.Basis.Counted() {
		out.warn(field+".number", "problem.nothing_to_count")
	}
	if r.Start == ForceNthMonth && !r.After.Given() {
		out.fault(field+".after.count", "problem.required")
	}
	if r.Start == ForceNthMonth && r.After.Unit == Days {
		out.fault(field+".after.count", "problem.month_in_days")
	}
}
