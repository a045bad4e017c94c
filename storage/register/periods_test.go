package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

// production is the agreement between Russia and Azerbaijan on production co-operation: signed 25.01.2002, in force on
// receipt of the last notification 17.05.2008, for three years, extended by three unless notified six months before.
func production(renewal register.Renewal) *register.Agreement {
	a := life("2002-01-25", "2008-05-17", "", "")
	a.Term = register.TermFor
	a.Rules = register.Rules{
		Force:  register.ForceRule{Basis: register.ForceOnNotifications},
		Months: 36, Renewal: renewal, Notice: register.Length{Count: 6, Unit: register.Months},
	}
	return a
}

func notice(on register.Date) register.Action {
	return register.Action{Kind: register.ActionNotice, On: on}
}

func TestTheProductionAgreementInAllItsReadings(t *testing.T) {
	endless := production(register.RenewalUnlimited)
	var ends []register.Date
	for _, p := range endless.Periods("2022-11-29") {
		ends = append(ends, p.To)
	}
	assert.Equal(t, []register.Date{"2011-05-17", "2014-05-17", "2017-05-17", "2020-05-17", "2023-05-17"}, ends)
	assert.Equal(t, register.Date("2022-11-17"), endless.Periods("2022-11-29")[4].LastNotice)
	assert.Equal(t, register.StatusInForce, endless.StatusOn("2022-11-29"))

	once := production(register.RenewalOnce)
	assert.Equal(t, register.StatusInForce, once.StatusOn("2014-05-17"), "the last day counts")
	assert.Equal(t, register.StatusExpired, once.StatusOn("2014-05-18"))
	assert.Empty(t, once.Periods(register.Forever)[1].LastNotice, "no period would follow the last")

	never := production(register.RenewalNone)
	assert.Equal(t, register.StatusExpired, never.StatusOn("2011-05-18"))
	assert.Equal(t, register.StatusExpired, production(register.RenewalByConsent).StatusOn("2011-05-18"), "nobody consented")
}

func TestNoticeInTimeAndTooLate(t *testing.T) {
	for given, last := range map[register.Date]register.Date{
		"2022-11-16": "2023-05-17", "2022-11-17": "2023-05-17", "2022-11-18": "2026-05-17", "2022-11-29": "2026-05-17",
	} {
		a := production(register.RenewalUnlimited)
		a.Actions = append(a.Actions, notice(given))
		assert.Equal(t, register.StatusNoticeGiven, a.StatusOn(last), "notice on %s", given)
		assert.Equal(t, register.StatusInForce, a.StatusOn(given.AddDays(-1)), "the day before the notice of %s", given)
		assert.Equal(t, register.StatusTerminated, a.StatusOn(last.AddDays(1)), "notice on %s", given)

		a.Actions = append(a.Actions, register.Action{Kind: register.ActionNoticeWithdrawn, On: "2023-05-01"})
		assert.Equal(t, register.StatusInForce, a.StatusOn("2040-01-01"), "withdrawn before it worked")
		a.Actions[len(a.Actions)-1].On = last.AddDays(1)
		assert.Equal(t, register.StatusTerminated, a.StatusOn("2040-01-01"), "withdrawn when it was over")
	}
}

func TestWhatEndsWithinNinetyDaysAndIsNotRenewedExpires(t *testing.T) {
	endless := production(register.RenewalUnlimited)
	ending := production(register.RenewalUnlimited)
	ending.Actions = append(ending.Actions, notice("2022-11-16"))
	for _, c := range []struct {
		a    *register.Agreement
		on   register.Date
		want bool
		why  string
	}{
		{production(register.RenewalNone), "2011-02-15", false, "91 days before"},
		{production(register.RenewalNone), "2011-02-16", true, "90 days before"},
		{production(register.RenewalNone), "2011-05-17", true, "the last day"},
		{production(register.RenewalNone), "2011-05-18", false, "it has expired"},
		{endless, "2023-05-01", false, "it goes on by itself"},
		{ending, "2023-05-01", true, "notice was given"},
		{life("2002-01-25", "2008-05-17", "", ""), "2023-05-01", false, "nothing ends it"},
	} {
		assert.Equal(t, c.want, c.a.StandingOn(c.on).Urgency() != register.NotUrgent, c.why)
	}
}

func TestCoursesInForce(t *testing.T) {
	type action = register.Action
	for _, c := range []struct {
		name    string
		term    register.Term
		rules   register.Rules
		actions []action
		day     register.Date
		want    register.Status
	}{
		{"open-ended, half a year after a notice", register.TermOpen, register.Rules{Notice: register.Length{Count: 6, Unit: register.Months}},
			[]action{notice("2010-03-31")}, "2010-09-30", register.StatusNoticeGiven},
		{"open-ended, the day after", register.TermOpen, register.Rules{Notice: register.Length{Count: 6, Unit: register.Months}},
			[]action{notice("2010-03-31")}, "2010-10-01", register.StatusTerminated},
		{"a notice that names its day", register.TermOpen, register.Rules{},
			[]action{{Kind: register.ActionNotice, On: "2010-03-31", Effective: "2011-01-01"}}, "2011-01-01", register.StatusTerminated},
		{"a notice on no known day", register.TermOpen, register.Rules{}, []action{notice("")}, "2015-01-01", register.StatusInForce},
		{"five years, then single years", register.TermFor, register.Rules{Months: 60, Renewal: register.RenewalUnlimited, RenewalMonths: 12, Notice: register.Length{Count: 3, Unit: register.Months}},
			[]action{notice("2015-01-10")}, "2015-05-18", register.StatusTerminated},
		{"five years, then single years, too late for this one", register.TermFor, register.Rules{Months: 60, Renewal: register.RenewalUnlimited, RenewalMonths: 12, Notice: register.Length{Count: 3, Unit: register.Months}},
			[]action{notice("2015-03-10")}, "2016-05-17", register.StatusNoticeGiven},
		{"extended by consent", register.TermFor, register.Rules{Months: 36, Renewal: register.RenewalByConsent},
			[]action{{Kind: register.ActionExtension, On: "2011-04-01", Until: "2013-12-31"}}, "2013-12-31", register.StatusInForce},
		{"extended by consent, run out", register.TermFor, register.Rules{Months: 36, Renewal: register.RenewalByConsent},
			[]action{{Kind: register.ActionExtension, On: "2011-04-01", Until: "2013-12-31"}}, "2014-01-01", register.StatusExpired},
		{"between its end and an extension that came late", register.TermFor, register.Rules{Months: 36},
			[]action{{Kind: register.ActionExtension, On: "2012-04-01", Until: "2013"}}, "2012-03-31", register.StatusExpired},
		{"extended late", register.TermFor, register.Rules{Months: 36},
			[]action{{Kind: register.ActionExtension, On: "2012-04-01", Until: "2013"}}, "2012-04-01", register.StatusInForce},
		{"suspended", register.TermOpen, register.Rules{}, []action{{Kind: register.ActionSuspension, On: "2014-03-01"}}, "2020-01-01", register.StatusSuspended},
		{"in force again", register.TermOpen, register.Rules{},
			[]action{{Kind: register.ActionSuspension, On: "2014-03-01"}, {Kind: register.ActionSuspensionEnd, On: "2015-03-01"}}, "2015-03-01", register.StatusInForce},
		{"suspended until a day", register.TermOpen, register.Rules{},
			[]action{{Kind: register.ActionSuspension, On: "2014-03-01", Until: "2014-12-31"}}, "2015-01-01", register.StatusInForce},
		{"suspended, and run out meanwhile", register.TermFor, register.Rules{Months: 36},
			[]action{{Kind: register.ActionSuspension, On: "2010-03-01"}}, "2011-05-18", register.StatusExpired},
		{"applied provisionally", register.TermOpen, register.Rules{}, []action{{Kind: register.ActionProvisional, On: "2003-01-01"}}, "2008-05-16", register.StatusProvisional},
		{"in force after it was applied provisionally", register.TermOpen, register.Rules{}, []action{{Kind: register.ActionProvisional, On: "2003-01-01"}}, "2008-05-17", register.StatusInForce},
		{"applied provisionally for a time", register.TermOpen, register.Rules{},
			[]action{{Kind: register.ActionProvisional, On: "2003-01-01", Until: "2004"}}, "2005-01-01", register.StatusSigned},
		{"renewed by a term until a day", register.TermUntil, register.Rules{Renewal: register.RenewalTimes, Times: 2, RenewalMonths: 12},
			nil, "2014-12-31", register.StatusInForce},
		{"renewed as often as it may be", register.TermUntil, register.Rules{Renewal: register.RenewalTimes, Times: 2, RenewalMonths: 12},
			nil, "2015-01-01", register.StatusExpired},
		{"ended by its fulfilment", register.TermFulfilled, register.Rules{}, []action{{Kind: register.ActionTermination, On: "2012-06-01"}}, "2012-06-01", register.StatusTerminated},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := life("2002-01-25", "2008-05-17", "", "")
			a.Term, a.Rules = c.term, c.rules
			if c.term == register.TermUntil {
				a.Until = "2012-12-31"
			}
			a.Actions = append(a.Actions, c.actions...)
			assert.Equal(t, c.want, a.StatusOn(c.day))
		})
	}
	draft := life("2002-01-25", "", "", "")
	draft.Actions = []action{{Kind: register.ActionNotConcluded, On: "2005"}}
	assert.Equal(t, register.StatusNotConcluded, draft.StatusOn("2005-01-01"))
}

func TestWhatIsKnownToTheYearSaysSo(t *testing.T) {
	spans := register.Timeline(life("2002-01-25", "2008", "", ""))
	assert.Equal(t, register.Span{Status: register.StatusInForce, From: "2008-01-01", To: register.Forever, Since: "2008"}, spans[len(spans)-1])
	assert.Empty(t, spans[1].Since, "signed on a known day")
}

func TestMonthsOfClausesAreClamped(t *testing.T) {
	a := life("2023-01-31", "2023-01-31", "", "")
	a.Term = register.TermFor
	a.Rules = register.Rules{Months: 1, Renewal: register.RenewalTimes, Times: 2, Notice: register.Length{Count: 10, Unit: register.Days}}
	assert.Equal(t, []register.Period{
		{From: "2023-01-31", To: "2023-02-28", LastNotice: "2023-02-18"},
		{From: "2023-03-01", To: "2023-03-31", LastNotice: "2023-03-21"},
		{From: "2023-04-01", To: "2023-04-30"},
	}, a.Periods(register.Forever))
}

func TestProposedEntryIntoForce(t *testing.T) {
	ours, theirs := register.ID{1}, register.ID{2}
	signed := func(rule register.ForceRule, actions ...register.Action) *register.Agreement {
		return &register.Agreement{
			Parties: []register.Party{{PartnerID: ours, SignedOn: "2002-01-25"}, {PartnerID: theirs, SignedOn: "2002-01-31"}},
			Rules:   register.Rules{Force: rule}, Actions: actions,
		}
	}
	note := func(of register.ID, on register.Date) register.Action {
		return register.Action{Kind: register.ActionNotification, PartnerID: of, On: on}
	}
	month := register.Length{Count: 1, Unit: register.Months}
	for _, c := range []struct {
		name string
		a    *register.Agreement
		want register.Date
	}{
		{"on signature", signed(register.ForceRule{Basis: register.ForceOnSignature}), "2002-01-31"},
		{"a month after signature, clamped", signed(register.ForceRule{Basis: register.ForceOnSignature, After: month}), "2002-02-28"},
		{"one notification is not enough", signed(register.ForceRule{Basis: register.ForceOnNotifications}, note(ours, "2008-01-01")), ""},
		{"the last notification", signed(register.ForceRule{Basis: register.ForceOnNotifications}, note(ours, "2008-01-01"), note(theirs, "2008-05-17")), "2008-05-17"},
		{"thirty days after the last", signed(register.ForceRule{Basis: register.ForceOnNotifications, After: register.Length{Count: 30, Unit: register.Days}}, note(ours, "2008-01-01"), note(theirs, "2008-05-17")), "2008-06-16"},
		{"no day can be counted from a year", signed(register.ForceRule{Basis: register.ForceOnNotifications, After: month}, note(register.None, "2008")), ""},
		{"one ratified, one approved", signed(register.ForceRule{Basis: register.ForceOnRatifications},
			register.Action{Kind: register.ActionRatification, PartnerID: ours, On: "2003-01-01"}, register.Action{Kind: register.ActionApproval, PartnerID: theirs, On: "2002-06-01"}), "2003-01-01"},
		{"registration", signed(register.ForceRule{Basis: register.ForceOnRegistration}, register.Action{Kind: register.ActionRegistration, On: "2002-05-05"}), "2002-05-05"},
		{"on a day", signed(register.ForceRule{Basis: register.ForceOnDay, Day: "2003-01-01"}), "2003-01-01"},
		{"no rule", signed(register.ForceRule{}), ""},
	} {
		assert.Equal(t, c.want, c.a.ProposedForce(register.Forever), c.name)
	}
}

func TestPeriodsFollowEachOtherAndHoldTheirLastDayForNotice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := agreements.Draw(t, "agreement")
		periods := a.Periods(whole.Draw(t, "until"))
		for i, p := range periods {
			assert.LessOrEqual(t, p.From, p.To)
			if i > 0 {
				assert.Equal(t, periods[i-1].To.AddDays(1), p.From)
			}
			if p.LastNotice != "" {
				assert.LessOrEqual(t, p.LastNotice, p.To)
			}
		}
	})
}

func TestPeriodsFromADayAreThoseOfTheChain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := agreements.Draw(t, "agreement")
		from := days.Draw(t, "from").First()
		until := days.Draw(t, "until").First()
		var want []register.Period
		all := a.Periods("2100-01-01")
		if len(all) == 400 {
			t.Skip("more than are looked at one by one")
		}
		for _, p := range all {
			if p.To >= from {
				want = append(want, p)
			}
			if len(want) > 0 && p.From > max(from, until) {
				break
			}
		}
		got := a.PeriodsFrom(from, until)
		assert.Equal(t, len(want) == 0, len(got) == 0)
		for i := range min(len(want), len(got)) {
			assert.Equal(t, want[i], got[i])
		}
	})
}

// An extension agreed in time that works from a later day leaves a gap, in which nothing is in force.
func TestAnExtensionFromALaterDayLeavesAGap(t *testing.T) {
	a := between([]register.ID{partyA, partyB})
	a.Term, a.Rules = register.TermFor, register.Rules{Months: 60, Renewal: register.RenewalByConsent}
	a.Actions = []register.Action{
		does(register.ActionEntryIntoForce, register.None, "2010-03-15"),
		{Kind: register.ActionExtension, On: "2015-02-01", Effective: "2015-06-01", Until: "2017-12-31"},
	}
	for day, want := range map[register.Date]struct {
		status register.Status
		until  register.Date
		again  bool
	}{
		"2015-01-31": {register.StatusInForce, "2015-03-15", false},
		"2015-02-01": {register.StatusInForce, "2015-03-15", true},
		"2015-03-15": {register.StatusInForce, "2015-03-15", true},
		"2015-03-16": {register.StatusExpired, "2015-03-15", true},
		"2015-05-31": {register.StatusExpired, "2015-03-15", true},
		"2015-06-01": {register.StatusInForce, "2017-12-31", false},
		"2018-01-01": {register.StatusExpired, "2017-12-31", false},
	} {
		s := a.StandingOn(day)
		assert.Equal(t, want.status, s.Status, day)
		assert.Equal(t, want.until, a.UntilOn(day), day)
		assert.Equal(t, want.again, s.Again(), day)
		assert.False(t, s.Renews, day)
		if want.again {
			assert.Equal(t, register.Period{From: "2015-06-01", To: "2017-12-31"}, s.Next, day)
		}
	}
}
