package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// ends puts one thing at the left and another at the right of a line.
type ends struct{ left, right fyne.CanvasObject }

// endsGap is between the two where the second goes below.
const endsGap float32 = 4

// Ends puts one thing at the left end of a line, where it has all the room that is left, and another at the right end. Where
// the two need less height below each other, the second goes below.
func Ends(left, right fyne.CanvasObject) *fyne.Container {
	return container.New(ends{left, right}, left, right)
}

// height returns what both need at a width, and whether the second goes below.
func (e ends) height(width float32) (height float32, below bool) {
	least := e.right.MinSize()
	under := heightFor(e.left, width) + endsGap + least.Height
	if e.left.MinSize().Width+least.Width > width {
		return under, true
	}
	beside := max(heightFor(e.left, width-least.Width), least.Height)
	return min(beside, under), under < beside
}

func (e ends) heightFor(_ []fyne.CanvasObject, width float32) float32 {
	height, _ := e.height(width)
	return height
}

func (e ends) MinSize([]fyne.CanvasObject) fyne.Size { return e.left.MinSize().Max(e.right.MinSize()) }

func (e ends) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	least := e.right.MinSize()
	if _, below := e.height(size.Width); below {
		top := heightFor(e.left, size.Width)
		put(e.left, fyne.NewPos(0, 0), fyne.NewSize(size.Width, top))
		put(e.right, fyne.NewPos(max(0, size.Width-least.Width), top+endsGap), least)
		return
	}
	put(e.left, fyne.NewPos(0, 0), fyne.NewSize(size.Width-least.Width, size.Height))
	put(e.right, fyne.NewPos(size.Width-least.Width, 0), fyne.NewSize(least.Width, size.Height))
}

// rest lays out two objects on one line: the first as wide as it needs, the second in the remaining width.
type rest struct{ first, second fyne.CanvasObject }

// Rest puts a row that may wrap at the left of a line, and an object of any width into the remaining room.
func Rest(first *fyne.Container, second fyne.CanvasObject) *fyne.Container {
	return container.New(rest{first, second}, first, second)
}

// needed is the width of the first on one line.
func (r rest) needed(objects []fyne.CanvasObject) (width float32) {
	for _, o := range objects[0].(*fyne.Container).Objects {
		if o.Visible() {
			width += o.MinSize().Width + 18
		}
	}
	return width
}

func (r rest) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return heightFor(r.first, min(width, r.needed(objects)))
}

func (r rest) MinSize([]fyne.CanvasObject) fyne.Size { return r.first.MinSize() }

func (r rest) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	first := min(size.Width, r.needed(objects))
	put(r.first, fyne.NewPos(0, 0), fyne.NewSize(first, size.Height))
	put(r.second, fyne.NewPos(first, 0), fyne.NewSize(size.Width-first, size.Height))
}
