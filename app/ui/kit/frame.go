package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Frame puts objects at the edges of the middle one, without the gaps of the toolkit's border. Any of them may be nil;
// hidden ones take no room. It is laid out at once when a strip at its edges comes or goes: where several things change
// their size between two frames, the toolkit may forget the first.
func Frame(top, bottom, left, right, middle fyne.CanvasObject) *fyne.Container {
	c := container.New(frame{top, bottom, left, right, middle})
	for _, o := range []fyne.CanvasObject{middle, top, bottom, left, right} {
		if o != nil {
			c.Add(o)
		}
	}
	for _, edge := range []fyne.CanvasObject{top, bottom} {
		eachStrip(edge, func(s *Strip) { s.turned = append(s.turned, func() { c.Layout.Layout(c.Objects, c.Size()) }) })
	}
	return c
}

// eachStrip goes through the strips among nested containers.
func eachStrip(in fyne.CanvasObject, do func(*Strip)) {
	switch o := in.(type) {
	case *Strip:
		do(o)
	case *fyne.Container:
		for _, child := range o.Objects {
			eachStrip(child, do)
		}
	}
}

type frame struct{ top, bottom, left, right, middle fyne.CanvasObject }

func (f frame) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	at, room := fyne.NewPos(0, 0), size
	if visible(f.top) {
		h := heightFor(f.top, size.Width)
		put(f.top, at, fyne.NewSize(size.Width, h))
		at.Y, room.Height = h, room.Height-h
	}
	if visible(f.bottom) {
		h := heightFor(f.bottom, size.Width)
		room.Height -= h
		put(f.bottom, fyne.NewPos(0, at.Y+room.Height), fyne.NewSize(size.Width, h))
	}
	if visible(f.left) {
		w := f.left.MinSize().Width
		put(f.left, at, fyne.NewSize(w, room.Height))
		at.X, room.Width = w, room.Width-w
	}
	if visible(f.right) {
		w := f.right.MinSize().Width
		room.Width -= w
		put(f.right, fyne.NewPos(at.X+room.Width, at.Y), fyne.NewSize(w, room.Height))
	}
	if visible(f.middle) {
		put(f.middle, at, fyne.NewSize(max(0, room.Width), max(0, room.Height)))
	}
}

// heightFor returns the height of the middle row and the rows above and below it.
func (f frame) heightFor(_ []fyne.CanvasObject, width float32) (height float32) {
	room := width
	for _, o := range []fyne.CanvasObject{f.left, f.right} {
		if visible(o) {
			least := o.MinSize()
			room -= least.Width
			height = max(height, least.Height)
		}
	}
	if visible(f.middle) {
		height = max(height, heightFor(f.middle, room))
	}
	for _, o := range []fyne.CanvasObject{f.top, f.bottom} {
		if visible(o) {
			height += heightFor(o, width)
		}
	}
	return height
}

func (f frame) MinSize([]fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range []fyne.CanvasObject{f.left, f.middle, f.right} {
		if visible(o) {
			least := o.MinSize()
			size.Width += least.Width
			size.Height = max(size.Height, least.Height)
		}
	}
	for _, o := range []fyne.CanvasObject{f.top, f.bottom} {
		if visible(o) {
			least := o.MinSize()
			size.Width = max(size.Width, least.Width)
			size.Height += least.Height
		}
	}
	return size
}

// Under puts things under each other without gaps, each over the whole width and as high as it
// needs; hidden ones take no room.
func Under(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(column{}, objects...)
}

type column struct{}

func (column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if visible(o) {
			h := heightFor(o, size.Width)
			put(o, fyne.NewPos(0, y), fyne.NewSize(size.Width, h))
			y += h
		}
	}
}

func (column) heightFor(objects []fyne.CanvasObject, width float32) (height float32) {
	for _, o := range objects {
		if visible(o) {
			height += heightFor(o, width)
		}
	}
	return height
}

func (column) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		if visible(o) {
			least := o.MinSize()
			size.Width = max(size.Width, least.Width)
			size.Height += least.Height
		}
	}
	return size
}

func visible(o fyne.CanvasObject) bool { return o != nil && o.Visible() }

func put(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	o.Move(at)
	o.Resize(size)
}
