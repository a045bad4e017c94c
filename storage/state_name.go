package storage

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"accord/storage/register"
)

// A state is found by any of its names, whichever of them the register has: Белоруссия for Беларусь, ФРГ for Германия.

// stateWays are the names of each state as searches, by the words of each name.
var stateWays = sync.OnceValue(func() map[string][]asked {
	all := map[string][]asked{}
	for _, code := range stateCodes() {
		var names [][]string
		for _, name := range namesOfState(code) {
			if words := tokens(name); len(words) > 0 {
				names = append(names, words)
			}
		}
		ways := waysOf(names)
		for _, words := range names {
			if key := stateKey(words); all[key] == nil {
				all[key] = ways
			}
		}
	}
	return all
})

// mostStateWords is of how many words the longest name of a state is.
var mostStateWords = sync.OnceValue(func() int {
	most := 0
	for key := range stateWays() {
		most = max(most, strings.Count(key, " ")+1)
	}
	return most
})

// stateNamed returns the term of the state that some words begin with the name of, and how many of them are its name.
func stateNamed(words []string) (t term, n int) {
	for n := min(len(words), mostStateWords()); n > 0; n-- {
		ways := stateWays()[stateKey(words[:n])]
		if ways == nil {
			continue
		}
		if n == 1 {
			t = termOf(words[0])
		} else {
			t = term{word: strings.Join(words[:n], " "), ways: []asked{termsOfName(words[:n], false)}}
		}
		t.ways = append(t.ways, ways...)
		return t, n
	}
	return term{}, 0
}

// stateKey is the same for a name in all its cases. Short words have no endings that could be told from other words.
func stateKey(words []string) string {
	var stems []string
	for _, w := range words {
		if w = strings.ReplaceAll(w, "ё", "е"); utf8.RuneCountInString(w) > shortName {
			w = stem(w)
		}
		stems = append(stems, w)
	}
	return strings.Join(stems, " ")
}

// shortName is up to how many letters a stem begins too many other words: ИРИ would find Ирина, Персия персонал.
const shortName = 4

// termsOfName are the terms of the words of a name, without small ones.
func termsOfName(words []string, short bool) asked {
	var all asked
	for _, t := range plain(slices.DeleteFunc(slices.Clone(words), func(w string) bool { return small[w] })) {
		if short && utf8.RuneCountInString(stem(t.word)) <= shortName {
			t.exact, t.starts = true, t.whole
		}
		all = append(all, t)
	}
	return all
}

// waysOf are names as searches, without those that hold another of them: who finds Беларусь finds Республика Беларусь.
func waysOf(names [][]string) []asked {
	ways := []asked{}
	for i, words := range names {
		holds := func(other []string) bool {
			return len(other) < len(words) && !slices.ContainsFunc(other, func(w string) bool { return !slices.Contains(words, w) })
		}
		twice := func(other []string) bool { return slices.Equal(other, words) }
		if slices.ContainsFunc(names, holds) || slices.ContainsFunc(names[:i], twice) {
			continue
		}
		way := termsOfName(words, true)
		if len(way) > 1 || len(way) == 1 && utf8.RuneCountInString(way[0].word) > 2 { // UK is ук, which is a word
			ways = append(ways, way)
		}
	}
	return ways
}

// namesOfState are those of the tables of codes in Russian and English, and the others.
func namesOfState(code string) []string {
	names := register.StateNames(code)
	if region, err := language.ParseRegion(code); err == nil && len(code) == 2 {
		for _, in := range []language.Tag{language.Russian, language.English} {
			names = append(names, display.Regions(in).Name(region))
		}
	}
	return names
}

// stateMisspelt returns the names of the state that a word nearly names, and in how many letters it differs.
func stateMisspelt(word string) (ways []asked, away int) {
	typed, key := stateKey([]string{word}), ""
	away = allowed(word) + 1
	for other, some := range stateWays() {
		if n := distance(typed, other, away); n < away || n == away && ways != nil && other < key {
			ways, away, key = some, n, other
		}
	}
	return ways, away
}

func stateCodes() []string {
	codes := register.StatesNamed()
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string([]rune{a, b})
			region, err := language.ParseRegion(code)
			if err == nil && region.IsCountry() && region.Canonicalize() == region && !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	return codes
}
