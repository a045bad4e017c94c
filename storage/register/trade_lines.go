package register

import (
	"cmp"
	"slices"
)

// TradeLine is all that is known of a flow in a period.
type TradeLine struct {
	Flow   Flow
	Period TradePeriod
	Figure Figure
	// Growth is against the same period a year before; NoGrowth says why there is none, and is empty where there is one.
	Growth   Growth
	NoGrowth NoGrowth
	// Record is the one with the figure, nil where the figure was computed; for an implied figure, the one behind it.
	Record *TradeRecord
	// Earlier are those that Record revises, the newest first.
	Earlier []*TradeRecord
}

// Lines returns what was said of the series and all that follows from it: turnovers of export and import, sums of the parts
// of a period, implied bounds. The newest period comes first.
func (s *TradeSeries) Lines() []TradeLine {
	var lines []TradeLine
	for _, p := range s.touched() {
		for _, flow := range Flows {
			f, ok := s.Figure(flow, p)
			if !ok {
				continue
			}
			line := TradeLine{Flow: flow, Period: p, Figure: f}
			line.Record, line.Earlier = s.Said(flow, p)
			line.Growth, line.NoGrowth = s.Growth(flow, p)
			lines = append(lines, line)
		}
	}
	for _, one := range s.Implied() {
		lines = append(lines, TradeLine{Flow: one.Flow, Period: one.Period, Figure: one.Figure, NoGrowth: NoGrowthBase, Record: one.Record})
	}
	slices.SortStableFunc(lines, func(a, b TradeLine) int {
		return cmp.Or(b.Period.Compare(a.Period), cmp.Compare(slices.Index(Flows, a.Flow), slices.Index(Flows, b.Flow)))
	})
	return lines
}

// touched returns the periods with anything known, and the periods these are parts of.
func (s *TradeSeries) touched() []TradePeriod {
	seen := map[TradePeriod]bool{}
	var all []TradePeriod
	for at := range s.known {
		for _, kind := range PeriodKinds {
			if p, ok := at.period.within(kind); ok && !seen[p] {
				seen[p] = true
				all = append(all, p)
			}
		}
	}
	slices.SortFunc(all, TradePeriod.Compare)
	return all
}
