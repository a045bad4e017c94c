package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"accord/app/ui/kit"
)

const (
	wayMargin  float32 = 16
	wayTop     float32 = 11
	wayHeading float32 = 15
)

// wayOn is a large button with a sentence that says what it does.
type wayOn struct {
	widget.BaseWidget
	do      func()
	ground  *canvas.Rectangle
	word    *canvas.Text
	text    *kit.Flow
	focused bool
	hovered bool
}

var (
	_ fyne.Tappable      = (*wayOn)(nil)
	_ fyne.Focusable     = (*wayOn)(nil)
	_ desktop.Hoverable  = (*wayOn)(nil)
	_ desktop.Cursorable = (*wayOn)(nil)
)

func newWayOn(word, text string, do func()) *wayOn {
	w := &wayOn{
		do: do, ground: canvas.NewRectangle(color.Transparent), text: kit.NewFlow(kit.Soft(text)).Leads(do),
		word: kit.NewBold(word, wayHeading),
	}
	w.ground.CornerRadius = 10
	w.ExtendBaseWidget(w)
	return w
}

// Tapped goes that way.
func (w *wayOn) Tapped(*fyne.PointEvent) { w.do() }

// TypedKey goes that way on Enter and Space.
func (w *wayOn) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		w.do()
	default:
		kit.PassKey(w, k)
	}
}

// TypedRune does nothing.
func (w *wayOn) TypedRune(rune) {}

// FocusGained shows that the keyboard is here.
func (w *wayOn) FocusGained() { w.focused = true; w.Refresh() }

// FocusLost ends that.
func (w *wayOn) FocusLost() { w.focused = false; w.Refresh() }

// MouseIn lights it.
func (w *wayOn) MouseIn(*desktop.MouseEvent) { w.hovered = true; w.Refresh() }

// MouseMoved does nothing.
func (w *wayOn) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the light out.
func (w *wayOn) MouseOut() { w.hovered = false; w.Refresh() }

// Cursor is the pointing hand.
func (w *wayOn) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is for the toolkit.
func (w *wayOn) CreateRenderer() fyne.WidgetRenderer {
	r := wayRenderer{w}
	r.Refresh()
	return r
}

type wayRenderer struct{ w *wayOn }

func (r wayRenderer) Destroy() {}
func (r wayRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.w.ground, r.w.word, r.w.text}
}

func (r wayRenderer) MinSize() fyne.Size {
	return fyne.NewSize(240, 2*wayTop+r.w.word.MinSize().Height+4+r.w.text.MinSize().Height)
}

func (r wayRenderer) Layout(size fyne.Size) {
	w := r.w
	w.ground.Resize(size)
	height := w.word.MinSize().Height
	w.word.Move(fyne.NewPos(wayMargin, wayTop))
	w.word.Resize(fyne.NewSize(size.Width-2*wayMargin, height))
	w.text.Resize(fyne.NewSize(size.Width-2*wayMargin, 0))
	w.text.Move(fyne.NewPos(wayMargin, wayTop+height+4))
	w.text.Resize(fyne.NewSize(size.Width-2*wayMargin, w.text.MinSize().Height))
}

func (r wayRenderer) Refresh() {
	w := r.w
	w.ground.FillColor = kit.Colour(kit.ColorPanel)
	w.ground.StrokeColor, w.ground.StrokeWidth = kit.Colour(kit.ColorLine), 1
	if w.focused {
		w.ground.StrokeColor, w.ground.StrokeWidth = kit.Colour(kit.ColorAccent), 1.5
	}
	if w.hovered {
		w.ground.FillColor = kit.Colour(kit.ColorAccentGround)
	}
	w.word.Color = kit.Colour(kit.ColorAccent)
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(w)
}
