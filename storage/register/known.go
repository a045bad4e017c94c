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

// ending are the steps that end an agreement, or keep it from being concluded.
var ending = []ActionKind{ActionWithdrawal, ActionTermination, ActionNotConcluded}

// endsOn returns the day on which a step ends an agreement. An end on an unknown day came after all that is known of the
// agreement, or of the party that left it: the day after the last known one counts.
func (a *Agreement) endsOn(act Action) Date {
	if day := act.Works(); day != "" || !slices.Contains(ending, act.Kind) {
		return day.First()
	}
	last := a.Signing.On.Last()
	for _, p := range a.Parties {
		if act.PartnerID.IsZero() || act.PartnerID == p.PartnerID {
			last = max(last, p.SignedOn.Last())
		}
	}
	for _, other := range a.Actions {
		own := act.PartnerID.IsZero() || other.PartnerID.IsZero() || act.PartnerID == other.PartnerID
		if other.Kind != ActionForceUnclear && own {
			last = max(last, other.givenBy(), other.Effective.Last())
		}
	}
	return last.AddDays(1)
}

// knownFrom returns the day from which a change of status is known: the day of the step, even where it works back from
// then. An entry into force is written down ahead and shown ahead.
func (a *Agreement) knownFrom(act Action) Date {
	switch day := act.given(); {
	case !slices.Contains(turning, act.Kind):
		return ""
	case day == "":
		return a.endsOn(act)
	default:
		return day
	}
}

// KnownOn returns the agreement as it was known on a day: without the notices, ends, extensions, suspensions and accessions of
// later days, and without the parties that come by those alone.
func (a *Agreement) KnownOn(day Date) *Agreement {
	day = day.First()
	known := *a
	known.Actions = slices.DeleteFunc(slices.Clone(a.Actions), func(act Action) bool { return a.knownFrom(act) > day })
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
		all = append(all, a.knownFrom(act))
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
	ActionTermination, ActionNotConcluded, ActionForceUnclear, ActionAccession, ActionSuccession,
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
