package trade

import (
	"context"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// sources are the kinds of records that figures of trade come from.
var sources = []register.Kind{register.KindMeeting, register.KindDocument, register.KindVisit, register.KindSession, register.KindEvent}

// form declares the fields of a figure of trade.
func (p *page) form(f *kit.Form, r *register.TradeRecord) {
	partner := kit.Pick("trade-record.partner", &r.PartnerID, p.partners(register.Theirs)).Width(1.6).Required()
	qualifier := kit.Choice("trade-record.qualifier", &r.Qualifier, desk.Options("trade-record.qualifier.", register.Qualifiers)).Width(0.9)
	currency := currencyField(&r.Value)
	value := amountField(r).Then(func() {
		qualifier.Reload()
		currency.Reload()
	})
	growth := growthField(&r.Growth)
	growthQualifier := kit.Choice("trade-record.growth.qualifier", &r.Growth.Qualifier, desk.Optional("trade-record.qualifier.", register.Qualifiers)).At("growth.qualifier")
	growth.Then(growthQualifier.Reload)
	f.Section("trade-record.section.main",
		kit.Line(
			partner,
			periodField(&r.Period).Width(1.2).Required(),
			kit.Choice("trade-record.flow", &r.Flow, desk.Options("trade-record.flow.", register.Flows)).Required(),
		),
		kit.Line(
			value.Width(1.4).Required(),
			currency,
			qualifier,
			kit.Choice("trade-record.basis", &r.Basis, desk.Options("trade-record.basis.", register.TradeBases)).Width(1.2).Required(),
		),
		kit.Line(
			growth,
			growthQualifier,
			kit.Date("trade-record.published_on", &r.PublishedOn, p.desk.Today()),
		),
		kit.Line(
			desk.PickRef("trade-record.source", &r.Source, p.store, sources...).At("source.id"),
			kit.Phrase("trade-record.source_words", &r.SourceWords),
		),
	)
	f.Section("trade-record.section.more",
		kit.Line(
			kit.Pick("trade-record.ours", &r.OursID, p.partners(register.Ours)),
			kit.Pick("trade-record.theirs", &r.TheirsID, p.partners(register.Theirs)),
		),
		kit.Line(
			kit.Text("trade-record.goods.code", &r.Goods.Code).At("goods.code").Width(0.7),
			kit.Phrase("trade-record.goods.name", &r.Goods.Name).At("goods.name").Width(2),
			quantityField(&r.Quantity),
			kit.Text("trade-record.quantity.unit", &r.Quantity.Unit).At("quantity.unit").Width(0.6),
		),
		kit.Line(kit.LongPhrase("trade-record.note", &r.Note)),
	)
	p.doubt(f, r, partner)
}

// doubt lets the form warn of what disagrees with other figures of the partner, which it reads when one is chosen.
func (p *page) doubt(f *kit.Form, r *register.TradeRecord, partner *kit.Field) {
	var known []*register.TradeRecord
	slot := &kit.Slot{}
	read := func() {
		if r.PartnerID.IsZero() {
			return
		}
		of := r.PartnerID
		kit.Load(p.desk.Loader(), slot, func(ctx context.Context) ([]*register.TradeRecord, error) {
			return p.store.TradeFigures(ctx, storage.TradeRecordQuery{Partner: of})
		}, func(records []*register.TradeRecord, err error) {
			if err == nil { // the record can be saved without
				known = records
			}
		})
	}
	partner.Then(read)
	read()
	check := f.Check
	if check == nil {
		return
	}
	f.Check = func() []kit.Problem { return append(check(), desk.Problems(doubts(r, known, p.desk.Today()))...) }
}

// doubts are those of a figure as it stands in a form, among the others that are known.
func doubts(r *register.TradeRecord, known []*register.TradeRecord, today register.Date) register.Problems {
	all := []*register.TradeRecord{r}
	for _, one := range known {
		if one.ID != r.ID {
			all = append(all, one)
		}
	}
	for _, s := range register.TradeSeriesOf(all, register.Forever) {
		if s.Key == r.Key() {
			return s.Doubts(r, today)
		}
	}
	return nil
}

// periodField is typed as people say it: "2021", "I полугодие 2022".
func periodField(period *register.TradePeriod) *kit.Field {
	return kit.Typed("trade-record.period", kit.Typing{
		Read: func(text string) error {
			read, err := register.ReadTradePeriod(text)
			if err == nil {
				*period = read
			}
			return err
		},
		Write: func() string { return desk.Words(period.Text()) },
		Wrong: func() string { return lang.T("problem.period") },
		Hint:  func() string { return lang.T("trade-record.period.hint") },
		None:  period.IsZero,
	}).At("period").Least(150)
}

// amountField takes "более 70 млн долларов" and puts its parts where they belong. Nothing typed is no value, "0" is one.
func amountField(r *register.TradeRecord) *kit.Field {
	nought := r.Revision > 0 && r.Value.Minor == 0
	return kit.Typed("trade-record.value", kit.Typing{
		Read: func(text string) error {
			read, err := register.ReadAmount(text, r.Value.Currency)
			if err != nil {
				return err
			}
			r.Value.Minor, nought = read.Money.Minor, read.Money.Minor == 0 && !read.Money.IsZero()
			if read.Money.Currency != "" {
				r.Value.Currency = read.Money.Currency
			}
			if read.Qualifier != "" {
				r.Qualifier = read.Qualifier
			}
			return nil
		},
		Write: func() string {
			if r.Value.Minor == 0 && !nought {
				return ""
			}
			return lang.Sum(r.Value)
		},
		Wrong: func() string { return lang.T("trade-record.value.wrong") },
		Hint:  func() string { return lang.T("trade-record.value.hint") },
		None:  func() bool { return r.Value.Minor == 0 && !nought },
	}).Least(150).At("value.minor") // not shown
}

// currencyField takes a code or a word. The sum stays what it was in its units.
func currencyField(m *register.Money) *kit.Field {
	return kit.Typed("trade-record.value.currency", kit.Typing{
		Read: func(text string) error {
			code, err := register.ReadCurrency(text)
			if err != nil {
				return err
			}
			for range register.MinorDigits(code) - register.MinorDigits(m.Currency) {
				m.Minor *= 10
			}
			for range register.MinorDigits(m.Currency) - register.MinorDigits(code) {
				m.Minor /= 10
			}
			m.Currency = code
			return nil
		},
		Write: func() string { return m.Currency },
		Wrong: func() string { return lang.T("trade-record.currency.wrong") },
		None:  func() bool { return m.Currency == "" },
	}).Width(0.5).Least(70).Required().At("value.currency") // not shown
}

// growthField takes per cent of the year before; a growth that somebody has stated is exact at first.
func growthField(g *register.SaidGrowth) *kit.Field {
	ratio := int(g.Ratio)
	return kit.Percent("trade-record.growth.ratio", &ratio).At("growth.ratio").Then(func() {
		g.Ratio = int64(ratio)
		switch {
		case ratio == 0:
			g.Qualifier = ""
		case g.Qualifier == "":
			g.Qualifier = register.Exactly
		}
	})
}

// quantityField takes a number with up to three places.
func quantityField(q *register.Quantity) *kit.Field {
	return kit.Typed("trade-record.quantity", kit.Typing{
		Read: func(text string) error {
			n, err := register.ReadThousandths(text)
			if err == nil {
				q.Thousandths = n
			}
			return err
		},
		Write: func() string {
			if q.Thousandths == 0 {
				return ""
			}
			return lang.Thousandths(q.Thousandths)
		},
		Wrong: func() string { return lang.T("form.fault.number") },
		None:  func() bool { return q.Thousandths == 0 },
	}).At("quantity.thousandths").Width(0.8)
}
