package kinds

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"accord/app/lang"
	"accord/app/paper"
	"accord/storage/register"
)

// Lengths in bytes: of a list that is told in a line of the facts, and of a text from which it has a part of its own.
const (
	shortList = 160
	longText  = 320
)

// cardColumns is how many columns a list has at the most; rows that have more to say are points.
const cardColumns = 5

// card is the record as it is: its state on the day, every field that holds something, and its files. What is short stands
// first, then texts, then lists, and the note last.
func (m *making) card() {
	r := read(m, func() (register.Record, error) { return m.store.Record(m.ctx, m.Subject) })
	if r == nil {
		return
	}
	kind := r.Ref().Kind
	m.call(m.text(r.Label()), lang.Capital(m.in.T("kind."+string(kind)))+" · "+m.asOf())
	var ids []register.ID
	for _, mention := range r.Mentions() {
		ids = append(ids, mention.ID)
	}
	m.know(ids...)
	facts := m.facts("paper.card.state", m.standing(r))
	if m.partnerEdition() {
		r = withoutInner(r)
	}
	names := m.nameOrPerson(r)
	var texts, lists, last []paper.Block
	for _, f := range reflect.VisibleFields(reflect.TypeOf(r).Elem()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || len(f.Index) > 1 || name == "" || name == "-" {
			continue
		}
		label := lang.Capital(m.in.Field(kind, name))
		said := strings.Join(slices.DeleteFunc(m.in.Said(r, name, names), func(one string) bool { return one == m.title || one == lang.Unknown }), "\n")
		rows := m.in.SaidRows(r, name, names)
		switch {
		case said == "": // not known, or it stands above
		case lang.Listed(kind, name):
			if listed := m.cardList(rows); len(said) > shortList || !plainList(rows) {
				lists = append(lists, paper.Heading{Level: 2, Text: paper.Words(label)}, listed)
			} else {
				facts = append(facts, paper.Fact{Label: label, Value: paper.Words(said)})
			}
		case len(rows) > 0:
			for _, part := range rows[0].Parts {
				facts = append(facts, paper.Fact{Label: lang.Capital(part.Label), Value: paper.Words(cmp.Or(part.Words, m.in.T("value.yes")))})
			}
		case len(said) > longText:
			blocks := &texts
			if name == "note" {
				blocks = &last
			}
			*blocks = append(*blocks, paper.Heading{Level: 2, Text: paper.Words(label)})
			for line := range strings.SplitSeq(said, "\n") {
				*blocks = append(*blocks, plain(line))
			}
		default:
			facts = append(facts, paper.Fact{Label: label, Value: paper.Words(said)})
		}
	}
	m.add(facts)
	m.add(texts...)
	m.add(lists...)
	m.add(last...)
	if m.partnerEdition() {
		return // no file says whether it may leave
	}
	files := read(m, func() (lines []paper.Phrase, err error) {
		rows, err := m.store.DocumentsOf(m.ctx, m.Subject.ID)
		for _, d := range rows {
			lines = append(lines, paper.Words(join(", ", m.text(d.Title), lang.Day(d.Day))))
		}
		return lines, err
	})
	m.part(2, m.in.T("paper.card.files"), bullets(files...))
}

// standing is the state of a record with what it follows from.
func (m *making) standing(r register.Record) string {
	if a, is := r.(*register.Agreement); is {
		return m.in.AgreementSentence(a, m.On, m.name)
	}
	return lang.Capital(m.state(r.Ref()))
}

// plainList reports whether the rows of a list are names or texts alone.
func plainList(rows []lang.Row) bool {
	return !slices.ContainsFunc(rows, func(r lang.Row) bool { return len(r.Parts) != 1 || r.Parts[0].Label != "" })
}

// cardList is a list of a record as a table, or as points where its rows are names alone or have too much to say for columns.
func (m *making) cardList(rows []lang.Row) paper.Block {
	var points paper.Points
	if plainList(rows) {
		for i, one := range rows {
			points = append(points, paper.Point{Mark: lang.Number(int64(i+1)) + ".", Text: paper.Words(one.String())})
		}
		return points
	}
	var heads []string
	for _, one := range rows {
		for _, part := range one.Parts {
			if !slices.Contains(heads, part.Label) {
				heads = append(heads, part.Label)
			}
		}
	}
	if len(heads) > cardColumns {
		for i, one := range rows {
			points = append(points, paper.Point{Mark: lang.Number(int64(i+1)) + ".", Text: pointOf(one)})
		}
		return points
	}
	t := paper.Table{}
	for _, head := range heads {
		t.Columns = append(t.Columns, paper.Column{Head: lang.Capital(head), Width: 1})
	}
	for _, one := range rows {
		row := make([]string, len(heads))
		for i, head := range heads {
			for _, part := range one.Parts {
				if part.Label == head {
					row[i] = m.cell(part)
				}
			}
		}
		t.Rows = append(t.Rows, cells(row...))
	}
	return t
}

// cell is a part as it begins a cell: names stay as they are written.
func (m *making) cell(part lang.Part) string {
	switch {
	case part.Yes:
		return lang.Capital(m.in.T("value.yes"))
	case part.Chosen:
		return lang.Capital(part.Words)
	}
	return part.Words
}

// pointOf is a row in words: what it is called by, and the rest below it.
func pointOf(one lang.Row) paper.Phrase {
	name := one.Name()
	var rest []string
	for _, part := range one.Parts {
		if part.Words != name {
			rest = append(rest, part.String())
		}
	}
	text := paper.Strong(name)
	if len(rest) > 0 {
		text = append(text, paper.Words("\n"+strings.Join(rest, "; "))...)
	}
	return text
}

// nameOrPerson names the records that a record mentions; persons have the post of the record's day.
func (m *making) nameOrPerson(r register.Record) lang.Names {
	day := m.On
	switch r := r.(type) {
	case *register.Visit:
		day = dayOr(r.From, day)
	case *register.Session:
		day = dayOr(r.From, day)
	case *register.Meeting:
		day = dayOr(r.Day, day)
	}
	var people []register.ID
	for _, mention := range r.Mentions() {
		if mention.Kind == register.KindPerson {
			people = append(people, mention.ID)
		}
	}
	return func(id register.ID) string {
		if slices.Contains(people, id) {
			return m.person(id, day)
		}
		return m.name(id)
	}
}

func dayOr(day, otherwise register.Date) register.Date {
	if day == "" {
		return otherwise
	}
	return day.First()
}
