package plan

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"accord/app/pasted"
	"accord/app/sheet/field"
	"accord/app/sheet/mapping"
	"accord/app/sheet/read"
	"accord/storage/register"
)

// columns prepares what each column is read as.
func (b *building) columns() {
	t := b.p.Table
	b.fields = make([]field.Field, len(b.p.Columns))
	b.days = make([]field.Days, len(b.p.Columns))
	b.p.MonthFirst = make([]bool, len(b.p.Columns))
	b.slashed = make([]bool, len(b.p.Columns))
	b.units = make([]string, len(b.p.Columns))
	b.figures = make([]figures, len(b.p.Columns))
	for i, c := range b.p.Columns {
		b.fields[i], _ = field.Find(b.kind, c.Field)
		b.days[i] = field.Days{Date1904: t.Date1904, Today: b.today, MonthFirst: c.Order == mapping.MonthFirst, Year: field.YearOf(t.Above)}
		if sort := b.fields[i].Sort; c.Order == mapping.Automatic && (sort == field.Day || sort == field.Due || sort == field.Term) {
			b.days[i].MonthFirst = field.MonthFirst(func(yield func(string) bool) {
				for _, r := range t.Rows {
					if r.Number > t.Head && i < len(r.Cells) && !yield(r.Cells[i]) {
						return
					}
				}
			})
		}
		b.p.MonthFirst[i] = b.days[i].MonthFirst
		if numbered(b.fields[i]) {
			b.figures[i] = b.figuresOf(i, c.Head)
		}
		if b.fields[i].Sort == field.Amount {
			b.units[i] = b.unitOf(c.Head)
		}
		b.slashed[i] = b.fields[i].Name == "number" && slices.ContainsFunc(t.Rows, func(r read.Row) bool {
			return r.Number > t.Head && i < len(r.Cells) && field.Slashed(r.Cells[i])
		})
	}
	b.above = make([]string, len(b.p.Columns))
	for _, head := range t.Heads {
		b.heads = append(b.heads, field.Fold(head))
	}
	b.keySets, b.likeSets = field.Key(b.kind), field.Like(b.kind)
	if len(b.m.Key) > 0 {
		b.keySets, b.likeSets = [][]string{b.m.Key}, append(slices.Clone(b.keySets), b.likeSets...)
	}
	b.sets = slices.Clone(b.keySets)
	for _, set := range b.likeSets {
		if !slices.ContainsFunc(b.sets, func(one []string) bool { return slices.Equal(one, set) }) {
			b.sets = append(b.sets, set)
		}
	}
}

// unitOf returns the unit of a column's sums, from its heading or else from a line above the table.
func (b *building) unitOf(head string) string {
	unit := pasted.Unit(head)
	for _, r := range b.p.Table.Rows {
		if unit != "" || r.Number >= b.p.Table.Head {
			break
		}
		unit = pasted.Unit(strings.Join(r.Cells, " "))
	}
	return unit
}

func (b *building) readNames() (err error) {
	var kinds []register.Kind
	need := func(f field.Field) {
		if f.Kind != "" && !slices.Contains(kinds, f.Kind) {
			kinds = append(kinds, f.Kind)
		}
	}
	for _, f := range b.fields {
		need(f)
		for _, other := range []string{f.Body, f.Person} { // what may stand in its cells too
			beside, _ := field.Find(b.kind, other)
			need(beside)
		}
	}
	for _, f := range field.Of(b.kind) { // which a heading may name
		if f.Kind != b.kind && (f.Kind == register.KindPartner || f.Kind == register.KindCommission || f.Kind == register.KindEvent) {
			need(f)
		}
	}
	for name := range b.m.Fixed {
		f, _ := field.Find(b.kind, name)
		need(f)
	}
	compared := slices.DeleteFunc(slices.Clone(kinds), func(k register.Kind) bool {
		return b.m.Unknown[k] != mapping.New || !slices.Contains(writtenInManyWays, k)
	})
	b.names, err = readNames(b.ctx, b.store, kinds, compared)
	return err
}

// readFixed reads what holds for all rows.
func (b *building) readFixed() {
	b.currency, _ = register.ReadCurrency(b.m.Fixed[field.Currency]) // the rows name none themselves
	for name, said := range b.m.Fixed {
		f, known := field.Find(b.kind, name)
		if !known || said == "" {
			continue
		}
		one := *b // which reads one value as if it stood in a column of its own
		one.days, one.units, one.figures, one.slashed = []field.Days{{Today: b.today}}, []string{""}, []figures{{}}, []bool{false}
		one.readings, one.questions = map[cellOf]cellReading{}, nil
		if f.Kind != "" {
			v := field.Value{}
			for _, part := range one.parts(f, mapping.Column{}, said) {
				if r := one.resolve(f, part, func() string { return "" }); !r.id.IsZero() {
					v.IDs, v.Ours = append(v.IDs, r.id), append(v.Ours, f.Ours || b.names.ours[r.id])
				}
			}
			if len(v.IDs) > 0 {
				b.fixed[name] = v
			}
			b.questions = append(b.questions, one.questions...)
			continue
		}
		if v, there, _, err := one.simple(f, mapping.Column{}, 0, said); err == nil && there {
			b.fixed[name] = v
		}
	}
}

// readSource takes the source of figures from a line beside their table, where no column names it.
func (b *building) readSource() {
	const name = "source_words"
	if b.kind != register.KindTradeRecord || b.hasColumn(name) || b.m.Fixed[name] != "" {
		return
	}
	for _, r := range b.p.Table.Rows {
		filled := slices.DeleteFunc(slices.Clone(r.Cells), func(c string) bool { return c == "" })
		if len(filled) != 1 {
			continue
		}
		if said := field.SourceOf(filled[0]); said != "" {
			one := field.Value{}
			one.Text.Set(field.LanguageOf(said), said)
			b.fixed[name] = one
			return
		}
	}
}

// group reports whether a row of trade is a sum over several partners and no partner is called so.
func (b *building) group(r read.Row) bool {
	if b.kind != register.KindTradeRecord {
		return false
	}
	column := b.columnOf("partner")
	return column >= 0 && column < len(r.Cells) && field.Group(r.Cells[column]) && !b.known(register.KindPartner, register.Line(r.Cells[column]))
}

// readRows makes values of the rows.
func (b *building) readRows() error {
	t := b.p.Table
	b.p.Rows = make([]Row, 0, len(t.Rows))
	for n, r := range t.Rows {
		if n%256 == 0 && b.ctx.Err() != nil {
			return b.ctx.Err()
		}
		row := Row{Number: r.Number}
		if why := b.aside(n); why != "" {
			if why == "sheet.aside.heading" && b.begin(r) {
				why = "sheet.aside.section"
			}
			row.State, row.Why = Aside, []string{why}
			b.p.Rows = append(b.p.Rows, row)
			b.forgetAbove()
			continue
		}
		if b.another = b.another || b.headsAnother(r.Cells); b.another && !b.edits.Taken[r.Number] {
			row.State, row.Faults = Faulty, []Fault{{Column: -1, Key: "sheet.fault.another_table"}}
			b.p.Rows = append(b.p.Rows, row)
			continue
		}
		b.repeat(r, n)
		if len(b.sections) > 0 {
			b.under[n] = b.sections
		}
		values := b.values(r, &row, n)
		if len(row.Faults) > 0 {
			row.State = Faulty
		} else if values == nil {
			row.State, row.Why = Aside, []string{"sheet.aside.blank"}
		}
		b.p.Rows = append(b.p.Rows, row)
		if row.State == "" {
			f := filled{at: n, doubts: len(row.Doubts), id: values["id"].Line, record: b.record(values)}
			f.keys = b.keysOf(f.record)
			b.filled = append(b.filled, f)
		}
	}
	return nil
}

// aside says why a row is no record.
func (b *building) aside(at int) string {
	t := b.p.Table
	r := t.Rows[at]
	switch {
	case r.Number == t.Head:
		return "sheet.aside.head"
	case r.Number < t.Head:
		return "sheet.aside.title"
	case b.edits.Left[r.Number]:
		return "sheet.aside.left"
	case b.edits.Taken[r.Number]:
		return ""
	}
	switch field.Aside(r.Cells) {
	case "total":
		return "sheet.aside.total"
	case "note":
		return "sheet.aside.note"
	}
	if b.group(r) {
		return "sheet.aside.group"
	}
	if at := b.columnOf("flow"); b.kind == register.KindTradeRecord && at >= 0 && at < len(r.Cells) && field.Balance(r.Cells[at]) {
		return "sheet.aside.total"
	}
	if b.leadsParts(at) {
		return "sheet.aside.heading"
	}
	return b.asideByShape(r)
}

// asideByShape says why a row is no record by which of its cells are filled, and with what.
func (b *building) asideByShape(r read.Row) string {
	filled, only := 0, -1
	heads, numbers := true, true // so far all of the row
	for i, c := range r.Cells {
		if c == "" {
			continue
		}
		only = i
		filled++
		heads = heads && i < len(b.heads) && field.Fold(c) == b.heads[i]
		if numbers {
			n, is := field.Count(c)
			numbers = is && n == i+1
		}
	}
	mapped := 0
	for _, c := range b.p.Columns {
		if c.Field != "" {
			mapped++
		}
	}
	switch {
	case filled > 1 && heads:
		return "sheet.aside.head"
	case filled > 2 && numbers: // "1 2 3 4" under the head
		return "sheet.aside.numbers"
	case filled == 1 && mapped > 2 && !b.enough(only):
		return "sheet.aside.heading"
	case filled == 2 && mapped > 2 && signed(r.Cells):
		return "sheet.aside.note"
	case filled == 2 && mapped > 2 && b.numbered(r.Cells):
		return "sheet.aside.heading"
	}
	return ""
}

// signed reports whether the cells of a row are a post and the name of who signs: "Начальник отдела", "А.А. Петрова".
func signed(cells []string) bool {
	said := slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return c == "" })
	return len(said) == 2 && field.IsPostAlone(said[0]) && field.IsPerson(said[1])
}

// headsAnother reports whether a row is the head of a second table on the sheet: it has nothing but names of columns, in other places.
func (b *building) headsAnother(cells []string) bool {
	filled, heads, fields := 0, 0, 0
	for _, c := range cells {
		if c == "" {
			continue
		}
		if strings.ContainsFunc(c, unicode.IsDigit) || len(c) > 120 {
			return false
		}
		filled++
		if slices.Contains(b.heads, field.Fold(c)) {
			heads++
		} else if slices.ContainsFunc(field.Of(b.kind), func(f field.Field) bool { return f.Means(c) == field.Sure }) {
			fields++
		}
	}
	return (heads > 1 || heads+fields > 2) && 2*(heads+fields) > filled
}

// numbered reports whether a row of two cells is the heading of a section behind its number: "2 | Азербайджан".
func (b *building) numbered(cells []string) bool {
	first := slices.IndexFunc(cells, func(c string) bool { return c != "" })
	last := slices.IndexFunc(cells[first+1:], func(c string) bool { return c != "" }) + first + 1
	if !counts(cells[first]) || b.fields[min(first, len(b.fields)-1)].Name != "" || b.enough(last) {
		return false
	}
	_, _, is := b.headingOf(cells[last])
	return is && b.country(cells[last]) != ""
}

// leadsParts reports whether a row is the heading of those that go on with its number: "1 | Об образовании" above "1.1 | …". It says
// nothing but its number and its words.
func (b *building) leadsParts(at int) bool {
	rows := b.p.Table.Rows
	if at+1 == len(rows) {
		return false
	}
	filled, last := 0, 0
	for i, c := range rows[at].Cells {
		if c != "" {
			filled, last = filled+1, i
		}
	}
	if filled > 2 || b.enough(last) {
		return false
	}
	number := pointNumber(rows[at].Cells)
	return number != "" && strings.HasPrefix(pointNumber(rows[at+1].Cells), number+".")
}

// pointNumber is the number that the first filled cell of a row begins with, without its full stop.
func pointNumber(cells []string) string {
	for _, c := range cells {
		if c != "" {
			return strings.TrimRight(pointBegins.FindString(c), ". ")
		}
	}
	return ""
}

var pointBegins = regexp.MustCompile(`^\d{1,3}(?:\.\d{1,3})*(?:\.?\s|\.?$)`)

// enough reports whether a column alone may say all of a record: a partner or a person may be known by name only.
func (b *building) enough(column int) bool {
	return column < len(b.fields) && (b.fields[column].Name == "name" || b.fields[column].Name == "surname")
}
