package storage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gorm.io/gorm"

	"accord/storage/pages"
	"accord/storage/plainfile"
	"accord/storage/register"
	"accord/storage/seal"
	"accord/storage/whole"
)

// Salvaged is the result of saving what can be read of a damaged register.
type Salvaged struct {
	// Counts are the records that were brought over, those in the trash too.
	Counts map[register.Kind]int
	// Older are records whose newest revision could not be read, so an older one was taken.
	Older []Lost
	// Lost are mentioned records that could not be read at all. Each stands in the trash of the new register, so
	// mentions of it still lead somewhere.
	Lost []Lost
	// Files are the names of files of documents whose content could not be read.
	Files []string
}

// Lost is a record that could not be read, or not as it was last.
type Lost struct {
	register.Ref
	Label register.Text
	// Taken is the revision that was brought over, 0 for none.
	Taken int64
}

// Salvage makes a new register of what can be read of a damaged one, which is only read. Every change of its history holds a
// whole record and a sum of itself: the newest whole one of each record is taken, with all that are whole before it. Pages
// are read one by one, without the engine. ErrExists where something lies at the new address, ErrNothingLeft where
// that is nothing at all.
func Salvage(ctx context.Context, damaged, address string, options Options) (Salvaged, error) {
	report, err := salvage(ctx, damaged, address, options)
	if err != nil {
		return Salvaged{}, fmt.Errorf("salvage %s: %w", damaged, translate(err))
	}
	return report, nil
}

func salvage(ctx context.Context, damaged, address string, options Options) (report Salvaged, err error) {
	part, err := whole.Begin(filepath.Join(os.TempDir(), "accord"))
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, part.GiveUp()) }()
	w := wreck{changes: map[int64]historyRow{}, names: map[register.ID]entry{}, chunks: map[int64]map[int64]string{}, part: part}
	if u, is := sealAt(damaged); is {
		w.under = &u
	} else if UnderSeal(damaged) {
		return report, ErrSealed
	}
	if err := w.read(ctx, damaged); err != nil {
		return report, err
	}
	w.choose()
	if len(w.newest) == 0 {
		return report, ErrNothingLeft
	}
	options.bare = true
	undo, err := w.under.sealAlike(address)
	if err != nil {
		return report, err
	}
	s, err := CreateWith(ctx, address, options, func(s *Store) error { return w.build(ctx, s) })
	if err != nil {
		undo()
		return report, err
	}
	return w.report, s.Close()
}

// wreck is what was read of a damaged register.
type wreck struct {
	changes map[int64]historyRow
	names   map[register.ID]entry
	chunks  map[int64]map[int64]string // by blob and number, each in a file that belongs to the part
	newest  map[register.ID]historyRow
	part    *whole.Part
	under   *unlocked // what opens the damaged one; nil where it is not under seal
	report  Salvaged
}

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

// choose finds the newest whole change of each record.
func (w *wreck) choose() {
	w.newest = map[register.ID]historyRow{}
	last := map[register.ID]historyRow{}
	for _, c := range w.changes {
		if had, is := last[c.RecordID]; !is || c.Seq > had.Seq {
			last[c.RecordID] = c
		}
		if !c.whole() || c.After == "" && c.Act != ActPurge {
			continue
		}
		if had, is := w.newest[c.RecordID]; !is || c.Seq > had.Seq {
			w.newest[c.RecordID] = c
		}
	}
	for id, c := range w.newest {
		if last[id].Seq != c.Seq {
			w.report.Older = append(w.report.Older, Lost{register.Ref{Kind: c.Kind, ID: id}, w.names[id].Label, c.Revision})
		}
	}
}

// build lays down what was found.
func (w *wreck) build(ctx context.Context, s *Store) error {
	records, err := w.records()
	if err != nil {
		return err
	}
	var gone []entry
	for id, e := range w.names {
		if _, has := records[id]; !has && !e.PurgedAt.IsZero() {
			gone = append(gone, e)
		}
	}
	w.stubs(records, gone)
	if err := w.putFiles(ctx, s, records); err != nil {
		return err
	}
	w.report.Counts = map[register.Kind]int{}
	if err := s.layDown(ctx, gone, func(do func(register.Record) error) error {
		for _, k := range register.Kinds {
			for _, r := range byDepth(records, k) {
				if err := do(r); err != nil {
					return err
				}
				if c, is := w.newest[r.Ref().ID]; is && c.After != "" { // and does not only stand for a lost one
					w.report.Counts[k]++
				}
			}
		}
		return nil
	}); err != nil {
		return err
	}
	w.report.sort()
	return s.write(ctx, "write the history", func(tx *gorm.DB) error {
		if err := w.putHistory(s, tx, records); err != nil {
			return err
		}
		return eachRef(tx, func(refs []register.Ref) error { return refresh(tx, refs) })
	})
}

// records reads the newest whole state of each record.
func (w *wreck) records() (map[register.ID]register.Record, error) {
	records := map[register.ID]register.Record{}
	for id, c := range w.newest {
		if c.After == "" {
			continue // it was taken away for good
		}
		r, err := fromJSON(c.Kind, c.After, nil)
		if err != nil || r.Ref() != (register.Ref{Kind: c.Kind, ID: id}) {
			return nil, fmt.Errorf("%w: revision %d of %s %s", ErrDamaged, c.Revision, c.Kind, id)
		}
		records[id] = r
	}
	return records, nil
}

// byDepth returns the records of a kind in the order of their IDs, in which they were made.
func byDepth(records map[register.ID]register.Record, k register.Kind) []register.Record {
	var of []register.Record
	for _, r := range records {
		if r.Ref().Kind == k {
			of = append(of, r)
		}
	}
	slices.SortFunc(of, func(a, b register.Record) int {
		x, y := a.Ref().ID, b.Ref().ID
		return slices.Compare(x[:], y[:])
	})
	return of
}

// stubs puts a stub in place of each mentioned and lost record.
func (w *wreck) stubs(records map[register.ID]register.Record, gone []entry) {
	known := map[register.ID]bool{}
	for id := range records {
		known[id] = true
	}
	for _, e := range gone {
		known[e.ID] = true
	}
	lost := map[register.ID]register.Kind{}
	for _, r := range records {
		for _, m := range r.Mentions() {
			if !known[m.ID] {
				lost[m.ID] = m.Kind
			}
		}
	}
	for id, e := range w.names {
		if !known[id] {
			lost[id] = e.Kind
		}
	}
	for _, c := range w.changes {
		if !known[c.RecordID] && lost[c.RecordID] == "" {
			lost[c.RecordID] = c.Kind
		}
	}
	for id, kind := range lost {
		w.report.Lost = append(w.report.Lost, Lost{Ref: register.Ref{Kind: kind, ID: id}, Label: w.names[id].Label})
		w.stub(records, kind, id)
	}
}

// stub is a record in the trash that has nothing but a name.
func (w *wreck) stub(records map[register.ID]register.Record, kind register.Kind, id register.ID) {
	r := kind.New()
	name := w.names[id].Label
	if name.IsZero() {
		name = register.Text{Ru: "Утраченная запись", En: "Lost record", Tt: "Югалган язма"}
	}
	text, _ := json.Marshal(map[string]any{"name": name, "title": name, "object": name, "step": name}) // of texts it never fails
	_ = json.Unmarshal(text, r)                                                                        // what a kind has not is left out
	when := w.last()
	*r.Meta() = register.Head{ID: id, Revision: 1, CreatedAt: when, UpdatedAt: when, DeletedAt: when}
	switch r := r.(type) { // these cannot be without another
	case *register.Session:
		r.CommissionID = register.NewID()
		w.stub(records, register.KindCommission, r.CommissionID)
	case *register.TradeRecord:
		r.PartnerID = register.NewID()
		w.stub(records, register.KindPartner, r.PartnerID)
	case *register.ProductionLink:
		r.OursID, r.TheirsID = register.NewID(), register.NewID()
		w.stub(records, register.KindPartner, r.OursID)
		w.stub(records, register.KindPartner, r.TheirsID)
	}
	records[id] = r
}

// last is when something was changed last.
func (w *wreck) last() (at register.Instant) {
	for _, c := range w.changes {
		if c.whole() && c.At.After(at.Time) {
			at = c.At
		}
	}
	return at
}

// putHistory brings over the changes that are whole. One before which others were lost says what those changed as well. What
// stands for a lost record gets a change of its own.
func (w *wreck) putHistory(s *Store, tx *gorm.DB, records map[register.ID]register.Record) error {
	var rows []*historyRow
	for _, c := range w.changes {
		if c.whole() {
			rows = append(rows, &c)
		}
	}
	slices.SortFunc(rows, func(a, b *historyRow) int { return int(a.Seq - b.Seq) })
	left := map[register.ID]recordText{}
	for _, c := range rows {
		before := left[c.RecordID]
		if c.Before != nil && !sameText(c.Kind, *c.Before, before) {
			if c.Before = &before; before == "" {
				c.Before = nil
			}
		}
		c.Sum = c.sum()
		left[c.RecordID] = c.After
	}
	if err := insert(tx, historyRow{}.TableName(), wide, rows); err != nil {
		return err
	}
	var stubs []written
	for id, r := range records {
		if _, has := left[id]; !has {
			stubs = append(stubs, written{Record: r})
		}
	}
	c := &change{batch: register.NewID(), act: ActSeveral, by: shipper}
	if err := s.writeHistory(tx, c, stubs, w.last()); err != nil {
		return err
	}
	return tx.Exec("INSERT INTO settings (name, value) VALUES (?, '')", settingFields).Error
}

// sort puts the lists in an order that never changes.
func (t *Salvaged) sort() {
	by := func(a, b Lost) int {
		return strings.Compare(string(a.Kind)+a.Label.Or(register.Russian)+a.ID.String(), string(b.Kind)+b.Label.Or(register.Russian)+b.ID.String())
	}
	slices.SortFunc(t.Older, by)
	slices.SortFunc(t.Lost, by)
	slices.Sort(t.Files)
}
