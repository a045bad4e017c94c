package lang

import (
	"strconv"
	"strings"

	"accord/storage/register"
)

// Figure writes a figure with the words of its qualifier: "более 70 000 000 USD", "менее примерно 30 000 000 USD".
func (in In) Figure(f register.Figure) string {
	if f.Value.IsZero() {
		return ""
	}
	return in.qualified(f.Qualifier, f.Rough, in.Money(f.Value))
}

// ShortFigure is Figure with the value in millions or thousands as a chart has room for it, and without the currency:
// "> 70 млн".
func (in In) ShortFigure(f register.Figure) string {
	sign := ""
	if !f.Qualifier.Measured() {
		sign = figureSign(f.Qualifier) + noBreakSpace
	}
	return sign + in.ShortAmount(f.Value)
}

// figureSign is what stands for a qualifier where there is little room; our typeface has neither ≈ nor ≤ nor ≥.
func figureSign(q register.Qualifier) string {
	switch q {
	case register.About:
		return "~"
	case register.Over, register.AtLeast:
		return ">"
	case register.Under, register.AtMost:
		return "<"
	}
	return ""
}

// amounts are the words for great numbers, by how many digits they leave out.
var amounts = []struct {
	digits int
	word   string
}{{12, "trade.trillion"}, {9, "trade.billion"}, {6, "trade.million"}, {3, "trade.thousand"}}

// ShortAmount writes a sum to three figures, without its currency: 70 млн, 1,25 млрд.
func (in In) ShortAmount(m register.Money) string {
	figures, sign := strconv.FormatInt(m.Minor, 10), ""
	if strings.HasPrefix(figures, "-") {
		sign, figures = minus, figures[1:]
	}
	digits := register.MinorDigits(m.Currency)
	for len(figures) <= digits {
		figures = "0" + figures
	}
	whole := figures[:len(figures)-digits]
	for _, a := range amounts {
		if len(whole) > a.digits {
			return sign + in.threeFigures(whole, a.digits) + noBreakSpace + in.T(a.word)
		}
	}
	return sign + whole
}

// threeFigures rounds a whole number to three figures and leaves so many of its digits out behind the decimal mark.
func (in In) threeFigures(whole string, leave int) string {
	head := len(whole) - leave
	keep := max(head, 3)
	n, _ := strconv.ParseInt(whole[:keep], 10, 64)
	if len(whole) > keep && whole[keep] >= '5' {
		n++
	}
	text := strconv.FormatInt(n, 10)
	head += len(text) - keep // 999,9 has become 1000
	before, after := text[:head], strings.TrimRight(text[head:], "0")
	if after == "" {
		return before
	}
	return before + in.DecimalMark() + after
}

// qualified puts the words of a qualifier before a number.
func (in In) qualified(q register.Qualifier, rough bool, number string) string {
	if rough {
		number = in.T("trade.figure.about", number)
	}
	if q.Measured() {
		return number
	}
	return in.T("trade.figure."+string(q), number)
}

// twice is twice as much, in hundredths of a per cent.
const twice = 2 * register.WholeRatio

// Growth writes a growth in words: "рост на 12,5 %", "рост более чем вдвое", "снижение на 5 %", "без изменений".
func (in In) Growth(g register.Growth) string {
	q, by, fell, as := g.Qualifier, "", false, "trade.growth.by."
	if q == register.Over || q == register.Under {
		as = "trade.growth.than."
	}
	tenths := g.In(1000) - 1000 // of a per cent
	switch {
	case g.Ratio == twice:
		by = in.T(as + "twice")
	case g.Ratio > twice:
		by = in.timesMore(as+"times", g.In(10))
	case tenths == 0 && q.Measured():
		return in.T("trade.growth.none")
	case tenths >= 0:
		by = in.T(as+"percent", in.decimal(tenths))
	default:
		fell, by = true, in.T(as+"percent", in.decimal(-tenths))
	}
	if g.Rough {
		by = in.T("trade.figure.about", by)
	}
	if q == "" {
		q = register.Exactly
	}
	if fell {
		return in.T("trade.fall."+string(q), by)
	}
	return in.T("trade.growth."+string(q), by)
}

// SaidGrowth writes the growth reported with a figure, nothing where there is none.
func (in In) SaidGrowth(g register.SaidGrowth) string {
	if g.IsZero() {
		return ""
	}
	return in.Growth(register.Growth{Ratio: g.Ratio, Qualifier: g.Qualifier})
}

// timesMore writes tenths of a ratio as so many times: в 2,1 раза, в 5 раз.
func (in In) timesMore(key string, tenths int64) string {
	if tenths%10 == 0 {
		return in.N(key, int(tenths/10))
	}
	return in.T(key+".part", in.decimal(tenths))
}

// decimal writes tenths: 12,5; 12.
func (in In) decimal(n int64) string {
	text := Number(n / 10)
	if rest := n % 10; rest != 0 {
		text += in.DecimalMark() + strconv.FormatInt(rest, 10)
	}
	return text
}

// Quantity writes how much was traded: "1 250,5 т"; nothing where that is not known.
func (in In) Quantity(q register.Quantity) string {
	if q.Thousandths == 0 {
		return ""
	}
	return in.Thousandths(q.Thousandths) + noBreakSpace + q.Unit
}

// Thousandths writes a number that is kept in thousandths.
func (in In) Thousandths(n int64) string {
	text := Number(n / 1000)
	if rest := n % 1000; rest != 0 {
		text += in.DecimalMark() + strings.TrimRight(strconv.FormatInt(1000+rest, 10)[1:], "0")
	}
	return text
}

// ShortPeriod writes a period as the axis of a chart has room for it: 2021, I 2022, 03.22, 1–6.22.
func ShortPeriod(p register.TradePeriod) string {
	year := strconv.Itoa(p.Year)
	switch p.Kind {
	case register.PeriodHalf, register.PeriodQuarter:
		return []string{"", "I", "II", "III", "IV"}[p.Number] + noBreakSpace + year
	case register.PeriodMonth:
		return strconv.Itoa(100 + p.Number)[1:] + "." + year[len(year)-2:]
	case register.PeriodRunning:
		return "1–" + strconv.Itoa(p.Number) + "." + year[len(year)-2:]
	}
	return year
}

// ShortGrowth writes a growth as a chart has room for it: "+12 %", "> +100 %".
func (in In) ShortGrowth(g register.Growth) string {
	sign := figureSign(g.Qualifier)
	if sign != "" {
		sign += noBreakSpace
	}
	by := g.In(100) - 100
	if by < 0 {
		return sign + minus + Number(-by) + noBreakSpace + "%"
	}
	return sign + "+" + Number(by) + noBreakSpace + "%"
}
