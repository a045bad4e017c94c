package register

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"accord/storage/pattern"
)

// ErrPeriod says that a text is no period of trade.
var ErrPeriod = errors.New("not a period")

// periodWords are the words for kinds of periods by their beginnings, in Russian, English and Tatar.
var periodWords = []struct {
	beginning string
	kind      PeriodKind
}{
	{"полуг", PeriodHalf}, {"half", PeriodHalf}, {"h", PeriodHalf}, {"яртыел", PeriodHalf}, {"п/г", PeriodHalf},
	{"кв", PeriodQuarter}, {"quarter", PeriodQuarter}, {"q", PeriodQuarter},
	{"мес", PeriodRunning}, {"month", PeriodRunning}, {"ай", PeriodRunning},
}

// monthWords are the beginnings of the months, those that could be mistaken for another word in full.
var monthWords = [][]string{
	nil, {"янв", "jan", "гыйн"}, {"фев", "feb"}, {"мар", "mar"}, {"апр", "apr"}, {"май", "мая", "may"}, {"июн", "jun"},
	{"июл", "jul"}, {"авг", "aug"}, {"сен", "sep"}, {"окт", "oct"}, {"ноя", "nov"}, {"дек", "dec"},
}

// ordinals are the numbers of halves and quarters as words, and in Roman and Cyrillic letters that look like them.
var ordinals = map[string]int{
	"i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2,
	"перв": 1, "втор": 2, "трет": 3, "четв": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
	"берен": 1, "икен": 2, "өчен": 3, "дүрт": 4,
}

var (
	periodDigits  = pattern.Of(`^(\d{4})[-./ ]?(\d{1,2})$|^(\d{1,2})[-./](\d{4})$`)
	periodRange   = pattern.Of(`^0?1[-–](\d{1,2})[./](\d{4})$`)
	periodLetters = pattern.Of(`^(\d{4})[-./ ]?([hqm])(\d{1,2})$|^([hqm])(\d{1,2})[-./ ]?(\d{4})$|^(\d)([hq])[-./ ]?(\d{4})$`)
	periodToken   = pattern.Of(`\d+(?:st|nd|rd|th)?|[\pL/]+`)
)

// ReadTradePeriod reads a period as offices write it: "2021", "I полугодие 2022 г.", "3 кв. 2022", "март 2022", "03.2022",
// "январь–июнь 2022", "9 мес. 2022", "2022H1". From January to December is the year, and January alone a month. Anything else
// returns ErrPeriod; empty text is no period.
func ReadTradePeriod(text string) (TradePeriod, error) {
	text = strings.ToLower(strings.Join(strings.Fields(strings.NewReplacer("ё", "е", "—", "–", "−", "–").Replace(text)), " "))
	if text == "" {
		return TradePeriod{}, nil
	}
	p, ok := digitsPeriod(text)
	if !ok {
		p, ok = wordsPeriod(text)
	}
	if p.Kind == PeriodRunning && p.Number == 1 {
		p.Kind = PeriodMonth
	}
	if p.Kind == PeriodRunning && p.Number == 12 {
		p = TradePeriod{Kind: PeriodYear, Year: p.Year}
	}
	if !ok || !p.Valid() {
		return TradePeriod{}, ErrPeriod
	}
	return p, nil
}

// digitsPeriod reads what statistics write: 2022-03, 03.2022, 202203, 01-06.2022, 2022Q1.
func digitsPeriod(text string) (TradePeriod, bool) {
	number := func(parts ...string) (n int) {
		n, _ = strconv.Atoi(strings.Join(parts, ""))
		return n
	}
	if m := periodRange().FindStringSubmatch(text); m != nil {
		return TradePeriod{PeriodRunning, number(m[2]), number(m[1])}, true
	}
	if m := periodDigits().FindStringSubmatch(text); m != nil {
		return TradePeriod{PeriodMonth, number(m[1], m[4]), number(m[2], m[3])}, true
	}
	if m := periodLetters().FindStringSubmatch(text); m != nil {
		kind := map[string]PeriodKind{"h": PeriodHalf, "q": PeriodQuarter, "m": PeriodMonth}[m[2]+m[4]+m[8]]
		return TradePeriod{kind, number(m[1], m[6], m[9]), number(m[3], m[5], m[7])}, true
	}
	return TradePeriod{}, false
}

// wordsPeriod reads a period in words.
func wordsPeriod(text string) (TradePeriod, bool) {
	var said periodSaid
	for _, token := range periodToken().FindAllString(text, 12) {
		if !said.take(token) {
			return TradePeriod{}, false
		}
	}
	return said.period()
}

// periodSaid is what words have said of a period so far.
type periodSaid struct {
	TradePeriod
	months []int
}

// periodFillers say nothing of a period. Longer words that begin like one are fillers too.
var periodFillers = []string{"г", "год", "ел", "year", "за", "of", "the", "for", "in", "в", "е", "е/", "й", "ае"}

// take reads one more word, and reports whether it fits those before.
func (p *periodSaid) take(token string) bool {
	n, err := strconv.Atoi(token)
	kind, month, which := periodWord(token), monthWord(token), ordinal(token)
	switch {
	case err == nil && len(token) == 4:
		if p.Year != 0 {
			return false
		}
		p.Year = n
	case err == nil && n <= 12 && p.Number == 0:
		p.Number = n
	case err == nil:
		return false
	case month > 0:
		p.months = append(p.months, month)
	case kind != "" && p.Kind == "":
		p.Kind = kind
	case which > 0 && p.Number == 0:
		p.Number = which
	default:
		return slices.ContainsFunc(periodFillers, func(filler string) bool {
			return token == filler || len([]rune(filler)) > 1 && strings.HasPrefix(token, filler)
		})
	}
	return true
}

// period returns the period that all the words mean.
func (p *periodSaid) period() (TradePeriod, bool) {
	bare := p.Number == 0 && (p.Kind == "" || p.Kind == PeriodRunning)
	switch {
	case len(p.months) == 1 && bare:
		return TradePeriod{PeriodMonth, p.Year, p.months[0]}, true
	case len(p.months) == 2 && p.months[0] == 1 && bare:
		return TradePeriod{PeriodRunning, p.Year, p.months[1]}, true
	case len(p.months) > 0:
		return TradePeriod{}, false
	case p.Kind == "" && p.Number == 0:
		p.Kind = PeriodYear
	}
	return p.TradePeriod, p.Kind != ""
}

func periodWord(token string) PeriodKind {
	for _, w := range periodWords {
		if token == w.beginning || len([]rune(w.beginning)) > 1 && strings.HasPrefix(token, w.beginning) {
			return w.kind
		}
	}
	return ""
}

func monthWord(token string) int {
	if strings.HasPrefix(token, "месяц") {
		return 0
	}
	for month, beginnings := range monthWords {
		for _, b := range beginnings {
			if strings.HasPrefix(token, b) {
				return month
			}
		}
	}
	return 0
}

func ordinal(token string) int {
	if n, is := ordinals[token]; is {
		return n
	}
	for beginning, n := range ordinals {
		if len([]rune(beginning)) > 3 && strings.HasPrefix(token, beginning) && !unicode.IsDigit([]rune(token)[0]) {
			return n
		}
	}
	return 0
}
