package lang

import (
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"accord/storage/register"
)

// counted picks the form for n by the rules of the language in CLDR. A Tatar noun stays in the singular after any
// number, so Tatar has the one form "other".
func (p phrase) counted(l register.Language, n int, key string) string {
	if p.forms == nil {
		return p.plain(key)
	}
	return p.form(category(l, n), key)
}

func category(l register.Language, n int) string {
	if n < 0 {
		n = -n
	}
	switch plural.Cardinal.MatchPlural(language.Make(string(l)), n, 0, 0, 0, 0) {
	case plural.One:
		return "one"
	case plural.Few:
		return "few"
	case plural.Many:
		return "many"
	}
	return "other"
}
