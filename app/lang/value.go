package lang

import (
	"reflect"
	"slices"
	"strings"

	"accord/storage/register"
)

// Names returns the name of a record by its ID, nothing where it is not known.
type Names func(register.ID) string

// Value returns what a field of a record holds, as its form and card say it: a line a row of a list, one for anything else. An
// empty field, and a record that is not there, give none.
func (in In) Value(r register.Record, field string, names Names) []string {
	if r == nil {
		return nil
	}
	record := reflect.ValueOf(r).Elem()
	for _, f := range reflect.VisibleFields(record.Type()) {
		if jsonName(f) == field {
			return teller{in: in, kind: r.Ref().Kind, names: names}.lines(field, record.FieldByIndex(f.Index))
		}
	}
	return nil
}

// Said is Value with phrases in one language only, for papers.
func (in In) Said(r register.Record, field string, names Names) []string {
	record := reflect.ValueOf(r).Elem()
	for _, f := range reflect.VisibleFields(record.Type()) {
		if jsonName(f) == field {
			return teller{in: in, kind: r.Ref().Kind, names: names, alone: true}.lines(field, record.FieldByIndex(f.Index))
		}
	}
	return nil
}

// Listed reports whether a field of a kind holds a list of rows.
func Listed(k register.Kind, field string) bool {
	for _, f := range reflect.VisibleFields(reflect.TypeOf(k.New()).Elem()) {
		if jsonName(f) == field {
			return f.Type.Kind() == reflect.Slice
		}
	}
	return false
}

// jsonName is the name of a field in the JSON form.
func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

// teller puts the fields of records of a kind into words.
type teller struct {
	in    In
	kind  register.Kind
	names Names
	// alone: a phrase is written in one language, not in each of its own.
	alone bool
}

func (t teller) lines(path string, v reflect.Value) []string {
	if v.Kind() != reflect.Slice {
		if said := t.one(path, v); said != "" {
			return []string{said}
		}
		return nil
	}
	var rows []string
	for i := range v.Len() {
		rows = append(rows, t.one(path, v.Index(i)))
	}
	return rows
}

// unsaid are fields that people never read: they name a part for the program.
var unsaid = []string{"id", "hash"}

// one puts one value into words, nothing where it is empty.
func (t teller) one(path string, v reflect.Value) string {
	if v.IsZero() {
		return ""
	}
	switch is := v.Interface().(type) {
	case register.Text:
		if t.alone {
			return is.Or(register.Language(t.in))
		}
		return t.in.allOf(is)
	case register.Date:
		return Day(is)
	case register.Instant:
		return Moment(is.Local())
	case register.Length:
		return t.in.Length(is)
	case register.ID:
		return t.named(is)
	case register.Ref:
		return t.named(is.ID)
	case register.TradePeriod:
		return firstOf(is.Text().Or(register.Language(t.in)), Unknown)
	case register.Money:
		return t.in.Money(is)
	case register.Quantity:
		return t.in.Quantity(is)
	case register.SaidGrowth:
		return t.in.SaidGrowth(is)
	case bool:
		return t.in.T("value.yes")
	}
	switch v.Kind() {
	case reflect.String:
		return t.text(path, v)
	case reflect.Int, reflect.Int64:
		return t.in.number(path, v.Int())
	case reflect.Struct:
		return t.row(path, v)
	case reflect.Slice:
		return strings.Join(t.lines(path, v), ", ")
	}
	return v.String()
}

// whole are the structs written as one value.
var whole = map[reflect.Type]bool{
	reflect.TypeFor[register.Text](): true, reflect.TypeFor[register.Length](): true, reflect.TypeFor[register.Ref](): true,
	reflect.TypeFor[register.Instant](): true, reflect.TypeFor[register.TradePeriod](): true, reflect.TypeFor[register.Money](): true,
	reflect.TypeFor[register.Quantity](): true, reflect.TypeFor[register.SaidGrowth](): true,
}

// row puts the fields of a part that hold something beside each other.
func (t teller) row(path string, v reflect.Value) string {
	return Row{Parts: t.parts(path, "", v)}.String()
}

// parts puts the fields of a part that hold something into words; within is its own path in the row.
func (t teller) parts(path, within string, v reflect.Value) (parts []Part) {
	for _, f := range reflect.VisibleFields(v.Type()) {
		name := jsonName(f)
		if name == "" || name == "-" || slices.Contains(unsaid, name) {
			continue
		}
		inner, field := path+"."+name, within+name
		switch words := t.one(inner, v.FieldByIndex(f.Index)); {
		case words == "":
		case f.Type.Kind() == reflect.Struct && !whole[f.Type]:
			parts = append(parts, t.parts(inner, field+".", v.FieldByIndex(f.Index))...) // its own fields have labels
		case f.Type.Kind() == reflect.Bool:
			parts = append(parts, Part{Field: field, Label: t.in.Field(t.kind, inner), Yes: true})
		default:
			_, chosen := enumerations[f.Type.Name()]
			parts = append(parts, Part{Field: field, Label: t.in.Field(t.kind, inner), Words: words, Chosen: chosen})
		}
	}
	return parts
}

func (t teller) named(id register.ID) string {
	if name := t.names(id); name != "" {
		return name
	}
	return "—"
}

func (t teller) text(path string, v reflect.Value) string {
	if family, is := enumerations[v.Type().Name()]; is {
		return t.in.T(family + "." + v.String())
	}
	switch path[strings.LastIndex(path, ".")+1:] {
	case "language", "languages":
		return t.in.LanguageName(v.String())
	case "zone":
		return t.in.zone(v.String())
	}
	return v.String()
}

// zone calls a time zone by the cities that people know it by, and by its own name where it is none of the usual ones.
func (in In) zone(name string) string {
	key := "zone." + strings.ToLower(strings.ReplaceAll(name, "/", "_"))
	if !Has(register.Russian, key) {
		return name
	}
	return in.T(key)
}

// number writes a number as its field is written.
func (in In) number(path string, n int64) string {
	path = place.ReplaceAllString(path, "")
	switch path[strings.LastIndex(path, ".")+1:] {
	case "months", "renewal_months", "then", "after_months", "open_months", "every_months", "periodicity", "period_months":
		return in.Length(register.Length{Count: int(n), Unit: register.Months})
	case "size":
		return in.Size(n)
	case "share":
		return in.Percent(int(n))
	}
	return Number(n)
}

// allOf returns a phrase in the language in use, and in each of its languages where there are several: the difference
// may be in another one.
func (in In) allOf(t register.Text) string {
	var said []string
	for _, l := range register.Languages {
		if phrase := t.Get(l); phrase != "" {
			said = append(said, in.LanguageName(string(l))+": "+phrase)
		}
	}
	if len(said) == 1 {
		return t.Or(register.Language(in))
	}
	return strings.Join(said, " · ")
}
