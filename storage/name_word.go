package storage

import (
	"hash/fnv"
	"slices"
	"strconv"
)

// nameWords returns the words that stand for a whole name in the index of titles. So an exact name is found at once.
// There is one for each way in which the name may be read; they begin with a nought, as no other word does.
func nameWords(name string, asked bool) []string {
	read := readings(name, asked)
	ways := 0
	for _, some := range read {
		ways = max(ways, len(some))
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

// readings returns each word of a name in its forms.
func readings(name string, asked bool) [][]string {
	var all [][]string
	for _, place := range wordsIn(name) {
		word := name[place.From:place.To]
		if !asked {
			all = append(all, kept.of(word).forms...)
			continue
		}
		for _, w := range appendTokens(nil, word) {
			all = append(all, forms(w, true))
		}
	}
	return slices.DeleteFunc(all, func(some []string) bool { return len(some) == 0 })
}
