package register

import (
	"reflect"
	"slices"
	"strings"
)

// Without returns a copy of a record without some fields, by their names in the JSON form, at any depth.
func Without(r Record, fields ...string) Record {
	copied := reflect.New(reflect.TypeOf(r).Elem())
	copied.Elem().Set(without(reflect.ValueOf(r).Elem(), fields))
	return copied.Interface().(Record)
}

func without(v reflect.Value, fields []string) reflect.Value {
	switch {
	case v.Kind() == reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		out.Set(v)
		for i := range v.NumField() {
			f := v.Type().Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			switch {
			case !f.IsExported():
			case slices.Contains(fields, name):
				out.Field(i).SetZero()
			default:
				out.Field(i).Set(without(v.Field(i), fields))
			}
		}
		return out
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct && !v.IsNil():
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(without(v.Index(i), fields))
		}
		return out
	}
	return v
}
