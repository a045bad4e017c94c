package lang

import "strings"

// quotes are the outer and the inner ones of our languages: « „ “ » and “ ‘ ’ ”.
var quotes = []struct{ open, end, openInner, endInner rune }{
	{'«', '»', '„', '“'},
	{'“', '”', '‘', '’'},
}

// Nested writes quotes within quotes of the same kind as inner ones: a name in quotes may have some of its own. Where they do not
// close in pairs, nothing is changed.
func Nested(text string) string {
	for _, q := range quotes {
		if strings.Count(text, string(q.open)) < 2 {
			continue
		}
		depth := 0
		turned := strings.Map(func(r rune) rune {
			switch {
			case r == q.open:
				if depth++; depth == 2 {
					return q.openInner
				}
			case r == q.end && depth > 0:
				if depth--; depth == 1 {
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
