package sheets

import (
	"fmt"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/read"
	"accord/app/ui/kit"
)

// reading is how the table is read, as the dialog asks for it.
type reading struct {
	Encoding, Comma string
	Key             []string
	Orders          []mapping.Order
	Separators      []string
	Fixed           []string
}

// commas are what parts the cells of tables of text.
var commas = []string{";", ",", "\t", "|"}

// separators are what parts several names in a cell.
var separators = []string{";", ",", "/", "&", "\n", "|"}

// askReading asks how to read the table: by which fields a row is known, in which order days are written, what
// separates names in a cell, and for a table of text its encoding and the separator of cells. The program finds out
// whatever is left empty.
func (p *Page) askReading() {
	if p.table == nil {
		return
	}
	said := reading{Encoding: p.m.Encoding, Comma: p.m.Comma, Key: slices.Clone(p.m.Key)}
	var days, names []int // columns
	for i := range p.table.Heads {
		f, known := field.Find(p.m.Kind, p.column(i).Field)
		switch {
		case !known:
		case f.Sort == field.Day || f.Sort == field.Due:
			days = append(days, i)
		case f.Sort == field.Names:
			names = append(names, i)
		}
	}
	form := kit.NewForm(p.desk.Loader(), &said)
	lines := []kit.Block{kit.Line(kit.ChooseMany("sheet.key", &said.Key, p.meanings()))}
	if p.coded != "" {
		found := kit.Option{Label: lang.T("sheet.found", p.coded)}
		lines = append(lines, kit.Line(
			kit.Choice("sheet.encoding", &said.Encoding, append([]kit.Option{found}, plain(read.Encodings)...)),
			kit.Choice("sheet.comma", &said.Comma, marks(commas)),
		))
	}
	form.Section("", lines...)
	said.Orders, said.Separators = make([]mapping.Order, len(days)), make([]string, len(names))
	lines = nil
	for n, i := range days {
		said.Orders[n] = p.column(i).Order
		lines = append(lines, kit.Line(kit.Choice("sheet.order", &said.Orders[n], orders()).Labelled(lang.T("sheet.order")+": "+p.table.Heads[i])))
	}
	for n, i := range names {
		said.Separators[n] = p.column(i).Separator
		lines = append(lines, kit.Line(kit.Choice("sheet.separator", &said.Separators[n], marks(separators)).Labelled(lang.T("sheet.separator")+": "+p.table.Heads[i])))
	}
	if len(lines) > 0 {
		form.Section("sheet.columns", lines...)
	}
	common := p.common()
	said.Fixed = make([]string, len(common))
	lines = nil
	for n, f := range common {
		said.Fixed[n] = p.m.Fixed[f.Name]
		lines = append(lines, kit.Line(kit.Text("sheet.fixed", &said.Fixed[n]).At(fmt.Sprintf("Fixed[%d]", n)).Labelled(f.Label(p.m.Kind))))
	}
	if len(lines) > 0 {
		form.Section("sheet.fixed", lines...)
	}
	kit.AskForm(p.desk.Canvas(), lang.T("sheet.reading.title"), lang.T("sheet.reading.text"), lang.T("sheet.reading.do"), form, func() {
		for n, i := range days {
			p.column(i).Order = said.Orders[n]
		}
		for n, i := range names {
			p.column(i).Separator = said.Separators[n]
		}
		for n, f := range common {
			p.m.Fixed[f.Name] = strings.TrimSpace(said.Fixed[n])
		}
		p.m.Key, p.m.Encoding, p.m.Comma = said.Key, said.Encoding, said.Comma
		if as := p.m.As(); as != p.as {
			p.as = as
			p.load(p.m.Kind, p.table.Name)
			return
		}
		p.decided()
	})
}

// common are the fields whose one value may hold for all rows, where no column has them or the table says it itself.
func (p *Page) common() []field.Field {
	return slices.DeleteFunc(field.Common(p.m.Kind), func(f field.Field) bool {
		return p.m.Fixed[f.Name] == "" && slices.ContainsFunc(p.m.Columns, func(c mapping.Column) bool { return c.Field == f.Name })
	})
}

// orders are those in which figures of days are written.
func orders() []kit.Option {
	return []kit.Option{
		{Label: lang.T("sheet.order.found")},
		{Value: string(mapping.DayFirst), Label: lang.T("sheet.order.day_first")},
		{Value: string(mapping.MonthFirst), Label: lang.T("sheet.order.month_first")},
	}
}

// plain are options that are called as they are.
func plain(values []string) []kit.Option {
	options := make([]kit.Option, len(values))
	for i, v := range values {
		options[i] = kit.Option{Value: v, Label: v}
	}
	return options
}

// marks are signs by their names; the empty one is found out.
func marks(signs []string) []kit.Option {
	options := []kit.Option{{Label: lang.T("sheet.mark.found")}}
	for _, sign := range signs {
		word := sign
		switch sign {
		case "\t":
			word = lang.T("sheet.mark.tab")
		case "\n":
			word = lang.T("sheet.mark.line")
		}
		options = append(options, kit.Option{Value: sign, Label: word})
	}
	return options
}
