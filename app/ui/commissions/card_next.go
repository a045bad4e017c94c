package commissions

import (
	"accord/app/lang"
	"accord/app/ui/desk"
)

// next are the next steps in the life of a commission: the planned session, or a new one after the last.
func (p *page) next(r reading) []desk.Step {
	begin := desk.Step{Word: lang.T("commission.step.session"), Do: func() { desk.NextSession(p.desk, p.store, r.ID) }}
	if planned := r.turn.Next; planned != nil {
		return []desk.Step{{Word: lang.T("commission.step.open"), Do: func() { p.desk.Open(planned.Ref()) }}, begin}
	}
	return []desk.Step{begin}
}
