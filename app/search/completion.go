package search

import (
	"slices"
	"strings"

	"accord/app/lang"
	"accord/storage"
	"accord/storage/register"
)

// Completion is how a text may go on.
type Completion struct {
	// Text is everything typed, completed; Word is what stands at its end then.
	Text, Word string
}

// completedAtMost is how many ways to go on are offered.
const completedAtMost = 6

// Complete returns completions of the last word, in the language in use: the name of a field, a kind, a state. Partners
// come from the register instead: see PartnerBegun.
func Complete(text string) []Completion {
	p, is := last(text)
	if !is {
		return nil
	}
	in := lang.In(lang.Current())
	var words []string
	offer := func(word, begun string) {
		if folded := storage.Fold(word); strings.HasPrefix(folded, storage.Fold(begun)) && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	switch {
	case p.field == "" && len([]rune(p.text)) >= 2:
		for _, f := range Fields {
			if name := strings.Fields(in.T("search.field." + string(f)))[0]; strings.HasPrefix(storage.Fold(name), storage.Fold(p.text)) {
				words = append(words, name+":")
			}
		}
	case p.field == Kind:
		for _, k := range register.Kinds {
			offer(in.T("kind."+string(k)), p.value)
		}
	case p.field == State:
		for _, k := range register.Kinds {
			for _, s := range in.States(k) {
				offer(s.Word, p.value)
			}
		}
	}
	var all []Completion
	for _, word := range words[:min(len(words), completedAtMost)] {
		if done := p.with(text, word); done != text {
			all = append(all, Completion{Text: done, Word: word})
		}
	}
	return all
}

// Narrowing reports whether the last word is a field with a value.
func Narrowing(text string) bool {
	p, is := last(text)
	return is && p.field != ""
}

// PartnerBegun returns the beginning of a partner's name that is typed last, and what completes the text by a name.
func PartnerBegun(text string) (begun string, with func(name string) string, is bool) {
	p, is := last(text)
	if !is || p.field != Partner || p.value == "" {
		return "", nil, false
	}
	return strings.Trim(p.value, `"«`), func(name string) string { return p.with(text, name) }, true
}

// last returns the piece that is being typed at the end of a text.
func last(text string) (piece, bool) {
	trimmed := strings.TrimRight(text, " ")
	all := piecesBegun(text)
	if len(all) == 0 || trimmed != text && all[len(all)-1].value == "" && all[len(all)-1].field == "" {
		return piece{}, false
	}
	p := all[len(all)-1]
	if trimmed != text && p.value != "" {
		return piece{}, false
	}
	return p, true
}

// with returns the text with the piece at its end completed by a word.
func (p piece) with(text, word string) string {
	head := text[:p.from]
	if p.minus {
		head += "-"
	}
	if p.field == "" {
		return head + word
	}
	name, _, _ := strings.Cut(strings.TrimLeft(text[p.from:], "-−"), ":")
	if strings.ContainsAny(word, ` ,`) {
		word = `"` + word + `"`
	}
	return head + name + ":" + word + " "
}
