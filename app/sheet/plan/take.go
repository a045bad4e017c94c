package plan

import (
	"regexp"
	"strings"

	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
)

// take reads what is said of a field, in the cell of its column or in a heading above the row.
func (w *rowReading) take(f field.Field, c mapping.Column, i int, cell string) {
	switch {
	case w.broken(i, cell), w.unfit(i, cell), w.chooses(f, i, cell):
	case f.Sort == field.Remark:
		w.spare(f, c, i, cell)
	case f.Kind != "":
		w.nameCell(f, c, i, cell)
	default:
		w.takeValue(f, c, i, w.bare(f, c, i, cell))
	}
}

// lostLetters are those that a file could not hold, in a word or instead of one.
var lostLetters = regexp.MustCompile(`\?\?\?|\p{L}\?\p{L}`)

// broken reports whether a cell is an error of the spreadsheet, and doubts one that has lost letters.
func (w *rowReading) broken(i int, cell string) bool {
	if field.Broken(cell) {
		w.doubt(i, "sheet.doubt.broken", cell)
		return true
	}
	if strings.Contains(cell, "?") && lostLetters.MatchString(cell) && !strings.Contains(cell, "://") {
		w.doubt(i, "sheet.doubt.letters_lost")
	}
	return false
}

// bare is a cell without what people write around its value.
func (w *rowReading) bare(f field.Field, c mapping.Column, i int, cell string) string {
	if f.PartOfName {
		cell = w.postBehind(c, i, field.WithoutHonorific(cell))
	}
	if f.Sort == field.Day || f.Sort == field.Due {
		cell = field.WithoutWeekdays(cell)
	}
	if f.Till != "" {
		cell = field.WithoutOpenEnd(cell)
	}
	return w.withoutHours(f, cell)
}

// takeValue reads a cell that names no record.
func (w *rowReading) takeValue(f field.Field, c mapping.Column, i int, cell string) {
	one, there, doubtful, err := w.simple(f, c, i, cell)
	if err != nil {
		w.spoke = true
		if w.saysOther(f, c, i, cell) {
			return
		}
		if one, there = w.moreThanItsField(f, c, i, cell); !there {
			w.unreadable(f, c, i, cell)
		}
	}
	if !there {
		return
	}
	w.spoke = true
	if one.Line, there = w.undated(f, i, one.Line); !there {
		return
	}
	if f.Sort == field.Choice && w.closes(f) && w.goesOn(f, one) {
		w.noteDown(c, i, cell, cell)
		return
	}
	one = w.withoutRest(f, c, i, cell, one)
	w.doubtValue(f, i, cell, one, doubtful)
	merge(w.values, f.Name, one)
}

// saysOther reads a cell that says something else than its field, which another field holds, or the note.
func (w *rowReading) saysOther(f field.Field, c mapping.Column, i int, cell string) bool {
	return w.ends(f, c, i, cell) || w.dueSince(f, c, i, cell) || w.movesDeadline(f, c, i, cell) || w.lastsInstead(f, c, i, cell)
}

// withoutRest is a value without what its cell says beside it, which goes to other fields or into the note.
func (w *rowReading) withoutRest(f field.Field, c mapping.Column, i int, cell string, one field.Value) field.Value {
	if f.Name == field.Status {
		one = w.status(one)
	}
	switch {
	case f.Sort == field.Term:
		w.beginsWith(i, cell)
		if _, renewed, _ := field.Renewed(cell); renewed && one.Renewal == "" { // by how long is not said
			w.noteDown(c, i, cell, cell)
		}
	case f.Sort == field.Choice && one.Line != "":
		w.remark(f, c, i, cell, one.Line)
		one.Line = ""
	case f.Sort == field.Due && one.Line != "":
		w.noteDown(c, i, cell, one.Line)
		one.Line = ""
	}
	return one
}

// doubtValue doubts a value that somebody has put a question mark to, or that is hardly meant.
func (w *rowReading) doubtValue(f field.Field, i int, cell string, one field.Value, questioned bool) {
	if questioned {
		w.doubt(i, "sheet.doubt.question", cell)
	}
	w.doubtNumber(f, i, cell, one)
	if one.Day != "" && one.Day.Year() > w.today.Year()+100 {
		w.doubt(i, "sheet.doubt.far", one.Day.Dotted())
	}
}
