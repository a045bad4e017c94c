package register

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Clash is a place of a record that two people have changed differently. A value is empty where there is nothing.
type Clash struct {
	// Path leads to it as Take understands it: a field "title", a row "delegation[key]", a field of a row
	// "programme[key].start", the order of the rows of a list "agenda[]".
	Path   string          `json:"path"`
	Base   json.RawMessage `json:"base,omitempty"`
	Theirs json.RawMessage `json:"theirs,omitempty"`
	Mine   json.RawMessage `json:"mine,omitempty"`
}

// ClashDeleted is the Path of a Clash between a deletion and a change: a value that is there says who has deleted it.
const ClashDeleted = "deleted_at"

// Top is the field of the record that the clash lies in: "programme" of "programme[…].start".
func (c Clash) Top() string {
	if end := strings.IndexAny(c.Path, ".["); end >= 0 {
		return c.Path[:end]
	}
	return c.Path
}

// Merge brings two changes of one record together, field by field and row by row; a row is the same where its key is.
// What only one side has changed becomes what that side wrote; what both have changed alike stays so; what they have
// changed differently is a Clash, and merged has mine. A row that one side added is kept. One that one side removed
// goes, unless the other has changed it: then it is a Clash and the row stays. Rows stand in the order of the side that
// moved some; where both have, it is theirs, and a Clash where order says something. Rows without keys are merged as
// one value. Of a phrase each language is merged for itself, "title.en" being the place of one, and of a long text each
// paragraph.
//
// The head is theirs, so that merged can be saved over it; but a deletion by one side of what the other has changed is a
// Clash of ClashDeleted. Base is the record that both began with; where it is nil, every difference is a clash. The three
// must be records of one kind and ID; merged shares nothing with them.
func Merge(base, theirs, mine Record) (merged Record, clashes []Clash, err error) {
	kind := theirs.Ref().Kind
	if mine.Ref() != theirs.Ref() || base != nil && base.Ref() != theirs.Ref() {
		return nil, nil, fmt.Errorf("merge %s %s: not the same record", kind, theirs.Ref().ID)
	}
	var all [3]reflect.Value
	for i, r := range []Record{base, theirs, mine} {
		if r == nil {
			continue
		}
		bare, err := Clone(r)
		if err != nil {
			return nil, nil, fmt.Errorf("merge: %w", err)
		}
		*bare.Meta() = Head{ID: r.Ref().ID}
		all[i] = reflect.ValueOf(bare).Elem()
	}
	merged = kind.New()
	var m merging
	m.structure("", all[0], all[1], all[2], reflect.ValueOf(merged).Elem())
	*merged.Meta() = *theirs.Meta()
	was := base != nil && base.Meta().InTrash()
	theyChanged, iChanged := base == nil || !same(all[0], all[1]), base == nil || !same(all[0], all[2])
	if theirs.Meta().InTrash() != mine.Meta().InTrash() {
		if mine.Meta().InTrash() != was || iChanged && !was {
			merged.Meta().DeletedAt = mine.Meta().DeletedAt
		}
		if !was && (mine.Meta().InTrash() && theyChanged || theirs.Meta().InTrash() && iChanged) {
			deleted := func(r Record) reflect.Value {
				if r == nil {
					return reflect.Value{}
				}
				return reflect.ValueOf(r.Meta().DeletedAt)
			}
			m.clash(ClashDeleted, deleted(base), deleted(theirs), deleted(mine))
		}
	}
	return merged, m.clashes, nil
}

// Clone returns a record that is alike and shares nothing with it.
func Clone(r Record) (Record, error) {
	text, err := json.Marshal(r)
	if err != nil {
		return nil, fmt.Errorf("copy %s: %w", r.Ref().Kind, err)
	}
	out := r.Ref().Kind.New()
	if err := json.Unmarshal(text, out); err != nil {
		return nil, fmt.Errorf("copy %s: %w", r.Ref().Kind, err)
	}
	return out, nil
}

// merging collects the clashes of a merge. Where there is no base, the base of a value is not valid.
type merging struct{ clashes []Clash }

// single are the structures that are one value.
var single = map[reflect.Type]bool{
	reflect.TypeFor[Ref](): true, reflect.TypeFor[Instant](): true, reflect.TypeFor[Length](): true, reflect.TypeFor[Executor](): true,
	reflect.TypeFor[Milestone](): true, reflect.TypeFor[ForceRule](): true,
}

// structure merges the fields of a structure, or of a record, whose head is left out.
func (m *merging) structure(path string, base, theirs, mine, into reflect.Value) {
	t := theirs.Type()
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous || !f.IsExported() {
			continue
		}
		was := reflect.Value{}
		if base.IsValid() {
			was = base.Field(i)
		}
		m.value(inner(path, jsonName(f)), was, theirs.Field(i), mine.Field(i), into.Field(i), orderKept(f))
	}
}

// value merges one value into its place.
func (m *merging) value(path string, base, theirs, mine, into reflect.Value, ordered bool) {
	t := theirs.Type()
	switch {
	case same(theirs, mine):
		into.Set(theirs)
	case t == typeOfText:
		m.phrase(path, base, theirs, mine, into)
	case t.Kind() == reflect.Struct && !single[t]:
		m.structure(path, base, theirs, mine, into)
	case t.Kind() == reflect.Slice && m.list(path, base, theirs, mine, into, ordered):
	default:
		m.whole(path, base, theirs, mine, into)
	}
}

// phrase merges a phrase language by language, and asks only about those that clash. Where the two say it differently in one
// language alone, that is asked of the phrase.
func (m *merging) phrase(path string, base, theirs, mine, into reflect.Value) {
	var apart merging
	apart.structure(path, base, theirs, mine, into)
	differ := 0
	for i := range theirs.NumField() {
		if !same(theirs.Field(i), mine.Field(i)) {
			differ++
		}
	}
	if differ == 1 && len(apart.clashes) > 0 {
		m.whole(path, base, theirs, mine, into)
		return
	}
	m.clashes = append(m.clashes, apart.clashes...)
}

// whole merges two different values that cannot be taken apart.
func (m *merging) whole(path string, base, theirs, mine, into reflect.Value) {
	switch {
	case base.IsValid() && same(base, mine):
		into.Set(theirs)
	case base.IsValid() && same(base, theirs):
		into.Set(mine)
	default:
		if base.IsValid() && theirs.Kind() == reflect.String {
			if text, ok := mergeParagraphs(base.String(), theirs.String(), mine.String()); ok {
				into.SetString(text)
				return
			}
		}
		into.Set(mine)
		m.clash(path, base, theirs, mine)
	}
}

func (m *merging) clash(path string, base, theirs, mine reflect.Value) {
	m.clashes = append(m.clashes, Clash{path, raw(base), raw(theirs), raw(mine)})
}

// raw returns the JSON of a value, nothing of one that is empty or not there.
func raw(v reflect.Value) json.RawMessage {
	if !v.IsValid() || v.IsZero() {
		return nil
	}
	return json.RawMessage(textOf(v))
}

// same reports whether two values have one JSON form.
func same(a, b reflect.Value) bool {
	return reflect.DeepEqual(a.Interface(), b.Interface()) || bytes.Equal([]byte(textOf(a)), []byte(textOf(b)))
}

// textOf returns the JSON of a value of a record, which can always be written.
func textOf(v reflect.Value) string {
	text, err := json.Marshal(v.Interface())
	if err != nil {
		return fmt.Sprintf("%#v", v.Interface())
	}
	return string(text)
}

// keyedRows are the rows of a list by their keys, in their order.
type keyedRows struct {
	keys []string
	rows map[string]reflect.Value
}

// keyed returns the rows of a list by their keys; ok is false where one has none or that of another.
func keyed(list reflect.Value) (k keyedRows, ok bool) {
	k.rows = map[string]reflect.Value{}
	if !list.IsValid() {
		return k, true
	}
	if !hasKey(list.Type().Elem()) {
		return k, false
	}
	for i := range list.Len() {
		key := keyOf(list.Index(i))
		if _, twice := k.rows[key]; twice || key == "" {
			return k, false
		}
		k.keys = append(k.keys, key)
		k.rows[key] = list.Index(i)
	}
	return k, true
}

// list merges the rows of a list; it returns false, and has done nothing, where they have no keys.
func (m *merging) list(path string, base, theirs, mine, into reflect.Value, ordered bool) bool {
	was, okBase := keyed(base)
	they, okTheirs := keyed(theirs)
	me, okMine := keyed(mine)
	if !okBase || !okTheirs || !okMine {
		return false
	}
	left := m.rows(path, base.IsValid(), was, they, me)

	between := func(k keyedRows) (common []string) {
		for _, key := range k.keys {
			if they.rows[key].IsValid() && me.rows[key].IsValid() && (was.rows[key].IsValid() || !base.IsValid()) {
				common = append(common, key)
			}
		}
		return common
	}
	before, theirOrder, myOrder := between(was), between(they), between(me)
	first, second := they.keys, me.keys
	switch theyMoved, iMoved := !slices.Equal(before, theirOrder), !slices.Equal(before, myOrder); {
	case iMoved && !theyMoved:
		first, second = second, first
	case iMoved && ordered && !slices.Equal(theirOrder, myOrder):
		m.clash(path+"[]", base, theirs, mine)
	}
	setRows(into, arranged(first, second, was.rows, left), left)
	return true
}

// rows merges the rows of a list one by one and returns those that are left.
func (m *merging) rows(path string, based bool, was, they, me keyedRows) (left map[string]reflect.Value) {
	left = map[string]reflect.Value{}
	for _, key := range they.keys {
		theirs, mine, base := they.rows[key], me.rows[key], was.rows[key]
		if mine.IsValid() {
			row := reflect.New(theirs.Type()).Elem()
			if based && !base.IsValid() {
				base = reflect.Zero(theirs.Type()) // both have added it
			}
			m.value(RowPath(path, key), base, theirs, mine, row, false)
			left[key] = row
		} else if m.removed(path, key, based, base, theirs, theirs, mine) {
			left[key] = theirs
		}
	}
	for _, key := range me.keys {
		if theirs, mine := they.rows[key], me.rows[key]; !theirs.IsValid() && m.removed(path, key, based, was.rows[key], mine, theirs, mine) {
			left[key] = mine
		}
	}
	return left
}

// removed reports whether a row stays that only one side has.
func (m *merging) removed(path, key string, based bool, base, there, theirs, mine reflect.Value) (stays bool) {
	switch {
	case based && !base.IsValid():
		return true // added
	case based && same(base, there):
		return false
	}
	m.clash(RowPath(path, key), base, theirs, mine)
	return true
}

// arranged puts keys that are left into the order of the first list. Rows of the second alone keep the row before them,
// and follow what the first added in the same place.
func arranged(first, second []string, before, left map[string]reflect.Value) []string {
	var out []string
	for _, key := range first {
		if left[key].IsValid() {
			out = append(out, key)
		}
	}
	added := func(key string) bool { return !before[key].IsValid() && slices.Contains(first, key) }
	at := 0
	for _, key := range second {
		if !left[key].IsValid() {
			continue
		}
		if place := slices.Index(out, key); place >= 0 {
			at = place + 1
			continue
		}
		for at < len(out) && added(out[at]) {
			at++
		}
		out = slices.Insert(out, at, key)
		at++
	}
	return out
}

// setRows makes a list of rows in an order.
func setRows(list reflect.Value, keys []string, rows map[string]reflect.Value) {
	out := reflect.Zero(list.Type())
	for _, key := range keys {
		out = reflect.Append(out, rows[key])
	}
	list.Set(out)
}
