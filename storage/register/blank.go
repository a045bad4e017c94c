package register

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
)

// Blank reports whether a row of a record's list says nothing: nobody has filled it in. A row with a Blank method knows
// what in it says nothing alone, such as the side of a party that is not named.
func Blank(row any) bool {
	if own, ok := row.(interface{ Blank() bool }); ok {
		return own.Blank()
	}
	v := reflect.ValueOf(row)
	return !v.IsValid() || v.IsZero()
}

// DropBlankRows takes the blank rows out of all lists of a record, the lists inside of rows first. The record is a
// pointer to a struct.
func DropBlankRows(record any) {
	eachList(reflect.ValueOf(record).Elem(), "", func(_ string, list reflect.Value) {
		kept := reflect.Zero(list.Type())
		for i := range list.Len() {
			if row := list.Index(i); !Blank(row.Interface()) {
				kept = reflect.Append(kept, row)
			}
		}
		if kept.Len() < list.Len() {
			list.Set(kept)
		}
	})
}

// BlankRows gives the paths of the blank rows of a record, "parties[1]".
func BlankRows(record any) []string {
	var paths []string
	eachList(reflect.ValueOf(record).Elem(), "", func(path string, list reflect.Value) {
		for i := range list.Len() {
			if Blank(list.Index(i).Interface()) {
				paths = append(paths, fmt.Sprintf("%s[%d]", path, i))
			}
		}
	})
	return paths
}

// eachList visits the lists of a struct, those inside of rows and of nested structs before those around them.
func eachList(v reflect.Value, path string, visit func(path string, list reflect.Value)) {
	if v.Kind() != reflect.Struct {
		return
	}
	for i := range v.NumField() {
		declared := v.Type().Field(i)
		if declared.Anonymous || !declared.IsExported() {
			continue // a head has no lists
		}
		name, _, _ := strings.Cut(declared.Tag.Get("json"), ",")
		inner := path + cmp.Or(name, declared.Name)
		switch field := v.Field(i); field.Kind() {
		case reflect.Struct:
			eachList(field, inner+".", visit)
		case reflect.Slice:
			for j := range field.Len() {
				eachList(field.Index(j), fmt.Sprintf("%s[%d].", inner, j), visit)
			}
			visit(inner, field)
		}
	}
}

// Blank reports whether the party is not named: a side alone says nothing.
func (p Party) Blank() bool { return p == Party{Side: p.Side} }

// Blank reports whether nobody is named: a side and a role alone say nothing.
func (m Member) Blank() bool { return m == Member{Side: m.Side, Role: m.Role} }

// Blank reports whether nobody is named: a role alone says nothing.
func (d Delegate) Blank() bool { return d == Delegate{Role: d.Role} }

// Blank reports whether nobody is named: a side alone says nothing.
func (s Signatory) Blank() bool { return s == Signatory{Side: s.Side} }

// Blank reports whether nothing is said of the item but its day. An item with an ID may be referred to.
func (i ProgrammeItem) Blank() bool {
	i.Day = ""
	return reflect.ValueOf(i).IsZero()
}

// Blank reports whether the change says nothing but the day that stood before.
func (d DueChange) Blank() bool { return d == DueChange{Old: d.Old} }
