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

// Long is a table of trade with one figure a row.
type Long struct {
	// Rows begin with those that stood above the headings; Head is the place of the headings.
	Rows [][]string
	Head int
	// Known is how many columns are named after fields; the others keep the headings that they had.
	Known int
}

// LongTrade turns a table of trade with flows or periods side by side into one with a figure a row, as TradeRows reads
// it: the head names the columns, and periods are written in a language. Nothing is left out: unreadable cells, rows
// without figures and columns without a meaning stay as they were. Is is false for any other table, such as one with
// one value a row already.
func LongTrade(rows [][]string, in register.Language) (long Long, is bool) {
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
		return Long{}, false
	}
	return longOf(rows, in)
}

// BareTrade does so with a table without headings, whose cells tell what they are by themselves.
func BareTrade(rows [][]string, in register.Language) (long Long, is bool) {
	return longOf(rows, in)
}

func longOf(rows [][]string, in register.Language) (long Long, is bool) {
	r := tradeReader{}
	for i, cells := range rows {
		r.row(i+1, cells)
	}
	heads := slices.Clone(longColumns)
	for _, f := range r.figures {
		for _, one := range f.rest {
			if !slices.Contains(heads[len(longColumns):], one.head) {
				heads = append(heads, one.head)
			}
		}
	}
	line := func(text string) []string {
		cells := make([]string, len(heads))
		cells[0] = text
		return cells
	}
	lines := r.lines
	for ; len(lines) > 0 && lines[0].row < r.heads; lines = lines[1:] {
		long.Rows = append(long.Rows, line(lines[0].text))
	}
	long.Head = len(long.Rows)
	long.Rows = append(long.Rows, heads)
	for n, f := range r.figures {
		for ; len(lines) > 0 && lines[0].before <= n; lines = lines[1:] {
			long.Rows = append(long.Rows, line(lines[0].text))
		}
		long.Rows = append(long.Rows, f.cells(in, heads))
	}
	for _, last := range lines {
		long.Rows = append(long.Rows, line(last.text))
	}
	long.keepFilled()
	return long, len(r.figures) > 0
}

// keepFilled leaves out the columns without a cell below their heading; the first one stays, for rows without figures.
func (l *Long) keepFilled() {
	var kept []int
	for i := range l.Rows[l.Head] {
		if i == 0 || slices.ContainsFunc(l.Rows[l.Head+1:], func(cells []string) bool { return cells[i] != "" }) {
			kept = append(kept, i)
			if i < len(longColumns) {
				l.Known++
			}
		}
	}
	for n, cells := range l.Rows {
		l.Rows[n] = nil
		for _, i := range kept {
			l.Rows[n] = append(l.Rows[n], cells[i])
		}
	}
}

// cells are the figure as a row under headings. What could not be read stands in its place.
func (f TradeFigure) cells(in register.Language, heads []string) []string {
	quantity := ""
	if n := f.Quantity.Thousandths; n != 0 {
		quantity = fmt.Sprintf("%d,%03d", n/1000, n%1000)
	}
	value := typed(f.Amount)
	if said := f.unread[currencyPlace]; said != "" {
		value = strings.TrimSpace(value + " " + said)
	}
	cells := []string{
		f.Partner, f.Period.Text().Or(in), string(f.Flow), value, f.Goods.Code, f.Goods.Name.Or(in), quantity, f.Quantity.Unit,
		string(f.Basis), f.Source, string(f.Published), f.Note,
	}
	for i, place := range []tradePlace{
		partnerPlace, periodPlace, flowPlace, valuePlace, codePlace, goodsPlace, quantityPlace, unitPlace, basisPlace, sourcePlace, publishedPlace, notePlace,
	} {
		if said := f.unread[place]; said != "" {
			cells[i] = said
		}
	}
	for _, head := range heads[len(cells):] {
		var said []string
		for _, one := range f.rest {
			if one.head == head {
				said = append(said, one.cell)
			}
		}
		cells = append(cells, strings.Join(said, "; "))
	}
	return cells
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
