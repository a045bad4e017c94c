package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Check makes a field of yes or no: a box with its label beside it, in a table of rows above it.
func Check(labelKey string, value *bool) *Field {
	return newField(labelKey, &checkInput{value: value}, 140)
}

type checkInput struct {
	press
	value *bool
	field *Field
	edge  outline
	quiet bool

	mark   *canvas.Image
	square *canvas.Rectangle
	text   *canvas.Text
}

func (c *checkInput) attach(f *Field) {
	c.field = f
	c.square = canvas.NewRectangle(color.Transparent)
	c.mark = newIcon(GlyphCheck, ColorOnAccent, 12)
	c.text = NewText(f.label, TextSize)
	f.caption.Text, f.label = "", "" // stands beside the box instead of above it
	c.do = func() {
		*c.value = !*c.value
		c.Refresh()
		c.field.changed()
	}
	c.extend(c, c.Refresh)
}

// FocusGained shows that the keyboard is here.
func (c *checkInput) FocusGained() {
	c.press.FocusGained()
	c.field.form.arrived(c)
	c.field.arrived()
}

// FocusLost ends that.
func (c *checkInput) FocusLost() {
	c.press.FocusLost()
	c.field.left()
}

// TypedKey turns it over on Space; Esc leaves the form.
func (c *checkInput) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		c.field.form.Leave()
	case fyne.KeyReturn, fyne.KeyEnter:
		// Enter moves nothing in a form.
	default:
		c.press.TypedKey(k)
	}
}

// TypedShortcut hands shortcuts to the row, the form and the window.
func (c *checkInput) TypedShortcut(s fyne.Shortcut) {
	if !c.field.ownShortcut(s) && !c.field.form.shortcut(s) {
		PassShortcut(c, s)
	}
}

func (c *checkInput) object() fyne.CanvasObject { return c }
func (c *checkInput) target() fyne.Focusable    { return c }
func (c *checkInput) load()                     { c.Refresh() }
func (c *checkInput) settle()                   {}
func (c *checkInput) fault() string             { return "" }
func (c *checkInput) pending() bool             { return false }
func (c *checkInput) empty() bool               { return !*c.value }
func (c *checkInput) setOutline(o outline)      { c.edge = o; c.Refresh() }
func (c *checkInput) setQuiet(q bool)           { c.quiet = q; c.Refresh() }
func (c *checkInput) setDisabled(off bool)      { c.disabled = off; c.Refresh() }

// CreateRenderer is for the toolkit.
func (c *checkInput) CreateRenderer() fyne.WidgetRenderer {
	r := checkRenderer{c}
	r.Refresh()
	return r
}

type checkRenderer struct{ c *checkInput }

func (r checkRenderer) MinSize() fyne.Size { return fyne.NewSize(80, fieldHeight) }
func (r checkRenderer) Destroy()           {}
func (r checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.square, r.c.mark, r.c.text}
}

func (r checkRenderer) Layout(size fyne.Size) {
	left, top := float32(0), (size.Height-16)/2
	if r.c.quiet {
		left = 9 // below the first letter of its heading
	}
	r.c.square.Move(fyne.NewPos(left, top))
	r.c.square.Resize(fyne.NewSquareSize(16))
	r.c.mark.Move(fyne.NewPos(left+2, top+2))
	r.c.mark.Resize(fyne.NewSquareSize(12))
	r.c.text.Move(fyne.NewPos(24, 0))
	r.c.text.Resize(fyne.NewSize(size.Width-24, size.Height))
}

func (r checkRenderer) Refresh() {
	c := r.c
	r.Layout(c.Size())
	c.square.CornerRadius = 4
	c.square.StrokeColor, c.square.StrokeWidth = edge(c.edge, c.focused, false)
	c.square.FillColor = Colour(ColorPanel)
	if *c.value {
		c.square.FillColor = Colour(ColorAccent)
		if !c.focused && c.edge == outlinePlain {
			c.square.StrokeColor = Colour(ColorAccent)
		}
	}
	c.mark.Hidden = !*c.value
	c.mark.Refresh()
	c.text.Color, c.text.Hidden = Colour(ColorText), c.quiet
	if c.disabled {
		c.text.Color = Colour(ColorSoft)
	}
	c.square.Refresh()
	c.text.Refresh()
	canvas.Refresh(c)
}
