package register

import "golang.org/x/text/currency"

// Money is a sum in the minor units of its currency (kopecks, cents), so that no sum is ever
// rounded by the machine. Currency is the ISO 4217 code.
type Money struct {
	Minor    int64  `json:"minor" most:"1000000000000000"`
	Currency string `json:"currency"`
}

// IsZero reports whether there is neither a sum nor a currency.
func (m Money) IsZero() bool { return m == Money{} }

// newCurrencies are those that ISO 4217 has taken in since the tables of golang.org/x/text were made, in 2017.
var newCurrencies = map[string]bool{"MRU": true, "SLE": true, "STN": true, "UYW": true, "VED": true, "VES": true, "XCG": true, "ZWG": true}

// knownCurrency reports whether a code of three capital letters names a currency by ISO 4217.
func knownCurrency(code string) bool {
	if newCurrencies[code] {
		return true
	}
	unit, err := currency.ParseISO(code)
	return err == nil && unit.String() == code
}

// MinorDigits returns how many decimal places the minor unit of a currency has: 2 for the dollar, none for the yen, 2 where the
// code is not known.
func MinorDigits(code string) int {
	unit, err := currency.ParseISO(code)
	if err != nil {
		return 2
	}
	digits, _ := currency.Standard.Rounding(unit)
	return digits
}
