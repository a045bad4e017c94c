package storage

import (
	"context"
	"fmt"
	"slices"

	"accord/storage/register"
)

// Delete puts records into the trash, all or none, as one batch. What mentions them keeps doing so. Those that lie there
// already stay as they are; where all do, the batch is None: there is nothing to undo.
func (s *Store) Delete(ctx context.Context, refs ...register.Ref) (batch register.ID, err error) {
	return s.move(ctx, ActDelete, refs, nil)
}

// Restore takes records out of the trash, all or none, as one batch. Those that are not there stay as they are; where none
// is, the batch is None.
func (s *Store) Restore(ctx context.Context, refs ...register.Ref) (batch register.ID, err error) {
	return s.move(ctx, ActRestore, refs, nil)
}

// Revisions returns which revision of each record the register holds, for DeleteUnchanged. Records that are gone are missing.
func (s *Store) Revisions(ctx context.Context, refs ...register.Ref) (map[register.Ref]int64, error) {
	revisions := map[register.Ref]int64{}
	for kind, ids := range byKind(refs) {
		for some := range slices.Chunk(ids, idsAtOnce) {
			var rows []register.Head
			if err := s.read(ctx).Table(shapes[kind].table()).Select("id", "revision").Where("id IN ?", some).Find(&rows).Error; err != nil {
				return nil, fmt.Errorf("read revisions: %w", translate(err))
			}
			for _, row := range rows {
				revisions[register.Ref{Kind: kind, ID: row.ID}] = row.Revision
			}
		}
	}
	return revisions, nil
}

// DeleteUnchanged is Delete of records as somebody has seen them. It returns a Conflict, and deletes nothing, where one has
// another revision by now.
func (s *Store) DeleteUnchanged(ctx context.Context, seen map[register.Ref]int64) (batch register.ID, err error) {
	var refs []register.Ref
	for ref := range seen {
		refs = append(refs, ref)
	}
	slices.SortFunc(refs, func(a, b register.Ref) int { return slices.Compare(a.ID[:], b.ID[:]) })
	return s.move(ctx, ActDelete, refs, seen)
}

// move puts records into the trash or takes them out of it.
func (s *Store) move(ctx context.Context, act Act, refs []register.Ref, seen map[register.Ref]int64) (register.ID, error) {
	now, err := loadEach(s.read(ctx), refs)
	if err != nil {
		return register.None, fmt.Errorf("%s: %w", act, translate(err))
	}
	deleted := register.Instant{}
	if act == ActDelete {
		deleted = s.now()
	}
	c := change{batch: register.NewID(), act: act, unchecked: true}
	for _, ref := range refs {
		r, there := now[ref]
		switch {
		case !there:
			return register.None, fmt.Errorf("%s %s %s: %w", act, ref.Kind, ref.ID, ErrNotFound)
		case r.Meta().InTrash() != deleted.IsZero():
			continue // also one that is named twice
		}
		if revision, is := seen[ref]; is && revision != r.Meta().Revision {
			return register.None, s.deletedMeanwhile(ctx, r, revision, deleted)
		}
		r.Meta().DeletedAt = deleted
		c.records = append(c.records, r)
	}
	if len(c.records) == 0 {
		return register.None, nil
	}
	return c.batch, s.apply(ctx, string(act), &c)
}

// deletedMeanwhile is the Conflict of a record that was to be deleted as it was at a revision.
func (s *Store) deletedMeanwhile(ctx context.Context, theirs register.Record, revision int64, deleted register.Instant) error {
	base, err := revisionOf(s.read(ctx), theirs.Ref(), revision, theirs)
	if err != nil {
		return fmt.Errorf("read what was to be deleted: %w", translate(err))
	}
	mine := base
	if mine == nil {
		mine = theirs
	}
	if mine, err = register.Clone(mine); err != nil {
		return err
	}
	mine.Meta().DeletedAt = deleted
	return fmt.Errorf("delete: %w", &Conflict{Base: base, Theirs: theirs, Mine: mine})
}

// byKind parts references by their kind, in their order.
func byKind(refs []register.Ref) map[register.Kind][]register.ID {
	ids := map[register.Kind][]register.ID{}
	for _, ref := range refs {
		ids[ref.Kind] = append(ids[ref.Kind], ref.ID)
	}
	return ids
}

// Dependents returns the living records that mention any of these and are not among them, in the order of creation:
// they would point at the trash if these were deleted.
func (s *Store) Dependents(ctx context.Context, refs ...register.Ref) ([]register.ID, error) {
	ids := make([]register.ID, len(refs))
	among := map[register.ID]bool{}
	for i, ref := range refs {
		ids[i], among[ref.ID] = ref.ID, true
	}
	seen := map[register.ID]bool{}
	var depending []register.ID
	for some := range slices.Chunk(ids, idsAtOnce) {
		var found []register.ID
		err := s.read(ctx).Raw(`SELECT DISTINCT m.id FROM mentions m JOIN catalogue c ON c.id = m.id
			WHERE m.target IN ? AND c.deleted_at IS NULL`, some).Scan(&found).Error
		if err != nil {
			return nil, fmt.Errorf("read what depends on records: %w", translate(err))
		}
		for _, id := range found {
			if !among[id] && !seen[id] {
				seen[id] = true
				depending = append(depending, id)
			}
		}
	}
	slices.SortFunc(depending, func(a, b register.ID) int { return slices.Compare(a[:], b[:]) })
	return depending, nil
}
