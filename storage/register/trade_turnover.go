package register

// Figure returns a flow in a period: as reported, else as the sum of export and import, else as the sum of its parts.
// Export and import are added only where both have the same period and source, parts only where all of them are known
// and have one source; a running total is never added.
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
