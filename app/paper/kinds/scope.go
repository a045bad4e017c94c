package kinds

import (
	"strings"
	"unicode/utf8"

	"accord/app/paper"
)

// scope is how much a note tells: so many rows of one kind, so many visits and meetings of which it tells what was spoken of, so many
// series of trade, and so many letters of a text, all of them where letters is 0. How many more rows there are is said below them.
type scope struct{ rows, talks, series, letters int }

// everything is what a note tells where it has room.
var everything = scope{rows: 12, talks: 3, series: 99}

// scopes are those of a note, the widest first: what was spoken of longest ago goes before rows become few, and long texts are cut short
// before rows become fewer than four.
var scopes = []scope{
	everything, {11, 3, 99, 0}, {10, 3, 99, 0}, {9, 3, 99, 0}, {8, 3, 99, 0}, {7, 3, 99, 0}, {6, 3, 99, 0}, {5, 3, 99, 0}, {5, 2, 99, 0}, {4, 2, 99, 0},
	{4, 1, 99, 0}, {4, 1, 4, 500}, {4, 1, 3, 250}, {3, 1, 3, 250}, {3, 1, 2, 150}, {2, 1, 2, 150}, {1, 1, 2, 150}, {1, 0, 1, 100},
}

// inShort cuts the texts of paragraphs and points to as many letters as the note has room for.
func (n *note) inShort(blocks []paper.Block) (short []paper.Block) {
	for _, b := range blocks {
		switch one := b.(type) {
		case paper.Paragraph:
			one.Text = begun(one.Text, n.scope.letters)
			b = one
		case paper.Points:
			var points paper.Points
			for _, point := range one {
				point.Text = begun(point.Text, n.scope.letters)
				points = append(points, point)
			}
			b = points
		}
		short = append(short, b)
	}
	return short
}

// begun is the beginning of a phrase, to the end of a word, with its footnotes; all of it where so many letters hold it or are 0.
func begun(p paper.Phrase, letters int) (begin paper.Phrase) {
	if letters == 0 || utf8.RuneCountInString(p.String()) <= letters {
		return p
	}
	for _, s := range p {
		switch text := []rune(s.Text); {
		case letters == 0:
			s.Text = ""
		case len(text) <= letters:
			letters -= len(text)
		default:
			cut := string(text[:letters])
			if end := strings.LastIndexAny(cut, " \n"); end > 0 {
				cut = cut[:end]
			}
			s.Text, letters = strings.TrimRight(cut, " \n.,;:—–")+"…", 0
		}
		if s.Text != "" || s.Note != "" {
			begin = append(begin, s)
		}
	}
	return begin
}
