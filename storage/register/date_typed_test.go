package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

const today register.Date = "2022-11-29"

func TestReadTyped(t *testing.T) {
	for typed, want := range map[string]register.Date{
		"": "", "   ": "", "29.11.2022": "2022-11-29", " 29.11.2022 ": "2022-11-29", "29/11/2022": "2022-11-29",
		"29-11-2022": "2022-11-29", "29 11 2022": "2022-11-29", "29.11.22": "2022-11-29", "9.1.2022": "2022-01-09",
		"09.01.22": "2022-01-09", "1/2/03": "2003-02-01", "291122": "2022-11-29", "29112022": "2022-11-29", "010199": "1999-01-01",
		"2022-11-29": "2022-11-29", "2022-1-9": "2022-01-09", "2022-11": "2022-11", "2022-1": "2022-01",
		"11.2022": "2022-11", "1.2022": "2022-01", "11/2022": "2022-11", "2022": "2022", "1991": "1991",
		"29.11.2022 г.": "2022-11-29", "29.11.2022г": "2022-11-29", "2022 г.": "2022", "11.2022 Г.": "2022-11",
		// Two figures of a year: from 80 years before today to 19 after it.
		"01.01.41": "2041-01-01", "01.01.42": "1942-01-01", "01.01.00": "2000-01-01", "25.01.02": "2002-01-25",
		// Words, in three languages and any case.
		"today": "2022-11-29", "Сегодня": "2022-11-29", "БҮГЕН": "2022-11-29", "завтра": "2022-11-30", "tomorrow": "2022-11-30",
		"иртәгә": "2022-11-30", "вчера": "2022-11-28", "yesterday": "2022-11-28", "кичә": "2022-11-28",
		// As letters and orders write it.
		"1 марта 2027 г.": "2027-03-01", "«05» мая 2027 года": "2027-05-05", "29 Ноября 2022": "2022-11-29", "3 авг. 2026": "2026-08-03",
		"март 2027": "2027-03", "декабрь 2026 г.": "2026-12", "1 March 2027": "2027-03-01", "March 1, 2027": "2027-03-01",
		"May 2nd 2027": "2027-05-02", "Sept. 2027": "2027-09", "1st of June 2027": "2027-06-01",
		"2027 елның 1 марты": "2027-03-01", "2027 елның 5 маенда": "2027-05-05", "1 гыйнвар 2027 ел": "2027-01-01",
		// Steps.
		"+1": "2022-11-30", "-10": "2022-11-19", "+0": "2022-11-29", "+3d": "2022-12-02", "+ 3 дня": "2022-12-02", "+3көн": "2022-12-02",
		"+1w": "2022-12-06", "-2 нед": "2022-11-15", "+1 неделя": "2022-12-06", "+1 атна": "2022-12-06",
		"+3m": "2023-02-28", "+3м": "2023-02-28", "+6 месяцев": "2023-05-29", "-1 ай": "2022-10-29", "+3 months": "2023-02-28",
		"+2г": "2024-11-29", "+2 года": "2024-11-29", "+5 лет": "2027-11-29", "-1 year": "2021-11-29", "+2y": "2024-11-29", "+1 ел": "2023-11-29",
	} {
		got, err := register.ReadTyped(typed, today)
		if assert.NoError(t, err, typed) {
			assert.Equal(t, want, got, typed)
		}
	}
}

func TestReadTypedRefuses(t *testing.T) {
	for _, typed := range []string{
		"30.02.2022", "29.02.2023", "31.11.2022", "32.01.2022", "00.01.2022", "01.13.2022", "13.2022", "0.2022",
		"2022-13", "2022-02-30", "0000", "0999", "301322", "20221129", "1", "12", "123", "12345", "1234567",
		"когда-нибудь", "ноябрь", "5 марок 2027", "31 февраля 2027", "0 мая 2027", "5 мая 27", "2027 мая", "месяц 2027", "29.11", "29.11.202", "29..11.2022", "29.11.2022.", "+", "-", "+x", "+3q", "+12345", "++1",
		"+3 а", "+9999г", "-9999г", "+3 мес.", "29.11.2022 в полдень", "г.", "２９.11.2022", "\x00", "1e3", "2022-11-29T10:00",
	} {
		got, err := register.ReadTyped(typed, today)
		assert.ErrorIs(t, err, register.ErrDate, typed)
		assert.Empty(t, got, typed)
	}
	for _, typed := range []string{"+3", "-1m", "завтра"} {
		_, err := register.ReadTyped(typed, "")
		assert.ErrorIs(t, err, register.ErrDate, "without a today there is nothing to count from: %s", typed)
	}
}

// What the field shows, typed again, is the same date.
func TestTypingWhatIsShownChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := rapid.OneOf(days, whole).Draw(t, "d")
		for _, shown := range []string{d.Dotted(), string(d)} {
			again, err := register.ReadTyped(shown, today)
			require.NoError(t, err)
			require.Equal(t, d, again)
		}
	})
}

func FuzzReadTyped(f *testing.F) {
	for _, s := range []string{"29.11.2022", "291122", "+3m", "-10", "+2г", "сегодня", "11.2022", "2022 г.", "+9999y", "31.12.99", "иртәгә"} {
		f.Add(s, string(today))
	}
	f.Add("завтра", "9999-12-31")
	f.Add("+1 атна", "")
	f.Fuzz(func(t *testing.T, s, now string) {
		day, err := register.ParseDate(now)
		if err != nil || day != "" && day.Precision() != register.DayKnown {
			t.Skip("today is always a known day")
		}
		d, err := register.ReadTyped(s, day)
		if err != nil {
			require.ErrorIs(t, err, register.ErrDate)
			require.Empty(t, d)
			return
		}
		again, err := register.ParseDate(string(d))
		require.NoError(t, err, "%q gave %q", s, d)
		require.Equal(t, d, again)
		shown, err := register.ReadTyped(d.Dotted(), day)
		require.NoError(t, err)
		require.Equal(t, d, shown)
	})
}
