package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
)

func TestSeriesOfOneThingStandTogether(t *testing.T) {
	record := func(partner byte, basis register.TradeBasis, change func(*register.TradeRecord)) *register.TradeRecord {
		r := said(register.FlowTurnover, half2022, register.Exactly, 60)
		r.PartnerID, r.Basis = register.ID{partner}, basis
		if change != nil {
			change(r)
		}
		return r
	}
	below := record(2, register.BasisCustoms, nil)
	goods := record(1, register.BasisCustoms, func(r *register.TradeRecord) { r.Goods.Code = "87" })
	plant := record(1, register.BasisCustoms, func(r *register.TradeRecord) { r.TheirsID = register.ID{9} })
	statement := record(1, register.BasisStatement, nil)
	customs := record(1, register.BasisCustoms, func(r *register.TradeRecord) { r.Period = half2021 })
	groups := register.TradeGroupsOf(register.TradeSeriesOf([]*register.TradeRecord{below, goods, plant, statement, customs}, register.Forever), register.ID{1})
	require.Len(t, groups, 4)
	require.Len(t, groups[0], 2, "statements stand beside the figures of customs")
	assert.Equal(t, register.BasisCustoms, groups[0][0].Key.Basis)
	assert.Equal(t, register.BasisStatement, groups[0][1].Key.Basis)
	assert.Equal(t, "87", groups[1].Key().Goods)
	assert.Equal(t, register.ID{9}, groups[2].Key().TheirsID)
	assert.Equal(t, register.ID{2}, groups[3].Key().PartnerID)

	f, s, known := groups[0].Figure(register.FlowTurnover, half2022)
	require.True(t, known)
	assert.Equal(t, register.BasisStatement, s.Key.Basis)
	assert.Equal(t, []register.ID{statement.ID}, f.From)
}
