package kit

import (
	"sort"

	"fyne.io/fyne/v2"

	"accord/app/lang"
)

// Group is a run of rows of a list under its own heading.
type Group struct {
	First, Count int
	// Key names the group: it keeps a folded group folded when the list is read again. A group without a key does not
	// fold.
	Key string
	// Note follows the heading's words in its tone: "3 overdue".
	Note string
	Tone Tone
}

// rowHeading is what stands on the line of a group.
type rowHeading struct {
	words, note string
	tone        Tone
}

// rowGroups are the groups of a list. Each has a line of its own before its first row, so that the lines of a sheet are
// more than the rows of a list.
type rowGroups []Group

// line returns the line of a row.
func (g rowGroups) line(row int) int {
	return row + sort.Search(len(g), func(i int) bool { return g[i].First > row })
}

// on returns what stands on a line: a row, or a group, the other being -1.
func (g rowGroups) on(line int) (row, group int) {
	at := sort.Search(len(g), func(i int) bool { return g[i].First+i > line }) - 1
	switch {
	case at < 0:
		return line, -1
	case g[at].First+at == line:
		return -1, at
	}
	return line - at - 1, -1
}

// begins reports whether a row is the first of its group.
func (g rowGroups) begins(row int) bool {
	at := sort.Search(len(g), func(i int) bool { return g[i].First >= row })
	return at < len(g) && g[at].First == row
}

// SetGroups parts the rows of the next SetKeys; heading makes the words of a group from its first row. A click on a
// heading selects all rows of the group; two clicks fold it, as Left does from one of its rows. Without groups the list
// is one.
func (l *ColumnList[K, R]) SetGroups(groups []Group, heading func(first R) string) {
	l.folds.groups, l.headed = groups, heading
	l.groups, _ = l.folds.shown(nil)
}

// Groups returns the parts of the list.
func (l *ColumnList[K, R]) Groups() []Group { return l.folds.groups }

func (l *ColumnList[K, R]) lines() int { return len(l.pages.keys) + len(l.groups) }

// heading returns the heading of a group if one stands on the line. Its first row may not have arrived yet.
func (l *ColumnList[K, R]) heading(line int) (rowHeading, bool) {
	_, at := l.groups.on(line)
	if at < 0 {
		return rowHeading{}, false
	}
	g := l.groups[at]
	head := rowHeading{note: g.Note, tone: g.Tone}
	folded := l.folds.is(g.Key)
	if first, known := l.pages.row(g.First); known && l.headed != nil && !folded {
		head.words = l.headed(first)
		l.folds.name(g.Key, head.words)
	} else if folded {
		head.words = l.folds.words[g.Key]
	}
	if head.words != "" {
		head.words = l.folds.mark(g.Key) + head.words + " · " + lang.Number(int64(l.folds.groups[at].Count))
	}
	return head, true
}

// selectGroup selects the rows of a group.
func (l *ColumnList[K, R]) selectGroup(at int) {
	g := l.groups[at]
	if l.folds.is(g.Key) {
		return // nothing is done to rows that nobody sees
	}
	clear(l.selected)
	for _, k := range l.pages.keys[g.First : g.First+g.Count] {
		l.selected[k] = struct{}{}
	}
	l.anchor = g.First
	l.setCurrent(g.First)
	l.tellSelection()
}

// seen returns the rows among the lines on the screen, from inclusive, to exclusive.
func (l *ColumnList[K, R]) seen() (from, to int) {
	first, last := l.area.visible()
	to = l.rowFrom(last)
	if len(l.groups) > 0 && last > first {
		to = min(to+1, len(l.pages.keys)) // a heading on the last line takes its words from the row after it
	}
	return l.rowFrom(first), to
}

// rowFrom returns the row on a line, or the first one after it.
func (l *ColumnList[K, R]) rowFrom(line int) int {
	row, at := l.groups.on(line)
	if at >= 0 {
		row = l.groups[at].First
	}
	return min(row, len(l.pages.keys))
}

// head puts a heading onto its line.
func (s *rowSlot) head(a *rowsArea, h rowHeading, is bool) {
	show(s.words, is)
	show(s.note, is && h.note != "")
	show(s.band, is)
	if !is {
		return
	}
	y := rowHeight * float32(s.row)
	s.band.Move(fyne.NewPos(0, y))
	s.band.Resize(fyne.NewSize(a.Size().Width, rowHeight-1))
	paint(s.band, a.shades.band)
	room := a.Size().Width - 2*columnMargin
	if h.note != "" {
		room -= a.widths.Width(h.note) + 14
	}
	bold := WidthOf(TextSize, s.words.TextStyle)
	s.words.Text, s.words.Color = bold.Cut(h.words, room), a.shades.text
	s.words.Move(fyne.NewPos(columnMargin, y))
	s.words.Resize(fyne.NewSize(room, rowHeight-1))
	s.words.Refresh()
	s.note.Text, s.note.Color = h.note, a.shades.tones[h.tone]
	s.note.Move(fyne.NewPos(columnMargin+bold.Width(s.words.Text)+14, y))
	s.note.Resize(fyne.NewSize(a.widths.Width(h.note)+2, rowHeight-1))
	s.note.Refresh()
}
