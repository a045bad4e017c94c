package register

// WholeRatio is a growth of nothing: 100 per cent of the year before, in hundredths of one.
const WholeRatio = 10000

// Growth is a value as a share of that of the same period a year before, in hundredths of a per cent: 20000 is twice as much.
type Growth struct {
	Ratio     int64
	Qualifier Qualifier
	Rough     bool
	// Said marks a growth taken from a source, not computed.
	Said bool
	// From are the records that it follows from.
	From []ID
	// value and base are what a computed growth compares.
	value, base int64
}

// In returns the growth in so many parts of the year before, 1000 for tenths of a per cent: rounded once, and such that a bound stays
// true.
func (g Growth) In(parts int64) int64 {
	value, base := g.value, g.base
	if base == 0 {
		value, base = g.Ratio, WholeRatio
	}
	rounded, _ := scaled(value, parts, base, Figure{Qualifier: g.Qualifier}.bound().side)
	return rounded
}

// NoGrowth is the reason for a growth that cannot be computed.
type NoGrowth string

// The reasons.
const (
	NoGrowthValue  NoGrowth = "value"  // nothing is known of the period itself
	NoGrowthBase   NoGrowth = "base"   // nothing is known of the same period a year before
	NoGrowthNought NoGrowth = "nought" // there was nothing a year before
	NoGrowthBounds NoGrowth = "bounds" // both are bounds that say nothing together
)

// NoGrowths lists them.
var NoGrowths = []NoGrowth{NoGrowthValue, NoGrowthBase, NoGrowthNought, NoGrowthBounds}

// Growth compares a flow in a period with the same period of the year before. A qualified value or base makes a
// qualified growth. Where it cannot be computed, the growth reported with the figure is returned; without one, the
// reason.
func (s *TradeSeries) Growth(flow Flow, p TradePeriod) (Growth, NoGrowth) {
	value, known := s.Figure(flow, p)
	if !known {
		return Growth{}, NoGrowthValue
	}
	base, there := s.Figure(flow, p.YearBefore())
	g, no := Growth{}, NoGrowthBase
	if there {
		g, no = growthOf(value, base)
	}
	if no == "" {
		return g, ""
	}
	if r, _ := s.Said(flow, p); r != nil && !r.Growth.IsZero() {
		return Growth{Ratio: r.Growth.Ratio, Qualifier: r.Growth.Qualifier, Said: true, From: []ID{r.ID}}, ""
	}
	return Growth{}, no
}

func growthOf(value, base Figure) (Growth, NoGrowth) {
	b, ok := value.bound().with(base.bound().turned())
	if !ok {
		return Growth{}, NoGrowthBounds
	}
	ratio, ok := scaled(value.Value.Minor, WholeRatio, base.Value.Minor, b.side)
	if !ok {
		return Growth{}, NoGrowthNought
	}
	g := Growth{Ratio: ratio, From: append(append([]ID{}, value.From...), base.From...), value: value.Value.Minor, base: base.Value.Minor}
	g.Qualifier, g.Rough = b.qualifier()
	return g, ""
}
