package register_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

var commitments = rapid.MakeCustom[register.Commitment](plausible)

// promise is a commitment to open a service centre, of a session with a controller.
func promise() *register.Commitment {
	return &register.Commitment{
		Title: register.Ru("Открыть третий сервисный центр"), Side: register.DutyTheirs, Executor: register.Executor{BodyID: id(1)},
		ControllerID: id(2), Start: "2022-11-29", DueRule: register.DueDay, DueOn: "2023-03-31",
	}
}

func id(n byte) register.ID { return register.ID{0: 1, 6: 0x70, 8: 0x80, 15: n} }

// The states of facts: new → under way → reported → returned → reported → closed.
func TestTheLifeOfACommitment(t *testing.T) {
	c := promise()
	c.Reports = []register.Report{
		{On: "2023-01-10", Percent: 40}, {On: "2023-02-20", Final: true}, {On: "2023-03-15", Percent: 100},
	}
	c.Returns = []register.Return{{On: "2023-02-20", Reason: register.Ru("Нет акта")}}
	c.DueChanges = []register.DueChange{
		{On: "2023-04-05", Old: "2023-03-31", New: "2023-05", Reason: register.Ru("Ждём лицензию")},
		{On: "2023-06-02", Old: "2023-05", New: "2023-06-30", Reason: register.Ru("Ещё ждём")},
	}
	c.Closure = register.Closure{On: "2023-07-10", ByID: id(2), Result: register.ResultPartly, Ground: register.Ru("Письмо")}
	require.NoError(t, c.Check().Err())
	for _, day := range []struct {
		on      register.Date
		state   register.CommitmentState
		due     register.Date
		overdue bool
	}{
		{"2022-11-28", register.CommitmentNew, "2023-03-31", false},
		{"2022-11-29", register.CommitmentUnderWay, "2023-03-31", false},
		{"2023-01-10", register.CommitmentUnderWay, "2023-03-31", false}, // progress alone presents nothing
		{"2023-02-19", register.CommitmentUnderWay, "2023-03-31", false},
		{"2023-02-20", register.CommitmentReturned, "2023-03-31", false}, // the same day
		{"2023-03-15", register.CommitmentReported, "2023-03-31", false},
		{"2023-03-31", register.CommitmentReported, "2023-03-31", false}, // the last day itself
		{"2023-04-01", register.CommitmentReported, "2023-03-31", true},
		{"2023-04-05", register.CommitmentReported, "2023-05", false},
		{"2023-05-31", register.CommitmentReported, "2023-05", false}, // the last day that the month can mean
		{"2023-06-01", register.CommitmentReported, "2023-05", true},
		{"2023-06-30", register.CommitmentReported, "2023-06-30", false},
		{"2023-07-09", register.CommitmentReported, "2023-06-30", true},
		{"2023-07-10", register.CommitmentPartly, "2023-06-30", false},
	} {
		assert.Equal(t, day.state, c.StateOn(day.on), day.on)
		assert.Equal(t, day.due, c.DueOnDay(day.on), day.on)
		assert.Equal(t, day.overdue, c.OverdueOn(day.on), day.on)
	}
}

func TestWithoutAStartSomebodyMustBeNamed(t *testing.T) {
	c := &register.Commitment{}
	assert.Equal(t, register.CommitmentNew, c.StateOn("2022-12-05"))
	c.Executor.PersonID = id(1)
	assert.Equal(t, register.CommitmentUnderWay, c.StateOn("2022-12-05"))
	c.CarriedToID, c.CarriedOn = id(5), "2022-12"
	assert.Equal(t, register.CommitmentUnderWay, c.StateOn("2022-11-30"))
	assert.Equal(t, register.CommitmentCarriedOver, c.StateOn("2022-12-01"))
}

func TestACommitmentOfAYearIsUnderWayOnceItHasCertainlyBegun(t *testing.T) {
	c := &register.Commitment{Start: "2026", Executor: register.Executor{BodyID: id(1)}}
	assert.Equal(t, register.CommitmentNew, c.StateOn("2026-01-01"))
	assert.Equal(t, register.CommitmentNew, c.StateOn("2026-12-30"))
	assert.Equal(t, register.CommitmentUnderWay, c.StateOn("2026-12-31"))
	c.Reports = []register.Report{{On: "2026-05-04"}}
	assert.Equal(t, register.CommitmentUnderWay, c.StateOn("2026-05-04"), "whoever reports has begun")

	quarterly := &register.Commitment{Start: "2026", DueRule: register.DuePeriod, PeriodMonths: 3}
	assert.Equal(t, register.CommitmentUnderWay, quarterly.StateOn("2026-01-01"), "its first period begins")
	assert.EqualValues(t, "2026-03-31", quarterly.DueOnDay("2026-01-01"))
}

func TestReportsOfPeriods(t *testing.T) {
	c := &register.Commitment{
		Start: "2022-01-31", DueRule: register.DuePeriod, PeriodMonths: 1, Executor: register.Executor{BodyID: id(1)},
	}
	for _, one := range []struct {
		name    string
		reports []register.Report
		on, due register.Date
		overdue bool
	}{
		{"none yet", nil, "2022-02-01", "2022-02-27", false},
		{"none in time", nil, "2022-02-28", "2022-02-27", true},
		{"one in time", []register.Report{{On: "2022-02-10"}}, "2022-02-28", "2022-03-30", false},
		{"two in one period are one", []register.Report{{On: "2022-02-10"}, {On: "2022-02-11"}}, "2022-02-28", "2022-03-30", false},
		{"late, about the missed one", []register.Report{{On: "2022-03-05"}}, "2022-03-06", "2022-03-30", false},
		{"two missed, one made good", []register.Report{{On: "2022-04-05"}}, "2022-04-06", "2022-03-30", true},
		{"named by its month", []register.Report{{On: "2022-04-05", Period: "2022-01"}}, "2022-04-06", "2022-03-30", true},
		{"named by a day", []register.Report{{On: "2022-04-05", Period: "2022-03-15"}}, "2022-04-06", "2022-02-27", true},
		{"of the time before", []register.Report{{On: "2022-02-05", Period: "2021"}}, "2022-02-06", "2022-02-27", false},
		{"a later one counts later", []register.Report{{On: "2022-02-10"}}, "2022-02-09", "2022-02-27", false},
	} {
		c.Reports = one.reports
		assert.Equal(t, one.due, c.DueOnDay(one.on), one.name)
		assert.Equal(t, one.overdue, c.OverdueOn(one.on), one.name)
	}
	c.DueRule, c.Reports = register.DuePermanent, nil
	assert.Equal(t, register.Date("2022-02-27"), c.DueOnDay("2025-01-01"), "a report has been due for years")
	assert.False(t, c.OverdueOn("2025-01-01"), "permanent control is never overdue")
}

func TestWhatIsWrongInACommitment(t *testing.T) {
	person := id(3)
	for _, c := range []struct {
		name, field, key string
		warning          bool
		change           func(*register.Commitment)
	}{
		{"nothing promised", "title", "problem.required", false, func(c *register.Commitment) { c.Title = register.Text{} }},
		{"of no side", "side", "problem.required", false, func(c *register.Commitment) { c.Side = "" }},
		{"nobody does it", "executor.body", "problem.no_executor", true, func(c *register.Commitment) { c.Executor = register.Executor{} }},
		{"a day is wanted", "due_on", "problem.required", false, func(c *register.Commitment) { c.DueOn = "" }},
		{"nothing said of the term", "due_rule", "problem.no_due", true, func(c *register.Commitment) { c.DueRule, c.DueOn = "", "" }},
		{"no term, but a day", "due_on", "problem.due_without_rule", false, func(c *register.Commitment) { c.DueRule = register.DueNoTerm }},
		{"due before the session", "due_on", "problem.due_before_start", false, func(c *register.Commitment) { c.DueOn = "2022-11-28" }},
		{"extended to before it", "due_changes[0].new", "problem.due_before_start", false, func(c *register.Commitment) {
			c.DueChanges = []register.DueChange{{On: "2022-12-01", New: "2022", Reason: register.Ru("так")}}
			c.Start = "2023"
			c.DueOn = "2023-03-31"
		}},
		{"extended without a reason", "due_changes[0].reason", "problem.required", false, func(c *register.Commitment) {
			c.DueChanges = []register.DueChange{{On: "2022-12-01", New: "2023-05"}}
		}},
		{"periods without a length", "period_months", "problem.required", false, func(c *register.Commitment) { c.DueRule, c.DueOn = register.DuePeriod, "" }},
		{"more than done", "reports[0].percent", "problem.too_great", false, func(c *register.Commitment) {
			c.Reports = []register.Report{{On: "2022-12-01", Percent: 101}}
		}},
		{"less than nothing done", "reports[0].percent", "problem.negative", false, func(c *register.Commitment) {
			c.Reports = []register.Report{{On: "2022-12-01", Percent: -1}}
		}},
		{"sent back before it came", "returns[0].on", "problem.return_without_report", true, func(c *register.Commitment) {
			c.Returns = []register.Return{{On: "2022-12-01", Reason: register.Ru("рано")}}
		}},
		{"closed on an unknown day", "closure.on", "problem.closing_day_unknown", true, func(c *register.Commitment) {
			c.Closure = register.Closure{ByID: id(2), Result: register.ResultFulfilled}
		}},
		{"closed before it began", "closure.on", "problem.closed_before_start", false, func(c *register.Commitment) {
			c.Closure = register.Closure{On: "2022-11", ByID: id(2), Result: register.ResultFulfilled}
			c.Start = "2022-12"
		}},
		{"closed by the reporter", "closure.by", "problem.reporter_closes", false, func(c *register.Commitment) {
			c.Reports = []register.Report{{On: "2022-12-01", Final: true, AuthorID: person}}
			c.Closure = register.Closure{On: "2022-12-02", ByID: person, Result: register.ResultFulfilled}
		}},
		{"closed by the executor", "closure.by", "problem.reporter_closes", false, func(c *register.Commitment) {
			c.Executor.PersonID = person
			c.Closure = register.Closure{On: "2022-12-02", ByID: person, Result: register.ResultFulfilled}
		}},
		{"closed by another", "closure.by", "problem.not_the_controller", true, func(c *register.Commitment) {
			c.Closure = register.Closure{On: "2022-12-02", ByID: person, Result: register.ResultFulfilled}
		}},
		{"closed by nobody", "closure.by", "problem.required", false, func(c *register.Commitment) {
			c.Closure = register.Closure{On: "2022-12-02", Result: register.ResultFulfilled}
		}},
		{"dropped without a ground", "closure.ground", "problem.no_ground", true, func(c *register.Commitment) {
			c.Closure = register.Closure{On: "2022-12-02", ByID: id(2), Result: register.ResultLostPoint}
		}},
		{"carried and closed", "closure.on", "problem.carried_and_closed", false, func(c *register.Commitment) {
			c.CarriedToID, c.CarriedOn = id(9), "2022-12-03"
			c.Closure = register.Closure{On: "2022-12-02", ByID: id(2), Result: register.ResultFulfilled}
		}},
		{"carried on no day", "carried_on", "problem.required", false, func(c *register.Commitment) { c.CarriedToID = id(9) }},
		{"the same twice", "co_executors[0].body", "problem.executor_twice", false, func(c *register.Commitment) {
			c.CoExecutors = []register.Executor{c.Executor}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			one := promise()
			require.Empty(t, one.Check())
			c.change(one)
			assert.True(t, slices.ContainsFunc(one.Check(), func(p register.Problem) bool {
				return p.Field == c.field && p.Key == c.key && p.Warning == c.warning
			}))
		})
	}
	one := promise()
	one.ControllerID = register.None
	one.Reports = []register.Report{{On: "2022-12-01", Final: true, AuthorID: person}}
	one.Closure = register.Closure{On: "2022-12-02", ByID: person, Result: register.ResultFulfilled}
	assert.NoError(t, one.Check().Err(), "without control whoever reports may close")
}

// The spans say of every day what the commitment says of itself, and leave no day out since it took over from another.
func TestTheCourseIsWhatACommitmentIsOnEachDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := commitments.Draw(t, "commitment")
		spans := c.Course()
		require.Equal(t, max("1000-01-01", c.TakenOn.First()), spans[0].From)
		require.Equal(t, register.Forever, spans[len(spans)-1].To)
		for i, span := range spans {
			if i > 0 {
				require.Equal(t, spans[i-1].To.AddDays(1), span.From)
			}
			for _, day := range []register.Date{span.From, span.To} {
				require.Equal(t, span.State, c.StateOn(day), day)
				require.Equal(t, span.Due, c.DueOnDay(day), day)
				require.Equal(t, span.Overdue, c.OverdueOn(day), day)
			}
		}
		day := days.Filter(func(d register.Date) bool { return d != "" }).Draw(t, "day").First()
		for _, span := range spans {
			if span.From <= day && day <= span.To {
				require.Equal(t, span.State, c.StateOn(day))
				require.Equal(t, span.Overdue, c.OverdueOn(day))
			}
		}
		require.False(t, c.OverdueOn(day) && !c.StateOn(day).Open(), "what is over is never overdue")
	})
}

// What happens later changes nothing of the days before.
func TestThePastOfACommitmentStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := commitments.Draw(t, "commitment")
		day := whole.Filter(func(d register.Date) bool { return d < "9000" }).Draw(t, "day")
		later := day.AddDays(rapid.IntRange(1, 1000).Draw(t, "later"))
		state, due, overdue := c.StateOn(day), c.DueOnDay(day), c.OverdueOn(day)
		switch rapid.IntRange(0, 4).Draw(t, "what") {
		case 0:
			c.Reports = append(c.Reports, register.Report{On: later, Final: true, Period: register.Date(later[:7])})
		case 1:
			c.DueChanges = append(c.DueChanges, register.DueChange{On: later, New: later})
		case 2:
			c.Returns = append(c.Returns, register.Return{On: later})
		case 3:
			if c.Closure == (register.Closure{}) {
				c.Closure = register.Closure{On: later, Result: register.ResultFulfilled}
			}
		case 4:
			if c.CarriedToID.IsZero() {
				c.CarriedToID, c.CarriedOn = register.NewID(), later
			}
		}
		require.Equal(t, state, c.StateOn(day))
		require.Equal(t, due, c.DueOnDay(day))
		require.Equal(t, overdue, c.OverdueOn(day))
	})
}

func TestExtendingMakesNothingOverdue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := commitments.Draw(t, "commitment")
		on := days.Filter(func(d register.Date) bool { return d != "" }).Draw(t, "on").First()
		due := c.DueOnDay(on)
		if due == "" {
			return // a first term is no longer one
		}
		day := days.Filter(func(d register.Date) bool { return d != "" }).Draw(t, "day").First()
		before := c.OverdueOn(day)
		extended := due.Last().AddDays(rapid.IntRange(0, 400).Draw(t, "longer"))
		for _, change := range c.DueChanges {
			extended = max(extended, change.New.Last())
		}
		c.DueChanges = append(c.DueChanges, register.DueChange{On: on, Old: due, New: max(extended, c.DueOn.Last())})
		require.True(t, before || !c.OverdueOn(day))
	})
}
