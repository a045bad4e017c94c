package storage_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/storage/register"
	"accord/storage/storagetest"
)

func TestAWordIsFoundInItsCasesThoughItsVowelGoes(t *testing.T) {
	f := storagetest.New(t)
	for _, title := range []string{"О послах", "Временный посол", "О выходе на рынки", "Об общем рынке", "К концу года", "У Вечного огня", "На уровне министров", "О дворцах", "Отечество", "Бандероль"} {
		f.Agreement(register.Agreement{Title: register.Ru(title)})
	}
	for asked, want := range map[string][]string{
		"посол":   {"Временный посол", "О послах"},
		"послом":  {"Временный посол", "О послах"},
		"рынок":   {"О выходе на рынки", "Об общем рынке"},
		"рынка":   {"О выходе на рынки", "Об общем рынке"},
		"конец":   {"К концу года"},
		"огонь":   {"У Вечного огня"},
		"уровень": {"На уровне министров"},
		"дворец":  {"О дворцах"},
		"отец":    nil,
		"банд":    {"Бандероль"},
	} {
		hits, err := f.Search(ctx, asked, 8, register.KindAgreement)
		require.NoError(t, err)
		var found []string
		for _, h := range hits {
			found = append(found, h.Label.Ru)
		}
		assert.ElementsMatch(t, want, found, asked)
	}
}
