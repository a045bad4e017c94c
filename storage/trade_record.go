package storage

import (
	"context"
	"errors"
	"fmt"

	"accord/storage/register"
)

// tradeRecordRow is a figure of trade and what lists derive from it.
type tradeRecordRow struct {
	register.TradeRecord
	Partner register.Text `gorm:"embedded;embeddedPrefix:partner_"`
	Ours    register.Text `gorm:"embedded;embeddedPrefix:ours_"`
	Theirs  register.Text `gorm:"embedded;embeddedPrefix:theirs_"`
	// SourceName is the record or the words that the figure is from.
	SourceName register.Text `gorm:"embedded;embeddedPrefix:source_"`
	LastDay    register.Date
	Thing      string
	PartnerKey keys `gorm:"embedded;embeddedPrefix:partner_key_"`
}

var tradeRecordShape = rowShape[register.TradeRecord, tradeRecordRow]{
	name: "trade_records", mark: "t", rowOf: tradeRecordRowOf,
	record: func(r *tradeRecordRow) *register.TradeRecord { return &r.TradeRecord },
}

func tradeRecordRowOf(r *register.TradeRecord, l labels) *tradeRecordRow {
	partner := l.join(r.PartnerID)
	return &tradeRecordRow{
		TradeRecord: *r, Partner: partner, Ours: l.join(r.OursID), Theirs: l.join(r.TheirsID),
		SourceName: joined(l.join(r.Source.ID), r.SourceWords), LastDay: r.Period.Last(), Thing: thingOf(r), PartnerKey: keysOf(partner),
	}
}

// thingOf names what a figure is for: figures that revise each other have one name.
func thingOf(r *register.TradeRecord) string {
	return fmt.Sprint(r.Key(), r.Flow, r.Period)
}

// TradeRecordQuery asks for figures of trade. Empty fields ask for nothing.
type TradeRecordQuery struct {
	Query
	Flows   []register.Flow
	Bases   []register.TradeBasis
	Periods []register.PeriodKind
	// Year finds the figures of all periods in it.
	Year int
	// Goods finds the figures for goods whose code begins so; AllGoods those for all goods alone.
	Goods    string
	AllGoods bool
	// Partner finds the trade with it, of it, and of everything below it in the tree.
	Partner register.ID
	// On, with Latest, leaves out what was published later and the figures that newer ones revise.
	On     register.Date
	Latest bool
}

var tradeRecordOrders = orders{
	"partner": byName("partner_key"), "period": byDay("last_day"), "value": byNumber("value_minor"), "published_on": byDay("published_on"),
}

// traders are the roles in which a figure of trade mentions its traders.
var traders = []register.Role{register.RolePartner, register.RoleOurTrader, register.RoleTheirTrader}

// TradeRecordIDs returns all figures of trade that the query asks for, in its order. Orders: partner, period, value,
// published_on. The default is period.
func (s *Store) TradeRecordIDs(ctx context.Context, q TradeRecordQuery) ([]register.ID, error) {
	l := s.list(q.Query, register.KindTradeRecord, tradeRecordOrders, "period")
	for _, c := range q.conditions() {
		l.where(c.sql, c.args...)
	}
	if !q.Partner.IsZero() {
		l.filters = append(l.filters, tradeWith(q.Partner))
	}
	return s.ids(ctx, l)
}

// conditions are those that the query puts on the table of figures itself.
func (q TradeRecordQuery) conditions() (all []condition) {
	add := func(asked bool, sql string, args ...any) {
		if asked {
			all = append(all, condition{sql, args})
		}
	}
	add(len(q.Flows) > 0, "flow IN ?", q.Flows)
	add(len(q.Bases) > 0, "basis IN ?", q.Bases)
	add(len(q.Periods) > 0, "period_kind IN ?", q.Periods)
	add(q.Year != 0, "period_year = ?", q.Year)
	add(q.Goods != "", "substr(goods_code, 1, ?) = ?", len(q.Goods), q.Goods)
	add(q.AllGoods, "goods_code = ''")
	add(q.Latest, "published_on <= ? AND NOT EXISTS (SELECT 1 FROM trade_records newer WHERE newer.thing = trade_records.thing AND "+isNewer+")", q.On.Last(), q.On.Last())
	return all
}

// isNewer says in SQL what makes one figure newer than another, as register.TradeSeries does; its argument is the day
// of asking.
const isNewer = "newer.deleted_at IS NULL AND newer.published_on <= ?" +
	" AND (newer.published_on, newer.created_at, newer.id) > (trade_records.published_on, trade_records.created_at, trade_records.id)"

// tradeWith finds the figures of a partner's tree.
func tradeWith(partner register.ID) filter {
	return filter{
		withBelow("partners") + "SELECT m.id FROM below CROSS JOIN mentions m WHERE m.target = below.id AND m.role IN ?", []any{partner, traders},
	}
}

// TradeYears returns the years with figures of trade, the latest first.
func (s *Store) TradeYears(ctx context.Context) ([]int, error) {
	return s.yearsOf(ctx, register.KindTradeRecord, "last_day", "")
}

// TradeRecordRow is a figure of trade as lists show it.
type TradeRecordRow struct {
	ID          register.ID
	Partner     register.Text        `gorm:"embedded;embeddedPrefix:partner_"`
	Ours        register.Text        `gorm:"embedded;embeddedPrefix:ours_"`
	Theirs      register.Text        `gorm:"embedded;embeddedPrefix:theirs_"`
	Period      register.TradePeriod `gorm:"embedded;embeddedPrefix:period_"`
	Flow        register.Flow
	Goods       register.Goods `gorm:"embedded;embeddedPrefix:goods_"`
	Value       register.Money `gorm:"embedded;embeddedPrefix:value_"`
	Qualifier   register.Qualifier
	Quantity    register.Quantity `gorm:"embedded;embeddedPrefix:quantity_"`
	Basis       register.TradeBasis
	Source      register.Text `gorm:"embedded;embeddedPrefix:source_"`
	PublishedOn register.Date
	// Revised says that a newer figure for the same thing was published by the day the rows were asked for.
	Revised bool `gorm:"-"`
}

// TradeRecordRows returns the rows of the figures of trade in the order of the IDs, as they were known on the day.
func (s *Store) TradeRecordRows(ctx context.Context, ids []register.ID, on register.Date) ([]TradeRecordRow, error) {
	rows, err := rowsOf[TradeRecordRow](ctx, s, register.KindTradeRecord, ids)
	if err != nil {
		return nil, err
	}
	revised, err := scanIDs(s.read(ctx), filter{
		"SELECT id FROM trade_records WHERE id IN ? AND EXISTS (SELECT 1 FROM trade_records newer WHERE newer.thing = trade_records.thing AND " + isNewer + ")",
		[]any{ids, on.Last()},
	})
	if err != nil {
		return nil, fmt.Errorf("find the revised figures of trade: %w", translate(err))
	}
	old := map[register.ID]bool{}
	for _, id := range revised {
		old[id] = true
	}
	for i, r := range rows {
		rows[i].Revised = old[r.ID]
	}
	return inOrder(ids, rows, func(r TradeRecordRow) register.ID { return r.ID }), nil
}

// TradeFigures returns the records that pass the query's filters, in no particular order, with what the rules of trade
// know of them: neither notes nor names of goods. Words to be found by, and orders, are left out.
func (s *Store) TradeFigures(ctx context.Context, q TradeRecordQuery) ([]*register.TradeRecord, error) {
	with, args := "", []any{}
	where := " WHERE deleted_at IS NULL"
	if !q.Partner.IsZero() {
		with = withBelow("partners")
		where += " AND id IN (SELECT m.id FROM below CROSS JOIN mentions m WHERE m.target = below.id AND m.role IN ?)"
		args = append(args, q.Partner, traders)
	}
	for _, c := range q.conditions() {
		where += " AND " + c.sql
		args = append(args, c.args...)
	}
	rows, err := s.read(ctx).Raw(with+"SELECT id, created_at, partner_id, ours_id, theirs_id, period_kind, period_year, period_number, flow, goods_code,"+
		" value_minor, value_currency, qualifier, growth_qualifier, growth_ratio, basis, source_kind, source_id,"+
		" source_words_ru, source_words_en, source_words_tt, published_on FROM trade_records"+where, args...).Rows()
	if err != nil {
		return nil, fmt.Errorf("read figures of trade: %w", translate(err))
	}
	var all []*register.TradeRecord
	for rows.Next() {
		r := &register.TradeRecord{}
		if err = rows.Scan(&r.ID, &r.CreatedAt, &r.PartnerID, &r.OursID, &r.TheirsID, &r.Period.Kind, &r.Period.Year, &r.Period.Number, &r.Flow,
			&r.Goods.Code, &r.Value.Minor, &r.Value.Currency, &r.Qualifier, &r.Growth.Qualifier, &r.Growth.Ratio, &r.Basis, &r.Source.Kind, &r.Source.ID,
			&r.SourceWords.Ru, &r.SourceWords.En, &r.SourceWords.Tt, &r.PublishedOn); err != nil {
			break
		}
		all = append(all, r)
	}
	if err = errors.Join(err, rows.Err(), rows.Close()); err != nil {
		return nil, fmt.Errorf("read figures of trade: %w", translate(err))
	}
	return all, nil
}

// TradeGoods returns the goods with figures of a partner's tree, in the order of their codes.
func (s *Store) TradeGoods(ctx context.Context, partner register.ID) ([]register.Goods, error) {
	of := tradeWith(partner)
	var rows []struct {
		Goods register.Goods `gorm:"embedded;embeddedPrefix:goods_"`
	}
	err := s.read(ctx).Raw("SELECT goods_code, max(goods_name_ru) AS goods_name_ru, max(goods_name_en) AS goods_name_en, max(goods_name_tt) AS goods_name_tt"+
		" FROM trade_records WHERE deleted_at IS NULL AND goods_code <> '' AND id IN ("+of.sql+") GROUP BY goods_code ORDER BY goods_code", of.args...).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read the goods of trade: %w", translate(err))
	}
	all := make([]register.Goods, len(rows))
	for i, r := range rows {
		all[i] = r.Goods
	}
	return all, nil
}
