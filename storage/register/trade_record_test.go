package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

func TestAFigureOfTradeIsWhole(t *testing.T) {
	sound := func() register.TradeRecord {
		r := *release()[1]
		r.Source, r.PublishedOn = register.Ref{Kind: register.KindMeeting, ID: boris}, "2022-11-29"
		return r
	}
	checkRules(t, sound, []rule[register.TradeRecord]{
		{"no partner", func(r *register.TradeRecord) { r.PartnerID = register.None }, "partner", "problem.required", false},
		{"the partner twice", func(r *register.TradeRecord) { r.TheirsID = anna }, "theirs", "problem.partner_twice", false},
		{"no period", func(r *register.TradeRecord) { r.Period = register.TradePeriod{} }, "period", "problem.required", false},
		{"no such quarter", func(r *register.TradeRecord) { r.Period.Number = 3 }, "period", "problem.period", false},
		{"no flow", func(r *register.TradeRecord) { r.Flow = "" }, "flow", "problem.required", false},
		{"no currency", func(r *register.TradeRecord) { r.Value.Currency = "" }, "value.currency", "problem.required", false},
		{"no such currency", func(r *register.TradeRecord) { r.Value.Currency = "ABC" }, "value.currency", "problem.currency", false},
		{"a currency in small letters", func(r *register.TradeRecord) { r.Value.Currency = "usd" }, "value.currency", "problem.currency", false},
		{"a new currency", func(r *register.TradeRecord) { r.Value.Currency = "VES" }, "", "", false},
		{"less than nothing", func(r *register.TradeRecord) { r.Value.Minor = -1 }, "value.minor", "problem.negative", false},
		{"nothing was traded", func(r *register.TradeRecord) { r.Value.Minor = 0 }, "", "", false},
		{"no qualifier", func(r *register.TradeRecord) { r.Qualifier = "" }, "qualifier", "problem.required", false},
		{"a code of one digit", func(r *register.TradeRecord) { r.Goods.Code = "8" }, "goods.code", "problem.hs_code", false},
		{"a code of letters", func(r *register.TradeRecord) { r.Goods.Code = "87o4" }, "goods.code", "problem.hs_code", false},
		{"no such chapter", func(r *register.TradeRecord) { r.Goods.Code = "7701" }, "goods.code", "problem.hs_code", false},
		{"a code of ten", func(r *register.TradeRecord) { r.Goods.Code = "8704229108" }, "", "", false},
		{"growth of what sign", func(r *register.TradeRecord) { r.Growth.Qualifier = "" }, "growth.qualifier", "problem.required", false},
		{"growth of how much", func(r *register.TradeRecord) { r.Growth.Ratio = 0 }, "growth.ratio", "problem.required", false},
		{"how many of what", func(r *register.TradeRecord) { r.Quantity.Thousandths = 1 }, "quantity.unit", "problem.required", false},
		{"no basis", func(r *register.TradeRecord) { r.Basis = "" }, "basis", "problem.required", false},
		{"published before it began", func(r *register.TradeRecord) { r.PublishedOn = "2021-12" }, "published_on", "problem.period_ahead", false},
		{"published before it ended", func(r *register.TradeRecord) { r.PublishedOn = "2022-06-29" }, "published_on", "problem.period_not_over", true},
		{"published in its year", func(r *register.TradeRecord) { r.PublishedOn = "2022" }, "", "", false},
		{"no source", func(r *register.TradeRecord) { r.Source = register.Ref{} }, "source", "problem.no_figure_source", true},
		{"a source in words", func(r *register.TradeRecord) {
			r.Source, r.SourceWords = register.Ref{}, register.Ru("ФТС России")
		}, "", "", false},
	})
	whole := sound()
	assert.Equal(t, "Товарооборот, I полугодие 2022 г.", whole.Label().Ru)
	assert.Equal(t, "Trade turnover, first half of 2022", whole.Label().En)
}

func TestARateConvertsForReadingOnly(t *testing.T) {
	rate := register.ExchangeRate{From: "USD", To: "RUB", Millionths: 60_500_000, On: "2022-06-30", Source: "Банк России"}
	require.Empty(t, rate.Check())
	f, ok := rate.Convert(release()[1].Figure())
	require.True(t, ok)
	assert.Equal(t, register.Money{Minor: 3630 * million, Currency: "RUB"}, f.Value)
	assert.Equal(t, register.About, f.Qualifier)
	f, _ = rate.Convert(release()[0].Figure())
	assert.Equal(t, register.Over, f.Qualifier)
	rate.To = "JPY"
	f, _ = rate.Convert(release()[1].Figure())
	assert.Equal(t, int64(60*60_500_000), f.Value.Minor, "the yen has no minor unit")
	_, ok = rate.Convert(f)
	assert.False(t, ok, "another currency")
	assert.NotEmpty(t, register.ExchangeRate{From: "USD", To: "USD"}.Check())
}
