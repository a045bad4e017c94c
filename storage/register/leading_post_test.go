package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestAPostSaysWhetherItsHolderHeadsTheBody(t *testing.T) {
	for post, want := range map[string]bool{
		"Министр": true, "министр промышленности и торговли": true, "Заместитель министра": false, "Генеральный директор": true,
		"Министерский советник": false, "Head of the department": true, "Deputy head": false, "Президент, председатель правления": true,
	} {
		assert.Equal(t, want, register.Appointment{Post: register.Text{Ru: post}}.Leads(), post)
	}
}

func TestAStepBackOnALinkIsWarnedOf(t *testing.T) {
	l := register.ProductionLink{
		OursID: register.ID{1}, TheirsID: register.ID{2}, Kind: register.ProductionOffice,
		Steps: []register.ProductionStep{{State: register.ProductionWorking, On: "2020"}, {State: register.ProductionPlanned, On: "2022"}},
	}
	found := l.Check()
	assert.NoError(t, found.Err())
	assert.Equal(t, register.Problems{{Field: "steps[1].state", Key: "problem.steps_out_of_order", Warning: true}}, found.Warnings())
	l.Steps[0], l.Steps[1] = register.ProductionStep{State: register.ProductionPlanned, On: "2020"}, register.ProductionStep{State: register.ProductionWorking, On: "2022"}
	assert.Empty(t, l.Check())
}
