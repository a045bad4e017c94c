package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage"
	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestFiguresOfTradeAreFoundByWhoseTheyAre(t *testing.T) {
	f := storagetest.New(t)
	country := f.Partner(register.Partner{Name: register.Ru("Азербайджан")})
	plant := f.Partner(register.Partner{Name: register.Ru("Завод"), ParentID: country.ID})
	other := f.Partner(register.Partner{Name: register.Ru("Казахстан")})
	whole := f.TradeRecord(register.TradeRecord{PartnerID: country.ID, Value: register.Money{Minor: 7000, Currency: "USD"}, PublishedOn: "2022-01"})
	trucks := f.TradeRecord(register.TradeRecord{
		PartnerID: country.ID, TheirsID: plant.ID, Flow: register.FlowExport, Goods: register.Goods{Code: "8704", Name: register.Ru("Грузовики")},
		Period: register.TradePeriod{Kind: register.PeriodMonth, Year: 2022, Number: 3}, SourceWords: register.Ru("ФТС"),
	})
	f.TradeRecord(register.TradeRecord{PartnerID: other.ID})
	f.Visit(register.Visit{PartnerIDs: []register.ID{country.ID}})

	ids := func(q storage.TradeRecordQuery) []register.ID {
		t.Helper()
		found, err := f.TradeRecordIDs(ctx, q)
		require.NoError(t, err)
		figures, err := f.TradeFigures(ctx, q)
		require.NoError(t, err)
		var same []register.ID
		for _, one := range figures {
			same = append(same, one.ID)
		}
		assert.ElementsMatch(t, found, same, "the figures are those of the list")
		return found
	}
	assert.Equal(t, []register.ID{whole.ID, trucks.ID}, ids(storage.TradeRecordQuery{Partner: country.ID}))
	assert.Equal(t, []register.ID{trucks.ID}, ids(storage.TradeRecordQuery{Partner: plant.ID}))
	assert.Equal(t, []register.ID{trucks.ID}, ids(storage.TradeRecordQuery{Year: 2022}))
	assert.Equal(t, []register.ID{trucks.ID}, ids(storage.TradeRecordQuery{Goods: "87"}))
	assert.Equal(t, []register.ID{whole.ID}, ids(storage.TradeRecordQuery{Partner: country.ID, AllGoods: true}))
	assert.Equal(t, []register.ID{trucks.ID}, ids(storage.TradeRecordQuery{Flows: []register.Flow{register.FlowExport}, Periods: []register.PeriodKind{register.PeriodMonth}}))
	assert.Len(t, ids(storage.TradeRecordQuery{}), 3)
	years, err := f.TradeYears(ctx)
	require.NoError(t, err)
	assert.Equal(t, []int{2022, 2021}, years)

	figures, err := f.TradeFigures(ctx, storage.TradeRecordQuery{Partner: plant.ID})
	require.NoError(t, err)
	require.Len(t, figures, 1)
	want := *trucks
	want.Goods.Name = register.Text{}
	want.Head = register.Head{ID: trucks.ID, CreatedAt: trucks.CreatedAt}
	assert.Equal(t, want, *figures[0])
	hits, err := f.Search(ctx, "грузовики", 10, register.KindTradeRecord)
	require.NoError(t, err)
	assert.Len(t, hits, 1)
}

// The list marks the same figures as revised that the rules leave behind, on every day.
func TestARevisedFigureStaysAndIsMarked(t *testing.T) {
	f := storagetest.New(t)
	partner := f.Partner(register.Partner{})
	var all []register.ID
	for i, day := range []register.Date{"2022-01", "2022-05-01", "2022-05-01", "", "2023"} {
		r := f.TradeRecord(register.TradeRecord{PartnerID: partner.ID, PublishedOn: day, Value: register.Money{Minor: int64(i), Currency: "USD"}})
		all = append(all, r.ID)
	}
	f.TradeRecord(register.TradeRecord{PartnerID: partner.ID, Value: register.Money{Currency: "RUB"}})
	for _, day := range []register.Date{"2021-12-31", "2022-01-15", "2022-04-30", "2022-05-01", "2022-12-05", "2023-06-01"} {
		records, err := f.TradeFigures(ctx, storage.TradeRecordQuery{Partner: partner.ID})
		require.NoError(t, err)
		var current []register.ID
		for _, s := range register.TradeSeriesOf(records, day) {
			for _, r := range s.Current() {
				current = append(current, r.ID)
			}
		}
		listed, err := f.TradeRecordIDs(ctx, storage.TradeRecordQuery{Partner: partner.ID, Latest: true, On: day})
		require.NoError(t, err)
		assert.ElementsMatch(t, current, listed, "on %s", day)
		rows, err := f.TradeRecordRows(ctx, all, day)
		require.NoError(t, err)
		newest := 0
		for _, r := range rows {
			if !r.Revised && r.PublishedOn.First() <= day {
				newest++
			}
		}
		assert.Equal(t, 1, newest, "on %s", day)
	}
}
