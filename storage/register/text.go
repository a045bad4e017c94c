package register

import "strings"

// Language is one of the languages that records and the interface speak, by its ISO 639-1 code.
type Language string

// The languages of Accord.
const (
	Russian Language = "ru"
	English Language = "en"
	Tatar   Language = "tt"
)

// Languages lists them in the order in which forms show them.
var Languages = []Language{Russian, English, Tatar}

// Text is one phrase in up to three languages. It is the same phrase, not three notes: an empty language is simply not
// translated yet.
type Text struct {
	Ru string `json:"ru,omitempty"`
	En string `json:"en,omitempty"`
	Tt string `json:"tt,omitempty"`
}

// Ru makes a Text known in Russian only.
func Ru(s string) Text { return Text{Ru: s} }

// In returns the phrase in the language asked for. Where it is missing, the first language that has
// it (Russian, English, Tatar) is given instead, and exact is false.
func (t Text) In(l Language) (phrase string, exact bool) {
	if s := t.Get(l); s != "" {
		return s, true
	}
	for _, other := range Languages {
		if s := t.Get(other); s != "" {
			return s, false
		}
	}
	return "", true
}

// Or is In without the second answer.
func (t Text) Or(l Language) string {
	s, _ := t.In(l)
	return s
}

// Get returns the phrase in exactly this language, or nothing.
func (t Text) Get(l Language) string {
	switch l {
	case Russian:
		return t.Ru
	case English:
		return t.En
	case Tatar:
		return t.Tt
	}
	return ""
}

// Set puts the phrase in one language; an unknown language is ignored.
func (t *Text) Set(l Language, s string) {
	switch l {
	case Russian:
		t.Ru = s
	case English:
		t.En = s
	case Tatar:
		t.Tt = s
	}
}

// IsZero reports whether no language has anything but spaces.
func (t Text) IsZero() bool { return strings.TrimSpace(t.Ru+t.En+t.Tt) == "" }

// All returns the phrases that are there, in the order of Languages.
func (t Text) All() []string {
	var all []string
	for _, l := range Languages {
		if s := t.Get(l); s != "" {
			all = append(all, s)
		}
	}
	return all
}
