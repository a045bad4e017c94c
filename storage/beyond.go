package storage

import (
	"slices"

	"accord/storage/register"
)

// Beyond says what a change of a record would do that this person may not: the server refuses all that is written with it.
func (s *Store) Beyond(before, after register.Record) register.Problems {
	is, commitment := after.(*register.Commitment)
	if !commitment || s.Role() != ServerEditor {
		return nil
	}
	was, there := before.(*register.Commitment)
	if !there {
		was = &register.Commitment{
			DueOn: is.DueOn, DueRule: is.DueRule, DueChanges: is.DueChanges, CarriedToID: is.CarriedToID, CarriedOn: is.CarriedOn,
		}
	}
	var problems register.Problems
	if is.Closure != was.Closure {
		problems = append(problems, register.Problem{Field: "closure", Key: "problem.only_controller_closes"})
	}
	if is.CarriedToID != was.CarriedToID || is.CarriedOn != was.CarriedOn {
		problems = append(problems, register.Problem{Field: "carried_to", Key: "problem.only_controller_closes"})
	}
	if field := movedTerm(was, is); field != "" {
		problems = append(problems, register.Problem{Field: field, Key: "problem.only_controller_moves"})
	}
	return problems
}

// movedTerm names the field by which a change of a commitment moves its term, empty where the term stays.
func movedTerm(was, is *register.Commitment) string {
	switch {
	case is.DueOn != was.DueOn || is.DueRule != was.DueRule || !slices.Equal(is.DueChanges, was.DueChanges):
		return "due_on"
	case was.ComesAgain() && is.PeriodMonths != was.PeriodMonths:
		return "period_months"
	case was.ComesAgain() && was.PeriodMonths > 0 && is.Start != was.Start:
		return "start"
	}
	return ""
}

// controlled are the fields of a commitment that only a controller changes.
var controlled = []string{"closure", "carried_to", "carried_on", "due_on", "due_rule", "due_changes", "period_months", "start"}

// leave refuses those arrivals that this person may not take in, however their clashes are decided. They come again with the same
// package, for somebody who may.
func (s *Store) leave(in *Intended) {
	for _, a := range in.Arrivals {
		if a.Verdict == VerdictRefused {
			continue
		}
		problems := s.Beyond(a.Ours, a.result())
		if len(problems) == 0 && slices.ContainsFunc(a.Clashes, func(c register.Clash) bool { return slices.Contains(controlled, c.Top()) }) {
			problems = s.Beyond(a.Ours, a.Theirs)
		}
		if len(problems) > 0 {
			a.Verdict, a.Problems, a.Clashes, a.Resolutions = VerdictRefused, problems, nil, nil
		}
	}
}
