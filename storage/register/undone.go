package register

import "reflect"

// NameBack makes base and theirs name a record as mine does, where mine differs from base by that name alone: a field or a row
// that named from in base and names to in mine. So Merge finds the row that only another name was given, with whatever was changed
// in it since. A field that says more or less of the two than before is left alone, as is one that names both.
func NameBack(base, theirs, mine Record, from, to ID) {
	was, now, back := reflect.ValueOf(base).Elem(), reflect.ValueOf(theirs).Elem(), reflect.ValueOf(mine).Elem()
	for i := range was.NumField() {
		f := was.Type().Field(i)
		if f.Anonymous || f.Type == typeOfIdentity {
			continue
		}
		times := naming(was.Field(i), from)
		if times == 0 || times != naming(now.Field(i), from) || times != naming(back.Field(i), to) ||
			naming(was.Field(i), to)+naming(now.Field(i), to)+naming(back.Field(i), from) > 0 {
			continue
		}
		replaceIn(was.Field(i), from, to)
		replaceIn(now.Field(i), from, to)
	}
}

// naming is how many times a value names a record.
func naming(v reflect.Value, id ID) (times int) {
	switch {
	case v.Type() == typeOfID:
		if v.Interface().(ID) == id {
			return 1
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				times += naming(v.Field(i), id)
			}
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			times += naming(v.Index(i), id)
		}
	}
	return times
}
