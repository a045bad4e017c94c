package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"accord/storage/register"
)

func grown(value, base int64, q register.Qualifier) register.Growth {
	year := func(y int) register.TradePeriod { return register.TradePeriod{Kind: register.PeriodYear, Year: y} }
	record := func(y int, minor int64, q register.Qualifier) *register.TradeRecord {
		return &register.TradeRecord{Head: register.Head{ID: register.NewID()}, Period: year(y), Flow: register.FlowExport, Basis: register.BasisCustoms, Qualifier: q, Value: register.Money{Minor: minor, Currency: "USD"}}
	}
	s := register.TradeSeriesOf([]*register.TradeRecord{record(2021, value, q), record(2020, base, register.Exactly)}, "2025-01-01")[0]
	g, _ := s.Growth(register.FlowExport, year(2021))
	return g
}

// TestAGrowthIsRoundedOnce: 20.149 per cent are 20.1, not 20.15 and then 20.2.
func TestAGrowthIsRoundedOnce(t *testing.T) {
	assert.Equal(t, int64(1201), grown(35_777_777, 29_777_777, register.Exactly).In(1000))
}

// TestABoundOfAGrowthStaysTrue: what is more than a share is more than what is written of it, at any precision.
func TestABoundOfAGrowthStaysTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value, base := rapid.Int64Range(1, 1e12).Draw(t, "value"), rapid.Int64Range(1, 1e12).Draw(t, "base")
		parts := rapid.SampledFrom([]int64{10, 100, 1000, register.WholeRatio}).Draw(t, "parts")
		q := rapid.SampledFrom([]register.Qualifier{register.Over, register.Under}).Draw(t, "qualifier")
		written, exact := float64(grown(value, base, q).In(parts)), float64(value)/float64(base)*float64(parts)
		if q == register.Over && written > exact*(1+1e-9) || q == register.Under && written < exact*(1-1e-9) {
			t.Errorf("%s %v of %v parts, and %v is written", q, exact, parts, written)
		}
	})
}
