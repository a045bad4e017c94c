package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"accord/storage/register"
)

// TakeBack makes records what they are in another state of the register, as one batch: a change like any other. Those that are
// gone come again, and with them what they mention and is gone as well; the files of documents come along. Records
// that are the same already stay as they are; where all do, the batch is None.
func (s *Store) TakeBack(ctx context.Context, from *Store, refs ...register.Ref) (batch register.ID, taken []register.Ref, err error) {
	var contents brought
	defer func() { s.end(ctx, &contents, err == nil) }()
	records, err := s.missed(ctx, from, refs)
	if err == nil {
		err = s.takeFiles(ctx, &contents, from, records)
	}
	if err != nil {
		return register.None, nil, fmt.Errorf("take records back: %w", translate(err))
	}
	if len(records) == 0 {
		return register.None, nil, nil
	}
	var fresh, old []register.Record
	for _, r := range records {
		taken = append(taken, r.Ref())
		if r.Meta().Revision == 0 {
			fresh = append(fresh, r)
		} else {
			old = append(old, r)
		}
	}
	c := change{batch: register.NewID(), act: ActTakeBack, unchecked: true, records: append(byDependence(fresh), old...), also: contents.name}
	return c.batch, taken, s.apply(ctx, "take records back", &c)
}

// missed reads the records as they are there, with their revisions here, and also the mentioned records that are
// missing here.
func (s *Store) missed(ctx context.Context, from *Store, refs []register.Ref) ([]register.Record, error) {
	var records []register.Record
	seen := map[register.Ref]bool{}
	asked := map[register.Ref]bool{}
	for _, ref := range refs {
		asked[ref] = true
	}
	for next := slices.Clone(refs); len(next) > 0; next = next[1:] {
		ref := next[0]
		if seen[ref] {
			continue
		}
		seen[ref] = true
		here, err := s.held(ctx, ref)
		switch {
		case errors.Is(err, ErrNotFound):
		case err != nil:
			return nil, err
		case !asked[ref]:
			continue
		}
		r, err := from.held(ctx, ref)
		if err != nil {
			return nil, err
		}
		head := r.Meta()
		head.Revision = 0
		if here != nil {
			own := *here.Meta()
			own.DeletedAt = head.DeletedAt
			*head = own
			if same(r, here) {
				continue
			}
		}
		records = append(records, r)
		for _, m := range r.Mentions() {
			next = append(next, register.Ref{Kind: m.Kind, ID: m.ID})
		}
	}
	return records, nil
}

// takeFiles writes what the files of documents hold, where it is not here.
func (s *Store) takeFiles(ctx context.Context, contents *brought, from *Store, records []register.Record) error {
	for _, r := range records {
		d, is := r.(*register.Document)
		if !is {
			continue
		}
		for _, v := range d.Versions {
			err := s.bring(ctx, contents, v, func() (io.ReadCloser, error) {
				content, err := from.Content(ctx, v)
				return io.NopCloser(content), err
			})
			if errors.Is(err, ErrNoContent) {
				continue // it was not there then either
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// Heads returns the heads of all records of a kind, those in the trash too.
func (s *Store) Heads(ctx context.Context, k register.Kind) (map[register.ID]register.Head, error) {
	kind, err := shapeOf(k)
	if err != nil {
		return nil, err
	}
	var rows []register.Head
	err = s.read(ctx).Table(kind.table()).Select("id", "revision", "created_at", "created_by", "updated_at", "updated_by", "deleted_at").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read revisions: %w", translate(err))
	}
	heads := make(map[register.ID]register.Head, len(rows))
	for _, h := range rows {
		heads[h.ID] = h
	}
	return heads, nil
}
