package sessions

import (
	"context"
	"slices"
	"strings"

	"accord/app/pasted"
	"accord/app/ui/pasting"
	"accord/storage"
	"accord/storage/register"
)

// executedBy finds the executors of a decision by their names in the list: first by the whole text, then by its parts.
// The first found executes, the others are co-executors; names without a match are kept.
func (v *preview) executedBy(ctx context.Context, line *line) error {
	id, side, err := v.called(ctx, line.Named)
	if err != nil {
		return err
	}
	if !id.IsZero() {
		line.Executor, line.Found, line.Side = id, id, side
		return nil
	}
	names := pasted.ExecutorNames(line.Named)
	if len(names) < 2 {
		return nil
	}
	var unknown []string
	for _, name := range names {
		id, side, err := v.called(ctx, name)
		switch {
		case err != nil:
			return err
		case id.IsZero():
			unknown = append(unknown, name)
		case line.Executor.IsZero():
			line.Executor, line.Side = id, side
		case id != line.Executor && !slices.Contains(line.CoExecutors, id):
			line.CoExecutors = append(line.CoExecutors, id)
		}
	}
	line.Unknown = strings.Join(unknown, ", ")
	if len(unknown) == 0 {
		line.Found = line.Executor
	}
	return nil
}

// called finds the one partner or person of a name, and whose duty it is then.
func (v *preview) called(ctx context.Context, name string) (register.ID, register.Duty, error) {
	hits, err := v.page.store.Search(ctx, name, 20, register.KindPartner, register.KindPerson)
	if err != nil {
		return register.None, "", err
	}
	hits = slices.DeleteFunc(hits, func(h storage.Hit) bool { return !isCalled(h, name) })
	if len(hits) == 1 {
		side, err := v.side(ctx, hits[0].Ref)
		return hits[0].ID, side, err
	}
	if len(hits) > 1 || !strings.Contains(name, ".") {
		return register.None, "", nil
	}
	id, err := pasting.Called(ctx, v.page.store, name) // by initials
	return id, register.DutyBoth, err
}
