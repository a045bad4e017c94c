package register

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// TakenBack returns a record as it is now, with the named fields of its JSON form as an earlier revision had them, or
// with all of them where none is named. The head is the current one, so the record can be saved; taken back as a whole
// to a revision outside the trash, it leaves the trash. Both must be of one kind and ID.
func TakenBack(now, then Record, fields ...string) (Record, error) {
	if now.Ref() != then.Ref() {
		return nil, fmt.Errorf("take back %s %s: not the same record", now.Ref().Kind, now.Ref().ID)
	}
	back, err := Clone(now)
	if err != nil {
		return nil, fmt.Errorf("take back %s: %w", now.Ref().Kind, err)
	}
	was, err := Clone(then)
	if err != nil {
		return nil, fmt.Errorf("take back %s: %w", now.Ref().Kind, err)
	}
	into, from := reflect.ValueOf(back).Elem(), reflect.ValueOf(was).Elem()
	for i := range into.NumField() {
		name, _, _ := strings.Cut(into.Type().Field(i).Tag.Get("json"), ",")
		if name != "" && name != "-" && (len(fields) == 0 || slices.Contains(fields, name)) {
			into.Field(i).Set(from.Field(i))
		}
	}
	if len(fields) == 0 && !then.Meta().InTrash() {
		back.Meta().DeletedAt = Instant{}
	}
	return back, nil
}
