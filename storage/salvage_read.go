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

// changeOf reads a row as a change of the history.
func changeOf(r pages.Row) (c historyRow, ok bool) {
	v := r.Values
	if len(v) < historyColumns || v[0] != nil {
		return c, false
	}
	text := func(i int) string {
		s, is := v[i].(string)
		ok = ok && is
		return s
	}
	record := func(i int) recordText {
		if b, is := v[i].([]byte); is {
			return unpacked(b)
		}
		return recordText(text(i))
	}
	id := func(i int) register.ID {
		b, is := v[i].([]byte)
		ok = ok && is && len(b) == len(register.ID{})
		if !ok {
			return register.None
		}
		return register.ID(b)
	}
	ok = true
	c.Seq, c.Kind, c.RecordID = r.Number, register.Kind(text(1)), id(2)
	revision, isRevision := v[3].(int64)
	c.Revision = revision
	at := text(4)
	c.Author, c.Device, c.Batch = text(5), text(6), id(7)
	if v[8] != nil {
		c.Undoes = id(8)
	}
	if v[9] != nil {
		before := record(9)
		c.Before = &before
	}
	c.After = record(10)
	if !ok || !isRevision || !slices.Contains(register.Kinds, c.Kind) || c.At.UnmarshalText([]byte(at)) != nil {
		return c, false
	}
	c.Act = ActSave
	if len(v) > 11 {
		c.Act = Act(text(11))
	}
	if len(v) > 12 {
		c.Name = text(12)
	}
	if len(v) > 13 && v[13] != nil {
		if json.Unmarshal([]byte(text(13)), &c.Lost) != nil {
			return c, false
		}
	}
	if len(v) > 14 && v[14] != nil {
		c.Sum, _ = v[14].([]byte)
	} else {
		c.Sum = c.sum() // from before there were sums
	}
	return c, ok
}

// entryIn reads a row as a line of the catalogue.
func entryIn(r pages.Row) (e entry, ok bool) {
	v := r.Values
	if len(v) < 10 || len(v) > 11 || v[0] != nil {
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
	return e, true
}
