package exchange

import (
	"context"
	"fmt"
	"io"

	"accord/storage"
	"accord/storage/register"
)

// Import reads a file and writes all its records into the register, or none: in one transaction and
// one batch, which Undo can take back. A file with anything wrong in it is refused with Faults that
// name everything. The answer counts the records of
// each kind that were written: rules that come with the program may be in the register already.
func Import(ctx context.Context, s *storage.Store, r io.Reader) (batch register.ID, counts Counts, err error) {
	f, err := read(ctx, r)
	if err != nil {
		return register.None, nil, fmt.Errorf("import: %w", err)
	}
	if len(f.faults) > 0 {
		more, err := ruleFaults(ctx, s, f)
		if err != nil {
			return register.None, nil, fmt.Errorf("import: %w", err)
		}
		return register.None, nil, append(f.faults, more...)
	}
	if len(f.records) == 0 {
		return register.None, Counts{}, nil
	}
	fresh, err := s.NotHeld(ctx, f.records)
	if err != nil {
		return register.None, nil, fmt.Errorf("import: %w", err)
	}
	counts = Counts{}
	for _, one := range fresh {
		counts[one.Ref().Kind]++
	}
	if batch, err = s.Import(ctx, f.records); err != nil {
		return register.None, nil, located(err, f.places)
	}
	return batch, counts, nil
}
