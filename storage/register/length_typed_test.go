package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestLengthsAreReadAsPeopleTypeThem(t *testing.T) {
	months := func(n int) register.Length { return register.Length{Count: n, Unit: register.Months} }
	days := func(n int) register.Length { return register.Length{Count: n, Unit: register.Days} }
	for text, want := range map[string]register.Length{
		"": {}, "3 года": months(36), "5 лет": months(60), "1 год": months(12), "год": months(12), "10л": months(120), "2 г.": months(24),
		"18 мес.": months(18), "18мес": months(18), "6 месяцев": months(6), "1 год 6 месяцев": months(18), "1 год и 6 мес.": months(18),
		"полгода": months(6), "Три года": months(36), "шести месяцев": months(6), "трёх лет": months(36), "12 М": months(12),
		"30 дней": days(30), "30 дн.": days(30), "1 день": days(1), "две недели": days(14), "2 нед.": days(14), "полтора года": months(18),
		"6 months": months(6), "3 yrs": months(36), "one year": months(12), "2 years, 6 months": months(30), "90 days": days(90), "6 mo": months(6),
		"3 ел": months(36), "6 ай": months(6), "30 көн": days(30), "өч ел": months(36), "2 атна": days(14), "ярты ел": months(6),
		"year": months(12), "half a year": months(6), "month": months(1), "week": days(7), "ел": months(12), "ай": months(1), "квартал": months(3),
		"сроком на 5 (пять) лет": months(60), "пять (5) лет": months(60), "5-летний": months(60), "пятилетний срок": months(60), "3-х лет": months(36),
		"1,5 года": months(18), "2.5 years": months(30), "a year and a half": months(18), "двадцать пять лет": months(300), "2 квартала": months(6),
		"не менее чем за 6 (шесть) месяцев до": months(6), "за полгода": months(6), "6-ти месяцев": months(6), "six-month": months(6), "кимендә 6 ай": months(6),
		"30 календарных дней": days(30), "тридцать дней": days(30), "ninety days": days(90), "30 days’ notice": days(30), "двухнедельный срок": days(14),
		"at least 30 calendar days before": days(30), "утыз көн": days(30),
	} {
		got, err := register.ReadLength(text)
		assert.NoError(t, err, text)
		assert.Equal(t, want, got, text)
	}
	for text, number := range map[string]int{"3": 3, "36": 36, " 1 200 ": 1200} {
		got, err := register.ReadLength(text)
		assert.ErrorIs(t, err, register.ErrNoUnit, text)
		assert.Equal(t, number, got.Count, text)
	}
	for _, text := range []string{"-3", "года", "3 попугая", "1 год 3 дня", "много лет", "3 года 5", "36.5 мес", "три", "1,7 года", "на", "срок", "с 5 лет"} {
		_, err := register.ReadLength(text)
		assert.ErrorIs(t, err, register.ErrLength, text)
		assert.NotErrorIs(t, err, register.ErrNoUnit, text)
	}
}
