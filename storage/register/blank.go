package register

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// Blank reports whether a row of a record's list says nothing: nobody has filled it in. A row with a Blank method knows
// what in it says nothing alone, such as the side of a party that is not named. An ID of its own says something where
// other records may point at the row.
func Blank(row any) bool {
	v := reflect.ValueOf(row)
	return !v.IsValid() || blankRow(v)
}

// blankRow is Blank of a row where it stands in its list.
func blankRow(row reflect.Value) bool {
	if id := ownID(row); id.IsValid() && !id.IsZero() {
		if referredTo[row.Type()] {
			return false
		}
		row = withoutID(row)
	}
	if own, ok := row.Interface().(interface{ Blank() bool }); ok {
		return own.Blank()
	}
	return row.IsZero()
}

// DropBlankRows takes the blank rows out of all lists of a record, the lists inside of rows first. The record is a
// pointer to a struct.
func DropBlankRows(record any) {
	eachList(reflect.ValueOf(record).Elem(), "", func(_ string, list reflect.Value) {
		if len(blankIn(list)) == 0 {
			return
		}
		kept := reflect.Zero(list.Type())
		for i := range list.Len() {
			if row := list.Index(i); !blankRow(row) {
				kept = reflect.Append(kept, row)
			}
		}
		list.Set(kept)
	})
}

// BlankRows returns the paths of the blank rows of a record, "parties[1]".
func BlankRows(record any) []string {
	var paths []string
	eachList(reflect.ValueOf(record).Elem(), "", func(path string, list reflect.Value) {
		for _, i := range blankIn(list) {
			paths = append(paths, fmt.Sprintf("%s[%d]", path, i))
		}
	})
	return paths
}

// blankIn returns the places of the blank rows of a list.
func blankIn(list reflect.Value) []int {
	var places []int
	for i := range list.Len() {
		if blankRow(list.Index(i)) {
			places = append(places, i)
		}
	}
	return places
}

// eachList visits the lists of a struct, those inside of rows and of nested structs before those around them.
func eachList(v reflect.Value, path string, visit func(path string, list reflect.Value)) {
	for _, f := range listFields(v.Type()) {
		inner := path + f.name
		field := v.Field(f.index)
		if !f.list {
			eachList(field, inner+".", visit)
			continue
		}
		for j := 0; f.nested && j < field.Len(); j++ {
			eachList(field.Index(j), fmt.Sprintf("%s[%d].", inner, j), visit)
		}
		visit(inner, field)
	}
}

// listField is a field of a struct that is a list, or a struct with lists in it.
type listField struct {
	index  int
	name   string // in JSON
	list   bool
	nested bool // its rows have lists
}

var listed sync.Map // reflect.Type → []listField

// listFields returns the fields of a struct that hold lists; any other type has none.
func listFields(t reflect.Type) []listField {
	if t.Kind() != reflect.Struct {
		return nil
	}
	if known, ok := listed.Load(t); ok {
		return known.([]listField)
	}
	var fields []listField
	for i := range t.NumField() {
		declared := t.Field(i)
		if declared.Anonymous || !declared.IsExported() {
			continue // a head has no lists
		}
		name, _, _ := strings.Cut(declared.Tag.Get("json"), ",")
		f := listField{index: i, name: cmp.Or(name, declared.Name), list: declared.Type.Kind() == reflect.Slice}
		if f.list {
			f.nested = len(listFields(declared.Type.Elem())) > 0
		}
		if f.list || len(listFields(declared.Type)) > 0 {
			fields = append(fields, f)
		}
	}
	listed.Store(t, fields)
	return fields
}

// Blank reports whether the party is not named: a side alone says nothing.
func (p Party) Blank() bool { return p == Party{Side: p.Side} }

// Blank reports whether nobody is named: a side and a role alone say nothing.
func (m Member) Blank() bool { return m == Member{Side: m.Side, Role: m.Role} }

// Blank reports whether nobody is named: a role alone says nothing.
func (d Delegate) Blank() bool { return d == Delegate{Role: d.Role} }

// Blank reports whether nobody is named: a side alone says nothing.
func (s Signatory) Blank() bool { return s == Signatory{Side: s.Side} }

// Blank reports whether nothing is said of the outcome: what kind it would be says nothing alone.
func (o Outcome) Blank() bool { return o == Outcome{Kind: o.Kind} }

// Blank reports whether nothing is said of the item but its day.
func (i ProgrammeItem) Blank() bool {
	i.Day = ""
	return reflect.ValueOf(i).IsZero()
}

// Blank reports whether the change says nothing but the day that stood before.
func (d DueChange) Blank() bool { return d == DueChange{Old: d.Old} }
