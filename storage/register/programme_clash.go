package register

import (
	"cmp"
	"slices"
	"time"
)

// timeToTravel is how much time at least there must be between two items in different places.
const timeToTravel = 15 * time.Minute

// ProgrammeClashKind says why two items cannot both be held as they stand.
type ProgrammeClashKind string

// The kinds of clashes.
const (
	ClashAtOnce    ProgrammeClashKind = "at_once"    // two things at one time
	ClashTwoPlaces ProgrammeClashKind = "two_places" // one person in two of them
	ClashNoTime    ProgrammeClashKind = "no_time"    // not enough time to get from one place to the other
)

// ProgrammeClash is two items of a programme that cannot both be held as they stand.
type ProgrammeClash struct {
	Kind ProgrammeClashKind
	// Item begins later, or as soon, as Other; both are places in the programme.
	Item, Other int
	// People are those wanted in both, where the programme names them.
	People []ID
	// Between is the time there is to get from one to the other, where that is too little.
	Between time.Duration
}

// timed is an item with its moments.
type timed struct {
	at         int
	start, end time.Time
}

// Clashes finds items held at one time, and items in different places with too little time between them. Two items at
// one time with different people in them are two parts of one programme. Items of unknown time clash with nothing. They
// come in the order in which the later item of each begins.
func (v *Visit) Clashes() []ProgrammeClash {
	var all []timed
	for i, item := range v.Programme {
		if start, end, ok := v.Held(item); ok {
			all = append(all, timed{i, start, end})
		}
	}
	slices.SortStableFunc(all, func(a, b timed) int { return a.start.Compare(b.start) })
	var clashes []ProgrammeClash
	for j, later := range all {
		for _, earlier := range all[:j] {
			if c, ok := v.clash(earlier, later); ok {
				clashes = append(clashes, c)
			}
		}
	}
	slices.SortStableFunc(clashes, func(a, b ProgrammeClash) int { return cmp.Compare(a.Item, b.Item) })
	return clashes
}

func (v *Visit) clash(earlier, later timed) (ProgrammeClash, bool) {
	one, other := v.Programme[earlier.at], v.Programme[later.at]
	c := ProgrammeClash{Item: later.at, Other: earlier.at, People: common(wanted(one), wanted(other))}
	everybody := len(one.Everyone()) == 0 || len(other.Everyone()) == 0
	if !everybody && len(c.People) == 0 {
		return c, false
	}
	c.Between = later.start.Sub(earlier.end)
	switch {
	case later.start.Before(earlier.end) || later.start.Equal(earlier.start):
		c.Kind, c.Between = ClashAtOnce, 0
		if len(c.People) > 0 {
			c.Kind = ClashTwoPlaces
		}
		return c, true
	case c.Between < timeToTravel && apart(one, other):
		c.Kind = ClashNoTime
		return c, true
	}
	return c, false
}

// wanted are those who must be there: the participants and the interpreter.
func wanted(item ProgrammeItem) []ID {
	return append(item.Everyone(), item.InterpreterID)
}

func common(a, b []ID) []ID {
	var both []ID
	for _, id := range a {
		if !id.IsZero() && slices.Contains(b, id) && !slices.Contains(both, id) {
			both = append(both, id)
		}
	}
	return both
}

// apart reports whether the programme lacks the way between two items: their places are known and differ, and neither
// item is the way itself or free time.
func apart(a, b ProgrammeItem) bool {
	for _, item := range []ProgrammeItem{a, b} {
		if item.Place.IsZero() || item.Kind == ProgrammeTransfer || item.Kind == ProgrammeFree {
			return false
		}
	}
	for _, l := range Languages {
		if here, there := a.Place.Get(l), b.Place.Get(l); here != "" && there != "" {
			return here != there
		}
	}
	return true
}
