package glyph

import (
	"slices"
	"strings"
	"unicode"
)

// Way is the direction in which a part of a line is written.
type Way int

// The ways. Marks and figures follow the letters on both sides, Arabic figures the letters before them. So the year
// behind a foreign name stays in its place in the sentence.
const (
	Neither Way = iota
	Rightward
	Leftward
	Figures
	ArabicFigures
)

// way returns the direction of a letter.
func way(r rune) Way {
	switch {
	case unicode.IsDigit(r) && r > 0x7F:
		return ArabicFigures
	case unicode.IsDigit(r):
		return Figures
	case backward(r):
		return Leftward
	case unicode.IsLetter(r):
		return Rightward
	}
	return Neither
}

// backward reports whether a letter is written from right to left.
func backward(r rune) bool {
	return r >= 0x590 && (unicode.In(r, unicode.Hebrew, unicode.Arabic) || 0xFB1D <= r && r <= 0xFDFF || 0xFE70 <= r && r <= 0xFEFC) && !unicode.IsDigit(r)
}

// Leftwards reports whether anything of a text is written from right to left.
func Leftwards(text string) bool { return strings.ContainsFunc(text, backward) }

// Order returns the places of the parts of a line from left to right, where the line begins at the left: letters
// written from right to left, and the marks and figures among them, come with the last one first. Turned is true for
// those parts.
func Order(ways []Way) (places []int, turned []bool) {
	places, turned = make([]int, len(ways)), make([]bool, len(ways))
	for i := range places {
		places[i] = i
	}
	for first := 0; first < len(ways); first++ {
		if ways[first] != Leftward {
			continue
		}
		last := first
		for i := first + 1; i < len(ways) && ways[i] != Rightward; i++ {
			if ways[i] == Leftward || ways[i] == ArabicFigures {
				last = i
			}
		}
		for i := first; i <= last; i++ {
			turned[i] = true
		}
		slices.Reverse(places[first : last+1])
		first = last
	}
	return places, turned
}

// mirrored are the signs that are drawn the other way round among letters written from right to left.
var mirrored = strings.NewReplacer("(", ")", ")", "(", "[", "]", "]", "[", "«", "»", "»", "«", "<", ">", ">", "<")

// Turned is a text of one way as it is drawn from left to right where the order of its line is turned. Figures stay as they are.
func Turned(text string, way Way) string {
	if way == Figures || way == ArabicFigures {
		return text
	}
	letters := []rune(text)
	slices.Reverse(letters)
	if way == Neither {
		return mirrored.Replace(string(letters))
	}
	return string(letters)
}

// Line returns the runs of a text of one line as they are drawn from left to right.
func Line(text string) []Run {
	runs := Runs(text)
	ways := make([]Way, len(runs))
	for i, r := range runs {
		ways[i] = r.Way
	}
	places, turned := Order(ways)
	out := make([]Run, 0, len(runs))
	for _, i := range places {
		one := runs[i]
		if turned[i] {
			one.Text = Turned(one.Text, one.Way)
		}
		out = append(out, one)
	}
	return out
}
