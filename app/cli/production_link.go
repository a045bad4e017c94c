package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func productionLinks() listable {
	return listed(listable{
		byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.ProductionLinkIDs(ctx, storage.ProductionLinkQuery{Query: q.Query, On: q.on, States: some[register.ProductionState](q.status), Partner: q.partner})
		},
	}, func(r storage.ProductionLinkRow) register.ID { return r.ID }, columns.Links, (*storage.Store).ProductionLinkRows)
}

func (p *page) productionLink(l *register.ProductionLink) {
	p.line("production-link.state", said(l.StateOn(p.on), productionState))
	p.line("production-link.kind", said(l.Kind, productionKind))
	p.line("production-link.ours", p.names[l.OursID])
	p.line("production-link.theirs", p.names[l.TheirsID])
	p.text("production-link.object", l.Object)
	p.text("production-link.place", l.Place)
	p.line("production-link.since", lang.Day(l.Since))
	p.line("production-link.until", lang.Day(l.Until))
	if l.Share > 0 {
		p.line("production-link.share", lang.Percent(l.Share))
	}
	p.line("production-link.sphere", p.names[l.SphereID])
	p.line("production-link.source", p.names[l.Source.ID])
	var steps []string
	for _, s := range l.Steps {
		day := lang.T("cli.day_unknown")
		if s.On != "" {
			day = lang.T("cli.since", lang.Day(s.On))
		}
		steps = append(steps, productionState(s.State)+": "+day)
	}
	p.line("production-link.steps", steps...)
	p.text("production-link.note", l.Note)
}

func productionState(v register.ProductionState) string {
	return lang.T("production-link.state." + string(v))
}

func productionKind(v register.ProductionKind) string {
	return lang.T("production-link.kind." + string(v))
}
