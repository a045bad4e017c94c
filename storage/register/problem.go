package register

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// ErrInvalid marks a record whose Check found errors.
var ErrInvalid = errors.New("the record has errors")

// Problem is one thing wrong (or, as a warning, doubtful) in a record.
type Problem struct {
	// Field is the path of the field in its JSON form, such as "until" or "parties[1].partner".
	Field string `json:"field"`
	// Key names the message in the interface's translations, "problem.required" for one.
	Key string `json:"key"`
	// Args fill in the message.
	Args []string `json:"args,omitempty"`
	// Warning problems tell and do not block.
	Warning bool `json:"warning,omitempty"`
}

// Problems are what Check found, in the order of the fields.
type Problems []Problem

// Errors returns those that block a save.
func (p Problems) Errors() Problems {
	return slices.DeleteFunc(slices.Clone(p), func(one Problem) bool { return one.Warning })
}

// Warnings returns those that only tell.
func (p Problems) Warnings() Problems {
	return slices.DeleteFunc(slices.Clone(p), func(one Problem) bool { return !one.Warning })
}

// Err wraps ErrInvalid with all errors, nil where there is none.
func (p Problems) Err() error {
	faults := p.Errors()
	if len(faults) == 0 {
		return nil
	}
	var texts []string
	for _, f := range faults {
		texts = append(texts, f.Field+": "+f.Key)
	}
	return fmt.Errorf("%w: %s", ErrInvalid, strings.Join(texts, "; "))
}

func (p *Problems) fault(field, key string, args ...string) {
	*p = append(*p, Problem{Field: field, Key: key, Args: args})
}

func (p *Problems) warn(field, key string, args ...string) {
	*p = append(*p, Problem{Field: field, Key: key, Args: args, Warning: true})
}

func (p *Problems) needText(field string, t Text) {
	if t.IsZero() {
		p.fault(field, "problem.required")
	}
}

func (p *Problems) needID(field string, id ID) {
	if id.IsZero() {
		p.fault(field, "problem.required")
	}
}

// ref checks that a record of any kind is named in full or not at all.
func (p *Problems) ref(field string, r Ref) {
	if r.IsZero() {
		return
	}
	oneOf(p, field+".kind", r.Kind, Kinds, true)
}

// need wants a date that is there.
func (p *Problems) need(field string, d Date) {
	if d == "" {
		p.fault(field, "problem.required")
	}
	p.date(field, d)
}

func (p *Problems) date(field string, d Date) {
	if !d.Valid() {
		p.fault(field, "problem.date", string(d))
	}
}

// period checks both dates and that the end does not certainly lie before the start.
func (p *Problems) period(fromField string, from Date, toField string, to Date) {
	p.date(fromField, from)
	p.date(toField, to)
	if from.Valid() && to.Valid() && to.CertainlyBefore(from) {
		p.fault(toField, "problem.end_before_start")
	}
}

// oneOf checks an enumerated value; an empty one passes only where it may stay unknown.
func oneOf[T ~string](p *Problems, field string, value T, known []T, required bool) {
	switch {
	case value == "" && required:
		p.fault(field, "problem.required")
	case value != "" && !slices.Contains(known, value):
		p.fault(field, "problem.not_among", string(value), strings.Join(texts(known), ", "))
	}
}

// distinct reports each ID that stands more than once, at its second place.
func (p *Problems) distinct(ids []ID, field func(i int) string, key string) {
	seen := map[ID]bool{}
	for i, id := range ids {
		if !id.IsZero() && seen[id] {
			p.fault(field(i), key)
		}
		seen[id] = true
	}
}

// at builds a path: at("parties", 1, "partner") is "parties[1].partner".
func at(list string, i int, field string) string {
	path := list + "[" + strconv.Itoa(i) + "]"
	if field != "" {
		path += "." + field
	}
	return path
}
