package main

import (
	"errors"
	"fmt"
	"time"

	"accord/storage"
	"accord/storage/register"
)

// foundOfKind is how many hits of a kind the search of everything asks for.
const foundOfKind = 9

// search asks for common words and for rare ones.
func (b *bench) search() (err error) {
	s, err := b.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	return b.searchIn(s, "", b.promises)
}

// searchIn does that in a register that lies somewhere.
func (b *bench) searchIn(s *storage.Store, where string, p promises) error {
	ids, err := s.AgreementIDs(b.ctx, storage.AgreementQuery{})
	if err != nil {
		return err
	}
	some, err := storage.Get[register.Agreement](b.ctx, s, ids[len(ids)/2])
	if err != nil {
		return err
	}
	for _, words := range []struct {
		name  string
		texts []string
		most  float64
	}{
		{"common", []string{commonWord, commonWord + " экономика", "о сотрудничестве в области", "сотр", "со", "20"}, p.common},
		{"rare", []string{some.Number, "щщщщщ", "халяль тукай"}, p.rare},
	} {
		var slowest samples
		var name string
		for _, text := range words.texts {
			var took samples
			for range 21 {
				begun := time.Now()
				if _, err := s.Search(b.ctx, text, foundOfKind); err != nil {
					return fmt.Errorf("search %q: %w", text, err)
				}
				took.took(begun)
			}
			took = took[1:]
			if took.median() > slowest.median() {
				slowest, name = took, text
			}
		}
		b.table.add(fmt.Sprintf("search%s: %s words, slowest of %d: «%s»", where, words.name, len(words.texts), name), slowest, milliseconds, words.most)
	}
	return nil
}
