package storage

import (
	"hash/fnv"
	"slices"
	"strconv"
)

// nameWords gives the words that stand in the index of titles for the whole of a name, so that what is called exactly as
// somebody asks is found at once. There is one for each way in which the name may be read; they begin with a nought, as no
// other word does.
func nameWords(name string, asked bool) []string {
	words := tokens(name)
	read := make([][]string, 0, len(words))
	ways := 0
	for _, w := range words {
		if some := forms(w, asked); len(some) > 0 {
			read = append(read, some)
			ways = max(ways, len(some))
		}
	}
	var all []string
	for way := range ways {
		sum := fnv.New64a()
		for _, some := range read {
			_, _ = sum.Write([]byte(some[min(way, len(some)-1)] + " ")) // a hash takes everything
		}
		if word := "0" + strconv.FormatUint(sum.Sum64(), 36); !slices.Contains(all, word) {
			all = append(all, word)
		}
	}
	return all
}
