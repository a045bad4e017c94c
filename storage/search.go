package storage

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"accord/storage/register"
)

// Hit is a record that search found.
type Hit struct {
	Line
	// Fragment is the phrase in which the words were found, where it is not the label.
	Fragment string
}

// rankedAtMost is how many hits of a kind are put in order of weight. Of more, which is a word that says little, the
// newest come first, since weighing costs time in proportion to the hits.
const rankedAtMost = 3000

// searchOrder is the order of kinds in the answer.
var searchOrder = []register.Kind{
	register.KindAgreement, register.KindVisit, register.KindCommission, register.KindSession, register.KindCommitment,
	register.KindPartner, register.KindPerson, register.KindSphere,
}

// Search finds records of every kind by the beginnings of words in any spelling, at most limit of a
// kind, the best first. Kinds follow each other in one order. Text without words finds nothing.
func (s *Store) Search(ctx context.Context, text string, limit int, kinds ...register.Kind) ([]Hit, error) {
	asked := stems(text)
	if len(asked) == 0 {
		return nil, nil
	}
	if len(kinds) == 0 {
		kinds = searchOrder
	}
	found := make([][]Hit, len(kinds))
	errs := make([]error, len(kinds))
	var all sync.WaitGroup
	for i, k := range kinds {
		all.Go(func() { found[i], errs[i] = s.searchKind(ctx, k, asked, limit) })
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("search: %w", translate(err))
		}
	}
	return slices.Concat(found...), nil
}

func (s *Store) searchKind(ctx context.Context, k register.Kind, asked []string, limit int) ([]Hit, error) {
	kind, err := shapeOf(k)
	if err != nil {
		return nil, err
	}
	entries, err := s.entriesFound(ctx, kind, asked, limit)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	var lines []entry
	if err := s.read(ctx).Where("entry IN ?", entries).Find(&lines).Error; err != nil {
		return nil, err
	}
	lines = inOrder(entries, lines, func(e entry) int64 { return e.Entry })
	ids := make([]register.ID, len(lines))
	for i, line := range lines {
		ids[i] = line.ID
	}
	records, err := kind.load(s.read(ctx), ids)
	if err != nil {
		return nil, err
	}
	phrase := map[register.ID]string{}
	for _, r := range records {
		phrase[r.Ref().ID] = fragment(r, asked)
	}
	hits := make([]Hit, len(lines))
	for i, line := range lines {
		hits[i] = Hit{line.line(), phrase[line.ID]}
	}
	return hits, nil
}

// entriesFound gives the entries of the records to show, the best first.
func (s *Store) entriesFound(ctx context.Context, k shape, asked []string, limit int) ([]int64, error) {
	match := matchAll(k.letter(), asked)
	find := func(sql, match string, most int) (entries []int64, err error) {
		rows, err := s.read(ctx).Raw(sql, match, most).Rows() // Scan() would take four times as long
		if err != nil {
			return nil, err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var one int64
			if err := rows.Scan(&one); err != nil {
				return nil, err
			}
			entries = append(entries, one)
		}
		return entries, rows.Err()
	}
	newest, err := find(sqlWordsNewest, match, rankedAtMost)
	switch {
	case err != nil || len(newest) == 0:
		return nil, err
	case len(newest) < rankedAtMost:
		return find(sqlWordsRanked, match, limit)
	}
	labelled, err := find(sqlWordsNewest, inLabel(match), limit)
	if err != nil {
		return nil, err
	}
	for _, one := range newest {
		if len(labelled) >= limit {
			break
		}
		if !slices.Contains(labelled, one) {
			labelled = append(labelled, one)
		}
	}
	return labelled, nil
}

// fragment gives the first phrase of a record that holds the most of the words asked for, nothing
// where its label holds as many.
func fragment(r register.Record, asked []string) string {
	best, most := "", 0
	for _, phrase := range r.Label().All() {
		_, n := marks(phrase, asked)
		most = max(most, n)
	}
	for _, phrase := range r.Words() {
		if most == len(asked) {
			break
		}
		if _, n := marks(phrase, asked); n > most {
			best, most = phrase, n
		}
	}
	return best
}

// Marks gives the places in a phrase where the words of a search stand.
func Marks(phrase, search string) []Mark {
	found, _ := marks(phrase, stems(search))
	return found
}
