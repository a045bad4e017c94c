package register_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

var (
	days15   = register.Length{Count: 15, Unit: register.Days}
	month    = register.Length{Count: 1, Unit: register.Months}
	signing  = register.Milestone{Kind: register.MilestoneSignature}
	sending  = register.Milestone{Kind: register.MilestoneAsked, Body: register.BodyForeignMinistry}
	answered = register.Milestone{Kind: register.MilestoneAnswered, Body: register.BodyForeignMinistry}
	papers   = register.Milestone{Kind: register.MilestoneAsked, Body: register.BodyJustice}
)

// regional is an agreement of a region signed on a day, or not yet.
func regional(signed register.Date, change func(*register.Agreement)) *register.Agreement {
	a := &register.Agreement{
		Title: register.Ru("О торговле"), Kind: register.AgreementAgreement, Level: register.LevelRegionalGovernment,
		Parties: []register.Party{{Side: register.Ours, PartnerID: anna, SignedOn: signed}, {Side: register.Theirs, PartnerID: boris, SignedOn: signed}},
	}
	if change != nil {
		change(a)
	}
	return a
}

func approval(one register.Approval) func(*register.Agreement) {
	return func(a *register.Agreement) { a.Approvals = append(a.Approvals, one) }
}

func action(kind register.ActionKind, on register.Date) func(*register.Agreement) {
	return func(a *register.Agreement) {
		a.Actions = append(a.Actions, register.Action{Kind: kind, On: on, Number: "7"})
	}
}

func TestAStepStandsAsItsRuleWants(t *testing.T) {
	toJustice := register.ProcedureRule{Step: register.Ru("Документы в Минюст"), Proof: papers,
		Deadline: register.TimeLimit{Relation: register.After, Length: days15, From: signing}, Since: "2000-07-24"}
	draft := register.ProcedureRule{Proof: sending, Deadline: register.TimeLimit{Relation: register.Before, Length: month, From: signing}}
	reply := register.ProcedureRule{Proof: answered, Deadline: register.TimeLimit{Relation: register.After, Length: register.Length{Count: 20, Unit: register.Days}, From: sending}}
	told := register.ProcedureRule{Proof: register.Milestone{Kind: register.MilestoneAction, Action: register.ActionTalksNotice},
		Deadline: register.TimeLimit{Relation: register.Before, From: register.Milestone{Kind: register.MilestoneAction, Action: register.ActionTalks}}}
	registered := register.ProcedureRule{Proof: register.Milestone{Kind: register.MilestoneAction, Action: register.ActionRegistration},
		Deadline: register.TimeLimit{From: register.Milestone{Kind: register.MilestoneAction, Action: register.ActionEntryIntoForce}}}
	original := register.ProcedureRule{Proof: register.Milestone{Kind: register.MilestoneOriginal},
		Deadline: register.TimeLimit{Relation: register.After, Length: register.Length{Count: 14, Unit: register.Days}, From: signing}}
	monthAfter := draft
	monthAfter.Deadline.Relation = register.After
	mid := register.Approval{Body: register.BodyForeignMinistry}
	sent := func(on register.Date) register.Approval { one := mid; one.AskedOn = on; return one }

	for _, c := range []struct {
		name string
		rule register.ProcedureRule
		a    *register.Agreement
		on   register.Date
		want register.StepState
		due  register.Date
		done register.Date
	}{
		{"not signed yet", toJustice, regional("", nil), "2022-11-29", register.StepAhead, "", ""},
		{"the day of signing", toJustice, regional("2022-11-29", nil), "2022-11-29", register.StepDue, "2022-12-14", ""},
		{"the last day is not late", toJustice, regional("2022-11-29", nil), "2022-12-14", register.StepDue, "2022-12-14", ""},
		{"the day after is late", toJustice, regional("2022-11-29", nil), "2022-12-15", register.StepLate, "2022-12-14", ""},
		{"seen before it was signed", toJustice, regional("2022-11-29", nil), "2022-11-28", register.StepAhead, "", ""},
		{"sent", toJustice, regional("2022-11-29", approval(register.Approval{Body: register.BodyJustice, AskedOn: "2022-12-10"})), "2023-01-01", register.StepDone, "2022-12-14", "2022-12-10"},
		{"to be sent", toJustice, regional("2022-11-29", approval(register.Approval{Body: register.BodyJustice})), "2023-01-01", register.StepLate, "2022-12-14", ""},
		{"sent to another body", toJustice, regional("2022-11-29", approval(sent("2022-12-10"))), "2023-01-01", register.StepLate, "2022-12-14", ""},
		{"seen before it was sent", toJustice, regional("2022-11-29", approval(register.Approval{Body: register.BodyJustice, AskedOn: "2022-12-20"})), "2022-12-19", register.StepLate, "2022-12-14", ""},
		{"sent too late", toJustice, regional("2022-11-29", approval(register.Approval{Body: register.BodyJustice, AskedOn: "2022-12-20"})), "2022-12-20", register.StepDone, "2022-12-14", "2022-12-20"},
		{"signed in a year: late when all of its days would be", toJustice, regional("2021", nil), "2022-01-15", register.StepDue, "2022-01-15", ""},
		{"signed in a year, and late", toJustice, regional("2021", nil), "2022-01-16", register.StepLate, "2022-01-15", ""},
		{"signed the day before the rule", toJustice, regional("2000-07-23", nil), "2022-11-29", register.StepNotNeeded, "", ""},
		{"signed the day of the rule", toJustice, regional("2000-07-24", nil), "2022-11-29", register.StepLate, "2000-08-08", ""},
		{"not signed, before the rule", toJustice, regional("", nil), "1999-05-01", register.StepNotNeeded, "", ""},
		{"not concluded", toJustice, regional("", action(register.ActionNotConcluded, "2022-12-01")), "2022-12-02", register.StepNotNeeded, "", ""},
		{"before it was given up", toJustice, regional("", action(register.ActionNotConcluded, "2022-12-01")), "2022-11-30", register.StepAhead, "", ""},

		{"the draft, before the signing", draft, regional("", nil), "2022-11-29", register.StepAhead, "", ""},
		{"a draft never sent", draft, regional("2022-03-31", nil), "2022-03-31", register.StepLate, "2022-02-28", ""},
		{"a draft sent in time", draft, regional("2022-03-31", approval(sent("2022-02-28"))), "2022-03-31", register.StepDone, "2022-02-28", "2022-02-28"},
		{"a month after the 31st of January", monthAfter, regional("2022-01-31", nil), "2022-02-28", register.StepDue, "2022-02-28", ""},
		{"in a leap year", monthAfter, regional("2020-01-31", nil), "2020-03-01", register.StepLate, "2020-02-29", ""},

		{"nothing asked, no answer due", reply, regional("", nil), "2022-11-29", register.StepAhead, "", ""},
		{"the answer on its last day", reply, regional("", approval(sent("2022-11-01"))), "2022-11-21", register.StepDue, "2022-11-21", ""},
		{"the answer late", reply, regional("", approval(sent("2022-11-01"))), "2022-11-22", register.StepLate, "2022-11-21", ""},
		{"answered, the day is not known", reply, regional("", approval(register.Approval{Body: register.BodyForeignMinistry, AskedOn: "2022-11-01", Answer: register.AnswerRemarks})), "2022-11-22", register.StepDone, "2022-11-21", ""},
		{"need not be asked", reply, regional("2022-01-01", approval(register.Approval{Body: register.BodyForeignMinistry, Answer: register.AnswerNotNeeded})), "2022-11-22", register.StepNotNeeded, "", ""},
		{"the draft of one that need not be asked", draft, regional("2022-01-01", approval(register.Approval{Body: register.BodyForeignMinistry, Answer: register.AnswerNotNeeded, AskedOn: "2021-10-01"})), "2022-11-22", register.StepNotNeeded, "", ""},
		{"another body need not be asked", draft, regional("2022-01-01", approval(register.Approval{Body: register.BodyEconomy, Answer: register.AnswerNotNeeded})), "2022-11-22", register.StepLate, "2021-12-01", ""},

		{"no talks yet", told, regional("", nil), "2022-11-29", register.StepAhead, "", ""},
		{"the day of the talks", told, regional("", action(register.ActionTalks, "2022-11-29")), "2022-11-29", register.StepDue, "2022-11-29", ""},
		{"the day after the talks", told, regional("", action(register.ActionTalks, "2022-11-29")), "2022-11-30", register.StepLate, "2022-11-29", ""},
		{"told", told, regional("", action(register.ActionTalksNotice, "2022-10-01")), "2022-11-30", register.StepDone, "", "2022-10-01"},
		{"told on an unknown day", told, regional("", action(register.ActionTalksNotice, "")), "2022-11-30", register.StepDone, "", ""},

		{"no last day: never late", registered, regional("2001-01-01", action(register.ActionEntryIntoForce, "2002-05-17")), "2022-11-29", register.StepDue, "", ""},
		{"the original is there", original, regional("2022-11-29", func(a *register.Agreement) { a.Original = register.Ru("архив") }), "2023-11-29", register.StepDone, "2022-12-13", ""},
		{"the original is missing", original, regional("2022-11-29", nil), "2022-12-14", register.StepLate, "2022-12-13", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := register.Checklist(c.a, []*register.ProcedureRule{&c.rule}, c.on)
			require.Len(t, list, 1)
			step := list[0]
			assert.Equal(t, c.want, step.State)
			assert.Equal(t, c.due, step.Due)
			assert.Equal(t, c.done, step.DoneOn)
			assert.Equal(t, c.want == register.StepDone && c.due != "" && c.done > c.due, step.Belated())
		})
	}
}

func TestARuleConcernsAgreementsOfItsLevelsAndKinds(t *testing.T) {
	levels := []register.Level{register.LevelRegionalBody, register.LevelRegionalGovernment}
	kinds := []register.AgreementKind{register.AgreementProtocol}
	for _, c := range []struct {
		name string
		rule register.ProcedureRule
		want int
	}{
		{"of any level", register.ProcedureRule{}, 1},
		{"of its level", register.ProcedureRule{Levels: levels}, 1},
		{"of another level", register.ProcedureRule{Levels: levels[:1]}, 0},
		{"of another kind", register.ProcedureRule{Levels: levels, Kinds: kinds}, 0},
		{"switched off", register.ProcedureRule{Off: true}, 0},
		{"in the trash", register.ProcedureRule{Head: register.Head{DeletedAt: register.At(time.UnixMilli(1))}}, 0},
	} {
		assert.Len(t, register.Checklist(regional("", nil), []*register.ProcedureRule{&c.rule}, "2022-11-29"), c.want, c.name)
	}
	unknown := regional("", func(a *register.Agreement) { a.Level = "" })
	assert.Empty(t, register.Checklist(unknown, []*register.ProcedureRule{{Levels: levels}}, "2022-11-29"), "the level is not known")
}

// What is done later never changes what was: a checklist stays as it was printed.
func TestALaterStepChangesNoEarlierChecklist(t *testing.T) {
	rules := rapid.SliceOfN(rapid.MakeCustom[register.ProcedureRule](plausible), 1, 6)
	rapid.Check(t, func(t *rapid.T) {
		a := agreements.Draw(t, "agreement")
		a.Actions = slices.DeleteFunc(a.Actions, func(act register.Action) bool { // an end on an unknown day comes after all that is known
			return act.Works() == "" && slices.Contains([]register.ActionKind{register.ActionNotConcluded, register.ActionTermination, register.ActionWithdrawal}, act.Kind)
		})
		var list []*register.ProcedureRule
		for _, r := range rules.Draw(t, "rules") {
			r.Levels, r.Kinds, r.Off, r.DeletedAt = nil, nil, false, register.Instant{}
			list = append(list, &r)
		}
		on := register.Day(rapid.IntRange(1990, 2030).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
		later := on.AddDays(rapid.IntRange(1, 2000).Draw(t, "later"))
		before := register.Checklist(&a, list, on)

		grown := a
		grown.Actions = append(append([]register.Action{}, a.Actions...), register.Action{Kind: rapid.SampledFrom(register.ActionKinds).Draw(t, "kind"), On: later, Number: "9"})
		body := rapid.SampledFrom(register.BodyKinds).Draw(t, "body")
		grown.Approvals = append(append([]register.Approval{}, a.Approvals...),
			register.Approval{Body: body, AskedOn: later, AnsweredOn: later, Answer: rapid.SampledFrom(register.Answers).Draw(t, "answer")})
		assert.Equal(t, before, register.Checklist(&grown, list, on))

		unsigned := a
		unsigned.Signing = register.Signing{}
		unsigned.Parties = []register.Party{{Side: register.Ours, PartnerID: anna}, {Side: register.Theirs, PartnerID: boris}}
		signed := unsigned
		signed.Parties = []register.Party{{Side: register.Ours, PartnerID: anna, SignedOn: later}, {Side: register.Theirs, PartnerID: boris, SignedOn: later}}
		if unsigned.StatusOn(on) == signed.StatusOn(on) { // a term without a signature is another matter
			assert.Equal(t, register.Checklist(&unsigned, list, on), register.Checklist(&signed, list, on))
		}
	})
}

// The spans kept beside agreements say what a checklist does, on every day.
func TestLateSpansSayWhatChecklistsDo(t *testing.T) {
	rules := rapid.MakeCustom[register.ProcedureRule](plausible)
	rapid.Check(t, func(t *rapid.T) {
		a, r := agreements.Draw(t, "agreement"), rules.Draw(t, "rule")
		r.Levels, r.Kinds, r.Off, r.DeletedAt = nil, nil, false, register.Instant{}
		if r.OfVisits() {
			r.Proof = papers
		}
		spans := r.LateSpans(&a)
		for i := range spans {
			assert.LessOrEqual(t, spans[i].From, spans[i].To)
			assert.True(t, i == 0 || spans[i-1].To < spans[i].From)
		}
		for range 20 {
			on := register.Day(rapid.IntRange(1985, 2040).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
			step := register.Checklist(&a, []*register.ProcedureRule{&r}, on)[0]
			late := false
			for _, s := range spans {
				if s.From <= on && on <= s.To {
					late = true
					assert.Equal(t, step.Due, s.Due)
				}
			}
			assert.Equal(t, step.State == register.StepLate, late, "on %s: %s, spans %v", on, step.State, spans)
		}
	})
}

func TestRulesOfRules(t *testing.T) {
	type r = register.ProcedureRule
	checkRules(t, func() r {
		return r{Step: register.Ru("Документы в Минюст"), Levels: []register.Level{register.LevelRegionalBody}, Proof: papers,
			Deadline: register.TimeLimit{Relation: register.After, Length: days15, From: signing}, Source: register.Ru("№ 552")}
	}, []rule[r]{
		{"no step", func(x *r) { x.Step = register.Text{} }, "step", "problem.required", false},
		{"an unknown level", func(x *r) { x.Levels[0] = "galactic" }, "levels[0]", "problem.not_among", false},
		{"an unknown kind", func(x *r) { x.Kinds = []register.AgreementKind{"deal"} }, "kinds[0]", "problem.not_among", false},
		{"nothing proves it", func(x *r) { x.Proof = register.Milestone{} }, "proof.kind", "problem.required", false},
		{"an action that is none", func(x *r) { x.Proof = register.Milestone{Kind: register.MilestoneAction} }, "proof.action", "problem.required", false},
		{"a body that signs", func(x *r) { x.Deadline.From.Body = register.BodyJustice }, "deadline.from.body", "problem.no_place_here", false},
		{"counted from nothing", func(x *r) { x.Deadline.From = register.Milestone{} }, "deadline.from.kind", "problem.required", false},
		{"counted from itself", func(x *r) { x.Deadline.From = papers }, "deadline.from.kind", "problem.counted_from_itself", false},
		{"counted from what has no day", func(x *r) { x.Deadline.From = register.Milestone{Kind: register.MilestoneOriginal} }, "deadline.from.kind", "problem.event_without_day", false},
		{"a length on no side", func(x *r) { x.Deadline.Relation = "" }, "deadline.relation", "problem.required", false},
		{"a negative length", func(x *r) { x.Deadline.Length.Count = -1 }, "deadline.length.count", "problem.negative", false},
		{"no last day at all", func(x *r) { x.Deadline = register.TimeLimit{} }, "", "", false},
		{"since no day", func(x *r) { x.Since = "2000-13" }, "since", "problem.date", false},
		{"no source", func(x *r) { x.Source = register.Text{} }, "source", "problem.no_source", true},
	})
}

func TestTheLastDayForAnAnswerFollowsFromTheRules(t *testing.T) {
	within := func(days int, body register.BodyKind) *register.ProcedureRule {
		return &register.ProcedureRule{
			Levels:   []register.Level{register.LevelRegionalGovernment},
			Proof:    register.Milestone{Kind: register.MilestoneAnswered, Body: body},
			Deadline: register.TimeLimit{Relation: register.After, Length: register.Length{Count: days, Unit: register.Days}, From: register.Milestone{Kind: register.MilestoneAsked, Body: body}},
		}
	}
	off, late, other := within(5, register.BodyForeignMinistry), within(5, register.BodyForeignMinistry), within(5, register.BodyJustice)
	off.Off, late.Since = true, "2023-01-01"
	notAsked := within(1, register.BodyForeignMinistry)
	notAsked.Deadline.From = signing
	rules := []*register.ProcedureRule{within(30, register.BodyForeignMinistry), within(20, register.BodyForeignMinistry), off, late, other, notAsked}
	for _, c := range []struct {
		one  register.Approval
		want register.Date
		why  string
	}{
		{register.Approval{Body: register.BodyForeignMinistry, AskedOn: "2022-11-10"}, "2022-11-30", "the nearest of two"},
		{register.Approval{Body: register.BodyForeignMinistry}, "", "nobody was asked yet"},
		{register.Approval{Body: register.BodyForeignMinistry, AskedOn: "2022-11"}, "2022-12-20", "the last day possible"},
		{register.Approval{Body: register.BodyJustice, AskedOn: "2022-11-10"}, "2022-11-15", "the rule of that body"},
		{register.Approval{Body: register.BodyEconomy, AskedOn: "2022-11-10"}, "", "no rule speaks of it"},
		{register.Approval{Body: register.BodyForeignMinistry, AskedOn: "2023-02-01"}, "2023-02-06", "a rule that holds by then"},
	} {
		assert.Equal(t, c.want, regional("", nil).AnswerDue(c.one, rules), c.why)
	}
	corporate := regional("", nil)
	corporate.Level = register.LevelCorporate
	assert.Empty(t, corporate.AnswerDue(register.Approval{Body: register.BodyJustice, AskedOn: "2022-11-10"}, rules), "no rule concerns it")
}
