package links

import (
	"fmt"
	"slices"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/storage/register"
)

// courses are the states that may follow each state of a link, the most likely first.
var courses = map[register.ProductionState][]register.ProductionState{
	register.ProductionUnknown:           {register.ProductionWorking, register.ProductionUnderConstruction, register.ProductionPlanned, register.ProductionClosed},
	register.ProductionPlanned:           {register.ProductionUnderConstruction, register.ProductionWorking, register.ProductionClosed},
	register.ProductionUnderConstruction: {register.ProductionWorking, register.ProductionClosed},
	register.ProductionWorking:           {register.ProductionClosed},
	register.ProductionClosed:            {register.ProductionWorking},
}

// next are what may come next in the life of a link.
func (p *page) next(l *register.ProductionLink, on register.Date) []desk.Step {
	today := p.desk.Today()
	var steps []desk.Step
	for _, state := range courses[l.StateOn(on)] {
		moved := *l
		moved.Steps = slices.Clone(l.Steps)
		moved.Move(state, today)
		field := fmt.Sprintf("steps[%d].on", len(moved.Steps)-1)
		steps = append(steps, desk.FormStep(p.desk, p.store, l.ID, lang.T("production-link.to."+string(state)), field,
			func(now *register.ProductionLink) { now.Move(state, today) }))
	}
	return steps
}
