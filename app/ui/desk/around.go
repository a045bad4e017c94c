package desk

import (
	"context"

	"accord/storage"
	"accord/storage/register"
)

// mentionersShown is how many mentions of a record its card shows at most.
const mentionersShown = 100

// Around is what a card shows around a record: the names of those it mentions, and what mentions it.
type Around struct {
	Lines      map[register.ID]storage.Line
	Mentioners []storage.Mentioner
}

// Read reads a record of the kind that T is and what its card shows around it.
func Read[T any, P interface {
	*T
	register.Record
}](ctx context.Context, s Store, id register.ID) (record P, around Around, err error) {
	var r register.Record
	err = storage.AtOnce(ctx,
		func(ctx context.Context) (err error) {
			if r, err = s.Record(ctx, register.Ref{Kind: P(new(T)).Ref().Kind, ID: id}); err == nil {
				around.Lines, err = s.Lines(ctx, Mentioned(r)...)
			}
			return err
		},
		func(ctx context.Context) (err error) {
			around.Mentioners, err = s.MentionedBy(ctx, id, mentionersShown)
			return err
		},
	)
	if err != nil {
		return nil, Around{}, err
	}
	return r.(P), around, nil
}
