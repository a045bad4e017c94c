package storage

import (
	"slices"
	"strings"
	"unicode"
)

// compound is a run of words of letters that hyphens join, as Нью-Йорк and e-mail: people write it as one word too.
type compound struct {
	first, last int    // of its words
	word        string // without hyphens
}

// compoundsIn finds the compounds among the words of a text.
func compoundsIn(text string, places []Extent) (found []compound) {
	for i := 0; i+1 < len(places); i++ {
		last := i
		for last+1 < len(places) && isHyphen(text[places[last].To:places[last+1].From]) {
			last++
		}
		if last == i {
			continue
		}
		words := make([]string, 0, last-i+1)
		for _, place := range places[i : last+1] {
			words = append(words, text[place.From:place.To])
		}
		if word := strings.Join(words, ""); !strings.ContainsFunc(word, unicode.IsNumber) {
			found = append(found, compound{i, last, word})
		}
		i = last
	}
	return found
}

func isHyphen(between string) bool {
	return between == "-" || between == "\u2010" || between == "\u2011"
}

// compoundsAsked returns the words of a search that hyphens join, each with the words it is made of.
func compoundsAsked(text string) (all []askedCompound) {
	places := wordsIn(text)
	for _, c := range compoundsIn(text, places) {
		made := askedCompound{word: strings.Join(tokens(c.word), "")}
		for _, place := range places[c.first : c.last+1] {
			made.of = appendTokens(made.of, text[place.From:place.To])
		}
		all = append(all, made)
	}
	return all
}

type askedCompound struct {
	word string
	of   []string
}

// begins reports whether words begin with those of the compound.
func (c askedCompound) begins(words []string) bool {
	return len(words) >= len(c.of) && slices.Equal(words[:len(c.of)], c.of)
}

// term asks for the compound written as one word or as several.
func (c askedCompound) term() term {
	t := termOf(c.word)
	t.word = strings.Join(c.of, "-")
	if apart := plain(c.of); len(apart) > 0 {
		t.ways = append(t.ways, apart)
	}
	return t
}
