package storagetest

import (
	"reflect"
	"slices"
)

// Unnamed returns rows of a record without the IDs that they were given when it was saved, to be compared with what was
// entered.
func Unnamed[R any](rows ...R) []R {
	rows = slices.Clone(rows)
	for i := range rows {
		reflect.ValueOf(&rows[i]).Elem().FieldByName("ID").SetZero()
	}
	return rows
}
