package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestEntryIntoForceOnTheFirstOfAMonthAndAtTheNthInstrument(t *testing.T) {
	months := func(n int) register.Length { return register.Length{Count: n, Unit: register.Months} }
	ratified := func(of byte, on register.Date) register.Action {
		return register.Action{Kind: register.ActionRatification, PartnerID: register.ID{15: of}, On: on}
	}
	rule := func(number int, after register.Length, start register.ForceStart) register.ForceRule {
		return register.ForceRule{Basis: register.ForceOnRatifications, Number: number, After: after, Start: start}
	}
	three := []register.Action{ratified(1, "2003-01-31"), ratified(2, "2003-05-17"), ratified(3, "2003-12-01")}
	for _, c := range []struct {
		name    string
		rule    register.ForceRule
		actions []register.Action
		want    register.Date
	}{
		{"the first day of the next month", rule(2, register.Length{}, register.ForceNextMonth), three, "2003-06-01"},
		{"the first day of a month is not the next one", rule(3, register.Length{}, register.ForceNextMonth), three, "2004-01-01"},
		{"the month after three months", rule(2, months(3), register.ForceNextMonth), three, "2003-09-01"},
		{"the month after a month that is shorter", rule(1, months(1), register.ForceNextMonth), three, "2003-03-01"},
		{"the month after sixty days", rule(2, register.Length{Count: 60, Unit: register.Days}, register.ForceNextMonth), three, "2003-08-01"},
		{"the first month after", rule(2, months(1), register.ForceNthMonth), three, "2003-06-01"},
		{"the third month after", rule(1, months(3), register.ForceNthMonth), three, "2003-04-01"},
		{"the third month lies in the next year", rule(3, months(3), register.ForceNthMonth), three, "2004-03-01"},
		{"the month is enough for the Nth month", rule(1, months(2), register.ForceNthMonth), []register.Action{ratified(1, "2003-11")}, "2004-01-01"},
		{"the month is enough for the next one", rule(1, register.Length{}, register.ForceNextMonth), []register.Action{ratified(1, "2003-12")}, "2004-01-01"},
		{"no month is counted from a year", rule(1, register.Length{}, register.ForceNextMonth), []register.Action{ratified(1, "2003")}, ""},
		{"the third of three", rule(3, register.Length{}, ""), three, "2003-12-01"},
		{"a fourth is wanting", rule(4, register.Length{}, ""), three, ""},
		{"a second instrument of the same party is none", rule(3, register.Length{}, ""), []register.Action{ratified(1, "2003-01-31"), ratified(1, "2003-02-01"), ratified(2, "2003-05-17")}, ""},
		{"in whatever order they are written down", rule(2, register.Length{}, ""), []register.Action{ratified(3, "2003-12-01"), ratified(1, "2003-01-31"), ratified(2, "2003-05-17")}, "2003-05-17"},
		{"a joint act completes any number", rule(50, months(3), ""), []register.Action{{Kind: register.ActionRatification, On: "2003-01-01"}}, "2003-04-01"},
	} {
		a := &register.Agreement{Rules: register.Rules{Force: c.rule}, Actions: c.actions}
		assert.Equal(t, c.want, a.ProposedForce(register.Forever), c.name)
	}

	coming := &register.Agreement{Rules: register.Rules{Force: rule(2, months(3), "")}, Actions: three}
	for on, want := range map[register.Date]register.Date{"2003-05-16": "", "2003-05-17": "2003-08-17", "2003-05": "", "2004": "2003-08-17"} {
		assert.Equal(t, want, coming.ProposedForce(on), "what is to come on %s is not done yet", on)
	}

	signed := &register.Agreement{
		Parties: []register.Party{{SignedOn: "2002-03-01"}, {SignedOn: "2002-01-25"}, {}},
		Rules:   register.Rules{Force: register.ForceRule{Basis: register.ForceOnSignature, Number: 2}},
	}
	assert.Equal(t, register.Date("2002-03-01"), signed.ProposedForce(register.Forever), "the second signature")
	adopted := convention()
	adopted.Rules.Force = register.ForceRule{Basis: register.ForceOnAdoption, Start: register.ForceNextMonth}
	assert.Equal(t, register.Date("1930-07-01"), adopted.ProposedForce(register.Forever))
}

func TestRulesOfForceThatCannotBeFollowed(t *testing.T) {
	for _, c := range []struct {
		rule       register.ForceRule
		field, key string
		warning    bool
	}{
		{register.ForceRule{Basis: register.ForceOnDay}, "rules.force.day", "problem.required", false},
		{register.ForceRule{Basis: register.ForceOnSignature, Start: register.ForceNthMonth}, "rules.force.after.count", "problem.required", false},
		{register.ForceRule{Basis: register.ForceOnSignature, Start: register.ForceNthMonth, After: register.Length{Count: 2, Unit: register.Days}}, "rules.force.after.count", "problem.month_in_days", false},
		{register.ForceRule{Basis: register.ForceOnSignature, Start: "some"}, "rules.force.start", "problem.not_among", false},
		{register.ForceRule{Basis: register.ForceOnRatifications, Number: -1}, "rules.force.number", "problem.negative", false},
		{register.ForceRule{Basis: register.ForceOnRegistration, Number: 3}, "rules.force.number", "problem.nothing_to_count", true},
	} {
		a := convention()
		a.Rules.Force = c.rule
		found := a.Check()
		if assert.Len(t, found, 1, "%+v", c.rule) {
			assert.Equal(t, c.field, found[0].Field)
			assert.Equal(t, c.key, found[0].Key)
			assert.Equal(t, c.warning, found[0].Warning)
		}
	}
}
