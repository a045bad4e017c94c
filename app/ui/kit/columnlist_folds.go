package kit

import "slices"

// The marks before the words of a group's heading.
const (
	markOpen   = "▾ "
	markFolded = "▸ "
)

// listFolds are the groups of a list as they are given, and which of them are folded, by their keys.
type listFolds struct {
	groups []Group
	folded map[string]bool
	words  map[string]string // what the headings said while the rows were seen
	last   string            // the key of the group that was folded last
}

func (f *listFolds) is(key string) bool { return key != "" && f.folded[key] }

func (f *listFolds) mark(key string) string {
	switch {
	case key == "":
		return ""
	case f.folded[key]:
		return markFolded
	}
	return markOpen
}

// name keeps the words of a heading: their row is not read while the group is folded.
func (f *listFolds) name(key, words string) {
	if key == "" {
		return
	}
	if f.words == nil {
		f.words = map[string]string{}
	}
	f.words[key] = words
}

func (f *listFolds) set(key string, folded bool) {
	if f.folded == nil {
		f.folded = map[string]bool{}
	}
	f.folded[key], f.last = folded, key
}

// shown returns the groups without the rows of those that are folded, and cuts these places out of a list.
func (f *listFolds) shown(cut func(from, to int)) (groups rowGroups, some bool) {
	groups, gone := make(rowGroups, len(f.groups)), 0
	for i, g := range f.groups {
		groups[i] = g
		groups[i].First -= gone
		if f.is(g.Key) {
			if cut != nil {
				cut(groups[i].First, groups[i].First+g.Count)
			}
			gone += g.Count
			groups[i].Count = 0
		}
	}
	return groups, gone > 0
}

// showKeys returns the rows that are not folded away.
func (l *ColumnList[K, R]) showKeys() []K {
	keys := l.tree.shown(l.all)
	l.groups, _ = l.folds.shown(func(from, to int) {
		if from <= to && to <= len(keys) {
			keys = slices.Concat(keys[:from], keys[to:])
		}
	})
	return keys
}

// fold folds a group, or unfolds it.
func (l *ColumnList[K, R]) fold(at int, folded bool) {
	key := l.folds.groups[at].Key
	if key == "" || l.folds.is(key) == folded {
		return
	}
	l.folds.set(key, folded)
	l.SetKeys(l.all)
}

// foldCurrent folds the group of the current row; Right unfolds the one that was folded last. It reports whether there is
// such a group.
func (l *ColumnList[K, R]) foldCurrent(folded bool) bool {
	if !folded {
		at := slices.IndexFunc(l.folds.groups, func(g Group) bool { return g.Key == l.folds.last && l.folds.is(g.Key) })
		if at < 0 {
			return false
		}
		l.fold(at, false)
		l.choose(l.groups[at].First)
		return true
	}
	at := -1
	for i, g := range l.groups {
		if l.current >= g.First && l.current < g.First+g.Count {
			at = i
		}
	}
	if at < 0 || l.groups[at].Key == "" {
		return false
	}
	l.fold(at, true)
	if len(l.pages.keys) > 0 {
		l.choose(min(l.groups[at].First, len(l.pages.keys)-1))
	}
	return true
}

// unfoldFor unfolds the groups of some keys.
func (l *ColumnList[K, R]) unfoldFor(wanted map[K]struct{}) {
	for at, g := range l.folds.groups {
		if !l.folds.is(g.Key) {
			continue
		}
		if slices.ContainsFunc(l.all[g.First:g.First+g.Count], func(k K) bool { _, is := wanted[k]; return is }) {
			l.fold(at, false)
		}
	}
}
