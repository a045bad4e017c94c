package kinds

import (
	"reflect"
	"slices"
	"strings"

	"accord/storage/register"
)

// innerFields are the internal fields of records, by their names in the JSON form: our notes, our talking points,
// reports, permissions, and the ways to reach people.
var innerFields = []string{
	"note", "needless", "needless_by", "points", "record", "report", "reports", "reported_to", "reported_on", "permitter", "permit", "phone", "email",
	"approvals", "controller", "closure", "returns", "due_changes", "priority", "steps", "responsible", "interpreter",
}

// Inner reports whether a field of a record, by its name in the JSON form, stays out of papers for the partner.
func Inner(field string) bool { return slices.Contains(innerFields, field) }

// withoutInner returns a copy of a record without internal fields and internal items of a programme.
func withoutInner(r register.Record) register.Record {
	copied := reflect.New(reflect.TypeOf(r).Elem())
	copied.Elem().Set(stripped(reflect.ValueOf(r).Elem()))
	return copied.Interface().(register.Record)
}

// stripped returns a value without its internal fields, at any depth.
func stripped(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			switch {
			case !f.IsExported():
			case Inner(name):
				out.Field(i).SetZero()
			default:
				out.Field(i).Set(stripped(v.Field(i)))
			}
		}
		return out
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Struct {
			return v
		}
		out := reflect.MakeSlice(v.Type(), 0, v.Len())
		for i := range v.Len() {
			if item, is := v.Index(i).Interface().(register.ProgrammeItem); is && item.Internal {
				continue
			}
			out = reflect.Append(out, stripped(v.Index(i)))
		}
		return out
	}
	return v
}
