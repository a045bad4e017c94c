package register_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

func TestAVisitGoesThroughItsStates(t *testing.T) {
	v := register.Visit{
		From: "2022-11-29", To: "2022-11-30",
		Steps: []register.VisitStep{
			{State: register.VisitClosed, On: "2022-12-20"}, {State: register.VisitProposed, On: "2022-09-01"},
			{State: register.VisitAgreeing, On: "2022-09-15"}, {State: register.VisitApproved, On: "2022-10-01"}, {State: register.VisitPreparation, On: "2022-11"},
		},
		Report: register.VisitReport{On: "2022-12-05"},
	}
	for _, c := range []struct {
		day  register.Date
		want register.VisitState
	}{
		{"2022-08-31", register.VisitPlanned}, {"2022-09-01", register.VisitProposed}, {"2022-09-14", register.VisitProposed},
		{"2022-09-15", register.VisitAgreeing}, {"2022-10-01", register.VisitApproved}, {"2022-10-31", register.VisitApproved},
		{"2022-11-01", register.VisitPreparation}, {"2022-11-28", register.VisitPreparation}, {"2022-11-29", register.VisitUnderWay},
		{"2022-11-30", register.VisitUnderWay}, {"2022-12-01", register.VisitEnded}, {"2022-12-04", register.VisitEnded},
		{"2022-12-05", register.VisitReported}, {"2022-12-19", register.VisitReported}, {"2022-12-20", register.VisitClosed},
		{register.Forever, register.VisitClosed},
	} {
		assert.Equal(t, c.want, v.StateOn(c.day), c.day)
	}
}

func TestAVisitPutOffGoesOnWhereItIsDecidedAnew(t *testing.T) {
	v := register.Visit{From: "2022-12-20", Steps: []register.VisitStep{
		{State: register.VisitApproved, On: "2022-10-01"}, {State: register.VisitPostponed, On: "2022-11-10"}, {State: register.VisitApproved, On: "2022-12-01"},
	}}
	for day, want := range map[register.Date]register.VisitState{
		"2022-11-09": register.VisitApproved, "2022-11-10": register.VisitPostponed, "2022-11-30": register.VisitPostponed,
		"2022-12-01": register.VisitApproved, "2022-12-20": register.VisitUnderWay, "2022-12-21": register.VisitEnded,
	} {
		assert.Equal(t, want, v.StateOn(day), day)
	}
	assert.False(t, v.Off())
	v.Steps = v.Steps[:2]
	assert.True(t, v.Off(), "put off and not decided anew")
	assert.Equal(t, register.VisitPostponed, v.StateOn("2022-12-25"), "its old days mean nothing")
	undated := register.Visit{Steps: []register.VisitStep{{State: register.VisitAgreeing, On: "2022-10-01"}}}
	assert.Equal(t, register.VisitUndated, undated.StateOn("2022-09-30"))
	assert.Equal(t, register.VisitAgreeing, undated.StateOn("2022-10-01"))
	same := register.Visit{From: "2023", Steps: []register.VisitStep{{State: register.VisitProposed, On: "2022-10-01"}, {State: register.VisitCancelled, On: "2022-10-01"}}}
	assert.Equal(t, register.VisitCancelled, same.StateOn("2022-10-01"), "of two on one day the later in the list")
	unknown := register.Visit{From: "2022-01-01", Steps: []register.VisitStep{{State: register.VisitCancelled}}}
	assert.Equal(t, register.VisitCancelled, unknown.StateOn("1990-01-01"), "a decision of an unknown day counts from the beginning")
}

var anyVisit = rapid.MakeCustom[register.Visit](plausible)

// What becomes known of a visit later changes nothing in what it was on a day before.
func TestALaterDecisionLeavesEarlierDaysAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyVisit.Draw(t, "visit")
		on := whole.Draw(t, "on")
		day := on.AddDays(-rapid.IntRange(1, 900).Draw(t, "before"))
		if day >= on {
			return // before the first day of all
		}
		later := v
		later.Steps = append(slices.Clone(v.Steps), register.VisitStep{State: rapid.SampledFrom(register.VisitDecisions).Draw(t, "state"), On: on})
		assert.Equal(t, v.StateOn(day), later.StateOn(day))
		if v.Report.On == "" {
			later = v
			later.Report.On = on
			assert.Equal(t, v.StateOn(day), later.StateOn(day))
		}
	})
}

func TestSpansOfAVisitSayWhatItsDaysSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyVisit.Draw(t, "visit")
		spans := v.Spans()
		assert.Empty(t, spans[0].From)
		assert.Equal(t, register.Forever, spans[len(spans)-1].To)
		for i, s := range spans {
			assert.LessOrEqual(t, s.From, s.To)
			assert.Equal(t, s.State, v.StateOn(s.From))
			assert.Equal(t, s.State, v.StateOn(s.To))
			if i > 0 {
				assert.Equal(t, spans[i-1].To.AddDays(1), s.From)
				assert.NotEqual(t, spans[i-1].State, s.State)
			}
		}
		day := days.Filter(func(d register.Date) bool { return d != "" }).Draw(t, "day").First()
		for _, s := range spans {
			if s.From <= day && day <= s.To {
				assert.Equal(t, v.StateOn(day), s.State)
			}
		}
	})
}

func TestAVisitIsClosedOnlyWhenNothingIsOpen(t *testing.T) {
	type v = register.Visit
	checkRules(t, func() v {
		return v{
			Title: register.Ru("Визит"), Direction: register.Outgoing, PartnerIDs: []register.ID{anna}, From: "2022-11-29", To: "2022-11-30",
			Steps:  []register.VisitStep{{State: register.VisitApproved, On: "2022-10"}, {State: register.VisitClosed, On: "2022-12-20"}},
			Report: register.VisitReport{On: "2022-12-02", SentTo: register.Ru("Министру")},
			Outcomes: []register.Outcome{
				{Text: register.Ru("Логистика"), Kind: register.OutcomeAgreed, By: register.Ref{Kind: register.KindCommitment, ID: boris}},
				{Text: register.Ru("Отказ"), Kind: register.OutcomeRefusal, Needless: register.Ru("решено на месте"), NeedlessBy: "Иванов"},
			},
		}
	}, []rule[v]{
		{"an outcome that nobody has settled", func(x *v) { x.Outcomes[0].By = register.Ref{} }, "outcomes[0].by", "problem.closed_unsettled", false},
		{"a statement asks for nothing", func(x *v) { x.Outcomes[0].Kind, x.Outcomes[0].By = register.OutcomeStatement, register.Ref{} }, "", "", false},
		{"no report", func(x *v) { x.Report.On = "" }, "report.on", "problem.closed_without_report", false},
		{"closed before the report", func(x *v) { x.Report.On = "2022-12-21" }, "steps[1].on", "problem.closed_before_report", false},
		{"closed while it lasts", func(x *v) { x.Steps[1].On = "2022-11-29"; x.Report.On = "2022-11-29" }, "steps[1].on", "problem.closed_before_end", false},
		{"closed without days", func(x *v) { x.From, x.To = "", "" }, "steps[1].on", "problem.closed_before_end", false},
		{"closed on no day", func(x *v) { x.Steps[1].On = "" }, "steps[1].on", "problem.required", false},
		{"no decision", func(x *v) { x.Steps[0].State = "" }, "steps[0].state", "problem.required", false},
		{"a state that nobody decides on", func(x *v) { x.Steps[0].State = register.VisitEnded }, "steps[0].state", "problem.not_among", false},
		{"settled twice", func(x *v) { x.Outcomes[0].Needless = register.Ru("нет") }, "outcomes[0].needless", "problem.settled_twice", false},
		{"settled by a person", func(x *v) { x.Outcomes[0].By.Kind = register.KindPerson }, "outcomes[0].by.kind", "problem.not_among", false},
		{"needless by nobody", func(x *v) { x.Outcomes[1].NeedlessBy = "" }, "outcomes[1].needless_by", "problem.needless_by_nobody", true},
		{"an outcome without words", func(x *v) { x.Outcomes[0].Text = register.Text{} }, "outcomes[0].text", "problem.required", false},
		{"an outcome of no kind", func(x *v) { x.Outcomes[0].Kind = "" }, "outcomes[0].kind", "problem.required", false},
		{"a report before the visit", func(x *v) { x.Report.On = "2022-11-01" }, "report.on", "problem.report_before_visit", true},
		{"a report due while it lasts", func(x *v) { x.Report.Due = "2022-11-29" }, "report.due", "problem.report_due_before_end", true},
		{"reported without being closed", func(x *v) { x.Steps = x.Steps[:1]; x.Outcomes[0].By = register.Ref{} }, "", "", false},
	})
}

func TestWhenAReportIsDue(t *testing.T) {
	rule := reportRule(3, register.Days)
	for _, c := range []struct {
		v    register.Visit
		want register.Date
	}{
		{register.Visit{From: "2022-11-29"}, "2022-12-02"},
		{register.Visit{From: "2022-11-29", To: "2022-12-30"}, "2023-01-02"},
		{register.Visit{From: "2022-11-29", Report: register.VisitReport{Due: "2022-12-15"}}, "2022-12-15"},
		{register.Visit{From: "2022-11"}, ""},
		{register.Visit{}, ""},
		{register.Visit{From: "2022-11-29", Fate: register.Cancelled}, ""},
		{register.Visit{From: "2022-11-29", Steps: []register.VisitStep{{State: register.VisitPostponed, On: "2022-11-01"}}}, ""},
	} {
		assert.Equal(t, c.want, c.v.ReportDue(rule), "%v", c.v)
	}
	assert.Empty(t, (&register.Visit{From: "2022-11-29"}).ReportDue(nil), "no rule")
	assert.Equal(t, register.Date("2022-12-15"), (&register.Visit{From: "2022-11-29", Report: register.VisitReport{Due: "2022-12-15"}}).ReportDue(nil))
	since := reportRule(3, register.Days)
	since.Since = "2022-11-30"
	assert.Empty(t, (&register.Visit{From: "2022-11-29"}).ReportDue(since), "the visit is older than the rule")
	v := register.Visit{From: "2022-11-29"}
	assert.False(t, v.ReportLate(rule, "2022-12-02"), "the last day is in time")
	assert.True(t, v.ReportLate(rule, "2022-12-03"))
	assert.False(t, v.ReportLate(rule, "2024-12-03"), "nobody asks any more")
	v.Report.On = "2022-12-10"
	assert.True(t, v.ReportLate(rule, "2022-12-09"), "on the day before it was given it was late")
	assert.False(t, v.ReportLate(rule, "2022-12-10"))
	assert.Equal(t, register.Date("2023-02-28"), (&register.Visit{From: "2023-01-31"}).ReportDue(reportRule(1, register.Months)))
}

// reportRule is a rule that wants the report so long after the visit.
func reportRule(count int, unit register.Unit) *register.ProcedureRule {
	return &register.ProcedureRule{
		Step: register.Ru("Отчёт"), Proof: register.Milestone{Kind: register.MilestoneVisitReport}, Source: register.Ru("Приказ"),
		Deadline: register.TimeLimit{
			Relation: register.After, Length: register.Length{Count: count, Unit: unit}, From: register.Milestone{Kind: register.MilestoneVisitEnd},
		},
	}
}

func TestTheRuleOfReports(t *testing.T) {
	shipped, own, off := reportRule(3, register.Days), reportRule(10, register.Days), reportRule(1, register.Days)
	off.Off = true
	agreements := &register.ProcedureRule{Proof: register.Milestone{Kind: register.MilestoneSignature}}
	assert.Same(t, own, register.ReportRule([]*register.ProcedureRule{shipped, own, off, agreements}), "that of the house goes before")
	assert.Nil(t, register.ReportRule([]*register.ProcedureRule{off, agreements}))
	assert.Empty(t, register.Checklist(&register.Agreement{}, []*register.ProcedureRule{shipped}, "2022-12-05"), "it is no step of an agreement")

	assert.Empty(t, shipped.Check())
	for field, spoil := range map[string]func(*register.ProcedureRule){
		"deadline.from.kind": func(r *register.ProcedureRule) { r.Deadline.From.Kind = register.MilestoneSignature },
		"deadline.relation":  func(r *register.ProcedureRule) { r.Deadline.Relation = register.Before },
		"levels[0]":          func(r *register.ProcedureRule) { r.Levels = register.Levels[:1] },
		"proof.kind":         func(r *register.ProcedureRule) { r.Proof.Kind = register.MilestoneVisitEnd },
	} {
		r := reportRule(3, register.Days)
		spoil(r)
		var fields []string
		for _, p := range r.Check().Errors() {
			fields = append(fields, p.Field)
		}
		assert.Contains(t, fields, field)
	}
}

func TestRulesOfMeetings(t *testing.T) {
	type m = register.Meeting
	checkRules(t, func() m {
		return m{
			Title: register.Ru("Встреча"), Day: "2022-11-29", Start: "10:00", End: "11:00", Zone: "Asia/Baku", VisitID: anna, ItemID: boris,
			PartnerIDs: []register.ID{anna}, Ours: []register.ID{anna}, Theirs: []register.ID{boris}, ReportedOn: "2022-12-01", ReportedTo: register.Ru("Министру"),
		}
	}, []rule[m]{
		{"no title", func(x *m) { x.Title = register.Text{} }, "title", "problem.required", false},
		{"no such day", func(x *m) { x.Day = "2022-02-30" }, "day", "problem.date", false},
		{"no such time", func(x *m) { x.Start = "25:00" }, "start", "problem.clock", false},
		{"past midnight", func(x *m) { x.End = "00:30" }, "end", "problem.past_midnight", true},
		{"a zone with a space", func(x *m) { x.Zone = "Baku time" }, "zone", "problem.zone", false},
		{"one person on both sides", func(x *m) { x.Theirs[0] = anna }, "theirs[0]", "problem.person_twice", false},
		{"a partner twice", func(x *m) { x.PartnerIDs = append(x.PartnerIDs, anna) }, "partners[1]", "problem.partner_twice", false},
		{"an item of no visit", func(x *m) { x.VisitID = register.None }, "visit", "problem.required", false},
		{"with nobody foreign", func(x *m) { x.PartnerIDs, x.Theirs = nil, nil }, "partners", "problem.no_partner", true},
		{"reported before it was held", func(x *m) { x.ReportedOn = "2022-11-28" }, "reported_on", "problem.report_before_meeting", true},
		{"reported to nobody", func(x *m) { x.ReportedTo = register.Text{} }, "reported_to", "problem.reported_to_nobody", true},
	})
}

func TestPartsAreNamedOnceAndForGood(t *testing.T) {
	v := register.Visit{Programme: []register.ProgrammeItem{{}, {ID: anna}}, Outcomes: []register.Outcome{{}}}
	register.NameRows(&v)
	first, outcome := v.Programme[0].ID, v.Outcomes[0].ID
	assert.False(t, first.IsZero() || outcome.IsZero())
	assert.Equal(t, anna, v.Programme[1].ID)
	register.NameRows(&v)
	assert.Equal(t, first, v.Programme[0].ID)
	assert.Equal(t, outcome, v.Outcomes[0].ID)
}

// A postponed visit that gets new days goes on from where it was, however it was said that it is postponed.
func TestAPostponedVisitIsTakenUpAgain(t *testing.T) {
	postponed := register.VisitStep{State: register.VisitPostponed, On: "2022-11-01"}
	for name, tt := range map[string]struct {
		visit register.Visit
		want  register.VisitState
	}{
		"approved before": {register.Visit{Steps: []register.VisitStep{postponed, {State: register.VisitApproved, On: "2022-10-01"}}}, register.VisitApproved},
		"nothing decided": {register.Visit{Steps: []register.VisitStep{postponed}}, register.VisitPreparation},
		"twice":           {register.Visit{Steps: []register.VisitStep{{State: register.VisitAgreeing}, postponed, postponed}}, register.VisitAgreeing},
		"without a day":   {register.Visit{Fate: register.Postponed, Steps: []register.VisitStep{{State: register.VisitApproved, On: "2022-10-01"}}}, register.VisitApproved},
	} {
		v := tt.visit
		v.From, v.To = "2022-11-10", "2022-11-12"
		v.Resume("2022-12-05")
		assert.Equal(t, register.Date(""), v.From+v.To, name)
		assert.Equal(t, tt.want, v.StateOn("2022-12-05"), name)
		said := func(s register.VisitStep) bool { return s.State == register.VisitPostponed }
		assert.True(t, slices.ContainsFunc(v.Steps, said), "%s: it stays said that it was postponed", name)
		v.From = "2023-03-01"
		assert.Equal(t, tt.want, v.StateOn("2022-12-05"), name)
		assert.Equal(t, register.VisitEnded, v.StateOn("2023-03-02"), name)
	}
}
