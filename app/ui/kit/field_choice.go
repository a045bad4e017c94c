package kit

import (
	"cmp"
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"accord/app/lang"
)

// Options names values by the translations under "prefix.value".
func Options[T ~string](prefix string, values ...T) []Option {
	options := make([]Option, len(values))
	for i, v := range values {
		options[i] = Option{Value: string(v), Label: lang.T(prefix + "." + string(v))}
	}
	return options
}

// Choice makes a field of one out of a few values. Up and Down go through them, letters find by the
// beginning of the word, Enter, Space or F4 opens the list. Delete empties the field unless it is
// required; a value that is not among the options is shown as it is.
func Choice[T ~string](labelKey string, value *T, options []Option) *Field {
	return choiceOr(labelKey, value, "", options)
}

// choiceOr is a Choice that shows what no value stands for. The record keeps none until another one
// is chosen.
func choiceOr[T ~string](labelKey string, value *T, none T, options []Option) *Field {
	c := &choiceInput{
		get: func() string { return string(cmp.Or(*value, none)) },
		put: func(s string) { *value = T(s) },
	}
	f := newField(labelKey, c, choiceLeast)
	for _, o := range options {
		c.values, c.labels = append(c.values, o.Value), append(c.labels, o.Label)
		f.ample = max(f.ample, WidthOf(TextSize, fyne.TextStyle{}).Width(o.Label)+choiceAround+1) // widths are whole
	}
	f.most = f.ample
	f.ample = min(f.ample, choiceMost)
	return f
}

// A choice has room for each of its words, unless a word is a long sentence; beside it stands the arrow. In the column of
// a table the words are cut only where the row has no room, and a tooltip says the whole.
const (
	choiceLeast  float32 = 130
	choiceMost   float32 = 480
	choiceAround float32 = 28 // the arrow and the margins
)

type choiceInput struct {
	press
	get    func() string
	put    func(string)
	values []string
	labels []string
	field  *Field

	edge  outline
	quiet bool
	typed string // letters typed to find
	when  time.Time

	ground *canvas.Rectangle
	text   *canvas.Text
	arrow  *canvas.Image
}

func (c *choiceInput) attach(f *Field) {
	c.field = f
	c.ground = canvas.NewRectangle(color.Transparent)
	c.text = NewText("", TextSize)
	c.arrow = newIcon(GlyphDown, ColorSoft, 8)
	c.do = func() {
		focus(c)
		if c.field.form.dropOpen(c) {
			c.field.form.closeDrop(c)
		} else {
			c.open()
		}
	}
	c.extend(c, c.Refresh)
}

func (c *choiceInput) index() int {
	for i, v := range c.values {
		if v == c.get() {
			return i
		}
	}
	return -1
}

func (c *choiceInput) open() {
	items := make([]dropItem, len(c.labels))
	for i, l := range c.labels {
		items[i] = dropItem{word: l}
	}
	c.field.form.openDrop(c, c, items, c.index(), func(i int) {
		c.field.form.closeDrop(c)
		c.take(i)
		if !c.focused {
			focus(c)
		}
	})
}

func (c *choiceInput) take(i int) {
	if i < 0 || i >= len(c.values) || c.disabled || i == c.index() {
		return
	}
	c.set(c.values[i])
}

func (c *choiceInput) set(value string) {
	c.put(value)
	c.Refresh()
	c.field.changed()
	c.field.reword()
}

// FocusGained shows that the keyboard is here.
func (c *choiceInput) FocusGained() {
	c.press.FocusGained()
	c.field.form.arrived(c)
	c.field.arrived()
}

// FocusLost closes the list, unless the mouse is about to choose from it.
func (c *choiceInput) FocusLost() {
	c.press.FocusLost()
	c.typed = ""
	form := c.field.form
	if form.drop.pressed && form.dropOpen(c) {
		return
	}
	form.closeDrop(c)
	c.field.left()
}

// TypedKey moves through the values.
func (c *choiceInput) TypedKey(k *fyne.KeyEvent) {
	form := c.field.form
	open := form.dropOpen(c)
	switch k.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown:
		switch {
		case open:
			form.drop.keys(k)
		case k.Name == fyne.KeyDown:
			c.take(min(c.index()+1, len(c.values)-1))
		case k.Name == fyne.KeyUp:
			c.take(max(c.index()-1, 0))
		default:
			form.Page(k.Name == fyne.KeyPageDown)
		}
	case fyne.KeyHome:
		c.goTo(0)
	case fyne.KeyEnd:
		c.goTo(len(c.values) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		i, ok := form.drop.current()
		switch {
		case k.Name == fyne.KeySpace && c.typing():
			// belongs to the word that is being typed
		case open && ok:
			form.drop.take(i)
		case !c.disabled:
			c.open()
		}
	case fyne.KeyTab:
		if i, ok := form.drop.current(); open && ok {
			form.drop.take(i)
		}
		passTab(c)
	case fyne.KeyF4:
		c.Tapped(nil)
	case fyne.KeyDelete, fyne.KeyBackspace:
		if !c.field.required && !c.disabled && c.get() != "" {
			c.set("")
		}
	case fyne.KeyEscape:
		if open {
			form.closeDrop(c)
		} else {
			form.Leave()
		}
	default:
		PassKey(c, k)
	}
}

// AcceptsTab takes Tab while the list is open: it means the row under the cursor.
func (c *choiceInput) AcceptsTab() bool { return c.field.form.dropOpen(c) }

func (c *choiceInput) goTo(i int) {
	if d := c.field.form.drop; c.field.form.dropOpen(c) {
		d.step(i - d.cursor)
		return
	}
	c.take(i)
}

func (c *choiceInput) now() time.Time { return c.field.form.loader.Clock.Now() }

func (c *choiceInput) typing() bool { return c.typed != "" && c.now().Sub(c.when) < typeAheadPause }

// TypedRune finds the next value whose word begins with the letters typed.
func (c *choiceInput) TypedRune(r rune) {
	if !c.typing() {
		c.typed = ""
	}
	if r == ' ' && c.typed == "" {
		return // Space opens the list
	}
	c.typed, c.when = c.typed+string(r), c.now()
	from := c.index()
	if d := c.field.form.drop; c.field.form.dropOpen(c) {
		from = d.cursor
	}
	if i := c.starting(c.typed, from); i >= 0 {
		c.goTo(i)
	}
}

// starting finds the word that begins with the letters. One letter, even repeated, goes on to the
// next such word; several stay where they fit.
func (c *choiceInput) starting(letters string, from int) int {
	plain := func(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ё", "е") }
	letters = plain(letters)
	if runes := []rune(letters); strings.Trim(letters, string(runes[0])) == "" {
		letters = string(runes[0])
		from++
	}
	for n := range c.labels {
		i := (max(from, 0) + n) % len(c.labels)
		if strings.HasPrefix(plain(c.labels[i]), letters) {
			return i
		}
	}
	return -1
}

// TypedShortcut hands shortcuts to the row, the form and the window.
func (c *choiceInput) TypedShortcut(s fyne.Shortcut) {
	if !c.field.ownShortcut(s) && !c.field.form.shortcut(s) {
		PassShortcut(c, s)
	}
}

func (c *choiceInput) object() fyne.CanvasObject { return c }
func (c *choiceInput) target() fyne.Focusable    { return c }
func (c *choiceInput) load()                     { c.Refresh() }
func (c *choiceInput) settle()                   {}
func (c *choiceInput) fault() string             { return "" }
func (c *choiceInput) pending() bool             { return false }
func (c *choiceInput) empty() bool               { return c.get() == "" }
func (c *choiceInput) setOutline(o outline)      { c.edge = o; c.Refresh() }
func (c *choiceInput) setQuiet(q bool)           { c.quiet = q; c.Refresh() }
func (c *choiceInput) setDisabled(off bool)      { c.disabled = off; c.Refresh() }

// Shown returns the word that stands in the field.
func (c *choiceInput) Shown() (word string, given bool) {
	if i := c.index(); i >= 0 && c.labels[i] != "" {
		return c.labels[i], true
	}
	if v := c.get(); v != "" {
		return v, true
	}
	return lang.T("form.empty"), false
}

// CreateRenderer is for the toolkit.
func (c *choiceInput) CreateRenderer() fyne.WidgetRenderer {
	r := choiceRenderer{c}
	r.Refresh()
	return r
}

type choiceRenderer struct{ c *choiceInput }

func (r choiceRenderer) MinSize() fyne.Size { return fyne.NewSize(60, fieldHeight) }
func (r choiceRenderer) Destroy()           {}
func (r choiceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.ground, r.c.text, r.c.arrow}
}

func (r choiceRenderer) Layout(size fyne.Size) {
	c := r.c
	c.ground.Resize(size)
	word, _ := c.Shown()
	measure := WidthOf(TextSize, fyne.TextStyle{})
	c.text.Text = measure.Cut(word, size.Width-choiceAround)
	c.SetToolTip("")
	if c.text.Text != word {
		c.SetToolTip(word)
	}
	c.text.Move(fyne.NewPos(9, 0))
	c.text.Resize(fyne.NewSize(size.Width-choiceAround, size.Height))
	x := min(9+measure.Width(c.text.Text)+5, size.Width-17)
	c.arrow.Move(fyne.NewPos(x, (size.Height-8)/2))
	c.arrow.Resize(fyne.NewSquareSize(8))
}

func (r choiceRenderer) Refresh() {
	c := r.c
	c.ground.CornerRadius, c.ground.FillColor = 6, Colour(ColorPanel)
	c.ground.StrokeColor, c.ground.StrokeWidth = edge(c.edge, c.focused, c.quiet && !c.hovered)
	colour := ColorText
	if _, given := c.Shown(); !given || c.disabled {
		colour = ColorSoft
	}
	c.text.Color = Colour(colour)
	turnTo(c.arrow, GlyphDown, colour)
	c.arrow.Hidden = c.disabled
	r.Layout(c.Size())
	refreshButSigns(r.Objects())
	canvas.Refresh(c)
}
