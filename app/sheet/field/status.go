package field

import (
	"slices"

	"accord/storage/register"
)

// Status is the field of what a table calls the state of an agreement. The register works the state out of days and steps.
const Status = "status"

// steps are those that a state tells of.
var steps = map[register.Status]register.ActionKind{
	register.StatusProvisional: register.ActionProvisional, register.StatusInForce: register.ActionEntryIntoForce,
	register.StatusTerminated: register.ActionTermination, register.StatusNotConcluded: register.ActionNotConcluded,
	register.StatusUnclear: register.ActionForceUnclear, register.StatusSuspended: register.ActionSuspension,
}

// Suspended is the day from which an agreement is suspended, which people write behind the word for that.
const Suspended = "suspended"

// stepBy takes from a state, as it is on the day of the value, the step that it tells of, on a day that nobody needs to know: where
// the agreement has no such step, and the step alone makes the state follow.
func stepBy(a *register.Agreement, v Value, on register.Date) {
	said := register.Status(v.Choice)
	kind, tells := steps[said]
	if !tells || Agrees(said, a.StatusOn(v.Day)) || slices.ContainsFunc(a.Actions, func(act register.Action) bool { return act.Kind == kind }) {
		return
	}
	before := a.Actions
	if a.Actions = append(slices.Clone(before), register.Action{Kind: kind, On: on}); !Agrees(said, a.StatusOn(v.Day)) {
		a.Actions = before
	}
}

// Agrees reports whether what a table calls the state of an agreement may be said of one in another state: what is in force
// is signed too, and of what has run out people say that it was terminated.
func Agrees(said, is register.Status) bool {
	switch said {
	case is:
		return true
	case register.StatusDraft:
		return is == register.StatusNotYet
	case register.StatusAdopted, register.StatusSigned:
		return slices.Contains(register.PastDraft, is) && is != register.StatusNotConcluded
	case register.StatusInForce:
		return is.InForce()
	case register.StatusTerminated, register.StatusExpired:
		return is.Over() && is != register.StatusNotConcluded
	}
	return false
}
