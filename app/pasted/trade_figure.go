package pasted

import (
	"cmp"
	"maps"
	"strings"

	"accord/storage/register"
)

// TradeFigure is one figure of trade, as written in a table. Unread holds what could not be read, word for word.
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

	unread map[tradePlace]string
	rest   []underHead
	from   [notePlace + 1]Spot // where each of it is said
}

// underHead is a cell that says nothing of a figure as far as its heading is known.
type underHead struct {
	head, cell string
	at         Spot
}

// Unread returns what could not be read, as it was said.
func (f *TradeFigure) Unread() (all []string) {
	for place := noPlace; place <= notePlace; place++ {
		if said := f.unread[place]; said != "" {
			all = append(all, said)
		}
	}
	return all
}

// notRead keeps what could not be read in its place.
func (f *TradeFigure) notRead(place tradePlace, said string) {
	f.unread = maps.Clone(f.unread)
	if f.unread == nil {
		f.unread = map[tradePlace]string{}
	}
	f.unread[place] = said
}

// read takes over a cell that holds for all figures of its row.
func (f *TradeFigure) read(c tradeColumn, at Spot, cell string, currency *string, today register.Date) {
	f.from[c.place] = at
	unread := func() { f.notRead(c.place, cell) }
	switch c.place {
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
		f.readByItsWords(c, at, cell)
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
		n, err := register.ReadThousandths(PlainNumber(cell))
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

// readByItsWords takes over a cell whose column does not say what stands in it.
func (f *TradeFigure) readByItsWords(c tradeColumn, at Spot, cell string) {
	switch {
	case c.place == noPlace && c.head != "":
		f.rest = append(f.rest, underHead{c.head, cell, at})
	case isFlow(cell):
		f.Flow, _, _ = flowOf(cell)
		f.from[flowPlace] = at
	case isPeriod(cell):
		f.Period, _ = yearOrPeriod(cell)
		f.from[periodPlace] = at
	case f.Partner == "" && hasLetters(cell):
		f.Partner, f.from[partnerPlace] = cell, at
	default:
		f.rest = append(f.rest, underHead{cmp.Or(c.head, columnLetters(at.Column)), cell, at})
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

// amount reads a sum in the unit of its heading or its table.
func (f *TradeFigure) amount(cell, currency, unit string) {
	a, err := Sum(cell, unit, currency)
	if err != nil {
		if unit != "" && !ownUnit().MatchString(cell) {
			cell += " " + unit // whoever corrects it shall see in what it is
		}
		f.notRead(valuePlace, cell)
		return
	}
	f.Amount = a
}
