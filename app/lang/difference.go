package lang

import (
	"reflect"
	"slices"
	"strings"

	"accord/storage/register"
)

// Difference is a changed field of a record, or of a row of its lists, in words: its value before and after.
type Difference struct {
	// Field is its path in the JSON form: "until", "closure.on", of a row "programme.start".
	Field string
	// Label is its word in the form.
	Label string
	// Before and After are what it held and holds: empty where nothing, of a list its rows beside each other.
	Before, After string
	// Listed is true of a list. Rows are those that differ: changed and removed ones in their order before, then the added.
	Listed bool
	Rows   []RowDifference
	// Moved is true of a list whose remaining rows stand in another order.
	Moved bool

	order string // the words for that
}

// RowDifference is a row of a list that was changed, added or removed.
type RowDifference struct {
	// Was and Is are its places before and after: -1 where it was not there or is no more.
	Was, Is int
	// Before and After are the row in words. An added row has no Before, a removed one no After.
	Before, After Row
	// Fields are those of a changed row that differ.
	Fields []Difference
}

// Differences compares two states of a record field by field, in the order of its fields and in the words of its form.
// The head, the IDs of rows and other internal fields do not count. Where before is nil, the record was new, and every
// field is a difference. Names resolves mentioned records.
func (in In) Differences(before, after register.Record, names Names) []Difference {
	k := after.Ref().Kind
	if before == nil {
		before = k.New()
	}
	return teller{in: in, kind: k, names: names}.fields("", reflect.ValueOf(before).Elem(), reflect.ValueOf(after).Elem())
}

// Top is the field of the record that the difference lies in: "closure" of "closure.on".
func (d Difference) Top() string {
	top, _, _ := strings.Cut(d.Field, ".")
	return top
}

// String returns the difference in one line: "Срок: 3 года → 5 лет", "Делегация: + Иванов И. И.". Long texts are cut
// down to their differing parts.
func (d Difference) String() string {
	if d.Label == "" {
		return d.words()
	}
	return d.Label + ": " + d.words()
}

func (d Difference) words() string {
	if !d.Listed {
		before, after := Apart(d.Before, d.After)
		return dash(before) + " → " + dash(after)
	}
	var said []string
	for _, row := range d.Rows {
		said = append(said, row.String())
	}
	if d.Moved && len(said) == 0 {
		said = append(said, d.order)
	}
	return strings.Join(said, "; ")
}

// Added reports whether the row was not there before.
func (d RowDifference) Added() bool { return d.Was < 0 }

// Removed reports whether the row is no more.
func (d RowDifference) Removed() bool { return d.Is < 0 }

// String returns it in one line: "+ Иванов И. И. (Роль: глава)", "− Иванов И. И.", "Иванов И. И. (Роль: эксперт →
// глава)".
func (d RowDifference) String() string {
	switch {
	case d.Added():
		return "+ " + d.After.brief()
	case d.Removed():
		return "− " + d.Before.Name()
	}
	said := make([]string, len(d.Fields))
	for i, field := range d.Fields {
		said[i] = field.String()
	}
	return d.Before.Name() + " (" + strings.Join(said, ", ") + ")"
}

func dash(words string) string {
	if words == "" {
		return Unknown
	}
	return words
}

// headNames are the fields that every record begins with.
var headNames = func() (names []string) {
	for _, f := range reflect.VisibleFields(reflect.TypeFor[register.Head]()) {
		names = append(names, jsonName(f))
	}
	return names
}()

// fields compares two structs of one type. The path is empty for a whole record.
func (t teller) fields(path string, was, is reflect.Value) (found []Difference) {
	for _, f := range reflect.VisibleFields(was.Type()) {
		name := jsonName(f)
		if name == "" || name == "-" || path == "" && slices.Contains(headNames, name) || slices.Contains(unsaid, name) {
			continue
		}
		inner := name
		if path != "" {
			inner = path + "." + name
		}
		found = append(found, t.differ(inner, was.FieldByIndex(f.Index), is.FieldByIndex(f.Index))...)
	}
	return found
}

// differ compares two values of one field; those of a struct field by field.
func (t teller) differ(path string, was, is reflect.Value) []Difference {
	if reflect.DeepEqual(was.Interface(), is.Interface()) {
		return nil
	}
	d := Difference{Field: path, Label: t.in.Field(t.kind, path), order: t.in.T("conflict.order")}
	switch {
	case was.Kind() == reflect.Slice:
		d.Before, d.After = strings.Join(t.lines(path, was), ", "), strings.Join(t.lines(path, is), ", ")
		if !d.rows(t, was, is) {
			return nil
		}
	case was.Kind() == reflect.Struct && !whole[was.Type()]:
		return t.fields(path, was, is)
	case was.Type() == reflect.TypeFor[register.Text]():
		d.phrases(t.in, was.Interface().(register.Text), is.Interface().(register.Text))
	case was.Kind() == reflect.Bool:
		d.Before, d.After = t.in.yes(was.Bool()), t.in.yes(is.Bool())
	default:
		d.Before, d.After = t.one(path, was), t.one(path, is)
	}
	return []Difference{d}
}

func (in In) yes(is bool) string {
	if is {
		return in.T("value.yes")
	}
	return in.T("value.no")
}

// phrases compares a phrase in the languages in which it differs.
func (d *Difference) phrases(in In, was, is register.Text) {
	var differing, known []register.Language
	for _, l := range register.Languages {
		if was.Get(l) != is.Get(l) {
			differing = append(differing, l)
		}
		if was.Get(l) != "" || is.Get(l) != "" {
			known = append(known, l)
		}
	}
	if len(differing) == 1 {
		d.Before, d.After = was.Get(differing[0]), is.Get(differing[0])
		if len(known) > 1 {
			d.Label += " (" + in.LanguageName(string(differing[0])) + ")"
		}
		return
	}
	for _, l := range register.Languages {
		if !slices.Contains(differing, l) {
			was.Set(l, "")
			is.Set(l, "")
		}
	}
	d.Before, d.After = in.allOf(was), in.allOf(is)
}

// rows compares two lists row by row and reports whether they differ for a reader.
func (d *Difference) rows(t teller, was, is reflect.Value) bool {
	d.Listed = true
	before, after := t.rows(d.Field, was), t.rows(d.Field, is)
	places := Paired(before, after)
	for at, row := range before {
		to := slices.Index(places, at)
		if to < 0 {
			d.Rows = append(d.Rows, RowDifference{Was: at, Is: -1, Before: row})
			continue
		}
		if was.Index(at).Kind() != reflect.Struct || whole[was.Index(at).Type()] {
			continue // such rows are paired only where they are the same
		}
		if fields := t.fields(d.Field, was.Index(at), is.Index(to)); len(fields) > 0 {
			d.Rows = append(d.Rows, RowDifference{at, to, row, after[to], fields})
		}
	}
	for to, at := range places {
		if at < 0 {
			d.Rows = append(d.Rows, RowDifference{Was: -1, Is: to, After: after[to]})
		}
	}
	stayed := slices.DeleteFunc(places, func(place int) bool { return place < 0 })
	d.Moved = !slices.IsSorted(stayed)
	return d.Moved || len(d.Rows) > 0
}

// FieldsOf lists the fields of a kind that people read, by their names in the JSON form and in the order of its records.
func FieldsOf(k register.Kind) (names []string) {
	empty := k.New()
	if empty == nil {
		return nil
	}
	for _, f := range reflect.VisibleFields(reflect.TypeOf(empty).Elem()) {
		if name := jsonName(f); name != "" && name != "-" && !slices.Contains(headNames, name) {
			names = append(names, name)
		}
	}
	return names
}
