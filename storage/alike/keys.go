package alike

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
)

// Records are compared only where they have a key in common: the whole name, the name without one of its words, a number and a
// day. So a hundred thousand need no ten thousand million comparisons.

var seed = maphash.MakeSeed()

// Keys are those of a record, hashed; they hold for this run of the program.
func (s *Sketch) Keys() []uint64 {
	var all []uint64
	s.rule.keys(s, func(parts ...string) {
		var h maphash.Hash
		h.SetSeed(seed)
		for _, part := range parts {
			_, _ = h.WriteString(part) // it takes everything
			_ = h.WriteByte(0)
		}
		all = append(all, h.Sum64())
	})
	slices.Sort(all)
	return slices.Compact(all)
}

// wordsOfKeys is how many words of a name are left out, one at a time.
const wordsOfKeys = 6

// nameKeys are the keys of a name: of all its words in every way in which they may be read, whatever their order, and of all
// but one of them.
func nameKeys(words []word, add func(parts ...string)) {
	ways := 0
	for _, w := range words {
		ways = max(ways, len(w.forms))
	}
	for way := range ways {
		said := make([]string, len(words))
		for i, w := range words {
			said[i] = w.forms[min(way, len(w.forms)-1)]
		}
		add(append([]string{"name"}, slices.Sorted(slices.Values(said))...)...)
		if way > 0 {
			continue
		}
		switch {
		case len(words) == 1:
			deletionKeys(said[0], add)
		case len(words) <= wordsOfKeys:
			for i := range said {
				rest := slices.Delete(slices.Clone(said), i, i+1)
				slices.Sort(rest)
				add(append([]string{"name"}, rest...)...)
			}
		default: // the longest say the most
			longest := slices.Clone(said)
			slices.SortStableFunc(longest, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
			add(append([]string{"longest"}, slices.Sorted(slices.Values(longest[:4]))...)...)
			add(append([]string{"begins"}, said[:4]...)...)
			add(append([]string{"ends"}, said[len(said)-4:]...)...)
		}
	}
}

// plainInOrder are the words of a name by their letters.
func plainInOrder(words []word) []string {
	said := plain(words)
	slices.Sort(said)
	return said
}

// lettersOfDeletion is the greatest length of words with letters left out.
const lettersOfDeletion = 24

// deletionKeys find a word that differs in one letter: both are the same without it.
func deletionKeys(said string, add func(parts ...string)) {
	letters := []rune(said)
	if len(letters) < lettersOfTypo || len(letters) > lettersOfDeletion {
		return
	}
	add("letters", said)
	for i := range letters {
		add("letters", string(letters[:i])+string(letters[i+1:]))
	}
}

// Pair is two sketches by their places.
type Pair struct{ A, B int }

// neighbours is with how many others of one key a record is compared.
const neighbours = 24

// Pairs returns which of some records are worth comparing, each pair once. Of very many with one key each is compared with
// those next to it.
func Pairs(sketches []*Sketch) []Pair {
	type keyed struct {
		key uint64
		at  int32
	}
	all := make([]keyed, 0, 8*len(sketches))
	for i, s := range sketches {
		for _, key := range s.Keys() {
			all = append(all, keyed{key, int32(i)})
		}
	}
	slices.SortFunc(all, func(a, b keyed) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.at, b.at)) })
	var found []uint64
	for i, one := range all {
		for j := i + 1; j < len(all) && all[j].key == one.key && j-i <= neighbours; j++ {
			found = append(found, uint64(one.at)<<32|uint64(all[j].at))
		}
	}
	slices.Sort(found)
	found = slices.Compact(found)
	pairs := make([]Pair, len(found))
	for i, both := range found {
		pairs[i] = Pair{int(both >> 32), int(uint32(both))}
	}
	return pairs
}
