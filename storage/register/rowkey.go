package register

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"github.com/google/uuid"
)

// Every row of a list has a key, which stays while the row is changed or moved: by it Merge finds the same row in two
// versions. The key of most rows is an ID of their own; the rows of these types are known by what they name.
var namedBy = map[reflect.Type][]string{
	reflect.TypeFor[Party]():      {"PartnerID"},
	reflect.TypeFor[Signatory]():  {"PersonID"},
	reflect.TypeFor[Attendance](): {"PersonID"},
	reflect.TypeFor[Delegate]():   {"PersonID"},
	reflect.TypeFor[Executor]():   {"BodyID", "PersonID"},
	reflect.TypeFor[Link]():       {"Kind", "AgreementID"},
	reflect.TypeFor[Ref]():        {"Kind", "ID"},
	reflect.TypeFor[Version]():    {"Hash"},
}

// referredTo are the rows that other records point at by their ID.
var referredTo = map[reflect.Type]bool{reflect.TypeFor[ProgrammeItem](): true, reflect.TypeFor[Outcome](): true}

var (
	typeOfID   = reflect.TypeFor[ID]()
	keysOfRows sync.Map // reflect.Type → []int, nil for rows without a key
)

// keyFields returns the places of the fields that tell rows of a type apart.
func keyFields(row reflect.Type) []int {
	if known, ok := keysOfRows.Load(row); ok {
		return known.([]int)
	}
	var places []int
	if row.Kind() == reflect.Struct {
		names := namedBy[row]
		if names == nil {
			names = []string{"ID"}
		}
		for _, name := range names {
			if f, ok := row.FieldByName(name); ok {
				places = append(places, f.Index[0])
			}
		}
	}
	keysOfRows.Store(row, places)
	return places
}

// hasKey reports whether keys tell the rows of a type apart. Numbers have none: the same one may stand twice.
func hasKey(row reflect.Type) bool {
	return row == typeOfID || row.Kind() == reflect.String || len(keyFields(row)) > 0
}

// keyOf returns the key of a row of a list, empty where it has none yet. An ID, a word or a day is its own key.
func keyOf(row reflect.Value) string {
	if row.Type() == typeOfID {
		return row.Interface().(ID).String()
	}
	if row.Kind() == reflect.String {
		return row.String()
	}
	var parts []string
	said := false
	for _, i := range keyFields(row.Type()) {
		part := fmt.Sprint(row.Field(i).Interface())
		said = said || part != ""
		parts = append(parts, part)
	}
	if !said {
		return ""
	}
	return strings.Join(parts, "/")
}

// ownID returns the field with a row's own ID, an invalid value where the row is known by what it names.
func ownID(row reflect.Value) reflect.Value {
	if row.Kind() != reflect.Struct || row.Type() == typeOfID || namedBy[row.Type()] != nil {
		return reflect.Value{}
	}
	return row.FieldByName("ID")
}

// namedLists visits those lists of a record whose rows have an ID of their own.
func namedLists(r Record, visit func(path string, list reflect.Value)) {
	record := reflect.ValueOf(r).Elem()
	for _, f := range listFields(record.Type()) {
		if list := record.Field(f.index); f.list && list.Len() > 0 && ownID(list.Index(0)).IsValid() {
			visit(f.name, list)
		}
	}
}

// NameRows sets the ID of every row without one of its own, and of every row that repeats an earlier one's.
func NameRows(r Record) {
	nameRows(r, func(string, int) ID { return NewID() })
}

// DeriveRowIDs names the rows of a record saved before rows had IDs: by the record, the list and the place in it, so
// every computer finds the same IDs.
func DeriveRowIDs(r Record) {
	of := r.Ref().ID
	nameRows(r, func(list string, place int) ID {
		return ID(uuid.NewSHA1(uuid.UUID(of), []byte(fmt.Sprintf("%s/%d", list, place))))
	})
}

func nameRows(r Record, name func(list string, place int) ID) {
	namedLists(r, func(path string, list reflect.Value) {
		taken := idsIn(list)
		seen := make(map[ID]bool, list.Len())
		for i := range list.Len() {
			id := ownID(list.Index(i))
			if own := id.Interface().(ID); own.IsZero() || seen[own] {
				given := name(path, i)
				for place := list.Len(); taken[given]; place++ {
					given = name(path, place)
				}
				taken[given] = true
				id.Set(reflect.ValueOf(given))
			}
			seen[id.Interface().(ID)] = true
		}
	})
}

// idsIn returns the IDs that the rows of a list have.
func idsIn(list reflect.Value) map[ID]bool {
	ids := make(map[ID]bool, list.Len())
	for i := range list.Len() {
		ids[ownID(list.Index(i)).Interface().(ID)] = true
	}
	delete(ids, None)
	return ids
}

// NameRowsLike names the rows of a record from before rows had IDs after a later version of it: each row gets the ID of
// an equal row, else of the row in its place.
func NameRowsLike(r, like Record) {
	if like == nil {
		return
	}
	known := map[string]reflect.Value{}
	namedLists(like, func(path string, list reflect.Value) { known[path] = list })
	namedLists(r, func(path string, list reflect.Value) {
		other, ok := known[path]
		if !ok {
			return
		}
		taken := idsIn(list)
		pair := func(i, j int) {
			from, to := ownID(other.Index(j)), ownID(list.Index(i))
			if id := from.Interface().(ID); to.IsZero() && !taken[id] {
				to.Set(from)
				taken[id] = true
			}
		}
		saying := map[string][]int{}
		for j := range other.Len() {
			text := textOf(withoutID(other.Index(j)))
			saying[text] = append(saying[text], j)
		}
		for i := range list.Len() {
			text := textOf(withoutID(list.Index(i)))
			if same := saying[text]; ownID(list.Index(i)).IsZero() && len(same) > 0 {
				pair(i, same[0])
				saying[text] = same[1:]
			}
		}
		for i := range min(list.Len(), other.Len()) {
			pair(i, i)
		}
	})
}

// withoutID returns a copy of a row without its own ID.
func withoutID(row reflect.Value) reflect.Value {
	bare := reflect.New(row.Type()).Elem()
	bare.Set(row)
	if id := ownID(bare); id.IsValid() {
		id.SetZero()
	}
	return bare
}

// orderKept reports whether the order of a list says something, as precedence does: the tag `order:"kept"`.
func orderKept(f reflect.StructField) bool { return f.Tag.Get("order") == "kept" }

// jsonName is the name of a field in the JSON form.
func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return cmp.Or(name, f.Name)
}
