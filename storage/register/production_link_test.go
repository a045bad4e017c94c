package register_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

func TestRulesOfProductionLinks(t *testing.T) {
	type p = register.ProductionLink
	checkRules(t, func() p {
		return p{
			OursID: anna, TheirsID: boris, Kind: register.ProductionServiceCentre, Since: "2020", Until: "2030", Share: 5100,
			Steps: []register.ProductionStep{{State: register.ProductionUnderConstruction}, {State: register.ProductionWorking, On: "2023-04-01"}},
		}
	}, []rule[p]{
		{"without us", func(x *p) { x.OursID = register.None }, "ours", "problem.required", false},
		{"without them", func(x *p) { x.TheirsID = register.None }, "theirs", "problem.required", false},
		{"with itself", func(x *p) { x.TheirsID = anna }, "theirs", "problem.partner_twice", false},
		{"no kind", func(x *p) { x.Kind = "" }, "kind", "problem.required", false},
		{"ends before it begins", func(x *p) { x.Since = "2031" }, "until", "problem.end_before_start", false},
		{"a step into nothing known", func(x *p) { x.Steps[0].State = register.ProductionUnknown }, "steps[0].state", "problem.not_among", false},
		{"no such day", func(x *p) { x.Steps[1].On = "2023-02-30" }, "steps[1].on", "problem.date", false},
		{"a step after the end", func(x *p) { x.Steps[1].On = "2031" }, "steps[1].on", "problem.step_after_end", true},
		{"two steps of one day", func(x *p) { x.Steps[1].On = "" }, "steps[1].on", "problem.steps_of_one_day", true},
		{"more than all", func(x *p) { x.Share = 10001 }, "share", "problem.share", false},
		{"less than nothing", func(x *p) { x.Share = -1 }, "share", "problem.negative", false},
		{"all", func(x *p) { x.Share = register.WholeShare }, "", "", false},
	})
}

func TestStatesOfProductionLinks(t *testing.T) {
	type steps = []register.ProductionStep
	built := steps{
		{State: register.ProductionWorking, On: "2023-04-01"}, {State: register.ProductionUnderConstruction, On: "2022-11"}, {State: register.ProductionPlanned, On: "2021"},
	}
	for _, c := range []struct {
		link register.ProductionLink
		day  register.Date
		want register.ProductionState
	}{
		{register.ProductionLink{}, "2022-11-29", register.ProductionUnknown},
		{register.ProductionLink{Since: "2005"}, "2004-12-31", register.ProductionUnknown},
		{register.ProductionLink{Since: "2005"}, "2005-01-01", register.ProductionWorking},
		{register.ProductionLink{Since: "2005", Until: "2010"}, "2010-12-31", register.ProductionWorking},
		{register.ProductionLink{Since: "2005", Until: "2010"}, "2011-01-01", register.ProductionClosed},
		{register.ProductionLink{Steps: steps{{State: register.ProductionWorking}}}, "1990-01-01", register.ProductionWorking},
		{register.ProductionLink{Steps: built}, "2020-12-31", register.ProductionUnknown},
		{register.ProductionLink{Steps: built}, "2021-01-01", register.ProductionPlanned},
		{register.ProductionLink{Steps: built}, "2022-10-31", register.ProductionPlanned},
		{register.ProductionLink{Steps: built}, "2022-11-29", register.ProductionUnderConstruction},
		{register.ProductionLink{Steps: built}, "2023-04-01", register.ProductionWorking},
		{register.ProductionLink{Steps: built, Until: "2022"}, "2023-04-01", register.ProductionClosed},
		{register.ProductionLink{Steps: built}, register.Forever, register.ProductionWorking},
	} {
		assert.Equal(t, c.want, c.link.StateOn(c.day), "%v on %s", c.link, c.day)
	}
}

// The spans follow each other without a gap from the first day to the last.
func TestSpansOfProductionLinksCoverAllDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.MakeCustom[register.ProductionLink](plausible).Draw(t, "link")
		spans := p.Spans()
		if spans[0].From != "" || spans[len(spans)-1].To != register.Forever {
			t.Fatalf("%v begin or end somewhere", spans)
		}
		for i := 1; i < len(spans); i++ {
			if spans[i].From != spans[i-1].To.AddDays(1) || spans[i].To < spans[i].From {
				t.Fatalf("%v leave a gap", spans)
			}
		}
	})
}

func TestALaterStepOfAProductionLinkLeavesEarlierDaysAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.MakeCustom[register.ProductionLink](plausible).Draw(t, "link")
		on := whole.Draw(t, "on")
		later := p
		if len(p.Steps) == 0 {
			t.Skip("the first step says more than the day on which the link began")
		}
		later.Steps = append(slices.Clone(p.Steps), register.ProductionStep{State: register.ProductionClosed, On: on})
		day := on.AddDays(-rapid.IntRange(1, 900).Draw(t, "before"))
		if day < on && p.StateOn(day) != later.StateOn(day) {
			t.Fatalf("on %s %s became %s", day, p.StateOn(day), later.StateOn(day))
		}
		ended := p
		if ended.Until = on; p.Until == "" && p.StateOn(on) != ended.StateOn(on) {
			t.Fatalf("on its last day %s %s became %s", on, p.StateOn(on), ended.StateOn(on))
		}
	})
}

func TestAMoveOfAProductionLinkLeavesEarlierDaysAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.MakeCustom[register.ProductionLink](plausible).Draw(t, "link")
		on := whole.Draw(t, "on")
		late := func(s register.ProductionStep) bool { return s.On.First() > p.Until.Last() }
		if on.Year() == 1000 {
			t.Skip("no day is before the first one")
		}
		if p.Until != "" && (p.Since.First() > p.Until.Last() || slices.ContainsFunc(p.Steps, late)) {
			t.Skip("what is said of days after the last one is doubtful")
		}
		moved := p
		moved.Steps = slices.Clone(p.Steps)
		moved.Move(register.ProductionPlanned, on)
		if got := moved.StateOn(on); got != register.ProductionPlanned {
			t.Fatalf("on %s it is %s", on, got)
		}
		if day := on.AddDays(-rapid.IntRange(1, 900).Draw(t, "before")); day < on && p.StateOn(day) != moved.StateOn(day) {
			t.Fatalf("on %s %s became %s", day, p.StateOn(day), moved.StateOn(day))
		}
	})
}
