package storage

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"accord/storage/register"
)

// historyRow is one change as it is kept.
type historyRow struct {
	Seq      int64 `gorm:"primaryKey;autoIncrement"`
	Kind     register.Kind
	RecordID register.ID
	Revision int64
	At       register.Instant
	Author   string
	Device   string
	Batch    register.ID
	Act      Act
	Name     string
	Undoes   register.ID
	Before   *recordText
	After    recordText
	// Lost are the values not taken when this save decided a conflict.
	Lost []register.Clash `gorm:"serializer:json"`
	Sum  []byte
}

func (historyRow) TableName() string { return "history" }

// writeHistory adds one row a change: the record before and after, as JSON.
func (s *Store) writeHistory(tx *gorm.DB, c *change, parts []written, now register.Instant) error {
	s.making(c.batch)
	author := s.options.Author
	if c.by != "" {
		author = c.by
	}
	var last int64
	if err := tx.Raw("SELECT coalesce(max(seq), 0) FROM history").Scan(&last).Error; err != nil {
		return err
	}
	rows := make([]*historyRow, len(parts))
	var fields []*fieldRow
	for i, p := range parts {
		seq := last + 1 + int64(i)
		after, err := toJSON(p.Record)
		if err != nil {
			return err
		}
		var before *recordText
		if p.before != nil {
			text, err := toJSON(p.before)
			if err != nil {
				return err
			}
			before = &text
			some, err := fieldsOf(seq, text, after)
			if err != nil {
				return err
			}
			fields = append(fields, some...)
		}
		rows[i] = &historyRow{
			Seq: seq, Kind: p.Ref().Kind, RecordID: p.Ref().ID, Revision: p.Meta().Revision, At: now,
			Author: author, Device: s.options.Device, Batch: c.batch, Act: c.act, Name: c.name, Undoes: c.undoes,
			Before: before, After: after, Lost: c.lost,
		}
		if lost, is := c.lostOf[p.Ref().ID]; is {
			rows[i].Lost = lost
		}
		rows[i].Sum = rows[i].sum()
	}
	if err := insert(tx, historyRow{}.TableName(), wide, rows); err != nil {
		return err
	}
	return insert(tx, fieldRow{}.TableName(), narrow, fields)
}

// making remembers a batch as one of this Store's own until the watchers have heard of it.
func (s *Store) making(batch register.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.watchers) > 0 {
		s.made[batch] = true
	}
}

// revisionOf returns a record as it was after a save, nil where the history does not have it. Rows without names are named
// as in the record that it has become.
func revisionOf(tx *gorm.DB, ref register.Ref, revision int64, now register.Record) (register.Record, error) {
	var row historyRow
	err := tx.Where("record_id = ? AND revision = ?", ref.ID, revision).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return fromJSON(ref.Kind, row.After, now)
}

// Change is one change of one record, as the history keeps it and watchers hear of it.
type Change struct {
	// Seq counts the changes of the register: a later one has a greater.
	Seq int64
	register.Ref
	Revision int64
	At       register.Instant
	Author   string
	Device   string
	Batch    register.ID
	// Here is true where it was made through this Store and not by another window or program. Watchers hear it.
	Here bool
	Act  Act
	// Name is the name of the change's origin: the file of an import, the revision gone back to.
	Name string
	// Undoes is the batch that it takes back, None where it takes back none.
	Undoes register.ID
	// Made marks a new record.
	Made bool
	// Before and After are the record's states, filled in by History and ChangesAt only; Before is nil where it was
	// new, both are nil where it was purged. Lost is filled in there too: the values not taken where the change decided
	// a conflict.
	Before, After register.Record
	Lost          []register.Clash
	// Steps are the earlier changes elsewhere, where the change took in a package; they are filled in beside Before and
	// After.
	Steps []Change
}

func (r historyRow) change() Change {
	return Change{
		Seq: r.Seq, Ref: register.Ref{Kind: r.Kind, ID: r.RecordID}, Revision: r.Revision, At: r.At,
		Author: r.Author, Device: r.Device, Batch: r.Batch, Act: r.Act, Name: r.Name, Undoes: r.Undoes,
	}
}

// full returns the change with the record before and after.
func (r historyRow) full() (Change, error) {
	c := r.change()
	c.Lost = r.Lost
	if r.Act == ActPurge {
		return c, nil
	}
	c.Made = r.Before == nil
	var err error
	c.Before, c.After, err = r.versions(nil)
	return c, err
}

// History returns all changes of a record, the latest first.
func (s *Store) History(ctx context.Context, id register.ID) ([]Change, error) {
	var rows []historyRow
	if err := s.read(ctx).Where("record_id = ?", id).Order("seq DESC").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read history: %w", translate(err))
	}
	changes := make([]Change, len(rows))
	for i, row := range rows {
		var err error
		if changes[i], err = row.full(); err != nil {
			return nil, err
		}
	}
	if err := tellSteps(s.read(ctx), changes); err != nil {
		return nil, fmt.Errorf("read history: %w", translate(err))
	}
	return changes, nil
}

// versions returns a record before a change, nil where it was new, and after it. Rows without names are named alike in
// both, and as in the present record where it is known.
func (r historyRow) versions(now register.Record) (before, after register.Record, err error) {
	if after, err = fromJSON(r.Kind, r.After, now); err != nil || r.Before == nil {
		return nil, after, err
	}
	before, err = fromJSON(r.Kind, *r.Before, after)
	return before, after, err
}
