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
	Before   *string
	After    string
}

func (historyRow) TableName() string { return "history" }

// writeHistory adds one row a change: the record before and after, as JSON.
func (s *Store) writeHistory(tx *gorm.DB, c *change, parts []written, now register.Instant) error {
	author := s.options.Author
	if c.by != "" {
		author = c.by
	}
	rows := make([]*historyRow, len(parts))
	for i, p := range parts {
		after, err := toJSON(p.Record)
		if err != nil {
			return err
		}
		var before *string
		if p.before != nil {
			text, err := toJSON(p.before)
			if err != nil {
				return err
			}
			before = &text
		}
		rows[i] = &historyRow{
			Kind: p.Ref().Kind, RecordID: p.Ref().ID, Revision: p.Meta().Revision, At: now,
			Author: author, Device: s.options.Device, Batch: c.batch, Act: c.act, Name: c.name, Undoes: c.undoes,
			Before: before, After: after,
		}
	}
	return insert(tx, historyRow{}.TableName(), wide, rows)
}

// revisionOf returns a record as it was after a save, nil where the history does not have it.
func revisionOf(tx *gorm.DB, ref register.Ref, revision int64) (register.Record, error) {
	var row historyRow
	err := tx.Where("record_id = ? AND revision = ?", ref.ID, revision).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return fromJSON(ref.Kind, row.After)
}

// Change is one change of one record, as the history keeps it and watchers hear of it.
type Change struct {
	register.Ref
	Revision int64
	At       register.Instant
	Author   string
	Device   string
	Batch    register.ID
	// Before is nil where the record was new. Both are filled in by History only.
	Before, After register.Record
}

func (r historyRow) change() Change {
	return Change{
		Ref: register.Ref{Kind: r.Kind, ID: r.RecordID}, Revision: r.Revision, At: r.At,
		Author: r.Author, Device: r.Device, Batch: r.Batch,
	}
}

// History returns all changes of a record, the latest first.
func (s *Store) History(ctx context.Context, id register.ID) ([]Change, error) {
	var rows []historyRow
	if err := s.read(ctx).Where("record_id = ?", id).Order("seq DESC").Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read history: %w", translate(err))
	}
	changes := make([]Change, len(rows))
	for i, row := range rows {
		c := row.change()
		var err error
		if row.Before != nil {
			if c.Before, err = fromJSON(row.Kind, *row.Before); err != nil {
				return nil, err
			}
		}
		if c.After, err = fromJSON(row.Kind, row.After); err != nil {
			return nil, err
		}
		changes[i] = c
	}
	return changes, nil
}

// Undo takes back a batch: every record becomes what it was before, a new one goes to the trash. The
// taking back is a change of its own in the history. Where a record is no longer as the batch left it,
// nothing is taken back and ErrConflict is returned; a later change that was itself undone does not count.
func (s *Store) Undo(ctx context.Context, batch register.ID) error {
	var rows []historyRow
	if err := s.read(ctx).Where("batch = ?", batch).Order("seq DESC").Find(&rows).Error; err != nil {
		return fmt.Errorf("undo: %w", translate(err))
	}
	if len(rows) == 0 {
		return fmt.Errorf("undo: batch %s: %w", batch, ErrNotFound)
	}
	refs := make([]register.Ref, len(rows))
	for i, row := range rows {
		refs[i] = register.Ref{Kind: row.Kind, ID: row.RecordID}
	}
	now, err := loadEach(s.read(ctx), refs)
	if err != nil {
		return fmt.Errorf("undo: %w", translate(err))
	}
	c := change{batch: register.NewID(), act: ActUndo, undoes: batch, unchecked: true}
	for i, row := range rows {
		text := row.After
		if row.Before != nil {
			text = *row.Before
		}
		r, err := fromJSON(row.Kind, text)
		if err != nil {
			return fmt.Errorf("undo: %w", err)
		}
		if row.Before == nil {
			r.Meta().DeletedAt = s.now()
		}
		if r.Meta().Revision, err = row.stillAs(now[refs[i]]); err != nil {
			return fmt.Errorf("undo: %w", err)
		}
		c.records = append(c.records, r)
	}
	return s.apply(ctx, "undo", &c)
}

// stillAs returns the revision of a record that is as the change left it. Where it is not, that is the revision of
// the change, which apply() then finds to be an old one.
func (r historyRow) stillAs(current register.Record) (int64, error) {
	if current == nil {
		return 0, fmt.Errorf("%s: %w", r.RecordID, ErrNotFound)
	}
	revision := current.Meta().Revision
	after, err := fromJSON(r.Kind, r.After)
	if err != nil {
		return 0, err
	}
	after.Meta().Revision, after.Meta().UpdatedAt, after.Meta().UpdatedBy = revision, current.Meta().UpdatedAt, current.Meta().UpdatedBy
	is, err := toJSON(current)
	if err != nil {
		return 0, err
	}
	was, err := toJSON(after)
	if err != nil || is != was {
		return r.Revision, err
	}
	return revision, nil
}
