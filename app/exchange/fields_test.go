package exchange_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"accord/storage/register"
)

// fieldsOf collects the paths of all fields of a struct's type in JSON, those of rows without their number.
func fieldsOf(t reflect.Type, path string, into map[string]bool) {
	for t.Kind() == reflect.Slice || t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || t == reflect.TypeFor[register.Text]() || t == reflect.TypeFor[register.Head]() {
		into[path] = true
		return
	}
	any := false
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || name == "-" || f.Anonymous {
			continue
		}
		any = true
		fieldsOf(f.Type, strings.TrimPrefix(path+"."+name, "."), into)
	}
	if !any {
		into[path] = true
	}
}

// filled collects the paths of those fields that say something.
func filled(v reflect.Value, path string, into map[string]bool) {
	switch {
	case v.Kind() == reflect.Pointer && !v.IsNil():
		filled(v.Elem(), path, into)
		return
	case v.Kind() == reflect.Slice && v.Len() > 0 && v.Type().Elem().Kind() == reflect.Struct:
		for i := range v.Len() {
			filled(v.Index(i), path, into)
		}
		return
	}
	if v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0 {
		return
	}
	leaf := map[string]bool{}
	fieldsOf(v.Type(), path, leaf)
	if leaf[path] {
		into[path] = true
		return
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.IsExported() && name != "-" && !f.Anonymous {
			filled(v.Field(i), strings.TrimPrefix(path+"."+name, "."), into)
		}
	}
}

// kept are the fields that only a carrying over fills, at both of its ends.
var kept = []string{"carried_on", "carried_to"}

// A field that no made-up record has is a field whose way out and in nobody has tried.
func TestMadeUpRecordsFillEveryField(t *testing.T) {
	said := map[register.Kind]map[string]bool{}
	for _, k := range register.Kinds {
		said[k] = map[string]bool{}
	}
	missing := map[register.Kind][]string{}
	for range 40 { // some fields are filled seldom
		rapid.Check(t, func(rt *rapid.T) {
			for _, r := range records(rt) {
				filled(reflect.ValueOf(r), "", said[r.Ref().Kind])
			}
		})
		if missing = unsaid(said); len(missing) == 0 {
			return
		}
	}
	t.Errorf("no record has %v", missing)
}

// unsaid returns the fields that are not among those said.
func unsaid(said map[register.Kind]map[string]bool) map[register.Kind][]string {
	missing := map[register.Kind][]string{}
	for _, k := range register.Kinds {
		all := map[string]bool{}
		fieldsOf(reflect.TypeOf(k.New()), "", all)
		for path := range all {
			if !said[k][path] && (k != register.KindCommitment || !slices.Contains(kept, path)) {
				missing[k] = append(missing[k], path)
			}
		}
		slices.Sort(missing[k])
		if len(missing[k]) == 0 {
			delete(missing, k)
		}
	}
	return missing
}
