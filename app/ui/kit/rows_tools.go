package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"accord/app/lang"
)

const toolWidth float32 = 24

// rowTools are the three signs at the end of a row: up, down, away. They are one stop for the
// keyboard; Left and Right choose among them, Space and Enter press, Delete takes the row away.
type rowTools struct {
	tip
	do      [3]func()
	off     [3]bool
	form    *Form
	reveal  func()
	at      int // where the keyboard stands
	over    int // where the pointer is; -1: nowhere
	focused bool
	icons   [3]*canvas.Image
	grounds [3]*canvas.Rectangle
}

var (
	toolGlyphs = [3]Glyph{GlyphUp, GlyphDown, GlyphClose}
	toolWords  = [3]string{"form.row.up", "form.row.down", "form.row.remove"}
)

func newRowTools(up, down, remove func(), f *Form) *rowTools {
	t := &rowTools{do: [3]func(){up, down, remove}, form: f, at: 2, over: -1}
	for i, g := range toolGlyphs {
		t.icons[i] = newIcon(g, ColorSoft, 10)
		t.grounds[i] = canvas.NewRectangle(color.Transparent)
		t.grounds[i].CornerRadius = 5
	}
	t.ExtendBaseWidget(t)
	return t
}

// edges marks the first and the last row, which cannot go farther.
func (t *rowTools) edges(first, last bool) {
	if t.off != [3]bool{first, last, false} {
		t.off = [3]bool{first, last, false}
		t.Refresh()
	}
}

func (t *rowTools) press(i int) {
	if !t.off[i] {
		t.do[i]()
	}
}

// Tapped presses the sign under the pointer.
func (t *rowTools) Tapped(e *fyne.PointEvent) {
	if i := int(e.Position.X / toolWidth); i >= 0 && i < len(t.do) {
		t.at = i
		t.press(i)
	}
}

// MouseIn lights the sign under the pointer.
func (t *rowTools) MouseIn(e *desktop.MouseEvent) {
	t.hover(e)
	t.tip.MouseIn(e)
}

// MouseMoved follows the pointer.
func (t *rowTools) MouseMoved(e *desktop.MouseEvent) {
	t.hover(e)
	t.tip.MouseMoved(e)
}

// MouseOut puts the light out.
func (t *rowTools) MouseOut() {
	t.tip.MouseOut()
	t.over = -1
	t.Refresh()
}

func (t *rowTools) hover(e *desktop.MouseEvent) {
	i := min(int(e.Position.X/toolWidth), len(t.do)-1)
	if i != t.over && i >= 0 {
		t.over = i
		t.SetToolTip(lang.T(toolWords[i]))
		t.Refresh()
	}
}

// FocusGained shows which sign the keyboard stands on.
func (t *rowTools) FocusGained() {
	t.focused = true
	keyboardAt("row")
	t.form.arrived(t)
	if t.reveal != nil {
		t.reveal()
	}
	t.Refresh()
}

// FocusLost ends that.
func (t *rowTools) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune does nothing.
func (t *rowTools) TypedRune(rune) {}

// TypedKey chooses and presses.
func (t *rowTools) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyLeft:
		t.at = max(0, t.at-1)
		t.Refresh()
	case fyne.KeyRight:
		t.at = min(len(t.do)-1, t.at+1)
		t.Refresh()
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.press(t.at)
	case fyne.KeyUp:
		t.press(0)
	case fyne.KeyDown:
		t.press(1)
	case fyne.KeyDelete:
		t.press(2)
	case fyne.KeyEscape:
		t.form.Leave()
	default:
		PassKey(t, k)
	}
}

// TypedShortcut moves the row by Ctrl+Up and Ctrl+Down and hands the rest on.
func (t *rowTools) TypedShortcut(s fyne.Shortcut) {
	if custom, isCustom := s.(*desktop.CustomShortcut); isCustom && custom.Modifier == fyne.KeyModifierControl {
		switch custom.KeyName {
		case fyne.KeyUp:
			t.press(0)
			return
		case fyne.KeyDown:
			t.press(1)
			return
		}
	}
	if !t.form.shortcut(s) {
		PassShortcut(t, s)
	}
}

// CreateRenderer is for the toolkit.
func (t *rowTools) CreateRenderer() fyne.WidgetRenderer {
	r := rowToolsRenderer{t}
	r.Refresh()
	return r
}

type rowToolsRenderer struct{ t *rowTools }

func (r rowToolsRenderer) MinSize() fyne.Size { return fyne.NewSize(3*toolWidth, toolWidth) }
func (r rowToolsRenderer) Destroy()           {}
func (r rowToolsRenderer) Objects() []fyne.CanvasObject {
	var o []fyne.CanvasObject
	for i := range r.t.icons {
		o = append(o, r.t.grounds[i], r.t.icons[i])
	}
	return o
}

func (r rowToolsRenderer) Layout(size fyne.Size) {
	for i, icon := range r.t.icons {
		x := toolWidth * float32(i)
		r.t.grounds[i].Move(fyne.NewPos(x, (size.Height-toolWidth)/2))
		r.t.grounds[i].Resize(fyne.NewSquareSize(toolWidth))
		icon.Move(fyne.NewPos(x+(toolWidth-10)/2, (size.Height-10)/2))
		icon.Resize(fyne.NewSquareSize(10))
	}
}

func (r rowToolsRenderer) Refresh() {
	t := r.t
	for i, icon := range t.icons {
		colour := ColorSoft
		ground := color.Color(color.Transparent)
		lit := i == t.over && !t.off[i]
		if lit {
			ground = Colour(ColorHover)
			if i == 2 {
				colour = ColorRed
			}
		}
		icon.Translucency = 0.25
		if t.off[i] {
			icon.Translucency = 0.75
		} else if lit {
			icon.Translucency = 0
		}
		t.grounds[i].FillColor = ground
		t.grounds[i].StrokeWidth, t.grounds[i].StrokeColor = 0, color.Transparent
		if t.focused && i == t.at {
			t.grounds[i].StrokeWidth, t.grounds[i].StrokeColor = 1.5, Colour(ColorAccent)
		}
		turnTo(icon, toolGlyphs[i], colour)
		t.grounds[i].Refresh()
	}
	canvas.Refresh(t)
}
