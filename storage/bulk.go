package storage

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"accord/storage/register"
)

// EachRecord calls do with every record of the kinds, those in the trash too, in the order of their
// entry into the register.
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
	if ids, err = scanIDs(s.read(ctx), filter{"SELECT id FROM catalogue WHERE kind = ? ORDER BY id", []any{k}}); err != nil {
		return err
	}
	for start := 0; start < len(ids); start += partSize {
		part := ids[start:min(start+partSize, len(ids))]
		records, err := kind.load(s.read(ctx), part)
		if err != nil {
			return err
		}
		for _, r := range inOrder(part, records, func(r register.Record) register.ID { return r.Ref().ID }) {
			if err := do(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// Counts returns the number of living records of each kind.
func (s *Store) Counts(ctx context.Context) (map[register.Kind]int, error) {
	out := map[register.Kind]int{}
	for _, k := range register.Kinds {
		n, err := count(s.read(ctx).Table(shapes[k].table()).Where("deleted_at IS NULL"))
		if err != nil {
			return nil, fmt.Errorf("count %s: %w", k, translate(err))
		}
		out[k] = n
	}
	return out, nil
}

func count(db *gorm.DB) (int, error) {
	var n int64
	err := db.Count(&n).Error
	return int(n), err
}

// Check looks the whole register over and gives what it found in plain English, one line a finding;
// nothing where it is whole. It reads every page, so it takes seconds on a large register.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	var findings []string
	for _, look := range []func(*gorm.DB) ([]string, error){damages, orphans} {
		found, err := look(s.read(ctx))
		if err != nil {
			return nil, fmt.Errorf("check: %w", translate(err))
		}
		findings = append(findings, found...)
	}
	for _, k := range register.Kinds {
		missing, err := count(s.read(ctx).Table("catalogue").Where("kind = ? AND purged_at IS NULL AND id NOT IN (SELECT id FROM "+shapes[k].table()+")", k))
		if err != nil {
			return nil, fmt.Errorf("check: %w", translate(err))
		}
		if missing > 0 {
			findings = append(findings, fmt.Sprintf("%d records of %s are in the catalogue only", missing, k))
		}
	}
	files, err := s.checkFiles(ctx)
	if err != nil {
		return nil, fmt.Errorf("check: %w", translate(err))
	}
	return append(findings, files...), nil
}
