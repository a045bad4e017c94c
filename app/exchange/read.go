package exchange

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"slices"
	"strconv"

	"accord/storage"
	"accord/storage/register"
)

// file is what was read of a file: where its records stand. They themselves are read when they are asked for, so that
// the memory does not grow with the file.
type file struct {
	from    Source
	entries []entry
	faults  Faults
	// unreadable are records with faults of form but a readable ID: they must not be reported as missing.
	unreadable map[register.ID]register.Kind
	// purged are the names of what was deleted for good.
	purged []storage.Purged
	buffer []byte
}

// entry is where a record stands in a file.
type entry struct {
	place
	offset int64
	length int
}

// Len is the number of records that can be read.
func (f *file) Len() int { return len(f.entries) }

// Record reads one of them.
func (f *file) Record(i int) (register.Record, error) {
	e := f.entries[i]
	if cap(f.buffer) < e.length {
		f.buffer = make([]byte, e.length)
	}
	raw := f.buffer[:e.length]
	if _, err := f.from.ReadAt(raw, e.offset); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	r := register.Kind(e.kind).New()
	if err := json.Unmarshal(raw, r); err != nil { // form has let pass what it must not, or the file is another one by now
		return nil, Faults{{Key: "error.unexpected", Count: 1, First: []Fault{{e.path(""), "error.unexpected", []string{err.Error()}}}}}
	}
	return r, nil
}

// reading goes through a file once, noting where the records are.
type reading struct {
	ctx context.Context
	*json.Decoder
	start int64 // of the JSON in the file
	input *bounded
	file  *file
	raw   json.RawMessage
}

// errFile ends the reading of a file that is no JSON; the fault is noted already.
var errFile = errors.New("the file cannot be read on")

// recordAtMost is how long one record, and whatever else stands in one piece, may be in a file.
const recordAtMost = 16 << 20

// errTooLong ends the reading of a longer one.
var errTooLong = errors.New("longer than any record")

// read reads a file. The error is about the source; errors in the file are its faults.
func read(ctx context.Context, from Source) (*file, error) {
	start := markEnd(from)
	input := &bounded{from: io.NewSectionReader(from, start, from.Size()-start)}
	r := &reading{ctx: ctx, Decoder: json.NewDecoder(input), start: start, input: input,
		file: &file{from: from, unreadable: map[register.ID]register.Kind{}}}
	input.passing = r.Decoder
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
	r.file.faults.add(Fault{path, key, args})
}

// broken notes a fault of the JSON itself; trouble of the reader is given back as it is.
func (r *reading) broken(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		r.fault("", "problem.file.cut")
	case errors.Is(err, errTooLong):
		line, _ := r.lineOf(r.InputOffset() + 1)
		r.fault("", "problem.file.long", strconv.Itoa(line), strconv.Itoa(recordAtMost>>20))
	case errors.As(err, &syntax) && r.wide():
		r.fault("", "problem.letters_lost")
	case errors.As(err, &syntax):
		line, column := r.lineOf(r.faultAt())
		r.fault("", "problem.file.json", strconv.Itoa(line), strconv.Itoa(column))
	default:
		return err
	}
	return errFile
}

// faultAt returns the offset just behind the byte at which the JSON breaks. A Decoder that has read
// tokens counts the offsets of its errors wrongly, so what it had still before it is read once more.
func (r *reading) faultAt() int64 {
	start := r.InputOffset()
	var raw json.RawMessage
	var syntax *json.SyntaxError
	if errors.As(json.NewDecoder(io.LimitReader(r.from(start), 2*recordAtMost)).Decode(&raw), &syntax) {
		return start + syntax.Offset
	}
	return start + 1
}

// from reads the JSON once more, from an offset on.
func (r *reading) from(offset int64) io.Reader {
	return io.NewSectionReader(r.file.from, r.start+offset, r.file.from.Size()-r.start-offset)
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
		case "purged":
			return r.purged()
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
	r.file.faults = nil
	r.fault("", "problem.file.format")
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

func (r *reading) records() error { return r.byKind("records", r.record) }

// byKind reads an object with a list for each kind, and hands over what stands in them, one by one.
func (r *reading) byKind(object string, one func(kind register.Kind, p place)) error {
	seen := map[string]bool{}
	return r.object(object, func(name string) error {
		path := object + "." + name
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
			if err := r.skip(); err != nil {
				return err
			}
			one(kind, place{name, i})
			return nil
		})
	})
}

// record notes where the record just read stands, or its faults.
func (r *reading) record(kind register.Kind, p place) {
	f := form{at: []step{{name: "records"}, {name: p.kind}, {index: p.index}}}
	f.check(r.raw, wantedOf(reflect.TypeOf(kind.New()).Elem()))
	if len(f.faults) == 0 {
		r.file.entries = append(r.file.entries, entry{p, r.start + r.InputOffset() - int64(len(r.raw)), len(r.raw)})
		return
	}
	for _, one := range f.faults {
		r.file.faults.add(one)
	}
	var head struct {
		ID register.ID `json:"id"`
	}
	if json.Unmarshal(r.raw, &head) == nil && !head.ID.IsZero() {
		r.file.unreadable[head.ID] = kind
	}
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

// nestedAtMost is how deep brackets may stand in each other where they are only passed over.
const nestedAtMost = 1000

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
			if depth++; depth > nestedAtMost {
				line, column := r.lineOf(r.InputOffset())
				r.fault("", "problem.file.json", strconv.Itoa(line), strconv.Itoa(column))
				return false, errFile
			}
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

// skip reads a value as it stands.
func (r *reading) skip() error {
	if err := r.Decode(&r.raw); err != nil {
		return r.broken(err)
	}
	return nil
}

// value reads a simple value; one of another type leaves into as it is.
func (r *reading) value(into any) error {
	if err := r.skip(); err != nil {
		return err
	}
	_ = json.Unmarshal(r.raw, into)
	return nil
}

// bounded lets no more pass than one record's length beyond what the decoder has taken.
type bounded struct {
	from    io.Reader
	passing interface{ InputOffset() int64 }
	passed  int64
}

func (b *bounded) Read(p []byte) (int, error) {
	left := b.passing.InputOffset() + recordAtMost - b.passed
	if left <= 0 {
		return 0, errTooLong
	}
	n, err := b.from.Read(p[:min(int64(len(p)), left)])
	b.passed += int64(n)
	return n, err
}

// lineOf returns line and column, both from 1, of the byte before an offset of the JSON.
func (r *reading) lineOf(offset int64) (line, column int) {
	line = 1
	from := bufio.NewReader(io.LimitReader(r.from(0), max(offset-1, 0)))
	for {
		b, err := from.ReadByte()
		if err != nil {
			return line, column + 1
		}
		column++
		if b == '\n' {
			line, column = line+1, 0
		}
	}
}

// wide reports whether the file is written in UTF-16: by its mark, or by the zero beside its first bracket.
func (r *reading) wide() bool {
	start := make([]byte, 2)
	if n, _ := r.file.from.ReadAt(start, 0); n < 2 {
		return false
	}
	return slices.Contains([]string{"\xff\xfe", "\xfe\xff", "{\x00", "\x00{"}, string(start))
}

// markEnd is where a file begins behind the mark that Windows editors put before UTF-8.
func markEnd(from Source) int64 {
	mark := make([]byte, 3)
	if n, _ := from.ReadAt(mark, 0); n == 3 && bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		return 3
	}
	return 0
}
