package register_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"accord/storage/register"
)

func TestSumsAreReadAsPeopleTypeThem(t *testing.T) {
	usd := func(q register.Qualifier, minor int64) register.Amount {
		return register.Amount{Qualifier: q, Money: register.Money{Minor: minor, Currency: "USD"}}
	}
	rub := func(q register.Qualifier, minor int64) register.Amount {
		return register.Amount{Qualifier: q, Money: register.Money{Minor: minor, Currency: "RUB"}}
	}
	for text, want := range map[string]register.Amount{
		"более 70 млн": usd(register.Over, 70*million), "> 70 млн долларов": usd(register.Over, 70*million), "60": usd("", 6000), "60 млн долл. США": usd("", 60*million),
		"70 000 000": usd("", 70*million), "1 254,50": usd("", 125450), "1,254.50": usd("", 125450), "1.254,5": usd("", 125450), "1,254,500": usd("", 125450000),
		"$60 million": usd("", 60*million), "60 mln USD": usd("", 60*million), "не менее 2,5 млрд руб.": rub(register.AtLeast, 250_000_000_000), "≈ 12,3 тыс. ₽": rub(register.About, 1_230_000),
		"60 million dollars": usd("", 60*million), "менее чем 5 млн": usd(register.Under, 5*million), "≤5": usd(register.AtMost, 500), "": {}, "0": usd("", 0), "= 5": usd(register.Exactly, 500),
		"12\u202f000\u00a0USD": usd("", 1_200_000), "5 JPY": {Money: register.Money{Minor: 5, Currency: "JPY"}},
	} {
		got, err := register.ReadAmount(text, "USD")
		assert.NoError(t, err, text)
		assert.Equal(t, want, got, text)
	}
	for _, text := range []string{"много", "70 слонов", "1,254", "1,2,3", "1,2,3.5", "1.25,5.5", "-5", "5,5 JPY", "99999999999999999999", "70 млн 5", "млн"} {
		_, err := register.ReadAmount(text, "USD")
		assert.ErrorIs(t, err, register.ErrAmount, text)
	}
}

func FuzzReadAmount(f *testing.F) {
	for _, text := range []string{"более 70 млн долларов", "1 254,50", "$60 million", "≤5", "не менее чем 1.000.000,00 ₽", "\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if a, err := register.ReadAmount(text, "USD"); err == nil && a.Money.Minor < 0 {
			t.Errorf("%q is read as %v", text, a)
		}
	})
}
