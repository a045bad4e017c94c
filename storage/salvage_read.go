package storage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"accord/storage/pages"
	"accord/storage/plainfile"
	"accord/storage/register"
	"accord/storage/seal"
	"accord/storage/whole"
)

// read reads all pages of a file and of its log, or of a log that was kept.
func (w *wreck) read(ctx context.Context, path string) error {
	type part struct {
		path string
		as   seal.Part
		rows func(io.ReaderAt, int64, func(pages.Row) error) error
	}
	parts := []part{{path, seal.Main, pages.Rows}, {path + logEnding, seal.Log, pages.LogRows}}
	if isKeptLog(path) {
		parts = []part{{path, seal.Log, pages.LogRows}}
	}
	for _, part := range parts {
		file, about, err := plainfile.Open(part.path)
		if errors.Is(err, os.ErrNotExist) && part.path != path {
			continue
		}
		if err != nil {
			return err
		}
		var from io.ReaderAt = file
		if w.under != nil {
			from = w.under.keys.Reader(file, part.as)
		}
		err = part.rows(from, about.Size(), func(r pages.Row) error {
			return errors.Join(w.take(r), ctx.Err())
		})
		if err := errors.Join(err, file.Close()); err != nil {
			return err
		}
	}
	return nil
}

// The columns of the rows that are looked for, as the migrations leave them.
const (
	historyColumns = 11 // at least; those that were added later may be missing
	chunkColumns   = 4
)

// chunkName is what a part of a file is that waits beside a register under seal.
const chunkName = "chunk"

// take looks at a row of some table.
func (w *wreck) take(r pages.Row) error {
	if r.InIndex {
		w.exchanged.take(r.Values)
		return nil
	}
	if c, ok := changeOf(r); ok {
		if had, twice := w.changes[c.Seq]; !twice || !had.whole() {
			w.changes[c.Seq] = c
		}
		return nil
	}
	if l, ok := rowIn(r); ok {
		w.loose[l.id] = append(w.loose[l.id], l)
		return nil
	}
	if e, ok := entryIn(r); ok {
		w.names[e.ID] = e
		return nil
	}
	if len(r.Values) != chunkColumns {
		return nil
	}
	blob, isBlob := r.Values[1].(int64)
	number, isNumber := r.Values[2].(int64)
	content, isContent := r.Values[3].([]byte)
	if r.Values[0] != nil || !isBlob || !isNumber || !isContent || len(content) > chunkSize || w.chunks[blob][number] != "" {
		return nil
	}
	path := w.part.Beside(fmt.Sprintf(".%d-%d", blob, number))
	if w.chunks[blob] == nil {
		w.chunks[blob] = map[int64]string{}
	}
	w.chunks[blob][number] = path
	return whole.Make(path, func(to io.Writer) error {
		_, err := to.Write(w.under.shut(chunkName, content))
		return err
	})
}

// cells are the values of a row that is read as one of some table; bad says that it is none.
type cells struct {
	values []any
	bad    bool
}

func (c *cells) text(i int) string {
	s, is := c.values[i].(string)
	c.bad = c.bad || !is
	return s
}

func (c *cells) number(i int) int64 {
	n, is := c.values[i].(int64)
	c.bad = c.bad || !is
	return n
}

func (c *cells) id(i int) register.ID {
	b, is := c.values[i].([]byte)
	if c.bad = c.bad || !is || len(b) != len(register.ID{}); c.bad {
		return register.None
	}
	return register.ID(b)
}

// record reads a packed text.
func (c *cells) record(i int) recordText {
	if b, is := c.values[i].([]byte); is {
		return unpacked(b)
	}
	return recordText(c.text(i))
}

// moment reads the text of one.
func (c *cells) moment(i int) (at register.Instant) {
	c.bad = c.bad || at.UnmarshalText([]byte(c.text(i))) != nil
	return at
}

// decode reads a text of JSON.
func (c *cells) decode(i int, into any) {
	c.bad = c.bad || json.Unmarshal([]byte(c.text(i)), into) != nil
}

// changeOf reads a row as a change of the history.
func changeOf(r pages.Row) (c historyRow, ok bool) {
	if r.InIndex || len(r.Values) < historyColumns || r.Values[0] != nil {
		return c, false
	}
	v := cells{values: r.Values}
	c = historyRow{
		Seq: r.Number, Kind: register.Kind(v.text(1)), RecordID: v.id(2), Revision: v.number(3), At: v.moment(4), Author: v.text(5), Device: v.text(6),
		Batch: v.id(7), After: v.record(10), Act: ActSave,
	}
	has := func(i int) bool { return i < len(v.values) && v.values[i] != nil }
	if has(8) {
		c.Undoes = v.id(8)
	}
	if has(9) {
		before := v.record(9)
		c.Before = &before
	}
	if len(v.values) > 11 {
		c.Act = Act(v.text(11))
	}
	if len(v.values) > 12 {
		c.Name = v.text(12)
	}
	if has(13) {
		v.decode(13, &c.Lost)
	}
	if has(14) {
		c.Sum, _ = v.values[14].([]byte)
	} else {
		c.Sum = c.sum() // from before there were sums
	}
	return c, !v.bad && slices.Contains(register.Kinds, c.Kind)
}

// entryIn reads a row as a line of the catalogue.
func entryIn(r pages.Row) (e entry, ok bool) {
	v := r.Values
	if len(v) < 10 || len(v) > 12 || v[0] != nil {
		return e, false
	}
	id, isID := v[1].([]byte)
	kind, isKind := v[2].(string)
	if !isID || len(id) != len(e.ID) || !isKind || !slices.Contains(register.Kinds, register.Kind(kind)) {
		return e, false
	}
	e.Entry, e.ID, e.Kind = r.Number, register.ID(id), register.Kind(kind)
	for i, to := range []*string{&e.Label.Ru, &e.Label.En, &e.Label.Tt} {
		*to, _ = v[3+i].(string)
	}
	for i, to := range []*register.Instant{&e.DeletedAt, &e.PurgedAt} {
		if 9+i < len(v) && v[9+i] != nil {
			text, _ := v[9+i].(string)
			_ = to.UnmarshalText([]byte(text)) // a name is of use without it
		}
	}
	if len(v) > 11 {
		e.CalledOff, _ = v[11].(string)
	}
	return e, true
}
