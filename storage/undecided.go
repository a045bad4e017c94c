package storage

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"accord/storage/register"
)

// undecidedRow is a record whose clashes nobody has decided when it was taken in. Decided is the batch in which somebody did.
type undecidedRow struct {
	RecordID register.ID
	Kind     register.Kind
	Batch    register.ID
	Clashes  []register.Clash `gorm:"serializer:json"`
	Author   string
	Device   string
	At       register.Instant
	Decided  register.ID
}

func (undecidedRow) TableName() string { return "undecided" }

// undecidedOf returns the open clashes of an arrival; is reports whether there are any.
func undecidedOf(a *Arrival, in *Intended, batch register.ID) (row *undecidedRow, is bool) {
	row = &undecidedRow{RecordID: a.Ref().ID, Kind: a.Ref().Kind, Batch: batch, Author: a.Theirs.Meta().UpdatedBy, Device: in.Device, At: a.Theirs.Meta().UpdatedAt}
	for i, clash := range a.Clashes {
		if a.Resolutions[i] == ResolutionOpen {
			row.Clashes = append(row.Clashes, clash)
		}
	}
	return row, len(row.Clashes) > 0
}

// Undecided is a record whose two values clashed when a package was taken in, before anybody has decided: ours stands.
type Undecided struct {
	Line
	// Batch is the batch it was taken in by.
	Batch   register.ID
	Clashes []register.Clash
	// Author, Device and At say who has last changed the record that was sent, where and when.
	Author, Device string
	At             register.Instant
}

// Undecided returns the records with open clashes, the first taken in first. Those of an undone batch are not among
// them; those decided in an undone batch are there again.
func (s *Store) Undecided(ctx context.Context) ([]Undecided, error) {
	var rows []undecidedRow
	err := s.read(ctx).Where("batch NOT IN (" + undoneBatches + ") AND (decided IS NULL OR decided IN (" + undoneBatches + "))").
		Order("batch, record_id").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read what is undecided: %w", translate(err))
	}
	ids := make([]register.ID, len(rows))
	for i, row := range rows {
		ids[i] = row.RecordID
	}
	lines, err := s.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	all := make([]Undecided, 0, len(rows))
	for _, row := range rows {
		if line, there := lines[row.RecordID]; there && !line.Purged {
			all = append(all, Undecided{line, row.Batch, row.Clashes, row.Author, row.Device, row.At})
		}
	}
	return all, nil
}

// Theirs returns the record as it was sent, from what was kept of it. ErrNotFound where nothing was.
func (s *Store) Theirs(ctx context.Context, u Undecided) (register.Record, error) {
	var rows []knownVersion
	if err := s.read(ctx).Where("record_id = ? AND batch = ? AND content IS NOT NULL", u.ID, u.Batch).Find(&rows).Error; err != nil {
		return nil, fmt.Errorf("read what was sent: %w", translate(err))
	}
	if len(rows) == 0 {
		return nil, fmt.Errorf("read what was sent: %w", ErrNotFound)
	}
	return fromJSON(u.Kind, *rows[0].Content, nil)
}

// Decide saves a record as somebody decided about it, nil where it stays as it is, with the values not taken; it leaves
// the list of Undecided.
func (s *Store) Decide(ctx context.Context, u Undecided, r register.Record, lost []register.Clash) (batch register.ID, err error) {
	decided := register.NewID()
	settle := func(tx *gorm.DB) error {
		return tx.Exec("UPDATE undecided SET decided = ? WHERE record_id = ? AND batch = ?", decided, u.ID, u.Batch).Error
	}
	if r == nil {
		return register.None, s.write(ctx, "decide", settle)
	}
	c := change{batch: decided, act: ActSave, records: []register.Record{r}, merges: true, lost: lost, also: settle}
	return c.batch, s.apply(ctx, "decide", &c)
}
