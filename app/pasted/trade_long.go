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
	// From says of each cell where it stood, the zero Spot of one that no cell said. At are the spots of the rows' figures; of
	// rows without one, those of their first cells.
	From [][]Spot
	At   []Spot
}

// LongTrade turns a table of trade with flows or periods side by side into one with a figure a row, as TradeRows reads
// it: the head names the columns, and periods are written in a language. Nothing is left out: unreadable cells, rows
// without figures and columns without a meaning stay as they were. One column of figures counts too where its heading alone says which way
// they go: "Экспорт, млн долл.". Is is false for any other table, such as one with one value a row already.
func LongTrade(rows [][]string, in register.Language) (long Long, is bool) {
	wide := slices.ContainsFunc(rows, func(cells []string) bool {
		columns, head := tradeHeadings(cells)
		values, said, oneWay, flows := 0, 0, false, false
		for _, c := range columns {
			if c.place == valuePlace {
				values++
				oneWay = c.flow != "" && c.flow != register.FlowTurnover
			}
			if c.place == valuePlace && (c.flow != "" || !c.period.IsZero()) {
				said++
			}
			flows = flows || c.place == flowPlace
		}
		return head && (said > 1 || values == 1 && oneWay && !flows)
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
	lines := r.lines
	for ; len(lines) > 0 && lines[0].at.Row < r.heads; lines = lines[1:] {
		long.line(lines[0], len(heads))
	}
	long.Head = len(long.Rows)
	long.row(heads, make([]Spot, len(heads)), Spot{Row: r.heads})
	for n, f := range r.figures {
		for ; len(lines) > 0 && lines[0].before <= n; lines = lines[1:] {
			long.line(lines[0], len(heads))
		}
		cells, from := f.cells(in, heads)
		long.row(cells, from, f.from[valuePlace])
	}
	for _, last := range lines {
		long.line(last, len(heads))
	}
	long.keepFilled()
	return long, len(r.figures) > 0
}

func (l *Long) row(cells []string, from []Spot, at Spot) {
	l.Rows, l.From, l.At = append(l.Rows, cells), append(l.From, from), append(l.At, at)
}

// line adds a row without a figure.
func (l *Long) line(one tradeLine, width int) {
	cells, from := make([]string, width), make([]Spot, width)
	cells[0], from[0] = one.text, one.at
	l.row(cells, from, one.at)
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
	for n := range l.Rows {
		l.Rows[n], l.From[n] = picked(l.Rows[n], kept), picked(l.From[n], kept)
	}
}

// picked returns those of a list that stand in some places.
func picked[T any](all []T, places []int) []T {
	out := make([]T, len(places))
	for n, i := range places {
		out[n] = all[i]
	}
	return out
}

// cells are the figure as a row under headings, and where each of them stood. What could not be read stands in its place.
func (f TradeFigure) cells(in register.Language, heads []string) (cells []string, from []Spot) {
	quantity := ""
	if n := f.Quantity.Thousandths; n != 0 {
		quantity = fmt.Sprintf("%d,%03d", n/1000, n%1000)
	}
	value := typed(f.Amount)
	if said := f.unread[currencyPlace]; said != "" {
		value = strings.TrimSpace(value + " " + said)
	}
	cells = []string{
		f.Partner, f.Period.Text().Or(in), string(f.Flow), value, f.Goods.Code, f.Goods.Name.Or(in), quantity, f.Quantity.Unit,
		string(f.Basis), f.Source, string(f.Published), f.Note,
	}
	for i, place := range []tradePlace{
		partnerPlace, periodPlace, flowPlace, valuePlace, codePlace, goodsPlace, quantityPlace, unitPlace, basisPlace, sourcePlace, publishedPlace, notePlace,
	} {
		if said := f.unread[place]; said != "" {
			cells[i] = said
		}
		from = append(from, f.from[place])
	}
	for _, head := range heads[len(cells):] {
		var said []string
		var at Spot
		for _, one := range f.rest {
			if one.head == head {
				said, at = append(said, one.cell), one.at
			}
		}
		cells, from = append(cells, strings.Join(said, "; ")), append(from, at)
	}
	return cells, from
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
