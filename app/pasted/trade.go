package pasted

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"accord/storage/pattern"
	"accord/storage/register"
)

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

// Spot is the place of a cell in a table, its row from 1 and its column from 0; the zero Spot is none.
type Spot struct{ Row, Column int }

// tradeColumn is a column of a table: what stands in it, and what its heading says of all its cells.
type tradeColumn struct {
	head             string
	place            tradePlace
	flow             register.Flow
	period           register.TradePeriod
	unread           string // the heading of a period that is none: "13.2022"
	unit             string // "млн долл. США"
	flowAt, periodAt Spot   // of the headings that say them
}

// tradeHeading knows the heading of a column.
func tradeHeading(cell string) (c tradeColumn, ok bool) {
	c.head = cell
	text := folded(cell)
	if text == "" || utf8.RuneCountInString(text) > 80 {
		return c, false
	}
	if c.figures(text) {
		c.place = valuePlace
		return c, true
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

// Compared figures are no values of trade: "2022 к 2021, %". A year beside words that are no period makes an unreadable
// period.
var (
	comparing  = pattern.Of(`%|темп|прирост|\bрост|дол[яи]|изменен|growth|share|change|үсеш|өлеш`)
	likePeriod = pattern.Of(`^\D{0,12}(\d{1,4}[-./]\d{2,4}|(19|20)\d\d)(\D|$)`)
)

// figures reads a heading whose column holds figures of a flow, of a period, or of both: "Экспорт 2021, млн долл. США".
func (c *tradeColumn) figures(text string) bool {
	if comparing().MatchString(text) {
		return false
	}
	flow, rest, isFlow := flowOf(text)
	if !isFlow {
		rest = text
	}
	said, unit := rest, ""
	if at := strings.IndexAny(rest, ",(;:"); at >= 0 {
		said, unit = strings.TrimSpace(rest[:at]), strings.Trim(rest[at:], " ,(;:)")
	}
	period, isPeriod := yearOrPeriod(strings.TrimRight(said, "*¹²³ "))
	if whole, is := yearOrPeriod(unit + " " + said); is && isPeriod && unit != "" { // "2022 г. (янв.)"
		period, unit = whole, ""
	}
	switch {
	case isPeriod && said != "":
		c.period = period
	case likePeriod().MatchString(rest):
		c.unread, unit = c.head, unitIn(rest)
	case !isFlow:
		return false
	default:
		unit = rest
	}
	if isFlow {
		c.flow = flow
	}
	c.unit = unit
	return true
}

// under puts a line of headings under another: a cell of the upper one stands over the blank ones behind it.
func under(upper, lower []tradeColumn) []tradeColumn {
	out := make([]tradeColumn, max(len(upper), len(lower)))
	var group tradeColumn
	for i := range out {
		var one tradeColumn
		if i < len(upper) && upper[i].head != "" {
			group = upper[i]
		}
		if i < len(lower) {
			one = lower[i]
		}
		switch {
		case one.head == "":
			if i < len(upper) {
				out[i] = upper[i]
			}
			continue
		case one.place == noPlace:
			one.place = group.place
		}
		if one.place == valuePlace && group.place == valuePlace {
			if one.unit = cmp.Or(one.unit, group.unit); one.flow == "" {
				one.flow, one.flowAt = group.flow, group.flowAt
			}
			if one.period.IsZero() && one.unread == "" {
				one.period, one.unread, one.periodAt = group.period, group.unread, group.periodAt
			}
		}
		out[i] = one
	}
	return out
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
	heads   int    // the row of the headings
	unit    string // said above the table
	figures []TradeFigure
	lines   []tradeLine
}

// figureMark is the mark of a footnote behind a figure: "600*", "600¹".
var figureMark = pattern.Of(`^([\d\s.,]*\d)\s?(?:\*{1,4}|[¹²³⁴⁵⁶⁷⁸⁹†‡]{1,2}|\(\*{1,3}\))$`)

// unmarked are cells without the marks of footnotes behind their figures.
func unmarked(cells []string) []string {
	bare := slices.Clone(cells)
	for i, cell := range bare {
		bare[i] = figureMark().ReplaceAllString(cell, "$1")
	}
	return bare
}

// tradeLine is a row without a figure.
type tradeLine struct {
	at     Spot // of its first cell
	before int  // the figure behind it
	text   string
}

// row reads a row: a heading, a line without figures, or figures.
func (r *tradeReader) row(number int, cells []string) {
	cells = unmarked(cells)
	if columns, is := tradeHeadings(cells); is && !r.below(cells) {
		for i := range columns {
			columns[i].flowAt, columns[i].periodAt = Spot{number, i}, Spot{number, i}
		}
		if r.heads > 0 && r.heads == number-1 && len(r.figures) == 0 {
			columns = under(r.columns, columns)
		}
		r.columns, r.heads = columns, number
		return
	}
	filled := slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return c == "" })
	if len(filled) == 0 {
		return
	}
	if len(filled) == 1 {
		if unit := unitIn(filled[0]); unit != "" {
			r.unit = unit
		}
	} else {
		columns := r.columns
		if columns == nil {
			columns = guessed(cells)
		}
		if r.take(number, cells, columns) {
			return
		}
	}
	first := slices.IndexFunc(cells, func(c string) bool { return c != "" })
	r.lines = append(r.lines, tradeLine{Spot{number, first}, len(r.figures), strings.Join(filled, " · ")})
}

// figuresAlone is a cell of figures alone: a value, whether it can be read or not.
var figuresAlone = pattern.Of(`^[\d\s.,%+<>=~≈≤≥−–-]*\d[\d\s.,%]*$`)

// tradeHeadings reports whether a row is that of the headings: at least two are known, and no cell is a figure.
func tradeHeadings(cells []string) ([]tradeColumn, bool) {
	columns := make([]tradeColumn, len(cells))
	known, periods, flows, places := 0, 0, 0, map[tradePlace]bool{}
	for i, cell := range cells {
		c, ok := tradeHeading(cell)
		columns[i] = c
		if !ok {
			if figuresAlone().MatchString(cell) || cell != "" && isAmount(cell) {
				return nil, false
			}
			continue
		}
		known++
		places[c.place] = true
		switch {
		case c.flow != "" && c.period.IsZero():
			flows++
		case c.flow == "" && !c.period.IsZero():
			periods++
		}
	}
	if periods > 1 { // beside columns of years the one of figures names what they are: "Показатель"
		for i, c := range columns {
			if c.place == valuePlace && c.flow == "" && c.period.IsZero() && c.unread == "" && c.unit == "" {
				columns[i].place = flowPlace
			}
		}
	}
	figure := len(places) == 1 && periods == 1 && flows == 1 // "Турция, 2021, экспорт, много" is a row
	return columns, known >= 2 && places[valuePlace] && !figure
}

var unitWords = pattern.Of(`(?:^|[^\pL])((?:(?:тыс\.?|млн\.?|млрд\.?|трлн\.?|миллион\pL*|миллиард\pL*|thousand|million|billion|mln|bn)\s*)?` +
	`(?:долл(?:ар\pL*)?\.?(?:\s*сша)?|usd|руб(?:л\pL*)?\.?|rub|евро|eur|манат\pL*|azn|тенге|kzt|юан\pL*|cny|dollars?|us\$|\$))(?:[^\pL]|$)`)

// unitIn finds the unit of figures in a line above a table: "(млн долл. США)".
func unitIn(text string) string {
	m := unitWords().FindStringSubmatch(folded(text))
	if m == nil {
		return ""
	}
	return m[1]
}

// guessed says what stands in the cells of a row without headings, by the cells themselves. What no cell is known for is a word for
// a flow where it stands before the value.
func guessed(cells []string) []tradeColumn {
	columns := make([]tradeColumn, len(cells))
	taken := map[tradePlace]bool{}
	value := len(cells)
	for i, cell := range cells {
		place := noPlace
		switch {
		case cell == "":
		case (isPeriod(cell) || likePeriod().MatchString(cell) && !hasLetters(cell)) && !taken[periodPlace]:
			place = periodPlace
		case isFlow(cell) && !taken[flowPlace]:
			place = flowPlace
		case (isAmount(cell) || figuresAlone().MatchString(cell)) && !taken[valuePlace]:
			place, value = valuePlace, i
		case isCurrency(cell) && !taken[currencyPlace]:
			place = currencyPlace
		}
		columns[i].place = place
		taken[place] = true
	}
	for i, cell := range cells {
		if cell == "" || columns[i].place != noPlace {
			continue
		}
		place := sourcePlace
		switch {
		case !taken[partnerPlace] && i < value:
			place = partnerPlace
		case !taken[flowPlace] && i < value:
			place = flowPlace
		case taken[sourcePlace]:
			continue
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

// noFigure are the cells by which tables show an unknown figure.
var noFigure = []string{"", "-", "–", "—", "…", "...", "x", "х", "н/д", "нет данных", "нет", "n/a", "na", "..", "мәгълүмат юк"}

// below reports whether a row stands under the headings that were read: a period is among the periods, a flow among the flows.
func (r *tradeReader) below(cells []string) bool {
	for i, c := range r.columns {
		if i < len(cells) && (c.place == periodPlace && isPeriod(cells[i]) && cells[i] != "" || c.place == flowPlace && isFlow(cells[i])) {
			return true
		}
	}
	return false
}

// take reads the figures of a row, and reports whether it has any.
func (r *tradeReader) take(number int, cells []string, columns []tradeColumn) bool {
	like := TradeFigure{Row: number}
	currency, had := "", len(r.figures)
	for i, cell := range cells {
		if cell == "" {
			continue
		}
		if i >= len(columns) {
			like.rest = append(like.rest, underHead{columnLetters(i), cell, Spot{number, i}})
			continue
		}
		like.read(columns[i], Spot{number, i}, cell, &currency, r.today)
	}
	for i, cell := range cells {
		if i >= len(columns) || columns[i].place != valuePlace || slices.Contains(noFigure, folded(cell)) {
			continue
		}
		one, c := like, columns[i]
		one.from[valuePlace] = Spot{number, i}
		if c.flow != "" {
			one.Flow, one.from[flowPlace] = c.flow, c.flowAt
		}
		switch {
		case c.unread != "":
			one.notRead(periodPlace, c.unread)
			one.from[periodPlace] = c.periodAt
		case !c.period.IsZero():
			one.Period, one.from[periodPlace] = c.period, c.periodAt
		}
		one.amount(cell, currency, cmp.Or(c.unit, r.unit))
		r.figures = append(r.figures, one)
	}
	return len(r.figures) > had
}

// columnLetters names a column without a heading as spreadsheets do.
func columnLetters(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
