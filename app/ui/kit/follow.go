package kit

import (
	"fyne.io/fyne/v2"
)

// Following is a page that scrolls, and follows the keyboard from one of its stops to the next.
type Following struct {
	*Scroll
}

// NewFollowing makes content scroll.
func NewFollowing(content fyne.CanvasObject) *Following {
	return &Following{NewScroll(content)}
}

// followMargin is the visible room above and below the stop with the keyboard.
const followMargin float32 = 24

// Follow scrolls to whichever of some stops gets the keyboard.
func (f *Following) Follow(stops ...Stop) {
	for _, s := range stops {
		s.follow(f.bring)
	}
}

// stops is a container of stops: it calls bring with each stop that gets the keyboard.
type stops interface {
	follow(bring func(fyne.CanvasObject))
	firstStop() fyne.Focusable // nil where there is none now
}

// follow connects every stop in an object.
func follow(o fyne.CanvasObject, bring func(fyne.CanvasObject)) {
	switch o := o.(type) {
	case stops:
		o.follow(bring)
	case *fyne.Container:
		for _, one := range o.Objects {
			follow(one, bring)
		}
	}
}

// firstStop is the first in an object to which the keyboard may come, nil where there is none.
func firstStop(o fyne.CanvasObject) fyne.Focusable {
	switch o := o.(type) {
	case stops:
		return o.firstStop()
	case *fyne.Container:
		for _, one := range o.Objects {
			if s := firstStop(one); s != nil {
				return s
			}
		}
	}
	return nil
}

// bring scrolls no further than it must for the object to be seen.
func (f *Following) bring(o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	top := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(f.Content).Y
	first, last := top-followMargin, top+o.Size().Height+followMargin
	offset := f.Offset.Y
	switch {
	case first < offset:
		offset = max(0, first)
	case last > offset+f.Size().Height:
		offset = min(last, f.Content.MinSize().Height) - f.Size().Height
	default:
		return
	}
	f.ScrollToOffset(fyne.NewPos(0, max(0, offset)))
}
