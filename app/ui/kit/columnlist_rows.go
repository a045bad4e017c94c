package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

const (
	rowHeight float32 = 28 // the hairline under it included
	dotSize   float32 = 7
	dotGap    float32 = 6
)

// rowSource is what the lines of a list are drawn from: its rows, and the headings of its groups.
type rowSource struct {
	length func() int
	// heading returns what stands on the line of a group; ok is false for a row.
	heading func(line int) (h rowHeading, ok bool)
	known   func(row int) bool // false: not fetched yet, drawn empty
	cell    func(row, column int) (string, Tone)
	names   func(row, column int) (first []string, all int) // of a cell with several
	chosen  func(row int) (selected, current bool)
	down    func(row int, x float32, held fyne.KeyModifier, button desktop.MouseButton)
	menu    func(row int, at fyne.Position)
}

// rowsArea is the long sheet inside the scroll. It keeps exactly as many drawn rows as the window shows and moves them
// as the sheet moves: a step of the wheel draws only the rows that come in.
type rowsArea struct {
	CutTip
	columns *columnSet
	source  rowSource
	widths  *TextWidth

	offset, height float32 // what the window shows of the sheet
	places         []place
	slots          []*rowSlot
	objects        []fyne.CanvasObject
	hover          *canvas.Rectangle
	hovered        int
	shades         shades
}

// shades are the colours of rows, asked of the theme once a refresh and not once a cell.
type shades struct {
	text, soft, line, ground, hover, accent, band color.Color
	tones                                         [ToneGrey + 1]color.Color
}

// rowSlot is one drawn row.
type rowSlot struct {
	row    int // -1: out of use
	ground *canvas.Rectangle
	bar    *canvas.Rectangle // at the left edge of the row that has the keyboard
	line   *canvas.Rectangle
	texts  []*canvas.Text   // by column
	dots   []*canvas.Circle // by column; nil where it has no tone

	band        *canvas.Rectangle // under a heading
	words, note *canvas.Text      // of a heading
}

var (
	_ desktop.Mouseable      = (*rowsArea)(nil)
	_ desktop.Hoverable      = (*rowsArea)(nil)
	_ fyne.SecondaryTappable = (*rowsArea)(nil)
)

func newRowsArea(columns *columnSet, source rowSource) *rowsArea {
	a := &rowsArea{columns: columns, source: source, hovered: -1, hover: canvas.NewRectangle(color.Transparent)}
	a.hover.Hide()
	a.ExtendBaseWidget(a)
	return a
}

// MinSize is the whole sheet's height; it may be as narrow as the window likes.
func (a *rowsArea) MinSize() fyne.Size {
	return fyne.NewSize(columnLeast, rowHeight*float32(a.source.length()))
}

// Resize lays the columns out again.
func (a *rowsArea) Resize(size fyne.Size) {
	if size == a.Size() {
		return
	}
	wider := size.Width != a.Size().Width
	a.BaseWidget.Resize(size)
	if wider {
		a.hover.Resize(fyne.NewSize(size.Width, rowHeight-1))
		a.arrange()
	}
}

// look moves the window over the sheet.
func (a *rowsArea) look(offset, height float32) {
	if offset != a.offset {
		a.hoverOver(-1)
		a.Off()
	}
	a.offset, a.height = offset, height
	a.draw(false)
}

// visible returns the rows that the window shows, from inclusive, to exclusive.
func (a *rowsArea) visible() (from, to int) {
	n := a.source.length()
	from = max(0, int(a.offset/rowHeight))
	to = min(n, int((a.offset+a.height)/rowHeight)+1)
	return min(from, n), max(to, min(from, n))
}

// arrange places the columns within the width and draws everything again.
func (a *rowsArea) arrange() {
	a.places = a.columns.fit(a.Size().Width)
	a.draw(true)
}

// draw brings the drawn rows in line with the window; all also redraws those already there.
func (a *rowsArea) draw(all bool) {
	if a.widths == nil || all {
		a.widths = WidthOf(TextSize, fyne.TextStyle{})
		a.shades = currentShades()
	}
	from, to := a.visible()
	need := int(a.height/rowHeight) + 2
	if need > len(a.slots) {
		a.grow(need)
		all = true
	}
	count := len(a.slots)
	for row := from; row < from+count; row++ {
		slot := a.slots[row%count]
		switch {
		case row >= to:
			slot.hide()
		case all || slot.row != row:
			a.fill(slot, row)
		}
	}
}

func (a *rowsArea) grow(count int) {
	for len(a.slots) < count {
		s := &rowSlot{
			row:    -1,
			ground: canvas.NewRectangle(color.Transparent),
			bar:    canvas.NewRectangle(color.Transparent),
			line:   canvas.NewRectangle(color.Transparent),
			texts:  make([]*canvas.Text, len(a.columns.specs)),
			dots:   make([]*canvas.Circle, len(a.columns.specs)),
			band:   canvas.NewRectangle(color.Transparent),
			words:  NewBold("", TextSize),
			note:   NewText("", TextSize),
		}
		s.band.Hide()
		s.words.Hide()
		s.note.Hide()
		for i, spec := range a.columns.specs {
			s.texts[i] = NewText("", TextSize)
			if spec.right {
				s.texts[i].Alignment = fyne.TextAlignTrailing
			}
			if spec.toned {
				s.dots[i] = canvas.NewCircle(color.Transparent)
				s.dots[i].Resize(fyne.NewSquareSize(dotSize))
			}
		}
		a.slots = append(a.slots, s)
	}
	for _, s := range a.slots {
		s.row = -1 // the number of rows decides which slot draws which
	}
	a.objects = a.objects[:0]
	for _, s := range a.slots {
		a.objects = append(a.objects, s.ground, s.band)
	}
	a.objects = append(a.objects, a.hover)
	for _, s := range a.slots {
		a.objects = append(a.objects, s.bar, s.line, s.words, s.note)
		for i := range s.texts {
			a.objects = append(a.objects, s.texts[i])
			if s.dots[i] != nil {
				a.objects = append(a.objects, s.dots[i])
			}
		}
	}
	canvas.Refresh(a)
}

func (a *rowsArea) fill(s *rowSlot, row int) {
	y := rowHeight * float32(row)
	width := a.Size().Width
	s.row = row
	s.ground.Move(fyne.NewPos(0, y))
	s.ground.Resize(fyne.NewSize(width, rowHeight-1))
	s.bar.Move(fyne.NewPos(0, y))
	s.bar.Resize(fyne.NewSize(3, rowHeight-1))
	s.line.Move(fyne.NewPos(0, y+rowHeight-1))
	s.line.Resize(fyne.NewSize(width, 1))
	paint(s.line, a.shades.line)
	s.line.Show()
	a.mark(s)
	a.write(s)
}

// mark shows whether the row is chosen.
func (a *rowsArea) mark(s *rowSlot) {
	selected, current := a.source.chosen(s.row)
	show(s.ground, selected)
	show(s.bar, current)
	if selected {
		paint(s.ground, a.shades.ground)
	}
	if current {
		paint(s.bar, a.shades.accent)
	}
}

// write puts the row's words into its cells.
func (a *rowsArea) write(s *rowSlot) {
	known := a.source.known(s.row)
	heading, is := a.source.heading(s.row)
	s.head(a, heading, is)
	for i := range s.texts {
		if !known || !placed(a.places, i) {
			show(s.texts[i], false)
			if s.dots[i] != nil {
				show(s.dots[i], false)
			}
		}
	}
	if !known {
		return
	}
	y := rowHeight * float32(s.row)
	for _, p := range a.places {
		text, tone := a.source.cell(s.row, p.column)
		x, width := p.x, p.width
		if dot := s.dots[p.column]; dot != nil {
			show(dot, tone != ToneNone)
			if tone != ToneNone {
				if fill := a.shades.tones[tone]; dot.FillColor != fill {
					dot.FillColor = fill
					dot.Refresh()
				}
				dot.Move(fyne.NewPos(x, y+(rowHeight-dotSize)/2+0.5))
				x += dotSize + dotGap
				width -= dotSize + dotGap
			}
		}
		colour := a.shades.tones[tone]
		if tone == ToneNone && a.columns.specs[p.column].soft {
			colour = a.shades.soft
		}
		word := s.texts[p.column]
		cut := a.widths.Cut(text, width)
		if cut != text {
			names, all := a.source.names(s.row, p.column)
			cut = a.widths.cutNames(names, all, width, cut)
		}
		word.Move(fyne.NewPos(x, y))
		// A Text redraws itself on every change of its size, so the size is set only where the right edge depends on
		// it.
		if size := fyne.NewSize(width, rowHeight-1); word.Size() != size {
			word.Resize(size)
		}
		show(word, true)
		if word.Text != cut || word.Color != colour {
			word.Text, word.Color = cut, colour
			word.Refresh()
		}
	}
}

func (s *rowSlot) hide() {
	if s.row == -1 && s.line.Hidden {
		return
	}
	s.row = -1
	s.ground.Hide()
	s.bar.Hide()
	s.line.Hide()
	s.band.Hide()
	s.words.Hide()
	s.note.Hide()
	for i := range s.texts {
		s.texts[i].Hide()
		if s.dots[i] != nil {
			s.dots[i].Hide()
		}
	}
}

// arrived writes the rows of a range that have just been fetched.
func (a *rowsArea) arrived(from, to int) {
	for _, s := range a.slots {
		if s.row >= from && s.row < to {
			a.write(s)
			// A text hidden since it was made belongs to no canvas, and no canvas hears that it is shown now.
			canvas.Refresh(s.line)
		}
	}
}

// remark shows again which rows are chosen.
func (a *rowsArea) remark() {
	for _, s := range a.slots {
		if s.row >= 0 {
			a.mark(s)
		}
	}
}

func (a *rowsArea) rowAt(y float32) int {
	row := int(y / rowHeight)
	if y < 0 || row >= a.source.length() {
		return -1
	}
	return row
}

func (a *rowsArea) hoverOver(row int) {
	if row == a.hovered {
		return
	}
	a.hovered = row
	show(a.hover, row >= 0)
	if row >= 0 {
		a.hover.Move(fyne.NewPos(0, rowHeight*float32(row)))
		a.hover.Resize(fyne.NewSize(a.Size().Width, rowHeight-1))
		paint(a.hover, a.shades.hover)
	}
}

// MouseDown chooses the row at once; a double tap would keep every single one waiting.
func (a *rowsArea) MouseDown(e *desktop.MouseEvent) {
	unmark()
	a.Off()
	a.source.down(a.rowAt(e.Position.Y), e.Position.X, e.Modifier, e.Button)
}

// MouseUp does nothing.
func (a *rowsArea) MouseUp(*desktop.MouseEvent) {}

// TappedSecondary opens the row's menu.
func (a *rowsArea) TappedSecondary(e *fyne.PointEvent) {
	a.source.menu(a.rowAt(e.Position.Y), e.AbsolutePosition)
}

// MouseIn lights the row under the pointer.
func (a *rowsArea) MouseIn(e *desktop.MouseEvent) { a.MouseMoved(e) }

// MouseMoved lights the row under the pointer, and shows the whole of a cell that is cut.
func (a *rowsArea) MouseMoved(e *desktop.MouseEvent) {
	row := a.rowAt(e.Position.Y)
	a.hoverOver(row)
	column, full := a.cutAt(row, e.Position.X)
	a.Over(row, column, full, e)
}

// MouseOut puts the light out.
func (a *rowsArea) MouseOut() {
	a.hoverOver(-1)
	a.Off()
}

// cutAt returns the column at a place of a row, and the words of the cell there where they are cut.
func (a *rowsArea) cutAt(row int, x float32) (column int, full string) {
	if row < 0 || !a.source.known(row) {
		return -1, ""
	}
	if _, heading := a.source.heading(row); heading {
		return -1, ""
	}
	n := placeAt(a.places, x)
	if n < 0 {
		return -1, ""
	}
	p := a.places[n]
	text, tone := a.source.cell(row, p.column)
	room := min(p.width, a.Size().Width-p.x-columnMargin)
	if a.columns.specs[p.column].toned && tone != ToneNone {
		room -= dotSize + dotGap
	}
	if WidthOf(TextSize, fyne.TextStyle{}).Cut(text, room) == text {
		return p.column, ""
	}
	return p.column, text
}

// CreateRenderer is for the toolkit.
func (a *rowsArea) CreateRenderer() fyne.WidgetRenderer { return rowsRenderer{a} }

type rowsRenderer struct{ area *rowsArea }

func (r rowsRenderer) Layout(fyne.Size)             {}
func (r rowsRenderer) MinSize() fyne.Size           { return r.area.MinSize() }
func (r rowsRenderer) Refresh()                     { r.area.draw(true) }
func (r rowsRenderer) Objects() []fyne.CanvasObject { return r.area.objects }
func (r rowsRenderer) Destroy()                     {}

func currentShades() shades {
	s := shades{
		text: Colour(ColorText), soft: Colour(ColorSoft), line: Colour(ColorLine),
		ground: Colour(ColorAccentGround), hover: Colour(ColorHover), accent: Colour(ColorAccent),
		band: Colour(ColorGround),
	}
	for t := range s.tones {
		s.tones[t] = Tone(t).Colour()
	}
	return s
}

// show shows or hides an object, and repaints only on a change.
func show(o fyne.CanvasObject, visible bool) {
	if o.Visible() == visible {
		return
	}
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// paint fills a rectangle, and repaints only on a change.
func paint(r *canvas.Rectangle, c color.Color) {
	if r.FillColor != c {
		r.FillColor = c
		r.Refresh()
	}
}
