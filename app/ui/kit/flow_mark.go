package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

// marked is the text with a part marked for copying; nil where there is none. Only one exists at a time.
var marked *Flow

var (
	_ fyne.Draggable     = (*Flow)(nil)
	_ desktop.Cursorable = (*Flow)(nil)
)

// spot is a place in a text, before a letter.
type spot struct {
	piece, letter int // the letter by its byte in the piece
}

func (s spot) before(other spot) bool {
	return s.piece < other.piece || s.piece == other.piece && s.letter < other.letter
}

// Dragged marks the text from where the pointer was pressed.
func (f *Flow) Dragged(e *fyne.DragEvent) {
	if len(f.pieces) == 0 {
		return
	}
	if !f.marking {
		unmark()
		marked, f.marking = f, true
		f.from = f.spotAt(e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY))
	}
	f.to = f.spotAt(e.Position)
	f.showMarks()
}

// DragEnd keeps the marked text until something else is marked or the text changes.
func (f *Flow) DragEnd() { f.marking = false }

// Cursor shows whether the text can be marked, or a click leads somewhere.
func (f *Flow) Cursor() desktop.Cursor {
	if f.leads != nil {
		return desktop.PointerCursor
	}
	return desktop.TextCursor
}

// Marked returns the marked part of the text, with its line ends where the text has them.
func (f *Flow) Marked() string {
	if marked != f {
		return ""
	}
	from, to := f.ends()
	text, begins := f.Text(), f.begins()
	return text[begins[from.piece]+from.letter : begins[to.piece]+to.letter]
}

// CopyMarked puts the marked text of a window on the clipboard, and reports whether there is any.
func CopyMarked(c fyne.Canvas) bool {
	if marked == nil || canvasOf(marked) != c {
		return false
	}
	text := marked.Marked()
	if text != "" {
		fyne.CurrentApp().Clipboard().SetContent(text)
	}
	return text != ""
}

// unmark ends the marking of whatever text is marked.
func unmark() {
	if was := marked; was != nil {
		marked = nil
		was.marks = nil
		canvas.Refresh(was)
	}
}

// ends returns both ends of the marked part, in the order of reading.
func (f *Flow) ends() (from, to spot) {
	if f.to.before(f.from) {
		return f.to, f.from
	}
	return f.from, f.to
}

// begins returns where in the text each piece begins. Between pieces the text has at most the space at which its line ends.
func (f *Flow) begins() []int {
	text, at := f.Text(), 0
	begins := make([]int, len(f.pieces))
	for i, p := range f.pieces {
		at += max(0, strings.Index(text[at:], p.text))
		begins[i] = at
		at += len(p.text)
	}
	return begins
}

// spotAt is the place in the text nearest to a point.
func (f *Flow) spotAt(at fyne.Position) spot {
	line := max(0, min(f.lines-1, int(at.Y/f.lineHeight())))
	near := spot{}
	for i, p := range f.pieces {
		if p.line > line || p.line == line && p.x > at.X && i > 0 {
			break
		}
		near = spot{i, len(p.text)}
		if p.line < line || at.X >= p.x+p.width {
			continue
		}
		near.letter = f.letterAt(p, at.X-p.x)
	}
	return near
}

// letterAt is the byte of a piece before which a point lies, the nearer edge of a letter counting.
func (f *Flow) letterAt(p piece, x float32) int {
	measure, sum := WidthOf(f.size, f.partStyle(f.parts[p.part])), float32(0)
	for i, r := range p.text {
		width := measure.Width(string(r))
		if x < sum+width/2 {
			return i
		}
		sum += width
	}
	return len(p.text)
}

// showMarks colours the ground of the marked part.
func (f *Flow) showMarks() {
	from, to := f.ends()
	height := f.lineHeight()
	f.marks = f.marks[:0]
	for i := from.piece; i <= to.piece; i++ {
		p := f.pieces[i]
		measure := WidthOf(f.size, f.partStyle(f.parts[p.part]))
		left, right := float32(0), p.width
		if i == from.piece {
			left = measure.Width(p.text[:from.letter])
		}
		if i == to.piece {
			right = measure.Width(p.text[:to.letter])
		}
		ground := canvas.NewRectangle(Colour(theme.ColorNameSelection))
		ground.Move(fyne.NewPos(p.x+left, height*float32(p.line)))
		ground.Resize(fyne.NewSize(max(0, right-left), height))
		f.marks = append(f.marks, ground)
	}
	canvas.Refresh(f)
}
