package register

// Doubts returns, as warnings, where the figure of a record disagrees with others of its series, and that its period
// has not begun on the day. A running total below the one before, a turnover other than export and import together, a
// growth other than the figures'.
func (s *TradeSeries) Doubts(r *TradeRecord, on Date) Problems {
	var out Problems
	if r.AheadOf(on) {
		out.warn("period", "problem.period_ahead_of_today")
	}
	figure := r.Figure()
	if p := r.Period; p.Kind == PeriodRunning && p.Number > 1 {
		if before, ok := s.runningBefore(r.Flow, p); ok && certainlyLess(figure, before) {
			out.warn("value.minor", "problem.running_falls")
		}
	}
	if r.Flow == FlowTurnover {
		export, first := s.Figure(FlowExport, r.Period)
		bought, second := s.Figure(FlowImport, r.Period)
		if first && second {
			if sum, ok := export.plus(bought, FigureAdded); ok && disagree(figure, sum) {
				out.warn("value.minor", "problem.turnover_differs")
			}
		}
	}
	if base, ok := s.Figure(r.Flow, r.Period.YearBefore()); ok && r.Growth.Ratio > 0 {
		g, no := growthOf(figure, base)
		said := Figure{Value: Money{Minor: r.Growth.Ratio}, Qualifier: r.Growth.Qualifier}
		if no == "" && disagree(Figure{Value: Money{Minor: g.Ratio}, Qualifier: g.Qualifier, Rough: g.Rough}, said) {
			out.warn("growth.ratio", "problem.growth_differs")
		}
	}
	return out
}

// runningBefore returns the running total up to the nearest earlier known month of the year; for January, of January
// itself.
func (s *TradeSeries) runningBefore(flow Flow, p TradePeriod) (Figure, bool) {
	for month := p.Number - 1; month > 0; month-- {
		if r, _ := s.Said(flow, TradePeriod{PeriodRunning, p.Year, month}); r != nil {
			return r.Figure(), true
		}
	}
	if r, _ := s.Said(flow, TradePeriod{PeriodMonth, p.Year, 1}); r != nil {
		return r.Figure(), true
	}
	return Figure{}, false
}

// certainlyLess reports whether a figure is less than another whatever their qualifiers leave open.
func certainlyLess(a, b Figure) bool {
	x, y := a.bound(), b.bound()
	return x.side <= 0 && y.side >= 0 && !x.rough && !y.rough && a.Value.Minor < b.Value.Minor
}

// disagree reports whether two figures cannot both be true. Rounded figures may differ by less than a fiftieth.
func disagree(a, b Figure) bool {
	near := (max(a.Value.Minor, b.Value.Minor) + 49) / 50
	apart := a.Value.Minor - b.Value.Minor
	return certainlyLess(a, b) && -apart > near || certainlyLess(b, a) && apart > near
}
