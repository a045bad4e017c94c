package overview

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/ui/kit"
)

const (
	boardMargin float32 = 16
	boardGap    float32 = 12
	boardWidest float32 = 2600 // so that a line's end is still seen beside its beginning
	cardWidth   float32 = 200  // at least
	twoColumns  float32 = 820  // from this width on
	threeFrom   float32 = 1600
	tallBoard   float32 = 880
)

// tile is a panel of the page, for one of its columns.
type tile struct {
	object fyne.CanvasObject
	column int // in a page of two columns, and in one of three
	wide   int
}

// board lays the page out: the cards in rows, under them the tiles in as many columns as there is room for. It is the
// layout of what scrolls and what stands in its place; what scrolls is as high as it needs at the width it is given.
type board struct {
	box    *fyne.Container
	cards  []fyne.CanvasObject
	tiles  []tile
	width  float32
	height float32 // of the window on it
	grown  func()  // there is room for more lines, or no longer
}

func newBoard() *board {
	b := &board{}
	b.box = container.New(inner{b})
	return b
}

func (b *board) set(cards []fyne.CanvasObject, tiles []tile) {
	b.cards, b.tiles = cards, tiles
	b.box.Objects = append([]fyne.CanvasObject{}, cards...)
	for _, t := range tiles {
		b.box.Objects = append(b.box.Objects, t.object)
	}
}

func (b *board) refresh(scroll *kit.Scroll) {
	b.box.Refresh()
	scroll.Refresh()
}

// MinSize lets the window be as small as it likes.
func (b *board) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 200) }

// Layout stretches the scroll, or the object in its place, over all the room.
func (b *board) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	tall := b.tall()
	b.width, b.height = size.Width, size.Height
	if tall != b.tall() && b.grown != nil {
		b.grown()
	}
	for _, o := range objects {
		o.Resize(size)
		o.Move(fyne.NewPos(0, 0))
	}
	objects[0].Refresh()
}

// tall reports whether there is room for more lines.
func (b *board) tall() bool { return b.height >= tallBoard }

// inner lays out what scrolls.
type inner struct{ b *board }

func (l inner) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(300, l.b.place(nil))
}

func (l inner) Layout([]fyne.CanvasObject, fyne.Size) {
	l.b.place(func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// place puts everything where it belongs and returns the height of all.
func (b *board) place(put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	if put == nil {
		put = func(fyne.CanvasObject, fyne.Position, fyne.Size) {}
	}
	width := min(b.width, boardWidest) - 2*boardMargin
	if width <= 0 || len(b.cards) == 0 {
		return 0
	}
	y := boardMargin
	a := max(1, min(len(b.cards), int((width+boardGap)/(cardWidth+boardGap))))
	if a == len(b.cards)-1 {
		a = (len(b.cards) + 1) / 2 // no card alone in its row
	}
	across := func(row []fyne.CanvasObject) float32 {
		return (width - boardGap*float32(len(row)-1)) / float32(len(row))
	}
	var tall float32
	for row := range slices.Chunk(b.cards, a) {
		for _, card := range row {
			tall = max(tall, kit.HeightFor(card, across(row)))
		}
	}
	for row := range slices.Chunk(b.cards, a) {
		each := across(row)
		for i, card := range row {
			put(card, fyne.NewPos(boardMargin+float32(i)*(each+boardGap), y), fyne.NewSize(each, tall))
		}
		y += tall + boardGap
	}
	return b.columns(width, y, put)
}

// columns puts the tiles under the cards; the last one of a column goes on to the bottom.
func (b *board) columns(width, top float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	shares := []float32{1}
	switch {
	case width >= threeFrom:
		shares = []float32{0.42, 0.29, 0.29}
	case width >= twoColumns:
		shares = []float32{0.555, 0.445}
	}
	columns := make([][]fyne.CanvasObject, len(shares))
	for _, t := range b.tiles {
		at := []int{0, t.column, t.wide}[len(shares)-1]
		columns[at] = append(columns[at], t.object)
	}
	bottom := b.height - boardMargin
	for _, column := range columns {
		y := top
		for _, o := range column {
			y += o.MinSize().Height + boardGap
		}
		bottom = max(bottom, y-boardGap)
	}
	room := width - boardGap*float32(len(shares)-1)
	x := boardMargin
	for i, column := range columns {
		y := top
		for n, o := range column {
			height := o.MinSize().Height
			if n == len(column)-1 {
				height = bottom - y
			}
			put(o, fyne.NewPos(x, y), fyne.NewSize(room*shares[i], height))
			y += height + boardGap
		}
		x += room*shares[i] + boardGap
	}
	return bottom + boardMargin
}
