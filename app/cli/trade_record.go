package cli

import (
	"context"

	"accord/app/columns"
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

func tradeRecords() listable {
	return listed(listable{
		byPartner: true,
		ids: func(ctx context.Context, s *storage.Store, q asked) ([]register.ID, error) {
			return s.TradeRecordIDs(ctx, storage.TradeRecordQuery{Query: q.Query, On: q.on, Partner: q.partner})
		},
	}, func(r storage.TradeRecordRow) register.ID { return r.ID }, columns.Trade, (*storage.Store).TradeRecordRows)
}

func (p *page) tradeRecord(r *register.TradeRecord) {
	p.line("trade-record.value", lang.Figure(r.Figure()))
	p.line("trade-record.growth", lang.SaidGrowth(r.Growth))
	p.line("trade-record.partner", p.names[r.PartnerID])
	p.line("trade-record.ours", p.names[r.OursID])
	p.line("trade-record.theirs", p.names[r.TheirsID])
	p.text("trade-record.period", r.Period.Text())
	p.line("trade-record.flow", said(r.Flow, tradeFlow))
	p.line("trade-record.goods", join(", ", r.Goods.Code, r.Goods.Name.Or(lang.Current())))
	p.line("trade-record.quantity", lang.Quantity(r.Quantity))
	p.line("trade-record.basis", said(r.Basis, tradeBasis))
	p.line("trade-record.source", p.names[r.Source.ID], r.SourceWords.Or(lang.Current()))
	p.line("trade-record.published_on", lang.Day(r.PublishedOn))
	p.text("trade-record.note", r.Note)
}

func tradeFlow(v register.Flow) string        { return lang.T("trade-record.flow." + string(v)) }
func tradeBasis(v register.TradeBasis) string { return lang.T("trade-record.basis." + string(v)) }
