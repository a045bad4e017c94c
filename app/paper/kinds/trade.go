package kinds

import (
	"cmp"
	"slices"
	"strings"

	"accord/app/chart"
	"accord/app/lang"
	"accord/app/paper"
	"accord/storage/register"
)

// tradeMost is the greatest number of groups of series in a note; the last ones have the fewest figures.
const tradeMost = 4

// tradeGroups returns the groups of series for the note.
func (n *note) tradeGroups() []register.TradeGroup {
	groups := register.WholeTrade(n.profile.Groups, n.profile.Partner.ID)
	return groups[:min(len(groups), tradeMost)]
}

// trade writes about the trade with the partner: a chart where two periods can be compared, and the figures, each with
// its source.
func (n *note) trade() []paper.Block {
	groups := n.tradeGroups()
	if len(groups) == 0 {
		return nil
	}
	t := paper.Table{Columns: n.columns("trade-record.period", 5, "trade-record.flow", 5, "trade-record.value", 7, "trade.growth", 7)}
	t.Columns[2].Right = true
	series := slices.Concat(groups...)
	for _, s := range first(series, n.scope.series) {
		by := word(n.making, "trade-record.basis.", s.Key.Basis)
		if len(groups) > 1 {
			by = join(", ", n.name(s.Key.OursID), by, s.Key.Currency)
		}
		t.Rows = append(t.Rows, band(lang.Capital(by)))
		for _, line := range n.chosenLines(s.Lines()) {
			t.Rows = append(t.Rows, paper.Row{Cells: []paper.Phrase{
				paper.Words(n.text(line.Period.Text())), paper.Words(word(n.making, "trade-record.flow.", line.Flow)),
				paper.Words(n.in.Figure(line.Figure)).Noted(n.tradeSource(s, line.Figure.Origin, line.Figure.From)), n.growth(s, line),
			}})
		}
	}
	return []paper.Block{n.chart, t, n.rest(len(series), len(first(series, n.scope.series)), register.KindTradeRecord)}
}

// tradeLeast is how many figures of a series a note tells at least: a year's turnover, export and import.
const tradeLeast = 3

// chosenLines are the figures of a series that a note has room for: all where they are few, else the newest ones of the longest periods,
// without months.
func (n *note) chosenLines(lines []register.TradeLine) []register.TradeLine {
	rows := max(n.rows(len(lines)), tradeLeast)
	if len(lines) <= rows {
		return lines
	}
	longest := slices.DeleteFunc(slices.Clone(lines), func(l register.TradeLine) bool {
		return l.Period.Kind == register.PeriodMonth || slices.ContainsFunc(lines, func(longer register.TradeLine) bool { return within(l.Period, longer.Period) })
	})
	end := min(len(longest), rows)
	for end < len(longest) && longest[end].Period == longest[end-1].Period { // a period with its export stands with its import
		end++
	}
	return longest[:end]
}

// within reports whether a period is a part of a longer one.
func within(part, whole register.TradePeriod) bool {
	return (part.First() != whole.First() || part.Last() != whole.Last()) && whole.First() <= part.First() && part.Last() <= whole.Last()
}

// growth returns how a figure has grown, with the sources of both compared figures, or of a reported growth.
func (n *note) growth(s *register.TradeSeries, line register.TradeLine) paper.Phrase {
	if line.NoGrowth != "" {
		return nil
	}
	said := n.in.Growth(line.Growth)
	if line.Growth.Said {
		said = n.in.T("trade.growth.said", said)
	}
	return paper.Words(said).Noted(n.tradeSource(s, register.FigureSaid, line.Growth.From))
}

// tradeSource says how a figure came to be known, and from where.
func (n *note) tradeSource(s *register.TradeSeries, by register.FigureOrigin, from []register.ID) string {
	origin := ""
	if by != register.FigureSaid {
		origin = n.in.T("trade.origin." + string(by))
	}
	var sources []string
	for _, r := range s.Current() {
		if !slices.Contains(from, r.ID) {
			continue
		}
		source, published := cmp.Or(n.text(r.SourceWords), n.reference(r.Source)), lang.Day(r.PublishedOn)
		if !strings.Contains(source, published) {
			source = join(", ", source, published)
		}
		if source != "" && !slices.Contains(sources, source) {
			sources = append(sources, source)
		}
	}
	return lang.Capital(join(": ", origin, cmp.Or(join("; ", sources...), n.in.T("paper.source.none"))))
}

// tradeChart draws the turnover, nothing where there are not two periods to be compared.
func (n *note) tradeChart(group register.TradeGroup) paper.Block {
	t := chart.Trade{In: n.in, Series: group, Names: n.name}
	t.Kind = t.Best()
	turnover := t.Chart()
	known := 0
	for _, c := range turnover.Columns {
		if len(c.Stacks) > 0 {
			known++
		}
	}
	if known < 2 {
		return nil
	}
	title := turnover.Subject + ", " + n.in.T("trade.charts.by."+string(t.Kind))
	picture := read(n.making, func() ([]byte, error) {
		return chart.Picture{Title: title, Width: 720, Height: 230, Draw: turnover.Shapes}.PNG()
	})
	return paper.Picture{PNG: picture, Width: 86, Alt: title}
}
