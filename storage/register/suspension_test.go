package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

// One of several parties suspends for itself, as it leaves for itself (Vienna Convention of 1969, art. 57 and 58).
func TestOneOfSeveralPartiesSuspendsForItself(t *testing.T) {
	const (
		suspend, resume, leave  = register.ActionSuspension, register.ActionSuspensionEnd, register.ActionWithdrawal
		in, paused, out, inside = register.MemberIn, register.MemberSuspended, register.MemberOut, register.StatusInForce
		whole                   = register.StatusSuspended
	)
	three := []register.ID{partyA, partyB, partyC}
	none := func(*register.Agreement) {}
	for _, c := range []struct {
		name   string
		steps  []register.Action
		rules  func(*register.Agreement)
		status register.Status
		states []register.MemberState
	}{
		{"one of three", []register.Action{does(suspend, partyC, "2015-01-01")}, none, inside, []register.MemberState{in, in, paused}},
		{"one of three, resumed", []register.Action{does(suspend, partyC, "2015-01-01"), does(resume, partyC, "2015-05-01")}, none, inside, []register.MemberState{in, in, in}},
		{"two of three leave one", []register.Action{does(suspend, partyC, "2015-01-01"), does(suspend, partyB, "2015-02-01")}, none, whole, []register.MemberState{paused, paused, paused}},
		{"one of two left", []register.Action{does(leave, partyB, "2014-01-01"), does(suspend, partyC, "2015-01-01")}, none, whole, []register.MemberState{paused, out, paused}},
		{"the other leaves after it", []register.Action{does(suspend, partyC, "2015-01-01"), does(leave, partyB, "2015-03-01")}, none, whole, []register.MemberState{paused, out, paused}},
		{"all of them", []register.Action{does(suspend, register.None, "2015-01-01")}, none, whole, []register.MemberState{paused, paused, paused}},
		{"what ends for all", []register.Action{does(suspend, partyC, "2015-01-01")}, func(a *register.Agreement) { a.Rules.EndsForAll = true }, whole, []register.MemberState{paused, paused, paused}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := between(three, c.steps...)
			c.rules(a)
			s := a.StandingOn("2015-06-01")
			assert.Equal(t, c.status, s.Status)
			assert.Equal(t, c.status, register.SpanOn(register.Timeline(a), "2015-06-01").Status)
			var states []register.MemberState
			for _, id := range three {
				_, state := s.MemberOn(id)
				states = append(states, state)
			}
			assert.Equal(t, c.states, states)
		})
	}
}

// The whole is suspended until so many go on with it that it is in force between two.
func TestAnAgreementIsResumedBetweenTheFirstTwo(t *testing.T) {
	a := between([]register.ID{partyA, partyB, partyC},
		does(register.ActionSuspension, partyC, "2015-01-01"),
		register.Action{Kind: register.ActionSuspension, PartnerID: partyB, On: "2015-02-01", Until: "2015-12-31"})
	s := a.StandingOn("2015-06-01")
	assert.Equal(t, register.StatusSuspended, s.Status)
	assert.Equal(t, register.Date("2015-12-31"), s.Resumes)
	s = a.StandingOn("2016-01-01")
	assert.Equal(t, register.StatusInForce, s.Status)
	assert.Empty(t, s.Resumes)
	assert.Equal(t, []register.ID{partyC}, s.Suspended())
}

// For each party by itself: in force from the first two of them, or from as many as the rule wants (art. 24).
func TestTheWholeIsInForceBetweenTwo(t *testing.T) {
	enters := func(id register.ID, on register.Date) register.Action {
		return does(register.ActionEntryIntoForce, id, on)
	}
	a := between([]register.ID{partyA, partyB, partyC})
	a.Actions = []register.Action{enters(partyA, "2011-01-01"), enters(partyB, "2012-01-01"), enters(partyC, "2013-01-01")}
	assert.Equal(t, register.StatusSigned, a.StatusOn("2011-12-31"))
	assert.Equal(t, register.StatusInForce, a.StatusOn("2012-01-01"))
	_, state := a.StandingOn("2012-06-01").MemberOn(partyC)
	assert.Equal(t, register.MemberNotYet, state)
	assert.Equal(t, register.Date("2012-01-01"), a.ForceOn())

	a.Rules.Force = register.ForceRule{Basis: register.ForceOnRatifications, Number: 3}
	assert.Equal(t, register.Date("2013-01-01"), a.ForceOn())
	a.Actions = append(a.Actions, enters(register.None, "2012-06-01"))
	assert.Equal(t, register.Date("2012-06-01"), a.ForceOn(), "the joint day was written down")
	a.Actions = a.Actions[:1]
	assert.Equal(t, register.Date("2011-01-01"), a.ForceOn(), "nothing is known of the others")
}

// Who tells the others that it will not become a party ends the provisional application for itself (art. 25, par. 2).
func TestOneOfSeveralEndsItsOwnProvisionalApplication(t *testing.T) {
	a := between([]register.ID{partyA, partyB, partyC}, does(register.ActionNotice, partyC, "2012-01-01"))
	a.Actions[0].Kind = register.ActionProvisional
	s := a.StandingOn("2012-06-01")
	assert.Equal(t, register.StatusProvisional, s.Status)
	_, state := s.MemberOn(partyC)
	assert.Equal(t, register.MemberOut, state)
	assert.Empty(t, s.Notices, "it worked")
	left, _ := s.Departures()
	assert.Equal(t, []register.ID{partyC}, left)
}

// What was not concluded and was signed later after all is signed.
func TestWhatWasNotConcludedMayBeSignedLater(t *testing.T) {
	a := between([]register.ID{partyA, partyB}, does(register.ActionNotConcluded, register.None, "2001-01-01"))
	signed := a.SignedOn()
	assert.Equal(t, register.StatusNotConcluded, a.StatusOn("2001-02-01"))
	assert.Equal(t, register.StatusSigned, a.StatusOn(signed))
	assert.Equal(t, register.StatusInForce, a.StatusOn("2010-01-01"))
}

// A treaty does not end because fewer parties are left, where others join later (art. 55).
func TestAnAgreementWaitsForWhoJoinsLater(t *testing.T) {
	enters := func(id register.ID, on register.Date) register.Action {
		return does(register.ActionEntryIntoForce, id, on)
	}
	a := between([]register.ID{partyA, partyB, partyC}, does(register.ActionWithdrawal, partyB, "2013-06-01"))
	a.Actions[0] = enters(partyA, "2011-01-01")
	a.Actions = append(a.Actions, enters(partyB, "2012-01-01"))
	assert.Equal(t, register.StatusTerminated, a.StatusOn("2014-01-01"))
	a.Actions = append(a.Actions, enters(partyC, "2015-01-01"))
	assert.Equal(t, register.StatusInForce, a.StatusOn("2014-01-01"))
	assert.Equal(t, register.StatusInForce, a.StatusOn("2016-01-01"))
}

// An end without a day is the one that a notice brings, where one does.
func TestAnEndWithoutADayIsThatOfTheNotice(t *testing.T) {
	two := between([]register.ID{partyA, partyB}, does(register.ActionNotice, partyB, "2014-01-01"), does(register.ActionTermination, register.None, ""))
	assert.Equal(t, register.StatusNoticeGiven, two.StatusOn("2014-06-01"))
	assert.Equal(t, register.Date("2014-07-01"), two.UntilOn("2015-01-01"))

	three := between([]register.ID{partyA, partyB, partyC}, does(register.ActionNotice, partyC, "2014-01-01"), does(register.ActionWithdrawal, partyC, ""))
	m, state := three.StandingOn("2015-01-01").MemberOn(partyC)
	assert.Equal(t, register.MemberOut, state)
	assert.Equal(t, register.Date("2014-07-01"), m.To)
}
