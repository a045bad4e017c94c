package desk

import (
	"slices"

	"accord/app/columns"
	"accord/app/ui/kit"
)

// Shown is how a page shows a column of its kind.
type Shown[R any] struct {
	Name  string
	Width float32
	// Grow lets the column take the room that the others leave.
	Grow bool
	// Hidden columns are shown when the reader asks for them.
	Hidden bool
	// Stays keeps the column longer than the others where the room is too little.
	Stays bool
	// Fits are words the column always has room for: beside a state, the names of all states.
	Fits func() string
	Tone func(R) kit.Tone
}

// asideWidth is the width of a column the page says nothing about.
const asideWidth float32 = 130

// Columns makes the columns of a list out of those declared for its kind: first the ones that the page shows, in its order,
// then all others, hidden until the reader asks for them.
func Columns[R any](declared []columns.Column[R], shown ...Shown[R]) []kit.Column[R] {
	all := make([]kit.Column[R], 0, len(declared))
	named := map[string]bool{}
	for _, s := range shown {
		named[s.Name] = true
		if at := slices.IndexFunc(declared, func(c columns.Column[R]) bool { return c.Name == s.Name }); at >= 0 {
			all = append(all, columnAs(declared[at], s))
		}
	}
	for _, c := range declared {
		if c.Label != "" && !named[c.Name] {
			all = append(all, columnAs(c, Shown[R]{Name: c.Name, Width: asideWidth, Hidden: true}))
		}
	}
	return all
}

func columnAs[R any](c columns.Column[R], s Shown[R]) kit.Column[R] {
	k := kit.Column[R]{
		ID: c.Name, Label: c.Label, Right: c.Right, Width: s.Width, Grow: s.Grow, Hidden: s.Hidden, Stays: s.Stays, Tone: s.Tone,
		Text: func(r R) string { return Dash(c.Text(r)) }, Value: c.InSheet, Names: c.Names,
	}
	if c.Sorts() {
		k.Sort = c.Name
	}
	if k.Fits = s.Fits; k.Fits == nil {
		k.Fits = c.Fits
	}
	if s.Tone != nil { // a state is never cut
		k.Family = c.Family
	}
	return k
}
