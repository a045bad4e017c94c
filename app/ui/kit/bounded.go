package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Bounded is as high as what it holds, up to a bound; from there on it scrolls, and follows the keyboard.
type Bounded struct {
	Box *fyne.Container // what is laid out

	most   float32
	held   *heldLayout
	inside *fyne.Container
	scroll *Following
}

// NewBounded makes an empty one.
func NewBounded(most float32) *Bounded {
	b := &Bounded{most: most, held: &heldLayout{}}
	b.inside = container.New(b.held)
	b.scroll = NewFollowing(b.inside)
	b.Box = container.New(b, b.scroll)
	return b
}

// Hold puts content in; how far it is scrolled stays.
func (b *Bounded) Hold(content fyne.CanvasObject) {
	b.inside.Objects = []fyne.CanvasObject{content}
	follow(content, b.scroll.bring)
	b.inside.Refresh()
}

// Layout gives all the room to what is held.
func (b *Bounded) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b.held.width = size.Width
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
}

// MinSize is that of a scroll.
func (b *Bounded) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (b *Bounded) heightFor(_ []fyne.CanvasObject, width float32) float32 {
	return min(b.most, b.held.height(b.inside.Objects, width))
}

// heldLayout tells a scroll how high its content is at the width that it has.
type heldLayout struct{ width float32 }

func (h *heldLayout) height(objects []fyne.CanvasObject, width float32) (height float32) {
	for _, o := range objects {
		height = max(height, heightFor(o, width))
	}
	return height
}

func (h *heldLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, h.height(objects, h.width))
}

func (h *heldLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		put(o, fyne.NewPos(0, 0), size)
	}
}
