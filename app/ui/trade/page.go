// Package trade is the page of trade: its charts and figures by partner and by year, their list, card and form.
package trade

import (
	"context"
	"strconv"

	"accord/app/columns"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Store is what the page needs of the register.
type Store interface {
	desk.FileStore
	TradeRecordIDs(ctx context.Context, q storage.TradeRecordQuery) ([]register.ID, error)
	TradeRecordRows(ctx context.Context, ids []register.ID, on register.Date) ([]storage.TradeRecordRow, error)
	TradeFigures(ctx context.Context, q storage.TradeRecordQuery) ([]*register.TradeRecord, error)
	TradeYears(ctx context.Context) ([]int, error)
	TradeGoods(ctx context.Context, partner register.ID) ([]register.Goods, error)
	Lines(ctx context.Context, ids ...register.ID) (map[register.ID]storage.Line, error)
	PartnerIDs(ctx context.Context, q storage.PartnerQuery) ([]register.ID, error)
}

// page knows the desk it stands on and the register it shows.
type page struct {
	desk  desk.Desk
	store Store
}

// New makes the page.
func New(d desk.Desk, s Store) *desk.Room[storage.TradeRecordRow] {
	p := &page{desk: d, store: s}
	plan := p.plan()
	var room *desk.Room[storage.TradeRecordRow]
	plan.Tools = func() []*kit.Button {
		return append(desk.Changing(d, kit.NewButton(kit.ButtonPlain, lang.T("trade.paste.open"), p.Paste)),
			kit.NewButton(kit.ButtonPlain, lang.T("trade.charts.open"), func() { p.openCharts(room) }))
	}
	room = desk.NewRoom(d, plan)
	return room
}

// openCharts shows the trade of the list in charts: with the partner whose figures are listed, with all where none is chosen.
func (p *page) openCharts(room *desk.Room[storage.TradeRecordRow]) {
	p.desk.Charts(desk.One(room.View().Values("partner")))
}

func (p *page) plan() desk.Plan[storage.TradeRecordRow] {
	return desk.Plan[storage.TradeRecordRow]{
		Kind:       register.KindTradeRecord,
		Store:      p.store,
		Files:      p.store,
		Columns:    shownColumns,
		Key:        func(r storage.TradeRecordRow) register.ID { return r.ID },
		Order:      "period",
		Descending: true,
		Filters: []desk.Filter{
			{ID: "partner", Word: "trade-record.partner", Options: desk.RecordFilter(p.partners(""))},
			{ID: "year", Word: "trade-record.period", Options: desk.Years(p.store.TradeYears)},
			{ID: "flow", Word: "trade-record.flow", Several: true, Options: desk.Fixed("trade-record.flow.", register.Flows)},
			{ID: "kind", Word: "trade-record.period.kind", Several: true, Options: desk.Fixed("trade-record.period.kind.", register.PeriodKinds)},
			{ID: "basis", Word: "trade-record.basis", Several: true, Options: desk.Fixed("trade-record.basis.", register.TradeBases)},
		},
		IDs:   p.ids,
		Rows:  p.store.TradeRecordRows,
		Card:  p.card,
		Blank: p.blank,
		Form:  func(f *kit.Form, r register.Record) { p.form(f, r.(*register.TradeRecord)) },
	}
}

type shownColumn = desk.Shown[storage.TradeRecordRow]

var shownColumns = desk.Columns(
	columns.Trade,
	shownColumn{Name: "partner", Width: 130, Grow: true},
	shownColumn{Name: "period", Width: 150},
	shownColumn{Name: "flow", Width: 100},
	shownColumn{Name: "value", Width: 158, Stays: true, Fits: func() string {
		return lang.Figure(register.Figure{Qualifier: register.Over, Value: register.Money{Minor: 99_999_999_00, Currency: "USD"}})
	}},
	shownColumn{Name: "basis", Width: 170},
	shownColumn{Name: "goods", Width: 130, Hidden: true},
	shownColumn{Name: "published_on", Width: 96, Hidden: true},
)

// blank returns a new figure with the usual values, without a currency.
func (p *page) blank() register.Record {
	return &register.TradeRecord{Flow: register.FlowTurnover, Qualifier: register.Exactly, Basis: register.BasisCustoms}
}

func (p *page) ids(ctx context.Context, v desk.View) ([]register.ID, error) {
	return p.store.TradeRecordIDs(ctx, query(v))
}

// query is what a view asks for.
func query(v desk.View) storage.TradeRecordQuery {
	q := storage.TradeRecordQuery{
		Query:   v.Query(),
		On:      v.On,
		Flows:   desk.ValuesAs[register.Flow](v.Values("flow")),
		Bases:   desk.ValuesAs[register.TradeBasis](v.Values("basis")),
		Periods: desk.ValuesAs[register.PeriodKind](v.Values("kind")),
		Partner: desk.One(v.Values("partner")),
	}
	if years := v.Values("year"); len(years) > 0 {
		q.Year, _ = strconv.Atoi(years[0])
	}
	return q
}

// partners offers those of a side first, and finds any.
func (p *page) partners(first register.Side) kit.Source {
	return desk.Partners(p.store, func(ctx context.Context) ([]register.ID, error) {
		return p.store.PartnerIDs(ctx, storage.PartnerQuery{Query: storage.Query{Language: lang.Current()}, Side: first})
	}, first == register.Ours)
}
