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
	batch, counts, _, err = ImportWithContents(ctx, s, r, "")
	return batch, counts, err
}

// ImportWithContents is Import that also takes what the documents' files hold from a folder as ExportContents has
// made it. What of it cannot be had is told as warnings and holds no record back. Contents come first, once it is sure that the
// records will follow: they are found by what their files say at once.
func ImportWithContents(ctx context.Context, s *storage.Store, r io.Reader, folder string) (batch register.ID, counts Counts, warnings Faults, err error) {
	f, err := read(ctx, r)
	if err != nil {
		return register.None, nil, nil, fmt.Errorf("import: %w", err)
	}
	if len(f.faults) > 0 {
		more, err := ruleFaults(ctx, s, f)
		if err != nil {
			return register.None, nil, nil, fmt.Errorf("import: %w", err)
		}
		return register.None, nil, nil, append(f.faults, more...)
	}
	if len(f.records) == 0 {
		return register.None, Counts{}, nil, nil
	}
	fresh, err := s.NotHeld(ctx, f.records)
	if err != nil {
		return register.None, nil, nil, fmt.Errorf("import: %w", err)
	}
	counts = Counts{}
	for _, one := range fresh {
		counts[one.Ref().Kind]++
	}
	if counts[register.KindDocument] > 0 {
		if err := s.Importable(ctx, f.records); err != nil {
			return register.None, nil, nil, located(err, f.places)
		}
		if warnings, err = importContents(ctx, s, f, folder); err != nil {
			return register.None, nil, nil, fmt.Errorf("import: %w", err)
		}
	}
	if batch, err = s.Import(ctx, f.records); err != nil {
		return register.None, nil, nil, located(err, f.places)
	}
	return batch, counts, warnings, nil
}
