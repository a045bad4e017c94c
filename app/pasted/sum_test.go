package pasted

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/lang"
)

// A figure with a unit of its own takes only the currency from the unit of its table.
func TestAFigureOfItsOwnUnitIsInTheCurrencyOfTheTable(t *testing.T) {
	for cell, want := range map[string]int64{"57 300,0 тыс.": 5_730_000_000, "57,3": 5_730_000_000, "2 млрд": 200_000_000_000} {
		a, err := Sum(cell, "млн долл. США", "")
		require.NoError(t, err, cell)
		assert.Equal(t, "USD", a.Money.Currency, cell)
		assert.Equal(t, want, a.Money.Minor, cell)
	}
	long, is := LongTrade([][]string{
		{"Внешняя торговля, млн. долл. США"},
		{"Страна", "2021 год", "", "2022 год", ""},
		{"", "экспорт", "импорт", "экспорт", "импорт"},
		{"Турция", "5", "4,6", "57 300,0 тыс.", "2,7"},
	}, lang.Current())
	require.True(t, is)
	a, err := Sum(long.Rows[len(long.Rows)-2][3], "млн долл. США", "USD")
	require.NoError(t, err)
	assert.Equal(t, int64(5_730_000_000), a.Money.Minor, "the turned table is read again under the same unit")
}
