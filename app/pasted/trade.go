package pasted

import (
	"slices"
	"strings"
	"unicode/utf8"

	"accord/storage/register"
)

// TradeFigure is one figure of trade as a table gives it. What could not be read is among Unread as it was said.
type TradeFigure struct {
	// Row is the one of the table in which it stands, from 1.
	Row     int
	Partner string
	Period  register.TradePeriod
	Flow    register.Flow
	Amount  register.Amount
	Goods   register.Goods
	// Quantity is in thousandths of Unit.
	Quantity  register.Quantity
	Basis     register.TradeBasis
	Source    string
	Published register.Date
	Note      string
	Unread    []string
}

// MostFigures is how many figures are read of one pasted table.
const MostFigures = 5000

// tradePlace is what stands in a column of a table of trade.
type tradePlace int

const (
	noPlace tradePlace = iota
	partnerPlace
	periodPlace
	flowPlace
	valuePlace
	currencyPlace
	basisPlace
	sourcePlace
	codePlace
	goodsPlace
	quantityPlace
	unitPlace
	publishedPlace
	notePlace
)

// tradeWords begin the headings of tables of trade, folded. Longer beginnings stand before those that they begin with.
var tradeWords = []struct {
	begins string
	place  tradePlace
}{
	{"партнер", partnerPlace}, {"страна", partnerPlace}, {"контрагент", partnerPlace}, {"государств", partnerPlace}, {"partner", partnerPlace}, {"country", partnerPlace}, {"nastranapr", partnerPlace}, {"ил", partnerPlace},
	{"вид периода", noPlace}, {"отчетный период", periodPlace}, {"период", periodPlace}, {"год", periodPlace}, {"месяц", periodPlace}, {"квартал", periodPlace}, {"period", periodPlace}, {"year", periodPlace}, {"month", periodPlace},
	{"quarter", periodPlace}, {"чор", periodPlace}, {"ел", periodPlace},
	{"направлени", flowPlace}, {"поток", flowPlace}, {"flow", flowPlace}, {"агым", flowPlace}, {"юнәлеш", flowPlace}, {"napr", flowPlace},
	{"наименование товар", goodsPlace}, {"код товар", codePlace}, {"код тн", codePlace}, {"тн вэд", codePlace}, {"тнвэд", codePlace}, {"tnved", codePlace}, {"hs", codePlace}, {"код", codePlace}, {"code", codePlace},
	{"стоимост", valuePlace}, {"сумма", valuePlace}, {"значени", valuePlace}, {"показател", valuePlace}, {"объем", valuePlace}, {"stoim", valuePlace}, {"value", valuePlace}, {"amount", valuePlace}, {"күләм", valuePlace}, {"кыйммәт", valuePlace},
	{"валют", currencyPlace}, {"currency", currencyPlace},
	{"основа", basisPlace}, {"базис", basisPlace}, {"basis", basisPlace}, {"вид данных", basisPlace}, {"нигез", basisPlace},
	{"источник", sourcePlace}, {"source", sourcePlace}, {"чыганак", sourcePlace},
	{"количеств", quantityPlace}, {"нетто", quantityPlace}, {"netto", quantityPlace}, {"вес", quantityPlace}, {"масса", quantityPlace}, {"quantity", quantityPlace}, {"weight", quantityPlace}, {"микъдар", quantityPlace},
	{"единиц", unitPlace}, {"ед.", unitPlace}, {"unit", unitPlace}, {"edizm", unitPlace}, {"үлчәү", unitPlace},
	{"опубликован", publishedPlace}, {"дата публикац", publishedPlace}, {"published", publishedPlace}, {"басыл", publishedPlace},
	{"примечани", notePlace}, {"note", notePlace}, {"искәрмә", notePlace},
	{"товар", goodsPlace}, {"goods", goodsPlace}, {"commodity", goodsPlace},
}

// flowBegins begin the words for flows, folded; the turnover, which also begins as goods do, before them.
var flowBegins = []struct {
	begins string
	flow   register.Flow
}{
	{"товарооборот", register.FlowTurnover}, {"внешнеторговый оборот", register.FlowTurnover}, {"оборот", register.FlowTurnover}, {"turnover", register.FlowTurnover}, {"trade turnover", register.FlowTurnover},
	{"total trade", register.FlowTurnover}, {"товар әйләнеш", register.FlowTurnover}, {"әйләнеш", register.FlowTurnover},
	{"реэкспорт", register.FlowReExport}, {"re-export", register.FlowReExport}, {"reexport", register.FlowReExport},
	{"экспорт", register.FlowExport}, {"export", register.FlowExport}, {"эк", register.FlowExport}, {"импорт", register.FlowImport}, {"import", register.FlowImport}, {"им", register.FlowImport},
}

// flowOf knows the word for a flow, and returns what stands behind it: "Экспорт, млн долл. США". The two letters of the
// customs stand alone.
func flowOf(cell string) (flow register.Flow, rest string, ok bool) {
	text := folded(cell)
	for _, w := range flowBegins {
		after, is := strings.CutPrefix(text, w.begins)
		if !is || utf8.RuneCountInString(w.begins) < 3 && after != "" {
			continue
		}
		at := strings.IndexAny(after, " ,(;:")
		if at < 0 {
			return w.flow, "", true
		}
		return w.flow, strings.Trim(after[at:], " ,(;:)"), true
	}
	return "", "", false
}

// tradeColumn is a column of a table: what stands in it, and what its heading says of all its cells.
type tradeColumn struct {
	place  tradePlace
	flow   register.Flow
	period register.TradePeriod
	unit   string // "млн долл. США"
}

// tradeHeading knows the heading of a column.
func tradeHeading(cell string) (c tradeColumn, ok bool) {
	text := folded(cell)
	if text == "" || utf8.RuneCountInString(text) > 80 {
		return c, false
	}
	if flow, unit, is := flowOf(text); is {
		return tradeColumn{place: valuePlace, flow: flow, unit: unit}, true
	}
	if p, is := yearOrPeriod(text); is {
		return tradeColumn{place: valuePlace, period: p}, true
	}
	for _, w := range tradeWords {
		if after, is := strings.CutPrefix(text, w.begins); is {
			c.place = w.place
			if c.place == valuePlace {
				if at := strings.IndexAny(after, ",("); at >= 0 {
					c.unit = strings.Trim(after[at:], " ,(;:)")
				}
			}
			return c, true
		}
	}
	return c, false
}

// yearOrPeriod reads a period; of bare numbers only the years of our time are taken for one.
func yearOrPeriod(text string) (register.TradePeriod, bool) {
	p, err := register.ReadTradePeriod(text)
	ok := err == nil && p.Valid() && p.Year >= 1900 && p.Year <= 2100
	return p, ok
}

// Trade reads a table of figures of trade, as TradeRows does.
func Trade(text string, today register.Date) []TradeFigure {
	rows := rowsOf(text)
	cells := make([][]string, len(rows))
	for i, r := range rows {
		cells[i] = r
	}
	figures := TradeRows(cells, today)
	return figures[:min(len(figures), MostFigures)]
}

// TradeRows reads the rows of a table of figures of trade: one figure a row under headings, flows or periods side by side in
// columns, or cells that tell what they are by themselves. An empty cell and a dash are no figure. Units in a heading or in a
// line above the table are those of all figures below.
func TradeRows(rows [][]string, today register.Date) []TradeFigure {
	r := tradeReader{today: today}
	for i, cells := range rows {
		r.row(i+1, cells)
	}
	return r.figures
}

type tradeReader struct {
	today   register.Date
	columns []tradeColumn
	unit    string // said above the table
	figures []TradeFigure
}

// row reads a row: a heading, a line above the table, or figures.
func (r *tradeReader) row(number int, cells []string) {
	if columns, is := tradeHeadings(cells); is {
		r.columns = columns
		return
	}
	filled := slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return c == "" })
	switch {
	case len(filled) == 0:
		return
	case len(filled) == 1:
		if unit := unitIn(filled[0]); unit != "" {
			r.unit = unit
		}
		return
	}
	columns := r.columns
	if columns == nil {
		columns = guessed(cells)
	}
	r.take(number, cells, columns)
}

// tradeHeadings reports whether a row is that of the headings: at least two are known, and no cell is a figure.
func tradeHeadings(cells []string) ([]tradeColumn, bool) {
	columns := make([]tradeColumn, len(cells))
	known := 0
	for i, cell := range cells {
		if c, ok := tradeHeading(cell); ok {
			columns[i] = c
			known++
			continue
		}
		if _, err := register.ReadAmount(cell, ""); err == nil && cell != "" {
			return nil, false
		}
	}
	places := map[tradePlace]bool{}
	for _, c := range columns {
		places[c.place] = true
	}
	return columns, known >= 2 && places[valuePlace]
}

var unitWords = compiled(`(тыс\.?|млн\.?|млрд\.?|трлн\.?|миллион\pL*|миллиард\pL*|thousand|million|billion|mln|bn)?\s*(долл\pL*\.?(\s*сша)?|usd|руб\pL*\.?|rub|евро|eur|манат\pL*|azn|тенге|kzt|юан\pL*|cny|dollar\pL*|us\$|\$)`)

// unitIn finds the unit of figures in a line above a table: "(млн долл. США)".
func unitIn(text string) string { return strings.TrimSpace(unitWords().FindString(folded(text))) }

// guessed says what stands in the cells of a row without headings, by the cells themselves.
func guessed(cells []string) []tradeColumn {
	columns := make([]tradeColumn, len(cells))
	taken := map[tradePlace]bool{}
	for i, cell := range cells {
		place := noPlace
		switch {
		case cell == "":
		case isPeriod(cell) && !taken[periodPlace]:
			place = periodPlace
		case isFlow(cell) && !taken[flowPlace]:
			place = flowPlace
		case isAmount(cell) && !taken[valuePlace]:
			place = valuePlace
		case isCurrency(cell) && !taken[currencyPlace]:
			place = currencyPlace
		case !taken[partnerPlace] && !taken[valuePlace]:
			place = partnerPlace
		case !taken[sourcePlace]:
			place = sourcePlace
		}
		columns[i].place = place
		taken[place] = true
	}
	return columns
}

func isPeriod(cell string) bool { _, ok := yearOrPeriod(cell); return ok }

func isFlow(cell string) bool { _, _, ok := flowOf(cell); return ok }

func isAmount(cell string) bool { _, err := register.ReadAmount(cell, ""); return err == nil }

func isCurrency(cell string) bool { _, err := register.ReadCurrency(cell); return err == nil }

// noFigure are the cells by which tables say that nothing is known.
var noFigure = []string{"", "-", "–", "—", "…", "...", "x", "х", "н/д", "нет данных", "нет", "n/a", "na", "..", "мәгълүмат юк"}

// take reads the figures of a row.
func (r *tradeReader) take(number int, cells []string, columns []tradeColumn) {
	like := TradeFigure{Row: number}
	currency := ""
	for i, cell := range cells {
		if i >= len(columns) || cell == "" {
			continue
		}
		like.read(columns[i].place, cell, &currency, r.today)
	}
	for i, cell := range cells {
		if i >= len(columns) || columns[i].place != valuePlace || slices.Contains(noFigure, folded(cell)) {
			continue
		}
		one, c := like, columns[i]
		one.Unread = slices.Clone(like.Unread)
		if c.flow != "" {
			one.Flow = c.flow
		}
		if !c.period.IsZero() {
			one.Period = c.period
		}
		one.amount(cell, currency, c.unit, r.unit)
		r.figures = append(r.figures, one)
	}
}

// read takes what a cell says of all figures of its row.
func (f *TradeFigure) read(place tradePlace, cell string, currency *string, today register.Date) {
	unread := func() { f.Unread = append(f.Unread, cell) }
	switch place {
	case periodPlace:
		p, ok := yearOrPeriod(cell)
		if !ok {
			unread()
			return
		}
		f.Period = p
	case flowPlace:
		flow, _, ok := flowOf(cell)
		if !ok {
			unread()
			return
		}
		f.Flow = flow
	case partnerPlace, noPlace: // the first column of a table whose columns are periods is without a heading
		switch {
		case isFlow(cell):
			f.Flow, _, _ = flowOf(cell)
		case isPeriod(cell):
			f.Period, _ = yearOrPeriod(cell)
		case f.Partner == "" && hasLetters(cell):
			f.Partner = cell
		}
	case currencyPlace:
		code, err := register.ReadCurrency(cell)
		if err != nil {
			unread()
			return
		}
		*currency = code
	case basisPlace:
		if f.Basis = basisOf(cell); f.Basis == "" {
			unread()
		}
	case sourcePlace:
		f.Source = cell
	case codePlace:
		f.Goods.Code = strings.ReplaceAll(cell, " ", "")
	case goodsPlace:
		f.Goods.Name = register.Text{Ru: cell}
		if !hasCyrillic(cell) {
			f.Goods.Name = register.Text{En: cell}
		}
	case quantityPlace:
		n, err := register.ReadThousandths(cell)
		if err != nil {
			unread()
			return
		}
		f.Quantity.Thousandths = n
	case unitPlace:
		f.Quantity.Unit = cell
	case publishedPlace:
		day, err := register.ReadTyped(cell, today)
		if err != nil {
			unread()
			return
		}
		f.Published = day
	case notePlace:
		f.Note = cell
	}
}

// basisWords begin the words for bases, folded.
var basisWords = []struct {
	begins string
	basis  register.TradeBasis
}{
	{"тамож", register.BasisCustoms}, {"фтс", register.BasisCustoms}, {"customs", register.BasisCustoms}, {"зеркал", register.BasisMirror}, {"mirror", register.BasisMirror}, {"данные друг", register.BasisMirror},
	{"data of the other", register.BasisMirror}, {"заявл", register.BasisStatement}, {"назван", register.BasisStatement}, {"высказ", register.BasisStatement}, {"statement", register.BasisStatement}, {"белдер", register.BasisStatement},
}

func basisOf(cell string) register.TradeBasis {
	text := folded(cell)
	for _, w := range basisWords {
		if strings.HasPrefix(text, w.begins) {
			return w.basis
		}
	}
	return ""
}

// ownUnit finds a figure with its unit in the same cell.
var ownUnit = compiled(`\d[\s\d.,]*[\pL$€₽₼]`)

// amount reads a sum in the unit of its heading, else in that above the table.
func (f *TradeFigure) amount(cell, currency, ofColumn, ofTable string) {
	unit := ofColumn
	if unit == "" {
		unit = ofTable
	}
	text, turned := cell, cell
	if unit != "" && !ownUnit().MatchString(cell) {
		words := strings.Fields(unit)
		text += " " + unit
		slices.Reverse(words) // "USD million"
		turned += " " + strings.Join(words, " ")
	}
	a, err := register.ReadAmount(text, currency)
	if err != nil {
		a, err = register.ReadAmount(turned, currency)
	}
	if err != nil {
		f.Unread = append(f.Unread, cell)
		return
	}
	f.Amount = a
}
