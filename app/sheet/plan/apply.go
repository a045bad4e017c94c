package plan

import (
	"context"
	"errors"
	"fmt"

	"accord/storage"
	"accord/storage/register"
)

// A plan may have nothing to do: no row can be taken, or those that can be are there already.
var (
	ErrNothing    = errors.New("no row is to be taken")
	ErrNothingNew = fmt.Errorf("%w: none says anything new", ErrNothing)
)

// Nothing returns why an empty plan has nothing to do.
func (p *Plan) Nothing() error {
	if p.Counts[Same] > 0 {
		return ErrNothingNew
	}
	return ErrNothing
}

// Apply carries the plan out, in one transaction and one batch under the file's name.
func (p *Plan) Apply(ctx context.Context, s *storage.Store) (batch register.ID, err error) {
	if p.Empty() {
		return register.None, p.Nothing()
	}
	ctx, drop := storage.Adding(ctx)
	defer func() {
		if err != nil {
			drop()
		}
	}()
	records := make([]register.Record, 0, len(p.Made)+len(p.New)+len(p.Changes))
	records = append(records, p.Made...)
	records = append(records, p.New...)
	for _, c := range p.Changes {
		records = append(records, c.After)
	}
	for _, f := range p.Files {
		d, err := f.document(ctx, s)
		if err != nil {
			return register.None, fmt.Errorf("take a sheet in: %w", err)
		}
		records = append(records, d)
	}
	if batch, err = s.SaveImported(ctx, p.Table.File, records...); err != nil {
		return register.None, fmt.Errorf("take a sheet in: %w", err)
	}
	return batch, nil
}
