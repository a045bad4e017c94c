package madeup

import "accord/storage/register"

// The trade of a partner: exports and imports of every month of so many years.
const (
	tradeYears      = 15
	tradePerPartner = tradeYears * 12 * 2
	// tradeEach is for how many agreements there is the trade of one partner: a large register has 30,000 figures.
	tradeEach = 1200
)

// trade makes up the trade with the i-th country, growing and shrinking from year to year, with a season.
func (m *maker) trade(i int) []register.Record {
	var all []register.Record
	for _, flow := range []register.Flow{register.FlowExport, register.FlowImport} {
		size := int64(m.between(200, 9000)) * 1_000_000 // of a month, in cents
		for year := range tradeYears {
			size = size * int64(m.between(80, 130)) / 100
			for month := 1; month <= 12; month++ {
				r := &register.TradeRecord{
					PartnerID: m.foreign[i].id, OursID: m.ours[0], Flow: flow, Qualifier: register.Exactly, Basis: register.BasisCustoms,
					Period: register.TradePeriod{Kind: register.PeriodMonth, Year: 2008 + year, Number: month},
					Value:  register.Money{Minor: size * int64(m.between(70, 130)) / 100, Currency: "USD"}, SourceWords: m.Phrases["customs"],
				}
				r.ID = m.id()
				r.PublishedOn = r.Period.Last().AddDays(m.between(20, 60))
				all = append(all, r)
			}
		}
	}
	return all
}
