package register

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// Clash is a field that two people have changed differently. Field is its name in the JSON form; a
// value is empty where the record does not have the field.
type Clash struct {
	Field              string
	Base, Theirs, Mine json.RawMessage
}

// ClashDeleted is the Field of a Clash between a deletion and a change: a value that is there says who has deleted it.
const ClashDeleted = "deleted_at"

// Merge brings two changes of one record together field by field, a field being one of the record's
// JSON form. What only one side has changed becomes what that side wrote; what both have changed
// alike stays so; what they have changed differently is a Clash, and merged has mine. The head is
// theirs, so that merged can be saved over it; but a deletion by one side of what the other has changed is a
// Clash of ClashDeleted. Base is the record that both began with; where it is nil, every difference is a clash.
// The three must be records of one kind and ID.
func Merge(base, theirs, mine Record) (merged Record, clashes []Clash, err error) {
	kind := theirs.Ref().Kind
	if mine.Ref() != theirs.Ref() || base != nil && base.Ref() != theirs.Ref() {
		return nil, nil, fmt.Errorf("merge %s %s: not the same record", kind, theirs.Ref().ID)
	}
	var all [3]map[string]json.RawMessage
	for i, r := range []Record{base, theirs, mine} {
		if all[i], err = fieldsOf(r); err != nil {
			return nil, nil, fmt.Errorf("merge %s: %w", kind, err)
		}
	}
	head, err := fieldsOf(&headOnly{*theirs.Meta()})
	if err != nil {
		return nil, nil, fmt.Errorf("merge %s: %w", kind, err)
	}
	theyChanged, iChanged := base == nil, base == nil
	for _, name := range fieldNames(all[:]) {
		if _, ok := head[name]; ok || name == ClashDeleted {
			continue
		}
		was, they, me := all[0][name], all[1][name], all[2][name]
		theyChanged, iChanged = theyChanged || !bytes.Equal(was, they), iChanged || !bytes.Equal(was, me)
		switch {
		case bytes.Equal(they, me):
			head[name] = they
		case base != nil && bytes.Equal(was, me):
			head[name] = they
		case base != nil && bytes.Equal(was, they):
			head[name] = me
		default:
			head[name] = me
			clashes = append(clashes, Clash{name, was, they, me})
		}
	}
	if head[ClashDeleted] = all[1][ClashDeleted]; theirs.Meta().InTrash() != mine.Meta().InTrash() {
		was := base != nil && base.Meta().InTrash()
		if mine.Meta().InTrash() != was || iChanged && !was {
			head[ClashDeleted] = all[2][ClashDeleted]
		}
		if !was && (mine.Meta().InTrash() && theyChanged || theirs.Meta().InTrash() && iChanged) {
			clashes = append(clashes, Clash{ClashDeleted, all[0][ClashDeleted], all[1][ClashDeleted], all[2][ClashDeleted]})
		}
	}
	maps.DeleteFunc(head, func(_ string, value json.RawMessage) bool { return value == nil })
	text, err := json.Marshal(head)
	if err != nil {
		return nil, nil, fmt.Errorf("merge %s: %w", kind, err)
	}
	merged = kind.New()
	if err := json.Unmarshal(text, merged); err != nil {
		return nil, nil, fmt.Errorf("merge %s: %w", kind, err)
	}
	return merged, clashes, nil
}

// headOnly is a head by itself, as it stands in the JSON form of a record.
type headOnly struct{ Head }

// fieldsOf takes the JSON form of a record apart; a nil record has no fields.
func fieldsOf(r any) (map[string]json.RawMessage, error) {
	if r == nil {
		return nil, nil
	}
	text, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	var fields map[string]json.RawMessage
	return fields, json.Unmarshal(text, &fields)
}

func fieldNames(all []map[string]json.RawMessage) []string {
	names := map[string]bool{}
	for _, fields := range all {
		for name := range fields {
			names[name] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}
