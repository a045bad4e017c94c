package register

import (
	"reflect"
	"slices"
)

// takenOnce are the steps that an agreement, or a party to it, takes once: records to be made one date the same step differently.
var takenOnce = []ActionKind{ActionEntryIntoForce, ActionTermination}

// onceStep is a step taken once, with its place among the actions of each record, -1 where that has none.
type onceStep struct {
	kind    ActionKind
	partner ID
	at      []int
}

// onceSteps finds the steps taken once that several of the records have. What one of them has twice is no such step.
func onceSteps(records []Record) (steps []onceStep) {
	for i, r := range records {
		a, is := r.(*Agreement)
		if !is {
			return nil
		}
		for n, act := range a.Actions {
			if !slices.Contains(takenOnce, act.Kind) || act.ID.IsZero() {
				continue
			}
			known := slices.IndexFunc(steps, func(s onceStep) bool { return s.kind == act.Kind && s.partner == act.PartnerID })
			if known < 0 {
				known = len(steps)
				steps = append(steps, onceStep{act.Kind, act.PartnerID, slices.Repeat([]int{-1}, len(records))})
			}
			if at := steps[known].at; at[i] >= 0 {
				at[i] = twice
			} else if at[i] != twice {
				at[i] = n
			}
		}
	}
	return slices.DeleteFunc(steps, func(s onceStep) bool {
		none := 0
		for _, n := range s.at {
			if n < 0 {
				none++
			}
		}
		return slices.Contains(s.at, twice) || len(records)-none < 2
	})
}

// twice is the place of a step that a record has more than once.
const twice = -2

// id returns the ID of the step in the first record that has it.
func (s onceStep) id(records []Record) ID {
	first := slices.IndexFunc(s.at, func(n int) bool { return n >= 0 })
	return records[first].(*Agreement).Actions[s.at[first]].ID
}

// Beside returns copies of records to be made one in which a step that is taken once has the same ID, so that what each says of
// it stands at one path.
func Beside(records []Record) ([]Record, error) {
	steps := onceSteps(records)
	copies := make([]Record, len(records))
	for i, r := range records {
		var err error
		if copies[i], err = Clone(r); err != nil {
			return nil, err
		}
		for _, s := range steps {
			if s.at[i] >= 0 {
				copies[i].(*Agreement).Actions[s.at[i]].ID = s.id(records)
			}
		}
	}
	return copies, nil
}

// chooseSteps lists the places in which records differ about a step that is taken once.
func chooseSteps(records []Record, choices *[]Choice) {
	for _, s := range onceSteps(records) {
		rows := make([]reflect.Value, len(records))
		for i, r := range records {
			act := Action{Kind: s.kind, PartnerID: s.partner}
			if s.at[i] >= 0 {
				act = r.(*Agreement).Actions[s.at[i]]
			}
			act.ID = s.id(records)
			rows[i] = reflect.ValueOf(act)
		}
		choose(records, rows, RowPath("actions", s.id(records).String()), false, choices)
	}
}
