package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

func TestANoticeEndsAnAgreementOnTheDayItsTextNames(t *testing.T) {
	months := func(n int) register.Length { return register.Length{Count: n, Unit: register.Months} }
	for _, c := range []struct {
		notice      register.Length
		end         register.NoticeEnd
		given, last register.Date
	}{
		{months(6), "", "2021-08-31", "2022-02-28"},
		{months(6), register.EndNextMonth, "2021-08-31", "2022-02-28"},
		{months(3), register.EndNextMonth, "2021-03-01", "2021-06-30"},
		{register.Length{Count: 90, Unit: register.Days}, register.EndNextMonth, "2021-01-02", "2021-04-30"},
		{register.Length{}, register.EndNextMonth, "2024-02-29", "2024-02-29"},
		{months(12), register.EndNthMonth, "2030-01-15", "2030-12-31"},
		{months(1), register.EndNthMonth, "2030-01-31", "2030-01-31"},
		{months(6), register.EndYear, "2021-06-30", "2021-12-31"},
		{months(6), register.EndYear, "2021-07-01", "2022-12-31"},
		{register.Length{}, register.EndYear, "2021-12-31", "2021-12-31"},
		{register.Length{}, register.EndNextYear, "2017-10-12", "2018-12-31"},
		{months(3), register.EndNextYear, "2017-10-12", "2019-12-31"},
	} {
		a := named(life("2002-01-25", "2003-05-17", "", ""))
		a.Term, a.Rules = register.TermOpen, register.Rules{Notice: c.notice, NoticeEnd: c.end}
		a.Actions = append(a.Actions, notice(c.given))
		assert.Empty(t, a.Check().Errors(), "%v", c)
		assert.Equal(t, c.last, a.UntilOn(c.given), "%v", c)
		assert.Equal(t, register.StatusTerminated, a.StatusOn(c.last.AddDays(1)), "%v", c)

		fixed := named(life("2002-01-25", "2003-05-17", "", ""))
		fixed.Term, fixed.Rules = register.TermFor, register.Rules{Months: 600, AnyTime: c.notice, NoticeEnd: c.end}
		fixed.Actions = append(fixed.Actions, notice(c.given))
		if c.notice.Given() {
			assert.Equal(t, c.last, fixed.UntilOn(c.given), "within a term: %v", c)
		}
	}
}

func TestAnEndOfNoticesThatCannotBeCountedIsTold(t *testing.T) {
	a := named(life("2002-01-25", "2003-05-17", "", ""))
	a.Term, a.Rules = register.TermOpen, register.Rules{NoticeEnd: register.EndNthMonth}
	assert.Contains(t, a.Check(), register.Problem{Field: "rules.notice.count", Key: "problem.required"})
	a.Rules.Notice = register.Length{Count: 30, Unit: register.Days}
	assert.Contains(t, a.Check(), register.Problem{Field: "rules.notice.count", Key: "problem.month_in_days"})
	a.Rules.NoticeEnd = "soon"
	assert.NotEmpty(t, a.Check().Errors())

	a.Term, a.Rules = register.TermFor, register.Rules{Months: 60, NoticeEnd: register.EndYear}
	assert.Contains(t, a.Check(), register.Problem{Field: "rules.notice_end", Key: "problem.window_without_notice", Warning: true})
	a.Actions = append(a.Actions, notice("2005-01-10"))
	assert.Equal(t, register.Date("2008-05-17"), a.UntilOn("2005-02-01"), "nobody may give notice within the term")
}

// A later notice never ends an agreement earlier, and none ends it before its length has passed or on another day than named.
func TestALaterNoticeNeverEndsAnAgreementEarlier(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		leave := register.Leave{
			Notice: register.Length{Count: rapid.IntRange(0, 40).Draw(t, "count"), Unit: rapid.SampledFrom(register.Units).Draw(t, "unit")},
			End:    rapid.SampledFrom(append(register.NoticeEnds, "")).Draw(t, "end"),
		}
		given := register.Day(rapid.IntRange(1950, 9999).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 31).Draw(t, "day"))
		last := leave.LastDay(given)
		assert.Equal(t, register.DayKnown, last.Precision())
		assert.LessOrEqual(t, last, leave.LastDay(given.AddDays(1)))
		switch leave.End {
		case register.EndYear, register.EndNextYear:
			assert.Equal(t, "12-31", string(last[5:]))
			fallthrough
		case register.EndNextMonth:
			assert.Equal(t, last, last[:7].Last(), "a month is not cut")
			assert.GreaterOrEqual(t, last, leave.Notice.After(given))
		}
	})
}
