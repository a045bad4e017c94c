package register

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// A rule for every text, number or day of a record is one walk through its fields, so that none can be forgotten.

// walk visits the values of a record that are no structs: each list, then its contents.
type walk struct {
	visit func(w *walk, value reflect.Value, field *walkField)
	steps []walkStep
}

// walkStep is one step of the way to a value: into a field, or to a place of a list.
type walkStep struct {
	field string
	index int
}

// walkField is a field of a record or of a part of one.
type walkField struct {
	index int
	name  string // in JSON; empty for embedded ones
	lines bool   // the text keeps its lines
	most  int64  // the greatest that a number may be
}

// path is where the walk stands, as Problems name it: "parties[1].signed_at.ru".
func (w *walk) path() string {
	var b strings.Builder
	for _, s := range w.steps {
		switch {
		case s.field == "":
			fmt.Fprintf(&b, "[%d]", s.index)
		case b.Len() > 0:
			b.WriteString("." + s.field)
		default:
			b.WriteString(s.field)
		}
	}
	return b.String()
}

func (w *walk) through(r Record) { w.structure(reflect.ValueOf(r).Elem(), nil) }

// structure goes through the fields of a struct; a Text keeps its lines as the field says that it stands in.
func (w *walk) structure(v reflect.Value, in *walkField) {
	fields := walkFields(v.Type())
	for i := range fields {
		field := &fields[i]
		passed := field
		if in != nil && v.Type() == typeOfText {
			passed = in
		}
		if field.name != "" {
			w.steps = append(w.steps, walkStep{field: field.name})
		}
		w.value(v.Field(field.index), passed)
		if field.name != "" {
			w.steps = w.steps[:len(w.steps)-1]
		}
	}
}

func (w *walk) value(v reflect.Value, field *walkField) {
	switch v.Kind() {
	case reflect.Struct:
		w.structure(v, field)
	case reflect.Slice:
		w.visit(w, v, field)
		for i := range v.Len() {
			w.steps = append(w.steps, walkStep{index: i})
			w.value(v.Index(i), field)
			w.steps = w.steps[:len(w.steps)-1]
		}
	default:
		w.visit(w, v, field)
	}
}

var (
	typeOfText = reflect.TypeFor[Text]()
	typeOfDate = reflect.TypeFor[Date]()
	typeOfForm = reflect.TypeFor[encoding.TextUnmarshaler]()
	walked     sync.Map // reflect.Type → []walkField
)

// walkFields returns the fields to walk through: those that are kept, but for what has a form of its own as IDs and instants
// have.
func walkFields(t reflect.Type) []walkField {
	if known, ok := walked.Load(t); ok {
		return known.([]walkField)
	}
	var fields []walkField
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || name == "-" || reflect.PointerTo(f.Type).Implements(typeOfForm) && f.Type.Kind() != reflect.String {
			continue
		}
		if f.Type.Kind() == reflect.Slice && reflect.PointerTo(f.Type.Elem()).Implements(typeOfForm) {
			continue
		}
		fields = append(fields, walkField{index: i, name: name, lines: f.Tag.Get("lines") == "kept", most: mostOf(f.Tag)})
	}
	walked.Store(t, fields)
	return fields
}

// DaysOf returns the days that a record speaks of, each once, but for those of its head.
func DaysOf(r Record) []Date {
	var days []Date
	seen := map[Date]bool{}
	w := walk{visit: func(_ *walk, v reflect.Value, _ *walkField) {
		if v.Type() == typeOfDate && v.Len() > 0 && !seen[Date(v.String())] {
			seen[Date(v.String())] = true
			days = append(days, Date(v.String()))
		}
	}}
	w.through(r)
	return days
}
