package register

// ratePlaces is how finely a rate is kept: in millionths of a unit.
const ratePlaces = 1_000_000

// ExchangeRate is the price of one unit of a currency in another on a day, with its source. It converts figures for
// reading; they are kept and computed in their own currency.
type ExchangeRate struct {
	From string `json:"from"`
	To   string `json:"to"`
	// Millionths is the price of one unit.
	Millionths int64  `json:"millionths" most:"1000000000000000"`
	On         Date   `json:"on"`
	Source     string `json:"source"`
}

// Check wants two different known currencies, a price, a day and a source.
func (r ExchangeRate) Check() Problems {
	var out Problems
	for i, code := range []string{r.From, r.To} {
		if field := []string{"from", "to"}[i]; !knownCurrency(code) {
			out.fault(field, "problem.currency", code)
		} else if i == 1 && r.From == r.To {
			out.fault(field, "problem.one_currency")
		}
	}
	if r.Millionths <= 0 {
		out.fault("millionths", "problem.required")
	}
	out.need("on", r.On)
	if r.Source == "" {
		out.fault("source", "problem.required")
	}
	return out
}

// Convert returns a figure in the other currency, qualified as it was; an exact one becomes an approximation. The
// result is false for a figure in a third currency, and for one too great.
func (r ExchangeRate) Convert(f Figure) (Figure, bool) {
	if f.Value.Currency != r.From || r.Millionths <= 0 {
		return Figure{}, false
	}
	by, of := r.Millionths, int64(ratePlaces)
	for range max(0, MinorDigits(r.To)-MinorDigits(r.From)) {
		by *= 10
	}
	for range max(0, MinorDigits(r.From)-MinorDigits(r.To)) {
		of *= 10
	}
	minor, ok := scaled(f.Value.Minor, by, of, f.bound().side)
	if !ok {
		return Figure{}, false
	}
	f.Value = Money{minor, r.To}
	if f.Qualifier.Measured() {
		f.Qualifier = About
	}
	return f, true
}
