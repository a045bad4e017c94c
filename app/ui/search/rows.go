package search

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	asked "accord/app/search"
	"accord/app/ui/kit"
	"accord/storage/register"
)

const (
	foundHeading  float32 = 30
	foundRow      float32 = 28
	foundFragment float32 = 18 // more where a fragment is shown
	foundMargin   float32 = 14
	foundPadding  float32 = 6 // above and below all rows
)

// foundItem is a heading or a record found.
type foundItem struct {
	heading         string
	ref             register.Ref
	label, fragment []asked.Span
	hint            string
	does            func() // in place of opening a record

	top, height float32
	texts       []*canvas.Text // of label, then fragment
	note        *canvas.Text
}

// foundRows is what was found, line under line. The cursor stands on one of the records; the
// keyboard itself stays in the field with the words.
type foundRows struct {
	widget.BaseWidget
	open    func(register.Ref)
	items   []foundItem
	cursor  int // -1: nothing can be opened
	scroll  scroller
	lit     *canvas.Rectangle
	objects []fyne.CanvasObject
}

// scroller is what the rows lie in.
type scroller interface {
	Size() fyne.Size
	ScrollToOffset(fyne.Position)
	offset() float32
}

var (
	_ fyne.Tappable      = (*foundRows)(nil)
	_ desktop.Hoverable  = (*foundRows)(nil)
	_ desktop.Cursorable = (*foundRows)(nil)
)

func newFoundRows(open func(register.Ref)) *foundRows {
	r := &foundRows{open: open, cursor: -1, lit: canvas.NewRectangle(color.Transparent)}
	r.lit.CornerRadius = 6
	r.ExtendBaseWidget(r)
	return r
}

// set shows other items and puts the cursor on the first record.
func (r *foundRows) set(items []foundItem) {
	r.items, r.cursor = items, -1
	r.objects = []fyne.CanvasObject{r.lit}
	y := foundPadding
	for i := range r.items {
		item := &r.items[i]
		item.top, item.height = y, foundRow
		switch {
		case item.heading != "":
			item.height = foundHeading
			item.label = []asked.Span{{Text: item.heading}}
		case len(item.fragment) > 0:
			item.height += foundFragment
		}
		if item.heading == "" && r.cursor < 0 {
			r.cursor = i
		}
		for range len(item.label) + len(item.fragment) {
			text := kit.NewText("", 0)
			item.texts = append(item.texts, text)
			r.objects = append(r.objects, text)
		}
		item.note = kit.NewText("", kit.CaptionSize)
		r.objects = append(r.objects, item.note)
		y += item.height
	}
	r.Refresh()
	if r.scroll != nil {
		r.scroll.ScrollToOffset(fyne.Position{})
	}
}

// height is that of all rows together.
func (r *foundRows) height() float32 {
	if len(r.items) == 0 {
		return 0
	}
	last := r.items[len(r.items)-1]
	return last.top + last.height + foundPadding
}

// step moves the cursor by so many records, as far as there are any.
func (r *foundRows) step(by int) {
	way := 1
	if by < 0 {
		way, by = -1, -by
	}
	for i := r.cursor + way; by > 0 && r.cursor >= 0 && i >= 0 && i < len(r.items); i += way {
		if r.items[i].heading == "" {
			r.cursor = i
			by--
		}
	}
	r.light()
	r.reveal()
}

// choose opens the record under the cursor, or does what the line says.
func (r *foundRows) choose() {
	if r.cursor >= 0 {
		if does := r.items[r.cursor].does; does != nil {
			does()
			return
		}
		r.open(r.items[r.cursor].ref)
	}
}

// current returns the record under the cursor.
func (r *foundRows) current() (register.Ref, bool) {
	if r.cursor < 0 || r.items[r.cursor].ref.IsZero() {
		return register.Ref{}, false
	}
	return r.items[r.cursor].ref, true
}

func (r *foundRows) at(y float32) int {
	for i, item := range r.items {
		if y >= item.top && y < item.top+item.height && item.heading == "" {
			return i
		}
	}
	return -1
}

// reveal scrolls to the cursor, and to the heading above it where it is the first below one.
func (r *foundRows) reveal() {
	if r.cursor < 0 || r.scroll == nil {
		return
	}
	item := r.items[r.cursor]
	top, bottom := item.top, item.top+item.height
	if r.cursor > 0 && r.items[r.cursor-1].heading != "" {
		top = r.items[r.cursor-1].top
	}
	now, height := r.scroll.offset(), r.scroll.Size().Height
	switch {
	case top < now:
		r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top-foundPadding)))
	case bottom > now+height:
		r.scroll.ScrollToOffset(fyne.NewPos(0, bottom+foundPadding-height))
	}
}

// Tapped opens the record under the pointer.
func (r *foundRows) Tapped(e *fyne.PointEvent) {
	if i := r.at(e.Position.Y); i >= 0 {
		r.cursor = i
		r.choose()
	}
}

// MouseIn moves the cursor to the pointer.
func (r *foundRows) MouseIn(e *desktop.MouseEvent) { r.MouseMoved(e) }

// MouseMoved moves the cursor to the pointer.
func (r *foundRows) MouseMoved(e *desktop.MouseEvent) {
	if i := r.at(e.Position.Y); i >= 0 && i != r.cursor {
		r.cursor = i
		r.light()
	}
}

// MouseOut does nothing.
func (r *foundRows) MouseOut() {}

// Cursor is the pointing hand.
func (r *foundRows) Cursor() desktop.Cursor { return desktop.PointerCursor }

// light puts the light under the cursor.
func (r *foundRows) light() {
	r.lit.Hidden = r.cursor < 0
	if r.cursor >= 0 {
		item := r.items[r.cursor]
		r.lit.Move(fyne.NewPos(foundPadding, item.top))
		r.lit.Resize(fyne.NewSize(r.Size().Width-2*foundPadding, item.height))
	}
	canvas.Refresh(r)
}

// CreateRenderer is for the toolkit.
func (r *foundRows) CreateRenderer() fyne.WidgetRenderer { return foundRenderer{r} }

type foundRenderer struct{ r *foundRows }

func (f foundRenderer) MinSize() fyne.Size           { return fyne.NewSize(200, f.r.height()) }
func (f foundRenderer) Objects() []fyne.CanvasObject { return f.r.objects }
func (f foundRenderer) Destroy()                     {}

func (f foundRenderer) Refresh() {
	f.r.lit.FillColor = kit.Colour(kit.ColorAccentGround)
	f.Layout(f.r.Size())
	for _, o := range f.r.objects {
		o.Refresh()
	}
	canvas.Refresh(f.r)
}

func (f foundRenderer) Layout(size fyne.Size) {
	for i := range f.r.items {
		item := &f.r.items[i]
		room := size.Width - 2*foundMargin
		if item.heading != "" {
			x := putSpans(item.texts, item.label, foundMargin, item.top+6, foundHeading-6, room, kit.CaptionSize, kit.ColorSoft, true)
			putNote(item.note, item.hint, x+10, item.top+6, foundHeading-6, room)
			continue
		}
		notes := kit.WidthOf(kit.CaptionSize, fyne.TextStyle{})
		noted := min(notes.Width(item.hint), room*0.5)
		if item.hint != "" {
			putNote(item.note, item.hint, size.Width-foundMargin-noted, item.top, foundRow, noted)
			noted += 16
		}
		putSpans(item.texts, item.label, foundMargin, item.top, foundRow, room-noted, kit.TextSize, kit.ColorText, false)
		putSpans(item.texts[len(item.label):], item.fragment, foundMargin, item.top+foundRow-5, foundFragment, room, kit.CaptionSize, kit.ColorSoft, false)
	}
	f.r.light()
}

func putNote(t *canvas.Text, words string, x, y, height, room float32) {
	t.Text, t.Color = kit.WidthOf(kit.CaptionSize, fyne.TextStyle{}).Cut(words, room), kit.Colour(kit.ColorSoft)
	t.Move(fyne.NewPos(x, y))
	t.Resize(fyne.NewSize(room, height))
}

// putSpans draws pieces one behind the other as far as there is room, the found ones bold in the
// accent, and returns where they end.
func putSpans(texts []*canvas.Text, pieces []asked.Span, x, y, height, room, size float32, colour fyne.ThemeColorName, bold bool) float32 {
	end := x + room
	for i, p := range pieces {
		t := texts[i]
		t.TextSize, t.Color = size, kit.Colour(colour)
		kit.Restyle(t, fyne.TextStyle{Bold: bold || p.Marked})
		if p.Marked {
			t.Color = kit.Colour(kit.ColorAccent)
		}
		width := kit.WidthOf(size, t.TextStyle)
		t.Text = ""
		if end > x {
			t.Text = width.Cut(p.Text, end-x)
		}
		if t.Text != p.Text {
			end = x // nothing after what was cut
		}
		w := width.Width(t.Text)
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(w, height))
		x += w
	}
	return x
}
