package storage

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Act is what a batch did.
type Act string

// The acts, as the history keeps them.
const (
	ActSave    Act = "save"
	ActSeveral Act = "several" // records saved together
	ActDelete  Act = "delete"
	ActRestore Act = "restore"
	ActImport  Act = "import"
	ActSample  Act = "sample"
	ActUndo    Act = "undo"
)

// Acts are all of them.
var Acts = []Act{ActSave, ActSeveral, ActDelete, ActRestore, ActImport, ActSample, ActUndo}

// Batch is what was changed as one and is taken back as one.
type Batch struct {
	ID  register.ID
	Act Act
	// Name is that of the file that an import came from.
	Name   string
	At     register.Instant
	Author string
	// Refs are the records that it changed, in the order in which they were written.
	Refs []register.Ref
}

// LastBatch returns the last batch made on this device by this author that Undo can take back; ok is false where there is
// none.
func (s *Store) LastBatch(ctx context.Context) (last Batch, ok bool, err error) {
	var row historyRow
	err = s.read(ctx).Select("batch").Where(`device = ? AND author = ? AND undoes IS NULL
		AND batch NOT IN (SELECT undoes FROM history WHERE undoes IS NOT NULL)`, s.options.Device, s.options.Author).
		Order("seq DESC").Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return Batch{}, false, nil
	}
	if err != nil {
		return Batch{}, false, fmt.Errorf("read the last change: %w", translate(err))
	}
	last, err = s.Batch(ctx, row.Batch)
	return last, err == nil, err
}

// Batch reads what was changed as one. ErrNotFound where the history has no such batch.
func (s *Store) Batch(ctx context.Context, id register.ID) (Batch, error) {
	var rows []historyRow
	err := s.read(ctx).Select("kind", "record_id", "at", "author", "act", "name").Where("batch = ?", id).Order("seq").Find(&rows).Error
	if err != nil {
		return Batch{}, fmt.Errorf("read a batch: %w", translate(err))
	}
	if len(rows) == 0 {
		return Batch{}, fmt.Errorf("read a batch: %s: %w", id, ErrNotFound)
	}
	b := Batch{ID: id, Act: rows[0].Act, Name: rows[0].Name, At: rows[0].At, Author: rows[0].Author}
	for _, row := range rows {
		b.Refs = append(b.Refs, register.Ref{Kind: row.Kind, ID: row.RecordID})
	}
	return b, nil
}
