package plan

import (
	"slices"
	"strconv"
	"strings"

	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/read"
	"accord/storage/register"
)

// turned says of the cells of a table where in its sheet they stood before it was turned.
type turned struct {
	from [][]pasted.Spot
	at   []pasted.Spot // of the rows' figures
}

// unfold turns a table of trade with flows or periods side by side, or without headings, into one with a figure a row
// under headings, and numbers its rows again.
func (t *Table) unfold() {
	rows := make([][]string, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = t.cells(r)
	}
	long, is := pasted.LongTrade(rows, lang.Current())
	if !is && t.Head == 0 {
		long, is = pasted.BareTrade(rows, lang.Current())
	}
	if !is {
		return
	}
	inWords(long)
	stood, marks := t.Rows, t.Marks
	t.Rows, t.Marks, t.turned = make([]read.Row, len(long.Rows)), map[int][]read.Mark{}, &turned{long.From, long.At}
	for i, cells := range long.Rows {
		t.Rows[i] = read.Row{Number: i + 1, Cells: cells}
		if at := long.At[i]; at.Row > 0 {
			was := stood[at.Row-1]
			t.Rows[i].Hidden, t.Rows[i].Cut = was.Hidden, was.Cut
			t.Marks[i+1] = turnedMarks(marks[was.Number], long.From[i], at.Row)
		}
	}
	t.turned.number(stood)
	var above []string
	for _, cells := range long.Rows[:long.Head] {
		above = append(above, strings.Join(slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return c == "" }), " "))
	}
	behind := long.Rows[long.Head+1:]
	t.Shaped = mapping.Shaped{Sheet: t.Sheet, Name: t.Name, Head: long.Head + 1, Heads: long.Rows[long.Head], Above: above, Sample: behind[:min(len(behind), sampledRows)]}
}

// cells returns the cells of a row with a sign in those whose formula nobody has computed: a blank one would be no figure.
func (t *Table) cells(r read.Row) []string {
	cells := r.Cells
	for _, m := range t.Marks[r.Number] {
		if !m.Uncomputed || m.Column < len(cells) && cells[m.Column] != "" {
			continue
		}
		cells = slices.Clone(cells)
		for len(cells) <= m.Column {
			cells = append(cells, "")
		}
		cells[m.Column] = "="
	}
	return cells
}

// turnedMarks are the marks of a row of the sheet in the columns of one of its figures.
func turnedMarks(marks []read.Mark, from []pasted.Spot, row int) (out []read.Mark) {
	for _, m := range marks {
		if column := slices.Index(from, pasted.Spot{Row: row, Column: m.Column}); column >= 0 {
			m.Column = column
			out = append(out, m)
		}
	}
	return out
}

// number makes the places of rows their numbers in the sheet, which has blank rows too.
func (t *turned) number(stood []read.Row) {
	for i := range t.at {
		if at := &t.at[i]; at.Row > 0 {
			at.Row = stood[at.Row-1].Number
		}
		for n := range t.from[i] {
			if spot := &t.from[i][n]; spot.Row > 0 {
				spot.Row = stood[spot.Row-1].Number
			}
		}
	}
}

// inWords puts the names of the columns and the choices below them into words.
func inWords(long pasted.Long) {
	heads := long.Rows[long.Head]
	for i, name := range heads[:long.Known] {
		f, known := field.Find(register.KindTradeRecord, name)
		if !known {
			continue
		}
		heads[i] = f.Label(register.KindTradeRecord)
		for _, cells := range long.Rows[long.Head+1:] {
			if slices.Contains(f.Values, cells[i]) {
				cells[i] = lang.T(f.Family + cells[i])
			}
		}
	}
}

// Address names a cell as people find it in the sheet. In a turned table two cells of a row may have been one, and some have
// been none: then the name of the column tells them apart.
func (t *Table) Address(column, row int) string {
	at, alone := t.stood(column, row)
	if alone {
		return at
	}
	return at + " (" + t.Heads[column] + ")"
}

// Key names a cell in what is kept: as Address does, but the same in every language.
func (t *Table) Key(column, row int) string {
	at, alone := t.stood(column, row)
	if alone {
		return at
	}
	return at + "#" + strconv.Itoa(column)
}

// stood returns where a cell stood in the sheet, and whether it was a cell by itself there.
func (t *Table) stood(column, row int) (address string, alone bool) {
	if t.turned == nil {
		return mapping.Address(t.Name, column, row), true
	}
	from, at := t.turned.from[row-1], t.turned.at[row-1]
	if column < len(from) && from[column].Row > 0 {
		at = from[column]
		alone = slices.Index(from, at) == column && !slices.Contains(from[column+1:], at)
	}
	return mapping.Address(t.Name, at.Column, at.Row), alone
}

// Line is the number of a row in the sheet; that of none is 0.
func (t *Table) Line(row int) int {
	if t.turned == nil || row == 0 {
		return row
	}
	return t.turned.at[row-1].Row
}
