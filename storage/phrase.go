package storage

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wanted is a query with signs: quoted words are a phrase and must follow each other exactly; a word behind a minus
// must be absent.
type wanted struct{ with, without asked }

// want takes such a search apart.
func want(text string) wanted {
	var w wanted
	var words strings.Builder
	var phrases asked
	for text != "" {
		one, minus, phrase, rest := nextPiece(text)
		text = rest
		switch {
		case phrase && minus:
			w.without = append(w.without, phraseOf(one)...)
		case phrase:
			phrases = append(phrases, phraseOf(one)...)
		case minus:
			w.without = append(w.without, ask(one)...)
		default:
			words.WriteString(one)
			words.WriteByte(' ')
		}
	}
	w.with = append(phrases, ask(words.String())...)
	w.with = w.with[:min(len(w.with), askedAtMost)]
	w.without = w.without[:min(len(w.without), askedAtMost)]
	return w
}

// quotes are the signs that may open a phrase, and what closes it. One that is not closed is none: it is still being typed.
var quotes = map[rune]string{'"': `"`, '«': "»", '“': "”“", '„': "”“"}

// nextPiece cuts the next word or phrase off a text, and reports whether a minus stands before it.
func nextPiece(text string) (piece string, minus, phrase bool, rest string) {
	text = strings.TrimLeftFunc(text, unicode.IsSpace)
	for _, sign := range []string{"-", "−"} {
		after, cut := strings.CutPrefix(text, sign)
		next, _ := utf8.DecodeRuneInString(after)
		if _, opens := quotes[next]; cut && (opens || unicode.IsLetter(next) || unicode.IsNumber(next)) {
			text, minus = after, true
			break
		}
	}
	opening, size := utf8.DecodeRuneInString(text)
	if closing, opens := quotes[opening]; opens {
		if end := strings.IndexAny(text[size:], closing); end >= 0 {
			_, closed := utf8.DecodeRuneInString(text[size+end:])
			return text[size : size+end], minus, true, text[size+end+closed:]
		}
	}
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		end = len(text)
	}
	return text[:end], minus, false, text[end:]
}

// phraseOf returns the term that a phrase is, none where it has no words. The index keeps the words of a text in the order in
// which they stand, each in all its forms.
func phraseOf(text string) asked {
	t := term{word: text}
	for _, place := range wordsIn(text) {
		if forms := kept.of(text[place.From:place.To]).index; len(forms) > 0 {
			t.phrase = append(t.phrase, forms)
		}
	}
	if len(t.phrase) == 0 {
		return nil
	}
	return asked{t}
}

// follows reports whether the words of the phrase stand in a text from one on.
func (t term) follows(words [][]string) bool {
	if len(words) < len(t.phrase) {
		return false
	}
	for i, forms := range t.phrase {
		if strings.Join(words[i], " ") != strings.Join(forms, " ") {
			return false
		}
	}
	return true
}
