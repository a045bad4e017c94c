package field_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"accord/app/sheet/field"
	"accord/storage/register"
)

// A word in another gender or number, or typed on two keyboards, means the same; one that may mean two values means neither.
func TestAWordOfAnEnumerationInAnotherForm(t *testing.T) {
	for _, c := range []struct{ field, word, want string }{
		{"level", "межправительственное", "intergovernmental"}, {"level", "Межведомственные", "interagency"}, {"level", "межгосударственная", "interstate"},
		{"level", "региональное", ""}, {"level", "корпоративное", "corporate"}, {"level", "", ""}, {"level", "меж", ""},
		{"kind", "Соглашениe", "agreement"}, {"kind", "соглашения", "agreement"}, {"kind", "Протоколы", "protocol"}, {"kind", "программы", "programme"},
	} {
		f, there := field.Find(register.KindAgreement, c.field)
		require.True(t, there)
		value, known := f.Choose(c.word)
		assert.Equal(t, c.want, value, c.word)
		assert.Equal(t, c.want != "", known, c.word)
	}
}

func TestAStateWithItsForm(t *testing.T) {
	for name, want := range map[string]string{
		"Республика Азербайджан": "AZ", "РЕСПУБЛИКА ГРУЗИЯ": "GE", "Королевство Норвегия": "NO", "Kingdom of Norway": "NO", "Азербайҗан Республикасы": "AZ",
		"Республика Корея": "KR", "Республика Конго": "CG", "Республика Татарстан": "", "Республика": "", "Республика ": "",
	} {
		assert.Equal(t, want, field.Country(name), name)
	}
}
