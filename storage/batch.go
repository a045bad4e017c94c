package storage

import (
	"context"
	"fmt"

	"accord/storage/register"
)

// Act is what a batch did.
type Act string

// The acts, as the history keeps them.
const (
	ActSave     Act = "save"
	ActSeveral  Act = "several" // records saved together
	ActDelete   Act = "delete"
	ActRestore  Act = "restore"
	ActImport   Act = "import"
	ActSample   Act = "sample"
	ActUndo     Act = "undo"
	ActRedo     Act = "redo"      // an undo taken back
	ActRevert   Act = "revert"    // a record taken back to an earlier revision, wholly or in part
	ActUnite    Act = "unite"     // several records made one
	ActTakeIn   Act = "take_in"   // what another register sent was taken in
	ActTakeBack Act = "take_back" // records were taken out of a copy of the register
	ActPurge    Act = "purge"     // taken away for good; the history keeps nothing else of the record
)

// Acts are all of them.
var Acts = []Act{ActSave, ActSeveral, ActDelete, ActRestore, ActImport, ActSample, ActUndo, ActRedo, ActRevert, ActUnite, ActTakeIn, ActTakeBack, ActPurge}

// Batch is one step of the history: the changes made and undone together.
type Batch struct {
	ID  register.ID
	Act Act
	// Name is the imported file's, or the record's that several became.
	Name   string
	At     register.Instant
	Author string
	// Refs are the changed records, in the order of writing.
	Refs []register.Ref
	// Only is the change of the only record, nil where there are several. Step fills it in.
	Only *Change
	// Origin is what an undo took back or a redo did again, as it was first made. Step fills it in.
	Origin *Batch

	undoes register.ID
}

// Made returns the batch that names this one: the original, where this is an undo or a redo.
func (b Batch) Made() Batch {
	if b.Origin != nil {
		return *b.Origin
	}
	return b
}

// Batch reads a batch. The error is ErrNotFound where the history has none.
func (s *Store) Batch(ctx context.Context, id register.ID) (Batch, error) {
	var rows []historyRow
	err := s.read(ctx).Select("kind", "record_id", "at", "author", "act", "name", "undoes").Where("batch = ?", id).Order("seq").Find(&rows).Error
	if err != nil {
		return Batch{}, fmt.Errorf("read a batch: %w", translate(err))
	}
	if len(rows) == 0 {
		return Batch{}, fmt.Errorf("read a batch: %s: %w", id, ErrNotFound)
	}
	b := Batch{ID: id, Act: rows[0].Act, Name: rows[0].Name, At: rows[0].At, Author: rows[0].Author, undoes: rows[0].Undoes}
	for _, row := range rows {
		b.Refs = append(b.Refs, register.Ref{Kind: row.Kind, ID: row.RecordID})
	}
	return b, nil
}
