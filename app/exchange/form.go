package exchange

import (
	"bytes"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
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

// form compares JSON with the Go type that it is to be read into and notes every difference with
// its path; encoding/json itself stops at the first, passes null and takes "NAME" for "name".
type form struct {
	faults Faults
}

func (f *form) fault(path, key string, args ...string) {
	f.faults = append(f.faults, Fault{path, key, args})
}

var (
	typeOfInstant = reflect.TypeFor[register.Instant]()
	typeOfText    = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func (f *form) check(path string, value json.RawMessage, t reflect.Type) {
	switch {
	case reflect.PointerTo(t).Implements(typeOfText):
		want := wantID
		if t == typeOfInstant {
			want = wantTime
		}
		if value[0] != '"' || json.Unmarshal(value, reflect.New(t).Interface()) != nil {
			f.fault(path, "problem.file.type", want)
		}
	case t.Kind() == reflect.Struct:
		f.object(path, value, t)
	case t.Kind() == reflect.Slice:
		f.list(path, value, t)
	default:
		want := map[reflect.Kind]string{reflect.String: wantText, reflect.Bool: wantFlag}[t.Kind()]
		if want == "" {
			want = wantNumber
		}
		if value[0] == 'n' || json.Unmarshal(value, reflect.New(t).Interface()) != nil {
			f.fault(path, "problem.file.type", want)
		}
	}
}

func (f *form) object(path string, value json.RawMessage, t reflect.Type) {
	if value[0] != '{' {
		f.fault(path, "problem.file.type", wantObject)
		return
	}
	fields := fieldsOf(t)
	seen := map[string]bool{}
	each(value, func(name string, _ int, part json.RawMessage) {
		at := join(path, name)
		known, ok := fields[name]
		switch {
		case !ok:
			f.fault(at, "problem.file.field")
			return
		case seen[name]:
			f.fault(at, "problem.file.repeated")
		}
		seen[name] = true
		f.check(at, part, known)
	})
}

func (f *form) list(path string, value json.RawMessage, t reflect.Type) {
	if value[0] != '[' {
		f.fault(path, "problem.file.type", wantList)
		return
	}
	each(value, func(_ string, i int, part json.RawMessage) {
		f.check(fmt.Sprintf("%s[%d]", path, i), part, t.Elem())
	})
}

// each goes through the parts of an object or a list that is known to be valid JSON.
func each(value json.RawMessage, do func(name string, i int, part json.RawMessage)) {
	d := json.NewDecoder(bytes.NewReader(value))
	open, err := d.Token()
	for i := 0; err == nil && d.More(); i++ {
		name := ""
		if open == json.Delim('{') {
			var token json.Token
			if token, err = d.Token(); err != nil {
				return
			}
			name, _ = token.(string)
		}
		var part json.RawMessage
		if err = d.Decode(&part); err == nil {
			do(name, i, part)
		}
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

var knownFields sync.Map // reflect.Type → map[string]reflect.Type

// fieldsOf gives the JSON fields of a struct, those of embedded structs among them.
func fieldsOf(t reflect.Type) map[string]reflect.Type {
	if known, ok := knownFields.Load(t); ok {
		return known.(map[string]reflect.Type)
	}
	fields := map[string]reflect.Type{}
	for _, one := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(one.Tag.Get("json"), ",")
		if name != "" && name != "-" {
			fields[name] = one.Type
		}
	}
	knownFields.Store(t, fields)
	return fields
}
