package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// sized returns what it holds a least size.
type sized struct{ least fyne.Size }

// Sized sets a least size for something that scrolls and so needs little.
func Sized(o fyne.CanvasObject, least fyne.Size) *fyne.Container {
	return container.New(sized{least}, o)
}

func (s sized) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return s.least.Max(objects[0].MinSize())
}

func (s sized) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
}
