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

func TestTheDaysThatExcelCounts(t *testing.T) {
	for cell, want := range map[string]register.Date{"37281": "2002-01-25", "37281.5": "2002-01-25", "2002": "", "012345": "", "123456": "", "25.01.2002": "", "": "", "б/д": ""} {
		day, is := field.Days{}.Counted(cell)
		assert.Equal(t, want, day, cell)
		assert.Equal(t, want != "", is, cell)
	}
	day, _ := field.Days{Date1904: true}.Counted("35819")
	assert.Equal(t, register.Date("2002-01-25"), day)
}
