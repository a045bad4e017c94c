package register

import (
	"errors"
	"strconv"
	"strings"

	"accord/storage/pattern"
)

// ErrAmount says that a text is no sum of money.
var ErrAmount = errors.New("not a sum of money")

// Amount is a sum as somebody typed it: "более 70 млн долларов". What was not typed is empty.
type Amount struct {
	Qualifier Qualifier
	Money     Money
}

// amountQualifiers are the words and signs before a sum, the longer ones first.
var amountQualifiers = []struct {
	word string
	q    Qualifier
}{
	{"не менее", AtLeast}, {"не более", AtMost}, {"at least", AtLeast}, {"at most", AtMost}, {"not less than", AtLeast}, {"not more than", AtMost},
	{"more than", Over}, {"less than", Under}, {"up to", AtMost}, {"свыше", Over}, {"более", Over}, {"больше", Over}, {"over", Over}, {"above", Over},
	{"менее", Under}, {"меньше", Under}, {"under", Under}, {"below", Under}, {"до", AtMost}, {"от", AtLeast},
	{"около", About}, {"примерно", About}, {"порядка", About}, {"почти", Under}, {"about", About}, {"approximately", About}, {"nearly", Under}, {"almost", Under},
	{"ким дигәндә", AtLeast}, {"якынча", About}, {"күп дигәндә", AtMost},
	{">=", AtLeast}, {"<=", AtMost}, {"≥", AtLeast}, {"≤", AtMost}, {">", Over}, {"<", Under}, {"≈", About}, {"~", About}, {"=", Exactly},
}

// amountScales are the words for great numbers by their beginnings.
var amountScales = []struct {
	beginning string
	zeros     int
}{
	{"тыс", 3}, {"мең", 3}, {"thousand", 3}, {"k", 3}, {"млн", 6}, {"миллион", 6}, {"million", 6}, {"mln", 6}, {"m", 6}, {"mio", 6},
	{"млрд", 9}, {"миллиард", 9}, {"billion", 9}, {"bn", 9}, {"трлн", 12}, {"триллион", 12}, {"trillion", 12},
}

// amountCurrencies are the words and signs for currencies by their beginnings.
var amountCurrencies = []struct{ beginning, code string }{
	{"долл", "USD"}, {"dollar", "USD"}, {"$", "USD"}, {"us$", "USD"}, {"руб", "RUB"}, {"₽", "RUB"}, {"ruble", "RUB"}, {"rouble", "RUB"}, {"сум", "UZS"},
	{"евро", "EUR"}, {"euro", "EUR"}, {"€", "EUR"}, {"манат", "AZN"}, {"manat", "AZN"}, {"₼", "AZN"}, {"тенге", "KZT"}, {"tenge", "KZT"}, {"юан", "CNY"}, {"yuan", "CNY"},
	{"лир", "TRY"}, {"lira", "TRY"}, {"доллар", "USD"},
}

var amountParts = pattern.Of(`^\s*([$€₽₼]|us\$)?\s*(\d[\d.,]*)\s*(.*)$`)

// ReadAmount reads a sum as people type it: "> 70 млн", "1 254,50", "60 million dollars", "более 2,5 млрд руб.". A comma and a
// point both part the fraction; where both stand, the last one does. A currency that is not typed is the one given; its minor
// units say how fine the sum may be. Anything else is ErrAmount; empty text is no sum.
func ReadAmount(text, currency string) (Amount, error) {
	rest := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(text, "ё", "е")), " "))
	if rest == "" {
		return Amount{}, nil
	}
	var a Amount
	for _, one := range amountQualifiers {
		if after, is := strings.CutPrefix(rest, one.word); is {
			a.Qualifier, rest = one.q, strings.TrimPrefix(strings.TrimSpace(after), "чем ")
			break
		}
	}
	for thousands().MatchString(rest) {
		rest = thousands().ReplaceAllString(rest, "$1$2")
	}
	m := amountParts().FindStringSubmatch(rest)
	if m == nil {
		return Amount{}, ErrAmount
	}
	zeros, named := 0, currencyWord(m[1])
	for i, word := range strings.Fields(strings.NewReplacer(".", " ", ",", " ").Replace(m[3])) {
		scale, code := scaleWord(word), currencyWord(word)
		switch {
		case i == 0 && scale > 0:
			zeros = scale
		case code != "" && named == "":
			named = code
		case word != "сша" && word != "us" && word != "рф" && word != "of" && word != "ей":
			return Amount{}, ErrAmount
		}
	}
	if a.Money.Currency = named; named == "" {
		a.Money.Currency = currency
	}
	minor, ok := minorUnits(m[2], zeros+MinorDigits(a.Money.Currency))
	if !ok {
		return Amount{}, ErrAmount
	}
	a.Money.Minor = minor
	return a, nil
}

func scaleWord(word string) int {
	for _, s := range amountScales {
		if word == s.beginning || len(s.beginning) > 3 && strings.HasPrefix(word, s.beginning) {
			return s.zeros
		}
	}
	return 0
}

func currencyWord(word string) string {
	if code := strings.ToUpper(word); len(code) == 3 && knownCurrency(code) {
		return code
	}
	for _, c := range amountCurrencies {
		if word != "" && strings.HasPrefix(word, c.beginning) {
			return c.code
		}
	}
	return ""
}

// groupedDigits are those that are parted by thousands.
var groupedDigits = pattern.Of(`^\d{1,3}([.,]\d{3})+$`)

// minorUnits reads digits with a decimal mark as a whole number of so many more places.
func minorUnits(digits string, places int) (int64, bool) {
	digits = strings.TrimRight(digits, ".,")
	mark := strings.LastIndexAny(digits, ".,")
	if mark >= 0 && strings.Count(digits, digits[mark:mark+1]) > 1 {
		mark = -1 // 1,254,500
	}
	whole, fraction := digits, ""
	if mark >= 0 {
		whole, fraction = digits[:mark], strings.TrimRight(digits[mark+1:], "0")
	}
	if strings.ContainsAny(whole, ".,") && !groupedDigits().MatchString(whole) {
		return 0, false // 1,2,3
	}
	whole = strings.NewReplacer(".", "", ",", "").Replace(whole)
	if len(fraction) > places {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", places-len(fraction)), 10, 64)
	return n, err == nil
}

// ReadCurrency reads a code of ISO 4217 or a word for a currency: "usd", "долл. США", "₽". Anything else is ErrAmount; empty
// text is none.
func ReadCurrency(text string) (string, error) {
	word, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(text)), " ")
	code := currencyWord(word)
	if code == "" && word != "" {
		return "", ErrAmount
	}
	return code, nil
}

// ReadThousandths reads a number with up to three places, "1 250,5", as so many thousandths. Anything else is ErrAmount; empty
// text is 0.
func ReadThousandths(text string) (int64, error) {
	digits := strings.Join(strings.Fields(text), "")
	if digits == "" {
		return 0, nil
	}
	if digits[0] < '0' || digits[0] > '9' || strings.Trim(digits, "0123456789.,") != "" {
		return 0, ErrAmount
	}
	n, ok := minorUnits(digits, 3)
	if !ok {
		return 0, ErrAmount
	}
	return n, nil
}
