package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
	"accord/storage/storagetest"
)

// Records made by hand say one name of a state, and people look for it by another.
func TestAStateIsFoundByAnyOfItsNames(t *testing.T) {
	f := storagetest.New(t)
	for _, name := range []string{"Беларусь", "Республика Молдова", "Германия", "Чешская Республика", "Великобритания", "Мьянма", "Ирина и сыновья", "Царский завод", "Аренда"} {
		f.Partner(register.Partner{Name: register.Ru(name)})
	}
	f.Agreement(register.Agreement{Title: register.Ru("Соглашение с ФРГ о торговле")})
	for text, want := range map[string][]string{
		"Белоруссия":          {"Беларусь"},
		"с Белоруссией":       {"Беларусь"},
		"Республика Беларусь": {"Беларусь"},
		"Byelorussia":         {"Беларусь"},
		"Молдавия":            {"Республика Молдова"},
		"ФРГ":                 {"Германия", "Соглашение с ФРГ о торговле"},
		"Германия торговля":   {"Соглашение с ФРГ о торговле"},
		"Чехия":               {"Чешская Республика"},
		"United Kingdom":      {"Великобритания"},
		"Соединённое Королевство": {"Великобритания"},
		"Бирма": {"Мьянма"},
		"Иран":  nil,
		"ЦАР":   {"Царский завод"}, // as it begins
		"Центральноафриканская Республика": nil,
		"Египет": nil,
	} {
		hits, err := f.Search(ctx, text, 10)
		require.NoError(t, err)
		var found []string
		for _, h := range hits {
			found = append(found, h.Label.Ru)
		}
		assert.ElementsMatch(t, want, found, text)
	}
	near, err := f.Nearest(ctx, "Белорусия")
	require.NoError(t, err)
	assert.Equal(t, "Беларусь", near)
}
