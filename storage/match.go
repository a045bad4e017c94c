package storage

import "strings"

// The index holds words of letters and digits only, so that the engine's signs around them are enough for whatever was typed.
// Each has the letter of its kind in front: a search among visits never reads what the index holds of agreements, which of a
// common word is most of the work.

// starting asks the index for every term by its beginning, in the records of one kind.
func (x index) starting(a asked, letter string) string {
	return x.match(a, letter, true, func(t term) []string { return t.starts })
}

// saying asks for every term as it was typed.
func (x index) saying(a asked, letter string) string {
	return x.match(a, letter, false, func(t term) []string { return t.whole })
}

func (x index) match(a asked, letter string, begins bool, forms func(term) []string) string {
	all := make([]string, len(a))
	for i, t := range a {
		if t.phrase != nil {
			var words []string
			for _, forms := range t.phrase {
				words = append(words, lettered(letter, forms)...)
			}
			all[i] = x.phrase(words)
			continue
		}
		var ways []string
		for _, form := range forms(t) {
			ways = append(ways, x.word(letter+form, begins && !t.exact))
		}
		for _, way := range t.ways {
			ways = append(ways, "("+x.match(way, letter, begins && !t.exact, forms)+")")
		}
		all[i] = "(" + strings.Join(ways, x.or) + ")"
	}
	return strings.Join(all, x.and)
}

// named asks for the records that are called just so.
func (x index) named(letter string, names []string) string {
	all := make([]string, len(names))
	for i, n := range names {
		all[i] = x.word(letter+n, false)
	}
	return strings.Join(all, x.or)
}

// lettered puts the kind's letter before each word.
func lettered(letter string, words []string) []string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = letter + w
	}
	return all
}
