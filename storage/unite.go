package storage

import (
	"context"
	"fmt"
	"slices"

	"accord/storage/register"
)

// Unite makes one record of several of a kind, as one batch: stays is what is to be kept, as it was read and changed. Whatever
// names the others names it from then on, files and commitments too, and the others go to the trash. A copy of the register
// is made before. It fails as SaveAll does, and then nothing has changed.
func (s *Store) Unite(ctx context.Context, stays register.Record, others ...register.Ref) (batch register.ID, err error) {
	if err := s.keep(ctx, BeforeMerge); err != nil {
		return register.None, fmt.Errorf("unite: %w", err)
	}
	gone, err := loadEach(s.read(ctx), others)
	if err != nil {
		return register.None, fmt.Errorf("unite: %w", translate(err))
	}
	depending, err := s.Dependents(ctx, others...)
	if err != nil {
		return register.None, fmt.Errorf("unite: %w", err)
	}
	lines, err := s.Lines(ctx, depending...)
	if err != nil {
		return register.None, fmt.Errorf("unite: %w", err)
	}
	refs := make([]register.Ref, 0, len(depending))
	for _, id := range depending {
		if id != stays.Ref().ID {
			refs = append(refs, lines[id].Ref)
		}
	}
	naming, err := loadEach(s.read(ctx), refs)
	if err != nil {
		return register.None, fmt.Errorf("unite: %w", translate(err))
	}
	records, trash := []register.Record{stays}, make([]register.Record, 0, len(others))
	for _, ref := range others {
		r, there := gone[ref]
		if !there || ref == stays.Ref() || ref.Kind != stays.Ref().Kind {
			return register.None, fmt.Errorf("unite: %s: %w", ref.ID, ErrNotFound)
		}
		trash = append(trash, r)
		register.Replace(stays, ref.ID, stays.Ref().ID)
		for _, other := range refs {
			register.Replace(naming[other], ref.ID, stays.Ref().ID)
		}
	}
	for _, ref := range refs {
		if !slices.Contains(others, ref) {
			records = append(records, naming[ref])
		}
	}
	if batch, err = s.SaveAndTrash(ctx, records, trash); err != nil {
		return register.None, fmt.Errorf("unite: %w", err)
	}
	return batch, nil
}
