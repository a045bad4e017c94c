package kit

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Split puts two things side by side with a line between them that can be dragged. The right side
// keeps its width when the window changes; the left side takes the rest. The right side folds away by
// Toggle, and by itself where both have too little room.
type Split struct {
	widget.BaseWidget
	OnMoved  func(right float32) // the line was dragged and let go
	OnFolded func(folded bool)   // the right side was folded away by hand where there is room for it, or shown again
	// Narrow is the width below which the right side folds away by itself; 0: never.
	Narrow float32
	// Share is the part of the whole that the right side takes at most, until a hand says otherwise; 0: as it wishes.
	Share float32

	left, right         fyne.CanvasObject
	width               float32
	leastLeft, leastRgt float32
	divider             *splitDivider
	byHand              bool // the width was set by SetRightWidth or by dragging
	folded              bool // by hand
	peeked              bool // shown all the same, until it is folded again
}

// NewSplit makes a split whose right side is width wide. Neither side is made narrower than its
// least width, the left one's going first.
func NewSplit(left, right fyne.CanvasObject, width, leastLeft, leastRight float32) *Split {
	s := &Split{left: left, right: right, width: width, leastLeft: leastLeft, leastRgt: leastRight}
	s.divider = &splitDivider{split: s, line: Hairline()}
	s.divider.ExtendBaseWidget(s.divider)
	s.ExtendBaseWidget(s)
	return s
}

// SetRightWidth sets the width of the right side, as dragging does.
func (s *Split) SetRightWidth(width float32) {
	if width > 0 {
		s.width, s.byHand = width, true
		s.Refresh()
	}
}

// SetFolded folds the right side away, or shows it where there is room for it.
func (s *Split) SetFolded(folded bool) {
	s.folded, s.peeked = folded, false
	s.Refresh()
}

// Peek shows the right side even where it is folded away, until Unpeek or Toggle.
func (s *Split) Peek() {
	if !s.RightShown() {
		s.peeked = true
		s.Refresh()
	}
}

// Unpeek ends that and reports whether anything was to be ended.
func (s *Split) Unpeek() bool {
	was := s.peeked
	if s.peeked = false; was {
		s.Refresh()
	}
	return was
}

// Toggle folds the right side away or shows it.
func (s *Split) Toggle() {
	switch shown := s.RightShown(); {
	case s.peeked:
		s.peeked = false
	case s.narrow():
		s.peeked = true
	default:
		s.folded = shown
		if s.OnFolded != nil {
			s.OnFolded(s.folded)
		}
	}
	s.Refresh()
}

// RightShown reports whether the right side is visible.
func (s *Split) RightShown() bool { return s.peeked || !s.folded && !s.narrow() }

// narrow reports whether there is too little room for both sides. Before there is any, nothing is folded.
func (s *Split) narrow() bool { return s.Size().Width > 0 && s.Size().Width < s.Narrow }

// shownWidth is the right side's width within the room there is.
func (s *Split) shownWidth(total float32) float32 {
	wished := s.width
	if s.Share > 0 && !s.byHand {
		wished = min(wished, float32(math.Round(float64(total*s.Share))))
	}
	return max(s.leastRgt, min(wished, total-s.leastLeft-1))
}

func (s *Split) held() []fyne.CanvasObject { return []fyne.CanvasObject{s.left, s.right} }

// CreateRenderer is for the toolkit.
func (s *Split) CreateRenderer() fyne.WidgetRenderer { return splitRenderer{s} }

type splitRenderer struct{ s *Split }

func (r splitRenderer) Layout(size fyne.Size) {
	s := r.s
	shown := s.RightShown()
	show(s.right, shown)
	show(s.divider, shown)
	if !shown {
		s.left.Move(fyne.NewPos(0, 0))
		s.left.Resize(size)
		return
	}
	right := s.shownWidth(size.Width)
	left := max(0, size.Width-right-1)
	s.left.Move(fyne.NewPos(0, 0))
	s.left.Resize(fyne.NewSize(left, size.Height))
	s.right.Move(fyne.NewPos(left+1, 0))
	s.right.Resize(fyne.NewSize(right, size.Height))
	s.divider.Move(fyne.NewPos(left-dividerBefore, 0))
	s.divider.Resize(fyne.NewSize(dividerBefore+1+dividerBehind, size.Height))
}

func (r splitRenderer) MinSize() fyne.Size {
	left, right := r.s.left.MinSize(), r.s.right.MinSize()
	tall := max(left.Height, right.Height)
	if r.s.Narrow > 0 {
		return fyne.NewSize(max(left.Width, right.Width, r.s.leastLeft), tall)
	}
	return fyne.NewSize(max(left.Width, r.s.leastLeft)+1+max(right.Width, r.s.leastRgt), tall)
}

func (r splitRenderer) Refresh() {
	r.Layout(r.s.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.s)
}

func (r splitRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.s.left, r.s.right, r.s.divider}
}

func (r splitRenderer) Destroy() {}

// How far beside the line the pointer still takes hold of it: hardly before it, where the left
// side has its scroll bar.
const (
	dividerBefore float32 = 1
	dividerBehind float32 = 6
)

type splitDivider struct {
	widget.BaseWidget
	split *Split
	line  *Surface
}

var (
	_ fyne.Draggable     = (*splitDivider)(nil)
	_ desktop.Cursorable = (*splitDivider)(nil)
)

// Dragged moves the line.
func (d *splitDivider) Dragged(e *fyne.DragEvent) {
	total := d.split.Size().Width
	x := d.Position().X + e.Position.X
	d.split.byHand = true
	d.split.width = max(d.split.leastRgt, min(total-x, total-d.split.leastLeft-1))
	splitRenderer{d.split}.Layout(d.split.Size())
}

// DragEnd reports the width to its keeper.
func (d *splitDivider) DragEnd() {
	if d.split.OnMoved != nil {
		d.split.OnMoved(d.split.width)
	}
}

// Cursor shows that the line can be dragged.
func (d *splitDivider) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// CreateRenderer is for the toolkit.
func (d *splitDivider) CreateRenderer() fyne.WidgetRenderer { return splitDividerRenderer{d} }

type splitDividerRenderer struct{ d *splitDivider }

func (r splitDividerRenderer) Layout(size fyne.Size) {
	r.d.line.Move(fyne.NewPos(dividerBefore, 0))
	r.d.line.Resize(fyne.NewSize(1, size.Height))
}
func (r splitDividerRenderer) MinSize() fyne.Size {
	return fyne.NewSize(dividerBefore+1+dividerBehind, 1)
}
func (r splitDividerRenderer) Refresh()                     { r.d.line.Refresh() }
func (r splitDividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.d.line} }
func (r splitDividerRenderer) Destroy()                     {}
