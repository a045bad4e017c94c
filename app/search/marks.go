package search

import (
	"strings"
	"unicode/utf8"

	"accord/storage"
)

// Span is a piece of a phrase: words that were found, or what lies between.
type Span struct {
	Text   string
	Marked bool
}

// Spans cuts a phrase at the words of a search.
func Spans(phrase, words string) []Span {
	var out []Span
	at := 0
	add := func(to int, marked bool) {
		if to > at {
			out = append(out, Span{phrase[at:to], marked})
			at = to
		}
	}
	for _, m := range storage.Marks(phrase, words) {
		add(m.From, false)
		add(m.To, true)
	}
	add(len(phrase), false)
	return out
}

// excerptBefore is how many letters are shown before the first word found.
const excerptBefore = 36

// Excerpt makes a long phrase begin near the first word found in it, at the beginning of a word.
func Excerpt(phrase, words string) string {
	phrase = strings.Join(strings.Fields(phrase), " ")
	found := storage.Marks(phrase, words)
	if len(found) == 0 {
		return phrase
	}
	head := phrase[:found[0].From]
	letters := utf8.RuneCountInString(head)
	if letters <= excerptBefore+8 {
		return phrase
	}
	kept := string([]rune(head)[letters-excerptBefore:])
	if _, rest, ok := strings.Cut(kept, " "); ok {
		kept = rest
	}
	return "…" + kept + phrase[found[0].From:]
}
