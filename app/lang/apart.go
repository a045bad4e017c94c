package lang

import "strings"

// contextRunes is how much common text is left before and after a difference between two long texts.
const contextRunes = 24

// Apart cuts two texts down to where they differ: what a long beginning or end has in common becomes an ellipsis, at the
// edge of a word.
func Apart(before, after string) (string, string) {
	b, a := []rune(before), []rune(after)
	start := common(len(b), len(a), func(i int) bool { return b[i] == a[i] })
	end := common(len(b)-start, len(a)-start, func(i int) bool { return b[len(b)-1-i] == a[len(a)-1-i] })
	from, to := 0, 0
	if start > 2*contextRunes {
		from = wordBegins(b, start-contextRunes)
	}
	if end > 2*contextRunes {
		to = end - contextRunes
		for to > 0 && b[len(b)-to] != ' ' {
			to--
		}
	}
	return between(b, from, to), between(a, from, to)
}

func common(n, m int, same func(int) bool) (count int) {
	for count < min(n, m) && same(count) {
		count++
	}
	return count
}

// wordBegins is where the first word at or before a place begins.
func wordBegins(text []rune, at int) int {
	for at > 0 && text[at-1] != ' ' {
		at--
	}
	return at
}

func between(text []rune, from, to int) string {
	s := strings.TrimSpace(string(text[from : len(text)-to]))
	if from > 0 {
		s = "… " + s
	}
	if to > 0 {
		s += " …"
	}
	return s
}
