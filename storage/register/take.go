package register

import (
	"fmt"
	"reflect"
	"strings"
)

// A path leads into a record: fields by their names in the JSON form, rows by their keys. "programme[key].start" is a field
// of a row, "delegation[key]" a row, "agenda[]" the order of the rows of a list.

var (
	escapes   = strings.NewReplacer("%", "%25", "[", "%5B", "]", "%5D")
	unescapes = strings.NewReplacer("%5D", "]", "%5B", "[", "%25", "%")
)

// escaped returns a key as it stands in a path.
func escaped(key string) string { return escapes.Replace(key) }

func inner(path, field string) string {
	if path == "" {
		return field
	}
	return path + "." + field
}

// RowOf parts a path at the first list that it leads into: "programme[key].start" is the row "key" of the list "programme",
// and in it "start". ok is false where it leads into none.
func RowOf(path string) (list, key, field string, ok bool) {
	list, rest, found := strings.Cut(path, "[")
	key, field, closed := strings.Cut(rest, "]")
	if !found || !closed {
		return path, "", "", false
	}
	return list, unescapes.Replace(key), strings.TrimPrefix(field, "."), true
}

// RowPath is the path of a row of a list.
func RowPath(list, key string) string { return list + "[" + escaped(key) + "]" }

// ValueAt returns what stands at a path of a record; ok is false where the path leads nowhere or to a row that is not there.
func ValueAt(r Record, path string) (value any, ok bool) {
	if path == ClashDeleted {
		return r.Meta().DeletedAt, true
	}
	v, ok := valueAt(reflect.ValueOf(r).Elem(), path)
	if !ok {
		return nil, false
	}
	return v.Interface(), true
}

func valueAt(of reflect.Value, path string) (reflect.Value, bool) {
	end := strings.IndexAny(path, ".[")
	if end < 0 {
		end = len(path)
	}
	v, is := fieldNamed(of, path[:end])
	switch {
	case !is || end == len(path):
		return v, is
	case path[end] == '.':
		return valueAt(v, path[end+1:])
	case v.Kind() != reflect.Slice:
		return reflect.Value{}, false
	}
	_, key, field, _ := RowOf(path)
	if key == "" {
		return v, true
	}
	rows, _ := keyed(v)
	row := rows.rows[key]
	if !row.IsValid() || field == "" {
		return row, row.IsValid()
	}
	return valueAt(row, field)
}

// Take makes a place of a record as it is in another of its kind: a field takes its value, a row comes or goes with all it
// says, rows take their order. A field of a row that one of the two lacks stands for the row. It fails where the path
// leads nowhere.
func Take(into, from Record, path string) error {
	if path == ClashDeleted {
		into.Meta().DeletedAt = from.Meta().DeletedAt
		return nil
	}
	source, err := Clone(from)
	if err != nil {
		return err
	}
	if into.Ref().Kind != from.Ref().Kind || !take(reflect.ValueOf(into).Elem(), reflect.ValueOf(source).Elem(), path) {
		return fmt.Errorf("take %q of a %s: there is no such place", path, into.Ref().Kind)
	}
	return nil
}

func take(into, from reflect.Value, path string) bool {
	end := strings.IndexAny(path, ".[")
	if end < 0 {
		end = len(path)
	}
	to, is := fieldNamed(into, path[:end])
	of, _ := fieldNamed(from, path[:end])
	switch {
	case !is:
		return false
	case end == len(path):
		to.Set(of)
		return true
	case path[end] == '.':
		return to.Kind() == reflect.Struct && take(to, of, path[end+1:])
	}
	_, key, field, ok := RowOf(path)
	if !ok || to.Kind() != reflect.Slice {
		return false
	}
	return takeRow(to, of, key, field)
}

// takeRow takes a row of a list, a field of it, or the order of all rows where no key is named.
func takeRow(to, of reflect.Value, key, field string) bool {
	there, ok := keyed(to)
	source, okSource := keyed(of)
	if !ok || !okSource {
		return false
	}
	row, wanted := there.rows[key], source.rows[key]
	switch {
	case key == "":
		setRows(to, arranged(source.keys, there.keys, source.rows, there.rows), there.rows)
	case row.IsValid() && wanted.IsValid() && field != "":
		return take(row, wanted, field)
	case !row.IsValid() && !wanted.IsValid():
	case !wanted.IsValid():
		delete(there.rows, key)
		setRows(to, arranged(there.keys, nil, nil, there.rows), there.rows)
	default:
		there.rows[key] = wanted
		setRows(to, arranged(there.keys, source.keys, there.rows, there.rows), there.rows)
	}
	return true
}

// fieldNamed returns the field of a structure by its name in the JSON form.
func fieldNamed(v reflect.Value, name string) (reflect.Value, bool) {
	if v.Kind() != reflect.Struct {
		return reflect.Value{}, false
	}
	for i := range v.NumField() {
		if f := v.Type().Field(i); !f.Anonymous && f.IsExported() && jsonName(f) == name {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}
