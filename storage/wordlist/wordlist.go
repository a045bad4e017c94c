// Package wordlist says bytes as words that people can read to one another and type, one word a byte.
package wordlist

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Words says bytes in a language for which there is a list, else in English.
func Words(language string, bytes []byte) []string {
	list := lists[language]
	if list == nil {
		list = lists["en"]
	}
	words := make([]string, len(bytes))
	for i, b := range bytes {
		words[i] = list[b]
	}
	return words
}

// Unknown is a word that stands in no list, and its place among the others, counted from 1.
type Unknown struct {
	Word  string
	Place int
}

// Error says which word it is.
func (u *Unknown) Error() string { return fmt.Sprintf("word %d, %q, is in no list", u.Place, u.Word) }

// Bytes returns what words say, in whatever language they are, or else the first Unknown. Case does not matter, nor
// whether ё was typed.
func Bytes(words []string) ([]byte, error) {
	var best *Unknown
	for _, language := range slices.Sorted(maps.Keys(lists)) {
		bytes, unknown := read(lists[language], words)
		if unknown == nil {
			return bytes, nil
		}
		if best == nil || unknown.Place > best.Place {
			best = unknown
		}
	}
	return nil, best
}

func read(list, words []string) (bytes []byte, unknown *Unknown) {
	for i, word := range words {
		at := slices.IndexFunc(list, func(known string) bool { return plain(known) == plain(word) })
		if at < 0 {
			return nil, &Unknown{word, i + 1}
		}
		bytes = append(bytes, byte(at))
	}
	return bytes, nil
}

func plain(word string) string { return strings.ReplaceAll(strings.ToLower(word), "ё", "е") }
