package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

// named returns an agreement what a record cannot do without.
func named(a *register.Agreement) *register.Agreement {
	a.Title, a.Kind = register.Ru("О лесах"), register.AgreementTreaty
	a.Parties[0].PartnerID, a.Parties[1].PartnerID = anna, boris
	return a
}

// endsOf returns the last days of the periods that begin by a day.
func endsOf(a *register.Agreement, until register.Date) (ends []register.Date) {
	for _, p := range a.Periods(until) {
		ends = append(ends, p.To)
	}
	return ends
}

func TestATermIsCountedFromSignature(t *testing.T) {
	a := life("2002-01-25", "2003-05-17", "", "")
	a.Term, a.Rules = register.TermFor, register.Rules{Months: 36, From: register.TermFromSignature}
	assert.Equal(t, register.Date("2005-01-25"), a.UntilOn("2004-01-01"), "three years after it was signed")
	assert.Equal(t, register.StatusInForce, a.StatusOn("2005-01-25"))
	assert.Equal(t, register.StatusExpired, a.StatusOn("2005-01-26"))
	a.Rules.From = register.TermFromForce
	assert.Equal(t, register.Date("2006-05-17"), a.UntilOn("2004-01-01"), "said outright what is so by itself")

	a.Rules.From = register.TermFromSignature
	a.Rules.Renewal, a.Rules.RenewalMonths, a.Rules.Notice = register.RenewalUnlimited, 12, register.Length{Count: 3, Unit: register.Months}
	assert.Equal(t, []register.Period{
		{From: "2003-05-17", To: "2005-01-25", LastNotice: "2004-10-25"},
		{From: "2005-01-26", To: "2006-01-25", LastNotice: "2005-10-25"},
	}, a.Periods("2005-06-01"))

	late := life("2002-01-25", "2007-05-17", "", "")
	late.Term, late.Rules = a.Term, a.Rules
	assert.Equal(t, []register.Date{"2008-01-25", "2009-01-25"}, endsOf(late, "2008-06-01"), "two periods had passed before it entered into force")
	assert.Equal(t, register.Date("2022-01-25"), late.UntilOn("2021-03-01"))

	waiting := life("2002-01-25", "", "", "")
	waiting.Term, waiting.Rules = register.TermFor, register.Rules{Months: 36, From: register.TermFromSignature}
	assert.Equal(t, register.StatusSigned, waiting.StatusOn("2005-01-25"))
	assert.Equal(t, register.StatusExpired, waiting.StatusOn("2005-01-26"), "it ran out without entering into force")

	over := named(life("2002-01-25", "2006-01-01", "", ""))
	over.Term, over.Rules = waiting.Term, waiting.Rules
	assert.Contains(t, over.Check().Errors(), register.Problem{Field: "rules.months", Key: "problem.end_before_start"})
	over.Term = register.TermOpen
	assert.Contains(t, over.Check(), register.Problem{Field: "rules.from", Key: "problem.start_without_length", Warning: true})
}

func TestPeriodsOfDifferentLengthsFollowEachOther(t *testing.T) {
	a := named(life("2000-01-31", "2000-01-31", "", ""))
	a.Term = register.TermFor
	a.Rules = register.Rules{
		Months: 120, Renewal: register.RenewalUnlimited, RenewalMonths: 60, Then: []int{24, 1},
		Notice: register.Length{Count: 10, Unit: register.Days},
	}
	assert.Empty(t, a.Check().Errors())
	assert.Equal(t, []register.Date{"2010-01-31", "2015-01-31", "2017-01-31", "2017-02-28", "2017-03-31"}, endsOf(a, "2017-03-15"))
	assert.Equal(t, register.Date("2015-01-31"), a.UntilOn("2012-06-01"))
	assert.Equal(t, register.Period{From: "2022-11-01", To: "2022-11-30", LastNotice: "2022-11-20"}, a.StandingOn("2022-11-15").Period)

	a.Rules.Renewal, a.Rules.Times = register.RenewalTimes, 2
	assert.Equal(t, register.StatusInForce, a.StatusOn("2017-01-31"))
	assert.Equal(t, register.StatusExpired, a.StatusOn("2017-02-01"), "renewed twice, for five years and for two")

	for _, c := range []struct {
		change func(r *register.Rules)
		field  string
	}{
		{func(r *register.Rules) { r.Then = []int{24, 0} }, "rules.then"},
		{func(r *register.Rules) { r.Then = make([]int, 100) }, "rules.then"},
		{func(r *register.Rules) { r.RenewalMonths = 0 }, "rules.renewal_months"},
	} {
		wrong := *a
		c.change(&wrong.Rules)
		assert.Equal(t, c.field, wrong.Check().Errors()[0].Field)
	}
}

// Rules that could not be saved are shown while they are being typed.
func TestPeriodsWithoutALengthAreNotCounted(t *testing.T) {
	a := named(life("2000-01-31", "2000-01-31", "", ""))
	a.Term = register.TermFor
	a.Rules = register.Rules{Months: 12, Renewal: register.RenewalUnlimited, RenewalMonths: 6, Then: []int{24, 0, 60}}
	assert.Equal(t, []register.Date{"2001-01-31", "2001-07-31", "2003-07-31", "2005-07-31"}, endsOf(a, "2004-01-01"), "the last length repeats")
	from := a.PeriodsFrom("2004-01-01", "2004-01-01")
	assert.Equal(t, register.Date("2005-07-31"), from[0].To)
}

// The periods around a day are those that counting from the first one gives.
func TestPeriodsFromADayAreThoseCountedFromTheFirst(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length, lately := rapid.IntRange(1, 70), rapid.Custom(func(t *rapid.T) register.Date {
			return register.Day(rapid.IntRange(1950, 2060).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day"))
		})
		a := life(days.Draw(t, "signed"), lately.Draw(t, "force"), "", "")
		a.Term = register.TermFor
		a.Rules = register.Rules{
			Months: length.Draw(t, "months"), From: rapid.SampledFrom(register.TermStarts).Draw(t, "from"), Renewal: register.RenewalUnlimited,
			RenewalMonths: length.Draw(t, "renewal"), Then: rapid.SliceOfN(length, 0, 4).Draw(t, "then"),
			Notice: register.Length{Count: 1, Unit: register.Months},
		}
		day := lately.Draw(t, "day")
		all := a.Periods(day)
		for len(all) > 0 && all[0].To < day {
			all = all[1:]
		}
		if from := a.PeriodsFrom(day, day); len(all) > 0 {
			assert.Equal(t, all, from[:min(len(from), len(all))])
		}
	})
}

func TestNoticeAtAnyTimeEndsAFixedTermEarly(t *testing.T) {
	a := named(production(register.RenewalUnlimited))
	a.Rules.AnyTime = register.Length{Count: 90, Unit: register.Days}
	a.Actions = append(a.Actions, notice("2021-02-01"))
	assert.Equal(t, register.Date("2021-05-02"), a.UntilOn("2021-03-01"), "long before the period ends")
	assert.Equal(t, register.StatusTerminated, a.StatusOn("2021-05-03"))
	assert.Empty(t, a.Check().Errors())
	for _, p := range a.Check() {
		assert.NotEqual(t, "problem.notice_late", p.Key)
	}
	a.Actions[len(a.Actions)-1].On = "2023-04-01"
	assert.Equal(t, register.Date("2023-06-30"), a.UntilOn("2023-04-15"), "too late to keep the next period from coming, and yet it ends")
	a.Actions[len(a.Actions)-1].On = "2022-11-01"
	a.Rules.AnyTime = register.Length{Count: 12, Unit: register.Months}
	assert.Equal(t, register.Date("2023-05-17"), a.UntilOn("2022-11-15"), "in time for the end of the period, which comes first")

	fixed := production(register.RenewalNone)
	fixed.Rules.Notice, fixed.Rules.AnyTime = register.Length{}, register.Length{Count: 6, Unit: register.Months}
	fixed.Actions = append(fixed.Actions, notice("2009-01-10"))
	assert.Equal(t, register.Date("2009-07-10"), fixed.UntilOn("2009-02-01"))
	fixed.Actions[len(fixed.Actions)-1].On = "2011-04-01"
	assert.Equal(t, register.Date("2011-05-17"), fixed.UntilOn("2011-05-01"), "the term ends before the notice works")
}

func TestATermIsExtendedBeforeItEntersIntoForce(t *testing.T) {
	a := named(life("2015-02-01", "", "", ""))
	a.Term, a.Until = register.TermUntil, "2016-12-31"
	a.Actions = append(a.Actions, register.Action{Kind: register.ActionExtension, On: "2016-06-01", Until: "2018-12-31"})
	assert.Equal(t, register.Date("2016-12-31"), a.UntilOn("2016-05-31"), "nobody knew yet")
	assert.Equal(t, register.Date("2018-12-31"), a.UntilOn("2017-06-01"))
	assert.Equal(t, register.StatusSigned, a.StatusOn("2017-06-01"))
	assert.Equal(t, register.StatusExpired, a.StatusOn("2019-01-01"), "it never entered into force")

	a.Actions = append(a.Actions, register.Action{Kind: register.ActionEntryIntoForce, On: "2016-07-01"})
	assert.Equal(t, register.Date("2018-12-31"), a.UntilOn("2016-08-01"))
	assert.Equal(t, register.StatusInForce, a.StatusOn("2018-12-31"))
	for _, p := range a.Check() {
		assert.NotEqual(t, "problem.extension_idle", p.Key)
	}
}
