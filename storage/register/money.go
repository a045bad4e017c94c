package register

// Money is a sum in the minor units of its currency (kopecks, cents), so that no sum is ever
// rounded by the machine. Currency is the ISO 4217 code.
type Money struct {
	Minor    int64  `json:"minor" most:"1000000000000000"`
	Currency string `json:"currency"`
}

// IsZero reports whether there is neither a sum nor a currency.
func (m Money) IsZero() bool { return m == Money{} }
