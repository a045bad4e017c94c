package kit

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"accord/storage/register"
)

// formRow is one row of a list, with a record of its own. A row that is folded away has no box and no fields yet.
type formRow[T any] struct {
	list   *RowList[T]
	item   *T
	blocks []Block
	box    *fyne.Container
	number *canvas.Text
	tools  *rowTools
	size   fyne.Size
	gone   bool
}

func (r *formRow[T]) at() int { return slices.Index(r.list.rows, r) }

func (r *formRow[T]) prefix() string {
	path := r.list.path + "[" + strconv.Itoa(r.at()) + "]."
	if r.list.owner != nil {
		path = r.list.owner.prefix() + path
	}
	return path
}

func (r *formRow[T]) stale() bool {
	return r.gone || r.list.owner != nil && r.list.owner.stale()
}

func (r *formRow[T]) moveUp()   { r.list.Move(r.at(), -1) }
func (r *formRow[T]) moveDown() { r.list.Move(r.at(), 1) }
func (r *formRow[T]) remove()   { r.list.Remove(r.at()) }

// shortcut moves the row by Ctrl+Up and Ctrl+Down.
func (r *formRow[T]) shortcut(s fyne.Shortcut) bool {
	custom, isCustom := s.(*desktop.CustomShortcut)
	if !isCustom || custom.Modifier != fyne.KeyModifierControl {
		return false
	}
	switch custom.KeyName {
	case fyne.KeyUp:
		r.moveUp()
	case fyne.KeyDown:
		r.moveDown()
	default:
		return false
	}
	return true
}

// blank reports whether nobody has filled in the row: what its record says is nothing, and nothing else is typed.
func (r *formRow[T]) blank() bool {
	typed := false
	for _, b := range r.blocks {
		b.each(func(f *Field) { typed = typed || f.in.pending() })
	}
	return !typed && register.Blank(*r.item)
}

// keyed reports whether the keyboard is somewhere in the row.
func (r *formRow[T]) keyed() bool {
	c := canvasOf(r.list.form)
	if c == nil || c.Focused() == nil {
		return false
	}
	if r.box == nil {
		return false
	}
	focused := c.Focused()
	found := focused == fyne.Focusable(r.tools)
	for _, b := range r.blocks {
		b.each(func(f *Field) { found = found || f.in.target() == focused })
	}
	return found
}

// arrange lays one row out, in the columns of a table where there are any, and returns its height.
func (r *formRow[T]) arrange(i int, width float32, columns []int) float32 {
	table := len(columns) > 0
	if text := strconv.Itoa(i + 1); r.number.Text != text {
		r.number.Text = text
		r.number.Refresh()
	}
	var top float32 = 4
	if table {
		top = 1
	}
	r.number.Move(fyne.NewPos(rowMargin+4, top))
	r.number.Resize(fyne.NewSize(numberWidth, fieldHeight))
	r.tools.Move(fyne.NewPos(width-toolsWidth-rowMargin+4, top))
	r.tools.Resize(fyne.NewSize(toolsWidth, fieldHeight))
	r.tools.edges(i == 0, i == len(r.list.rows)-1)
	x, inner := rowMargin+numberWidth, width-2*rowMargin-numberWidth-toolsWidth
	y := top
	if !table {
		y = 6
		if width < 560 {
			// Narrow: the fields take the whole width, below the number and the signs.
			x, inner, y = rowMargin+4, width-2*rowMargin-8, fieldHeight+6
		}
	}
	for n, b := range r.blocks {
		shown := b.shown()
		if box, ok := b.object().(*fyne.Container); ok {
			box.Hidden = !shown
		}
		if !shown {
			continue
		}
		if only, isLine := b.(*line); isLine {
			only.setTable(columns)
		}
		if n > 0 {
			y += lineGap
		}
		height := b.arrange(inner)
		b.object().Move(fyne.NewPos(x, y))
		y += height
	}
	if !table {
		y += 3
	}
	r.size = fyne.NewSize(width, y)
	r.box.Resize(r.size)
	return y
}

// setTable puts fields of the line into columns, without labels and with quiet outlines; no columns put them back.
func (l *line) setTable(columns []int) {
	if slices.Equal(l.columns, columns) {
		return
	}
	l.columns = columns
	for i, f := range l.fields {
		f.in.setQuiet(slices.Contains(columns, i))
	}
}
