package lang

import (
	"strconv"
	"strings"

	"accord/storage/register"
)

const (
	thinSpace    = "\u202f" // narrow and without a line break: between the thousands
	noBreakSpace = "\u00a0"
	minus        = "–" // our typeface has no U+2212
)

// Number writes a whole number with its thousands apart: 1 254.
func Number(n int64) string {
	if n < 0 {
		return minus + thousands(strings.TrimPrefix(strconv.FormatInt(n, 10), "-"))
	}
	return thousands(strconv.FormatInt(n, 10))
}

// Money writes a sum with the code of its currency: 70 000 000 USD; 1 254,50 RUB (1 254.50 RUB in
// English). Hundredths are left out where there are none; a currency without minor units (JPY)
// has none ever. No money has no words.
func (in In) Money(m register.Money) string {
	if m.IsZero() || m.Currency == "" {
		return in.Sum(m)
	}
	return in.Sum(m) + noBreakSpace + m.Currency
}

// Sum is Money without the code of the currency.
func (in In) Sum(m register.Money) string {
	if m.IsZero() {
		return ""
	}
	digits := register.MinorDigits(m.Currency)
	figures := strconv.FormatInt(m.Minor, 10)
	sign := ""
	if strings.HasPrefix(figures, "-") {
		sign, figures = minus, figures[1:]
	}
	for len(figures) <= digits {
		figures = "0" + figures
	}
	whole, rest := figures[:len(figures)-digits], figures[len(figures)-digits:]
	text := sign + thousands(whole)
	if strings.Trim(rest, "0") != "" {
		text += in.DecimalMark() + rest
	}
	return text
}

// Percent writes a share that is given in hundredths of a per cent, without the sign: 51; 33,33 (33.33 in English).
func (in In) Percent(hundredths int) string {
	text := strconv.Itoa(hundredths / 100)
	if rest := hundredths % 100; rest != 0 {
		text += in.DecimalMark() + strings.TrimRight(strconv.Itoa(100 + rest)[1:], "0")
	}
	return text
}

func thousands(digits string) string {
	var b strings.Builder
	for i, r := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(thinSpace)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// DecimalMark parts the fraction of a number.
func (in In) DecimalMark() string {
	if register.Language(in) == register.English {
		return "."
	}
	return ","
}
