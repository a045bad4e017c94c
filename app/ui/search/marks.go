package search

import (
	"strings"
	"unicode/utf8"

	"accord/storage"
)

// span is a piece of a phrase: a word that was found, or what lies between.
type span struct {
	text   string
	marked bool
}

// spans cuts a phrase at the words of a search.
func spans(phrase, search string) []span {
	var out []span
	at := 0
	add := func(to int, marked bool) {
		if to > at {
			out = append(out, span{phrase[at:to], marked})
			at = to
		}
	}
	for _, m := range storage.Marks(phrase, search) {
		add(m.From, false)
		add(m.To, true)
	}
	add(len(phrase), false)
	return out
}

// excerptBefore is how many letters are shown before the first word found.
const excerptBefore = 36

// excerpt makes a long phrase begin near the first word found in it, at the beginning of a word.
func excerpt(phrase, search string) string {
	phrase = strings.Join(strings.Fields(phrase), " ")
	found := storage.Marks(phrase, search)
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
