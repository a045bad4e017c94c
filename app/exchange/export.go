package exchange

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"accord/storage"
	"accord/storage/register"
)

// Export writes all records of the kinds, those in the trash too, one a line; without kinds it
// writes everything. It holds no more than a few records at a time. The answer counts the records
// written.
func Export(ctx context.Context, s *storage.Store, kinds []register.Kind, w io.Writer) (Counts, error) {
	if len(kinds) == 0 {
		kinds = register.Kinds
	}
	out := bufio.NewWriterSize(w, 1<<16)
	fmt.Fprintf(out, "{\n \"format\": %q,\n \"version\": %d,\n \"records\": {", Format, Version)
	counts := Counts{}
	for _, k := range register.Kinds { // in their own order, whatever the order asked for
		if !slices.Contains(kinds, k) {
			continue
		}
		if len(counts) > 0 {
			fmt.Fprint(out, ",")
		}
		counts[k] = 0
		fmt.Fprintf(out, "\n  %q: [", k)
		err := s.EachRecord(ctx, []register.Kind{k}, func(r register.Record) error {
			if counts[k] > 0 {
				fmt.Fprint(out, ",")
			}
			counts[k]++
			return writeRecord(out, r)
		})
		if err != nil {
			return nil, fmt.Errorf("export: %w", err)
		}
		if counts[k] > 0 {
			fmt.Fprint(out, "\n  ")
		}
		fmt.Fprint(out, "]")
	}
	fmt.Fprint(out, "\n }")
	if err := writePurged(ctx, s, kinds, out); err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	fmt.Fprint(out, "\n}\n")
	if err := out.Flush(); err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	return counts, nil
}

// writeRecord writes one line; the buffer of out keeps the first error for Flush to tell.
func writeRecord(out *bufio.Writer, r register.Record) error {
	register.Tidy(r) // an earlier version took what an import refuses
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false) // people read these files
	if err := e.Encode(r); err != nil {
		return fmt.Errorf("%s %s: %w", r.Ref().Kind, r.Ref().ID, err)
	}
	_, err := out.WriteString("\n   " + string(bytes.TrimSuffix(line.Bytes(), []byte("\n"))))
	return err
}
