package storage

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"accord/storage/register"
)

// trashAtMost is how many of the records in the trash are looked through, those put there last first.
const trashAtMost = 5000

// SeekTrash returns the records in the trash that a query finds by its words, at most so many, those put there last first. Of its
// filter only the kinds are asked: what lies in the trash has no state, and no list counts its days.
func (s *Store) SeekTrash(ctx context.Context, q SearchQuery, most int) ([]register.Ref, error) {
	wanted := want(q.Words)
	bare := q.Filter
	bare.Kinds = nil
	if len(wanted.with) == 0 || !bare.any() || len(q.Without) > 0 {
		return nil, nil
	}
	lying, err := s.Trash(ctx)
	if err != nil {
		return nil, err
	}
	refs := make([]register.Ref, 0, len(lying))
	for _, t := range lying[:min(len(lying), trashAtMost)] {
		if len(q.Filter.Kinds) == 0 || slices.Contains(q.Filter.Kinds, t.Kind) {
			refs = append(refs, t.Ref)
		}
	}
	var found []register.Ref
	for some := range slices.Chunk(refs, partSize) {
		records, err := loadEach(s.read(ctx), some)
		if err != nil {
			return nil, fmt.Errorf("search the trash: %w", translate(err))
		}
		for _, ref := range some {
			if r, there := records[ref]; there && wanted.in(r) && len(found) < most {
				found = append(found, ref)
			}
		}
	}
	return found, nil
}

// in reports whether a record says all that is wanted, by its own words and hints.
func (w wanted) in(r register.Record) bool {
	said := strings.Join(slices.Concat(namesOf(r), r.Hint().All(), r.Words()), "\n")
	if _, held := w.with.marks(said); held < len(w.with) {
		return false
	}
	_, held := w.without.marks(said)
	return held == 0
}
