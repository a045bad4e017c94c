package kit

import (
	"slices"

	"fyne.io/fyne/v2"

	"accord/app/lang"
)

const (
	columnGap    float32 = 14 // between two columns
	columnMargin float32 = 16 // left of the first and right of the last
	columnLeast  float32 = 48 // no column is made narrower

	// Below these a column says nothing that can be read: where there is less room, columns go.
	columnReadable float32 = 80
	growReadable   float32 = 180

	// From there on the other columns share what is left, up to half as much again as they wish.
	growAmple  float32 = 520
	growOthers float32 = 0.5

	growWished float32 = 360 // a title is seldom longer; up to there columns that say nothing give their room
)

// Column declares one column of a list.
type Column[R any] struct {
	ID    string         // names the column in kept layouts
	Label string         // language key of its heading
	Width float32        // wished, in the toolkit's units
	Right bool           // numbers: aligned to the right
	Grow  bool           // takes the room that the others leave; without any, the last column does
	Text  func(R) string // of the cell, on the screen and on the clipboard
	Value func(R) any    // what a spreadsheet takes for a day or a number; nil where the text is all
	// Names returns the first of the names in the text, and how many there are: where there is no room for all, the cell
	// says how many more.
	Names  func(R) (first []string, all int)
	Tone   func(R) Tone  // optional: a dot before the word, and the word in this tone
	Soft   bool          // in soft text
	Sort   string        // the argument of OnSort; "" is not sortable
	Hidden bool          // hidden until the reader shows it
	Stays  bool          // goes after the others where the room is too little; those with a tone go last of all
	Family string        // language keys of all that the cells say begin so: the column is as wide as the widest
	Fits   func() string // words beside those of the family for which there is always room
}

// ColumnsLayout is how a reader has arranged a list's columns, to be kept between sessions as JSON.
// Columns it does not name stand where and as they are declared.
type ColumnsLayout struct {
	Order  []string           `json:"order,omitempty"`
	Hidden []string           `json:"hidden,omitempty"`
	Shown  []string           `json:"shown,omitempty"` // declared hidden, but shown by the reader
	Widths map[string]float32 `json:"widths,omitempty"`
}

// columnSpec is a column without what it knows of its rows.
type columnSpec struct {
	id, label string
	width     float32
	right     bool
	grow      bool
	soft      bool
	toned     bool
	hidden    bool
	stays     bool
	sort      string
	least     float32 // the least width beside others; 0: columnLeast
}

// leastOf returns the least width of a column: a column made narrower by the reader keeps its width.
func (s *columnSet) leastOf(column int) float32 {
	readable := columnReadable
	if s.specs[column].grow {
		readable = growReadable
	}
	return min(max(s.specs[column].least, readable), s.width[column])
}

// roomFor is what columns need to be read.
func (s *columnSet) roomFor(columns []int) float32 {
	sum := 2*columnMargin + columnGap*float32(len(columns)-1)
	for _, i := range columns {
		sum += s.leastOf(i)
	}
	return sum
}

// ample is what columns need to be as wide as wished, and the growing one to show a title whole.
func (s *columnSet) ample(columns []int) float32 {
	sum := 2*columnMargin + columnGap*float32(len(columns)-1)
	for _, i := range columns {
		if s.specs[i].grow {
			sum += max(s.width[i], growWished)
		} else {
			sum += s.width[i]
		}
	}
	return sum
}

// fitting returns the shown columns readable within a width, and the others: first go those that say nothing, as soon as
// another could use their room; then they go from the right, then those marked to stay longer, then the states. The
// growing one stays.
func (s *columnSet) fitting(total float32) (fit, gone []int) {
	fit = s.shown()
	for n := len(fit) - 1; n >= 0 && len(fit) > 1 && s.ample(fit) > total; n-- {
		if i := fit[n]; s.blank[i] && !s.specs[i].grow {
			fit, gone = slices.Delete(fit, n, n+1), append(gone, i)
		}
	}
	for rank := range 3 {
		for n := len(fit) - 1; n >= 0 && len(fit) > 1 && s.roomFor(fit) > total; n-- {
			if i := fit[n]; s.rank(i) == rank {
				fit, gone = slices.Delete(fit, n, n+1), append(gone, i)
			}
		}
	}
	return fit, gone
}

// rank says when a column goes: 0 first, 3 never.
func (s *columnSet) rank(column int) int {
	switch spec := s.specs[column]; {
	case spec.grow:
		return 3
	case spec.toned:
		return 2
	case spec.stays:
		return 1
	}
	return 0
}

// widestOf returns the width of the widest word of a family and of others, with a dot before it where the column has one; 0
// where there are neither.
func widestOf(family string, fits func() string, dot bool) float32 {
	if family == "" && fits == nil {
		return 0
	}
	var widest float32
	var words []string
	if family != "" {
		words = lang.Family(family)
	}
	if fits != nil {
		words = append(words, fits())
	}
	for _, word := range words {
		widest = max(widest, WidthOf(TextSize, fyne.TextStyle{}).Width(word))
	}
	if dot {
		widest += dotSize + dotGap
	}
	return widest + 1
}

// columnSet is the arrangement of columns that a list's heading and rows share.
type columnSet struct {
	specs  []columnSpec
	order  []int // every column, in the order of the screen
	hidden []bool
	blank  []bool // says nothing in the rows that have come
	width  []float32
}

// place is where one shown column stands within a row.
type place struct {
	column   int
	x, width float32
}

// placeAt returns which place takes in an x, half of the gap beside it included; -1 where there is none.
func placeAt(places []place, x float32) int {
	for n, p := range places {
		if x < p.x+p.width+columnGap/2 || n == len(places)-1 {
			return n
		}
	}
	return -1
}

// placed reports whether a column has a place.
func placed(places []place, column int) bool {
	return slices.ContainsFunc(places, func(p place) bool { return p.column == column })
}

func newColumnSet(specs []columnSpec) *columnSet {
	s := &columnSet{specs: specs, blank: make([]bool, len(specs))}
	s.reset()
	return s
}

func (s *columnSet) reset() {
	n := len(s.specs)
	s.order, s.hidden, s.width = make([]int, n), make([]bool, n), make([]float32, n)
	for i, spec := range s.specs {
		s.order[i], s.hidden[i], s.width[i] = i, spec.hidden, max(spec.width, spec.least, columnLeast)
	}
}

func (s *columnSet) shown() []int {
	return slices.DeleteFunc(slices.Clone(s.order), func(i int) bool { return s.hidden[i] })
}

// fit places the shown columns into a width. Spare width goes to the growing column, and on a wide screen to all; where the wished widths are too
// much, every column shrinks in proportion to its reserve above its least width. Where even the least widths are too
// much, columns disappear; the last one is cut.
func (s *columnSet) fit(total float32) []place {
	shown, _ := s.fitting(total)
	if len(shown) == 0 {
		return nil
	}
	room := total - 2*columnMargin - columnGap*float32(len(shown)-1)
	var wished float32
	grows := len(shown) - 1
	for n, i := range shown {
		wished += s.width[i]
		if s.specs[i].grow {
			grows = n
		}
	}
	spare := room - wished
	wider := float32(0) // by how much of their width the columns beside the growing one are wider
	if grow := s.width[shown[grows]]; s.specs[shown[grows]].grow && wished > grow {
		wider = min(growOthers, max(0, min(spare, grow+spare-growAmple))/(wished-grow))
	}
	leasts, least := make([]float32, len(shown)), float32(0)
	for n, i := range shown {
		leasts[n] = s.leastOf(i)
		least += leasts[n]
	}
	if least > room {
		least = columnLeast * float32(len(shown))
		for n := range leasts {
			leasts[n] = columnLeast
		}
	}
	places := make([]place, len(shown))
	x := columnMargin
	for n, i := range shown {
		w := s.width[i]
		switch {
		case spare >= 0 && n == grows:
			w += spare - wider*(wished-w)
		case spare >= 0:
			w += wider * w
		case wished > least:
			w = leasts[n] + (w-leasts[n])*max(0, room-least)/(wished-least)
		}
		places[n] = place{column: i, x: x, width: w}
		x += w + columnGap
	}
	return places
}

// freeze makes the widths that are on the screen the wished ones.
func (s *columnSet) freeze(places []place) {
	for _, p := range places {
		s.width[p.column] = p.width
	}
}

// moveEdge shifts the edge between the n-th shown column and the next: one takes what the other loses, so the edge
// stays under the pointer and nothing else moves.
func (s *columnSet) moveEdge(places []place, n int, by float32) {
	if n < 0 || n+1 >= len(places) {
		return
	}
	s.freeze(places)
	left, right := places[n], places[n+1]
	by = max(min(by, right.width-columnLeast), columnLeast-left.width)
	s.width[left.column] = left.width + by
	s.width[right.column] = right.width - by
}

// move shifts a column among the shown ones, by -1 or +1.
func (s *columnSet) move(column, by int) {
	shown := s.shown()
	n := slices.Index(shown, column)
	if n < 0 || n+by < 0 || n+by >= len(shown) {
		return
	}
	from, to := slices.Index(s.order, column), slices.Index(s.order, shown[n+by])
	s.order = slices.Delete(s.order, from, from+1)
	s.order = slices.Insert(s.order, to, column)
}

// hide hides or shows a column; the last shown one stays.
func (s *columnSet) hide(column int, hidden bool) {
	if hidden && len(s.shown()) <= 1 {
		return
	}
	s.hidden[column] = hidden
}

func (s *columnSet) layout() ColumnsLayout {
	l := ColumnsLayout{Widths: map[string]float32{}}
	moved := !slices.IsSorted(s.order)
	for _, i := range s.order {
		spec := s.specs[i]
		if moved {
			l.Order = append(l.Order, spec.id)
		}
		switch {
		case s.hidden[i] && !spec.hidden:
			l.Hidden = append(l.Hidden, spec.id)
		case !s.hidden[i] && spec.hidden:
			l.Shown = append(l.Shown, spec.id)
		}
		if s.width[i] != max(spec.width, spec.least, columnLeast) {
			l.Widths[spec.id] = s.width[i]
		}
	}
	return l
}

func (s *columnSet) setLayout(l ColumnsLayout) {
	s.reset()
	var order []int
	for _, id := range l.Order {
		if i := s.find(id); i >= 0 && !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	for i := range s.specs {
		if !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	s.order = order
	for _, id := range l.Shown {
		if i := s.find(id); i >= 0 {
			s.hidden[i] = false
		}
	}
	for _, id := range l.Hidden {
		if i := s.find(id); i >= 0 {
			s.hide(i, true)
		}
	}
	for id, w := range l.Widths {
		if i := s.find(id); i >= 0 {
			s.width[i] = max(w, columnLeast)
		}
	}
}

func (s *columnSet) find(id string) int {
	return slices.IndexFunc(s.specs, func(c columnSpec) bool { return c.id == id })
}
