package lang

import "strings"

// quotes are the outer and the inner ones of our languages: « „ “ » and “ ‘ ’ ”.
var quotes = []struct{ open, end, openInner, endInner rune }{
	{'«', '»', '„', '“'},
	{'“', '”', '‘', '’'},
}

// Nested writes quotes within quotes of the same kind as inner ones: a name in quotes may have some of its own. A name that is
// in quotes as a whole has them once. Where they do not close in pairs, nothing is changed.
func Nested(text string) string {
	text = once(text)
	for _, q := range quotes {
		if strings.Count(text, string(q.open)) < 2 {
			continue
		}
		depth := 0
		turned := strings.Map(func(r rune) rune {
			switch {
			case r == q.open:
				if depth++; depth > 1 {
					return q.openInner
				}
			case r == q.end && depth > 0:
				if depth--; depth > 0 {
					return q.endInner
				}
			case r == q.end:
				depth = -1 << 20
			}
			return r
		}, text)
		if depth == 0 {
			return turned
		}
	}
	return text
}

// once leaves out quotes that stand right within others, around the same words.
func once(text string) string {
	letters := []rune(text)
	ends := map[int]int{} // of each opening quote
	var open []int
	for i, r := range letters {
		for _, q := range quotes {
			switch {
			case r == q.open:
				open = append(open, i)
			case r == q.end && len(open) > 0 && letters[open[len(open)-1]] == q.open:
				ends[open[len(open)-1]], open = i, open[:len(open)-1]
			}
		}
	}
	var out strings.Builder
	left := map[int]bool{}
	for i, r := range letters {
		if end, is := ends[i+1]; is && ends[i] == end+1 && end > 0 {
			left[i+1], left[end] = true, true
		}
		if !left[i] {
			out.WriteRune(r)
		}
	}
	return out.String()
}
