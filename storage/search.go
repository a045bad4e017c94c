package storage

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
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
	register.KindAgreement, register.KindVisit, register.KindMeeting, register.KindCommission, register.KindSession, register.KindCommitment,
	register.KindPartner, register.KindPerson, register.KindSphere,
	register.KindEvent, register.KindInvitation, register.KindProductionLink, register.KindDocument, register.KindRule,
}

// Search finds records of every kind by the beginnings of words in any spelling, at most limit of a
// kind, the best first. Kinds follow each other in one order. Text without words finds nothing.
func (s *Store) Search(ctx context.Context, text string, limit int, kinds ...register.Kind) ([]Hit, error) {
	asked := ask(text)
	if len(asked) == 0 {
		return nil, nil
	}
	if len(kinds) == 0 {
		kinds = searchOrder
	}
	question := question{asked, nameWords(text, true), limit}
	found := make([][]Hit, len(kinds))
	errs := make([]error, len(kinds))
	var all sync.WaitGroup
	for i, k := range kinds {
		all.Go(func() { found[i], errs[i] = s.searchKind(ctx, k, question) })
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("search: %w", translate(err))
		}
	}
	return slices.Concat(found...), nil
}

// question is what a search asks of every kind.
type question struct {
	asked
	names []string
	limit int
}

func (s *Store) searchKind(ctx context.Context, k register.Kind, q question) ([]Hit, error) {
	kind, err := shapeOf(k)
	if err != nil {
		return nil, err
	}
	places, err := s.bestFirst(ctx, kind.letter(), q)
	if err != nil || len(places) == 0 {
		return nil, err
	}
	var entries []int64
	for _, p := range places {
		entries = append(entries, p.entry)
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
	said, err := textsOf(s.read(ctx), records)
	if err != nil {
		return nil, err
	}
	phrase := map[register.ID]string{}
	for _, r := range records {
		phrase[r.Ref().ID] = fragment(r, said.of(r), q.asked)
	}
	hits := make([]Hit, len(lines))
	for i, line := range lines {
		hits[i] = Hit{line.line(), phrase[line.ID]}
	}
	return hits, nil
}

// found is an entry of the index, and how well it answers: 1 is best.
type found struct {
	entry int64
	well  int
}

// bestFirst gives the records to show of the kind with a letter, the best first.
func (s *Store) bestFirst(ctx context.Context, letter string, q question) ([]found, error) {
	starting, saying := q.starting(letter), q.saying(letter)
	many := func(sql string) (n int, err error) {
		err = s.read(ctx).Raw(sql, starting, rankedAtMost).Scan(&n).Error
		return n, err
	}
	words, err := many(sqlWordsCount)
	if err != nil || words == 0 {
		return nil, err
	}
	titles := words
	if words == rankedAtMost {
		if titles, err = many(sqlTitlesCount); err != nil {
			return nil, err
		}
	}
	rows, err := s.read(ctx).Raw(sqlBestFirst(titles < rankedAtMost, words < rankedAtMost),
		named(letter, q.names), q.limit, saying, q.limit, starting, q.limit, saying, q.limit, starting, q.limit).Rows() // Scan() would take four times as long
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var all []found
	seen := map[int64]bool{}
	for len(all) < min(q.limit, words) && rows.Next() {
		var one found
		if err := rows.Scan(&one.entry, &one.well); err != nil {
			return nil, err
		}
		if !seen[one.entry] {
			seen[one.entry] = true
			all = append(all, one)
		}
	}
	return all, rows.Err()
}

// fragment gives the first phrase of a record that holds the most of the words asked for, nothing
// where its label holds as many. The text of a document's file is looked through line by line, last.
func fragment(r register.Record, text string, asked asked) string {
	best, most := "", 0
	for _, phrase := range r.Label().All() {
		_, n := asked.marks(phrase)
		most = max(most, n)
	}
	for _, phrases := range []iter.Seq[string]{slices.Values(r.Words()), strings.Lines(text)} {
		for phrase := range phrases {
			if most == len(asked) {
				break
			}
			if _, n := asked.marks(phrase); n > most {
				best, most = strings.TrimSpace(phrase), n
			}
		}
	}
	return best
}
