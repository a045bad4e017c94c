package cli

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

type tradeCommand struct {
	Partner string `arg:"" name:"partner"`
	On      string `name:"on" placeholder:"DAY"`
	Format  string `name:"format" placeholder:"table|json|csv" default:"table"`
}

// tradeColumns are those of the table of a partner's trade.
var tradeColumns = []heading{
	{name: "partner", label: "trade-record.partner", texts: true}, {name: "ours", texts: true}, {name: "theirs", texts: true}, {name: "goods", label: "trade-record.goods"},
	{name: "period", label: "trade-record.period", texts: true}, {name: "period_kind"}, {name: "year"}, {name: "number"}, {name: "flow", label: "trade-record.flow"},
	{name: "value", label: "trade-record.value", right: true}, {name: "currency"}, {name: "qualifier"}, {name: "rough"},
	{name: "growth_ratio", label: "trade.growth"}, {name: "growth_qualifier"}, {name: "growth_said"},
	{name: "basis", label: "trade-record.basis"}, {name: "origin", label: "trade.origin"}, {name: "published_on", label: "trade-record.published_on"}, {name: "records"},
}

// trade prints the figures of the trade with a partner and their consequences, the newest first.
func (c *command) trade(what tradeCommand) error {
	on, err := c.dayOf("--on", what.On)
	if err != nil {
		return err
	}
	if err := formatOf(what.Format, asTable, asJSON, asCSV); err != nil {
		return err
	}
	return c.withRegister(func(s *storage.Store) error {
		partner, err := c.partner(s, what.Partner)
		if err != nil {
			return err
		}
		records, err := s.TradeFigures(c.ctx, storage.TradeRecordQuery{Partner: partner})
		if err != nil {
			return err
		}
		all := register.TradeSeriesOf(records, on)
		var ids []register.ID
		for _, one := range all {
			ids = append(ids, one.Key.PartnerID, one.Key.OursID, one.Key.TheirsID)
		}
		slices.SortFunc(ids, func(a, b register.ID) int { return slices.Compare(a[:], b[:]) })
		names, err := s.Lines(c.ctx, slices.Compact(ids)...)
		if err != nil {
			return err
		}
		p := newPrinter(what.Format, "list.none", c.out)
		if err := p.header(tradeColumns); err != nil {
			return err
		}
		for _, series := range all {
			for _, line := range series.Lines() {
				if err := p.row(tradeCells(series.Key, line, names)); err != nil {
					return err
				}
			}
		}
		return p.end()
	})
}

func tradeCells(key register.SeriesKey, l register.TradeLine, names map[register.ID]storage.Line) []cell {
	text := func(t register.Text) cell { return cell{t, t.Or(lang.Current())} }
	var from []string
	for _, id := range l.Figure.From {
		from = append(from, id.String())
	}
	published, growth := "", ""
	var ratio any // to the year before: 2 is twice as much; not known where nothing is compared
	if l.Record != nil {
		published = string(l.Record.PublishedOn)
	}
	if l.NoGrowth == "" {
		growth, ratio = lang.Growth(l.Growth), float64(l.Growth.Ratio)/register.WholeRatio
	}
	goods := key.Goods
	if goods == "" {
		goods = lang.T("trade-record.goods.all")
	}
	f := l.Figure
	return []cell{
		text(names[key.PartnerID].Label), text(names[key.OursID].Label), text(names[key.TheirsID].Label), {key.Goods, goods},
		text(l.Period.Text()), {string(l.Period.Kind), ""}, {l.Period.Year, ""}, {l.Period.Number, ""}, {string(l.Flow), tradeFlow(l.Flow)},
		{f.Value.Minor, lang.Figure(f)}, {f.Value.Currency, ""}, {string(f.Qualifier), ""}, {f.Rough, ""},
		{ratio, growth}, {string(l.Growth.Qualifier), ""}, {l.Growth.Said, ""},
		{string(key.Basis), tradeBasis(key.Basis)}, {string(f.Origin), lang.T("trade.origin." + string(f.Origin))},
		{published, lang.Day(register.Date(published))}, {strings.Join(from, " "), ""},
	}
}
