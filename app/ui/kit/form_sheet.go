package kit

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const (
	sheetCell float32 = 340 // the least width of a column: a full name and a choice
	sheetGap  float32 = 24  // between columns
)

// Sheet lays many like fields out in columns, as many as there is room for, to be read and entered downwards. Each cell has
// its label at the left of its first field; the other fields of a cell stand below that. No room is kept for remarks on the
// first one.
func Sheet(cells ...[]*Field) Block {
	return &sheet{line: line{fields: slices.Concat(cells...)}, cells: cells}
}

type sheet struct {
	line
	cells  [][]*Field
	labels map[*Field]*cutLabel
}

func (s *sheet) attach(f *Form, o owner) {
	s.line.attach(f, o)
	s.labels = make(map[*Field]*cutLabel, len(s.fields))
	for _, field := range s.fields {
		label := newCutLabel(field.label)
		s.labels[field] = label
		s.box.Add(label)
	}
}

func (s *sheet) recolour() {
	s.line.recolour()
	for _, l := range s.labels {
		l.Refresh()
	}
}

// entry is the width of the first fields in cells of a width: as much as they need, and so much that no choice is cut where
// the labels leave it.
func (s *sheet) entry(across float32) (width float32) {
	var ample, label float32
	for _, cell := range s.cells {
		width, ample = max(width, cell[0].least), max(ample, cell[0].ample)
		label = max(label, s.labels[cell[0]].width())
	}
	return max(width, min(ample, across-fieldGap-label))
}

func (s *sheet) arrange(width float32) float32 {
	s.width, s.rows = width, nil
	columns := min(max(1, int((width+sheetGap)/(sheetCell+sheetGap))), max(1, len(s.cells)))
	each := (len(s.cells) + columns - 1) / columns
	across := float32(math.Floor(float64((width+sheetGap)/float32(columns) - sheetGap)))
	entry := s.entry(across)
	var height, y float32
	for i, cell := range s.cells {
		if i%each == 0 {
			y = 0
		}
		x := float32(i/each) * (across + sheetGap)
		for j, f := range cell {
			label := s.labels[f]
			f.box.Hidden = !f.shown()
			label.Hidden = f.box.Hidden
			if f.box.Hidden {
				continue
			}
			beside := entry
			if j > 0 {
				beside = max(entry, across-fieldGap-label.width())
			}
			tall := f.arrange(beside, false)
			if j == 0 {
				tall = f.under
			}
			f.box.Move(fyne.NewPos(x+across-beside, y))
			label.fit(across - beside - fieldGap)
			label.Move(fyne.NewPos(x, y+(f.under-labelHeight)/2))
			s.rows = append(s.rows, []*Field{f})
			y += tall + lineGap
		}
		height = max(height, y)
	}
	s.box.Resize(fyne.NewSize(width, height))
	s.speak()
	return height
}

// cutLabel names a field at its left, and in a tooltip where it is cut.
type cutLabel struct {
	tip
	words string
	text  *canvas.Text
}

func newCutLabel(words string) *cutLabel {
	l := &cutLabel{words: words, text: NewText(words, TextSize)}
	l.ExtendBaseWidget(l)
	return l
}

func (l *cutLabel) width() float32 { return WidthOf(TextSize, fyne.TextStyle{}).Width(l.words) + 1 }

// fit shows as much of the words as a width has room for.
func (l *cutLabel) fit(width float32) {
	l.text.Text = WidthOf(TextSize, fyne.TextStyle{}).Cut(l.words, width)
	l.SetToolTip("")
	if l.text.Text != l.words {
		l.SetToolTip(l.words)
	}
	l.Resize(fyne.NewSize(max(0, width), labelHeight))
	l.Refresh()
}

// CreateRenderer is for the toolkit.
func (l *cutLabel) CreateRenderer() fyne.WidgetRenderer { return cutLabelRenderer{l} }

type cutLabelRenderer struct{ l *cutLabel }

func (r cutLabelRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, labelHeight) }
func (r cutLabelRenderer) Layout(size fyne.Size)        { r.l.text.Resize(size) }
func (r cutLabelRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.l.text} }
func (r cutLabelRenderer) Destroy()                     {}
func (r cutLabelRenderer) Refresh() {
	r.l.text.Color = Colour(ColorText)
	r.l.text.Refresh()
}
