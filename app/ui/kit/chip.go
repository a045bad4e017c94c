package kit

import (
	"context"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

const (
	chipHeight float32 = 26
	chipWidest float32 = 300
)

// Option is one thing that can be chosen: what it is kept as, and how it is shown.
type Option struct {
	Value, Label string
}

// CountOption counts the records behind an option, off the screen.
type CountOption func(ctx context.Context, value string) (int, error)

// FilterChip is a filter of a list: a word that opens a list of options, and once something is
// chosen says what, in accent, with a cross to take it back. Space, Enter and Down open it, Del
// takes it back.
type FilterChip struct {
	press
	OnChange func(chosen []string)
	// Counts returns what counts the records behind an option, off the screen; nil shows no numbers. It is asked itself
	// on the screen's goroutine, whenever the list opens.
	Counts func() CountOption
	// FindBy says what can be typed that is not offered; the field to find by is then there from the first.
	FindBy string

	word    string
	several bool
	options func(find string) []Option
	loader  *Loader
	chosen  []Option

	ground, ring *canvas.Rectangle
	text         *canvas.Text
	sign         *canvas.Image
	list         *optionList // while it is open
}

var (
	_ fyne.Tappable     = (*FilterChip)(nil)
	_ fyne.Focusable    = (*FilterChip)(nil)
	_ desktop.Hoverable = (*FilterChip)(nil)
)

// NewFilterChip makes a filter in which nothing is chosen. options returns what can be chosen for a
// text typed to find, "" for all; it is called off the screen. With several, more than one option
// can be chosen.
func NewFilterChip(l *Loader, word string, several bool, options func(find string) []Option) *FilterChip {
	c := &FilterChip{
		word: word, several: several, options: options, loader: l,
		ground: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
		text: NewText("", TextSize), sign: newIcon(GlyphDown, ColorText, 8),
	}
	c.do = c.Open
	c.extend(c, c.Refresh)
	return c
}

// Set shows a choice without calling OnChange.
func (c *FilterChip) Set(chosen ...Option) {
	c.chosen = chosen
	c.Refresh()
}

// SetWord changes the word, as when the language has changed.
func (c *FilterChip) SetWord(word string) {
	c.word = word
	c.Refresh()
}

// Values returns the chosen values.
func (c *FilterChip) Values() []string {
	values := make([]string, len(c.chosen))
	for i, o := range c.chosen {
		values[i] = o.Value
	}
	return values
}

// Chosen returns the chosen options.
func (c *FilterChip) Chosen() []Option { return c.chosen }

// Clear clears the choice and calls OnChange.
func (c *FilterChip) Clear() { c.change(nil) }

func (c *FilterChip) change(chosen []Option) {
	c.chosen = chosen
	c.Refresh()
	if c.OnChange != nil {
		c.OnChange(c.Values())
	}
}

// Text returns all that the chip says.
func (c *FilterChip) Text() string {
	if len(c.chosen) == 0 {
		return c.word
	}
	labels := make([]string, len(c.chosen))
	for i, o := range c.chosen {
		labels[i] = o.Label
	}
	return c.word + ": " + strings.Join(labels, ", ")
}

// Tapped opens the list, or takes the choice back where the cross is.
func (c *FilterChip) Tapped(e *fyne.PointEvent) {
	if e != nil && len(c.chosen) > 0 && e.Position.X >= c.Size().Width-24 {
		c.Clear()
		return
	}
	c.Open()
}

// TypedKey opens the list or takes the choice back.
func (c *FilterChip) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		c.Open()
	case fyne.KeyDelete, fyne.KeyBackspace:
		if len(c.chosen) > 0 {
			c.Clear()
		}
	default:
		PassKey(c, e)
	}
}

// Open shows the list of options under the chip.
func (c *FilterChip) Open() {
	var count CountOption
	if c.Counts != nil {
		count = c.Counts()
	}
	c.list = showOptions(c, c.loader, c.options, count, c.chosen, c.several, c.FindBy, c.change)
}

const chipMargin float32 = 11

func (c *FilterChip) shownText() string {
	return WidthOf(TextSize, fyne.TextStyle{}).Cut(c.Text(), chipWidest)
}

// CreateRenderer is for the toolkit.
func (c *FilterChip) CreateRenderer() fyne.WidgetRenderer {
	r := chipRenderer{c}
	r.Refresh()
	return r
}

type chipRenderer struct{ c *FilterChip }

func (r chipRenderer) MinSize() fyne.Size {
	width := WidthOf(TextSize, fyne.TextStyle{}).Width(r.c.shownText())
	return fyne.NewSize(width+2*chipMargin+6+r.signSize(), chipHeight)
}

func (r chipRenderer) signSize() float32 {
	if len(r.c.chosen) > 0 {
		return 11
	}
	return 8
}

func (r chipRenderer) Layout(size fyne.Size) {
	c := r.c
	top := (size.Height - chipHeight) / 2
	c.ground.Move(fyne.NewPos(0, top))
	c.ground.Resize(fyne.NewSize(size.Width, chipHeight))
	c.ring.Move(fyne.NewPos(-2, top-2))
	c.ring.Resize(fyne.NewSize(size.Width+4, chipHeight+4))
	side := r.signSize()
	c.text.Move(fyne.NewPos(chipMargin, top))
	c.text.Resize(fyne.NewSize(size.Width-2*chipMargin-6-side, chipHeight))
	c.sign.Move(fyne.NewPos(size.Width-chipMargin-side, top+(chipHeight-side)/2))
	c.sign.Resize(fyne.NewSquareSize(side))
}

func (r chipRenderer) Refresh() {
	c := r.c
	word, fill, line, sign := ColorText, ColorPanel, ColorInputLine, GlyphDown
	if len(c.chosen) > 0 {
		word, fill, line, sign = ColorAccent, ColorAccentGround, ColorAccent, GlyphClose
	}
	c.ground.CornerRadius, c.ring.CornerRadius = chipHeight/2, chipHeight/2+2
	c.ground.FillColor, c.ground.StrokeColor, c.ground.StrokeWidth = Colour(fill), Colour(line), 1
	if c.hovered {
		c.ground.FillColor = over(c.ground.FillColor, Colour(ColorHover))
	}
	c.ring.FillColor, c.ring.StrokeColor, c.ring.StrokeWidth = color.Transparent, Colour(ColorAccent), 1.5
	c.ring.Hidden = !c.focused
	c.text.Text, c.text.Color = c.shownText(), Colour(word)
	turnTo(c.sign, sign, word)
	r.Layout(c.Size())
	refreshButSigns(r.Objects())
	canvas.Refresh(c)
}

func (r chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.ring, r.c.ground, r.c.text, r.c.sign}
}

func (r chipRenderer) Destroy() {}
