package kit

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
)

// table returns the numbers of the fields with a column, if every row fits on one line at this width, and else nothing.
// Labels stand once above the columns. A field that comes and goes has a column too, empty meanwhile; without room for
// it the field comes below its row.
func (l *RowList[T]) table(width float32) []int {
	var lines []*line
	for _, r := range l.awake() {
		if len(r.blocks) != 1 {
			return nil
		}
		only, isLine := r.blocks[0].(*line)
		if !isLine || len(lines) > 0 && len(only.fields) != len(lines[0].fields) {
			return nil
		}
		lines = append(lines, only)
	}
	if len(lines) == 0 {
		return nil
	}
	var all, steady []int
	for i, f := range lines[0].fields {
		all = append(all, i)
		if f.when == nil {
			steady = append(steady, i)
		}
	}
	for _, columns := range [][]int{all, steady} {
		narrow := slices.ContainsFunc(lines, func(one *line) bool { return fitting(one.at(columns), width, false) < len(columns) })
		if !narrow && len(columns) > 0 {
			return columns
		}
	}
	return nil
}

func (l *RowList[T]) arrange(width float32) float32 {
	y := l.arrangeHead(width)
	top := y
	inner := width - 2*rowMargin - numberWidth - toolsWidth
	columns := l.table(inner)
	table := len(columns) > 0
	l.arrangeCaptions(columns, y, inner)
	if table {
		y += 24
	}
	drawn := 0
	for i, r := range l.rows {
		if r.box == nil {
			continue
		}
		l.hairs[drawn].Hidden = drawn == 0 && !table
		l.hairs[drawn].Move(fyne.NewPos(0, y))
		l.hairs[drawn].Resize(fyne.NewSize(width, rowHair))
		height := r.arrange(i, width, columns)
		r.box.Move(fyne.NewPos(0, y+rowHair))
		y += height + rowHair
		drawn++
	}
	for _, h := range l.hairs[drawn:] {
		h.Hidden = true
	}
	y += l.arrangeMore(len(l.rows)-drawn, y)
	l.empty.Hidden = len(l.rows) > 0
	if len(l.rows) == 0 {
		l.empty.Move(fyne.NewPos(12, y))
		l.empty.Resize(fyne.NewSize(width-24, 38))
		y += 38
	}
	l.ground.Move(fyne.NewPos(0, top))
	l.ground.Resize(fyne.NewSize(width, y-top))
	l.size = fyne.NewSize(width, y)
	l.box.Resize(l.size)
	return y + fieldGap - lineGap
}

func (l *RowList[T]) arrangeHead(width float32) float32 {
	const top float32 = 4
	measure := WidthOf(TextSize, l.head.TextStyle)
	l.head.Move(fyne.NewPos(0, top))
	l.head.Resize(fyne.NewSize(width, headHeight-4))
	l.count.Text = ""
	if len(l.rows) > 0 {
		l.count.Text = lang.Number(int64(len(l.rows)))
	}
	l.count.Move(fyne.NewPos(measure.Width(l.head.Text)+7, top))
	l.count.Resize(fyne.NewSize(40, headHeight-4))
	l.restore.Hidden = l.removed == nil
	var sum float32
	for i := len(l.buttons) - 1; i >= 0; i-- {
		sum += l.buttons[i].MinSize().Width + 4
	}
	if !l.restore.Hidden {
		sum += l.restore.MinSize().Width + 4
	}
	y := top - 3
	if sum > width-measure.Width(l.head.Text)-40 {
		y += headHeight // the links go below the heading
	}
	x := width - sum + 8
	l.saidFrom = measure.Width(l.head.Text) + WidthOf(CaptionSize, fyne.TextStyle{}).Width(l.count.Text) + 22
	l.saidRoom = x - l.saidFrom - fieldGap
	if y > top {
		l.saidRoom = width - l.saidFrom
		x = -4
	}
	l.speak()
	place := func(b *Button) {
		least := b.MinSize()
		b.Resize(least)
		b.Move(fyne.NewPos(x, y))
		x += least.Width + 4
	}
	if !l.restore.Hidden {
		place(l.restore)
	}
	for _, b := range l.buttons {
		place(b)
	}
	return y + buttonHeight + 3
}

// speak writes the problems of the whole list into its heading, where there is room anyway.
func (l *RowList[T]) speak() {
	var lines []string
	edge := outlineWarning
	for _, p := range l.problems {
		text := p.Text
		if rest := strings.TrimPrefix(p.Field, l.listPath()+"["); rest != p.Field {
			if i, err := strconv.Atoi(rest[:max(0, strings.IndexByte(rest, ']'))]); err == nil {
				text = strconv.Itoa(i+1) + ": " + text
			}
		}
		lines = append(lines, text)
		if !p.Warning {
			edge = outlineFault
		}
	}
	l.words.say(strings.Join(lines, "; "), edge, l.saidFrom, 4+(headHeight-4-saidHeight)/2, l.saidRoom)
}

// arrangeCaptions puts the labels of the first row above all of them, as the heading of a table.
func (l *RowList[T]) arrangeCaptions(columns []int, y, inner float32) {
	var fields []*Field
	if len(columns) > 0 {
		fields = l.awake()[0].blocks[0].(*line).at(columns)
	}
	for len(l.captions) < len(fields) {
		t := coloured(NewText("", CaptionSize), ColorSoft)
		l.captions = append(l.captions, t)
		l.box.Objects = append(l.box.Objects, t)
	}
	x := rowMargin + numberWidth
	widths := shares(fields, inner, false)
	for i, t := range l.captions {
		t.Hidden = i >= len(fields)
		if t.Hidden {
			continue
		}
		t.Text = ""
		if l.anyShows(columns[i]) {
			t.Text = WidthOf(CaptionSize, fyne.TextStyle{}).Cut(fields[i].heading(), widths[i]-headingAround)
		}
		t.Move(fyne.NewPos(x+9, y+2))
		t.Resize(fyne.NewSize(widths[i], 22))
		t.Refresh()
		x += widths[i] + fieldGap
	}
}

// anyShows reports whether a column has something in it.
func (l *RowList[T]) anyShows(column int) bool {
	return slices.ContainsFunc(l.awake(), func(r *formRow[T]) bool { return r.blocks[0].(*line).fields[column].shown() })
}
