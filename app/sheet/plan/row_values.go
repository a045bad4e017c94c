package plan

import (
	"slices"
	"strings"

	"accord/app/pasted"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/read"
	"accord/storage/register"
)

// values reads the cells of a row; nil where it says nothing.
func (b *building) values(r read.Row, row *Row, at int) field.Values {
	v := field.Values{}
	said := false
	var notes []string
	if r.Cut {
		row.Doubts = append(row.Doubts, Fault{Column: -1, Key: "sheet.doubt.cut"})
	}
	for i, c := range b.p.Columns {
		f := b.fields[i]
		cell := ""
		if i < len(r.Cells) {
			cell = r.Cells[i]
		}
		address := ""
		if len(b.edits.Corrected) > 0 {
			address = b.p.Table.Address(i, r.Number)
			if other, corrected := b.edits.Corrected[address]; corrected {
				cell = other
			}
		}
		if f.Name == "" || cell == "" {
			continue
		}
		fault := func(key string, args ...string) Fault { return Fault{b.p.Table.Address(i, r.Number), i, key, args} }
		if lettersLost(cell) {
			row.Doubts = append(row.Doubts, fault("sheet.doubt.letters_lost"))
		}
		var one field.Value
		var there, doubtful bool
		var err error
		if f.Kind != "" {
			if f.Kind == b.kind { // it may be one of the rows
				if said = true; !b.reread {
					b.lateness = append(b.lateness, late{at, i, cell})
				}
				continue
			}
			var open string
			if f.Sort == field.Name && b.several(f, cell) {
				row.Faults = append(row.Faults, fault("sheet.fault.several", cell))
				said = true
				continue
			}
			one, open = b.named(f, c, i, r.Number, cell)
			if there = len(one.IDs) > 0; open != "" {
				row.Faults = append(row.Faults, fault("sheet.fault.undecided", open))
				said = true
				continue
			}
			if f.Kind == register.KindPerson && field.Heads(cell) != "" {
				notes = append(notes, register.Line(c.Head)+": "+register.Line(cell))
				row.Doubts = append(row.Doubts, fault("sheet.doubt.noted", field.Heads(cell)))
				said = true
			}
		} else {
			one, there, doubtful, err = b.simple(f, c, i, cell)
		}
		if err != nil {
			switch b.m.Unreadable {
			case mapping.Empty:
				row.Doubts = append(row.Doubts, fault("sheet.doubt.left_empty", cell))
			case mapping.Note:
				notes = append(notes, register.Line(c.Head)+": "+cell)
				row.Doubts = append(row.Doubts, fault("sheet.doubt.noted", cell))
			default:
				if f.Sort == field.Choice {
					b.askWord(f, cell, i, r.Number)
				}
				row.Faults = append(row.Faults, fault("sheet.fault."+string(f.Sort), cell))
			}
			said = true
			continue
		}
		if !there {
			continue
		}
		if doubtful {
			row.Doubts = append(row.Doubts, fault("sheet.doubt.question", cell))
		}
		if f.Sort == field.Line && f.Name == "number" {
			if field.PowerOfTen(cell) {
				row.Doubts = append(row.Doubts, fault("sheet.doubt.power", one.Line))
			} else if day, is := b.days[i].Counted(cell); is && b.slashed[i] && day.Year() >= b.today.Year()-50 && day.Year() <= b.today.Year()+10 {
				row.Doubts = append(row.Doubts, fault("sheet.doubt.day_made", one.Line, day.Dotted()))
			}
		}
		if one.Day != "" && one.Day.Year() > b.today.Year()+100 {
			row.Doubts = append(row.Doubts, fault("sheet.doubt.far", one.Day.Dotted()))
		}
		said = true
		merge(v, f.Name, one)
	}
	if !said {
		return nil
	}
	notes = append(notes, b.marked(r)...)
	for name, one := range b.fixed {
		if _, there := v[name]; !there {
			v[name] = one
		}
	}
	if sum, there := v["value"]; there {
		switch code := v[field.Currency].Line; {
		case code != "" && sum.Amount.Money.Currency == b.currency:
			b.recount(v, r, code, row)
		case code == "" && sum.Amount.Money.Currency == "":
			i := b.columnOf("value")
			row.Faults = append(row.Faults, Fault{b.p.Table.Address(i, r.Number), i, "sheet.fault.no_currency", nil})
		}
	}
	if len(notes) > 0 {
		note := v["note"]
		l := field.LanguageOf(notes[0])
		note.Text.Set(l, strings.TrimSpace(note.Text.Get(l)+"\n"+strings.Join(notes, "\n")))
		v["note"] = note
	}
	return v
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
		if m.File != "" {
			continue // it is attached
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
	before.IDs, before.Ours = append(before.IDs, one.IDs...), append(before.Ours, one.Ours...)
	v[name] = before
}

// recount reads a sum again in the currency that its row names.
func (b *building) recount(v field.Values, r read.Row, code string, row *Row) {
	for i, f := range b.fields {
		if f.Name == "value" && i < len(r.Cells) {
			if sum, err := pasted.Sum(r.Cells[i], b.units[i], code); err == nil {
				one := v["value"]
				one.Amount = sum
				v["value"] = one
			} else {
				row.Faults = append(row.Faults, Fault{b.p.Table.Address(i, r.Number), i, "sheet.fault.amount", []string{r.Cells[i]}})
			}
			return
		}
	}
}

// several reports whether a cell names several where there is place for one.
func (b *building) several(f field.Field, cell string) bool {
	all := strings.Split(strings.Trim(strings.TrimSpace(cell), ";"), ";")
	return len(all) > 1 && !b.known(f.Kind, cell) && !slices.ContainsFunc(all, func(one string) bool { return strings.TrimSpace(one) == "" })
}

// named reads the names in a cell; open is one of them that nobody has decided.
func (b *building) named(f field.Field, c mapping.Column, column, row int, cell string) (v field.Value, open string) {
	if b.nothing(cell) {
		return v, ""
	}
	for _, part := range b.parts(f, c, cell) {
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

// lettersLost reports whether letters of a text were lost to question marks on the way.
func lettersLost(s string) bool {
	return strings.Contains(s, "???") || strings.Contains(s, "\uFFFD")
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
		if b.guessed(v) {
			one.Kind, one.Code = kindOfPartner(one.Name.Or(register.Russian), one.Code)
		}
	case *register.Commission:
		if guessed, known := field.CommissionKind(one.Title.Or(register.Russian)); known && b.guessed(v) {
			one.Kind = guessed
		}
	}
	register.Tidy(r)
	return r
}

// guessed reports whether nobody has said of what kind a record is.
func (b *building) guessed(v field.Values) bool {
	fixed, there := b.fixed["kind"]
	return there && v["kind"].Choice == fixed.Choice && b.m.Fixed["kind"] == field.Fixed(b.kind)["kind"]
}
