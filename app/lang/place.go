package lang

import (
	"reflect"
	"strings"

	"accord/storage/register"
)

// Place names what stands at a path of a record, as register.Take understands it: "Until", of a row "Delegation — Ivanov",
// of a field in one "Programme — Talks: Start". Where is a record that has the row.
func (in In) Place(where register.Record, path string, names Names) string {
	if path == register.ClashDeleted {
		return in.T("conflict.trash")
	}
	k := where.Ref().Kind
	list, key, field, row := register.RowOf(path)
	if !row || key == "" {
		return in.Field(k, list)
	}
	words := in.Field(k, list)
	t := teller{in: in, kind: k, names: names}
	if v, there := register.ValueAt(where, register.RowPath(list, key)); there {
		words += " — " + t.rowOf(list, reflect.ValueOf(v)).Name()
	}
	if field != "" {
		words += ": " + in.Field(k, path)
	}
	return words
}

// At tells what stands at a path of a record, nothing where that is empty or not there: of a row all that it says, of the
// order of a list its rows by their names.
func (in In) At(r register.Record, path string, names Names) string {
	if r == nil {
		return ""
	}
	list, key, _, row := register.RowOf(path)
	if row && key == "" {
		var said []string
		for _, one := range in.Rows(r, list, names) {
			said = append(said, one.Name())
		}
		return strings.Join(said, ", ")
	}
	v, there := register.ValueAt(r, path)
	if !there {
		return ""
	}
	return teller{in: in, kind: r.Ref().Kind, names: names}.one(place.ReplaceAllString(path, ""), reflect.ValueOf(v))
}
