package plan

import (
	"io"
	"iter"
	"strings"

	"accord/app/lang"
	"accord/app/sheet"
)

// Report writes the rows as they are in the sheet, or as they were corrected, with a column of remarks before them, as a table of the form that the
// name of the file ends in.
func (p *Plan) Report(to io.Writer, name string) error {
	heads := []sheet.Head{{Label: lang.T("sheet.row"), Right: true}, {Label: lang.T("sheet.remarks"), Width: 60}}
	for _, head := range p.Table.Heads {
		heads = append(heads, sheet.Head{Label: head, Width: 20})
	}
	return sheet.Write(to, name, p.Table.File, heads, p.reported(len(heads)))
}

func (p *Plan) reported(width int) iter.Seq2[[]sheet.Cell, error] {
	return func(yield func([]sheet.Cell, error) bool) {
		for i, row := range p.Rows {
			if row.Number <= p.Table.Head {
				continue
			}
			cells, line := make([]sheet.Cell, width), p.Table.Line(row.Number)
			cells[0] = sheet.Cell{Shown: lang.Number(int64(line)), Value: line}
			cells[1] = sheet.Cell{Shown: strings.Join(p.Remarks(row), "\n")}
			for n, column := range p.Columns {
				c := p.cell(p.Table.Rows[i], n)
				cells[n+2] = sheet.Cell{Shown: c}
				if day, is := p.Table.Counted(p.Mapping.Kind, column, c); is {
					cells[n+2] = sheet.Cell{Shown: lang.Day(day), Value: day}
				}
			}
			if !yield(cells, nil) {
				return
			}
		}
	}
}
