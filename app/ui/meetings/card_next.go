package meetings

import (
	"fmt"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/storage/register"
)

// next are what may come next in the life of a meeting.
func (p *page) next(m reading) []desk.Step {
	step := func(key, field string, take func(*register.Meeting)) desk.Step {
		return desk.FormStep(p.desk, p.store, m.ID, lang.T("meeting.step."+key), field, take)
	}
	at := func(key, field string) desk.Step {
		return desk.Step{Word: lang.T("meeting.step." + key), Do: func() { p.desk.EditRefAt(m.Ref(), field) }}
	}
	var steps []desk.Step
	switch {
	case m.Day == "":
		return []desk.Step{at("day", "day")}
	case m.Day.First() > m.on:
		if m.Points.IsZero() {
			steps = append(steps, at("points", "points"))
		}
		return steps
	}
	steps = append(steps, step("outcome", fmt.Sprintf("outcomes[%d].text", len(m.Outcomes)), func(now *register.Meeting) {
		now.Outcomes = append(now.Outcomes, register.Outcome{Kind: register.OutcomeAgreed})
	}))
	if m.ReportedOn == "" {
		steps = append(steps, step("report", "reported_to", func(now *register.Meeting) { now.ReportedOn = p.desk.Today() }))
	}
	return steps
}
