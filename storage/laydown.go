package storage

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// layDown writes records into a bare register as they are, with everything derived from them except their words; their
// history comes separately. each calls do with every record, mentioned kinds first; gone are the catalogue lines of
// purged records.
func (s *Store) layDown(ctx context.Context, gone []entry, each func(do func(register.Record) error) error) error {
	c := &change{foreign: true, unchecked: true, rowsOnly: true}
	return s.write(ctx, "lay records down", func(tx *gorm.DB) error {
		lines := make([]*entry, len(gone))
		for i := range gone {
			lines[i] = &gone[i]
		}
		if err := insert(tx, entry{}.TableName(), wide, lines); err != nil {
			return err
		}
		var part []register.Record
		flush := func() error {
			err := s.applyPart(tx, c, part)
			part = part[:0]
			return err
		}
		if err := each(func(r register.Record) error {
			if part = append(part, r); len(part) < takenAtOnce {
				return nil
			}
			return flush()
		}); err != nil {
			return err
		}
		if err := flush(); err != nil {
			return err
		}
		return eachRef(tx, func(refs []register.Ref) error { // now they know each other's names
			_, _, err := refreshRows(tx, refs)
			return err
		})
	})
}

// eachRef calls do with all records of the catalogue, some at a time.
func eachRef(tx *gorm.DB, do func([]register.Ref) error) error {
	var refs []register.Ref
	if err := tx.Raw("SELECT kind, id FROM catalogue WHERE purged_at IS NULL ORDER BY entry").Scan(&refs).Error; err != nil {
		return err
	}
	for some := range slices.Chunk(refs, partSize) {
		if err := do(some); err != nil {
			return err
		}
	}
	return nil
}
