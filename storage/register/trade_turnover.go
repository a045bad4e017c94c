package register

// Figure returns what is known of a flow in a period: what was said of it, else what export and import make together, else
// what its parts make together. Export and import are added only where both are of the period and of one source, parts only
// where every one of them is known and all have one source; a running total is never added.
func (s *TradeSeries) Figure(flow Flow, p TradePeriod) (Figure, bool) {
	if r, _ := s.Said(flow, p); r != nil {
		return r.Figure(), true
	}
	if flow == FlowTurnover {
		out, first := s.Figure(FlowExport, p)
		in, second := s.Figure(FlowImport, p)
		if first && second {
			if sum, ok := out.plus(in, FigureAdded); ok {
				return sum, true
			}
		}
	}
	return s.ofParts(flow, p)
}

// ofParts adds up the parts of a period.
func (s *TradeSeries) ofParts(flow Flow, p TradePeriod) (Figure, bool) {
	var sum Figure
	for i, part := range p.Parts() {
		one, ok := s.Figure(flow, part)
		if ok && i > 0 {
			one, ok = sum.plus(one, FigureParts)
		}
		if !ok {
			return Figure{}, false
		}
		sum = one
	}
	sum.Origin = FigureParts
	return sum, len(sum.From) > 0
}
