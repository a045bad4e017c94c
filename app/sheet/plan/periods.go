package plan

import (
	"cmp"
	"strconv"
	"strings"

	"accord/app/pasted"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
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

// spanned reads the first and the last day in the column of the first, unless another column has said the last.
func (w *rowReading) spanned(f field.Field, i int, cell string) (day field.Value, is bool) {
	from, until := w.days[i].Span(cell)
	if f.Sort != field.Day || f.Till == "" || until == "" || !w.unsaid(f.Till) {
		return field.Value{}, false
	}
	w.values[f.Till] = field.Value{Day: until}
	return field.Value{Day: from}, true
}

// lastsInstead reads how long something is made for in the column of its last day, unless another column has said that: "5 лет".
func (w *rowReading) lastsInstead(f field.Field, c mapping.Column, i int, cell string) bool {
	length, there := field.Find(w.kind, f.Length)
	if !there || !w.unsaid(f.Length) {
		return false
	}
	one, err := w.plain(length, c, i, cell)
	if err == nil {
		w.values[f.Length] = one
	}
	return err == nil
}

// beginsWith takes the first day of a term of an agreement for that from which it applies, where no column says that.
func (w *rowReading) beginsWith(i int, cell string) {
	from, until := w.days[i].Span(cell)
	if until == "" || !w.unsaid("force") || !w.unsaid("effective") {
		return
	}
	merge(w.values, "effective", field.Value{Day: from})
}

// dueSince reads a term that is counted from the day of an errand or of its paper: "в месячный срок". Where nobody names that, it goes into
// the note.
func (w *rowReading) dueSince(f field.Field, c mapping.Column, i int, cell string) bool {
	if f.Sort != field.Due {
		return false
	}
	since := w.paperDay()
	if at := w.columnOf("start"); at >= 0 {
		if day, _, _, read := w.days[at].Read(w.text(at)); read {
			since = day
		}
	}
	switch due := pasted.DueSince(cell, since); {
	case due != "":
		w.doubt(i, "sheet.doubt.begun", cell, since.Dotted())
		merge(w.values, f.Name, field.Value{Due: register.DueDay, Day: due})
	case pasted.DueSince(cell, w.today) != "":
		w.noteDown(c, i, cell, cell)
	default:
		return false
	}
	return true
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
