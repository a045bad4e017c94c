package exchange

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"accord/storage"
	"accord/storage/register"
)

// purged is what a file says of a record that was deleted for good.
type purged struct {
	ID    register.ID      `json:"id"`
	Label register.Text    `json:"label"`
	At    register.Instant `json:"purged_at"`
	// CalledOff is there where a calendar may hold the record.
	CalledOff storage.Cancellation `json:"called_off,omitzero"`
}

// writePurged writes the names of what was deleted for good, kind by kind, where there is any.
func writePurged(ctx context.Context, s *storage.Store, kinds []register.Kind, out *bufio.Writer) error {
	all, err := s.Purged(ctx)
	if err != nil {
		return err
	}
	begun := false
	for _, k := range register.Kinds {
		first := true
		for _, p := range all {
			if p.Kind != k || !slices.Contains(kinds, k) {
				continue
			}
			switch {
			case !begun:
				fmt.Fprintf(out, ",\n \"purged\": {\n  %q: [", k)
			case first:
				fmt.Fprintf(out, "],\n  %q: [", k)
			default:
				fmt.Fprint(out, ",")
			}
			begun, first = true, false
			var line bytes.Buffer
			e := json.NewEncoder(&line)
			e.SetEscapeHTML(false)
			one := purged{ID: p.ID, Label: p.Label, At: p.At}
			if p.CalledOff != nil {
				one.CalledOff = *p.CalledOff
			}
			if err := e.Encode(one); err != nil {
				return err
			}
			fmt.Fprint(out, "\n   "+string(bytes.TrimSpace(line.Bytes())))
		}
	}
	if begun {
		fmt.Fprint(out, "\n  ]\n }")
	}
	return nil
}

// purged reads what a file says of records that were deleted for good.
func (r *reading) purged() error {
	return r.byKind("purged", func(kind register.Kind, p place) {
		f := form{at: []step{{name: "purged"}, {name: p.kind}, {index: p.index}}}
		f.check(r.raw, wantedOf(reflect.TypeFor[purged]()))
		var one purged
		if len(f.faults) == 0 && json.Unmarshal(r.raw, &one) == nil && (one.ID.IsZero() || one.At.IsZero()) {
			f.fault("problem.required")
		}
		for _, fault := range f.faults {
			r.file.faults.add(fault)
		}
		if len(f.faults) == 0 {
			left := storage.Purged{Ref: register.Ref{Kind: kind, ID: one.ID}, Label: one.Label, At: one.At}
			if one.CalledOff.From != "" {
				left.CalledOff = &one.CalledOff
			}
			r.file.purged = append(r.file.purged, left)
		}
	})
}

// known returns the kinds of records that a file names but that cannot be read: faulty in form, or deleted for good.
func (f *file) known() map[register.ID]register.Kind {
	known := map[register.ID]register.Kind{}
	for id, kind := range f.unreadable {
		known[id] = kind
	}
	for _, p := range f.purged {
		known[p.ID] = p.Kind
	}
	return known
}
