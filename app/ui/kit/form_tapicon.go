package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tapIcon is a sign inside an input that the mouse presses; the keyboard has a key for it instead
// of a stop.
type tapIcon struct {
	tip
	icon    *canvas.Image
	glyph   Glyph
	do      func()
	hovered bool
}

func newTapIcon(g Glyph, words string, do func()) *tapIcon {
	t := &tapIcon{icon: newIcon(g, ColorSoft, 14), glyph: g, do: do}
	t.ExtendBaseWidget(t)
	t.SetToolTip(words)
	return t
}

// show shows or hides the sign without touching what lies around it.
func (t *tapIcon) show(there bool) {
	if t.Hidden == there {
		t.Hidden = !there
		t.Refresh()
	}
}

// Tapped presses it.
func (t *tapIcon) Tapped(*fyne.PointEvent) { t.do() }

// Cursor shows that it can be pressed: the entry around it shows a text cursor.
func (t *tapIcon) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn lights it.
func (t *tapIcon) MouseIn(e *desktop.MouseEvent) {
	t.tip.MouseIn(e)
	t.hovered = true
	t.Refresh()
}

// MouseOut puts the light out.
func (t *tapIcon) MouseOut() {
	t.tip.MouseOut()
	t.hovered = false
	t.Refresh()
}

// CreateRenderer is for the toolkit.
func (t *tapIcon) CreateRenderer() fyne.WidgetRenderer {
	return tapIconRenderer{WidgetRenderer: widget.NewSimpleRenderer(t.icon), t: t}
}

type tapIconRenderer struct {
	fyne.WidgetRenderer
	t *tapIcon
}

func (r tapIconRenderer) MinSize() fyne.Size { return fyne.NewSize(28, 20) }

func (r tapIconRenderer) Layout(size fyne.Size) {
	r.t.icon.Resize(fyne.NewSquareSize(14))
	r.t.icon.Move(fyne.NewPos((size.Width-14)/2, (size.Height-14)/2))
}

func (r tapIconRenderer) Refresh() {
	colour := ColorSoft
	if r.t.hovered {
		colour = ColorAccent
	}
	turnTo(r.t.icon, r.t.glyph, colour)
}
