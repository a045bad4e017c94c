package register_test

import (
	"slices"
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

func TestASuccessorJoins(t *testing.T) {
	succeeds := func(parties ...register.ID) *register.Agreement {
		return between(parties, register.Action{Kind: register.ActionSuccession, PartnerID: partyD, On: "2013-03-10", Effective: "2011-12-25"})
	}
	a := succeeds(partyA, partyB, partyC)
	assert.Equal(t, "1 2 3", bound(a, "2013-03-09"), "nobody knew yet")
	assert.Equal(t, "1 2 3 4", bound(a, "2013-03-10"))
	assert.Equal(t, register.ActionSuccession, a.JoinedBy(partyD))

	two := succeeds(partyA, partyB)
	two.Actions = append(two.Actions, does(register.ActionNotice, partyD, "2015-01-15"))
	assert.False(t, two.Multilateral(), "it takes the place of one of the two")
	assert.Equal(t, register.StatusTerminated, two.StatusOn("2015-07-16"))
}

// Who joined before the entry into force and withdrew by then was never bound, also where both are on one day.
func TestWhoWithdrewByTheEntryIntoForceIsNotBound(t *testing.T) {
	before := does(register.ActionAccession, partyD, "2009-06-01")
	for day, is := range map[register.Date]string{"2009-12-31": "1 2 3", "2010-01-01": "1 2 3", "2010-01-02": "1 2 3 4"} {
		left := does(register.ActionWithdrawal, partyD, day)
		acceded := between([]register.ID{partyA, partyB, partyC}, before, left)
		assert.Equal(t, is, bound(acceded, "2010-01-01"), "acceded, and withdrew on %s", day)
		signed := between([]register.ID{partyA, partyB, partyC, partyD}, left)
		assert.Equal(t, is, bound(signed, "2010-01-01"), "signed, and withdrew on %s", day)
	}
}

// A notice ends the membership in which it was given: not one that came after it, and none where there is none.
func TestANoticeEndsTheMembershipInWhichItWasGiven(t *testing.T) {
	const note, leaves, joins, enters = register.ActionNotice, register.ActionWithdrawal, register.ActionAccession, register.ActionEntryIntoForce
	four := []register.ID{partyA, partyB, partyC, partyD}
	twice := between(four, does(note, partyD, "2015-01-01"), does(note, partyD, "2015-03-01"), does(joins, partyD, "2015-08-01"))
	again := between(four, does(note, partyD, "2015-01-01"), does(joins, partyD, "2015-08-01"), does(note, partyD, "2016-03-01"))
	late := between(four, does(leaves, partyD, "2014-01-01"), does(note, partyD, "2015-01-01"))
	early := between(four, does(enters, partyD, "2016-01-01"), does(note, partyD, "2015-01-01"))
	for _, c := range []struct {
		name string
		a    *register.Agreement
		in   map[register.Date]string
		void bool
	}{
		{"two notices, then back", twice, map[register.Date]string{"2015-07-01": "1 2 3 4", "2015-07-02": "1 2 3", "2015-08-01": "1 2 3 4", "2015-10-01": "1 2 3 4"}, false},
		{"back, and out again", again, map[register.Date]string{"2015-07-02": "1 2 3", "2016-09-01": "1 2 3 4", "2016-09-02": "1 2 3"}, false},
		{"after it has left", late, map[register.Date]string{"2015-02-01": "1 2 3", "2015-07-02": "1 2 3"}, true},
		{"before it is bound", early, map[register.Date]string{"2015-02-01": "1 2 3", "2016-01-01": "1 2 3 4"}, true},
	} {
		for day, in := range c.in {
			assert.Equal(t, in, bound(c.a, day), "%s: for whom it is in force on %s", c.name, day)
		}
		void := slices.ContainsFunc(c.a.Check(), func(p register.Problem) bool { return p.Key == "problem.notice_void" })
		assert.Equal(t, c.void, void, c.name)
	}
}

func TestWhoHasLeftGivesNoNoticeAnyMore(t *testing.T) {
	a := between([]register.ID{partyA, partyB, partyC}, does(register.ActionNotice, partyB, "2011-01-15"), does(register.ActionNotice, partyC, "2015-01-15"))
	s := a.StandingOn("2015-02-01")
	assert.Equal(t, register.StatusNoticeGiven, s.Status)
	assert.Equal(t, []register.ID{partyC}, s.Givers())

	a.Actions[2] = register.Action{Kind: register.ActionWithdrawal, PartnerID: partyC, On: "2015-01-15", Effective: "2015-07-01"}
	s = a.StandingOn("2015-02-01")
	assert.Equal(t, register.StatusInForce, s.Status, "it ends by a withdrawal, not by the notice of who left long ago")
	assert.Equal(t, register.Date("2015-06-30"), s.Until)
}
