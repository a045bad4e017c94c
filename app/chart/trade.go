package chart

import (
	"math"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/storage/register"
)

// Trade is what charts of trade are drawn from: the series of one partner in one currency and in the same goods, the one that
// counts first. Those of other bases, statements and mirror data, are set beside it.
type Trade struct {
	In     lang.In
	Series []*register.TradeSeries
	Kind   register.PeriodKind
	// Names name the sources.
	Names lang.Names

	// implied is what follows from what was said, by series; computed once.
	implied map[*register.TradeSeries][]register.Implied
}

// computed returns the same with what follows from the series.
func (t Trade) computed() Trade {
	if t.implied == nil {
		t.implied = map[*register.TradeSeries][]register.Implied{}
		for _, s := range t.Series {
			t.implied[s] = s.Implied()
		}
	}
	return t
}

// periodsAtMost is how many periods a chart shows, the newest.
const periodsAtMost = 60

// periods returns the periods of all series, those without a figure among them.
func (t Trade) periods() []register.TradePeriod {
	var first, last register.TradePeriod
	for _, s := range t.Series {
		all := s.Periods(t.Kind)
		for _, one := range t.implied[s] {
			if one.Period.Kind == t.Kind {
				all = append(all, one.Period)
			}
		}
		for _, p := range all {
			if first.IsZero() || p.Compare(first) < 0 {
				first = p
			}
			if last.IsZero() || p.Compare(last) > 0 {
				last = p
			}
		}
	}
	all := first.Until(last)
	return all[max(0, len(all)-periodsAtMost):]
}

// Chart returns the turnover by period, parted into export and import where both are known.
func (t Trade) Chart() Chart {
	t = t.computed()
	c := Chart{
		In: t.In,
		Series: []string{
			t.In.T("trade-record.flow.turnover"), t.In.T("trade-record.flow.export"), t.In.T("trade-record.flow.import"),
		},
		Estimated: t.In.T("trade.chart.estimated"), Aside: t.aside(), Lacking: t.In.T("trade.chart.lacking"),
	}
	size := t.size()
	if len(t.Series) > 0 {
		c.Unit = strings.TrimSpace(size.word + " " + t.Series[0].Key.Currency)
	}
	used := [3]bool{}
	for _, p := range t.periods() {
		column := Column{Label: lang.ShortPeriod(p)}
		for _, s := range t.Series {
			if stack, ok := t.stack(s, p, size); ok {
				column.Stacks = append(column.Stacks, stack)
				for _, part := range stack.Parts {
					used[part.Series] = true
				}
			}
		}
		c.Columns = append(c.Columns, column)
	}
	c.Subject = t.subject(used[1], used[2], used[0] || c.hasBoth())
	if !used[1] && !used[2] {
		c.Series = nil // turnovers alone need no legend
	}
	return c
}

// subject names what a chart of these flows is of: exports alone are no turnover.
func (t Trade) subject(export, imported, turnover bool) string {
	switch {
	case turnover || !export && !imported:
		return t.In.T("trade.charts.turnover")
	case export && imported:
		return t.In.T("trade.charts.both")
	case export:
		return lang.Capital(t.In.T("trade-record.flow.export"))
	}
	return lang.Capital(t.In.T("trade-record.flow.import"))
}

// hasBoth reports whether a column is made of more than one part: export and import together.
func (c Chart) hasBoth() bool {
	return slices.ContainsFunc(c.Columns, func(one Column) bool {
		return slices.ContainsFunc(one.Stacks, func(s Stack) bool { return len(s.Parts) > 1 })
	})
}

// aside names the bases of the figures beside the first series.
func (t Trade) aside() string {
	var bases []string
	for _, s := range t.Series[min(1, len(t.Series)):] {
		if word := t.In.T("trade-record.basis." + string(s.Key.Basis)); !slices.Contains(bases, word) {
			bases = append(bases, word)
		}
	}
	return strings.Join(bases, ", ")
}

// Kinds returns the kinds of periods with a known or implied turnover, export or import.
func (t Trade) Kinds() (kinds []register.PeriodKind) {
	t = t.computed()
	for _, k := range register.PeriodKinds {
		if t.known(k, 1) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// Best returns the longest kind of period with two figures to compare, else the longest with one.
func (t Trade) Best() register.PeriodKind {
	t = t.computed()
	for _, least := range []int{2, 1} {
		for _, k := range register.PeriodKinds {
			if t.known(k, least) {
				return k
			}
		}
	}
	return register.PeriodYear
}

// known reports whether something is known of so many periods of a kind.
func (t Trade) known(kind register.PeriodKind, least int) bool {
	t.Kind = kind
	for _, p := range t.periods() {
		if slices.ContainsFunc(t.Series, func(s *register.TradeSeries) bool { return t.knows(s, p) }) {
			least--
		}
		if least == 0 {
			return true
		}
	}
	return false
}

// knows reports whether a stack can be drawn of a series and a period.
func (t Trade) knows(s *register.TradeSeries, p register.TradePeriod) bool {
	for _, flow := range []register.Flow{register.FlowTurnover, register.FlowExport, register.FlowImport} {
		if _, is := s.Figure(flow, p); is {
			return true
		}
	}
	return slices.ContainsFunc(t.implied[s], func(one register.Implied) bool { return one.Period == p && one.Flow == register.FlowTurnover })
}

// stack returns what a series knows of a period.
func (t Trade) stack(s *register.TradeSeries, p register.TradePeriod, size unit) (Stack, bool) {
	export, sold := s.Figure(register.FlowExport, p)
	bought, brought := s.Figure(register.FlowImport, p)
	whole, known := s.Figure(register.FlowTurnover, p)
	part := func(series int, flow register.Flow, f register.Figure) Part {
		out := Part{
			Series: series, Value: size.of(f.Value), Estimated: !f.Measured(), Aside: s.Key.Basis != t.Series[0].Key.Basis, Figure: t.caption(s, flow, p, f),
		}
		if len(f.From) == 1 {
			out.Record = register.Ref{Kind: register.KindTradeRecord, ID: f.From[0]}
		}
		return out
	}
	switch {
	case sold && brought && (!known || whole.Origin != register.FigureSaid):
		stack := Stack{Parts: []Part{part(1, register.FlowExport, export), part(2, register.FlowImport, bought)}}
		if known {
			stack.Words = t.In.ShortFigure(whole)
		}
		return stack, true
	case known:
		return Stack{Parts: []Part{part(0, register.FlowTurnover, whole)}, Words: t.In.ShortFigure(whole)}, true
	case sold:
		return Stack{Parts: []Part{part(1, register.FlowExport, export)}, Words: t.In.ShortFigure(export)}, true
	case brought:
		return Stack{Parts: []Part{part(2, register.FlowImport, bought)}, Words: t.In.ShortFigure(bought)}, true
	}
	for _, one := range t.implied[s] {
		if one.Period == p && one.Flow == register.FlowTurnover {
			return Stack{Parts: []Part{part(0, one.Flow, one.Figure)}, Words: t.In.ShortFigure(one.Figure)}, true
		}
	}
	return Stack{}, false
}

// caption says a figure in words with its basis, its source and its growth.
func (t Trade) caption(s *register.TradeSeries, flow register.Flow, p register.TradePeriod, f register.Figure) string {
	said := []string{
		lang.Capital(t.In.T("trade-record.flow."+string(flow))) + ", " + p.Text().Or(register.Language(t.In)) + ": " + t.In.Figure(f),
		t.In.T("trade-record.basis." + string(s.Key.Basis)),
	}
	if f.Origin != register.FigureSaid {
		said = append(said, t.In.T("trade.origin."+string(f.Origin)))
	}
	if r, _ := s.Said(flow, p); r != nil {
		if source := t.source(r); source != "" {
			said = append(said, source)
		}
		if r.PublishedOn != "" {
			said = append(said, lang.Day(r.PublishedOn))
		}
	}
	if g, no := s.Growth(flow, p); no == "" {
		said = append(said, t.In.Growth(g))
	}
	return strings.Join(said, " · ")
}

func (t Trade) source(r *register.TradeRecord) string {
	if words := r.SourceWords.Or(register.Language(t.In)); words != "" {
		return words
	}
	if r.Source.IsZero() || t.Names == nil {
		return ""
	}
	return t.Names(r.Source.ID)
}

// Growth returns the growth of the turnover by period against the same period a year before, in per cent.
func (t Trade) Growth() Chart {
	t = t.computed()
	c := Chart{In: t.In, Unit: "%", Estimated: t.In.T("trade.chart.estimated"), Lacking: t.In.T("trade.chart.lacking")}
	any := false
	for _, p := range t.periods() {
		column := Column{Label: lang.ShortPeriod(p)}
		for _, s := range t.Series {
			g, no := s.Growth(register.FlowTurnover, p)
			if no != "" {
				continue
			}
			any = true
			column.Stacks = append(column.Stacks, Stack{Words: t.In.ShortGrowth(g), Parts: []Part{{
				Value: float64(g.Ratio-register.WholeRatio) / 100, Estimated: !g.Qualifier.Measured() || g.Rough || g.Said,
				Figure: lang.Capital(p.Text().Or(register.Language(t.In))) + ": " + t.In.Growth(g) + " · " + t.In.T("trade-record.basis."+string(s.Key.Basis)),
				Record: register.Ref{Kind: register.KindTradeRecord, ID: g.From[0]},
			}}})
			break // one of a period: the first series that knows it
		}
		c.Columns = append(c.Columns, column)
	}
	if !any {
		c.Columns = nil
	}
	return c
}

// unit is in what sums are drawn.
type unit struct {
	word   string
	factor float64 // minor units of one
}

func (u unit) of(m register.Money) float64 { return float64(m.Minor) / u.factor }

// size chooses the unit by the greatest figure.
func (t Trade) size() unit {
	var most int64
	currency := ""
	for _, s := range t.Series {
		currency = s.Key.Currency
		for _, r := range s.Current() {
			most = max(most, r.Value.Minor)
		}
	}
	minor := math.Pow10(register.MinorDigits(currency))
	for _, u := range []struct {
		word   string
		digits int
	}{{"trade.billion", 10}, {"trade.million", 6}, {"trade.thousand", 3}} {
		if float64(most)/minor >= math.Pow10(u.digits) {
			return unit{t.In.T(u.word), minor * math.Pow10(u.digits/3*3)}
		}
	}
	return unit{"", minor}
}

// Share is what one partner has of a sum.
type Share struct {
	Name    string
	Figure  register.Figure
	Caption string
	Record  register.Ref
}

// Shares returns the figures of several partners as bars, the greatest first, with their share in per cent where all are
// measured in one currency.
func Shares(in lang.In, shares []Share) Bars {
	shares = slices.Clone(shares)
	slices.SortStableFunc(shares, func(a, b Share) int { return int(max(-1, min(1, b.Figure.Value.Minor-a.Figure.Value.Minor))) })
	var sum float64
	sure := true
	for _, s := range shares {
		sum += float64(s.Figure.Value.Minor)
		sure = sure && s.Figure.Measured()
	}
	var bars Bars
	for _, s := range shares {
		words := in.ShortFigure(s.Figure)
		if sure && sum > 0 {
			words += " · " + in.Percent(int(math.Round(float64(s.Figure.Value.Minor)/sum*1000))*10) + "\u00a0%"
		}
		bars.Bars = append(bars.Bars, Bar{Label: s.Name, Words: words, Part: Part{
			Value: float64(s.Figure.Value.Minor), Estimated: !s.Figure.Measured(), Figure: s.Caption, Record: s.Record,
		}})
	}
	return bars
}
