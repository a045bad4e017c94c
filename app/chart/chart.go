// Package chart turns figures into shapes: rectangles, lines and texts, each with its figure and record. A painter for
// a picture, a page or the window needs nothing else. The value axis begins at nought, a missing figure is a gap, and
// estimates are hatched, so that a chart is readable without colour.
package chart

import (
	"accord/app/lang"
	"accord/storage/register"
)

// Chart is columns over an axis, one after another.
type Chart struct {
	// In is the language of the axis.
	In lang.In
	// Subject says of what the values are: "Товарооборот".
	Subject string
	// Unit stands over the value axis: "млн USD".
	Unit string
	// Series name the parts of columns, for the legend; their order is that of the inks.
	Series  []string
	Columns []Column
	// Estimated is the word of the legend for hatched bars, Aside the word for outlined ones; each is shown only if
	// there are any.
	Estimated, Aside string
	// Lacking stands where a figure is missing.
	Lacking string
}

// Column is one place of the axis.
type Column struct {
	Label string
	// Stacks stand beside each other over the label. None is a gap.
	Stacks []Stack
}

// Stack is parts on top of each other, with words over them.
type Stack struct {
	Parts []Part
	Words string
}

// Part is one value. Below nought it hangs under the axis. Estimated ones are hatched; those that stand Aside, set beside the
// values of the chart to be compared with, are outlines.
type Part struct {
	Series    int
	Value     float64
	Estimated bool
	Aside     bool
	// Figure says the value in words, with its source; Record is what it is from.
	Figure string
	Record register.Ref
}

// Bars is a chart of lying bars, the longest first or as they come.
type Bars struct {
	Bars []Bar
	// Lacking stands where a value is missing.
	Lacking string
}

// Bar is one value behind its name.
type Bar struct {
	Label, Words string
	Part         Part
}

// Ink names a colour; the painter knows which one.
type Ink int

// The inks: of text and lines, and of series, which differ in lightness.
const (
	InkText Ink = iota
	InkSoft
	InkLine
	InkFirst
	InkSecond
	InkThird
)

// inks are those of the series.
var inks = []Ink{InkFirst, InkSecond, InkThird}

func inkOf(series int) Ink { return inks[series%len(inks)] }

// Form is what a shape is.
type Form int

// The forms. A hatched rectangle is an outline and lines; a painter sees only these four.
const (
	Filled Form = iota
	Outline
	Line
	Words
)

// Align says where a text stands in its rectangle.
type Align int

// The alignments.
const (
	Left Align = iota
	Middle
	Right
)

// Shape is one thing to be painted, in the units in which the size of the chart was given, from the upper left corner. A line
// goes from X, Y by W, H; a text fills a rectangle of the height of its line.
type Shape struct {
	Form       Form
	X, Y, W, H float32
	Ink        Ink
	// Text, Size, Bold and Align are those of words.
	Text  string
	Size  float32
	Bold  bool
	Align Align
	// Figure and Record are what the shape stands for; shapes of one value have both alike, others none.
	Figure string
	Record register.Ref
}

// Measure returns how wide a text is in a size.
type Measure func(text string, size float32, bold bool) float32
