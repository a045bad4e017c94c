package rules

import (
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// form declares the fields of a rule: what, for whom, what proves it, until when, and who says so.
func form(f *kit.Form, r *register.ProcedureRule, today register.Date) {
	d := &r.Deadline
	f.Section("",
		kit.Line(kit.Phrase("rule.step", &r.Step).Required()),
		kit.Line(
			kit.ChooseMany("rule.levels", &r.Levels, desk.Options("agreement.level.", register.Levels)).
				When(func() bool { return !r.OfVisits() || len(r.Levels) > 0 }),
			kit.ChooseMany("rule.kinds", &r.Kinds, desk.Options("agreement.kind.", register.AgreementKinds)).
				When(func() bool { return !r.OfVisits() || len(r.Kinds) > 0 }),
		),
	)
	f.Section("rule.proof", event("proof", &r.Proof))
	f.Section("rule.deadline", kit.Line(
		kit.Choice("rule.relation", &d.Relation, desk.Optional("rule.relation.", register.Relations)).At("deadline.relation").Least(180), // a path, not shown
		kit.Length("rule.length", &d.Length).At("deadline.length.count"). // a path, not shown
											When(func() bool { return d.Relation != "" || d.Length.Count != 0 }),
	), event("deadline.from", &d.From)) // a path, not shown
	f.Section("rule.source",
		kit.Line(
			kit.Phrase("rule.source", &r.Source).Width(3),
			kit.Date("rule.since", &r.Since, today),
		),
		kit.Line(kit.Check("rule.verified", &r.Verified), kit.Check("rule.off", &r.Off)),
		kit.Line(kit.LongPhrase("rule.note", &r.Note)),
	)
}

// event declares an event: its kind, and its body or action where it matters.
func event(path string, e *register.Milestone) kit.Block {
	return kit.Line(
		kit.Choice("rule.from", &e.Kind, desk.Optional("rule.event.", register.MilestoneKinds)).At(path+".kind").Width(1.2).Least(240),
		kit.Choice("agreement.body", &e.Body, desk.Optional("agreement.body.", register.BodyKinds)).At(path+".body").Least(220).
			When(func() bool { return e.OfBody() || e.Body != "" }),
		kit.Choice("agreement.action", &e.Action, desk.Optional("agreement.action.", register.ActionKinds)).At(path+".action").Least(240).
			When(func() bool { return e.Kind == register.MilestoneAction || e.Action != "" }),
	)
}
