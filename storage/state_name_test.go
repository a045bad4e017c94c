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

// Tables and people still say of a former republic what it was called in the Union.
func TestEveryFormerRepublicIsFoundByItsFormerName(t *testing.T) {
	f := storagetest.New(t)
	for now, then := range map[string]string{
		"Азербайджан": "Азербайджанская ССР", "Армения": "Армянская ССР", "Беларусь": "Белорусская ССР", "Грузия": "Грузинская ССР", "Казахстан": "Казахская ССР",
		"Кыргызстан": "Киргизская ССР", "Латвия": "Латвийская ССР", "Литва": "Литовская ССР", "Молдова": "Молдавская ССР", "Таджикистан": "Таджикская ССР",
		"Туркменистан": "Туркменская ССР", "Узбекистан": "Узбекская ССР", "Украина": "Украинская ССР", "Эстония": "Эстонская ССР",
	} {
		p := f.Partner(register.Partner{Name: register.Ru(now), Kind: register.PartnerState})
		hits, err := f.Search(ctx, then, 10)
		require.NoError(t, err)
		require.Len(t, hits, 1, then)
		assert.Equal(t, p.Ref(), hits[0].Ref, then)
	}
}
