package trade

import (
	"context"
	"strings"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// card reads a figure and returns what draws it.
func (p *page) card(ctx context.Context, id register.ID, on register.Date) (func(*kit.Card), error) {
	r, around, err := desk.Read[register.TradeRecord](ctx, p.store, id)
	if err != nil {
		return nil, err
	}
	series, err := p.seriesOf(ctx, r, on)
	if err != nil {
		return nil, err
	}
	return func(c *kit.Card) {
		c.Kicker(strings.Join([]string{lang.T("kind.trade-record"), desk.Enum("trade-record.basis.", r.Basis)}, " · "))
		c.Title(desk.Words(r.Label()))
		p.standing(c, r, series, on)
		c.Section(lang.T("trade-record.section.main"))
		c.Field(lang.T("trade-record.partner"), desk.LinkTo(p.desk, around.Lines, r.PartnerID)...)
		c.Field(lang.T("trade-record.ours"), desk.LinkTo(p.desk, around.Lines, r.OursID)...)
		c.Field(lang.T("trade-record.theirs"), desk.LinkTo(p.desk, around.Lines, r.TheirsID)...)
		desk.Fill(c, "trade-record.value", lang.Figure(r.Figure()))
		desk.Fill(c, "trade-record.growth", lang.SaidGrowth(r.Growth))
		desk.Fill(c, "trade-record.goods", goods(r.Goods))
		desk.Fill(c, "trade-record.quantity", lang.Quantity(r.Quantity))
		source := desk.LinkTo(p.desk, around.Lines, r.Source.ID)
		if said := desk.Words(r.SourceWords); said != "" {
			if len(source) > 0 {
				source = append(source, kit.Plain("; "))
			}
			source = append(source, kit.Plain(said))
		}
		c.Field(lang.T("trade-record.source"), source...)
		desk.Fill(c, "trade-record.published_on", lang.Day(r.PublishedOn))
		c.Paragraph(kit.Link(lang.T("trade.charts.title"), func() { p.desk.Charts(r.PartnerID) }))
		p.revisions(c, r, series)
		p.around(c, r, series)
		desk.HangsOn(c, p.desk, around.Mentioners)
		desk.Long(c, "trade-record.note", r.Note)
	}, nil
}

// seriesOf reads the series that a figure belongs to, as it was known on a day; nil where the figure was not known yet.
func (p *page) seriesOf(ctx context.Context, r *register.TradeRecord, on register.Date) (*register.TradeSeries, error) {
	records, err := p.store.TradeFigures(ctx, storage.TradeRecordQuery{Partner: r.PartnerID, Bases: []register.TradeBasis{r.Basis}})
	if err != nil {
		return nil, err
	}
	for _, s := range register.TradeSeriesOf(records, on) {
		if s.Key == r.Key() {
			return s, nil
		}
	}
	return nil, nil
}

// goods are the code of goods and their name, all goods where neither is said.
func goods(g register.Goods) string {
	var said []string
	for _, one := range []string{g.Code, desk.Words(g.Name)} {
		if one != "" {
			said = append(said, one)
		}
	}
	if len(said) == 0 {
		return lang.T("trade-record.goods.all")
	}
	return strings.Join(said, " · ")
}

// standing draws the figure and the growth in large words, and the doubts.
func (p *page) standing(c *kit.Card, r *register.TradeRecord, s *register.TradeSeries, on register.Date) {
	tone, growth := kit.ToneGreen, ""
	if !r.Figure().Measured() {
		tone = kit.ToneBlue
	}
	if s != nil {
		if current, _ := s.Said(r.Flow, r.Period); current != nil && current.ID != r.ID {
			tone, growth = kit.ToneGrey, lang.T("trade-record.revised.yes")
		} else {
			growth = growthOf(s.Growth(r.Flow, r.Period))
		}
	}
	c.Banner(tone, lang.Figure(r.Figure()), desk.Said(growth)...)
	problems := r.Check().Warnings()
	if s != nil {
		problems = append(problems, s.Doubts(r, on)...)
	}
	for _, problem := range desk.Problems(problems) {
		c.Banner(kit.ToneAmber, "", kit.Plain(problem.Text))
	}
}

// growthOf is a growth in words, with a word where it was stated and not computed; or why there is none.
func growthOf(g register.Growth, no register.NoGrowth) string {
	switch {
	case no != "":
		return lang.T("trade.growth.unknown", lang.T("trade.no_growth."+string(no)))
	case g.Said:
		return lang.T("trade.growth.said", lang.Growth(g))
	}
	return lang.Growth(g)
}

// revisions draws the figures for the same thing, the newest first.
func (p *page) revisions(c *kit.Card, r *register.TradeRecord, s *register.TradeSeries) {
	if s == nil {
		return
	}
	current, earlier := s.Said(r.Flow, r.Period)
	if len(earlier) == 0 {
		return
	}
	c.Section(lang.T("trade-record.revisions"))
	for i, one := range append([]*register.TradeRecord{current}, earlier...) {
		left := []kit.Part{kit.Plain(lang.Figure(one.Figure()))}
		if i == 0 {
			left = append(left, kit.Soft(" · "+lang.T("trade-record.counts")))
		}
		open := func() { p.desk.Open(one.Ref()) }
		if one.ID == r.ID {
			open = nil
		}
		c.Row(left, []kit.Part{kit.Soft(lang.Day(one.PublishedOn))}, open)
	}
}

// around draws the same trade in other periods, and the consequences.
func (p *page) around(c *kit.Card, r *register.TradeRecord, s *register.TradeSeries) {
	if s == nil {
		return
	}
	lines := s.Lines()
	if len(lines) < 2 {
		return
	}
	c.Section(lang.T("trade-record.around"))
	for _, line := range lines[:min(len(lines), listed)] {
		left := []kit.Part{kit.Plain(desk.Words(line.Period.Text()))}
		if line.Flow != register.FlowTurnover {
			left = append(left, kit.Soft(" · "+lang.T("trade-record.flow."+string(line.Flow))))
		}
		right := []kit.Part{kit.Plain(lang.Figure(line.Figure))}
		if line.Figure.Origin != register.FigureSaid {
			right = append(right, kit.Soft(" · "+lang.T("trade.origin."+string(line.Figure.Origin))))
		}
		var open func()
		if line.Record != nil && line.Record.ID != r.ID {
			open = func() { p.desk.Open(line.Record.Ref()) }
		}
		c.Row(left, right, open)
	}
	if more := len(lines) - listed; more > 0 {
		c.Paragraph(kit.Soft(lang.N("card.more_rows", more)))
	}
}

// listed is how many figures a card shows at the most.
const listed = 24
