package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func commissions() listable {
	return listed(listable{
		byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.CommissionIDs(ctx, storage.CommissionQuery{Query: q.Query, Partner: q.partner, On: q.on, States: some[register.CommissionState](q.status)})
		},
	}, func(r storage.CommissionRow) register.ID { return r.ID }, columns.Commissions, (*storage.Store).CommissionRows)
}

func (p *page) commission(c *register.Commission) {
	p.line("commission.kind", said(c.Kind, commissionKind))
	p.line("commission.level", said(c.Level, level))
	p.line("commission.ours", p.names[c.OursID])
	p.line("commission.theirs", p.names[c.TheirsID])
	p.line("commission.agreement", p.names[c.AgreementID])
	p.line("commission.parent", p.names[c.ParentID])
	p.line("commission.rhythm", lang.CommissionRhythm(c.Periodicity))
	p.line("commission.host_rule", lang.CommissionHosts(c))
	if p.sessions != nil {
		turn := c.TurnOn(p.sessions, p.on)
		p.line("commission.state", lang.CommissionMet(turn, p.on), lang.CommissionAhead(c, turn, p.on))
	}
	var members []string
	for _, m := range c.MembersOn(p.on) {
		members = append(members, join("; ", p.names[m.PersonID], memberRole(m.Role)+" ("+side(m.Side)+")", period(m.From, m.To), m.Ground.Or(lang.Current())))
	}
	p.line("commission.members", members...)
	p.line("commission.groups", p.groups...)
	p.line("commission.languages", languages(c.Languages))
	p.line("commission.aliases", c.Aliases...)
	p.text("commission.note", c.Note)
}

func commissionKind(v register.CommissionKind) string { return lang.T("commission.kind." + string(v)) }
func memberRole(v register.MemberRole) string         { return lang.T("commission.role." + string(v)) }
