package backup

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"accord/storage"
	"accord/storage/register"
)

// Change is what the restoring of a copy would do to a record.
type Change string

// The changes, in the order in which people look for them.
const (
	Returns Change = "returns" // it is in the copy, and not in the register or in its trash
	Differs Change = "differs" // it is in both, and not the same
	Goes    Change = "goes"    // it came later, or was in the trash then
)

// Changes are all of them, in their order.
var Changes = []Change{Returns, Differs, Goes}

// Difference is a record that is not the same in a copy as in the register today.
type Difference struct {
	storage.Line
	Change Change
	// Then and Now are its heads; the ID is None where it was not there.
	Then, Now register.Head
}

// Compare returns what the restoring of a copy would change, by kind in the order of register.Kinds and then by name.
func Compare(ctx context.Context, then, now *storage.Store) ([]Difference, error) {
	var all []Difference
	for i, k := range register.Kinds {
		storage.Report(ctx, i, len(register.Kinds))
		some, err := compareKind(ctx, then, now, k)
		if err != nil {
			return nil, fmt.Errorf("compare a copy with the register: %w", err)
		}
		all = append(all, some...)
	}
	return all, nil
}

func compareKind(ctx context.Context, then, now *storage.Store, k register.Kind) ([]Difference, error) {
	old, err := then.Heads(ctx, k)
	if err != nil {
		return nil, err
	}
	today, err := now.Heads(ctx, k)
	if err != nil {
		return nil, err
	}
	lives := func(h register.Head) bool { return !h.ID.IsZero() && !h.InTrash() }
	var found []Difference
	note := func(id register.ID, c Change) {
		ref := register.Ref{Kind: k, ID: id}
		found = append(found, Difference{Line: storage.Line{Ref: ref}, Change: c, Then: old[id], Now: today[id]})
	}
	for id, h := range old {
		is := today[id]
		switch {
		case lives(h) && !lives(is):
			note(id, Returns)
		case !lives(h) && lives(is):
			note(id, Goes)
		case lives(h) && h != is:
			differs, err := differ(ctx, then, now, register.Ref{Kind: k, ID: id})
			if err != nil {
				return nil, err
			}
			if differs {
				note(id, Differs)
			}
		}
	}
	for id, h := range today {
		if _, was := old[id]; !was && lives(h) {
			note(id, Goes)
		}
	}
	if err := nameAll(ctx, then, now, found); err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b Difference) int {
		if c := slices.Index(Changes, a.Change) - slices.Index(Changes, b.Change); c != 0 {
			return c
		}
		if c := strings.Compare(a.Label.Or(register.Russian), b.Label.Or(register.Russian)); c != 0 {
			return c
		}
		return bytes.Compare(a.ID[:], b.ID[:])
	})
	return found, nil
}

// nameAll names the records of the differences, by the copy where it has them.
func nameAll(ctx context.Context, then, now *storage.Store, found []Difference) error {
	ids := make([]register.ID, len(found))
	for i, d := range found {
		ids[i] = d.ID
	}
	names, err := now.Lines(ctx, ids...)
	if err != nil {
		return err
	}
	old, err := then.Lines(ctx, ids...)
	if err != nil {
		return err
	}
	for i, d := range found {
		line, was := old[d.ID]
		if !was {
			line = names[d.ID]
		}
		line.Ref = d.Ref
		found[i].Line = line
	}
	return nil
}

// differ reports whether a record that is in both has other contents, whatever its head says.
func differ(ctx context.Context, then, now *storage.Store, ref register.Ref) (bool, error) {
	fields, err := Fields(ctx, then, now, ref)
	return len(fields) > 0, err
}

// Fields returns the names of those fields of a record's JSON form that are not the same in a copy and in the register, in
// their order.
func Fields(ctx context.Context, then, now *storage.Store, ref register.Ref) ([]string, error) {
	old, err := contents(ctx, then, ref)
	if err != nil {
		return nil, err
	}
	is, err := contents(ctx, now, ref)
	if err != nil {
		return nil, err
	}
	var fields []string
	for name, value := range old {
		if !bytes.Equal(value, is[name]) {
			fields = append(fields, name)
		}
	}
	for name := range is {
		if _, was := old[name]; !was {
			fields = append(fields, name)
		}
	}
	slices.Sort(fields)
	return fields, nil
}

// contents are the fields of a record but for its head.
func contents(ctx context.Context, s *storage.Store, ref register.Ref) (map[string]json.RawMessage, error) {
	r, err := s.Record(ctx, ref)
	if err != nil {
		return nil, err
	}
	*r.Meta() = register.Head{ID: ref.ID}
	text, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	var fields map[string]json.RawMessage
	return fields, json.Unmarshal(text, &fields)
}
