package trade

import (
	"cmp"
	"strings"

	"accord/app/chart"
	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// of is the name of a record, nothing where it is not known.
func (n names) of(id register.ID) string {
	if line, ok := n[id]; ok {
		return desk.Name(line)
	}
	return ""
}

const (
	chartTall  float32 = 250
	growthTall float32 = 180
	sharesMost         = 20 // partners whose shares are drawn
)

// draw fills the card and returns how many figures it shows.
func (p *Charts) draw(f found) int {
	switch {
	case f.asked.By == byPeriod && len(f.sides) == 0, f.asked.By == byPartner && len(f.groups) == 0:
		p.drawNothing(f)
		return 0
	case f.asked.By == byPeriod:
		return p.drawPeriod(f)
	}
	return p.drawPartner(f)
}

// drawNothing names the missing figures and the ways to enter them.
func (p *Charts) drawNothing(f found) {
	of := f.names.of(f.partner)
	if f.asked.By == byPeriod {
		of = desk.Words(f.period.Text())
	}
	p.card.Title(cmp.Or(of, lang.T("trade.charts.title")))
	p.card.Paragraph(kit.Soft(lang.T("trade.charts.none")))
	p.card.Add(kit.ButtonRow(desk.Changing(p.desk, kit.NewButton(kit.ButtonPrimary, "+ "+lang.T("kind.trade-record"), func() {
		r := p.blank().(*register.TradeRecord)
		r.PartnerID = f.partner
		p.desk.Edit(r)
	}), kit.NewButton(kit.ButtonPlain, lang.T("trade.paste.open"), p.Paste))...))
}

// drawPartner draws the trade with a partner: the group that counts first in charts, the others as lines.
func (p *Charts) drawPartner(f found) int {
	g := f.groups[0]
	t := chart.Trade{In: lang.In(lang.Current()), Series: g, Names: f.names.of}
	if t.Kind = f.asked.Kind; t.Kind == "" {
		t.Kind = t.Best()
	}
	title := p.titleOf(f, g)
	p.card.Kicker(join(lang.T("trade.charts.as_of", lang.Day(f.on)), currencyOf(g), goodsOf(f, g)))
	p.card.Title(title)
	turnover := t.Chart()
	kind := lang.T("trade.charts.by." + string(t.Kind))
	if len(turnover.Columns) == 0 {
		p.card.Paragraph(kit.Soft(lang.T("trade.charts.none_of_kind")))
	} else {
		desk.Chart(p.card, p.desk, join(turnover.Subject, kind), title, chartTall, turnover.Shapes)
	}
	if growth := t.Growth(); len(growth.Columns) > 0 {
		desk.Chart(p.card, p.desk, join(lang.T("trade.charts.growth"), kind), title, growthTall, growth.Shapes)
	}
	shown := p.lines(f, g, t.Kind)
	if len(f.groups) > 1 {
		p.card.Section(lang.T("trade.charts.others"))
		for _, other := range f.groups[1:] {
			p.other(f, other)
		}
	}
	return shown
}

// titleOf says whose trade a group is.
func (p *Charts) titleOf(f found, g register.TradeGroup) string {
	key := g.Key()
	title := f.names.of(key.PartnerID)
	if between := join2(" — ", f.names.of(key.OursID), f.names.of(key.TheirsID)); between != "" {
		title += " (" + between + ")"
	}
	return title
}

func currencyOf(g register.TradeGroup) string { return g.Key().Currency }

func goodsOf(f found, g register.TradeGroup) string {
	if g.Key().Goods == "" {
		return lang.T("trade-record.goods.all")
	}
	return g.Key().Goods
}

// join joins the non-empty parts.
func join(parts ...string) string { return join2(" · ", parts...) }

func join2(between string, parts ...string) string {
	var there []string
	for _, p := range parts {
		if p != "" {
			there = append(there, p)
		}
	}
	return strings.Join(there, between)
}

// lines are the figures from which the charts of a kind of period are drawn, as a table.
func (p *Charts) lines(f found, g register.TradeGroup, kind register.PeriodKind) (shown int) {
	p.card.Section(lang.T("trade.charts.figures"))
	for _, s := range g {
		for _, line := range s.Lines() {
			if line.Period.Kind != kind {
				continue
			}
			if shown++; shown > linesMost {
				continue
			}
			p.line(f, s, line)
		}
	}
	if more := shown - linesMost; more > 0 {
		p.card.Paragraph(kit.Soft(lang.N("card.more_rows", more)))
	}
	return shown
}

// linesMost is how many figures stand under the charts.
const linesMost = 60

func (p *Charts) line(f found, s *register.TradeSeries, l register.TradeLine) {
	left := []kit.Part{
		kit.Plain(desk.Words(l.Period.Text())), kit.Soft(" · " + lang.T("trade-record.flow."+string(l.Flow)) + " · " + lang.T("trade-record.basis."+string(s.Key.Basis))),
	}
	origin := ""
	if l.Figure.Origin != register.FigureSaid {
		origin = lang.T("trade.origin." + string(l.Figure.Origin))
	}
	source := ""
	var open func()
	if l.Record != nil {
		open = func() { p.desk.Open(l.Record.Ref()) }
		source = cmp.Or(desk.Words(l.Record.SourceWords), f.names.of(l.Record.Source.ID))
	}
	if said := join(origin, source); said != "" {
		left = append(left, kit.Soft("\n"+said))
	}
	right := []kit.Part{kit.Plain(lang.Figure(l.Figure))}
	if l.NoGrowth == "" {
		right = append(right, kit.Soft("\n"+growthOf(l.Growth, l.NoGrowth)))
	}
	p.card.Row(left, right, open)
}

// other is a line for a group that is not drawn; it leads to its own partner or to its newest figure.
func (p *Charts) other(f found, g register.TradeGroup) {
	lines := g[0].Lines()
	if len(lines) == 0 {
		return
	}
	left := []kit.Part{kit.Plain(p.titleOf(f, g)), kit.Soft(" · " + join(currencyOf(g), goodsOf(f, g)))}
	newest := lines[0]
	right := []kit.Part{kit.Plain(lang.Figure(newest.Figure)), kit.Soft("\n" + desk.Words(newest.Period.Text()))}
	open := func() { p.desk.Charts(g.Key().PartnerID) }
	if g.Key().PartnerID == f.partner {
		open = nil
		if newest.Record != nil {
			open = func() { p.desk.Open(newest.Record.Ref()) }
		}
	}
	p.card.Row(left, right, open)
}

// drawPeriod draws what each partner has of the trade in a period, in one currency, and lists the others.
func (p *Charts) drawPeriod(f found) int {
	currency := f.sides[0].figure.Value.Currency
	in := lang.In(lang.Current())
	flow := flowOf(f.asked)
	var shares []chart.Share
	var same, other []side
	for _, s := range f.sides {
		if s.figure.Value.Currency != currency {
			other = append(other, s)
			continue
		}
		same = append(same, s)
		shares = append(shares, chart.Share{Name: f.names.of(s.partner), Figure: s.figure, Caption: p.caption(f, s, flow), Record: recordOf(s)})
	}
	period := desk.Words(f.period.Text())
	p.card.Kicker(join(lang.T("trade.charts.as_of", lang.Day(f.on)), currency, lang.T("trade-record.goods.all")))
	p.card.Title(lang.Capital(lang.T("trade-record.flow."+string(flow))) + ", " + period)
	bars := chart.Shares(in, shares[:min(len(shares), sharesMost)])
	desk.Chart(p.card, p.desk, lang.T("trade.charts.shares"), lang.Capital(lang.T("trade-record.flow."+string(flow)))+", "+period+", "+currency, bars.Height()+8,
		func(width, _ float32, measure chart.Measure) []chart.Shape { return bars.Shapes(width, measure) })
	p.card.Section(lang.T("trade.charts.figures"))
	for _, s := range append(same, other...) {
		left := []kit.Part{kit.Plain(f.names.of(s.partner)), kit.Soft(" · " + lang.T("trade-record.basis."+string(s.series.Key.Basis)))}
		right := []kit.Part{kit.Plain(lang.Figure(s.figure)), kit.Soft("\n" + growthOf(s.growth, s.no))}
		p.card.Row(left, right, func() { p.desk.Charts(s.partner) })
	}
	return len(f.sides)
}

// recordOf is the record of a figure, none where it was computed of several.
func recordOf(s side) register.Ref {
	if len(s.figure.From) != 1 {
		return register.Ref{}
	}
	return register.Ref{Kind: register.KindTradeRecord, ID: s.figure.From[0]}
}

// caption says a partner's figure in words, with its basis, its source and its growth.
func (p *Charts) caption(f found, s side, flow register.Flow) string {
	source := ""
	if r, _ := s.series.Said(flow, f.period); r != nil {
		source = join(cmp.Or(desk.Words(r.SourceWords), f.names.of(r.Source.ID)), lang.Day(r.PublishedOn))
	}
	return join(f.names.of(s.partner)+": "+lang.Figure(s.figure), lang.T("trade-record.basis."+string(s.series.Key.Basis)), source, growthOf(s.growth, s.no))
}
