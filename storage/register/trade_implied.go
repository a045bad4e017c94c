package register

import "slices"

// Implied is a figure that follows from another period's: of 60 million, "more than twice as much", less than 30
// million a year before. It is shown as such, with its record, and never kept.
type Implied struct {
	Flow   Flow
	Period TradePeriod
	Figure Figure
	Record *TradeRecord
}

// Implied returns the figures that follow from stated growth, for periods without a figure of their own.
func (s *TradeSeries) Implied() []Implied {
	var all []Implied
	for _, r := range s.Current() {
		before := r.Period.YearBefore()
		if _, known := s.Figure(r.Flow, before); known || r.Growth.Ratio == 0 || !before.Valid() {
			continue
		}
		b, ok := r.Figure().bound().with(r.Growth.Qualifier.bound(false).turned())
		if !ok {
			continue
		}
		minor, ok := scaled(r.Value.Minor, WholeRatio, r.Growth.Ratio, b.side)
		if !ok {
			continue
		}
		f := Figure{Value: Money{minor, r.Value.Currency}, Origin: FigureImplied, From: []ID{r.ID}, source: r.Figure().source}
		f.Qualifier, f.Rough = b.qualifier()
		all = append(all, Implied{r.Flow, before, f, r})
	}
	slices.SortStableFunc(all, func(a, b Implied) int { return a.Period.Compare(b.Period) })
	return all
}
