package kit

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Scroll is the toolkit's, but that a notch of the wheel moves it by three rows.
type Scroll struct{ container.Scroll }

// NewScroll makes content scroll up and down.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{container.Scroll{Direction: container.ScrollVerticalOnly, Content: content}}
	s.ExtendBaseWidget(s)
	return s
}

// newScrollBoth makes content scroll to the sides too.
func newScrollBoth(content fyne.CanvasObject) *Scroll {
	s := NewScroll(content)
	s.Direction = container.ScrollBoth
	return s
}

// wheelNotch is the toolkit's length of a notch, hardly a row. On macOS the system itself says how far to go.
const wheelNotch float32 = 25

// Scrolled scrolls by the wheel.
func (s *Scroll) Scrolled(e *fyne.ScrollEvent) {
	by := 3 * rowHeight / wheelNotch
	if runtime.GOOS == "darwin" {
		by = 1
	}
	s.Scroll.Scrolled(&fyne.ScrollEvent{
		PointEvent: e.PointEvent,
		Scrolled:   fyne.NewDelta(e.Scrolled.DX*by, e.Scrolled.DY*by),
	})
}

// Page scrolls by almost the visible height, down or up.
func (s *Scroll) Page(down bool) {
	by := s.Size().Height - 2*rowHeight
	if !down {
		by = -by
	}
	most := max(0, s.Content.MinSize().Height-s.Size().Height)
	s.ScrollToOffset(fyne.NewPos(s.Offset.X, max(0, min(s.Offset.Y+by, most))))
}

// hasRoom reports whether there is anything left to scroll to in the direction of the wheel.
func hasRoom(s *container.Scroll, dy float32) bool {
	if dy > 0 {
		return s.Offset.Y > 0
	}
	return s.Offset.Y < s.Content.MinSize().Height-s.Size().Height
}
