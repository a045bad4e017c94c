// Package lang holds every word that people read, in the language they chose: Russian, English or
// Tatar. Words are kept in assets/translations; pages name them by key.
package lang

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"accord/storage/register"
)

// In is a language to say things in, whatever the one in use: a paper is written in English from a Russian window. What has
// no language of its own (a short day, a number) is said alike in all and needs none.
type In register.Language

var current atomic.Value // register.Language

func init() { current.Store(register.Russian) }

// Use makes l the language of everything said from now on, the toolkit's own dialogs included. It
// may be called again at any time, on the screen's goroutine; words already on the screen stay as
// they are until their owners are drawn again. A language that Accord does not speak is ignored.
func Use(l register.Language) {
	if !slices.Contains(register.Languages, l) {
		return
	}
	current.Store(l)
	teachToolkit(l)
}

// Current returns the language in use: Russian until Use is called.
func Current() register.Language { return current.Load().(register.Language) }

// T returns the text of a key. With args the text is a format as fmt.Sprintf knows it. A key missing in the language is
// taken from Russian, then English; an unknown key is returned itself.
func (in In) T(key string, args ...any) string {
	return fill(lookup(register.Language(in), key).plain(key), args)
}

// N returns the text of a key in the form that goes with the number n. The first verb of the text
// is the number as Number writes it (%s); args are for the verbs after it.
func (in In) N(key string, n int, args ...any) string {
	l := register.Language(in)
	text := lookup(l, key).counted(l, n, key)
	if text == key {
		return key
	}
	return fill(text, append([]any{Number(int64(n))}, args...))
}

// Unit returns the text of a key in the form for a number shown apart from it.
func (in In) Unit(key string, n int) string {
	l := register.Language(in)
	return lookup(l, key).counted(l, n, key)
}

// Has reports whether the language itself, without a fallback, has the key.
func Has(l register.Language, key string) bool {
	_, ok := wordsOf(l)[key]
	return ok
}

// Keys lists the keys of a language in alphabetical order.
func Keys(l register.Language) []string {
	var keys []string
	for key := range wordsOf(l) {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// Family returns the words of all keys that begin so, in the language in use.
func (in In) Family(prefix string) []string {
	var words []string
	for key := range wordsOf(register.Language(in)) {
		if strings.HasPrefix(key, prefix) {
			words = append(words, in.T(key))
		}
	}
	return words
}

// Capital begins a phrase with a capital letter, for words that stand first in a line.
func Capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// ofPeople are the ends of English adjectives that keep their capital letter: Russian, Turkish, Chinese.
var ofPeople = []string{"ian", "ish", "ese"}

// Within returns a phrase as it stands inside a sentence, with a small letter unless it begins with an abbreviation or, in
// English, with the name of a people.
func (in In) Within(s string) string {
	word, _, _ := strings.Cut(s, " ")
	_, size := utf8.DecodeRuneInString(word)
	rest := word[size:]
	named := func(end string) bool { return strings.HasSuffix(word, end) }
	if rest == "" || strings.ContainsFunc(rest, unicode.IsUpper) || strings.ContainsFunc(rest, unicode.IsDigit) ||
		register.Language(in) == register.English && slices.ContainsFunc(ofPeople, named) {
		return s
	}
	return strings.ToLower(s[:size]) + s[size:]
}

// fill puts values into a text. Each is written out first: texts ask for words alone (%s), so that no kind of value can be the
// wrong one.
func fill(text string, args []any) string {
	if len(args) == 0 {
		return text
	}
	written := make([]any, len(args))
	for i, arg := range args {
		written[i] = fmt.Sprint(arg)
	}
	return Nested(fmt.Sprintf(text, written...))
}
