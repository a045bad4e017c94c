package lang

import (
	"reflect"
	"slices"
	"strings"

	"accord/storage/register"
)

// Row is a row of a list in words, part by part; those that hold nothing are left out. ID is that of the row, where it has
// one.
type Row struct {
	ID    register.ID
	Parts []Part
}

// Part is a field of a row: its label and what it holds. Of a mark that is set the label says everything. Field is its path
// within the row in the JSON form. What is chosen out of a few is Accord's own word, and no name.
type Part struct {
	Field, Label, Words string
	Yes, Chosen         bool
}

func (p Part) String() string {
	switch {
	case p.Yes:
		return p.Label
	case p.Label == "":
		return p.Words
	}
	return p.Label + ": " + p.Words
}

// String puts the parts beside each other.
func (r Row) String() string {
	said := make([]string, len(r.Parts))
	for i, c := range r.Parts {
		said[i] = c.String()
	}
	return strings.Join(said, " · ")
}

// naming are the fields a row can be called by; the first one filled in counts.
var naming = []string{"title", "post", "name", "text", "person", "agreement", "kind", "partner", "body", "state"}

// named is the place of the part that the row is called by, -1 of a row without parts.
func (r Row) named() int {
	for _, field := range naming {
		if at := slices.IndexFunc(r.Parts, func(p Part) bool { return p.Field == field }); at >= 0 {
			return at
		}
	}
	return min(0, len(r.Parts)-1)
}

// Name is what the row is called by: a title, a person, a body; of a row without any of these its first part.
func (r Row) Name() string {
	if at := r.named(); at >= 0 {
		return r.Parts[at].Words
	}
	return ""
}

// brief is the name, and the other parts in brackets.
func (r Row) brief() string {
	var rest []string
	for at, part := range r.Parts {
		if at != r.named() {
			rest = append(rest, part.String())
		}
	}
	if len(rest) == 0 {
		return r.Name()
	}
	return r.Name() + " (" + strings.Join(rest, ", ") + ")"
}

// Part returns what stands under a label, nothing where nothing does.
func (r Row) Part(label string) string {
	at := slices.IndexFunc(r.Parts, func(p Part) bool { return p.Label == label })
	switch {
	case at < 0:
		return ""
	case r.Parts[at].Yes:
		return T("value.yes")
	}
	return r.Parts[at].Words
}

// Rows returns the rows of a field that holds a list, in words.
func (in In) Rows(r register.Record, field string, names Names) []Row {
	return rowsOf(r, field, teller{in: in, names: names})
}

// SaidRows is Rows with phrases in the one language alone, as a paper tells them. A part that is no list is a row.
func (in In) SaidRows(r register.Record, field string, names Names) []Row {
	return rowsOf(r, field, teller{in: in, names: names, alone: true})
}

func rowsOf(r register.Record, field string, t teller) []Row {
	if r == nil {
		return nil
	}
	t.kind = r.Ref().Kind
	record := reflect.ValueOf(r).Elem()
	for _, f := range reflect.VisibleFields(record.Type()) {
		switch {
		case jsonName(f) != field:
		case t.alone && f.Type.Kind() == reflect.Struct && !whole[f.Type]:
			return []Row{t.rowOf(field, record.FieldByIndex(f.Index))}
		case f.Type.Kind() == reflect.Slice:
			return t.rows(field, record.FieldByIndex(f.Index))
		}
	}
	return nil
}

func (t teller) rows(path string, list reflect.Value) []Row {
	rows := make([]Row, list.Len())
	for i := range rows {
		rows[i] = t.rowOf(path, list.Index(i))
	}
	return rows
}

// rowOf returns one row of a list in words.
func (t teller) rowOf(path string, one reflect.Value) (row Row) {
	if one.Kind() != reflect.Struct || whole[one.Type()] {
		row.Parts = []Part{{Words: t.one(path, one)}}
		return row
	}
	row.Parts = t.parts(path, "", one)
	if id := one.FieldByName("ID"); id.IsValid() {
		row.ID, _ = id.Interface().(register.ID)
	}
	return row
}
