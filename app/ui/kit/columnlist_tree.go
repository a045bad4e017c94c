package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// treeStep is what stands before a row for each row above it, and treeLeaf before one that has none below it.
const (
	treeStep = "      "
	treeLeaf = "   "
)

// listTree is how the rows of a list belong to one another.
type listTree[K comparable] struct {
	depth  map[K]int  // nil: they do not
	above  map[K]bool // rows with others below them
	folded map[K]bool // rows whose others are hidden
}

// SetTree says how deep the rows of the next SetKeys lie below one another, each after the one above it, and which of
// them are folded; nil makes the list a plain one. Left folds the current row or goes to the one above it, Right
// unfolds it or goes to the first one below; a click on the mark before the row does both.
func (l *ColumnList[K, R]) SetTree(depth map[K]int, folded []K) {
	l.tree = listTree[K]{depth: depth, folded: map[K]bool{}}
	for _, k := range folded {
		l.tree.folded[k] = true
	}
}

// Folded returns the folded rows: first those of the list in its order, then those that it has not at present.
func (l *ColumnList[K, R]) Folded() []K {
	var folded []K
	listed := map[K]bool{}
	for _, k := range l.all {
		listed[k] = true
		if l.tree.folded[k] {
			folded = append(folded, k)
		}
	}
	for k := range l.tree.folded {
		if !listed[k] {
			folded = append(folded, k)
		}
	}
	return folded
}

// shown leaves out the rows below folded ones.
func (t *listTree[K]) shown(keys []K) []K {
	if t.depth == nil {
		return keys
	}
	t.above = make(map[K]bool, len(keys))
	for i := 1; i < len(keys); i++ {
		if t.depth[keys[i]] > t.depth[keys[i-1]] {
			t.above[keys[i-1]] = true
		}
	}
	shown, hidden := make([]K, 0, len(keys)), -1
	for _, k := range keys {
		if hidden >= 0 && t.depth[k] > hidden {
			continue
		}
		hidden = -1
		shown = append(shown, k)
		if t.folds(k) && t.folded[k] {
			hidden = t.depth[k]
		}
	}
	return shown
}

func (t *listTree[K]) folds(k K) bool { return t.above[k] }

// front is what stands before the words of a row.
func (t *listTree[K]) front(k K) string {
	switch indent := strings.Repeat(treeStep, t.depth[k]); {
	case t.depth == nil:
		return ""
	case !t.folds(k):
		return indent + treeLeaf
	case t.folded[k]:
		return indent + markFolded
	default:
		return indent + markOpen
	}
}

// foldRow folds the rows below one away, or shows them.
func (l *ColumnList[K, R]) foldRow(k K, folded bool) {
	if folded {
		l.tree.folded[k] = true
	} else {
		delete(l.tree.folded, k)
	}
	l.SetKeys(l.all)
	if l.OnFolded != nil {
		l.OnFolded()
	}
}

// walkTree is Left or Right in a tree; it reports whether the list is one.
func (l *ColumnList[K, R]) walkTree(left bool) bool {
	if l.tree.depth == nil {
		return false
	}
	if l.current < 0 {
		return true
	}
	t, k := &l.tree, l.key
	switch open := t.folds(k) && !t.folded[k]; {
	case left && open:
		l.foldRow(k, true)
	case left:
		for row := l.current - 1; row >= 0; row-- {
			if t.depth[l.pages.keys[row]] < t.depth[k] {
				l.choose(row)
				break
			}
		}
	case open:
		l.choose(l.current + 1)
	case t.folds(k):
		l.foldRow(k, false)
	}
	return true
}

// pressMark folds or unfolds a row where the pointer is on its mark.
func (l *ColumnList[K, R]) pressMark(row int, x float32) bool {
	if l.tree.depth == nil {
		return false
	}
	k := l.pages.keys[row]
	at := slices.IndexFunc(l.area.places, func(p place) bool { return l.columns.specs[p.column].grow })
	if at < 0 || !l.tree.folds(k) {
		return false
	}
	from := l.area.places[at].x
	measure := WidthOf(TextSize, fyne.TextStyle{})
	begins := from + measure.Width(strings.Repeat(treeStep, l.tree.depth[k]))
	if x < begins-4 || x > from+measure.Width(l.tree.front(k))+2 {
		return false
	}
	l.choose(row)
	l.foldRow(k, !l.tree.folded[k])
	return true
}

// openWayTo unfolds the rows above some keys.
func (l *ColumnList[K, R]) openWayTo(wanted map[K]struct{}) {
	if l.tree.depth == nil || len(l.tree.folded) == 0 {
		return
	}
	var way, hiding []K // the rows above the one at hand
	for _, k := range l.all {
		for len(way) > 0 && l.tree.depth[way[len(way)-1]] >= l.tree.depth[k] {
			way = way[:len(way)-1]
		}
		if _, is := wanted[k]; is {
			for _, above := range way {
				if l.tree.folded[above] {
					hiding = append(hiding, above)
				}
			}
		}
		way = append(way, k)
	}
	for _, k := range hiding {
		if l.tree.folded[k] {
			l.foldRow(k, false)
		}
	}
}
