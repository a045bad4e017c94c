package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

// amended is the production agreement, three years and three more without limit, with other clauses from a day on.
func amended(renewal register.Renewal, changes ...register.Amended) *register.Agreement {
	a := named(production(renewal))
	a.Amended = changes
	return a
}

func TestAnAmendmentChangesTheClausesFromItsDayOn(t *testing.T) {
	months := func(n int) register.Length { return register.Length{Count: n, Unit: register.Months} }
	const day register.Date = "2015-03-01"

	a := amended(register.RenewalUnlimited, register.Amended{From: day, Term: register.TermFor, Rules: register.Rules{Months: 120}})
	assert.Empty(t, a.Check().Errors())
	assert.Equal(t, register.Date("2017-05-17"), a.UntilOn("2015-02-28"), "by the clauses of that day")
	assert.Equal(t, register.Date("2018-05-17"), a.UntilOn(day), "ten years from the entry into force")
	assert.Equal(t, register.StatusInForce, a.StatusOn("2018-05-17"))
	assert.Equal(t, register.StatusExpired, a.StatusOn("2018-05-18"))
	assert.Equal(t, []register.Period{
		{From: "2008-05-17", To: "2011-05-17", LastNotice: "2010-11-17"},
		{From: "2011-05-18", To: "2014-05-17", LastNotice: "2013-11-17"},
		{From: "2014-05-18", To: "2018-05-17"},
	}, a.Chain(day, 9, 2))

	a = amended(register.RenewalUnlimited, register.Amended{From: day, Term: register.TermFor, Rules: register.Rules{
		Months: 36, Renewal: register.RenewalUnlimited, RenewalMonths: 12, Notice: months(3),
	}})
	assert.Equal(t, register.Date("2017-02-17"), a.StandingOn(day).Period.LastNotice, "the period that runs keeps its end, its notice is the new one")
	assert.Equal(t, register.Date("2017-05-17"), a.UntilOn(day))
	assert.Equal(t, register.Date("2018-05-17"), a.UntilOn("2017-06-01"), "and then year by year")
	a.Actions = append(a.Actions, notice("2017-01-15"))
	assert.Equal(t, register.StatusTerminated, a.StatusOn("2017-05-18"), "in time by the new clauses, too late by the old ones")

	a = amended(register.RenewalUnlimited, register.Amended{From: day, Term: register.TermFor, Rules: register.Rules{Months: 60, From: register.TermFromAmendment}})
	assert.Empty(t, a.Check().Errors())
	assert.Equal(t, register.Date("2020-03-01"), a.UntilOn(day), "five years from the amendment")

	a = amended(register.RenewalUnlimited, register.Amended{From: day, Term: register.TermOpen, Rules: register.Rules{Notice: months(6)}})
	assert.Equal(t, register.Forever, a.UntilOn(day))
	a.Actions = append(a.Actions, notice("2016-01-10"))
	assert.Equal(t, register.Date("2016-07-10"), a.UntilOn("2016-02-01"))

	a = amended(register.RenewalUnlimited, register.Amended{From: day, Term: register.TermUntil, Until: "2016-12-31"})
	assert.Equal(t, register.Date("2016-12-31"), a.UntilOn(day), "its end was brought forward")

	a = amended(register.RenewalNone, register.Amended{From: "2011-05-17", Term: register.TermFor, Rules: register.Rules{
		Months: 24, Renewal: register.RenewalUnlimited, Notice: months(3),
	}})
	assert.Equal(t, []register.Period{
		{From: "2008-05-17", To: "2012-05-17", LastNotice: "2012-02-17"},
		{From: "2012-05-18", To: "2014-05-17", LastNotice: "2014-02-17"},
	}, a.Chain("2011-05-17", 9, 1), "two years from the entry into force were over before the amendment: no period ended then")

	once := amended(register.RenewalOnce, register.Amended{From: "2012", Term: register.TermFor, Rules: register.Rules{
		Months: 36, Renewal: register.RenewalTimes, Times: 3, Notice: months(6),
	}})
	assert.Equal(t, register.Date("2014-05-17"), once.UntilOn("2011-12-31"))
	assert.Equal(t, register.StatusInForce, once.StatusOn("2020-05-17"), "one renewal was used, two are left")
	assert.Equal(t, register.StatusExpired, once.StatusOn("2020-05-18"))

	late := amended(register.RenewalNone, register.Amended{From: "2012", Term: register.TermOpen})
	assert.Equal(t, register.StatusExpired, late.StatusOn("2013-01-01"), "what is over is not amended")

	early := amended(register.RenewalUnlimited, register.Amended{From: "2005", Term: register.TermOpen, Rules: register.Rules{Notice: months(6)}})
	assert.Equal(t, register.Forever, early.UntilOn("2009-01-01"), "amended before it entered into force")

	twice := amended(register.RenewalUnlimited,
		register.Amended{From: "2020-01-01", Term: register.TermFor, Rules: register.Rules{Months: 240}},
		register.Amended{From: day, Term: register.TermFor, Rules: register.Rules{Months: 180}})
	assert.Equal(t, register.Date("2023-05-17"), twice.UntilOn("2019-12-31"), "in whatever order they are written down")
	assert.Equal(t, register.Date("2028-05-17"), twice.UntilOn("2020-01-01"))
}

func TestClausesOfAnAmendmentCanBeFollowed(t *testing.T) {
	for _, c := range []struct {
		change register.Amended
		want   register.Problem
	}{
		{register.Amended{Term: register.TermOpen}, register.Problem{Field: "amended[0].from", Key: "problem.required"}},
		{register.Amended{From: "2015-13", Term: register.TermOpen}, register.Problem{Field: "amended[0].from", Key: "problem.date", Args: []string{"2015-13"}}},
		{register.Amended{From: "2015", Term: register.TermUntil}, register.Problem{Field: "amended[0].until", Key: "problem.required"}},
		{register.Amended{From: "2015", Term: register.TermFor}, register.Problem{Field: "amended[0].rules.months", Key: "problem.required"}},
		{register.Amended{From: "2015", Term: register.TermFor, Rules: register.Rules{Months: 9999}}, register.Problem{Field: "amended[0].rules.months", Key: "problem.too_great", Args: []string{"2400"}}},
	} {
		assert.Equal(t, register.Problems{c.want}, amended(register.RenewalUnlimited, c.change).Check().Errors())
	}
	same := register.Amended{From: "2015", Term: register.TermOpen}
	assert.Equal(t, register.Problems{{Field: "amended[1].from", Key: "problem.amended_twice"}}, amended(register.RenewalUnlimited, same, same).Check().Errors())
	a := amended(register.RenewalUnlimited)
	a.Rules.From = register.TermFromAmendment
	assert.Equal(t, register.Problems{{Field: "rules.from", Key: "problem.not_amended"}}, a.Check().Errors())
	assert.Equal(t, register.TermOpen, amended(register.RenewalUnlimited, same).Copy().Term, "a copy begins with the clauses that are valid now")
}

// An amendment changes no day before its own.
func TestALaterAmendmentChangesNoEarlierDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := agreements.Draw(t, "agreement")
		change := rapid.MakeCustom[register.Amended](plausible).Draw(t, "change")
		day := days.Draw(t, "day").First()
		if change.From.First() <= day {
			t.Skip("not later")
		}
		status, until := a.StatusOn(day), a.UntilOn(day)
		a.Amended = append(append([]register.Amended{}, a.Amended...), change)
		assert.Equal(t, status, a.StatusOn(day))
		assert.Equal(t, until, a.UntilOn(day))
	})
}
