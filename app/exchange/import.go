package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"accord/app/collector"
	"accord/assets"
	"accord/storage"
	"accord/storage/register"
)

// Source is a file to be imported. It is read more than once and piece by piece: a bytes.Reader, a strings.Reader or an
// io.SectionReader of a file on the disk.
type Source interface {
	io.ReaderAt
	Size() int64
}

// Import reads a file and writes all its records into the register, or none: in one transaction and one batch, which
// Undo can take back. A file with anything wrong in it is refused with Faults, a file whose records are all there with
// storage.ErrHeld. The answer counts the records written of each kind: rules that come with the program may be in the
// register already.
func Import(ctx context.Context, s *storage.Store, from Source) (batch register.ID, counts Counts, err error) {
	batch, counts, _, err = importAs(ctx, s, from, storage.ActImport, "", "")
	return batch, counts, err
}

// ImportSample is Import of the shipped sample; the history marks it as the sample.
func ImportSample(ctx context.Context, s *storage.Store) (counts Counts, err error) {
	_, counts, _, err = importAs(ctx, s, bytes.NewReader(assets.SampleRegister), storage.ActSample, "", "")
	return counts, err
}

// Warnings are doubts about an imported file, and content missing beside it; they hold no record back.
type Warnings struct {
	// Records are those of the rules of the register, Contents those of the documents' files.
	Records, Contents Faults
}

// ImportWithContents imports a file under its name in the history, together with the documents' contents from a folder
// made by ExportContents. Contents come first, once it is sure that the records will follow: so search finds the
// records by their files at once. Missing contents of records already there are taken too, and counted without a batch;
// storage.ErrHeld where nothing is missing.
func ImportWithContents(ctx context.Context, s *storage.Store, from Source, name, folder string) (batch register.ID, counts Counts, warnings Warnings, err error) {
	return importAs(ctx, s, from, storage.ActImport, name, folder)
}

// Memory of written records may grow further for a small file before it is reclaimed: that saves a sixth of the time
// for some tens of megabytes.
const (
	largeFrom    = 32 << 20
	wasteAtTimes = 400 // percent of the memory in use; elsewhere 100
)

func importAs(ctx context.Context, s *storage.Store, from Source, act storage.Act, name, folder string) (batch register.ID, counts Counts, warnings Warnings, err error) {
	if from.Size() < largeFrom {
		defer collector.Waste(wasteAtTimes)()
	}
	f, err := read(ctx, from)
	if err != nil {
		return register.None, nil, Warnings{}, fmt.Errorf("import: %w", err)
	}
	intake, err := s.Examine(ctx, f, f.known())
	var found storage.ErrFaults
	switch {
	case errors.As(err, &found):
		f.faults.join(f.located(found))
	case errors.Is(err, storage.ErrHeld) && len(f.faults) == 0:
		counts, warnings.Contents, err = lacking(ctx, s, f, folder, err)
		return register.None, counts, warnings, err
	case err != nil && len(f.faults) == 0:
		return register.None, nil, Warnings{}, err
	}
	if len(f.faults) > 0 {
		return register.None, nil, Warnings{}, f.faults
	}
	intake.Act, intake.Name, intake.Purged = act, name, f.purged
	warnings.Records = f.located(intake.Warnings)
	ctx, drop := storage.Adding(ctx)
	defer func() {
		if err != nil {
			drop()
		}
	}()
	if intake.Counts[register.KindDocument] > 0 {
		if _, warnings.Contents, err = importContents(ctx, s, f, folder); err != nil {
			return register.None, nil, Warnings{}, fmt.Errorf("import: %w", err)
		}
	}
	if batch, err = s.TakeIn(ctx, intake); err != nil {
		return register.None, nil, Warnings{}, fmt.Errorf("import: %w", err)
	}
	return batch, intake.Counts, warnings, nil
}

// lacking takes missing contents of the register's documents from a folder; it returns held where there is none to
// take.
func lacking(ctx context.Context, s *storage.Store, f *file, folder string, held error) (Counts, Faults, error) {
	taken, warnings, err := importContents(ctx, s, f, folder)
	switch {
	case err != nil:
		return nil, nil, fmt.Errorf("import: %w", err)
	case taken == 0:
		return nil, warnings, held
	}
	return Counts{register.KindDocument: taken}, warnings, nil
}
