package storage

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// EachRecord calls do with every record of the kinds, also those in the trash, in the order of their creation. A
// missing record, or one that differs from its last save, is an ErrRecordAltered.
func (s *Store) EachRecord(ctx context.Context, kinds []register.Kind, do func(register.Record) error) error {
	for _, k := range kinds {
		if err := s.eachOfKind(ctx, k, do); err != nil {
			return fmt.Errorf("read all of %s: %w", k, translate(err))
		}
	}
	return nil
}

func (s *Store) eachOfKind(ctx context.Context, k register.Kind, do func(register.Record) error) error {
	kind, err := shapeOf(k)
	if err != nil {
		return err
	}
	var ids []register.ID
	err = s.still(ctx, func(tx *gorm.DB) (err error) {
		if ids, err = scanIDs(tx, filter{"SELECT id FROM catalogue WHERE kind = ? AND purged_at IS NULL ORDER BY id", []any{k}}); err != nil {
			return err
		}
		rows, err := count(tx.Table(kind.table()))
		if err == nil && rows > len(ids) {
			s.foundDamage()
			err = fmt.Errorf("%w: %d records are not in the catalogue", ErrDamaged, rows-len(ids))
		}
		return err
	})
	if err != nil {
		return err
	}
	for part := range slices.Chunk(ids, partSize) {
		records, err := s.loadWhole(ctx, k, part)
		if err != nil {
			return err
		}
		for _, r := range records {
			if err := do(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// loadWhole reads records of a kind in the order of their IDs, and compares them with their history. Records purged
// meanwhile are left out; a record missing without a purge is an ErrRecordAltered.
func (s *Store) loadWhole(ctx context.Context, k register.Kind, ids []register.ID) (found []register.Record, err error) {
	err = s.still(ctx, func(tx *gorm.DB) error {
		records, err := shapes[k].load(tx, ids)
		if err != nil {
			return err
		}
		found = inOrder(ids, records, func(r register.Record) register.ID { return r.Ref().ID })
		if len(found) < len(ids) {
			known, err := count(tx.Table("catalogue").Where("id IN ? AND kind = ? AND purged_at IS NULL", ids, k))
			if err != nil {
				return err
			}
			if known > len(found) {
				s.foundDamage()
				return &AlteredRecord{Ref: register.Ref{Kind: k, ID: missing(ids, found)}, OnServer: s.OnServer()}
			}
		}
		return s.compareWithHistory(tx, found)
	})
	return found, err
}

// missing returns the first ID without a record.
func missing(ids []register.ID, records []register.Record) register.ID {
	for i, id := range ids {
		if i == len(records) || records[i].Ref().ID != id {
			return id
		}
	}
	return register.None
}

// Counts returns the number of living records of each kind.
func (s *Store) Counts(ctx context.Context) (map[register.Kind]int, error) {
	numbers := make([]int, len(register.Kinds))
	works := make([]func(context.Context) error, len(register.Kinds))
	for i, k := range register.Kinds {
		works[i] = func(ctx context.Context) (err error) {
			numbers[i], err = count(s.read(ctx).Table(shapes[k].table()).Where("deleted_at IS NULL"))
			return err
		}
	}
	if err := AtOnce(ctx, works...); err != nil {
		return nil, fmt.Errorf("count the records: %w", translate(err))
	}
	out := map[register.Kind]int{}
	for i, k := range register.Kinds {
		out[k] = numbers[i]
	}
	return out, nil
}

func count(db *gorm.DB) (int, error) {
	var n int64
	err := db.Count(&n).Error
	return int(n), err
}
