package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"accord/storage/reading"
	"accord/storage/register"
)

// Hit is a record that search found.
type Hit struct {
	Line
	// Fragment is the phrase in which the words were found, where it is not the label.
	Fragment string
	// Page is the file's page with the fragment, 0 where unknown.
	Page int
	// Record is the found one, Partner the other side it concerns, as far as the record itself names it.
	Record  register.Record
	Partner register.Text
	// Sessions are those of a commission, from which its state follows.
	Sessions []*register.Session
	// well is how well it answers: 1 is best.
	well int
}

// Day returns the day by which people know the record; for a commission, the day of its last session as of a day.
func (h Hit) Day(on register.Date) register.Date {
	c, is := h.Record.(*register.Commission)
	if !is {
		return register.GistOf(h.Record).Day
	}
	if last := c.TurnOn(h.Sessions, on).Last; last != nil {
		return last.From
	}
	return ""
}

// rankedAtMost is how many hits of a kind are put in order of weight. A word with more hits says little, and weighing
// takes time in proportion to them: then the newest come first.
const rankedAtMost = 3000

// searchOrder is the order of kinds that answer equally well: those on which others depend come first, and kinds not
// named here last.
var searchOrder = register.KindsFrom(
	register.KindPartner, register.KindPerson,
	register.KindAgreement, register.KindVisit, register.KindMeeting, register.KindCommission, register.KindSession, register.KindCommitment,
	register.KindSphere,
	register.KindEvent, register.KindInvitation, register.KindProductionLink, register.KindTradeRecord, register.KindDocument, register.KindRule,
)

// Search finds records of every kind by the beginnings of words in any spelling, at most limit of a
// kind, the best first. The kind with the best of all comes first. Text without words finds nothing.
func (s *Store) Search(ctx context.Context, text string, limit int, kinds ...register.Kind) ([]Hit, error) {
	asked := ask(text)
	if len(asked) == 0 {
		return nil, nil
	}
	if len(kinds) == 0 {
		kinds = searchOrder
	}
	return s.searchKinds(ctx, kinds, func(context.Context, register.Kind) (question, bool, error) {
		return question{asked: asked, text: text, names: nameWords(text, true), limit: limit}, true, nil
	})
}

func (s *Store) searchKinds(ctx context.Context, kinds []register.Kind, asked func(context.Context, register.Kind) (q question, some bool, err error)) ([]Hit, error) {
	found := make([][]Hit, len(kinds))
	works := make([]func(context.Context) error, len(kinds))
	for i, k := range kinds {
		works[i] = func(ctx context.Context) error {
			q, some, err := asked(ctx, k)
			if err == nil && some {
				found[i], err = s.searchKind(ctx, k, q)
			}
			return err
		}
	}
	if err := AtOnce(ctx, works...); err != nil {
		return nil, fmt.Errorf("search: %w", translate(err))
	}
	slices.SortStableFunc(found, func(a, b []Hit) int { return cmp.Compare(best(a), best(b)) })
	return slices.Concat(found...), nil
}

// best says how well the first of the hits answers.
func best(hits []Hit) int {
	if len(hits) == 0 {
		return 0
	}
	return hits[0].well
}

// question is what a search asks of every kind.
type question struct {
	asked
	text  string   // as it was typed
	names []string // the words of the index for what is called just so
	limit int
	// passes reports whether a record may be found; nil lets all pass.
	passes func(register.ID) bool
}

func (s *Store) searchKind(ctx context.Context, k register.Kind, q question) ([]Hit, error) {
	if _, err := shapeOf(k); err != nil {
		return nil, err
	}
	places, err := s.places(ctx, k, q)
	if err != nil || len(places) == 0 {
		return nil, err
	}
	ids := make([]register.ID, len(places))
	well := map[register.ID]int{}
	for i, p := range places {
		ids[i] = p.id
		well[p.id] = p.well
	}
	hits, err := s.hits(ctx, k, ids, q.asked)
	for i := range hits {
		hits[i].well = well[hits[i].ID]
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.well, b.well), cmp.Compare(a.spelt(q.text), b.spelt(q.text)))
	})
	return hits, err
}

// spelt is 0 where the record is called by these very letters and 1 where they only read alike, as Наил and Наиль do, or 7 and
// 0007.
func (h Hit) spelt(text string) int {
	same := func(name string) bool { return strings.EqualFold(register.Line(name), register.Line(text)) }
	if slices.ContainsFunc(namesOf(h.Record), same) {
		return 0
	}
	return 1
}

// hits reads records of a kind as a search shows them, in the order of their IDs. Those that are gone are left out.
func (s *Store) hits(ctx context.Context, k register.Kind, ids []register.ID, asked asked) ([]Hit, error) {
	kind, err := shapeOf(k)
	if err != nil {
		return nil, err
	}
	records, err := kind.load(s.read(ctx), ids)
	if err != nil {
		return nil, err
	}
	var said texts
	var concerned map[register.ID][]register.ID
	var lines map[register.ID]Line
	var sessions map[register.ID][]*register.Session
	err = AtOnce(ctx,
		func(ctx context.Context) (err error) { said, err = textsOf(s.read(ctx), records); return err },
		func(ctx context.Context) (err error) {
			if concerned, err = s.concerned(ctx, records); err != nil {
				return err
			}
			wanted := slices.Clone(ids)
			for _, some := range concerned {
				wanted = append(wanted, some...)
			}
			lines, err = s.Lines(ctx, wanted...)
			return err
		},
		func(ctx context.Context) (err error) {
			if k == register.KindCommission {
				sessions, err = s.sessionsOf(ctx, ids)
			}
			return err
		},
	)
	if err != nil {
		return nil, err
	}
	var hits []Hit
	for _, r := range inOrder(ids, records, func(r register.Record) register.ID { return r.Ref().ID }) {
		id := r.Ref().ID
		var others []register.Text
		for _, partner := range concerned[id] {
			others = append(others, lines[partner].Label)
		}
		phrase, page := fragment(r, said.of(r), asked)
		hits = append(hits, Hit{
			Line: lines[id], Fragment: phrase, Page: page, Record: r, Sessions: sessions[id], Partner: joined(others...),
		})
	}
	return hits, nil
}

// concerned returns the partners that records concern; those of a session are its commission's.
func (s *Store) concerned(ctx context.Context, records []register.Record) (map[register.ID][]register.ID, error) {
	all, commissions := map[register.ID][]register.ID{}, map[register.ID][]register.ID{}
	for _, r := range records {
		if one, is := r.(*register.Session); is {
			commissions[one.CommissionID] = append(commissions[one.CommissionID], one.ID)
			continue
		}
		all[r.Ref().ID] = register.GistOf(r).PartnerIDs
	}
	if len(commissions) == 0 {
		return all, nil
	}
	kind, err := shapeOf(register.KindCommission)
	if err != nil {
		return nil, err
	}
	read, err := kind.load(s.read(ctx), slices.Collect(maps.Keys(commissions)))
	if err != nil {
		return nil, err
	}
	for _, r := range read {
		for _, id := range commissions[r.Ref().ID] {
			all[id] = register.GistOf(r).PartnerIDs
		}
	}
	return all, nil
}

// found is a record that the index has found, and how well it answers: 1 is best.
type found struct {
	id   register.ID
	well int
}

// places returns the records to show of a kind: the best first where there are words, else those entered last.
func (s *Store) places(ctx context.Context, k register.Kind, q question) ([]found, error) {
	if len(q.asked) > 0 {
		return s.bestFirst(ctx, shapes[k].letter(), q)
	}
	rows, err := s.read(ctx).Raw("SELECT id FROM catalogue WHERE kind = ? AND deleted_at IS NULL ORDER BY entry DESC", k).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var all []found
	for len(all) < q.limit && rows.Next() {
		one := found{well: wellEnough}
		if err := rows.Scan(&one.id); err != nil {
			return nil, err
		}
		if q.passes == nil || q.passes(one.id) {
			all = append(all, one)
		}
	}
	return all, rows.Err()
}

// everything is a limit that nothing reaches.
const everything = math.MaxInt32

// wellEnough is how well a record answers where there is nothing to weigh.
const wellEnough = 5

// bestFirst returns the records to show of the kind with a letter, the best first.
func (s *Store) bestFirst(ctx context.Context, letter string, q question) ([]found, error) {
	x := s.engine().index
	starting, saying := x.starting(q.asked, letter), x.saying(q.asked, letter)
	many := func(table string) (int, error) {
		return s.countHits(ctx, x.count(table, letter), starting, rankedAtMost)
	}
	words, err := many("words")
	if err != nil || words == 0 {
		return nil, err
	}
	titles := words
	if words == rankedAtMost {
		if titles, err = many("titles"); err != nil {
			return nil, err
		}
	}
	limit := q.limit
	if q.passes != nil {
		limit = everything // nobody knows how many of them pass
	}
	var all []found
	seen := map[register.ID]bool{}
	take := func(well int, id register.ID) (more bool) {
		if !seen[id] && (q.passes == nil || q.passes(id)) {
			all = append(all, found{id, well})
		}
		seen[id] = true
		return len(all) < q.limit && (words == rankedAtMost || len(seen) < words)
	}
	// First exact names, then titles with the words as typed, then titles with their stems, then the same for
	// everything said of a record. Each part is asked only when somebody reads so far.
	parts := []part{
		{x.best("titles", letter, newestOfFew), x.named(letter, q.names)},
		{x.best("titles", letter, rankingOf(titles)), saying}, {x.best("titles", letter, rankingOf(titles)), starting},
		{x.best("words", letter, rankingOf(words)), saying}, {x.best("words", letter, rankingOf(words)), starting},
	}
	if s.OnServer() {
		err := s.allBest(ctx, parts, limit, func(i int, id register.ID) bool { return take(i+1, id) })
		return all, err
	}
	for i, one := range parts {
		more, err := s.eachBest(ctx, one.sql, one.question, limit, func(id register.ID) bool { return take(i+1, id) })
		if err != nil || !more {
			return all, err
		}
	}
	return all, nil
}

// part is one of a search: a query and its question.
type part struct{ sql, question string }

// titleParts are those of the titles, which come first.
const titleParts = 3

// allBest is eachBest for all parts on a server: one question asks for the titles, and the others go together where the
// caller reads so far, for each question takes as long as the line does.
func (s *Store) allBest(ctx context.Context, parts []part, limit int, take func(part int, id register.ID) (more bool)) error {
	found := make([][]register.ID, len(parts))
	works := make([]func(context.Context) error, len(parts))
	for i, one := range parts {
		works[i] = func(ctx context.Context) error {
			_, err := s.eachBest(ctx, one.sql, one.question, limit, func(id register.ID) bool { found[i] = append(found[i], id); return true })
			return err
		}
	}
	for _, some := range [][2]int{{0, titleParts}, {titleParts, len(parts)}} {
		if err := AtOnce(ctx, works[some[0]:some[1]]...); err != nil {
			return err
		}
		for i := some[0]; i < some[1]; i++ {
			for _, id := range found[i] {
				if !take(i, id) {
					return nil
				}
			}
		}
	}
	return nil
}

// eachBest calls take with what a part of a search finds until it wants no more, and reports whether it does.
func (s *Store) eachBest(ctx context.Context, sql, question string, limit int, take func(register.ID) bool) (more bool, err error) {
	if question == "" {
		return true, nil
	}
	rows, err := s.askIndex(ctx, sql, question, limit)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var id register.ID
		if err := rows.Scan(&id); err != nil {
			return false, err
		}
		if !take(id) {
			return false, nil
		}
	}
	return true, rows.Err()
}

// askIndex asks the search index as it wants to be asked, past GORM.
func (s *Store) askIndex(ctx context.Context, query, question string, limit int) (*sql.Rows, error) {
	return s.reads.Statement.ConnPool.QueryContext(ctx, query, question, limit)
}

// countHits counts what answers a question.
func (s *Store) countHits(ctx context.Context, sql, question string, limit int) (n int, err error) {
	rows, err := s.askIndex(ctx, sql, question, limit)
	if err != nil {
		return 0, err
	}
	if rows.Next() {
		err = rows.Scan(&n)
	}
	return n, errors.Join(err, rows.Err(), rows.Close())
}

// ranking is the order of hits in one part of a search.
type ranking int

const (
	newestOfFew ranking = iota
	shortest            // of not too many
	newestOfMany
)

// rankingOf weighs no more than some hits.
func rankingOf(hits int) ranking {
	if hits < rankedAtMost {
		return shortest
	}
	return newestOfMany
}

// fragment returns the first phrase of a record that holds the most of the words asked for, nothing
// where its label holds as many. The text of a document's file is looked through line by line, last; where its pages are known,
// so is the one of the line.
func fragment(r register.Record, text string, asked asked) (best string, page int) {
	most := 0
	for _, phrase := range r.Label().All() {
		_, n := asked.marks(phrase)
		most = max(most, n)
	}
	for _, phrase := range r.Words() {
		if most == len(asked) {
			return best, 0
		}
		if _, n := asked.marks(phrase); n > most {
			best, most = strings.TrimSpace(phrase), n
		}
	}
	at, paged := 1, strings.ContainsRune(text, reading.PageEnd)
	for line := range strings.Lines(text) {
		if strings.TrimRight(line, "\n") == string(reading.PageEnd) {
			at++
			continue
		}
		if most == len(asked) {
			break
		}
		if _, n := asked.marks(line); n > most {
			if best, most = strings.TrimSpace(line), n; paged {
				page = at
			}
		}
	}
	return best, page
}
