package register

import "slices"

// registeredLevels are those whose agreements are registered: treaties in the state's register and with the United Nations
// (Charter, art. 102), agreements of regions with the Ministry of Justice (4-FZ of 04.01.1999).
var registeredLevels = []Level{LevelInterstate, LevelIntergovernmental, LevelInteragency, LevelRegionalGovernment, LevelRegionalBody}

// Never is a day that does not come: later than all others.
const Never Date = "~"

// RegisteredFrom returns the day from which the agreement is registered: Never where it ought to be and is not, nothing where it
// need not be, or the day is not known.
func (a *Agreement) RegisteredFrom() Date {
	if !slices.Contains(registeredLevels, a.Level) {
		return ""
	}
	done, ok := a.Action(ActionRegistration)
	if !ok {
		return Never
	}
	return done.Works().First()
}

// ForceUnknown reports whether the agreement has entered into force on a day that nobody wrote down.
func (a *Agreement) ForceUnknown() bool {
	force, ok := a.Entry()
	return ok && force.Works() == ""
}

// AnsweredFrom returns the day from which the answer is there: Never where it is not, nothing where the day is not known.
func (a Approval) AnsweredFrom() Date {
	if a.AnsweredOn == "" && a.Answer == "" {
		return Never
	}
	return a.AnsweredOn.First()
}
