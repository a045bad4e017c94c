package field

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"accord/storage"
	"accord/storage/alike"
	"accord/storage/register"
)

// keysAtMost is how many ways of writing one key are compared.
const keysAtMost = 64

// Keys returns a record's key of some fields in every way in which it may be written: a record of three names has three.
// There is none where the record lacks one of the fields.
func Keys(r register.Record, names []string) []string {
	return keysOf(names, func(name string) []string { return keyParts(r, name) })
}

// KeysOfAll returns the keys of several sets of fields; what sets share is read once.
func KeysOfAll(r register.Record, sets [][]string) [][]string {
	read := map[string][]string{}
	parts := func(name string) []string {
		known, done := read[name]
		if !done {
			known = keyParts(r, name)
			read[name] = known
		}
		return known
	}
	all := make([][]string, len(sets))
	for i, names := range sets {
		all[i] = keysOf(names, parts)
	}
	return all
}

func keysOf(names []string, partsOf func(name string) []string) []string {
	keys := []string{strings.Join(names, "+")}
	for _, name := range names {
		parts := partsOf(name)
		var longer []string
		for _, key := range keys {
			for _, part := range parts {
				if part != "" && len(longer) < keysAtMost {
					longer = append(longer, key+"\x00"+part)
				}
			}
		}
		keys = longer
	}
	return keys
}

// keyParts are the ways of writing one field of a record.
func keyParts(r register.Record, name string) []string {
	switch name {
	case "id":
		return []string{r.Ref().ID.String()}
	case "days":
		name = "from"
	}
	switch one := r.(type) {
	case *register.Agreement:
		switch name {
		case "signing.on":
			return []string{string(one.SignedOn())}
		case "force":
			return []string{string(one.ForceOn())}
		case "ours", "theirs", "parties":
			return partiesKey(one.Parties, name)
		}
	case *register.Partner:
		if name == "name" {
			return foldedNames(append(one.Name.All(), one.Aliases...), true)
		}
	case *register.Person:
		if name == "name" {
			return foldedNames(append(one.Name.All(), one.OtherNames()...), false)
		}
	case *register.Session:
		if name == "from" && one.From == "" && len(one.Moves) > 0 { // the day that it had in its table
			return []string{string(one.Moves[len(one.Moves)-1].From)}
		}
	case *register.Commitment:
		if Kind := register.Kind(name); Kind == register.KindSession || Kind == register.KindAgreement {
			if one.Source.Kind == Kind {
				return []string{one.Source.ID.String()}
			}
			return nil
		}
	}
	if v, there := at(reflect.ValueOf(r).Elem(), name); there {
		return valueParts(v)
	}
	return nil
}

// partiesKey is how the parties of a column are written: those of one side, or all of them.
func partiesKey(parties []register.Party, column string) []string {
	if column == "parties" && !slices.ContainsFunc(parties, func(p register.Party) bool { return p.Side == register.Theirs }) {
		return nil // our side alone is that of all
	}
	var ids []register.ID
	for _, p := range parties {
		if column == "parties" || (column == "ours") == (p.Side == register.Ours) {
			ids = append(ids, p.PartnerID)
		}
	}
	return []string{idsKey(ids)}
}

// valueParts are the ways of writing a value; none where there is nothing.
func valueParts(v reflect.Value) []string {
	switch value := v.Interface().(type) {
	case register.Text:
		return foldedNames(value.All(), false)
	case register.ID:
		return []string{value.String()}
	case []register.ID:
		return []string{idsKey(value)}
	case register.TradePeriod:
		if value.IsZero() {
			return nil
		}
	}
	switch v.Kind() {
	case reflect.String:
		return []string{storage.Fold(v.String())}
	case reflect.Int, reflect.Int64:
		if v.Int() == 0 {
			return nil
		}
		return []string{strconv.FormatInt(v.Int(), 10)}
	}
	if v.IsZero() {
		return nil
	}
	text, err := json.Marshal(v.Interface())
	if err != nil {
		return nil
	}
	return []string{string(text)}
}

// at finds a field of a record by its path in the JSON form.
func at(v reflect.Value, path string) (reflect.Value, bool) {
	first, rest, deeper := strings.Cut(path, ".")
	index, there := fieldsOf(v.Type())[first]
	if !there {
		return v, false
	}
	v = v.FieldByIndex(index)
	switch {
	case !deeper:
		return v, true
	case v.Kind() == reflect.Struct:
		return at(v, rest)
	}
	return v, false
}

var knownFields sync.Map // of types, by their names in the JSON form

// fieldsOf are the fields of a structure by their names in the JSON form.
func fieldsOf(t reflect.Type) map[string][]int {
	if known, is := knownFields.Load(t); is {
		return known.(map[string][]int)
	}
	fields := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && !f.Anonymous {
			fields[name] = f.Index
		}
	}
	knownFields.Store(t, fields)
	return fields
}

func idsKey(ids []register.ID) string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = id.String()
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func foldedNames(names []string, bare bool) []string {
	var all []string
	for _, n := range names {
		if bare {
			n, _ = NameAndShort(n)
			n = BareName(n)
		}
		if key := storage.Fold(n); key != "" && !slices.Contains(all, key) {
			all = append(all, key)
		}
	}
	return all
}

// forms are the legal forms that stand before or behind the names of enterprises, folded.
var forms = words(strings.Join(alike.LegalForms, "|"))

// BareName is the name of an enterprise without its legal form and quotation marks.
func BareName(name string) string {
	plain := Fold(name)
	for again := true; again; {
		again = false
		for _, form := range forms {
			rest, before := strings.CutPrefix(plain, form+" ")
			if !before {
				rest, before = strings.CutSuffix(plain, " "+form)
			}
			if before && len(rest) > 1 {
				plain, again = rest, true
			}
		}
	}
	return plain
}
