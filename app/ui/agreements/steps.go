package agreements

import (
	"fmt"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// courses are the actions that may come next for an agreement in each status, the most likely first.
var courses = map[register.Status][]register.ActionKind{
	register.StatusNotYet:      {register.ActionTalks, register.ActionInitialling},
	register.StatusDraft:       {register.ActionInitialling, register.ActionTalks, register.ActionNotConcluded},
	register.StatusAdopted:     {register.ActionEntryIntoForce, register.ActionNotification, register.ActionRatification, register.ActionNotConcluded},
	register.StatusSigned:      {register.ActionEntryIntoForce, register.ActionNotification, register.ActionRatification, register.ActionProvisional, register.ActionNotConcluded},
	register.StatusProvisional: {register.ActionEntryIntoForce, register.ActionNotification, register.ActionTermination},
	register.StatusInForce:     {register.ActionNotice, register.ActionExtension, register.ActionSuspension, register.ActionTermination},
	register.StatusNoticeGiven: {register.ActionNoticeWithdrawn, register.ActionTermination, register.ActionExtension},
	register.StatusSuspended:   {register.ActionSuspensionEnd, register.ActionNotice, register.ActionTermination},
	register.StatusUnclear:     {register.ActionEntryIntoForce, register.ActionTermination},
	register.StatusExpired:     {register.ActionExtension},
}

// amendable are the statuses in which an agreement is amended by another one.
var amendable = []register.Status{
	register.StatusSigned, register.StatusProvisional, register.StatusInForce, register.StatusSuspended,
}

// ofOneParty are the actions that one party takes; the others are taken by all.
var ofOneParty = []register.ActionKind{
	register.ActionNotice, register.ActionNoticeWithdrawn, register.ActionNotification, register.ActionRatification, register.ActionSuspension,
}

// steps are what may come next in the life of an agreement.
func (p *page) steps(a *register.Agreement, on register.Date) []desk.Step {
	status := a.StatusOn(on)
	var steps []desk.Step
	if status == register.StatusDraft || status == register.StatusNotYet || status == register.StatusAdopted {
		steps = append(steps, desk.Step{Word: lang.T("agreement.step.sign"), Do: func() {
			desk.EditWith(p.desk, p.store, a.ID, "signing.on", func(a *register.Agreement) { a.Signing.On = on.First() })
		}})
	}
	for _, kind := range courses[status] {
		if kind == register.ActionEntryIntoForce && a.ProposedForce(on) != "" && slices.Contains(awaiting, status) {
			continue // has a button that knows the day
		}
		if kind == register.ActionExtension && a.Until == "" && a.Term != register.TermFor {
			continue // nothing ends it
		}
		steps = append(steps, desk.Step{Word: lang.T("agreement.step." + string(kind)), Do: func() { p.ask(a, kind) }})
	}
	if slices.Contains(amendable, status) {
		at := min(2, len(steps))
		steps = slices.Insert(steps, at, desk.Step{Word: lang.T("agreement.step.amend"), Do: func() { p.desk.Edit(a.Amendment()) }})
	}
	return steps
}

// ask asks for the day of an action and what belongs to it, and records it.
func (p *page) ask(a *register.Agreement, kind register.ActionKind) {
	act := &register.Action{Kind: kind, On: p.desk.Today()}
	today := p.desk.Today()
	f := kit.NewForm(p.desk.Loader(), act)
	days := []*kit.Field{kit.Date("agreement.on", &act.On, today).Required(), kit.Date("agreement.effective", &act.Effective, today)}
	if slices.Contains(lasting, kind) {
		days = append(days, desk.Due("agreement.action_until", &act.Until, today).At("until"))
	}
	second := []*kit.Field{kit.Text("agreement.action_number", &act.Number).At("number")}
	if slices.Contains(ofOneParty, kind) {
		second = append([]*kit.Field{kit.Pick("agreement.actor", &act.PartnerID, p.partners(false)).At("partner").Width(2.5)}, second...)
	}
	f.Section("",
		kit.Line(days...),
		kit.Line(second...),
		kit.Line(kit.Phrase("agreement.action_note", &act.Note).At("note")),
	)
	f.Check = func() []kit.Problem { return faults(a, *act) }
	word := lang.Capital(lang.T("agreement.action." + string(kind)))
	kit.AskForm(p.desk.Canvas(), word, desk.Words(a.Title), lang.T("agreement.step.record"), f, func() {
		p.record(a.Ref(), *act, lang.T("agreement.step.done", lang.T("agreement.action."+string(kind))))
	})
}

// faults are the errors of an action among the others of its agreement, by the last part of their path.
func faults(a *register.Agreement, act register.Action) []kit.Problem {
	tried := *a
	tried.Actions = append(slices.Clip(slices.Clone(a.Actions)), act)
	own := fmt.Sprintf("actions[%d].", len(a.Actions))
	var problems register.Problems
	for _, one := range tried.Check().Errors() {
		if field, is := strings.CutPrefix(one.Field, own); is {
			one.Field = field
			problems = append(problems, one)
		}
	}
	return desk.Problems(problems)
}
