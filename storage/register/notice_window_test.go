package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

// labour is a convention as the International Labour Organization makes them: it may be denounced within a year after each
// ten, which works a year later.
func labour(actions ...register.Action) *register.Agreement {
	a := named(life("1999-06-17", "2000-11-19", "", ""))
	a.Term = register.TermOpen
	a.Rules = register.Rules{
		Notice: register.Length{Count: 12, Unit: register.Months},
		Window: register.NoticeWindow{After: 120, Open: 12, Every: 120},
	}
	a.Actions = append(a.Actions, actions...)
	return a
}

func TestNoticeWorksOnlyWithinItsWindow(t *testing.T) {
	for _, c := range []struct {
		on, until register.Date
		status    register.Status
	}{
		{"2010-11-18", register.Forever, register.StatusInForce},
		{"2010-11-19", "2011-11-19", register.StatusNoticeGiven},
		{"2011-11-19", "2012-11-19", register.StatusNoticeGiven},
		{"2011-11-20", register.Forever, register.StatusInForce},
		{"2021-03-01", "2022-03-01", register.StatusNoticeGiven},
	} {
		a := labour(notice(c.on))
		assert.Equal(t, c.until, a.UntilOn(c.on), "given on %s", c.on)
		assert.Equal(t, c.status, a.StatusOn(c.on), "given on %s", c.on)
		untimely := register.Problem{Field: "actions[1].on", Key: "problem.notice_untimely", Warning: true}
		if c.until == register.Forever {
			assert.Contains(t, a.Check(), untimely)
		} else {
			assert.NotContains(t, a.Check(), untimely)
		}
	}

	agreed := labour(register.Action{Kind: register.ActionNotice, On: "2015-03-01", Effective: "2016-01-01"})
	assert.Equal(t, register.Date("2015-12-31"), agreed.UntilOn("2015-06-01"), "a day that is named was agreed on")

	twice := labour(notice("2015-03-01"), notice("2021-03-01"))
	assert.Equal(t, register.Forever, twice.UntilOn("2015-06-01"))
	assert.Equal(t, register.Date("2022-03-01"), twice.UntilOn("2021-03-01"), "what was untimely keeps nothing from being given in time")
}

func TestTheLastDayOfAWindowIsOneForNotice(t *testing.T) {
	a := labour()
	assert.Equal(t, register.Date("2011-11-19"), a.StandingOn("2005-01-01").LastNotice())
	assert.Equal(t, register.Date("2011-11-19"), a.StandingOn("2011-11-19").LastNotice())
	assert.Equal(t, register.UrgencyNow, a.StandingOn("2011-11-14").Urgency())
	assert.Equal(t, register.Date("2021-11-19"), a.StandingOn("2011-11-20").LastNotice())
	given := labour(notice("2021-03-01"))
	assert.Empty(t, given.StandingOn("2021-03-01").LastNotice())

	a.Rules.Window.Every = 0
	assert.Equal(t, register.Window{From: "2010-11-19", To: "2011-11-19", Next: register.Forever}, a.StandingOn("2015-01-01").Window, "it was the only one")
	assert.Empty(t, a.StandingOn("2015-01-01").LastNotice())
	a.Rules.Window.Open = 0
	assert.Equal(t, register.Window{From: "2010-11-19", To: register.Forever, Next: register.Forever}, a.StandingOn("2015-01-01").Window)
	assert.Empty(t, a.StandingOn("2005-01-01").LastNotice(), "it never closes")
}

func TestNoticeAtAnyTimeOfAFixedTermMayHaveToWait(t *testing.T) {
	a := named(production(register.RenewalUnlimited))
	a.Rules.AnyTime, a.Rules.Window = register.Length{Count: 3, Unit: register.Months}, register.NoticeWindow{After: 24}
	a.Actions = append(a.Actions, notice("2009-02-01"))
	assert.Equal(t, register.Date("2011-05-17"), a.UntilOn("2009-02-01"), "too early for the one, in time for the end of the period")
	a.Actions[len(a.Actions)-1].On = "2010-06-01"
	assert.Equal(t, register.Date("2010-09-01"), a.UntilOn("2010-06-01"))
}

func TestAWindowThatCannotBeFollowedIsTold(t *testing.T) {
	for _, c := range []struct {
		window  register.NoticeWindow
		problem register.Problem
	}{
		{register.NoticeWindow{After: 120, Every: 120}, register.Problem{Field: "rules.notice_window.open_months", Key: "problem.required"}},
		{register.NoticeWindow{Open: 24, Every: 12}, register.Problem{Field: "rules.notice_window.open_months", Key: "problem.window_never_closes"}},
	} {
		a := labour()
		a.Rules.Window = c.window
		assert.Contains(t, a.Check(), c.problem)
	}
	a := labour()
	assert.Empty(t, a.Check().Errors())
	a.Rules.Notice = register.Length{}
	assert.Contains(t, a.Check(), register.Problem{Field: "rules.notice_window.after_months", Key: "problem.window_without_notice", Warning: true})
}

// The window that is found at once is the one that is found by going through all of them.
func TestTheWindowOfADayIsTheFirstThatHasNotClosed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		months := rapid.IntRange(1, 150)
		w := register.NoticeWindow{After: rapid.IntRange(0, 300).Draw(t, "after"), Open: months.Draw(t, "open"), Every: months.Draw(t, "every")}
		day := rapid.Custom(func(t *rapid.T) register.Date {
			return register.Day(rapid.IntRange(1950, 2060).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
		})
		force, on := day.Draw(t, "force"), day.Draw(t, "on")
		at := 0
		for force.AddMonths(w.After+at*w.Every+w.Open) < on {
			at++
		}
		assert.Equal(t, register.Window{
			From: force.AddMonths(w.After + at*w.Every), To: force.AddMonths(w.After + at*w.Every + w.Open), Next: force.AddMonths(w.After + (at+1)*w.Every),
		}, w.On(force, on))
	})
}
