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
	ring   *canvas.Rectangle // round the box while the keyboard is here
	label  string
	lines  []*canvas.Text // of the label
}

const (
	checkText float32 = 24 // where the words beside the box begin
	checkLine float32 = 18 // the height of a line of them where there are several
)

func (c *checkInput) attach(f *Field) {
	c.field = f
	c.square = canvas.NewRectangle(color.Transparent)
	c.mark = newIcon(GlyphCheck, ColorOnAccent, 12)
	c.ring = canvas.NewRectangle(color.Transparent)
	c.ring.CornerRadius = 6
	c.label = f.label
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
	case fyne.KeyPageUp, fyne.KeyPageDown:
		c.field.form.Page(k.Name == fyne.KeyPageDown)
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

// heightFor makes room for all lines of the label.
func (c *checkInput) heightFor(width float32) float32 {
	return fieldHeight + checkLine*float32(len(c.wrapped(width))-1)
}

// wrapped returns the lines of the label: one at least, and that alone in a table of rows.
func (c *checkInput) wrapped(width float32) []string {
	if c.quiet {
		return []string{""}
	}
	return wrapWords(c.label, TextSize, width-checkText)
}

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
	objects := []fyne.CanvasObject{r.c.ring, r.c.square, r.c.mark}
	for _, line := range r.c.lines {
		objects = append(objects, line)
	}
	return objects
}

func (r checkRenderer) Layout(size fyne.Size) {
	c := r.c
	left, top := float32(0), (fieldHeight-16)/2
	if c.quiet {
		left = 9 // below the first letter of its heading
	}
	c.square.Move(fyne.NewPos(left, top))
	c.square.Resize(fyne.NewSquareSize(16))
	c.ring.Move(fyne.NewPos(left-3, top-3))
	c.ring.Resize(fyne.NewSquareSize(22))
	c.mark.Move(fyne.NewPos(left+2, top+2))
	c.mark.Resize(fyne.NewSquareSize(12))
	c.lines = c.lines[:0]
	for i, words := range c.wrapped(size.Width) {
		line := NewText(words, TextSize)
		line.Color = Colour(ColorText)
		if c.disabled {
			line.Color = Colour(ColorSoft)
		}
		line.Move(fyne.NewPos(checkText, checkLine*float32(i)))
		line.Resize(fyne.NewSize(size.Width-checkText, fieldHeight))
		c.lines = append(c.lines, line)
	}
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
	// A ticked box is filled by the colour of its edge: only a ring beside it shows the keyboard.
	c.ring.StrokeColor, c.ring.StrokeWidth = color.Transparent, 0
	if c.focused {
		c.ring.StrokeColor, c.ring.StrokeWidth = Colour(ColorAccent), 1.6
	}
	c.mark.Hidden = !*c.value
	c.mark.Refresh()
	c.ring.Refresh()
	c.square.Refresh()
	canvas.Refresh(c)
}
