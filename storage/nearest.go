package storage

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"accord/storage/register"
)

// Nearest returns a search that finds something in place of one that finds nothing: each unknown word is exchanged for
// the nearest word of a name, spelt as in the name. It is empty where there is none.
func (s *Store) Nearest(ctx context.Context, text string) (string, error) {
	near, changed := text, false
	for _, t := range ask(text) {
		there, err := s.anywhere(ctx, t)
		if err != nil {
			return "", fmt.Errorf("look for the nearest word: %w", translate(err))
		}
		if there {
			continue
		}
		word, err := s.nearestWord(ctx, t)
		if err != nil {
			return "", fmt.Errorf("look for the nearest word: %w", translate(err))
		}
		if word == "" {
			return "", nil
		}
		near, changed = replaceWord(near, t, word), true
	}
	if !changed {
		return "", nil
	}
	return near, nil
}

// anywhere reports whether any record has the term.
func (s *Store) anywhere(ctx context.Context, t term) (bool, error) {
	x := s.engine().index
	var ways []string
	for _, k := range searchOrder {
		ways = append(ways, x.starting(asked{t}, shapes[k].letter()))
	}
	n, err := s.countHits(ctx, x.count("words", ""), strings.Join(ways, x.or), 1)
	return n > 0, err
}

// candidate is a word of a name, as the index keeps it.
type candidate struct {
	kind    register.Kind
	word    string
	away    int // letters in which it differs
	records int
}

// nearestWord returns the word of a name nearest to the term, of several the most frequent.
func (s *Store) nearestWord(ctx context.Context, t term) (string, error) {
	most := 0
	for _, form := range t.whole {
		most = max(most, allowed(form))
	}
	if most == 0 {
		return "", nil
	}
	var best candidate
	state, off := stateMisspelt(t.word)
	for _, k := range searchOrder {
		words, err := s.titleWords(ctx, k)
		if err != nil {
			return "", err
		}
		for _, c := range words {
			c.away = most + 1
			for _, form := range t.whole {
				c.away = min(c.away, distance(form, c.word, allowed(form)))
			}
			if slices.ContainsFunc(state, func(way asked) bool { return len(way) == 1 && way[0].begins(c.word) }) {
				c.away = min(c.away, off)
			}
			if c.away <= most && (best.word == "" || c.away < best.away || c.away == best.away && c.records > best.records) {
				best = c
			}
		}
	}
	if best.word == "" {
		return "", nil
	}
	return s.spelt(ctx, best, t)
}

// titleWords returns the words of the names of a kind.
func (s *Store) titleWords(ctx context.Context, k register.Kind) ([]candidate, error) {
	letter := shapes[k].letter()
	// A nought begins the words that stand for whole names; digits are no misspelling of each other.
	rows, err := s.read(ctx).Raw(s.engine().index.titleWords, letter+":", letter+"\U0010FFFF").Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var all []candidate
	for rows.Next() {
		c := candidate{kind: k}
		if err := rows.Scan(&c.word, &c.records); err != nil {
			return nil, err
		}
		c.word = c.word[len(letter):]
		all = append(all, c)
	}
	return all, rows.Err()
}

// spelt returns a word of the index as a record spells it, in the letters in which the search is written if there is one.
func (s *Store) spelt(ctx context.Context, c candidate, t term) (string, error) {
	kind := shapes[c.kind]
	places, err := s.bestFirst(ctx, kind.letter(), question{asked: asked{{whole: []string{c.word}, starts: []string{c.word}}}, limit: 5})
	if err != nil {
		return "", err
	}
	ids := make([]register.ID, len(places))
	for i, p := range places {
		ids[i] = p.id
	}
	records, err := kind.load(s.read(ctx), ids)
	if err != nil {
		return "", err
	}
	cyrillic := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) })
	}
	another := ""
	for _, r := range records {
		for _, name := range append(namesOf(r), r.Hint().All()...) {
			for _, place := range wordsIn(name) {
				word := name[place.From:place.To]
				if !slices.Contains(indexWords(word), c.word) {
					continue
				}
				if cyrillic(word) == cyrillic(t.word) {
					return word, nil
				}
				another = word
			}
		}
	}
	return another, nil
}

// replaceWord puts a word in the place of a term in a search.
func replaceWord(text string, t term, word string) string {
	for _, place := range wordsIn(text) {
		if slices.Equal(tokens(text[place.From:place.To]), []string{t.word}) {
			return text[:place.From] + word + text[place.To:]
		}
	}
	return text
}

// allowed is in how many letters a word may be misspelt.
func allowed(word string) int {
	switch n := len([]rune(word)); {
	case n < 4 || isNumber(word):
		return 0
	case n < 6:
		return 1
	case n < 10:
		return 2
	}
	return 3
}

// distance counts the letters to change, put in, leave out or swap to make one word of another, up to one more than most.
func distance(a, b string, most int) int {
	from, to := []rune(a), []rune(b)
	if len(from)-len(to) > most || len(to)-len(from) > most {
		return most + 1
	}
	var before, last, row [64]int
	if len(to) >= len(row) {
		return most + 1
	}
	for j := range len(to) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(from); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(to); j++ {
			change := 1
			if from[i-1] == to[j-1] {
				change = 0
			}
			row[j] = min(last[j-1]+change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && from[i-1] == to[j-2] && from[i-2] == to[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		before, last = last, row
	}
	return last[len(to)]
}
