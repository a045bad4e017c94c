package visits

import (
	"fmt"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/storage/register"
)

// next are what may come next in the life of a visit.
func (p *page) next(v reading) []desk.Step {
	today := p.desk.Today()
	step := func(key, field string, take func(*register.Visit)) desk.Step {
		return desk.FormStep(p.desk, p.store, v.ID, lang.T("visit.step."+key), field, take)
	}
	decide := func(key string, state register.VisitState) desk.Step {
		return step(key, fmt.Sprintf("steps[%d].on", len(v.Steps)), func(now *register.Visit) {
			now.Steps = append(now.Steps, register.VisitStep{State: state, On: today})
		})
	}
	cancel := decide("cancel", register.VisitCancelled)
	days := desk.Step{Word: lang.T("visit.step.days"), Do: func() { p.desk.EditRefAt(v.Ref(), "from") }}
	outcome := step("outcome", fmt.Sprintf("outcomes[%d].text", len(v.Outcomes)), func(now *register.Visit) {
		now.Outcomes = append(now.Outcomes, register.Outcome{Kind: register.OutcomeAgreed})
	})
	report := desk.Step{Word: lang.T("visit.step.report"), Do: func() { p.writeReport(v) }}
	switch state := v.StateOn(v.on); state {
	case register.VisitUndated:
		return []desk.Step{days, decide("agree", register.VisitAgreeing), decide("approve", register.VisitApproved), cancel}
	case register.VisitProposed:
		return []desk.Step{decide("agree", register.VisitAgreeing), decide("approve", register.VisitApproved), cancel}
	case register.VisitAgreeing:
		return []desk.Step{decide("approve", register.VisitApproved), cancel}
	case register.VisitApproved, register.VisitPreparation, register.VisitPlanned:
		steps := []desk.Step{decide("postpone", register.VisitPostponed), cancel}
		if v.From == "" {
			steps = append([]desk.Step{days}, steps...)
		}
		return steps
	case register.VisitPostponed:
		return []desk.Step{step("new_days", "from", func(now *register.Visit) { now.Resume(today) }), cancel}
	case register.VisitUnderWay, register.VisitEnded, register.VisitReported:
		steps := []desk.Step{outcome}
		if v.Report.Text.Get(lang.Current()) == "" {
			steps = append(steps, report)
		}
		if state != register.VisitUnderWay {
			steps = append(steps, decide("close", register.VisitClosed))
		}
		return steps
	}
	return nil
}
