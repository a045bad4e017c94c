package register

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// BeforeClashes returns a record with the places of clashes as they were before both changes. It returns nil where no clash knows
// that: the changes had nothing in common.
func BeforeClashes(r Record, clashes []Clash) (Record, error) {
	if !slices.ContainsFunc(clashes, func(c Clash) bool { return c.Base != nil }) {
		return nil, nil
	}
	before, err := Clone(r)
	if err != nil {
		return nil, err
	}
	for _, c := range clashes {
		if c.Path == ClashDeleted {
			before.Meta().DeletedAt = Instant{}
			continue
		}
		if err := put(reflect.ValueOf(before).Elem(), c.Path, c.Base); err != nil {
			return nil, fmt.Errorf("read what %q of a %s was: %w", c.Path, r.Ref().Kind, err)
		}
	}
	return before, nil
}

// put gives a place of a record the value that a Clash keeps of it. It passes over fields and rows that the record lacks.
func put(into reflect.Value, path string, value json.RawMessage) error {
	list, key, field, inList := RowOf(path)
	name, rest, _ := strings.Cut(list, ".")
	to, is := fieldNamed(into, name)
	switch {
	case !is:
		return nil
	case rest != "" && to.Kind() == reflect.Struct:
		return put(to, path[len(name)+1:], value)
	case !inList || key == "":
		return fill(to, value)
	case to.Kind() != reflect.Slice:
		return nil
	}
	rows, ok := keyed(to)
	row := rows.rows[key]
	switch {
	case !ok:
		return nil
	case field != "":
		if !row.IsValid() {
			return nil
		}
		return put(row, field, value)
	case value == nil:
		delete(rows.rows, key)
	default:
		row = reflect.New(to.Type().Elem()).Elem()
		if err := fill(row, value); err != nil {
			return err
		}
		if !rows.rows[key].IsValid() {
			rows.keys = append(rows.keys, key)
		}
		rows.rows[key] = row
	}
	setRows(to, arranged(rows.keys, nil, nil, rows.rows), rows.rows)
	return nil
}

// fill makes a value what its JSON says, nothing where there is none.
func fill(v reflect.Value, text json.RawMessage) error {
	v.SetZero()
	if len(text) == 0 {
		return nil
	}
	return json.Unmarshal(text, v.Addr().Interface())
}
