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
	decide := func(key string, state register.VisitState) desk.Step {
		return desk.Step{Word: lang.T("visit.step." + key), Do: func() {
			desk.EditWith(p.desk, p.store, v.ID, fmt.Sprintf("steps[%d].on", len(v.Steps)), func(now *register.Visit) {
				now.Steps = append(now.Steps, register.VisitStep{State: state, On: today})
			})
		}}
	}
	outcome := desk.Step{Word: lang.T("visit.step.outcome"), Do: func() {
		desk.EditWith(p.desk, p.store, v.ID, fmt.Sprintf("outcomes[%d].text", len(v.Outcomes)), func(now *register.Visit) {
			now.Outcomes = append(now.Outcomes, register.Outcome{Kind: register.OutcomeAgreed})
		})
	}}
	report := desk.Step{Word: lang.T("visit.step.report"), Do: func() { p.writeReport(v) }}
	switch state := v.StateOn(v.on); state {
	case register.VisitUndated, register.VisitProposed:
		return []desk.Step{decide("agree", register.VisitAgreeing), decide("approve", register.VisitApproved), decide("cancel", register.VisitCancelled)}
	case register.VisitAgreeing:
		return []desk.Step{decide("approve", register.VisitApproved), decide("cancel", register.VisitCancelled)}
	case register.VisitApproved, register.VisitPreparation, register.VisitPlanned:
		return []desk.Step{decide("postpone", register.VisitPostponed), decide("cancel", register.VisitCancelled)}
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
