package storage

import (
	"context"
	"fmt"
	"sync"

	"accord/storage/register"
)

// Hit is a record that search found.
type Hit struct {
	Line
	// Fragment is the phrase in which the words were found, where it is not the label.
	Fragment string
}

// rankedAtMost is how many hits are put in order of weight; above it the newest come first, since weighing
// costs time in proportion to the hits.
const rankedAtMost = 5000

// searchOrder is the order of kinds in the answer.
var searchOrder = []register.Kind{
	register.KindAgreement, register.KindVisit, register.KindCommission, register.KindSession,
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
	found := make([][]register.ID, len(kinds))
	errs := make([]error, len(kinds))
	var all sync.WaitGroup
	for i, k := range kinds {
		all.Go(func() { found[i], errs[i] = s.searchKind(ctx, k, asked, limit) })
	}
	all.Wait()
	var hits []Hit
	for i := range kinds {
		if errs[i] != nil {
			return nil, fmt.Errorf("search: %w", translate(errs[i]))
		}
		some, err := s.hits(ctx, kinds[i], found[i], asked)
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		hits = append(hits, some...)
	}
	return hits, nil
}

func (s *Store) searchKind(ctx context.Context, k register.Kind, asked []string, limit int) ([]register.ID, error) {
	match := matchAll(string(k), asked)
	var count int
	if err := s.read(ctx).Raw(sqlWordsCount, match, rankedAtMost).Scan(&count).Error; err != nil {
		return nil, err
	}
	sql := sqlWordsRanked
	if count >= rankedAtMost {
		sql = sqlWordsNewest
	}
	return scanIDs(s.read(ctx), filter{sql, []any{match, limit}})
}

// hits reads the records found and picks the phrases that hold the words.
func (s *Store) hits(ctx context.Context, k register.Kind, ids []register.ID, asked []string) ([]Hit, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	lines, err := s.Lines(ctx, ids...)
	if err != nil {
		return nil, err
	}
	records, err := shapes[k].load(s.read(ctx), ids)
	if err != nil {
		return nil, translate(err)
	}
	phrase := map[register.ID]string{}
	for _, r := range records {
		phrase[r.Ref().ID] = fragment(r, asked)
	}
	var hits []Hit
	for _, id := range ids {
		if line, ok := lines[id]; ok {
			hits = append(hits, Hit{line, phrase[id]})
		}
	}
	return hits, nil
}

// fragment gives the first phrase of a record that holds the most of the words asked for.
func fragment(r register.Record, asked []string) string {
	best, most := "", 0
	for _, phrase := range r.Words() {
		n := 0
		for _, one := range asked {
			if len(marks(phrase, []string{one})) > 0 {
				n++
			}
		}
		if n > most {
			best, most = phrase, n
		}
	}
	return best
}

// Marks gives the places in a phrase where the words of a search stand.
func Marks(phrase, search string) []Mark { return marks(phrase, stems(search)) }
