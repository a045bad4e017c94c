package columns

import (
	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Trade are the columns of figures of trade.
var Trade = func() []Column[storage.TradeRecordRow] {
	type row = storage.TradeRecordRow
	return []Column[row]{
		phrase("partner", "trade-record.partner", func(r row) register.Text { return r.Partner }).byText(),
		phrase("period", "trade-record.period", func(r row) register.Text { return r.Period.Text() }).
			placed(func(r row) any { return r.Period.Last() }),
		choice("flow", "trade-record.flow", "trade-record.flow.", func(r row) register.Flow { return r.Flow }),
		plain("goods", "trade-record.goods", goods),
		number("value", "trade-record.value", func(r row) int { return int(r.Value.Minor) }).shows(func(r row) string {
			return lang.Figure(register.Figure{Value: r.Value, Qualifier: r.Qualifier})
		}).byNumber().decimal(func(r row) int { return register.MinorDigits(r.Value.Currency) }),
		plain("currency", "trade-record.value.currency", func(r row) string { return r.Value.Currency }).aside(),
		choice("qualifier", "trade-record.qualifier", "trade-record.qualifier.", func(r row) register.Qualifier { return r.Qualifier }).aside(),
		number("quantity", "trade-record.quantity", func(r row) int { return int(r.Quantity.Thousandths) }).
			shows(func(r row) string { return lang.Quantity(r.Quantity) }).aside().decimal(func(row) int { return 3 }),
		plain("unit", "trade-record.quantity.unit", func(r row) string { return r.Quantity.Unit }).aside(),
		choice("basis", "trade-record.basis", "trade-record.basis.", func(r row) register.TradeBasis { return r.Basis }),
		phrase("ours", "trade-record.ours", func(r row) register.Text { return r.Ours }).aside(),
		phrase("theirs", "trade-record.theirs", func(r row) register.Text { return r.Theirs }).aside(),
		day("published_on", "trade-record.published_on", func(r row) register.Date { return r.PublishedOn }).byDay(),
		truth("revised", "trade-record.revised", func(r row) bool { return r.Revised }, func(r row) string {
			if r.Revised {
				return lang.T("trade-record.revised.yes")
			}
			return ""
		}).aside(),
		phrase("source", "trade-record.source", func(r row) register.Text { return r.Source }),
	}
}()

// goods are the code of goods and their name.
func goods(r storage.TradeRecordRow) string { return together(r.Goods.Code, words(r.Goods.Name)) }
