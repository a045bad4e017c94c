package plan

import (
	"slices"

	"accord/storage"
	"accord/storage/register"
)

// doubtTrade warns of new figures of trade in disagreement with their series, in the register and in the table: a
// running total that falls, a turnover other than export and import together.
func (b *building) doubtTrade() error {
	if b.kind != register.KindTradeRecord || len(b.changing) > manyRows {
		return nil
	}
	fresh := map[register.Ref]*register.TradeRecord{}
	var partners []register.ID
	for _, h := range b.changing {
		r, is := h.after.(*register.TradeRecord)
		if !is || b.dropped[r.ID] {
			continue
		}
		fresh[r.Ref()] = r
		if !slices.Contains(partners, r.PartnerID) {
			partners = append(partners, r.PartnerID)
		}
	}
	var figures []*register.TradeRecord
	for _, id := range partners {
		known, err := b.store.TradeFigures(b.ctx, storage.TradeRecordQuery{Partner: id})
		if err != nil {
			return err
		}
		figures = append(figures, slices.DeleteFunc(known, func(r *register.TradeRecord) bool { return fresh[r.Ref()] != nil })...)
	}
	for _, h := range b.changing {
		if r := fresh[h.after.Ref()]; r != nil {
			figures = append(figures, r)
		}
	}
	series := map[register.SeriesKey]*register.TradeSeries{}
	for _, s := range register.TradeSeriesOf(figures, register.Forever) {
		series[s.Key] = s
	}
	for i := range b.p.Rows {
		row := &b.p.Rows[i]
		r := fresh[row.Ref]
		if r == nil || row.State != New && row.State != Change {
			continue
		}
		s := series[r.Key()]
		if s == nil {
			continue
		}
		for _, problem := range s.Doubts(r, b.today) {
			f := Fault{Column: b.columnBehind(problem.Field), Key: problem.Key, Args: problem.Args}
			if f.Column >= 0 {
				f.Cell = b.p.Table.Address(f.Column, row.Number)
			}
			row.Doubts = append(row.Doubts, f)
		}
	}
	return nil
}
