package plan

import (
	"cmp"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/sheet/field"
	"accord/app/sheet/read"
	"accord/storage/register"
)

// values reads the cells of a row; nil where it says nothing.
func (b *building) values(r read.Row, row *Row, at int) field.Values {
	if r.Cut {
		row.Doubts = append(row.Doubts, Fault{Column: -1, Key: "sheet.doubt.cut"})
	}
	w := rowReading{building: b, source: r, row: row, at: at, values: field.Values{}}
	for i := range b.p.Columns {
		w.cell(i)
	}
	if !w.spoke {
		return nil
	}
	w.headings()
	w.closeBy()
	w.doubtMarks()
	for name, one := range b.fixed {
		f, _ := field.Find(b.kind, name)
		_, beside := w.values[f.With]
		if _, there := w.values[name]; !there && (beside || f.With == "") {
			w.values[name] = one
		}
	}
	w.checkCurrency()
	w.countPeriods()
	w.keepSignatories()
	w.keepBody()
	w.keepPosts()
	w.writeNote()
	return w.values
}

// marked are what somebody has noted at the cells of a row, and where they lead: they go into the note of the record.
func (b *building) marked(r read.Row) (notes []string) {
	marks := b.p.Table.Marks[r.Number]
	if len(marks) == 0 {
		return nil
	}
	if _, has := field.Find(b.kind, "note"); !has {
		return nil
	}
	for _, m := range marks {
		if m.File != "" || m.Link+m.Note == "" {
			continue // it is attached, or says nothing itself
		}
		if address := strings.TrimPrefix(m.Link, "mailto:"); m.Column < len(r.Cells) && address != "" && strings.Contains(r.Cells[m.Column], address) {
			continue // the cell says it itself
		}
		head := ""
		if m.Column < len(b.p.Table.Heads) {
			head = register.Line(b.p.Table.Heads[m.Column]) + ": "
		}
		if said := m.Link + m.Note; !slices.Contains(notes, head+said) {
			notes = append(notes, head+said)
		}
	}
	return notes
}

// valuesOf reads a row once more.
func (b *building) valuesOf(f filled) field.Values {
	b.reread = true
	defer func() { b.reread = false }()
	var row Row
	return b.values(b.p.Table.Rows[f.at], &row, f.at)
}

// merge puts what a second column says of the same beside the first: another language, more names.
func merge(v field.Values, name string, one field.Value) {
	before, there := v[name]
	if !there {
		v[name] = one
		return
	}
	for _, l := range register.Languages {
		if s := one.Text.Get(l); s != "" {
			if had := before.Text.Get(l); had != "" && had != s {
				s = had + "\n" + s
			}
			before.Text.Set(l, s)
		}
	}
	if one.Line != "" && before.Line != "" && one.Line != before.Line {
		before.Line += "; " + one.Line
	} else if before.Line == "" {
		before.Line = one.Line
	}
	before.IDs, before.Ours = append(before.IDs, one.IDs...), append(before.Ours, one.Ours...)
	v[name] = before
}

// several reports whether a cell names several where there is place for one.
func (b *building) several(f field.Field, cell string) bool {
	all := strings.Split(strings.Trim(strings.TrimSpace(cell), ";"), ";")
	return len(all) > 1 && !b.known(f.Kind, cell) && !slices.ContainsFunc(all, func(one string) bool { return strings.TrimSpace(one) == "" })
}

// named reads the names of a cell; open is one of them that nobody has decided.
func (b *building) named(f field.Field, names []string, column, row int) (v field.Value, open string) {
	for _, part := range names {
		if _, again := field.SamePerson(part); again && f.Kind == register.KindPerson {
			return v, cmp.Or(open, part) // who that is
		}
		r := b.resolve(f, part, func() string { return b.p.Table.Address(column, row) })
		if r.open && open == "" {
			open = part
		}
		if !r.id.IsZero() && !slices.Contains(v.IDs, r.id) {
			v.IDs, v.Ours = append(v.IDs, r.id), append(v.Ours, f.Ours || b.names.ours[r.id])
		}
	}
	return v, open
}

// askWord asks what a word of an enumeration means.
func (b *building) askWord(f field.Field, word string, column, row int) {
	key := f.Family + "\x00" + field.Fold(word)
	if q, asked := b.asked[key]; asked {
		q.Rows++
		return
	}
	q := &Question{Family: f.Family, Field: f.Name, Text: word, Rows: 1, Cell: b.p.Table.Address(column, row)}
	b.asked[key] = q
	b.questions = append(b.questions, q)
}

// record makes a new record of the kind out of values.
func (b *building) record(v field.Values) register.Record {
	r := b.kind.New()
	field.Fill(r, v)
	switch one := r.(type) {
	case *register.Agreement:
		if guessed, known := field.KindOf(one.Title.Or(register.Russian)); known && b.guessed(v) {
			one.Kind = register.AgreementKind(guessed)
		}
	case *register.Partner:
		if _, said := v["ours"]; !said {
			one.Ours = b.names.ours[one.ParentID] || b.names.endsInOurs(one.Name.Or(register.Russian))
		}
		if kind, code := kindOfPartner(one.Name.Or(register.Russian), one.Code); b.guessed(v) {
			one.Kind, one.Code = kind, code
		} else if one.Kind == register.PartnerState {
			one.Code = code // by which it is found under its other names
		}
	case *register.Visit:
		if one.Title.IsZero() && len(one.PartnerIDs) > 0 && (one.From != "" || len(one.Delegation)+len(one.Places) > 0 || !one.Note.IsZero()) { // many tables of visits have no column for that
			one.Title.Set(lang.Current(), b.calledAfter(register.KindVisit, one.PartnerIDs))
		}
	case *register.Meeting:
		if with := append(slices.Clone(one.PartnerIDs), one.Theirs...); one.Title.IsZero() && len(with) > 0 {
			one.Title.Set(lang.Current(), b.calledAfter(register.KindMeeting, with))
		}
	case *register.Event:
		if guessed, known := field.EventKind(one.Title.Or(register.Russian)); known && b.guessed(v) {
			one.Kind = guessed
		}
	case *register.Commission:
		if guessed, known := field.CommissionKind(one.Title.Or(register.Russian)); known && b.guessed(v) {
			one.Kind = guessed
		}
	}
	register.Tidy(r)
	return r
}

// calledAfter calls a visit or a meeting after those it was with, where nobody has called it.
func (b *building) calledAfter(k register.Kind, with []register.ID) string {
	var names []string
	for _, id := range with {
		name, _, _ := strings.Cut(b.names.label[id], hintMark)
		names = append(names, name)
	}
	return lang.T("kind."+string(k)) + ": " + strings.Join(names, ", ")
}

// guessed reports whether nobody has said of what kind a record is.
func (b *building) guessed(v field.Values) bool {
	fixed, there := b.fixed["kind"]
	return there && v["kind"].Choice == fixed.Choice && b.m.Fixed["kind"] == field.Fixed(b.kind)["kind"]
}
