package register_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

// agreementsWith are agreements that entered into force on some days.
func agreementsWith(days ...register.Date) (records []register.Record) {
	for _, day := range days {
		a := &register.Agreement{Title: register.Ru("Соглашение"), Kind: register.AgreementAgreement,
			Actions: []register.Action{{ID: register.NewID(), Kind: register.ActionEntryIntoForce, On: day}}}
		a.ID = register.NewID()
		records = append(records, a)
	}
	return records
}

// A step that is taken once is one step of the records that are made one, of the more exact day, or of the chosen one.
func TestTheDayOfAStepTakenOnceIsChosen(t *testing.T) {
	steps := func(take int, days ...register.Date) (got []register.Date) {
		records := agreementsWith(days...)
		chosen := map[string]int{}
		for _, c := range register.Choices(records) {
			if strings.HasSuffix(c.Path, "].on") {
				chosen[c.Path] = take
			}
		}
		if take < 0 {
			chosen = nil
		}
		u, err := register.Unite(records, 0, chosen)
		require.NoError(t, err)
		for _, act := range u.Stays.(*register.Agreement).Actions {
			got = append(got, act.On)
		}
		return got
	}
	assert.Equal(t, []register.Date{"2008-05-17"}, steps(-1, "2008", "2008-05-17"))
	assert.Equal(t, []register.Date{"2008-05-17"}, steps(-1, "2008-05-17", "2008-05", ""))
	assert.Equal(t, []register.Date{"2008-05-17"}, steps(0, "2008-05-17", "2008-05-18"))
	assert.Equal(t, []register.Date{"2008-05-18"}, steps(1, "2008-05-17", "2008-05-18"))
	assert.Equal(t, []register.Date{"2008-05-19"}, steps(2, "2008-05-17", "2008-05-17", "2008-05-19"))
}

// A step that one of them has twice stays as often as it is said.
func TestAStepThatARecordHasTwiceIsNoChoice(t *testing.T) {
	records := agreementsWith("2008-05-17", "2008-05-18")
	twice := records[0].(*register.Agreement)
	twice.Actions = append(twice.Actions, register.Action{ID: register.NewID(), Kind: register.ActionEntryIntoForce, On: "2010-01-01"})
	u, err := register.Unite(records, 0, nil)
	require.NoError(t, err)
	assert.Len(t, u.Stays.(*register.Agreement).Actions, 3)
	assert.Empty(t, register.Choices(records))
}
