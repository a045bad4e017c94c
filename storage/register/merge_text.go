package register

import (
	"slices"
	"strings"
)

// paragraphsAtMost bounds how long texts are that are merged paragraph by paragraph.
const paragraphsAtMost = 1000

// mergeParagraphs merges two changes of a long text where they do not touch the same paragraph, nor two that stand beside each
// other; ok is false where they do.
func mergeParagraphs(base, theirs, mine string) (merged string, ok bool) {
	was, they, me := strings.Split(base, "\n"), strings.Split(theirs, "\n"), strings.Split(mine, "\n")
	if len(was) < 2 || max(len(was), len(they), len(me)) > paragraphsAtMost {
		return "", false
	}
	theirParts, myParts := changedParts(was, they), changedParts(was, me)
	var out []string
	at := 0
	for len(theirParts)+len(myParts) > 0 {
		next, first := &theirParts, theirFirst(theirParts, myParts)
		if !first {
			next = &myParts
		}
		part := (*next)[0]
		*next = (*next)[1:]
		if len(theirParts) > 0 && part.touches(theirParts[0]) || len(myParts) > 0 && part.touches(myParts[0]) {
			other := &myParts
			if !first {
				other = &theirParts
			}
			if len(*other) == 0 || !part.touches((*other)[0]) || !part.same((*other)[0]) {
				return "", false
			}
			*other = (*other)[1:] // both have changed it alike
		}
		out = append(append(out, was[at:part.from]...), part.now...)
		at = part.to
	}
	return strings.Join(append(out, was[at:]...), "\n"), true
}

// changedPart is a run of paragraphs that somebody has changed, and what they became.
type changedPart struct {
	from, to int
	now      []string
}

func (p changedPart) touches(other changedPart) bool { return p.from <= other.to && other.from <= p.to }

func (p changedPart) same(other changedPart) bool {
	return p.from == other.from && p.to == other.to && slices.Equal(p.now, other.now)
}

// theirFirst reports which of the next parts comes first.
func theirFirst(theirs, mine []changedPart) bool {
	return len(mine) == 0 || len(theirs) > 0 && theirs[0].from <= mine[0].from
}

// changedParts compares two texts by their longest common run of paragraphs.
func changedParts(was, is []string) (parts []changedPart) {
	long := make([][]int16, len(was)+1) // how long the common run of what follows is
	for i := range long {
		long[i] = make([]int16, len(is)+1)
	}
	for i := len(was) - 1; i >= 0; i-- {
		for j := len(is) - 1; j >= 0; j-- {
			if was[i] == is[j] {
				long[i][j] = long[i+1][j+1] + 1
			} else {
				long[i][j] = max(long[i+1][j], long[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(was) || j < len(is) {
		from, at := i, j
		for i < len(was) || j < len(is) {
			if i < len(was) && j < len(is) && was[i] == is[j] {
				break
			}
			if j == len(is) || i < len(was) && long[i+1][j] >= long[i][j+1] {
				i++
			} else {
				j++
			}
		}
		if i > from || j > at {
			parts = append(parts, changedPart{from, i, is[at:j]})
		}
		for i < len(was) && j < len(is) && was[i] == is[j] {
			i, j = i+1, j+1
		}
	}
	return parts
}
