package kit

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Block is one piece of a form from top to bottom: a line of fields, or a list of rows.
type Block interface {
	attach(*Form, owner)
	object() fyne.CanvasObject
	arrange(width float32) (height float32)
	each(func(*Field)) // every field, in reading order
	shown() bool
	recolour()
}

// Line puts fields beside each other, by their shares of the width. Where there is not room for all
// of them the line is broken into several.
func Line(fields ...*Field) Block { return &line{fields: fields} }

type line struct {
	fields  []*Field
	columns []int      // the numbers of the fields that have one, where the line is a row of a table
	rows    [][]*Field // those that are shown, as they lie
	width   float32
	box     *fyne.Container
}

func (l *line) attach(f *Form, o owner) {
	l.box = container.NewWithoutLayout()
	for _, field := range l.fields {
		field.line = l
		field.attach(f, o)
		l.box.Objects = append(l.box.Objects, field.box)
	}
}

func (l *line) object() fyne.CanvasObject { return l.box }

func (l *line) each(do func(*Field)) {
	for _, f := range l.fields {
		do(f)
	}
}

func (l *line) shown() bool {
	for _, f := range l.fields {
		if f.shown() {
			return true
		}
	}
	return len(l.fields) == 0
}

func (l *line) recolour() {
	for _, f := range l.fields {
		f.recolour()
	}
}

func (l *line) arrange(width float32) float32 {
	l.width, l.rows = width, nil
	for _, f := range l.fields {
		f.box.Hidden = !f.shown()
	}
	var y float32
	if len(l.columns) > 0 {
		y = l.arrangeRow(l.at(l.columns), 0, width, false)
		y = l.arrangeRows(l.besides(), y, width)
	} else {
		y = l.arrangeRows(l.fields, 0, width)
	}
	l.box.Resize(fyne.NewSize(width, y))
	l.speak()
	return y
}

// arrangeRows lays out fields in as many rows as they need, hidden ones too: a row of hidden fields takes no room.
func (l *line) arrangeRows(fields []*Field, y, width float32) float32 {
	places := slices.DeleteFunc(slices.Clone(fields), func(f *Field) bool { return f.instead != nil })
	for len(places) > 0 {
		n := fitting(places, width, true)
		if n > 2 && n == len(places)-1 && places[n].when == nil {
			n-- // no field alone in its row
		}
		if row := places[:n]; slices.ContainsFunc(row, func(f *Field) bool { return l.standing(f).shown() }) {
			if y > 0 {
				y += lineGap
			}
			y += l.arrangeRow(row, y, width, true)
		}
		places = places[n:]
	}
	return y
}

// standing returns the field shown in the place of one: itself, or another.
func (l *line) standing(f *Field) *Field {
	for _, other := range l.fields {
		if other.instead == f && other.shown() {
			return other
		}
	}
	return f
}

// besides returns the fields that have no column in a table.
func (l *line) besides() []*Field {
	var fields []*Field
	for i, f := range l.fields {
		if !slices.Contains(l.columns, i) {
			fields = append(fields, f)
		}
	}
	return fields
}

// at returns the fields of these numbers.
func (l *line) at(numbers []int) []*Field {
	fields := make([]*Field, len(numbers))
	for i, n := range numbers {
		fields[i] = l.fields[n]
	}
	return fields
}

// fitting returns how many of the fields fit on one line, at least one. A long text has its line for itself.
func fitting(fields []*Field, width float32, labelled bool) int {
	n := abreast(fields, width, labelled)
	for i, share := range shares(fields[:n], width, labelled) {
		if n > 1 && fields[i].crowded(share) {
			return max(1, i)
		}
	}
	return n
}

// abreast returns how many of the fields fit by their least widths, at least one.
func abreast(fields []*Field, width float32, labelled bool) int {
	var sum float32
	for i, f := range fields {
		if i > 0 {
			sum += fieldGap
		}
		sum += f.needs(labelled)
		if sum > width && i > 0 {
			return i
		}
	}
	return len(fields)
}

func (l *line) arrangeRow(places []*Field, y, width float32, labelled bool) float32 {
	var x, height float32
	var row []*Field
	// Checks have their words beside them: alone they leave no room above.
	labelled = labelled && slices.ContainsFunc(places, func(f *Field) bool { return f.label != "" })
	for i, w := range shares(places, width, labelled) {
		if f := l.standing(places[i]); !f.box.Hidden {
			height = max(height, f.arrange(w, labelled))
			f.box.Move(fyne.NewPos(x, y))
			row = append(row, f)
		}
		x += w + fieldGap
	}
	l.rows = append(l.rows, row)
	return height
}

// leastWidths are what fields need beside each other; in a table, where there is room for it, so much that no choice is
// cut.
func leastWidths(fields []*Field, room float32, labelled bool) []float32 {
	least, ample := make([]float32, len(fields)), make([]float32, len(fields))
	var sum float32
	for i, f := range fields {
		least[i] = f.needs(labelled)
		ample[i] = max(least[i], f.ample)
		sum += ample[i]
	}
	if labelled || sum > room {
		return least
	}
	return ample
}

// mostWidths are beyond what widths fields show no more: in a table dates, numbers and choices leave their share to names
// and texts. Without such a column nothing is left to anybody.
func mostWidths(fields []*Field, leasts []float32, labelled bool) []float32 {
	most, wants := make([]float32, len(fields)), false
	for i, f := range fields {
		most[i] = float32(math.Inf(1))
		if f.most > 0 && !labelled {
			most[i] = max(leasts[i], f.most, f.headed())
		}
		wants = wants || f.most == 0
	}
	if !wants {
		for i := range most {
			most[i] = float32(math.Inf(1))
		}
	}
	return most
}

// shares divides the width by the fields' shares; none gets less than it needs while others have more, nor more than it
// shows while others show more. Widths are whole, so that hairlines stay sharp.
func shares(fields []*Field, width float32, labelled bool) []float32 {
	if len(fields) == 1 {
		return []float32{float32(math.Floor(float64(width)))}
	}
	widths := make([]float32, len(fields))
	room := width - fieldGap*float32(len(fields)-1)
	leasts := leastWidths(fields, room, labelled)
	mosts := mostWidths(fields, leasts, labelled)
	fixed := make([]bool, len(fields))
	for fixSome(fields, widths, leasts, mosts, fixed, room) {
	}
	for i := range widths {
		widths[i] = float32(math.Floor(float64(widths[i])))
		if last := len(widths) - 1; i < last {
			room -= widths[i]
		} else {
			widths[i] = max(widths[i], float32(math.Floor(float64(room))))
		}
	}
	return widths
}

// fixSome shares the room among the fields whose widths are not fixed yet, and fixes those that would get too little, or
// those that would get too much, whichever distorts the shares more. It reports whether there were any.
func fixSome(fields []*Field, widths, leasts, mosts []float32, fixed []bool, room float32) bool {
	var sum, over float32
	for i, f := range fields {
		if fixed[i] {
			room -= widths[i]
		} else {
			sum += f.width
		}
	}
	share := func(i int) float32 { return room * fields[i].width / sum }
	for i := range fields {
		if !fixed[i] {
			widths[i] = max(leasts[i], min(mosts[i], share(i)))
			over += widths[i] - share(i)
		}
	}
	any := false
	for i := range fields {
		if !fixed[i] && (over >= 0 && widths[i] > share(i) || over <= 0 && widths[i] < share(i)) {
			fixed[i], any = true, true
		}
	}
	return any
}
