package trade

import (
	"context"
	"slices"

	"accord/storage"
	"accord/storage/register"
)

// names are those of the records that figures mention.
type names map[register.ID]storage.Line

// found is what reading the page returns: the trade with a partner, or that of a period.
type found struct {
	asked   chosen
	on      register.Date
	partner register.ID
	period  register.TradePeriod
	names   names
	// groups are the series of the partner that can be drawn together.
	groups []register.TradeGroup
	// sides are what each partner says of the period, the greatest figure first.
	sides []side
}

// side is the trade with one partner in a period.
type side struct {
	partner register.ID
	figure  register.Figure
	series  *register.TradeSeries
	growth  register.Growth
	no      register.NoGrowth
}

func (p *Charts) read(ctx context.Context, asked chosen, on register.Date) (found, error) {
	f := found{asked: asked, on: on, partner: asked.Partner, period: asked.Period}
	var err error
	if asked.By == byPeriod {
		err = p.readPeriod(ctx, &f)
	} else {
		err = p.readPartner(ctx, &f)
	}
	return f, err
}

// readPartner reads the trade with a partner; with the one of the newest figure where none was chosen.
func (p *Charts) readPartner(ctx context.Context, f *found) error {
	if f.partner.IsZero() {
		ids, err := p.store.TradeRecordIDs(ctx, storage.TradeRecordQuery{Query: storage.Query{Order: "period", Descending: true}})
		if err != nil || len(ids) == 0 {
			return err
		}
		newest, err := p.store.Record(ctx, register.Ref{Kind: register.KindTradeRecord, ID: ids[0]})
		if err != nil {
			return err
		}
		f.partner = newest.(*register.TradeRecord).PartnerID
	}
	records, err := p.store.TradeFigures(ctx, storage.TradeRecordQuery{Partner: f.partner, Goods: f.asked.Goods, AllGoods: f.asked.Goods == ""})
	if err != nil {
		return err
	}
	f.groups = register.TradeGroupsOf(register.TradeSeriesOf(records, f.on), f.partner)
	return p.readNames(ctx, f, f.groups)
}

// readPeriod reads the trade with every partner in a period; without a choice, in the longest and then latest period of
// the newest year with figures.
func (p *Charts) readPeriod(ctx context.Context, f *found) error {
	candidates := []register.TradePeriod{f.period}
	if f.period.IsZero() {
		years, err := p.store.TradeYears(ctx)
		if err != nil || len(years) == 0 {
			return err
		}
		candidates = periodsOf(years[0])
		f.period = candidates[0]
	}
	var records []*register.TradeRecord
	for _, year := range []int{f.period.Year, f.period.Year - 1} {
		some, err := p.store.TradeFigures(ctx, storage.TradeRecordQuery{Year: year, AllGoods: true})
		if err != nil {
			return err
		}
		records = append(records, some...)
	}
	f.groups = nil
	for _, g := range register.TradeGroupsOf(register.TradeSeriesOf(records, f.on), register.None) {
		if g.Key().TheirsID.IsZero() { // an enterprise is not all of its country
			f.groups = append(f.groups, g)
		}
	}
	for _, one := range candidates {
		if f.sides = sidesOf(f.groups, flowOf(f.asked), one); len(f.sides) > 0 {
			f.period = one
			break
		}
	}
	slices.SortStableFunc(f.sides, func(a, b side) int { return int(max(-1, min(1, b.figure.Value.Minor-a.figure.Value.Minor))) })
	return p.readNames(ctx, f, f.groups)
}

// periodsOf are the periods in a year, the longest first and of one length the latest.
func periodsOf(year int) []register.TradePeriod {
	all := []register.TradePeriod{{Kind: register.PeriodYear, Year: year}}
	for _, of := range []struct {
		kind   register.PeriodKind
		number int
	}{{register.PeriodHalf, 2}, {register.PeriodQuarter, 4}, {register.PeriodMonth, 12}, {register.PeriodRunning, 12}} {
		for n := of.number; n > 0; n-- {
			all = append(all, register.TradePeriod{Kind: of.kind, Year: year, Number: n})
		}
	}
	return all
}

// sidesOf returns the figure of each partner in a period: of all our side where it is known, else of one of our
// regions.
func sidesOf(groups []register.TradeGroup, flow register.Flow, period register.TradePeriod) (sides []side) {
	for _, g := range groups {
		figure, series, known := g.Figure(flow, period)
		if !known || slices.ContainsFunc(sides, func(s side) bool { return s.partner == g.Key().PartnerID }) {
			continue
		}
		s := side{partner: g.Key().PartnerID, figure: figure, series: series}
		s.growth, s.no = series.Growth(flow, period)
		sides = append(sides, s)
	}
	return sides
}

// flowOf is the flow that was chosen, the turnover where none was.
func flowOf(c chosen) register.Flow {
	if c.Flow == "" {
		return register.FlowTurnover
	}
	return c.Flow
}

// readNames reads the names of the partners, of those of either side and of the sources.
func (p *Charts) readNames(ctx context.Context, f *found, groups []register.TradeGroup) (err error) {
	ids := []register.ID{f.partner}
	for _, g := range groups {
		ids = append(ids, g.Key().PartnerID, g.Key().OursID, g.Key().TheirsID)
		for _, s := range g {
			for _, r := range s.Current() {
				ids = append(ids, r.Source.ID)
			}
		}
	}
	slices.SortFunc(ids, func(a, b register.ID) int { return slices.Compare(a[:], b[:]) })
	f.names, err = p.store.Lines(ctx, slices.Compact(ids)...)
	return err
}
