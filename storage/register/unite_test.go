package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

// A step that one record dates by its year and the other by its day is one step, of the day; two days are two steps.
func TestAStepSaidMoreExactlyIsTheSameStep(t *testing.T) {
	steps := func(days ...register.Date) []register.Date {
		var records []register.Record
		for _, day := range days {
			a := &register.Agreement{Title: register.Ru("Соглашение"), Kind: register.AgreementAgreement,
				Actions: []register.Action{{ID: register.NewID(), Kind: register.ActionEntryIntoForce, On: day}}}
			a.ID = register.NewID()
			records = append(records, a)
		}
		u, err := register.Unite(records, 0, nil)
		require.NoError(t, err)
		var got []register.Date
		for _, act := range u.Stays.(*register.Agreement).Actions {
			got = append(got, act.On)
		}
		return got
	}
	assert.Equal(t, []register.Date{"2008-05-17"}, steps("2008", "2008-05-17"))
	assert.Equal(t, []register.Date{"2008-05-17"}, steps("2008-05-17", "2008-05", ""))
	assert.Equal(t, []register.Date{"2008-05-17", "2008-05-18"}, steps("2008-05-17", "2008-05-18"))
}
