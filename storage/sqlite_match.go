package storage

import "strings"

// The index holds words of letters and digits only, so that quotes are enough for whatever was typed. Each has the letter
// of its kind in front: a search among visits never reads what the index holds of agreements, which of a common word
// is most of the work.

// starting asks the index for every term by its beginning, in the records of one kind.
func (a asked) starting(letter string) string {
	return a.match(letter, " *", func(t term) []string { return t.starts })
}

// saying asks for every term as it was typed.
func (a asked) saying(letter string) string {
	return a.match(letter, "", func(t term) []string { return t.whole })
}

func (a asked) match(letter, star string, forms func(term) []string) string {
	all := make([]string, len(a))
	for i, t := range a {
		if t.phrase != nil {
			words := make([]string, len(t.phrase))
			for n, forms := range t.phrase {
				words[n] = indexed(letter, forms)
			}
			all[i] = `"` + strings.Join(words, " ") + `"`
			continue
		}
		star := star
		if t.exact {
			star = ""
		}
		ways := make([]string, 0, 2)
		for _, form := range forms(t) {
			ways = append(ways, `"`+letter+form+`"`+star)
		}
		if len(t.parts) > 0 {
			ways = append(ways, "("+t.parts.match(letter, star, forms)+")")
		}
		all[i] = "(" + strings.Join(ways, " OR ") + ")"
	}
	return strings.Join(all, " AND ")
}

// named asks for the records that are called just so.
func named(letter string, names []string) string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = `"` + letter + n + `"`
	}
	return strings.Join(all, " OR ")
}

// indexed puts the kind's letter before each word.
func indexed(letter string, words []string) string {
	if len(words) == 0 {
		return ""
	}
	return letter + strings.Join(words, " "+letter)
}
