package kit

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// sectionLine is a section's heading, with buttons at the right edge, below it where there is no room for both, and in
// several lines where they have none beside each other.
type sectionLine struct {
	widget.BaseWidget
	heading *Flow
	buttons []*Button
}

func newSectionLine(heading string, buttons []*Button) *sectionLine {
	s := &sectionLine{heading: newFlow(CaptionSize, true, ColorSoft, Plain(heading)), buttons: buttons}
	s.ExtendBaseWidget(s)
	return s
}

func (s *sectionLine) follow(bring func(fyne.CanvasObject)) {
	for _, b := range s.buttons {
		b.follow(bring)
	}
}

func (s *sectionLine) firstStop() fyne.Focusable {
	if len(s.buttons) == 0 {
		return nil
	}
	return s.buttons[0]
}

// room is the width of the heading; where the buttons leave it too little, it has a line of its own.
func (s *sectionLine) room(width float32) (room float32, stacked bool) {
	room = width
	for _, b := range s.buttons {
		room -= b.MinSize().Width + 8
	}
	if len(s.buttons) > 0 && room < min(s.heading.widest()+1, 160) {
		return width, true
	}
	return room, false
}

// lines parts the buttons into lines that fit.
func (s *sectionLine) lines(width float32) (lines [][]*Button) {
	left := float32(0)
	for _, b := range s.buttons {
		wide := b.MinSize().Width + 8
		if len(lines) == 0 || left < wide-8-b.margin() {
			lines, left = append(lines, nil), width
		}
		last := &lines[len(lines)-1]
		*last = append(*last, b)
		left -= wide
	}
	return lines
}

func (s *sectionLine) heightFor(width float32) float32 {
	room, stacked := s.room(width)
	height := s.heading.heightFor(room) + 4
	switch {
	case stacked:
		height += buttonHeight * float32(len(s.lines(width)))
	case len(s.buttons) > 0:
		height = max(height, buttonHeight)
	}
	return height
}

func (s *sectionLine) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{s.heading}
	for _, b := range s.buttons {
		objects = append(objects, b)
	}
	return &linesRenderer{objects: objects, of: s, layout: func(size fyne.Size) {
		room, stacked := s.room(size.Width)
		height := s.heading.heightFor(room)
		lines := [][]*Button{s.buttons}
		top, y := (size.Height-height)/2, (size.Height-buttonHeight)/2
		if stacked {
			lines = s.lines(size.Width)
			top, y = 2, size.Height-buttonHeight*float32(len(lines))
		}
		s.heading.Move(fyne.NewPos(0, top))
		s.heading.Resize(fyne.NewSize(room, height))
		for _, line := range lines {
			s.place(line, size.Width, y)
			y += buttonHeight
		}
	}}
}

// place puts buttons beside each other up to the right edge.
func (s *sectionLine) place(line []*Button, x, y float32) {
	if n := len(line); n > 0 && line[n-1].kind == ButtonLink {
		x += line[n-1].margin() // the words end where the rows do
	}
	for _, b := range slices.Backward(line) {
		width := b.MinSize().Width
		x -= width
		b.Move(fyne.NewPos(x, y))
		b.Resize(fyne.NewSize(width, buttonHeight))
		x -= 8
	}
}

// fieldLine is a label and its value.
type fieldLine struct {
	widget.BaseWidget
	label, value *Flow
	longest      *float32 // the longest word of all labels of the card, so that none is broken and all values begin alike
}

func newFieldLine(label string, value []Part, longest *float32) *fieldLine {
	f := &fieldLine{label: newFlow(TextSize, false, ColorSoft, Plain(label)), value: NewFlow(value...), longest: longest}
	for _, word := range strings.Fields(label) {
		*longest = max(*longest, WidthOf(TextSize, fyne.TextStyle{}).Width(word)+1)
	}
	f.ExtendBaseWidget(f)
	return f
}

func (f *fieldLine) follow(bring func(fyne.CanvasObject)) { f.value.follow(bring) }
func (f *fieldLine) firstStop() fyne.Focusable            { return f.value.firstStop() }

// columns returns how wide the label is, and where the value begins.
func (f *fieldLine) columns(width float32) (label, value float32, stacked bool) {
	if width < labelStacked {
		return width, 0, true
	}
	value = max(min(labelColumn, width*0.38), min(*f.longest+labelGap, width*0.5))
	return value - labelGap, value, false
}

func (f *fieldLine) heightFor(width float32) float32 {
	label, value, stacked := f.columns(width)
	if stacked {
		return f.label.heightFor(width) + f.value.heightFor(width)
	}
	return max(f.label.heightFor(label), f.value.heightFor(width-value))
}

func (f *fieldLine) CreateRenderer() fyne.WidgetRenderer {
	return &linesRenderer{objects: []fyne.CanvasObject{f.label, f.value}, of: f, layout: func(size fyne.Size) {
		label, value, stacked := f.columns(size.Width)
		height := f.label.heightFor(label)
		f.label.Resize(fyne.NewSize(label, height))
		top := float32(0)
		if stacked {
			top = height
		}
		f.value.Move(fyne.NewPos(value, top))
		f.value.Resize(fyne.NewSize(size.Width-value, size.Height-top))
	}}
}

// rowLine is a line of a list on a card.
type rowLine struct {
	widget.BaseWidget
	left, right *Flow
	line        *Surface
	beside      float32 // room behind the row over which the line goes on
}

// openRow is a rowLine that leads somewhere.
type openRow struct {
	press
	row  *rowLine
	lit  *canvas.Rectangle
	ring *canvas.Rectangle
	// secondary is what the right mouse button does; nil offers to copy the words.
	secondary func(*fyne.PointEvent)
}

var (
	_ flowing             = (*openRow)(nil)
	_ fyne.Focusable      = (*openRow)(nil)
	_ desktop.Cursorable  = (*openRow)(nil)
	_ fyne.CanvasObject   = (*rowLine)(nil)
	_ fyne.WidgetRenderer = (*linesRenderer)(nil)
)

func newRowLine(left, right []Part, open func()) fyne.CanvasObject {
	r := &rowLine{left: NewFlow(left...), right: NewFlow(right...), line: Hairline()}
	r.right.align = fyne.TextAlignTrailing
	r.ExtendBaseWidget(r)
	if open == nil {
		return r
	}
	o := &openRow{row: r, lit: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent)}
	o.do = open
	r.left.Leads(o.Press)
	r.right.Leads(o.Press)
	o.lit.CornerRadius, o.ring.CornerRadius, o.ring.StrokeWidth = 4, 4, 1
	o.extend(o, o.paint)
	o.paint()
	return o
}

// Text returns the words of the row.
func (o *openRow) Text() string { return o.row.left.Text() }

func (r *rowLine) follow(bring func(fyne.CanvasObject)) {
	r.left.follow(bring)
	r.right.follow(bring)
}

func (r *rowLine) firstStop() fyne.Focusable {
	if s := r.left.firstStop(); s != nil {
		return s
	}
	return r.right.firstStop()
}

func (o *openRow) follow(bring func(fyne.CanvasObject)) {
	o.press.follow(bring)
	o.row.follow(bring)
}

const rowLinePadding float32 = 5

// widths shares a row's width: the right side gets what it needs, up to half.
func (r *rowLine) widths(width float32) (left, right float32) {
	if len(r.right.parts) == 0 {
		return width, 0
	}
	right = min(r.right.widest()+1, width*0.5)
	return width - right - 12, right
}

func (r *rowLine) heightFor(width float32) float32 {
	left, right := r.widths(width)
	height := r.left.heightFor(left)
	if right > 0 {
		height = max(height, r.right.heightFor(right))
	}
	return height + 2*rowLinePadding + 1
}

func (r *rowLine) CreateRenderer() fyne.WidgetRenderer {
	return &linesRenderer{objects: []fyne.CanvasObject{r.left, r.right, r.line}, of: r, layout: func(size fyne.Size) {
		left, right := r.widths(size.Width)
		height := size.Height - 2*rowLinePadding - 1
		r.left.Move(fyne.NewPos(0, rowLinePadding))
		r.left.Resize(fyne.NewSize(left, height))
		r.right.Move(fyne.NewPos(size.Width-right, rowLinePadding))
		r.right.Resize(fyne.NewSize(right, height))
		r.line.Move(fyne.NewPos(0, size.Height-1))
		r.line.Resize(fyne.NewSize(size.Width+r.beside, 1))
	}}
}

func (o *openRow) heightFor(width float32) float32 { return o.row.heightFor(width) }

func (o *openRow) paint() {
	o.lit.FillColor = Colour(ColorHover)
	o.lit.Hidden = !o.hovered
	o.ring.StrokeColor = Colour(ColorAccent)
	o.ring.Hidden = !o.focused
	o.lit.Refresh()
	o.ring.Refresh()
}

// Cursor is the pointing hand.
func (o *openRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// TappedSecondary offers to copy the row's words, or what else can be done.
func (o *openRow) TappedSecondary(e *fyne.PointEvent) {
	if o.secondary != nil {
		o.secondary(e)
		return
	}
	o.row.left.TappedSecondary(e)
}

func (o *openRow) CreateRenderer() fyne.WidgetRenderer {
	return &linesRenderer{objects: []fyne.CanvasObject{o.lit, o.row, o.ring}, of: o, layout: func(size fyne.Size) {
		o.lit.Move(fyne.NewPos(-6, 0))
		o.lit.Resize(fyne.NewSize(size.Width+12, size.Height-1))
		o.ring.Move(fyne.NewPos(-6, 0))
		o.ring.Resize(fyne.NewSize(size.Width+12, size.Height-1))
		o.row.Resize(size)
	}, repaint: o.paint}
}

// linesRenderer serves widgets that wrap to the width they are given.
type linesRenderer struct {
	objects []fyne.CanvasObject
	of      flowing
	layout  func(fyne.Size)
	repaint func()
}

func (r *linesRenderer) Layout(size fyne.Size)        { r.layout(size) }
func (r *linesRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *linesRenderer) Destroy()                     {}

func (r *linesRenderer) MinSize() fyne.Size {
	width := r.of.Size().Width
	if width <= 0 {
		width = 320
	}
	return fyne.NewSize(40, r.of.heightFor(width))
}

func (r *linesRenderer) Refresh() {
	if r.repaint != nil {
		r.repaint()
	}
	for _, o := range r.objects {
		o.Refresh()
	}
	r.layout(r.of.Size())
	canvas.Refresh(r.of)
}
