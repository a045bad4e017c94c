package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

// ratifiedBy is a convention in force since 30.03.2011 by the third ratification, of five that signed.
func ratifiedBy(days map[byte]register.Date) *register.Agreement {
	a := &register.Agreement{
		Term: register.TermOpen, Signing: register.Signing{On: "2010-01-10"},
		Rules: register.Rules{
			Force:  register.ForceRule{Basis: register.ForceOnRatifications, Number: 3, After: register.Length{Count: 30, Unit: register.Days}},
			Notice: register.Length{Count: 6, Unit: register.Months},
		},
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2011-03-30"}},
	}
	for of := byte(1); of <= 5; of++ {
		a.Parties = append(a.Parties, register.Party{PartnerID: register.ID{15: of}})
		if days[of] != "" {
			a.Actions = append(a.Actions, register.Action{Kind: register.ActionRatification, PartnerID: register.ID{15: of}, On: days[of]})
		}
	}
	return a
}

func states(a *register.Agreement, day register.Date) (all []register.MemberState) {
	s := a.StandingOn(day)
	for _, id := range a.Partners() {
		_, state := s.MemberOn(id)
		all = append(all, state)
	}
	return all
}

func TestWhoHasNotRatifiedIsNotBoundByTheOthers(t *testing.T) {
	const in, not, leaves, out = register.MemberIn, register.MemberNotYet, register.MemberLeaving, register.MemberOut
	a := ratifiedBy(map[byte]register.Date{1: "2010-03-01", 2: "2011-02-28", 3: "2010-12-31", 4: "2011-06-01"})
	assert.Equal(t, []register.MemberState{in, in, in, not, not}, states(a, "2011-06-30"))
	assert.Equal(t, []register.MemberState{in, in, in, in, not}, states(a, "2011-07-01"), "thirty days after its own instrument")

	a.Actions = append(a.Actions, register.Action{Kind: register.ActionEntryIntoForce, PartnerID: register.ID{15: 4}, On: "2011-08-01"})
	assert.Equal(t, []register.MemberState{in, in, in, not, not}, states(a, "2011-07-31"), "the day that was written down counts")

	given := func(of byte, on register.Date) {
		a.Actions = append(a.Actions, register.Action{Kind: register.ActionNotice, PartnerID: register.ID{15: of}, On: on})
	}
	given(1, "2012-01-10")
	assert.Equal(t, []register.MemberState{leaves, in, in, in, not}, states(a, "2012-02-01"))
	assert.Equal(t, []register.MemberState{out, in, in, in, not}, states(a, "2012-07-11"))
	given(2, "2012-01-10")
	given(3, "2012-01-11")
	assert.Equal(t, register.Date("2012-07-11"), a.UntilOn("2012-02-01"), "only one that is bound remains: the fifth has never been")
	assert.Equal(t, []register.MemberState{out, out, out, "", ""}, states(a, "2013-01-01"), "of what is over no party is said to be in")

	few := ratifiedBy(map[byte]register.Date{1: "2010-03-01"})
	assert.Equal(t, []register.MemberState{in, in, in, in, in}, states(few, "2012-01-01"), "who ratified is not known")
	few.Rules.Force.Number = 0
	assert.Equal(t, []register.MemberState{in, in, in, in, in}, states(few, "2012-01-01"), "all of them have to")
}

// Who withdraws before so many have ratified is not one of them (Vienna Convention of 1969, art. 24).
func TestWhoHasWithdrawnDoesNotBringIntoForce(t *testing.T) {
	const in, not = register.MemberIn, register.MemberNotYet
	left := func(of byte, on register.Date) register.Action {
		return register.Action{Kind: register.ActionWithdrawal, PartnerID: register.ID{15: of}, On: on}
	}
	days := map[byte]register.Date{1: "2010-04-10", 2: "2010-05-10", 3: "2010-07-10", 4: "2010-08-10"}
	a := ratifiedBy(days)
	a.Actions = a.Actions[1:]
	assert.Equal(t, register.Date("2010-08-09"), a.ProposedForce("2011-01-01"))
	a.Actions = append(a.Actions, left(1, "2010-06-01"))
	assert.Empty(t, a.ProposedForce("2010-08-09"), "two are left")
	assert.Equal(t, register.Date("2010-09-09"), a.ProposedForce("2010-08-10"), "the fourth is the third")

	a.Actions = append(a.Actions, register.Action{Kind: register.ActionRatification, PartnerID: register.ID{15: 1}, On: "2010-08-01"})
	assert.Equal(t, register.Date("2010-08-31"), a.ProposedForce("2011-01-01"), "it has ratified once more")

	after := ratifiedBy(days)
	after.Actions = append(after.Actions[1:], left(1, "2010-07-11"))
	assert.Equal(t, register.Date("2010-08-09"), after.ProposedForce("2011-01-01"), "three had ratified by then")

	after.Actions = append(after.Actions, register.Action{Kind: register.ActionEntryIntoForce, On: "2010-08-09"})
	assert.Equal(t, []register.MemberState{register.MemberOut, in, in, not, not}, states(after, "2010-08-09"), "who withdrew is not bound")
	found, _ := after.StandingOn("2010-08-09").MemberOn(register.ID{15: 1})
	assert.Empty(t, found.From, "and never was")
	left1, _ := after.StandingOn("2010-08-09").Departures()
	assert.Equal(t, []register.ID{{15: 1}}, left1)
}

// The day that was written down counts, also where the rule has another one.
func TestWhoBroughtItIntoForceIsBoundFromThatDay(t *testing.T) {
	const in, not = register.MemberIn, register.MemberNotYet
	a := ratifiedBy(map[byte]register.Date{1: "2010-03-01", 2: "2010-12-31", 3: "2011-02-28", 4: "2011-03-05"})
	a.Actions[0].On = "2011-03-10"
	assert.Equal(t, []register.MemberState{in, in, in, not, not}, states(a, "2011-03-10"))
	assert.Equal(t, []register.MemberState{in, in, in, in, not}, states(a, "2011-04-04"), "thirty days after its own instrument")
}
