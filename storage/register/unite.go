package register

import (
	"fmt"
	"reflect"
	"slices"
)

// Unite puts what another record says into one that stays: what that does not say is taken over, lists are put together, each
// row once, and the names of the other become other names of it. Both are of one kind; the other is left as it is.
func Unite(stays, other Record) error {
	if stays.Ref().Kind != other.Ref().Kind || stays.Ref().ID == other.Ref().ID {
		return fmt.Errorf("unite %s and %s: not two records of one kind", stays.Ref().ID, other.Ref().ID)
	}
	copied, err := Clone(other)
	if err != nil {
		return err
	}
	names := copied.Label().All()
	own := stays.Label().All()
	into, taken := reflect.ValueOf(stays).Elem(), reflect.ValueOf(copied).Elem()
	for i := range into.NumField() {
		if into.Type().Field(i).Anonymous { // the head
			continue
		}
		takeOver(into.Field(i), taken.Field(i))
	}
	if aliases := into.FieldByName("Aliases"); aliases.IsValid() && aliases.Type() == typeOfStrings {
		all := aliases.Interface().([]string)
		for _, name := range names {
			if !slices.Contains(all, name) && !slices.Contains(own, name) && !slices.Contains(stays.Label().All(), name) {
				all = append(all, name)
			}
		}
		aliases.Set(reflect.ValueOf(all))
	}
	Replace(stays, other.Ref().ID, stays.Ref().ID)
	if p, is := stays.(*Partner); is && p.ParentID == p.ID {
		p.ParentID = None
	}
	return nil
}

// takeOver puts a value into the place of one that says nothing; lists get the rows that they do not have.
func takeOver(into, from reflect.Value) {
	switch {
	case into.Kind() == reflect.Slice:
		for i := range from.Len() {
			key := keyOf(from.Index(i))
			there := false
			for n := range into.Len() {
				same := reflect.DeepEqual(into.Index(n).Interface(), from.Index(i).Interface())
				there = there || same || key != "" && keyOf(into.Index(n)) == key
			}
			if !there {
				into.Set(reflect.Append(into, from.Index(i)))
			}
		}
	case into.Type() == typeOfText:
		for i := range into.NumField() {
			takeOver(into.Field(i), from.Field(i))
		}
	case into.IsZero():
		into.Set(from)
	}
}

// Replace puts one record in the place of another wherever a record names it, and reports whether it did. Rows that then name
// the same twice are left once.
func Replace(r Record, old, stays ID) (changed bool) {
	record := reflect.ValueOf(r).Elem()
	for i := range record.NumField() {
		if !record.Type().Field(i).Anonymous && replaceIn(record.Field(i), old, stays) {
			changed = true
		}
	}
	return changed
}

func replaceIn(v reflect.Value, old, stays ID) (changed bool) {
	switch {
	case v.Type() == typeOfID:
		if v.Interface().(ID) == old {
			v.Set(reflect.ValueOf(stays))
			return true
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && replaceIn(v.Field(i), old, stays) {
				changed = true
			}
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			if replaceIn(v.Index(i), old, stays) {
				changed = true
			}
		}
		if changed {
			once(v)
		}
	}
	return changed
}

// once leaves of the rows of one key the first.
func once(list reflect.Value) {
	seen := map[string]bool{}
	kept := reflect.MakeSlice(list.Type(), 0, list.Len())
	for i := range list.Len() {
		row := list.Index(i)
		if key := keyOf(row); key != "" && hasKey(row.Type()) {
			if seen[key] {
				continue
			}
			seen[key] = true
		}
		kept = reflect.Append(kept, row)
	}
	list.Set(kept)
}
