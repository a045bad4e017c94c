package pasted

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"accord/storage/register"
)

// longColumns are the columns of a table of trade with one figure a row, by the names of a figure's fields.
var longColumns = []string{
	"partner", "period", "flow", "value", "goods.code", "goods.name", "quantity", "unit", "basis", "source_words", "published_on", "note",
}

// LongTrade turns a table of trade with flows or periods side by side into one with a figure a row, as it is read by TradeRows: the
// first row names the columns, and periods are said in a language. Any other table, with one value a row already, is none.
func LongTrade(rows [][]string, in register.Language) (long [][]string, is bool) {
	wide := slices.ContainsFunc(rows, func(cells []string) bool {
		columns, head := tradeHeadings(cells)
		values := 0
		for _, c := range columns {
			if c.place == valuePlace && (c.flow != "" || !c.period.IsZero()) {
				values++
			}
		}
		return head && values > 1
	})
	if !wide {
		return nil, false
	}
	return longOf(rows, in)
}

// BareTrade does so with a table without headings, whose cells tell what they are by themselves.
func BareTrade(rows [][]string, in register.Language) (long [][]string, is bool) {
	return longOf(rows, in)
}

func longOf(rows [][]string, in register.Language) (long [][]string, is bool) {
	long = [][]string{longColumns}
	for _, f := range TradeRows(rows, "") {
		long = append(long, f.cells(in))
	}
	return filledColumns(long), len(long) > 1
}

// filledColumns leaves out the columns without a cell below their heading.
func filledColumns(rows [][]string) [][]string {
	var kept []int
	for i := range rows[0] {
		if slices.ContainsFunc(rows[1:], func(cells []string) bool { return cells[i] != "" }) {
			kept = append(kept, i)
		}
	}
	out := make([][]string, len(rows))
	for n, cells := range rows {
		for _, i := range kept {
			out[n] = append(out[n], cells[i])
		}
	}
	return out
}

// cells are the figure as a row under longColumns. What could not be read stands in the place of the value.
func (f TradeFigure) cells(in register.Language) []string {
	value := typed(f.Amount)
	if len(f.Unread) > 0 {
		value = strings.Join(f.Unread, "; ")
	}
	quantity := ""
	if n := f.Quantity.Thousandths; n != 0 {
		quantity = fmt.Sprintf("%d,%03d", n/1000, n%1000)
	}
	return []string{
		f.Partner, f.Period.Text().Or(in), string(f.Flow), value, f.Goods.Code, f.Goods.Name.Or(in), quantity, f.Quantity.Unit,
		string(f.Basis), f.Source, string(f.Published), f.Note,
	}
}

// typed writes a sum as ReadAmount reads it.
func typed(a register.Amount) string {
	digits := register.MinorDigits(a.Money.Currency)
	sum := strconv.FormatInt(a.Money.Minor, 10)
	if digits > 0 {
		sum = fmt.Sprintf("%0*d", digits+1, a.Money.Minor)
		sum = strings.TrimSuffix(sum[:len(sum)-digits]+","+sum[len(sum)-digits:], ","+strings.Repeat("0", digits))
	}
	return strings.TrimSpace(a.Qualifier.Sign() + inThousands(sum) + " " + a.Money.Currency)
}

// inThousands parts the thousands of a number, as people read it.
func inThousands(sum string) string {
	whole, rest, _ := strings.Cut(sum, ",")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && r != '-' && (len(whole)-i)%3 == 0 && whole[i-1] != '-' {
			b.WriteRune('\u00a0')
		}
		b.WriteRune(r)
	}
	if rest != "" {
		return b.String() + "," + rest
	}
	return b.String()
}
