// Package mapping describes what the columns of one shape of sheets mean and how to read their values. A mapping is
// proposed by the names and contents of the columns, changed by people, kept as JSON and used again.
package mapping

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"unicode/utf8"

	"accord/app/sheet/field"
	"accord/app/sheet/read"
	"accord/storage/register"
)

// ErrFormat: the file is no mapping.
var ErrFormat = errors.New("no mapping of a sheet")

// ErrLetters: the file is not in UTF-8, and the names of its columns would find none.
var ErrLetters = errors.New("the letters of the mapping are lost")

// Format and Version stand in the file of a mapping.
const (
	Format  = "accord-sheet-map"
	Version = 1
)

// Order is how the days of a column are written where all of it is figures.
type Order string

// The orders. Automatic is decided by the whole column.
const (
	Automatic  Order = ""
	DayFirst   Order = "day_first"
	MonthFirst Order = "month_first"
)

// Orders lists them.
var Orders = []Order{Automatic, DayFirst, MonthFirst}

// Column is what one column means. Without a field it is passed over.
type Column struct {
	Head  string `json:"head"`
	Field string `json:"field,omitempty"`
	Order Order  `json:"order,omitempty"`
	// Separator parts several names in a cell; empty: it is found.
	Separator string `json:"separator,omitempty"`
	// Language is that of the phrases; empty: their letters decide.
	Language register.Language `json:"language,omitempty"`
}

// Way says what becomes of an unknown value.
type Way string

// The ways.
const (
	Ask   Way = ""      // the row is not taken before somebody has decided
	New   Way = "new"   // a new record
	Empty Way = "empty" // the place stays empty
	Note  Way = "note"  // the words go into the note
	Match Way = "match" // the one that is named
	Leave Way = "leave" // the row is left out
)

// Decision says what one name or word means, in all rows.
type Decision struct {
	// Of is the kind of the records that it names, or the family of an enumeration.
	Of   string `json:"of"`
	Text string `json:"text"`
	Way  Way    `json:"way"`
	// ID and Name are the record's, Choice is the value of an enumeration. A new record may have the name of another text.
	ID     register.ID `json:"id,omitzero"`
	Name   string      `json:"name,omitempty"`
	Choice string      `json:"choice,omitempty"`
}

// Mapping is what a sheet's columns mean.
type Mapping struct {
	Format  string        `json:"format"`
	Version int           `json:"version"`
	Kind    register.Kind `json:"kind"`
	Sheet   string        `json:"sheet,omitempty"`
	// Encoding and Comma say how a table of text is read; empty: that is found.
	Encoding string   `json:"encoding,omitempty"`
	Comma    string   `json:"comma,omitempty"`
	Columns  []Column `json:"columns"`
	// Fixed holds for all rows, by the names of fields, where their own cell is empty.
	Fixed map[string]string `json:"fixed,omitempty"`
	// Values are what was decided.
	Values []Decision `json:"values,omitempty"`
	// Unknown says what becomes of undecided names, by the kind they name.
	Unknown map[register.Kind]Way `json:"unknown,omitempty"`
	// Unreadable is what becomes of cells that cannot be read: Ask, Empty or Note.
	Unreadable Way `json:"unreadable,omitempty"`
	// Likely is what becomes of rows that are likely the same as a record: Ask leaves them out, New takes them, Match changes the
	// record.
	Likely Way `json:"likely,omitempty"`
	// Key are the fields that identify an existing record; empty: those of the kind.
	Key []string `json:"key,omitempty"`
}

// most is how long the file of a mapping may be.
const most = 8 << 20

// Read reads a mapping.
func Read(from io.Reader) (*Mapping, error) {
	text, err := io.ReadAll(io.LimitReader(from, most+1))
	if err != nil {
		return nil, err
	}
	if len(text) > most {
		return nil, ErrFormat
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if !register.WholeLetters(text) {
		return nil, ErrLetters
	}
	m := &Mapping{}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(m); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return m, m.check()
}

// As is how a table of text is read.
func (m *Mapping) As() read.As {
	as := read.As{Encoding: m.Encoding}
	for _, separator := range m.Comma {
		as.Separator = separator
	}
	return as
}

func (m *Mapping) check() error {
	if m.Encoding != "" && !slices.Contains(read.Encodings, m.Encoding) || utf8.RuneCountInString(m.Comma) > 1 {
		return fmt.Errorf("%w: encoding %q, comma %q", ErrFormat, m.Encoding, m.Comma)
	}
	if m.Format != Format || m.Version != Version || !slices.Contains(field.Kinds, m.Kind) {
		return ErrFormat
	}
	for _, c := range m.Columns {
		if _, known := field.Find(m.Kind, c.Field); c.Field != "" && !known {
			return fmt.Errorf("%w: no field %q", ErrFormat, c.Field)
		}
		if !slices.Contains(Orders, c.Order) || c.Language != "" && !slices.Contains(register.Languages, c.Language) {
			return fmt.Errorf("%w: column %q", ErrFormat, c.Head)
		}
	}
	for name := range m.Fixed {
		if _, known := field.Find(m.Kind, name); !known {
			return fmt.Errorf("%w: no field %q", ErrFormat, name)
		}
	}
	for _, name := range m.Key {
		if _, known := field.Find(m.Kind, name); !known {
			return fmt.Errorf("%w: no field %q", ErrFormat, name)
		}
	}
	return nil
}

// Write writes a mapping for people to read and to keep.
func (m *Mapping) Write(to io.Writer) error {
	e := json.NewEncoder(to)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(m)
}

// Clone returns a mapping that shares nothing with this one.
func (m *Mapping) Clone() *Mapping {
	out := *m
	out.Columns = slices.Clone(m.Columns)
	out.Values = slices.Clone(m.Values)
	out.Key = slices.Clone(m.Key)
	out.Fixed = map[string]string{}
	for name, value := range m.Fixed {
		out.Fixed[name] = value
	}
	out.Unknown = map[register.Kind]Way{}
	for kind, way := range m.Unknown {
		out.Unknown[kind] = way
	}
	return &out
}

func (m *Mapping) place(of, text string) int {
	plain := field.Fold(text)
	return slices.IndexFunc(m.Values, func(d Decision) bool { return d.Of == of && (d.Text == text || field.Fold(d.Text) == plain) })
}

// Decide remembers a decision in the place of an earlier one about the same.
func (m *Mapping) Decide(d Decision) {
	if i := m.place(d.Of, d.Text); i >= 0 {
		m.Values[i] = d
		return
	}
	m.Values = append(m.Values, d)
}

// Undecide takes back what was decided of a name or a word.
func (m *Mapping) Undecide(of, text string) {
	if i := m.place(of, text); i >= 0 {
		m.Values = slices.Delete(slices.Clone(m.Values), i, i+1)
	}
}

// Applied returns for each column of a sheet what it means: that of the mapping's column of the same name. Of several of one
// name the first stands for the first.
func (m *Mapping) Applied(heads []string) []Column {
	out := make([]Column, len(heads))
	used := make([]bool, len(m.Columns))
	for i, head := range heads {
		out[i].Head = head
		for n, c := range m.Columns {
			if !used[n] && field.Fold(c.Head) == field.Fold(head) {
				used[n] = true
				out[i] = c
				break
			}
		}
	}
	return out
}

// On returns the mapping for another sheet. A column that it does not know means what its name and cells propose, unless a column that
// it knows means that already.
func (m *Mapping) On(s Shaped) *Mapping {
	out, proposed := m.Clone(), Propose(s, m.Kind)
	out.Sheet, out.Columns = s.Name, m.Applied(s.Heads)
	known := map[string]bool{}
	for _, c := range m.Columns {
		known[field.Fold(c.Head)] = true
	}
	for i, c := range proposed.Columns {
		if f, _ := field.Find(m.Kind, c.Field); !known[field.Fold(c.Head)] && (f.Several || !out.means(c.Field)) {
			out.Columns[i] = c
		}
	}
	for name, value := range proposed.Fixed {
		if out.Fixed[name] == "" && !out.means(name) {
			out.Fixed[name] = value
		}
	}
	return out
}

// Shape names a sheet by its kind and the names of its columns, so that the next one of the same shape is known.
func Shape(kind register.Kind, heads []string) string {
	sum := sha256.New()
	_, _ = io.WriteString(sum, string(kind)) // a hash takes everything
	for _, head := range heads {
		_, _ = io.WriteString(sum, "\x00"+field.Fold(head))
	}
	return hex.EncodeToString(sum.Sum(nil))[:32]
}

// letters names a column as spreadsheets do: A, B … AA.
func letters(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// Address names a cell as people find it: "Лист1!D17". Columns count from 0, rows from 1.
func Address(sheet string, column, row int) string {
	at := letters(column) + strconv.Itoa(row)
	if sheet == "" {
		return at
	}
	return sheet + "!" + at
}
