package storage

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gorm.io/gorm"

	"accord/storage/register"
	"accord/storage/whole"
)

// Salvaged is the result of saving what can be read of a damaged register.
type Salvaged struct {
	// Counts are the records that were brought over, those in the trash too.
	Counts map[register.Kind]int
	// Older are records whose newest revision could not be read, so an older one was taken.
	Older []Lost
	// Rows are records that came from their own rows, since no whole change says what they were last: nothing proves that
	// they are what was written.
	Rows []Lost
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
// whole record and a sum of itself: the newest whole one of each record is taken, with all that are whole before it. Where the
// record's own row is newer, or nothing is left of its history, the row is taken. Pages are read one by one, without the
// engine. ErrExists where something lies at the new address, ErrNothingLeft where that is nothing at all, ErrNewerRegister for a
// register of a newer form, of which this program would leave out what it does not know.
func Salvage(ctx context.Context, damaged, address string, options Options) (Salvaged, error) {
	report, err := salvage(ctx, damaged, address, options)
	if err != nil {
		return Salvaged{}, fmt.Errorf("salvage %s: %w", damaged, translate(err))
	}
	return report, nil
}

// salvageSteps are the reading of the pages, that of the rows, the writing of the records and that of their history.
const salvageSteps = 4

func salvage(ctx context.Context, damaged, address string, options Options) (report Salvaged, err error) {
	part, err := whole.Begin(filepath.Join(os.TempDir(), "accord"))
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, part.GiveUp()) }()
	w := wreck{
		changes: map[int64]historyRow{}, loose: map[register.ID][]looseRow{}, last: map[register.ID]historyRow{}, names: map[register.ID]entry{},
		chunks: map[int64]map[int64]string{}, newest: map[register.ID]historyRow{}, records: map[register.ID]register.Record{},
		rows: map[register.ID]register.Record{}, part: part, exchanged: newExchanged(),
	}
	if u, is := sealAt(damaged); is {
		w.under = &u
	} else if UnderSeal(damaged) {
		return report, ErrSealed
	}
	if _, err := readHeader(damaged); errors.Is(err, ErrNewerRegister) {
		return report, err
	}
	Report(ctx, 0, salvageSteps)
	if err := w.read(ctx, damaged); err != nil {
		return report, err
	}
	w.choose()
	Report(ctx, 1, salvageSteps)
	if err := w.readRows(ctx, options); err != nil {
		return report, err
	}
	if w.prefer(); len(w.newest) == 0 && len(w.rows) == 0 {
		return report, ErrNothingLeft
	}
	Report(ctx, 2, salvageSteps)
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
	changes   map[int64]historyRow
	loose     map[register.ID][]looseRow
	names     map[register.ID]entry
	chunks    map[int64]map[int64]string      // by blob and number, each in a file that belongs to the part
	last      map[register.ID]historyRow      // whole or not
	newest    map[register.ID]historyRow      // the last whole one
	rows      map[register.ID]register.Record // those that are newer than that
	records   map[register.ID]register.Record // what is brought over
	part      *whole.Part
	exchanged exchanged
	under     *unlocked // what opens the damaged one; nil where it is not under seal
	report    Salvaged
}

// choose finds the newest whole change of each record, and what the record was after it.
func (w *wreck) choose() {
	of := map[register.ID][]historyRow{}
	for _, c := range w.changes {
		of[c.RecordID] = append(of[c.RecordID], c)
	}
	for id, changes := range of {
		slices.SortFunc(changes, func(a, b historyRow) int { return cmp.Compare(b.Seq, a.Seq) })
		w.last[id] = changes[0]
		for _, c := range changes {
			r, ok := c.left()
			if !ok {
				continue
			}
			if w.newest[id] = c; r != nil {
				w.records[id] = r
			}
			break
		}
	}
}

// readable reports whether a change says what a record became. One from before there were sums may be damaged without a
// sum that says so.
func (r historyRow) readable() bool {
	return r.whole() && (r.After == "" && r.Act == ActPurge || json.Valid([]byte(r.After)))
}

// left is the record that a readable change has left, nil where it was taken away for good.
func (r historyRow) left() (record register.Record, ok bool) {
	if !r.readable() || r.After == "" {
		return nil, r.readable()
	}
	record, err := fromJSON(r.Kind, r.After, nil)
	return record, err == nil && record.Ref() == register.Ref{Kind: r.Kind, ID: r.RecordID}
}

// prefer takes the rows that are newer than what the history says, and tells of what is not as it was last.
func (w *wreck) prefer() {
	lost := func(r register.Record) Lost { return Lost{r.Ref(), r.Label(), r.Meta().Revision} }
	for id, r := range w.records {
		if w.rows[id] == nil && w.last[id].Seq != w.newest[id].Seq {
			w.report.Older = append(w.report.Older, lost(r))
		}
	}
	called := w.called()
	for id, r := range w.rows {
		if w.misnumbered(r, called[labelled{r.Ref().Kind, r.Label()}]) {
			delete(w.rows, id)
			continue
		}
		w.records[id] = r
		if r.Meta().Revision < w.last[id].Revision {
			w.report.Older = append(w.report.Older, lost(r))
		} else {
			w.report.Rows = append(w.report.Rows, lost(r))
		}
	}
}

// called are the records that have a history, by what they are called.
func (w *wreck) called() map[labelled][]register.Record {
	all := map[labelled][]register.Record{}
	for id, r := range w.records {
		if w.last[id].Seq != 0 {
			as := labelled{r.Ref().Kind, r.Label()}
			all[as] = append(all[as], r)
		}
	}
	return all
}

// misnumbered reports whether a row that nothing else knows is that of one of the records that are called alike, with a damaged
// ID.
func (w *wreck) misnumbered(r register.Record, alike []register.Record) bool {
	id := r.Ref().ID
	if _, named := w.names[id]; named || w.last[id].Seq != 0 {
		return false
	}
	return slices.ContainsFunc(alike, func(known register.Record) bool {
		as, err := register.Clone(r)
		if err != nil {
			return false
		}
		as.Meta().ID = known.Ref().ID
		return same(as, known)
	})
}

// build lays down what was found.
func (w *wreck) build(ctx context.Context, s *Store) error {
	var gone []entry
	for id, e := range w.names {
		if _, has := w.records[id]; !has && !e.PurgedAt.IsZero() {
			gone = append(gone, e)
		}
	}
	w.report.Counts = map[register.Kind]int{}
	for _, r := range w.records {
		w.report.Counts[r.Ref().Kind]++
	}
	w.stubs(gone)
	if err := w.putFiles(ctx, s); err != nil {
		return err
	}
	if err := s.layDown(ctx, gone, func(do func(register.Record) error) error {
		for _, k := range register.Kinds {
			for _, r := range w.byDepth(k) {
				if err := do(r); err != nil {
					return err
				}
			}
		}
		return nil
	}); err != nil {
		return err
	}
	w.report.sort()
	Report(ctx, 3, salvageSteps)
	return s.write(ctx, "write the history", func(tx *gorm.DB) error {
		if err := w.putHistory(s, tx); err != nil {
			return err
		}
		if err := w.putExchanged(tx); err != nil {
			return err
		}
		return eachRef(tx, func(refs []register.Ref) error { return refresh(tx, refs) })
	})
}

// byDepth returns the records of a kind in the order of their IDs, in which they were made.
func (w *wreck) byDepth(k register.Kind) []register.Record {
	var of []register.Record
	for _, r := range w.records {
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
func (w *wreck) stubs(gone []entry) {
	known := map[register.ID]bool{}
	for id := range w.records {
		known[id] = true
	}
	for _, e := range gone {
		known[e.ID] = true
	}
	lost := map[register.ID]register.Kind{}
	for _, r := range w.records {
		for _, m := range r.Mentions() {
			if !known[m.ID] {
				lost[m.ID] = m.Kind
			}
		}
	}
	unnamed := w.unnamed()
	for id, e := range w.names {
		if !known[id] && !unnamed[labelled{e.Kind, e.Label}] {
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
		w.stub(kind, id)
	}
}

// labelled is what a record is called, which tells it where its ID is damaged.
type labelled struct {
	register.Kind
	register.Text
}

// unnamed are the records that the catalogue does not name. A line of it that is called as one of them and whose ID nobody
// knows is that record's, with a damaged ID.
func (w *wreck) unnamed() map[labelled]bool {
	all := map[labelled]bool{}
	for id, r := range w.records {
		if _, has := w.names[id]; !has {
			all[labelled{r.Ref().Kind, r.Label()}] = true
		}
	}
	return all
}

// stub is a record in the trash that has nothing but a name.
func (w *wreck) stub(kind register.Kind, id register.ID) {
	r := kind.New()
	name := w.names[id].Label
	if name.IsZero() {
		name = register.Text{Ru: "Утраченная запись", En: "Lost record", Tt: "Югалган язма"}
	}
	text, _ := json.Marshal(map[string]any{"name": name, "title": name, "object": name, "step": name}) // of texts it never fails
	_ = json.Unmarshal(text, r)                                                                        // what a kind has not is left out
	when := w.latest()
	*r.Meta() = register.Head{ID: id, Revision: 1, CreatedAt: when, UpdatedAt: when, DeletedAt: when}
	switch r := r.(type) { // these cannot be without another
	case *register.Session:
		r.CommissionID = register.NewID()
		w.stub(register.KindCommission, r.CommissionID)
	case *register.TradeRecord:
		r.PartnerID = register.NewID()
		w.stub(register.KindPartner, r.PartnerID)
	case *register.ProductionLink:
		r.OursID, r.TheirsID = register.NewID(), register.NewID()
		w.stub(register.KindPartner, r.OursID)
		w.stub(register.KindPartner, r.TheirsID)
	}
	w.records[id] = r
}

// latest is when something was changed last.
func (w *wreck) latest() (at register.Instant) {
	for _, c := range w.changes {
		if c.whole() && c.At.After(at.Time) {
			at = c.At
		}
	}
	for _, r := range w.rows {
		if made := r.Meta().UpdatedAt; made.After(at.Time) {
			at = made
		}
	}
	return at
}

// brings reports whether a change is brought over.
func (w *wreck) brings(c historyRow) bool { return c.readable() && c.Seq <= w.newest[c.RecordID].Seq }

// putHistory brings over the changes that are readable. One before which others were lost says what those changed as well. A
// record that none of them has left gets a change of its own.
func (w *wreck) putHistory(s *Store, tx *gorm.DB) error {
	var rows []*historyRow
	for _, c := range w.changes {
		if w.brings(c) {
			rows = append(rows, &c)
		}
	}
	slices.SortFunc(rows, func(a, b *historyRow) int { return cmp.Compare(a.Seq, b.Seq) })
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
	var bare []written
	for id, r := range w.records {
		text, has := left[id]
		if has && w.rows[id] == nil {
			continue
		}
		part := written{Record: r}
		if text != "" {
			before, err := fromJSON(r.Ref().Kind, text, r)
			if err != nil {
				return err
			}
			part.before = before
		}
		bare = append(bare, part)
	}
	c := &change{batch: register.NewID(), act: ActSeveral, by: shipper}
	if err := s.writeHistory(tx, c, bare, w.latest()); err != nil {
		return err
	}
	if err := tx.Exec("DELETE FROM " + fieldRow{}.TableName()).Error; err != nil { // those of all changes are written together
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
	slices.SortFunc(t.Rows, by)
	slices.SortFunc(t.Lost, by)
	slices.Sort(t.Files)
}
