package plan

import (
	"cmp"
	"strings"

	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/storage/register"
)

// status puts the day into what a table calls the state of an agreement: it is that of today. The day behind the word for a
// beginning, a pause or an end is the day of that.
func (w *rowReading) status(said field.Value) field.Value {
	said.Day = w.today
	into := map[string]string{string(register.StatusInForce): "force", string(register.StatusTerminated): "ended", string(register.StatusSuspended): field.Suspended}[said.Choice]
	if into == "" || !w.unsaid(into) {
		return said
	}
	days := field.Days{Today: w.today}
	only, _, _, _ := days.Read(said.Line)
	if day := cmp.Or(days.LastIn(said.Line), only); day != "" {
		merge(w.values, into, field.Value{Day: day})
		if only == day {
			said.Line = ""
		}
	}
	return said
}

// doubtStatus tells where what a row calls the state of an agreement contradicts its days and steps, out of which alone the
// register works it out. A new record has the word in its note.
func (b *building) doubtStatus(row *Row, f filled, r register.Record) {
	a, is := r.(*register.Agreement)
	column := b.columnOf(field.Status)
	if !is || column < 0 {
		return
	}
	said := register.Status(b.valuesOf(f)[field.Status].Choice)
	status := a.StatusOn(b.today)
	if said == "" || field.Agrees(said, status) {
		return
	}
	w := rowReading{building: b, source: b.p.Table.Rows[f.at], row: row}
	word := register.Line(w.text(column))
	w.doubt(column, "sheet.doubt.status", word, lang.T("agreement.status."+string(status)))
	line := register.Line(b.p.Columns[column].Head) + ": " + word
	l := field.LanguageOf(line)
	if had := a.Note.Get(l); row.State == "" && !strings.Contains(had, line) {
		a.Note.Set(l, strings.TrimSpace(had+"\n"+line))
	}
}
