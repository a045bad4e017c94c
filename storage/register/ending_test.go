package register_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

// untilBy returns the last day in force as the endings of an agreement have it on a day.
func untilBy(t require.TestingT, a *register.Agreement, day register.Date) register.Date {
	all := a.Endings()
	at := slices.IndexFunc(all, func(e register.Ending) bool { return e.From <= day && day <= e.To })
	require.GreaterOrEqual(t, at, 0, "a hole on %s in %v", day, all)
	switch e := all[at]; {
	case !e.Moves:
		return e.Until
	case e.Rolling != register.Rolling{}:
		return e.Rolling.UntilOn(day)
	}
	return a.UntilOn(day)
}

// renewing are agreements in force that mostly go on by themselves.
var renewing = rapid.Custom(func(t *rapid.T) *register.Agreement {
	force := register.Day(rapid.IntRange(1992, 2005).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day"))
	precision := rapid.SampledFrom([]int{4, 7, 10, 10, 10, 10}).Draw(t, "precision")
	a := &register.Agreement{
		Signing: register.Signing{On: force.AddDays(-rapid.IntRange(0, 900).Draw(t, "before"))},
		Term:    rapid.SampledFrom([]register.Term{register.TermFor, register.TermFor, register.TermUntil}).Draw(t, "term"),
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: force[:precision]}},
		Rules: register.Rules{
			Months:        rapid.SampledFrom([]int{1, 6, 12, 36, 60}).Draw(t, "months"),
			From:          rapid.SampledFrom([]register.TermStart{"", "", register.TermFromSignature}).Draw(t, "from"),
			Renewal:       rapid.SampledFrom(register.Renewals).Draw(t, "renewal"),
			Times:         rapid.IntRange(0, 4).Draw(t, "times"),
			RenewalMonths: rapid.SampledFrom([]int{0, 0, 1, 12, 24, 60}).Draw(t, "renewed"),
			Notice:        rapid.SampledFrom([]register.Length{{}, {Count: 6, Unit: register.Months}, {Count: 30, Unit: register.Days}, {Count: 18, Unit: register.Months}}).Draw(t, "notice"),
		},
	}
	if a.Term == register.TermUntil {
		a.Until = force.AddMonths(rapid.IntRange(-3, 90).Draw(t, "until"))
	}
	for range rapid.IntRange(0, 2).Draw(t, "acts") {
		act := register.Action{
			Kind: rapid.SampledFrom([]register.ActionKind{
				register.ActionSuspension, register.ActionSuspensionEnd, register.ActionNotice, register.ActionNoticeWithdrawn,
				register.ActionExtension, register.ActionTermination,
			}).Draw(t, "act"),
			On: force.AddDays(rapid.IntRange(0, 9000).Draw(t, "later")),
		}
		if act.Kind == register.ActionExtension {
			act.Until = act.On.AddDays(rapid.IntRange(1, 2000).Draw(t, "extended"))
		}
		a.Actions = append(a.Actions, act)
	}
	if rapid.IntRange(0, 4).Draw(t, "amended") == 0 {
		a.Amended = []register.Amended{{
			From: force.AddDays(rapid.IntRange(0, 6000).Draw(t, "amendment")), Term: a.Term, Until: a.Until, Rules: a.Rules,
		}}
		a.Amended[0].Rules.Renewal = rapid.SampledFrom(register.Renewals).Draw(t, "renewal then")
		a.Amended[0].Rules.RenewalMonths = rapid.SampledFrom([]int{0, 12, 36}).Draw(t, "renewed then")
	}
	return a
})

func TestEndingsAreThoseOfEveryDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := renewing.Draw(t, "agreement")
		for range 5 {
			day := register.Day(rapid.IntRange(1985, 2045).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day"))
			require.Equal(t, a.UntilOn(day), untilBy(t, a, day), "on %s of %+v", day, a.Endings())
		}
	})
}

func TestEndingsOfWhateverAFormHoldsAreThoseOfEveryDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := agreements.Draw(t, "agreement")
		day := register.Day(rapid.IntRange(1985, 2045).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day"))
		require.Equal(t, a.UntilOn(day), untilBy(t, &a, day), "on %s of %+v", day, a.Endings())
	})
}

// A term without end is kept in one line, whatever the number of its periods.
func TestAnEndlessTermIsOneEnding(t *testing.T) {
	a := &register.Agreement{
		Signing: register.Signing{On: "2000-01-01"}, Term: register.TermFor,
		Actions: []register.Action{{Kind: register.ActionEntryIntoForce, On: "2000-01-31"}},
		Rules:   register.Rules{Months: 12, Renewal: register.RenewalUnlimited, RenewalMonths: 1, Notice: register.Length{Count: 2, Unit: register.Months}},
	}
	all := a.Endings()
	assert.Len(t, all, 2, "before the entry into force and from it")
	assert.Equal(t, register.Rolling{From: "2000-01-31", Months: 12, Step: 1, Notice: register.Length{Count: 2, Unit: register.Months}}, all[1].Rolling)
	assert.Equal(t, register.Date("2001-01-31"), all[1].Rolling.UntilOn("2000-06-01"))
	assert.Equal(t, register.Date("2001-02-28"), all[1].Rolling.UntilOn("2000-12-01"))
}

// Of an end whose day is not known it is not said that it came before that month.
func TestTheLastDayIsKnownAsFarAsTheEndIs(t *testing.T) {
	for _, c := range []struct {
		name                string
		act                 register.Action
		before, ahead, over register.Date // as seen from January, February and June
	}{
		{"ended in a month", register.Action{Kind: register.ActionTermination, On: "2026-03"}, register.Forever, register.Forever, "2026-03"},
		{"ended in a year", register.Action{Kind: register.ActionTermination, On: "2026"}, "2026", "2026", "2026"},
		{"told ahead", register.Action{Kind: register.ActionTermination, On: "2026-01-20", Effective: "2026-03"}, register.Forever, "2026-03", "2026-03"},
		{"notice that names a month", register.Action{Kind: register.ActionNotice, On: "2026-01-20", Effective: "2026-03"}, register.Forever, "2026-03", "2026-03"},
		{"a whole day", register.Action{Kind: register.ActionTermination, On: "2026-01-20", Effective: "2026-03-01"}, register.Forever, "2026-02-28", "2026-02-28"},
	} {
		a := named(life("2020-01-10", "2020-01-10", "", ""))
		a.Term = register.TermOpen
		a.Actions = append(a.Actions, c.act)
		for day, want := range map[register.Date]register.Date{"2026-01-10": c.before, "2026-02-10": c.ahead, "2026-06-01": c.over} {
			assert.Equal(t, want, a.UntilOn(day), "%s, as seen on %s", c.name, day)
			assert.Equal(t, want, untilBy(t, a, day), "%s, as lists have it on %s", c.name, day)
		}
	}

	three := named(life("2020-01-10", "2020-01-10", "", ""))
	three.Term = register.TermOpen
	three.Parties = append(three.Parties, register.Party{Side: register.Third, PartnerID: register.ID{15: 3}, SignedOn: "2020-01-10"})
	three.Actions = append(three.Actions, register.Action{Kind: register.ActionWithdrawal, PartnerID: boris, On: "2026-03"})
	left, _ := three.StandingOn("2026-06-01").MemberOn(boris)
	assert.Equal(t, register.Date("2026-03"), left.Ends())
}

// Where the parties end it before a notice would, the notice changes nothing: it is not "notice given" until the agreed end.
func TestAnAgreedEndOvertakesANotice(t *testing.T) {
	const note = register.ActionNotice
	ended := register.Action{Kind: register.ActionTermination, On: "2015-04-20", Effective: "2015-05-01"}
	for parties, was := range map[int]register.Status{2: register.StatusNoticeGiven, 3: register.StatusInForce} {
		a := between([]register.ID{partyA, partyB, partyC}[:parties], does(note, partyB, "2015-02-01"), ended)
		assert.Equal(t, was, a.StatusOn("2015-04-19"))
		s := a.StandingOn("2015-04-20")
		assert.Equal(t, register.StatusInForce, s.Status)
		assert.Equal(t, register.Date("2015-04-30"), s.Until)
		assert.Equal(t, register.NoticeOvertaken, s.Notices[0].Effect)
		assert.Empty(t, s.Givers())
		assert.Equal(t, register.StatusTerminated, a.StatusOn("2015-05-01"))
	}
}

// A recorded end tells the day of a notice that is known to a month; one outside of what it may be does not.
func TestARecordedEndTellsTheDayOfANotice(t *testing.T) {
	for on, last := range map[register.Date]register.Date{
		"2015-08-15": "2015-08-14", "2015-08-02": "2015-08-01", "2015-07-20": "2015-07-19", "2015-10-01": "2015-08",
	} {
		a := between([]register.ID{partyA, partyB}, does(register.ActionNotice, partyB, "2015-02"), does(register.ActionTermination, register.None, on))
		assert.Equal(t, register.StatusTerminated, a.StatusOn("2015-10-02"))
		assert.Equal(t, last, a.UntilOn("2015-10-02"), "recorded on %s", on)
		s := a.StandingOn("2015-10-02")
		assert.Equal(t, on > "2015-08", s.Notice != nil, "ended by the notice, recorded on %s", on)
	}
}

func TestANoticeThatWouldWorkBackIsTold(t *testing.T) {
	a := between([]register.ID{partyA, partyB}, register.Action{Kind: register.ActionNotice, PartnerID: partyB, On: "2015-05-05", Effective: "2015-03-01"})
	assert.Equal(t, register.Date("2015-05-04"), a.UntilOn("2015-05-05"))
	assert.Contains(t, a.Check(), register.Problem{Field: "actions[1].effective", Key: "problem.notice_works_back", Warning: true})
}
