package storage

import (
	"context"
	"fmt"
	"slices"

	"accord/storage/register"
)

// Unite makes one record of several, as one batch: the staying record is written, whatever names the others names it
// from then on, files and commitments too, and the others go to the trash; their IDs lead to it. A copy of the register
// is made before. It fails as SaveAll does, and then nothing has changed.
func (s *Store) Unite(ctx context.Context, u *register.Union) (batch register.ID, err error) {
	if err := s.keep(ctx, BeforeMerge); err != nil {
		return register.None, fmt.Errorf("unite: %w", err)
	}
	among := map[register.Ref]bool{u.Stays.Ref(): true}
	others := make([]register.Ref, len(u.Gone))
	for i, r := range u.Gone {
		others[i] = r.Ref()
		among[r.Ref()] = true
	}
	naming, err := s.naming(ctx, others)
	if err != nil {
		return register.None, fmt.Errorf("unite: %w", err)
	}
	records := []register.Record{u.Stays}
	for _, r := range naming {
		if among[r.Ref()] {
			continue
		}
		changed := false
		for old, now := range u.Became {
			changed = register.Replace(r, old, now) || changed
		}
		if changed {
			records = append(records, r)
		}
	}
	gone := make([]register.Record, len(u.Gone))
	for i, r := range u.Gone {
		if gone[i], err = register.Clone(r); err != nil {
			return register.None, err
		}
	}
	if batch, err = s.saveAndTrash(ctx, ActUnite, u.Stays.Label().Or(register.Russian), records, gone); err != nil {
		return register.None, fmt.Errorf("unite: %w", err)
	}
	return batch, nil
}

// naming reads the living records that mention any of some, in the order of their making.
func (s *Store) naming(ctx context.Context, refs []register.Ref) ([]register.Record, error) {
	depending, err := s.Dependents(ctx, refs...)
	if err != nil {
		return nil, err
	}
	lines, err := s.Lines(ctx, depending...)
	if err != nil {
		return nil, err
	}
	of := make([]register.Ref, len(depending))
	for i, id := range depending {
		of[i] = lines[id].Ref
	}
	found, err := loadEach(s.read(ctx), of)
	if err != nil {
		return nil, translate(err)
	}
	var records []register.Record
	for _, ref := range of {
		if r, there := found[ref]; there && !slices.Contains(refs, ref) {
			records = append(records, r)
		}
	}
	return records, nil
}
