package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"accord/storage/register"
)

var periods = rapid.Custom(func(t *rapid.T) register.TradePeriod {
	p := register.TradePeriod{Kind: rapid.SampledFrom(register.PeriodKinds).Draw(t, "kind"), Year: rapid.IntRange(1900, 2100).Draw(t, "year")}
	p.Number = rapid.IntRange(1, map[register.PeriodKind]int{
		register.PeriodYear: 1, register.PeriodHalf: 2, register.PeriodQuarter: 4, register.PeriodMonth: 12, register.PeriodRunning: 12,
	}[p.Kind]).Draw(t, "number")
	if p.Kind == register.PeriodYear {
		p.Number = 0
	}
	return p
})

func TestPeriodsAreReadAsOfficesWriteThem(t *testing.T) {
	year := func(y int) register.TradePeriod { return register.TradePeriod{Kind: register.PeriodYear, Year: y} }
	of := func(k register.PeriodKind, n, y int) register.TradePeriod {
		return register.TradePeriod{Kind: k, Year: y, Number: n}
	}
	for text, want := range map[string]register.TradePeriod{
		"2021": year(2021), "2021 г.": year(2021), "за 2021 год": year(2021), "2021 ел": year(2021), "": {},
		"I полугодие 2022 г.": of(register.PeriodHalf, 1, 2022), "1 полугодие 2022": of(register.PeriodHalf, 1, 2022),
		"второе полугодие 2022 года": of(register.PeriodHalf, 2, 2022), "1-е полугодие 2022": of(register.PeriodHalf, 1, 2022),
		"first half of 2022": of(register.PeriodHalf, 1, 2022), "2022H1": of(register.PeriodHalf, 1, 2022), "H2 2022": of(register.PeriodHalf, 2, 2022),
		"2022 елның I яртыеллыгы": of(register.PeriodHalf, 1, 2022), "1H 2022": of(register.PeriodHalf, 1, 2022),
		"3 кв. 2022": of(register.PeriodQuarter, 3, 2022), "III квартал 2022 г.": of(register.PeriodQuarter, 3, 2022), "Q4 2022": of(register.PeriodQuarter, 4, 2022),
		"2022-Q2": of(register.PeriodQuarter, 2, 2022), "четвертый квартал 2022": of(register.PeriodQuarter, 4, 2022), "2nd quarter 2022": of(register.PeriodQuarter, 2, 2022),
		"март 2022 г.": of(register.PeriodMonth, 3, 2022), "в мае 2022": {}, "мая 2022": of(register.PeriodMonth, 5, 2022), "03.2022": of(register.PeriodMonth, 3, 2022),
		"2022-03": of(register.PeriodMonth, 3, 2022), "202203": of(register.PeriodMonth, 3, 2022), "3/2022": of(register.PeriodMonth, 3, 2022), "Mar 2022": of(register.PeriodMonth, 3, 2022),
		"2022 елның март ае":  of(register.PeriodMonth, 3, 2022),
		"январь–июнь 2022 г.": of(register.PeriodRunning, 6, 2022), "янв.-сент. 2022": of(register.PeriodRunning, 9, 2022), "January—June 2022": of(register.PeriodRunning, 6, 2022),
		"9 месяцев 2022 года": of(register.PeriodRunning, 9, 2022), "9 мес. 2022": of(register.PeriodRunning, 9, 2022), "01-06.2022": of(register.PeriodRunning, 6, 2022),
		"январь–декабрь 2022 г.": year(2022), "12 мес. 2022": year(2022), "1 мес. 2022": of(register.PeriodMonth, 1, 2022),
		"2022 елның гыйнвар–июнь айлары": of(register.PeriodRunning, 6, 2022),
	} {
		got, err := register.ReadTradePeriod(text)
		if want.IsZero() && text != "" {
			assert.ErrorIs(t, err, register.ErrPeriod, text)
			continue
		}
		assert.NoError(t, err, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"вчера", "13.2022", "5 кв. 2022", "март–июнь 2022", "2021–2022", "1 полугодие", "29.11.2022", "70 млн", "3 полугодие 2022", "0 мес. 2022"} {
		_, err := register.ReadTradePeriod(text)
		assert.ErrorIs(t, err, register.ErrPeriod, text)
	}
}

// What a period is called is read as that period, in every language.
func TestPeriodsAreReadAsTheyAreCalled(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := periods.Draw(t, "period")
		require.True(t, p.Valid())
		if p.Kind == register.PeriodRunning && (p.Number == 1 || p.Number == 12) {
			return // called otherwise
		}
		for _, l := range register.Languages {
			got, err := register.ReadTradePeriod(p.Text().Get(l))
			require.NoError(t, err, p.Text().Get(l))
			require.Equal(t, p, got, p.Text().Get(l))
		}
	})
}

// The parts of a period follow each other from its first day to its last.
func TestPartsMakeUpTheirPeriod(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := periods.Draw(t, "period")
		parts := p.Parts()
		if p.Kind == register.PeriodMonth || p.Kind == register.PeriodRunning {
			require.Empty(t, parts)
			return
		}
		day := p.First()
		for _, part := range parts {
			require.True(t, part.Valid())
			require.Equal(t, day, part.First())
			day = part.Last().AddDays(1)
		}
		require.Equal(t, p.Last().AddDays(1), day)
	})
}

func FuzzReadTradePeriod(f *testing.F) {
	for _, text := range []string{"2021", "I полугодие 2022 г.", "9 мес. 2022", "01-06.2022", "2022Q1", "т/г", "\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := register.ReadTradePeriod(text)
		if err == nil && !p.IsZero() && !p.Valid() {
			t.Errorf("%q is read as %v", text, p)
		}
	})
}
