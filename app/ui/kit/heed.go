package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// heeding hears whenever the mouse is moved over what lies in it: the toolkit asks everything under the mouse for its cursor.
type heeding struct {
	widget.BaseWidget
	content fyne.CanvasObject
	hear    func()
}

var _ desktop.Cursorable = (*heeding)(nil)

// Heed calls hear whenever the mouse is moved over some content.
func Heed(content fyne.CanvasObject, hear func()) fyne.CanvasObject {
	h := &heeding{content: content, hear: hear}
	h.ExtendBaseWidget(h)
	return h
}

// Cursor is called by the toolkit.
func (h *heeding) Cursor() desktop.Cursor {
	h.hear()
	return desktop.DefaultCursor
}

// CreateRenderer is called by the toolkit.
func (h *heeding) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(h.content) }

// CloseDialogs closes everything that lies over a window, without an answer.
func CloseDialogs(c fyne.Canvas) {
	for d := topDialog(c); d != nil; d = topDialog(c) {
		d.Close()
	}
	for top := c.Overlays().Top(); top != nil; top = c.Overlays().Top() {
		c.Overlays().Remove(top)
	}
}
