package plan

import (
	"cmp"
	"slices"

	"accord/app/sheet/field"
	"accord/storage"
	"accord/storage/alike"
	"accord/storage/register"
)

// writtenInManyWays are the kinds whose records people call by many names.
var writtenInManyWays = []register.Kind{register.KindPartner, register.KindPerson}

// lookalikes finds records that are likely the same as a new one.
type lookalikes struct {
	judge *alike.Judge
	by    map[uint64][]*alike.Sketch
}

func newLookalikes() *lookalikes {
	return &lookalikes{storage.Judge(), map[uint64][]*alike.Sketch{}}
}

func (l *lookalikes) add(r register.Record) {
	s := l.judge.Sketch(r)
	for _, key := range s.Keys() {
		if len(l.by[key]) < alikeAtMost {
			l.by[key] = append(l.by[key], s)
		}
	}
}

// of returns the records that look like a new one, the likeliest first.
func (l *lookalikes) of(r register.Record) (ids []register.ID) {
	mine := l.judge.Sketch(r)
	scores := map[register.ID]int{}
	for _, key := range mine.Keys() {
		for _, s := range l.by[key] {
			id := s.Ref().ID
			if _, done := scores[id]; done {
				continue
			}
			if found := alike.Compare(mine, s); found.Likely() {
				scores[id] = found.Score
				ids = append(ids, id)
			} else {
				scores[id] = 0
			}
		}
	}
	slices.SortStableFunc(ids, func(x, y register.ID) int { return cmp.Compare(scores[y], scores[x]) })
	return ids[:min(len(ids), suggestedAtMost)]
}

// lookalikes returns the records that a new one would likely double; none where somebody has asked about the name alone.
func (b *building) lookalikes(f field.Field, name string) []register.ID {
	compared := b.names.alike[f.Kind]
	if _, alone := b.decision(f.Kind, name); compared == nil || alone || f.Kind == register.KindPartner && b.country(name) != "" {
		return nil
	}
	r := made(f.Kind, name, "", f.Ours)
	if r == nil {
		return nil
	}
	return slices.DeleteFunc(compared.of(r), func(id register.ID) bool {
		_, alone := b.decision(f.Kind, b.names.fresh[id])
		return alone && b.names.fresh[id] != ""
	})
}

// mayBe says of a question which records its name may mean: those of the register, and the writings of those that the table makes.
func (b *building) mayBe(q *Question, ids []register.ID) {
	for _, id := range ids {
		if other, fresh := b.names.fresh[id]; fresh {
			q.alsoWritten(other)
			continue
		}
		q.Suggested = append(q.Suggested, b.names.suggestions([]register.ID{id})...)
	}
}
