package lang

import "accord/storage/register"

// State returns the state of a record on a day, as files name it and in the current language; both are empty for kinds that
// have none. That of a commission follows from its sessions, which other kinds have none of.
func (in In) State(r register.Record, sessions []*register.Session, on register.Date) (state, word string) {
	if r == nil {
		return "", ""
	}
	family := string(r.Ref().Kind) + ".state."
	switch r := r.(type) {
	case *register.Agreement:
		state, family = string(r.StatusOn(on)), "agreement.status."
	case *register.Commission:
		state = string(r.TurnOn(sessions, on).StateOn(on))
	case *register.Visit:
		state = string(r.StateOn(on))
	case *register.Session:
		state = string(r.StateOn(on))
	case *register.Event:
		state = string(r.StateOn(on))
	case *register.Invitation:
		state = string(r.StateOn(on))
	case *register.ProductionLink:
		state = string(r.StateOn(on))
	case *register.Commitment:
		state = string(r.StateOn(on))
	}
	if state == "" {
		return "", ""
	}
	return state, in.T(family + state)
}

// StateWords are the states that records of a kind may be in, as files name them and in words.
type StateWords struct{ State, Word string }

// States lists the states of a kind in the order of their lists; it is empty for kinds that have none.
func (in In) States(k register.Kind) []StateWords {
	family := string(k) + ".state."
	if k == register.KindAgreement {
		family = "agreement.status."
	}
	var words []StateWords
	for _, state := range k.States() {
		words = append(words, StateWords{state, in.T(family + state)})
	}
	return words
}
