package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// saidLine is the remark on a field or a list, in the room kept free for it. Where it is cut, a tooltip and the foot of
// the form show all of it.
type saidLine struct {
	tip
	words  string
	colour fyne.ThemeColorName
	text   *canvas.Text
}

func newSaidLine() *saidLine {
	s := &saidLine{text: NewText("", CaptionSize)}
	s.ExtendBaseWidget(s)
	s.Hide()
	return s
}

// say shows the words from x on in as much room as there is; no words hide the line.
func (s *saidLine) say(words string, edge outline, x, y, room float32) {
	s.words, s.colour = words, ColorRed
	if edge == outlineWarning {
		s.colour = ColorAmber
	}
	if words == "" {
		s.SetToolTip("")
		s.Hide()
		return
	}
	s.text.Text = WidthOf(CaptionSize, fyne.TextStyle{}).Cut(words, room)
	s.SetToolTip("")
	if s.cut() {
		s.SetToolTip(words)
	}
	s.Move(fyne.NewPos(x, y))
	s.Resize(fyne.NewSize(min(s.width(), max(0, room)), saidHeight))
	s.Show()
	s.Refresh()
}

// width is what all the words need.
func (s *saidLine) width() float32 { return saidWidth(s.words) }

func saidWidth(words string) float32 { return WidthOf(CaptionSize, fyne.TextStyle{}).Width(words) }

// cut reports whether not all of it can be read.
func (s *saidLine) cut() bool { return s.words != "" && s.text.Text != s.words }

// CreateRenderer is for the toolkit.
func (s *saidLine) CreateRenderer() fyne.WidgetRenderer { return saidLineRenderer{s} }

type saidLineRenderer struct{ s *saidLine }

func (r saidLineRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, saidHeight) }
func (r saidLineRenderer) Layout(size fyne.Size)        { r.s.text.Resize(size) }
func (r saidLineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.s.text} }
func (r saidLineRenderer) Destroy()                     {}
func (r saidLineRenderer) Refresh() {
	r.s.text.Color = Colour(r.s.colour)
	r.s.text.Refresh()
}

// speak writes the remarks under the fields of the line. A remark may extend over neighbours without one that are not
// taller; at the end of a line it extends back.
func (l *line) speak() {
	for _, row := range l.rows {
		for i, f := range row {
			lines, edge := f.said()
			f.in.setOutline(edge)
			words := strings.Join(lines, "; ")
			at := f.box.Position().X
			left, right := l.saidFrom(row, i), l.saidTo(row, i)
			x := min(at, max(left, right-saidWidth(words)))
			f.words.say(words, edge, x-at, f.under, right-x)
		}
	}
}

// saidFrom is where the words about a field may begin at the earliest: behind those about an earlier one.
func (l *line) saidFrom(row []*Field, i int) float32 {
	for j := i - 1; j >= 0; j-- {
		before := row[j]
		at := before.box.Position().X
		switch {
		case before.words.words != "":
			said := before.words
			return at + said.Position().X + said.Size().Width + fieldGap
		case before.under > row[i].under:
			return at + before.size.Width + fieldGap
		}
	}
	return 0
}

// saidTo is how far they may reach.
func (l *line) saidTo(row []*Field, i int) float32 {
	for _, next := range row[i+1:] {
		if lines, _ := next.said(); len(lines) > 0 || next.under > row[i].under {
			return next.box.Position().X - fieldGap
		}
	}
	return l.width
}
