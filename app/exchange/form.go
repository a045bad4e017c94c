package exchange

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"accord/storage/register"
)

// What a value should have been, by the key of its name.
const (
	typeFamily = "problem.file.type."
	wantText   = "problem.file.type.text"
	wantNumber = "problem.file.type.number"
	wantFlag   = "problem.file.type.flag"
	wantList   = "problem.file.type.list"
	wantObject = "problem.file.type.object"
	wantID     = "problem.file.type.id"
	wantTime   = "problem.file.type.instant"
)

// form compares JSON with the Go type it is read into, and notes every difference with its path; encoding/json itself
// stops at the first, passes null and takes "NAME" for "name".
type form struct {
	at     []step // where it is
	faults []Fault
}

// step is a field's name on the way to a value, or a place in a list where the name is empty.
type step struct {
	name  string
	index int
}

func (f *form) fault(key string, args ...string) {
	var path strings.Builder
	for i, s := range f.at {
		switch {
		case s.name == "":
			path.WriteString("[" + strconv.Itoa(s.index) + "]")
		case i > 0:
			path.WriteString("." + shortened(s.name))
		default:
			path.WriteString(shortened(s.name))
		}
	}
	f.faults = append(f.faults, Fault{path.String(), key, args})
}

// within looks at a part of a value, one step further.
func (f *form) within(s step, look func()) {
	f.at = append(f.at, s)
	look()
	f.at = f.at[:len(f.at)-1]
}

func (f *form) check(value []byte, want *wanted) {
	switch {
	case want.text != nil:
		if value[0] != '"' || json.Unmarshal(value, want.text()) != nil {
			f.fault("problem.file.type", want.name)
		}
	case want.fields != nil:
		f.object(value, want)
	case want.item != nil:
		f.list(value, want.item)
	case !strings.ContainsRune(want.begins, rune(value[0])),
		want.name == wantNumber && json.Unmarshal(value, reflect.New(want.of).Interface()) != nil:
		f.fault("problem.file.type", want.name)
	case want.name == wantText && !register.WholeLetters(value):
		f.fault("problem.letters_lost")
	}
}

func (f *form) object(value []byte, want *wanted) {
	if value[0] != '{' {
		f.fault("problem.file.type", wantObject)
		return
	}
	seen := make([]bool, len(want.fields))
	each(value, func(name []byte, _ int, part []byte) {
		known, ok := want.fields[string(name)]
		if !ok {
			f.within(step{name: string(name)}, func() { f.fault("problem.file.field") })
			return
		}
		f.within(step{name: known.name}, func() {
			if seen[known.number] {
				f.fault("problem.file.repeated")
			}
			seen[known.number] = true
			f.check(part, known.wanted())
		})
	})
}

func (f *form) list(value []byte, item func() *wanted) {
	if value[0] != '[' {
		f.fault("problem.file.type", wantList)
		return
	}
	want := item()
	each(value, func(_ []byte, i int, part []byte) {
		switch {
		case i == register.ListAtMost: // told before it is read, since rows take far more memory than their text
			f.fault("problem.too_many", strconv.Itoa(register.ListAtMost))
		case i < register.ListAtMost:
			f.within(step{index: i}, func() { f.check(part, want) })
		}
	})
}

// each goes through the parts of an object or a list that is known to be valid JSON.
func each(value []byte, do func(name []byte, i int, part []byte)) {
	at := past(value, 1)
	for i := 0; at < len(value)-1; i++ {
		var name []byte
		if value[0] == '{' {
			end := valueEnd(value, at)
			name = named(value[at:end])
			at = past(value, past(value, end)+1) // the colon
		}
		end := valueEnd(value, at)
		do(name, i, value[at:end])
		at = past(value, end)
		if at < len(value) && value[at] == ',' {
			at = past(value, at+1)
		}
	}
}

// named returns a field's name as it is meant.
func named(quoted []byte) []byte {
	for _, b := range quoted {
		if b == '\\' {
			var name string
			_ = json.Unmarshal(quoted, &name) // it is valid
			return []byte(name)
		}
	}
	return quoted[1 : len(quoted)-1]
}

// past skips blanks.
func past(value []byte, at int) int {
	for at < len(value) && (value[at] == ' ' || value[at] == '\n' || value[at] == '\t' || value[at] == '\r') {
		at++
	}
	return at
}

// valueEnd finds the end of the value that begins at a place of valid JSON.
func valueEnd(value []byte, at int) int {
	depth := 0
	for ; at < len(value); at++ {
		switch value[at] {
		case '"':
			for at++; value[at] != '"'; at++ {
				if value[at] == '\\' {
					at++
				}
			}
		case '{', '[':
			depth++
			continue
		case '}', ']':
			depth--
		default:
			if next := at + 1; depth == 0 && (next == len(value) || strings.IndexByte(",:]} \n\t\r", value[next]) >= 0) {
				return next
			}
			continue
		}
		if depth == 0 {
			return at + 1
		}
	}
	return at
}

// wanted is what a value of a type looks like in JSON.
type wanted struct {
	of   reflect.Type
	name string
	// begins are the first letters that a plain value may have.
	begins string
	// text makes a value that is read from a text of its own form.
	text   func() any
	fields map[string]field
	item   func() *wanted
}

type field struct {
	name   string
	number int
	wanted func() *wanted
}

var (
	typeOfInstant = reflect.TypeFor[register.Instant]()
	typeOfText    = reflect.TypeFor[encoding.TextUnmarshaler]()
	allWanted     sync.Map // reflect.Type → *wanted
)

func wantedOf(t reflect.Type) *wanted {
	if known, ok := allWanted.Load(t); ok {
		return known.(*wanted)
	}
	w := &wanted{of: t}
	switch {
	case reflect.PointerTo(t).Implements(typeOfText):
		w.name = wantID
		if t == typeOfInstant {
			w.name = wantTime
		}
		w.text = func() any { return reflect.New(t).Interface() }
	case t.Kind() == reflect.Struct:
		w.fields = fieldsOf(t)
	case t.Kind() == reflect.Slice:
		w.item = sync.OnceValue(func() *wanted { return wantedOf(t.Elem()) })
	case t.Kind() == reflect.String:
		w.name, w.begins = wantText, `"`
	case t.Kind() == reflect.Bool:
		w.name, w.begins = wantFlag, "tf"
	default:
		w.name, w.begins = wantNumber, "-0123456789"
	}
	allWanted.Store(t, w)
	return w
}

// fieldsOf returns the JSON fields of a struct, those of embedded structs among them.
func fieldsOf(t reflect.Type) map[string]field {
	fields := map[string]field{}
	for _, one := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(one.Tag.Get("json"), ",")
		if name != "" && name != "-" {
			fields[name] = field{name, len(fields), sync.OnceValue(func() *wanted { return wantedOf(one.Type) })}
		}
	}
	return fields
}
