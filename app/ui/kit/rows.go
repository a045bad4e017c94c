package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
)

const (
	numberWidth float32 = 30
	toolsWidth  float32 = 74
	rowMargin   float32 = 8
	rowHair     float32 = 1
)

// RowList is a list of sub-records inside a form: a heading with their number, links that add, and every row with its
// fields and the signs to move and remove it. The rows stand in the slice's order.
//
// While the form is open every row keeps its record for itself, so that the fields' pointers stay
// good; the slice is written again after every change.
type RowList[T any] struct {
	title string
	path  string
	items *[]T
	build func(i int, item *T) []Block
	adds  []rowAdd
	add   func() // a row, as the link in the heading does
	none  string

	form     *Form
	owner    owner
	rows     []*formRow[T]
	removed  *formRow[T] // the last one taken away, with its place
	place    int
	problems []Problem

	box      *fyne.Container
	head     *canvas.Text
	count    *canvas.Text
	buttons  []*Button
	restore  *Button
	ground   *canvas.Rectangle
	empty    *canvas.Text
	more     *Button // shows the rows that are folded away
	unfolded bool
	words    *saidLine
	saidFrom float32 // where that may begin, and how wide it may be
	saidRoom float32
	captions []*canvas.Text // above the rows, where all of them are of one line
	hairs    []*canvas.Rectangle
	size     fyne.Size
}

type rowAdd struct {
	key string
	do  func()
}

// Rows makes a list of rows over a slice. Build declares the fields of one row by pointers into it; i is the row's
// place when it is made, and does not follow later moves.
func Rows[T any](titleKey string, items *[]T, build func(i int, item *T) []Block) *RowList[T] {
	return &RowList[T]{title: titleKey, path: lastPart(titleKey), items: items, build: build}
}

// At sets the path of the list in problems, "parties"; its rows are "parties[0]" and so on. Without
// it the path is the last part of the title's key.
func (l *RowList[T]) At(path string) *RowList[T] { l.path = path; return l }

// Adds puts a link into the heading that adds a row; make returns the new row, nil adds an empty one.
func (l *RowList[T]) Adds(key string, make func() T) *RowList[T] {
	l.add = func() {
		var item T
		if make != nil {
			item = make()
		}
		l.Add(item)
		l.FocusRow(len(l.rows) - 1)
	}
	return l.Action(key, l.add)
}

// addHere adds a row if the keyboard is in one of the list's.
func (l *RowList[T]) addHere() bool {
	if l.add == nil || l.owner != nil && l.owner.stale() || !slices.ContainsFunc(l.rows, (*formRow[T]).keyed) {
		return false
	}
	l.add()
	return true
}

// Action puts a link into the heading that does something else.
func (l *RowList[T]) Action(key string, do func()) *RowList[T] {
	l.adds = append(l.adds, rowAdd{key: key, do: do})
	return l
}

// None sets the words shown while there are no rows.
func (l *RowList[T]) None(key string) *RowList[T] { l.none = key; return l }

// Len returns the number of rows.
func (l *RowList[T]) Len() int { return len(l.rows) }

// Add appends rows, as after pasting a list.
func (l *RowList[T]) Add(items ...T) {
	l.form.together(func() {
		added := make([]*formRow[T], len(items)) // all of them are made before the form is laid out with any
		for i, item := range items {
			added[i] = l.newRow(len(l.rows)+i, item)
		}
		l.rows = append(l.rows, added...)
		l.after()
	})
}

// Remove takes a row away; it can be brought back by a link in the heading.
func (l *RowList[T]) Remove(i int) {
	if i < 0 || i >= len(l.rows) {
		return
	}
	l.removed, l.place = l.rows[i], i
	l.take(i)
}

// take takes a row out of the form; where the keyboard was in it, it goes to the next one.
func (l *RowList[T]) take(i int) {
	row := l.rows[i]
	row.gone = true
	had := row.keyed()
	l.rows = slices.Delete(l.rows, i, i+1)
	l.after()
	if had {
		switch {
		case len(l.rows) > 0:
			l.FocusRow(min(i, len(l.rows)-1))
		case len(l.buttons) > 0:
			focus(l.buttons[0])
		}
	}
}

// dropBlank takes away the rows that nobody has filled in.
func (l *RowList[T]) dropBlank() {
	for i, row := range slices.Backward(l.rows) {
		if row.blank() {
			l.take(i)
		}
	}
}

func (l *RowList[T]) blankRows() []string {
	var paths []string
	for _, row := range l.rows {
		if row.blank() {
			paths = append(paths, row.prefix())
		}
	}
	return paths
}

// Restore brings back the row taken away last.
func (l *RowList[T]) Restore() {
	if l.removed == nil {
		return
	}
	at := min(l.place, len(l.rows))
	l.removed.gone = false
	l.rows = slices.Insert(l.rows, at, l.removed)
	l.removed = nil
	l.after()
	l.FocusRow(at)
}

// Move shifts a row by a number of places; the keyboard goes with it.
func (l *RowList[T]) Move(i, by int) {
	to := i + by
	if i < 0 || i >= len(l.rows) || to < 0 || to >= len(l.rows) {
		return
	}
	row := l.rows[i]
	l.rows = slices.Insert(slices.Delete(l.rows, i, i+1), to, row)
	l.after()
	l.bring(to)
}

// FocusRow puts the keyboard into the first field of a row.
func (l *RowList[T]) FocusRow(i int) {
	if i < 0 || i >= len(l.rows) {
		return
	}
	l.wake(i)
	l.bring(i) // whole, though its first field alone gets the keyboard
	done := false
	for _, b := range l.rows[i].blocks {
		b.each(func(f *Field) {
			if !done && f.shown() && !f.disabled {
				done = true
				f.Focus()
			}
		})
	}
}

// Reload makes the rows again from the slice, after the program itself has changed it.
func (l *RowList[T]) Reload() {
	l.form.together(func() {
		l.form.loading++
		l.rows, l.removed = nil, nil
		for i, item := range *l.items {
			if len(*l.items) > rowsFolded && i >= rowsShown && !l.unfolded {
				l.rows = append(l.rows, &formRow[T]{list: l, item: &item})
				continue
			}
			l.rows = append(l.rows, l.newRow(i, item))
		}
		l.form.loading--
		l.refill()
	})
}

// after follows every change of the rows themselves.
func (l *RowList[T]) after() {
	l.problems = nil
	l.refill()
	l.form.sync()
	l.form.arrange()
	l.form.touched()
}

func (l *RowList[T]) attach(f *Form, o owner) {
	l.form, l.owner = f, o
	f.adders = append(f.adders, l.addHere)
	l.box = container.NewWithoutLayout()
	l.head = NewBold(lang.T(l.title), TextSize)
	l.count = NewText("", CaptionSize)
	l.ground = canvas.NewRectangle(Colour(ColorPanel))
	none := l.none
	if none == "" {
		none = "form.row.none"
	}
	l.empty = NewText(lang.T(none), TextSize)
	l.words = newSaidLine()
	for _, a := range l.adds {
		l.buttons = append(l.buttons, NewButton(ButtonLink, lang.T(a.key), a.do))
	}
	l.restore = NewButton(ButtonQuiet, lang.T("form.row.restore"), l.Restore)
	l.more = NewButton(ButtonLink, "", l.unfold)
	// The innermost lists come first in Form.sync: they are attached after the list around them.
	f.syncs = append(f.syncs, l.sync)
	f.rowLists = append(f.rowLists, l)
	l.Reload()
	l.recolour()
}

// sync writes the rows back into the slice.
func (l *RowList[T]) sync() {
	if l.owner != nil && l.owner.stale() {
		return
	}
	if len(l.rows) == 0 {
		if len(*l.items) > 0 {
			*l.items = nil
		}
		return
	}
	// A slice of its own: the old one may be somebody's original.
	items := make([]T, len(l.rows))
	for i, r := range l.rows {
		items[i] = *r.item
	}
	*l.items = items
}

// refill puts the objects of the rows into the box, in their order: the order of Tab.
func (l *RowList[T]) refill() {
	objects := []fyne.CanvasObject{l.ground, l.head, l.count}
	for _, b := range l.buttons {
		objects = append(objects, b)
	}
	objects = append(objects, l.restore, l.empty, l.words)
	awake := l.awake()
	for len(l.hairs) < len(awake) {
		l.hairs = append(l.hairs, canvas.NewRectangle(Colour(ColorLine)))
	}
	for _, h := range l.hairs {
		objects = append(objects, h)
	}
	for _, c := range l.captions {
		objects = append(objects, c)
	}
	for _, r := range awake {
		objects = append(objects, r.box)
	}
	l.box.Objects = append(objects, l.more)
	canvas.Refresh(l.box)
}

func (l *RowList[T]) newRow(i int, item T) *formRow[T] {
	r := &formRow[T]{list: l, item: &item}
	r.make(i)
	return r
}

// make makes the fields of a row that stands at a place.
func (r *formRow[T]) make(i int) {
	l := r.list
	r.box = container.NewWithoutLayout()
	r.number = coloured(NewText("", CaptionSize), ColorSoft)
	r.tools = newRowTools(r.moveUp, r.moveDown, r.remove, l.form)
	r.box.Objects = []fyne.CanvasObject{r.number}
	for _, b := range l.build(i, r.item) {
		b.attach(l.form, r)
		r.blocks = append(r.blocks, b)
		r.box.Objects = append(r.box.Objects, b.object())
	}
	r.box.Objects = append(r.box.Objects, r.tools)
	r.tools.reveal = func() { l.bring(r.at()) }
}

func (l *RowList[T]) object() fyne.CanvasObject { return l.box }
func (l *RowList[T]) shown() bool               { return true }

func (l *RowList[T]) each(do func(*Field)) {
	for _, r := range l.rows {
		for _, b := range r.blocks {
			b.each(do)
		}
	}
}

func (l *RowList[T]) listPath() string {
	if l.owner != nil {
		return l.owner.prefix() + l.path
	}
	return l.path
}

func (l *RowList[T]) said() []Problem { return l.problems }

func (l *RowList[T]) say(found []Problem) {
	l.problems = found
	l.speak()
}

// focusList puts the keyboard where a problem of the list as a whole can be mended.
func (l *RowList[T]) focusList() {
	if len(l.buttons) > 0 {
		focus(l.buttons[0])
	}
	top := l.box.Position().Y
	l.form.revealSpan(top, top+headHeight)
}

// bring scrolls the form so that the row is seen.
func (l *RowList[T]) bring(i int) {
	if i < 0 || i >= len(l.rows) || l.rows[i].box == nil || canvasOf(l.form) == nil {
		return
	}
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(l.rows[i].box).Y - d.AbsolutePositionForObject(l.form.body).Y
	l.form.revealSpan(top, top+l.rows[i].size.Height)
}

func (l *RowList[T]) recolour() {
	l.head.Color, l.count.Color, l.empty.Color = Colour(ColorText), Colour(ColorSoft), Colour(ColorSoft)
	l.ground.FillColor, l.ground.StrokeColor = Colour(ColorPanel), Colour(ColorLine)
	l.ground.StrokeWidth, l.ground.CornerRadius = 1, 8
	for _, h := range l.hairs {
		h.FillColor = Colour(ColorLine)
	}
	for _, c := range l.captions {
		c.Color = Colour(ColorSoft)
	}
	for _, r := range l.awake() {
		r.number.Color = Colour(ColorSoft)
		for _, b := range r.blocks {
			b.recolour()
		}
	}
	for _, o := range l.box.Objects {
		if _, isWidget := o.(fyne.Widget); !isWidget {
			if _, isBox := o.(*fyne.Container); !isBox {
				o.Refresh()
			}
		}
	}
}
