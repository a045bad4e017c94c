// Package glyph chooses our own typefaces for a text on paper and in pictures, and spells letters that none of them
// has. It joins Arabic letters, and orders lines of mixed directions for drawing.
package glyph

import (
	"sync"

	"golang.org/x/image/font/sfnt"

	"accord/assets"
)

// Face is one of the typefaces.
type Face int

// The typefaces: Latin, Cyrillic and Greek; signs; Arabic, Hebrew, Georgian and Armenian letters, which have one style alone.
const (
	Letters Face = iota
	Signs
	Others
	none
)

// faces are what the typefaces have.
var faces = []func(rune) bool{
	known(func() []byte { return assets.FontRegular }),
	known(func() []byte { return assets.FontSigns }),
	known(func() []byte { return assets.FontOthers }),
}

// of returns the first typeface that has a sign.
func of(r rune) Face {
	if 0x20 <= r && r < 0x7F || 'А' <= r && r <= 'я' {
		return Letters
	}
	for face, has := range faces {
		if r < 0xFFFF && has(r) {
			return Face(face)
		}
	}
	return none
}

// known returns whether a typeface has a sign.
func known(file func() []byte) func(rune) bool {
	read := sync.OnceValue(func() *sfnt.Font {
		f, err := sfnt.Parse(file())
		if err != nil {
			return nil
		}
		return f
	})
	return func(r rune) bool {
		f := read()
		if f == nil {
			return false
		}
		var buffer sfnt.Buffer
		i, err := f.GlyphIndex(&buffer, r)
		return err == nil && i != 0
	}
}

// Run is a part of a text in one typeface, written one way.
type Run struct {
	Text string
	Face Face
	Way  Way
}

// Runs parts a text, in reading order, by typeface, and by the direction of writing where some letters are written from
// right to left. Each letter has a typeface: Spelled replaces letters without one.
func Runs(text string) []Run {
	return Parts(text, Leftwards(text))
}

// Parts parts a text as Runs does. Mixed means: it stands among words written from right to left.
func Parts(text string, mixed bool) (all []Run) {
	for _, r := range joined(Spelled(text)) {
		one := Run{Face: of(r)}
		if mixed {
			one.Way = way(r)
		}
		if n := len(all); n == 0 || all[n-1].Face != one.Face || all[n-1].Way != one.Way {
			all = append(all, one)
		}
		all[len(all)-1].Text += string(r)
	}
	return all
}
