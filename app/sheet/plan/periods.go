package plan

import (
	"cmp"
	"strconv"
	"strings"

	"accord/app/sheet/field"
	"accord/storage/register"
)

// countPeriods finds from which day the periods of a commitment count whose row names no start: that of the paper it comes
// from, or of the table. Where none is named, how often it is due goes into the note.
func (w *rowReading) countPeriods() {
	due, there := w.values["due_on"]
	if w.kind != register.KindCommitment || !there || due.Due != register.DuePeriod && due.Months == 0 || w.values["start"].Day != "" {
		return
	}
	column := w.columnOf("due_on")
	day := w.paperDay()
	if day == "" && column >= 0 {
		delete(w.values, "due_on")
		w.noteDown(w.p.Columns[column], column, w.text(column), w.text(column))
		return
	}
	w.values[field.Begun] = field.Value{Day: day}
	w.doubt(column, "sheet.doubt.begun", w.text(max(column, 0)), day.Dotted())
}

// paperDay is the day of the paper that a row comes from, else that in the lines above the table, else the first of their year.
func (w *rowReading) paperDay() register.Date {
	days := field.Days{Today: w.today}
	paper := w.values["paper"].Text
	day := cmp.Or(days.LastIn(paper.Ru), days.LastIn(paper.En), days.LastIn(paper.Tt), days.LastIn(strings.Join(w.p.Table.Above, "\n")))
	if year := field.YearOf(w.p.Table.Above); day == "" && year > 0 {
		day = register.Date(strconv.Itoa(year) + "-01-01")
	}
	return day
}
