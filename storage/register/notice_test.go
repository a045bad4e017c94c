package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

// The parties of the agreements below; the fourth stands outside at first.
var (
	partyA, partyB, partyC, partyD = register.ID{15: 1}, register.ID{15: 2}, register.ID{15: 3}, register.ID{15: 4}
)

// between writes an open-ended agreement in force since 2010, ended by notice of six months.
func between(parties []register.ID, actions ...register.Action) *register.Agreement {
	a := &register.Agreement{
		Term: register.TermOpen, Rules: register.Rules{Notice: register.Length{Count: 6, Unit: register.Months}},
		Actions: append([]register.Action{{Kind: register.ActionEntryIntoForce, On: "2010-01-01"}}, actions...),
	}
	for i, id := range parties {
		side := register.Theirs
		if i == 0 {
			side = register.Ours
		}
		a.Parties = append(a.Parties, register.Party{Side: side, PartnerID: id, SignedOn: "2009-12-01"})
	}
	return a
}

func does(kind register.ActionKind, who register.ID, on register.Date) register.Action {
	return register.Action{Kind: kind, PartnerID: who, On: on}
}

// row is what is expected of a day: the status and the last day in force as seen from it.
type row struct {
	day    register.Date
	status register.Status
	until  register.Date
}

func TestNoticesBelongToThoseWhoGaveThem(t *testing.T) {
	const (
		note, back               = register.ActionNotice, register.ActionNoticeWithdrawn
		inForce, given, over     = register.StatusInForce, register.StatusNoticeGiven, register.StatusTerminated
		open                     = register.Forever
		suspend, resume, halted  = register.ActionSuspension, register.ActionSuspensionEnd, register.StatusSuspended
		leaves, accedes, endsAll = register.ActionWithdrawal, register.ActionAccession, register.ActionTermination
	)
	two, three := []register.ID{partyA, partyB}, []register.ID{partyA, partyB, partyC}
	endsForAll := between(three, does(note, partyB, "2015-01-15"))
	endsForAll.Rules.EndsForAll = true
	unclaused := between(two, does(note, partyB, "2015-02-28"))
	unclaused.Rules.Notice = register.Length{}
	leap := between(two, does(note, partyB, "2016-02-29"))
	leap.Rules.Notice = register.Length{}
	acceded := between([]register.ID{partyA, partyB, partyD}, does(accedes, partyD, "2014-03-01"), does(note, partyD, "2015-01-15"))
	acceded.Parties[2].SignedOn = ""
	fixed := between(two, does(note, partyB, "2015-01-15"))
	fixed.Term, fixed.Until = register.TermUntil, "2016-12-31"
	for _, c := range []struct {
		name string
		a    *register.Agreement
		want []row
	}{
		{"two notices, the first withdrawn: the other one works", between(two, does(note, partyA, "2015-01-15"), does(note, partyB, "2015-03-15"), does(back, partyA, "2015-04-01")),
			[]row{{"2015-01-14", inForce, open}, {"2015-03-31", given, "2015-07-15"}, {"2015-04-01", given, "2015-09-15"}, {"2015-09-16", over, "2015-09-15"}}},
		{"two notices, the second withdrawn", between(two, does(note, partyA, "2015-01-15"), does(note, partyB, "2015-03-15"), does(back, partyB, "2015-04-01")),
			[]row{{"2015-04-01", given, "2015-07-15"}, {"2015-07-16", over, "2015-07-15"}}},
		{"both withdrawn by both", between(two, does(note, partyA, "2015-01-15"), does(note, partyB, "2015-03-15"), does(back, register.None, "2015-04-01")),
			[]row{{"2015-03-31", given, "2015-07-15"}, {"2015-04-01", inForce, open}, {"2020-01-01", inForce, open}}},
		{"withdrawn by the one who gave none", between(two, does(note, partyA, "2015-01-15"), does(back, partyB, "2015-04-01")),
			[]row{{"2015-04-02", given, "2015-07-15"}, {"2015-07-16", over, "2015-07-15"}}},
		{"withdrawn when it has worked", between(two, does(note, partyA, "2015-01-15"), does(back, partyA, "2015-07-16")),
			[]row{{"2015-07-16", over, "2015-07-15"}}},
		{"withdrawn on the last day", between(two, does(note, partyA, "2015-01-15"), does(back, partyA, "2015-07-15")),
			[]row{{"2015-07-14", given, "2015-07-15"}, {"2015-07-15", inForce, open}, {"2015-07-16", inForce, open}}},
		{"one of three leaves", between(three, does(note, partyB, "2015-01-15")),
			[]row{{"2015-01-15", inForce, open}, {"2015-07-16", inForce, open}}},
		{"two of three leave: nobody is left to whom it could bind the last", between(three, does(note, partyB, "2015-01-15"), does(note, partyC, "2015-02-10")),
			[]row{{"2015-02-09", inForce, open}, {"2015-02-10", given, "2015-08-10"}, {"2015-08-10", given, "2015-08-10"}, {"2015-08-11", over, "2015-08-10"}}},
		{"two of three, one of whom stays after all", between(three, does(note, partyB, "2015-01-15"), does(note, partyC, "2015-02-10"), does(back, partyB, "2015-03-01")),
			[]row{{"2015-02-28", given, "2015-08-10"}, {"2015-03-01", inForce, open}, {"2015-08-11", inForce, open}}},
		{"all three together", between(three, does(note, register.None, "2015-01-15")),
			[]row{{"2015-01-15", given, "2015-07-15"}, {"2015-07-16", over, "2015-07-15"}}},
		{"one of three, where the rules say that it ends for all", endsForAll,
			[]row{{"2015-01-15", given, "2015-07-15"}, {"2015-07-16", over, "2015-07-15"}}},
		{"one of three leaves, then the second", between(three, does(leaves, partyB, "2015-01-15"), does(leaves, partyC, "2017-01-15")),
			[]row{{"2015-01-15", inForce, open}, {"2017-01-14", inForce, open}, {"2017-01-15", over, "2017-01-14"}}},
		{"one of three ends it for itself", between(three, does(endsAll, partyB, "2015-01-15")), []row{{"2015-01-15", inForce, open}}},
		{"three end it", between(three, does(endsAll, register.None, "2015-01-15")), []row{{"2015-01-15", over, "2015-01-14"}}},
		{"a party that acceded later leaves: two remain", acceded, []row{{"2014-03-01", inForce, open}, {"2015-08-01", inForce, open}}},
		{"no clause allows a notice: twelve months", unclaused,
			[]row{{"2015-02-28", given, "2016-02-28"}, {"2016-02-28", given, "2016-02-28"}, {"2016-02-29", over, "2016-02-28"}}},
		{"the same from a leap day", leap, []row{{"2017-02-28", given, "2017-02-28"}, {"2017-03-01", over, "2017-02-28"}}},
		{"a notice that changes nothing", fixed, []row{{"2015-01-15", inForce, "2016-12-31"}, {"2017-01-01", register.StatusExpired, "2016-12-31"}}},
		{"suspended by one inside a suspension by another", between(two, does(suspend, partyA, "2015-01-01"), does(suspend, partyB, "2015-06-01"), does(resume, partyB, "2015-09-01"), does(resume, partyA, "2016-01-01")),
			[]row{{"2015-01-01", halted, ""}, {"2015-09-01", halted, ""}, {"2015-12-31", halted, ""}, {"2016-01-01", inForce, open}}},
		{"suspensions that overlap", between(two, does(suspend, partyA, "2015-01-01"), does(suspend, partyB, "2015-06-01"), does(resume, partyA, "2015-09-01"), does(resume, partyB, "2016-01-01")),
			[]row{{"2015-09-01", halted, ""}, {"2016-01-01", inForce, open}}},
		{"resumed by all", between(two, does(suspend, partyA, "2015-01-01"), does(suspend, partyB, "2015-06-01"), does(resume, register.None, "2015-09-01")),
			[]row{{"2015-08-31", halted, ""}, {"2015-09-01", inForce, open}}},
		{"a notice of all three, withdrawn by one", between(three, does(note, register.None, "2015-01-15"), does(back, partyB, "2015-02-01")),
			[]row{{"2015-02-01", given, "2015-07-15"}, {"2015-07-16", over, "2015-07-15"}}},
		{"a notice of nobody in particular between two, withdrawn by one", between(two, does(note, register.None, "2015-01-15"), does(back, partyB, "2015-02-01")),
			[]row{{"2015-01-31", given, "2015-07-15"}, {"2015-02-01", inForce, open}}},
		{"suspended by all three, resumed by one", between(three, does(suspend, register.None, "2015-01-01"), does(resume, partyB, "2015-06-01")),
			[]row{{"2015-05-31", halted, ""}, {"2015-06-01", halted, ""}, {"2020-01-01", halted, ""}}},
		{"suspended by all three, resumed by all", between(three, does(suspend, register.None, "2015-01-01"), does(resume, partyB, "2015-06-01"), does(resume, register.None, "2016-01-01")),
			[]row{{"2015-12-31", halted, ""}, {"2016-01-01", inForce, open}}},
		{"suspended by two of three, resumed by one of them", between(three, does(suspend, partyA, "2015-01-01"), does(suspend, partyB, "2015-01-01"), does(resume, partyA, "2015-06-01")),
			[]row{{"2015-05-31", halted, ""}, {"2015-06-01", inForce, open}}},
		{"suspended by all three in a month, resumed by one in it", between(three, does(suspend, register.None, "2015-06-15"), does(resume, partyB, "2015-06")),
			[]row{{"2015-06-14", inForce, open}, {"2015-06-20", halted, ""}, {"2015-07-01", halted, ""}}},
		{"suspended while a notice runs", between(two, does(note, partyA, "2015-01-15"), does(suspend, partyB, "2015-03-01"), does(resume, partyB, "2015-05-01")),
			[]row{{"2015-02-28", given, "2015-07-15"}, {"2015-03-01", halted, "2015-07-15"}, {"2015-05-01", given, "2015-07-15"}, {"2015-07-16", over, "2015-07-15"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, want := range c.want {
				assert.Equal(t, want.status, c.a.StatusOn(want.day), "status on %s", want.day)
				assert.Equal(t, want.until, c.a.UntilOn(want.day), "last day as seen on %s", want.day)
			}
		})
	}
}

func TestForWhomAnAgreementIsInForce(t *testing.T) {
	a := between([]register.ID{partyA, partyB, partyC, partyD},
		does(register.ActionEntryIntoForce, partyC, "2012-05-01"), does(register.ActionAccession, partyD, "2014-03-01"),
		does(register.ActionNotice, partyB, "2015-01-15"), does(register.ActionAccession, partyB, "2019-01-01"))
	a.Parties[3].SignedOn = ""
	assert.Equal(t, register.Date("2009-12-01"), a.SignedOn(), "who acceded need not sign")
	for day, want := range map[register.Date][]register.ID{
		"2010-01-01": {partyA, partyB}, "2012-05-01": {partyA, partyB, partyC}, "2014-03-01": {partyA, partyB, partyC, partyD},
		"2015-07-15": {partyA, partyB, partyC, partyD}, "2015-07-16": {partyA, partyC, partyD}, "2019-01-01": {partyA, partyB, partyC, partyD},
	} {
		var got []register.ID
		for _, m := range a.StandingOn(day).Members {
			if m.From <= day && day <= m.To {
				got = append(got, m.PartnerID)
			}
		}
		assert.ElementsMatch(t, want, got, "on %s", day)
		assert.Equal(t, register.StatusInForce, a.StatusOn(day))
	}
	assert.Empty(t, between([]register.ID{partyA, partyB}).StandingOn("2015-01-01").Members, "of two it goes without saying")
}

func TestTheLastDayForNoticeMayLieBeforeThePeriod(t *testing.T) {
	year := register.Length{Count: 12, Unit: register.Months}
	a := life("2019-01-01", "2019-01-01", "", "")
	a.Term, a.Rules = register.TermFor, register.Rules{Months: 12, Renewal: register.RenewalUnlimited, Notice: year}
	chain := a.Chain("2019-12-01", 3, 2)
	var last []register.Date
	for _, p := range chain {
		last = append(last, p.LastNotice)
	}
	assert.Equal(t, []register.Date{"2019-01-01", "2020-01-01", "2021-01-01"}, last)
	s := a.StandingOn("2019-12-01")
	assert.True(t, s.Renewed)
	assert.Equal(t, register.Date("2021-01-01"), s.Until)
	assert.Equal(t, register.Date("2020-01-01"), s.Next.LastNotice, "without limit there is always a further day")

	long := life("2019-03-01", "2019-03-01", "", "")
	long.Term = register.TermFor
	long.Rules = register.Rules{Months: 60, Renewal: register.RenewalUnlimited, RenewalMonths: 12, Notice: register.Length{Count: 18, Unit: register.Months}}
	s = long.StandingOn("2024-01-01")
	assert.Equal(t, register.Date("2026-03-01"), s.Until, "01.09.2022 and 01.09.2023 have passed")
	s = long.StandingOn("2023-09-01")
	assert.Equal(t, register.Date("2022-09-01"), s.Missed)
	assert.Equal(t, register.Date("2025-03-01"), s.Until)
	assert.Equal(t, register.Date("2023-09-01"), s.Next.LastNotice)

	twice := production(register.RenewalTimes)
	twice.Rules.Times, twice.Rules.Notice = 2, register.Length{Count: 40, Unit: register.Months}
	s = twice.StandingOn("2012-01-01")
	assert.Equal(t, register.Date("2017-05-17"), s.Until)
	assert.Empty(t, s.Next.LastNotice, "for the last time: no renewal is left")
	assert.NotEmpty(t, twice.StandingOn("2010-06-01").Next.LastNotice, "one more is left")
}

// One status and one standing, on every day; and what ends an agreement ends it when it says.
func TestTheStatusOfADayIsThatOfItsStanding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := agreements.Draw(t, "agreement")
		day := days.Draw(t, "day").First()
		s := a.StandingOn(day)
		assert.Equal(t, a.StatusOn(day), s.Status)
		assert.LessOrEqual(t, s.From, day)
		assert.GreaterOrEqual(t, s.To, day)
		assert.Equal(t, s.Status.Running(), s.Until != "", "a last day belongs to what runs")
		if s.Status.Running() {
			assert.GreaterOrEqual(t, s.Until, day)
		}
		assert.Equal(t, s.Status == register.StatusSuspended, len(s.Suspensions) > 0)
		if s.Status == register.StatusNoticeGiven {
			assert.NotEqual(t, register.Forever, s.Until)
			assert.NotEmpty(t, s.Notices)
		}
	})
}

// Who accedes later was no party when notice was given, as far as anybody knew.
func TestANoticeEndsTheAgreementUntilAThirdPartyAccedes(t *testing.T) {
	clara := register.ID{15: 3}
	a := named(life("2014-01-01", "2014-06-01", "", ""))
	a.Term, a.Rules = register.TermOpen, register.Rules{Notice: register.Length{Count: 12, Unit: register.Months}}
	a.Parties = append(a.Parties, register.Party{Side: register.Third, PartnerID: clara})
	a.Actions = append(a.Actions,
		register.Action{Kind: register.ActionNotice, PartnerID: anna, On: "2016-01-31"},
		register.Action{Kind: register.ActionAccession, PartnerID: clara, On: "2016-06-01"})
	assert.Equal(t, register.StatusNoticeGiven, a.StatusOn("2016-03-01"))
	assert.Equal(t, register.Date("2017-01-31"), a.UntilOn("2016-03-01"), "the one other party is left alone")
	assert.Equal(t, register.StatusInForce, a.StatusOn("2016-07-01"))
	assert.Equal(t, register.Forever, a.UntilOn("2017-02-01"), "in force between the two others")
	assert.Equal(t, register.StatusInForce, register.SpanOn(register.Timeline(a), "2017-02-01").Status)
}

func TestTheEndOfANoticeMayBeWrittenDown(t *testing.T) {
	a := named(production(register.RenewalUnlimited))
	a.Actions = append(a.Actions, notice("2022-11-01"), register.Action{Kind: register.ActionTermination, On: "2023-05-18"})
	assert.Equal(t, register.StatusTerminated, a.StatusOn("2023-06-01"))
	for _, p := range a.Check() {
		assert.NotEqual(t, "problem.ended_twice", p.Key)
	}
}

func TestAWithdrawalCountsWhenItIsGiven(t *testing.T) {
	a := named(life("2015-02-01", "2015-03-01", "", ""))
	a.Term, a.Rules = register.TermOpen, register.Rules{Notice: register.Length{Count: 3, Unit: register.Months}}
	a.Actions = append(a.Actions, notice("2019-05-01"), register.Action{Kind: register.ActionNoticeWithdrawn, On: "2019-06-01", Effective: "2019-07-01"})
	assert.Equal(t, register.StatusNoticeGiven, a.StatusOn("2019-05-31"))
	assert.Equal(t, register.StatusInForce, a.StatusOn("2019-06-01"), "the agreement will not end, as everybody knows by now")
	assert.Equal(t, register.Forever, a.UntilOn("2019-06-01"))
}

// Where one of two suspends, that ends with its membership, and who has left suspends nothing between the others.
func TestASuspensionEndsWithTheMembershipOfItsParty(t *testing.T) {
	clara := register.ID{15: 3}
	a := named(life("2015-02-01", "2015-03-01", "", ""))
	a.Term, a.Rules = register.TermOpen, register.Rules{Notice: register.Length{Count: 3, Unit: register.Months}}
	a.Parties = append(a.Parties, register.Party{Side: register.Third, PartnerID: clara, SignedOn: "2015-02-01"})
	a.Actions = append(a.Actions,
		register.Action{Kind: register.ActionSuspension, PartnerID: clara, On: "2019-01-01"},
		register.Action{Kind: register.ActionNotice, PartnerID: clara, On: "2019-02-01"})
	for day, suspended := range map[register.Date]int{"2018-12-31": 0, "2019-01-15": 1, "2019-05-01": 1, "2019-05-02": 0} {
		s := a.StandingOn(day)
		assert.Equal(t, register.StatusInForce, s.Status, day)
		assert.Len(t, s.Suspensions, suspended, day)
		assert.Len(t, s.Suspended(), suspended, day)
	}
	assert.Equal(t, register.Date("2019-05-01"), a.StandingOn("2019-03-01").Suspensions[0].To)

	a.Actions = append(a.Actions, register.Action{Kind: register.ActionSuspension, PartnerID: clara, On: "2020-01-01"})
	assert.Equal(t, register.StatusInForce, a.StatusOn("2020-02-01"), "who has left suspends nothing")
	a.Actions = append(a.Actions, register.Action{Kind: register.ActionSuspension, On: "2021-01-01"})
	assert.Equal(t, register.StatusSuspended, a.StatusOn("2021-02-01"), "all of them do")
}
