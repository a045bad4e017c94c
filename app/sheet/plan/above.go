package plan

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/read"
	"accord/storage/register"
)

// What a row says by where it stands: the same as the row above it, and what the heading of its section says.

// spot is a cell by its row among those of the table and its column.
type spot struct{ at, column int }

// repeat notes what the cells of a row say that only repeat the one above.
func (b *building) repeat(r read.Row, at int) {
	w := rowReading{building: b, source: r, at: at}
	again := false // the person of a table of people is that of the row above
	for i, f := range b.fields {
		if f.Name == "" {
			continue
		}
		cell := w.text(i)
		more, is := "", false
		if f.Kind == register.KindPerson || f.PartOfName {
			more, is = field.SamePerson(cell)
		}
		if other, bare := field.SamePerson(cell); bare && other == "" && f.Kind != "" && f.Kind != register.KindPerson && !is {
			cell = b.above[i] // of a commission, "она же"
			b.repeats[spot{at, i}] = cell
		}
		switch again = again || is && f.PartOfName; {
		case is:
			who := b.above[i]
			if len(b.parts(f, b.p.Columns[i], who)) > 1 && !field.AllOfThem(cell) {
				who = w.personBefore(i) // which of several is not said
			}
			if who == "" && b.above[i] != "" {
				break
			}
			cell = withPost(who, more)
			if field.IsPerson(more) {
				cell = who + "; " + more
			}
			b.repeats[spot{at, i}] = cell
		case f.Again && cell == "" && b.above[i] != "":
			cell = b.above[i]
			b.repeats[spot{at, i}] = cell
		case cell != "" && field.Ditto(cell), cell == "" && again && f.PartOfName:
			cell = b.above[i]
			b.repeats[spot{at, i}] = cell
		}
		b.above[i] = cell
	}
}

// forgetAbove forgets what the row above says where something else stands between.
func (b *building) forgetAbove() {
	for i, f := range b.fields {
		if f.Again {
			b.above[i] = ""
		}
	}
}

// personBefore is who alone stands in the nearest column of people before another one of the same row: the head before the delegation.
func (w *rowReading) personBefore(i int) string {
	for before := i - 1; before >= 0; before-- {
		f := w.fields[before]
		if f.Kind != register.KindPerson || w.text(before) == "" {
			continue
		}
		cell := w.text(before)
		if same, repeats := w.repeats[spot{w.at, before}]; repeats {
			cell = same
		}
		if len(w.parts(f, w.p.Columns[before], cell)) == 1 {
			return cell
		}
		return ""
	}
	return ""
}

// withPost is a person's name with another post behind it, where one is named.
func withPost(name, post string) string {
	if post == "" || name == "" {
		return name
	}
	name, _ = field.NameAndPost(name)
	return name + " (" + post + ")"
}

// section is what a heading says of all rows below it.
type section struct {
	field  field.Field
	text   string
	column int
	row    int
}

var sectionNumber = regexp.MustCompile(`^(?i:раздел\s+|часть\s+|section\s+|part\s+)?(?:[IVXХ]{1,5}|\d{1,2}(?:\.\d{1,2})?)\s*[.)]\s*`) // not shown

// begin starts a section, and reports whether its heading says something that the rows below lack. A heading that is of the same field as
// one before ends that one and what was said below it; one that nobody understands ends all.
func (b *building) begin(r read.Row) bool {
	column := slices.IndexFunc(r.Cells, func(c string) bool { return c != "" && !counts(c) })
	if column < 0 { // a year, whose rows say it themselves
		b.sections = nil
		return false
	}
	text := strings.TrimRight(sectionNumber.ReplaceAllString(r.Cells[column], ""), " :.")
	f, text, is := b.headingOf(text)
	if !is {
		b.sections = nil
		return false
	}
	kept := slices.IndexFunc(b.sections, func(s section) bool { return s.field.Name == f.Name })
	if kept < 0 {
		kept = len(b.sections)
	}
	b.sections = append(slices.Clone(b.sections[:kept]), section{f, text, column, r.Number})
	return true
}

func counts(cell string) bool {
	_, is := field.Count(strings.Trim(cell, "."))
	return is
}

// headingOf is what a heading says a value of, and that value: a state, a body that is known, a direction, the document that decisions
// come from.
func (b *building) headingOf(text string) (f field.Field, said string, is bool) {
	fields := field.Of(b.kind)
	for _, ours := range []bool{false, true} {
		for _, f := range fields {
			switch {
			case f.Ours != ours || f.Kind == b.kind:
			case f.Kind == register.KindPartner && (b.country(text) != "" && !f.Ours || len(b.names.find(f.Kind, text)) == 1),
				f.Kind == register.KindCommission && len(b.names.find(f.Kind, text)) == 1:
				return f, text, true
			case f.Kind == register.KindCommission:
				if _, is := field.CommissionKind(text); is {
					return f, text, true
				}
			}
		}
	}
	for _, f := range fields {
		switch {
		case f.Sort == field.Choice:
			if _, known := f.Choose(text); known {
				return f, text, true
			}
			if said := field.Titled(b.kind, []string{text})[f.Name]; said != "" {
				return f, said, true
			}
		case b.kind == register.KindCommitment && f.Name == "paper" && field.Paper(text):
			return f, text, true
		}
	}
	return field.Field{}, "", false
}

// headings reads what the headings above a row say of it and its own cells do not.
func (w *rowReading) headings() {
	for _, s := range w.under[w.at] {
		says := false
		for i, f := range w.fields {
			same := f.Name == s.field.Name || f.Kind != "" && f.Kind == s.field.Kind && f.Ours == s.field.Ours
			says = says || same && w.text(i) != ""
		}
		if says {
			continue
		}
		above := *w
		above.source = read.Row{Number: s.row}
		above.take(s.field, mapping.Column{}, s.column, s.text)
		w.notes = above.notes
	}
}

// doubtMarks tells of what the eye sees in a table and a reader of its cells does not: hidden rows, lines through words, formulas that
// nobody has computed.
func (w *rowReading) doubtMarks() {
	if w.source.Hidden {
		w.row.Doubts = append(w.row.Doubts, Fault{Column: -1, Key: "sheet.doubt.hidden"})
	}
	struck := false
	for _, m := range w.p.Table.Marks[w.source.Number] {
		if m.Column >= len(w.fields) || w.fields[m.Column].Name == "" {
			continue
		}
		if m.Uncomputed {
			w.doubt(m.Column, "sheet.doubt.uncomputed")
		}
		if m.Struck && (m.Part != "" || !struck) { // of a whole row once
			struck = struck || m.Part == ""
			w.doubt(m.Column, "sheet.doubt.struck", cmp.Or(m.Part, w.text(m.Column)))
		}
	}
}
