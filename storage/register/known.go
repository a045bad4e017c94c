package register

import "slices"

// given returns the day on which a step became known: its own, else the one from which it works.
func (a Action) given() Date {
	if a.On != "" {
		return a.On.First()
	}
	return a.Effective.First()
}

// givenBy returns the last day on which a step may have been made known.
func (a Action) givenBy() Date {
	if a.On != "" {
		return a.On.Last()
	}
	return a.Effective.Last()
}

// knownFrom returns the day from which a change of status is known: the day of the step, even where it works back from
// then. An entry into force is written down ahead and shown ahead.
func (a Action) knownFrom() Date {
	if slices.Contains(turning, a.Kind) {
		return a.given()
	}
	return ""
}

// KnownOn returns the agreement as it was known on a day: without the notices, ends, extensions, suspensions and accessions of
// later days, and without the parties that come by those alone.
func (a *Agreement) KnownOn(day Date) *Agreement {
	day = day.First()
	known := *a
	known.Actions = slices.DeleteFunc(slices.Clone(a.Actions), func(act Action) bool { return act.knownFrom() > day })
	known.Parties = slices.DeleteFunc(slices.Clone(a.Parties), func(p Party) bool {
		return p.SignedOn == "" && a.acceded(p.PartnerID) && !known.acceded(p.PartnerID)
	})
	known.Amended = slices.DeleteFunc(slices.Clone(a.Amended), func(c Amended) bool { return c.From.First() > day })
	return &known
}

// knownDays returns the days on which something with influence on the status became known, the beginning of time first.
func (a *Agreement) knownDays() []Date {
	all := []Date{""}
	for _, act := range a.Actions {
		all = append(all, act.knownFrom())
	}
	for _, c := range a.Amended {
		all = append(all, c.From.First())
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// turning are the steps that change the status and are known only when taken.
var turning = []ActionKind{
	ActionExtension, ActionNotice, ActionNoticeWithdrawn, ActionSuspension, ActionSuspensionEnd, ActionWithdrawal,
	ActionTermination, ActionNotConcluded, ActionForceUnclear, ActionAccession,
}

// begun returns the first day of which anything is known; nothing without any day, or where a step has an unknown day. An
// entry into force is none of the first steps where it is known when the text was established.
func (a *Agreement) begun() Date {
	first := Forever
	for _, p := range a.Parties {
		if p.SignedOn != "" {
			first = min(first, p.SignedOn.First())
		}
	}
	if a.Signing.On != "" {
		first = min(first, a.Signing.On.First())
	}
	done := a.DoneOn() != ""
	for _, act := range a.Actions {
		if day := act.given(); day != "" || act.Kind != ActionEntryIntoForce || !done {
			first = min(first, day)
		}
	}
	for _, one := range a.Approvals {
		switch {
		case one.AskedOn != "":
			first = min(first, one.AskedOn.First())
		case one.AnsweredOn != "":
			first = min(first, one.AnsweredOn.First())
		}
	}
	if first == Forever {
		return ""
	}
	return first
}
