package lang

import "strings"

// contextRunes is how much common text is left before and after a difference between two long texts.
const contextRunes = 24

// Apart cuts two texts down to where they differ: what a long beginning or end has in common becomes an ellipsis, at the
// edge of a word.
func Apart(before, after string) (string, string) {
	both := allApart(before, after)
	return both[0], both[1]
}

// allApart is Apart of several texts.
func allApart(texts ...string) []string {
	letters := make([][]rune, len(texts))
	for i, text := range texts {
		letters[i] = []rune(text)
	}
	first := letters[0]
	start, end := len(first), len(first)
	for _, other := range letters[1:] {
		start = common(min(start, len(other)), func(i int) bool { return first[i] == other[i] })
	}
	for _, other := range letters[1:] {
		left := min(len(first), len(other)) - start
		end = common(min(end, left), func(i int) bool { return first[len(first)-1-i] == other[len(other)-1-i] })
	}
	from, to := 0, 0
	if start > 2*contextRunes {
		from = wordBegins(first, start-contextRunes)
	}
	if end > 2*contextRunes {
		to = end - contextRunes
		for to > 0 && first[len(first)-to] != ' ' {
			to--
		}
	}
	cut := make([]string, len(letters))
	for i, text := range letters {
		cut[i] = between(text, from, to)
	}
	return cut
}

func common(most int, same func(int) bool) (count int) {
	for count < most && same(count) {
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
