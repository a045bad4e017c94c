package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func partners() listable {
	return listed(listable{
		byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.PartnerIDs(ctx, storage.PartnerQuery{Query: q.Query, Under: q.partner})
		},
	}, func(r storage.PartnerRow) register.ID { return r.ID }, columns.Partners, onAnyDay((*storage.Store).PartnerRows))
}

func (p *page) partner(one *register.Partner) {
	kind := said(one.Kind, partnerKind)
	if one.Ours {
		kind += " (" + side(register.Ours) + ")"
	}
	p.line("partner.kind", kind)
	p.line("partner.parent", p.names[one.ParentID])
	p.line("partner.code", one.Code)
	p.line("partner.aliases", one.Aliases...)
	p.text("partner.note", one.Note)
}

func partnerKind(v register.PartnerKind) string { return lang.T("partner.kind." + string(v)) }
