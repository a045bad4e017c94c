package exchange

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"sort"
	"strconv"

	"accord/storage/register"
)

// file is what was read of a file.
type file struct {
	records []register.Record
	places  []place // of the records, by their index
	faults  Faults
	// unreadable are the records with faults of form whose IDs at least could be read, so that
	// nobody is told that they are missing.
	unreadable map[register.ID]place
}

// reading goes through a file once, keeping only the records.
type reading struct {
	ctx context.Context
	*json.Decoder
	lines *lineCounter
	file  *file
}

// errFile ends the reading of a file that is no JSON; the fault is noted already.
var errFile = errors.New("the file cannot be read on")

// read reads a file. The error is trouble with the reader; what is wrong in the file are its faults.
func read(ctx context.Context, from io.Reader) (*file, error) {
	lines := &lineCounter{from: skipMark(from)}
	r := &reading{ctx, json.NewDecoder(lines), lines, &file{unreadable: map[register.ID]place{}}}
	r.UseNumber()
	err := r.top()
	if err == nil {
		if _, err = r.Token(); err == io.EOF {
			err = nil
		} else if err == nil {
			r.fault("", "problem.file.after")
		} else {
			err = r.broken(err)
		}
	}
	if errors.Is(err, errFile) {
		err = nil
	}
	return r.file, err
}

func (r *reading) fault(path, key string, args ...string) {
	r.file.faults = append(r.file.faults, Fault{path, key, args})
}

// broken notes a fault of the JSON itself; trouble of the reader is given back as it is.
func (r *reading) broken(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		r.fault("", "problem.file.cut")
	case errors.As(err, &syntax):
		line, column := r.lines.place(r.faultAt())
		r.fault("", "problem.file.json", strconv.Itoa(line), strconv.Itoa(column))
	default:
		return err
	}
	return errFile
}

// faultAt gives the offset just behind the byte at which the JSON breaks. A Decoder that has read
// tokens counts the offsets of its errors wrongly, so what it had still before it is read once more.
func (r *reading) faultAt() int64 {
	start := r.InputOffset()
	var raw json.RawMessage
	var syntax *json.SyntaxError
	if errors.As(json.NewDecoder(io.MultiReader(r.Buffered(), r.lines)).Decode(&raw), &syntax) {
		return start + syntax.Offset
	}
	return start + 1
}

// top reads the outermost object.
func (r *reading) top() error {
	form := false
	seen := map[string]bool{}
	err := r.object("", func(name string) error {
		if seen[name] {
			r.fault(name, "problem.file.repeated")
		}
		seen[name] = true
		switch name {
		case "format":
			var text string
			if err := r.value(&text); err != nil {
				return err
			}
			if form = text == Format; !form {
				return r.stranger()
			}
			return nil
		case "version":
			return r.version()
		case "records":
			return r.records()
		}
		r.fault(name, "problem.file.field")
		return r.skip()
	})
	if err == nil && !form {
		return r.stranger()
	}
	if err == nil {
		for _, name := range []string{"version", "records"} {
			if !seen[name] {
				r.fault(name, "problem.required")
			}
		}
	}
	return err
}

// stranger says of a file of something else only that: its every field would be a fault.
func (r *reading) stranger() error {
	r.file.faults = Faults{{Key: "problem.file.format"}}
	return errFile
}

func (r *reading) version() error {
	var n json.Number
	if err := r.value(&n); err != nil {
		return err
	}
	switch v, err := n.Int64(); {
	case err != nil || v < 1:
		r.fault("version", "problem.file.type", wantNumber)
	case v > Version:
		r.fault("version", "problem.file.version", n.String(), strconv.Itoa(Version))
		return errFile // what else it holds would only seem to be wrong
	}
	return nil
}

func (r *reading) records() error {
	seen := map[string]bool{}
	return r.object("records", func(name string) error {
		path := "records." + name
		if seen[name] {
			r.fault(path, "problem.file.repeated")
		}
		seen[name] = true
		kind := register.Kind(name)
		if kind.New() == nil {
			r.fault(path, "problem.file.kind")
			return r.skip()
		}
		return r.list(path, func(i int) error {
			if err := r.ctx.Err(); err != nil {
				return err
			}
			var raw json.RawMessage
			if err := r.Decode(&raw); err != nil {
				return r.broken(err)
			}
			r.record(kind, place{name, i}, raw)
			return nil
		})
	})
}

// record takes one record, or notes its faults.
func (r *reading) record(kind register.Kind, p place, raw json.RawMessage) {
	one := kind.New()
	var f form
	f.check(p.path(""), raw, reflect.TypeOf(one).Elem())
	if len(f.faults) == 0 {
		if err := json.Unmarshal(raw, one); err != nil { // form has let pass what it must not
			f.fault(p.path(""), "error.unexpected", err.Error())
		}
	}
	if len(f.faults) > 0 {
		r.file.faults = append(r.file.faults, f.faults...)
		var head struct {
			ID register.ID `json:"id"`
		}
		if json.Unmarshal(raw, &head) == nil && !head.ID.IsZero() {
			r.file.unreadable[head.ID] = p
		}
		return
	}
	r.file.faults = append(r.file.faults, headFaults(p, one.Meta())...)
	r.file.records = append(r.file.records, one)
	r.file.places = append(r.file.places, p)
}

// object reads an object, calling field with every name; field reads the value.
func (r *reading) object(path string, field func(name string) error) error {
	if ok, err := r.opens(path, '{', wantObject); !ok {
		return err
	}
	for r.More() {
		token, err := r.Token()
		if err != nil {
			return r.broken(err)
		}
		name, _ := token.(string)
		if err := field(name); err != nil {
			return err
		}
	}
	return r.closes()
}

// list reads a list, calling item with every number; item reads the value.
func (r *reading) list(path string, item func(i int) error) error {
	if ok, err := r.opens(path, '[', wantList); !ok {
		return err
	}
	for i := 0; r.More(); i++ {
		if err := item(i); err != nil {
			return err
		}
	}
	return r.closes()
}

// opens reads the opening bracket. A value of another type is a fault and skipped.
func (r *reading) opens(path string, bracket json.Delim, want string) (bool, error) {
	token, err := r.Token()
	if err != nil {
		return false, r.broken(err)
	}
	if token == bracket {
		return true, nil
	}
	if path == "" {
		return false, r.stranger()
	}
	r.fault(path, "problem.file.type", want)
	if _, opened := token.(json.Delim); !opened {
		return false, nil
	}
	for depth := 1; depth > 0; {
		if token, err = r.Token(); err != nil {
			return false, r.broken(err)
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
	}
	return false, nil
}

func (r *reading) closes() error {
	if _, err := r.Token(); err != nil {
		return r.broken(err)
	}
	return nil
}

func (r *reading) skip() error {
	var raw json.RawMessage
	if err := r.Decode(&raw); err != nil {
		return r.broken(err)
	}
	return nil
}

// value reads a simple value; one of another type leaves into as it is.
func (r *reading) value(into any) error {
	var raw json.RawMessage
	if err := r.Decode(&raw); err != nil {
		return r.broken(err)
	}
	_ = json.Unmarshal(raw, into)
	return nil
}

// lineCounter knows the lines of what has passed through it.
type lineCounter struct {
	from   io.Reader
	passed int64
	ends   []int64 // offsets just behind the ends of lines
}

func (c *lineCounter) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	for i, b := range p[:n] {
		if b == '\n' {
			c.ends = append(c.ends, c.passed+int64(i)+1)
		}
	}
	c.passed += int64(n)
	return n, err
}

// place gives line and column, both from 1, of the byte before an offset.
func (c *lineCounter) place(offset int64) (line, column int) {
	at := max(offset-1, 0)
	line = sort.Search(len(c.ends), func(i int) bool { return c.ends[i] > at })
	start := int64(0)
	if line > 0 {
		start = c.ends[line-1]
	}
	return line + 1, int(at-start) + 1
}

// skipMark passes over the mark that Windows editors put before UTF-8.
func skipMark(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	if start, _ := b.Peek(3); bytes.Equal(start, []byte("\xef\xbb\xbf")) {
		_, _ = b.Discard(3) // they have just been seen
	}
	return b
}
