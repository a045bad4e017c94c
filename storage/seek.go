package storage

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"accord/storage/register"
)

// SearchQuery is what somebody asks for who looks closer: all of it at once.
type SearchQuery struct {
	// Words find as Search does. Those in quotes follow each other just so, those behind a minus are not there. Without
	// words all that passes the filter is found, what was entered last first.
	Words  string
	Filter SearchFilter
	// Without are filters that a hit must not pass.
	Without []SearchFilter
	// On is the day on which states hold.
	On register.Date
}

// Seek is Search for a query. A query that asks for nothing finds nothing.
func (s *Store) Seek(ctx context.Context, q SearchQuery, limit int) ([]Hit, error) {
	seeking, err := s.seeking(ctx, q)
	if err != nil || seeking == nil {
		return nil, err
	}
	names := nameWords(q.Words, true)
	return s.searchKinds(ctx, seeking.kinds, func(ctx context.Context, k register.Kind) (question, bool, error) {
		passes, some, err := seeking.passes(ctx, s, k)
		return question{asked: seeking.wanted.with, text: q.Words, names: names, limit: limit, passes: passes}, some, err
	})
}

// SeekRefs returns the records Seek would find, at most so many of each kind. Hits then reads those in sight.
func (s *Store) SeekRefs(ctx context.Context, q SearchQuery, most int) ([]register.Ref, error) {
	seeking, err := s.seeking(ctx, q)
	if err != nil || seeking == nil {
		return nil, err
	}
	asked := question{asked: seeking.wanted.with, names: nameWords(q.Words, true), limit: most}
	type place struct {
		register.Ref
		well int
	}
	of := make([][]found, len(seeking.kinds))
	works := make([]func(context.Context) error, len(of))
	for i, k := range seeking.kinds {
		works[i] = func(ctx context.Context) error {
			passes, some, err := seeking.passes(ctx, s, k)
			if err == nil && some {
				asked := asked
				asked.passes = passes
				of[i], err = s.places(ctx, k, asked)
			}
			return err
		}
	}
	if err := AtOnce(ctx, works...); err != nil {
		return nil, fmt.Errorf("search: %w", translate(err))
	}
	var all []place
	for i, k := range seeking.kinds {
		for _, one := range of[i] {
			all = append(all, place{register.Ref{Kind: k, ID: one.id}, one.well})
		}
	}
	slices.SortStableFunc(all, func(a, b place) int { return cmp.Compare(a.well, b.well) })
	refs := make([]register.Ref, len(all))
	for i, p := range all {
		refs[i] = p.Ref
	}
	return refs, nil
}

// Hits reads records as Seek shows them, in the given order; missing ones are left out.
func (s *Store) Hits(ctx context.Context, q SearchQuery, refs []register.Ref) ([]Hit, error) {
	asked := want(q.Words).with
	var mu sync.Mutex
	var all []Hit
	var works []func(context.Context) error
	for k, ids := range byKind(refs) {
		works = append(works, func(ctx context.Context) error {
			hits, err := s.hits(ctx, k, ids, asked)
			mu.Lock()
			defer mu.Unlock()
			all = append(all, hits...)
			return err
		})
	}
	if err := AtOnce(ctx, works...); err != nil {
		return nil, fmt.Errorf("read hits: %w", translate(err))
	}
	return inOrder(refs, all, func(h Hit) register.Ref { return h.Ref }), nil
}

// seeking is a query whose questions about all kinds were asked.
type seeking struct {
	wanted  wanted
	kinds   []register.Kind
	with    sieve
	without []sieve
}

// seeking prepares a query; it is nil where the query asks for nothing.
func (s *Store) seeking(ctx context.Context, q SearchQuery) (*seeking, error) {
	prepared := &seeking{wanted: want(q.Words), kinds: q.Filter.kindsIn(searchOrder)}
	if len(prepared.wanted.with) == 0 && q.Filter.any() {
		return nil, nil
	}
	var err error
	if prepared.with, err = s.sieve(ctx, q.Filter, q.On); err != nil {
		return nil, err
	}
	for _, f := range q.Without {
		if f.any() {
			continue
		}
		without, err := s.sieve(ctx, f, q.On)
		if err != nil {
			return nil, err
		}
		prepared.without = append(prepared.without, without)
	}
	return prepared, nil
}

// passes returns a test whether a record of a kind may be found, nil where all may; some is false where none may.
func (p *seeking) passes(ctx context.Context, s *Store, k register.Kind) (passes func(register.ID) bool, some bool, err error) {
	with, every, err := p.with.of(ctx, s, k)
	if err != nil || !every && len(with) == 0 {
		return nil, false, err
	}
	var without []set
	x := s.engine().index
	for _, t := range p.wanted.without {
		ids, err := scanIDs(s.read(ctx), filter{x.all, []any{x.starting(asked{t}, shapes[k].letter())}})
		if err != nil {
			return nil, false, err
		}
		without = append(without, setOf(ids))
	}
	for _, v := range p.without {
		ids, every, err := v.of(ctx, s, k)
		if err != nil || every {
			return nil, false, err
		}
		without = append(without, ids)
	}
	if every && len(without) == 0 {
		return nil, true, nil
	}
	return func(id register.ID) bool {
		for _, out := range without {
			if out.has(id) {
				return false
			}
		}
		return every || with.has(id)
	}, true, nil
}

// Count is how many records of a kind were found.
type Count struct {
	Kind    register.Kind
	Records int
}

// SeekCounts counts what Seek would find of each kind; kinds without hits are left out.
func (s *Store) SeekCounts(ctx context.Context, q SearchQuery) ([]Count, error) {
	seeking, err := s.seeking(ctx, q)
	if err != nil || seeking == nil {
		return nil, err
	}
	numbers := make([]int, len(seeking.kinds))
	works := make([]func(context.Context) error, len(numbers))
	for i, k := range seeking.kinds {
		works[i] = func(ctx context.Context) (err error) { numbers[i], err = s.seekCount(ctx, k, seeking); return err }
	}
	if err := AtOnce(ctx, works...); err != nil {
		return nil, fmt.Errorf("count what was found: %w", translate(err))
	}
	var counts []Count
	for i, k := range seeking.kinds {
		if numbers[i] > 0 {
			counts = append(counts, Count{k, numbers[i]})
		}
	}
	return counts, nil
}

func (s *Store) seekCount(ctx context.Context, k register.Kind, q *seeking) (n int, err error) {
	passes, some, err := q.passes(ctx, s, k)
	if err != nil || !some {
		return 0, err
	}
	all := filter{"SELECT id FROM catalogue WHERE kind = ? AND deleted_at IS NULL", []any{k}}
	if len(q.wanted.with) > 0 {
		x := s.engine().index
		starting := x.starting(q.wanted.with, shapes[k].letter())
		if passes == nil {
			return s.countHits(ctx, x.count("words", shapes[k].letter()), starting, everything)
		}
		all = filter{x.all, []any{starting}}
	}
	ids, err := scanIDs(s.read(ctx), all)
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		if passes == nil || passes(id) {
			n++
		}
	}
	return n, nil
}
