package kit

import (
	"strings"

	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetooltip "github.com/dweymouth/fyne-tooltip"
)

// ButtonKind says how loud a button is.
type ButtonKind int

// From the most to the least prominent.
const (
	ButtonPrimary ButtonKind = iota // filled: the one thing most wanted here
	ButtonPlain                     // outlined
	ButtonDanger                    // outlined, in red: what cannot be taken back lightly
	ButtonLink                      // accent-coloured words: "+ Item"
	ButtonQuiet                     // soft words or a sign, without an outline
)

const (
	buttonHeight float32 = 30
	buttonIcon   float32 = 14
	buttonGap    float32 = 6
)

// Button is a word to press, with an optional sign before it and an optional key behind it.
type Button struct {
	press
	kind     ButtonKind
	word     string
	short    bool // no more than the first word is drawn
	key      string
	glyph    Glyph
	trailing Glyph

	ground, ring *canvas.Rectangle
	text, hint   *canvas.Text
	icon, arrow  *canvas.Image
}

var (
	_ fyne.Tappable     = (*Button)(nil)
	_ fyne.Focusable    = (*Button)(nil)
	_ desktop.Hoverable = (*Button)(nil)
	_ fyne.Disableable  = (*Button)(nil)
)

// Text returns the word on it; a sign alone has none.
func (b *Button) Text() string {
	if b.word == "" {
		return b.ToolTip()
	}
	return b.word
}

// NewButton makes a button; the word is shown as it is given.
func NewButton(kind ButtonKind, word string, do func()) *Button {
	b := &Button{
		kind: kind, word: word,
		ground: canvas.NewRectangle(color.Transparent),
		ring:   canvas.NewRectangle(color.Transparent),
		text:   NewText("", TextSize),
		hint:   NewText("", TextSize),
		icon:   newIcon(GlyphPlus, ColorText, buttonIcon),
		arrow:  newIcon(GlyphDown, ColorText, 8),
	}
	b.do = do
	b.extend(b, b.Refresh)
	return b
}

// NewIconButton makes a quiet button of a sign alone. The tooltip says in words what it does.
func NewIconButton(g Glyph, words string, do func()) *Button {
	b := NewButton(ButtonQuiet, "", do)
	b.glyph = g
	b.SetToolTip(words)
	return b
}

// NewMenuButton makes a button that opens a menu under itself.
func NewMenuButton(kind ButtonKind, word string, menu func() Menu) *Button {
	b := NewButton(kind, word, nil).WithArrow()
	b.do = func() { ShowMenuUnder(menu(), b) }
	return b
}

// WithArrow shows behind the word that something opens under the button.
func (b *Button) WithArrow() *Button {
	b.trailing = GlyphDown
	return b
}

// WithKey shows the key that does the same.
func (b *Button) WithKey(key string) *Button {
	b.key = key
	return b
}

// WithGlyph shows a sign before the word.
func (b *Button) WithGlyph(g Glyph) *Button {
	b.glyph = g
	return b
}

// SetWord changes the word.
func (b *Button) SetWord(word string) {
	b.word = word
	b.Refresh()
}

// Shorten shows the first word alone, as a sign that stands for the rest, or all of it again.
func (b *Button) Shorten(short bool) {
	if b.short != short {
		b.short = short
		b.Refresh()
	}
}

// Short reports whether no more than the first word is shown.
func (b *Button) Short() bool { return b.short }

// shown is what is drawn of the word.
func (b *Button) shown() string { return b.said(b.short) }

// said is the first word, or all of it.
func (b *Button) said(short bool) string {
	if first, _, several := strings.Cut(b.word, " "); short && several {
		return first
	}
	return b.word
}

// Word returns the word shown.
func (b *Button) Word() string { return b.word }

// SetDo changes the word and what the button does.
func (b *Button) SetDo(word string, do func()) {
	b.setDo(do)
	b.SetWord(word)
}

// setDo changes what the button does.
func (b *Button) setDo(do func()) { b.do = do }

// Enable lets the button be pressed again.
func (b *Button) Enable() { b.disabled = false; b.Refresh() }

// Disable greys the button.
func (b *Button) Disable() { b.disabled = true; b.Refresh() }

// Disabled reports whether it is greyed.
func (b *Button) Disabled() bool { return b.disabled }

func (b *Button) margin() float32 {
	switch {
	case b.word == "":
		return (buttonHeight - buttonIcon) / 2
	case b.kind == ButtonLink:
		return 4
	case b.kind == ButtonQuiet:
		return 6
	}
	return 12
}

func (b *Button) style() fyne.TextStyle { return fyne.TextStyle{Bold: b.kind == ButtonLink} }

// colours returns the names of the colours for the button as it stands.
func (b *Button) colours() (word, hint, ground, line fyne.ThemeColorName) {
	switch b.kind {
	case ButtonPrimary:
		return ColorOnAccent, ColorOnAccent, ColorAccent, ColorAccent
	case ButtonDanger:
		return ColorRed, ColorSoft, ColorPanel, ColorInputLine
	case ButtonLink:
		return ColorAccent, ColorSoft, "", ""
	case ButtonQuiet:
		return ColorSoft, ColorSoft, "", ""
	}
	return ColorText, ColorSoft, ColorPanel, ColorInputLine
}

// MinSize is just enough for what is shown.
func (b *Button) MinSize() fyne.Size { return fyne.NewSize(b.Width(b.short), buttonHeight) }

// Width returns how wide the button is with the first word alone, or with all of it. Nothing is drawn: what is measured in
// every frame must not ask for the next one.
func (b *Button) Width(short bool) float32 {
	width := 2 * b.margin()
	if b.glyph != "" {
		width += buttonIcon
	}
	if word := b.said(short); word != "" {
		if b.glyph != "" {
			width += buttonGap
		}
		width += WidthOf(TextSize, b.style()).Width(word)
	}
	if b.key != "" {
		width += buttonGap + 1 + WidthOf(TextSize, fyne.TextStyle{}).Width(b.key)
	}
	if b.trailing != "" {
		width += buttonGap + 8
	}
	return width
}

// CreateRenderer is for the toolkit.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := buttonRenderer{b}
	r.Refresh()
	return r
}

type buttonRenderer struct{ b *Button }

func (r buttonRenderer) MinSize() fyne.Size { return r.b.MinSize() }
func (r buttonRenderer) Destroy()           {}
func (r buttonRenderer) Objects() []fyne.CanvasObject {
	b := r.b
	return []fyne.CanvasObject{b.ring, b.ground, b.icon, b.text, b.hint, b.arrow}
}

func (r buttonRenderer) Layout(size fyne.Size) {
	b := r.b
	height := min(size.Height, buttonHeight)
	top := (size.Height - height) / 2
	b.ground.Move(fyne.NewPos(0, top))
	b.ground.Resize(fyne.NewSize(size.Width, height))
	b.ring.Move(fyne.NewPos(-2, top-2))
	b.ring.Resize(fyne.NewSize(size.Width+4, height+4))
	x := b.margin() + max(0, size.Width-b.MinSize().Width)/2
	if b.kind == ButtonLink || b.kind == ButtonQuiet {
		x = b.margin()
	}
	if b.glyph != "" {
		b.icon.Move(fyne.NewPos(x, top+(height-buttonIcon)/2))
		b.icon.Resize(fyne.NewSquareSize(buttonIcon))
		x += buttonIcon + buttonGap
	}
	if b.shown() != "" {
		b.text.Move(fyne.NewPos(x, top))
		measure := WidthOf(TextSize, b.style())
		width := measure.Width(b.shown())
		if lack := b.MinSize().Width - size.Width; lack > 0 && size.Width > 0 {
			width = max(0, width-lack)
		}
		b.cut(measure.Cut(b.shown(), width))
		b.text.Resize(fyne.NewSize(width, height))
		x += width + buttonGap
	}
	if b.key != "" {
		b.hint.Move(fyne.NewPos(x+1, top))
		width := WidthOf(TextSize, fyne.TextStyle{}).Width(b.key)
		b.hint.Resize(fyne.NewSize(width, height))
		x += width + buttonGap + 1
	}
	b.arrow.Move(fyne.NewPos(x, top+(height-8)/2))
	b.arrow.Resize(fyne.NewSquareSize(8))
}

// cut shows as much of the word as there is room for, and all of it in a tooltip where nothing else is said there.
func (b *Button) cut(word string) {
	whole := b.shown()
	if tip := b.ToolTip(); word != whole && tip == "" {
		b.SetToolTip(whole)
	} else if word == whole && tip == whole {
		b.SetToolTip("")
	}
	b.text.Text = word
}

func (r buttonRenderer) Refresh() {
	b := r.b
	word, hint, ground, line := b.colours()
	if b.disabled {
		word, hint = ColorSoft, ColorSoft
		if b.kind == ButtonPrimary {
			ground, line = ColorGreyGround, ColorGreyGround
		}
	}
	b.ground.CornerRadius = 6
	b.ground.FillColor, b.ground.StrokeColor, b.ground.StrokeWidth = color.Transparent, color.Transparent, 0
	if ground != "" {
		b.ground.FillColor = Colour(ground)
		b.ground.StrokeColor, b.ground.StrokeWidth = Colour(line), 1
	}
	if b.hovered && !b.disabled {
		b.ground.FillColor = over(b.ground.FillColor, Colour(ColorHover))
		if b.kind == ButtonPrimary {
			b.ground.FillColor = over(Colour(ColorAccent), faded(Colour(ColorOnAccent), 0x1c))
		}
	}
	b.ring.CornerRadius = 8
	b.ring.FillColor, b.ring.StrokeColor, b.ring.StrokeWidth = color.Transparent, Colour(ColorAccent), 1.5
	b.ring.Hidden = !b.focused
	b.text.Text, b.text.Color = b.shown(), Colour(word)
	Restyle(b.text, b.style())
	b.text.Hidden = b.word == ""
	b.hint.Text, b.hint.Color = b.key, Colour(hint)
	b.hint.Hidden = b.key == ""
	b.icon.Hidden = b.glyph == ""
	if b.glyph != "" {
		turnTo(b.icon, b.glyph, word)
	}
	b.arrow.Hidden = b.trailing == ""
	turnTo(b.arrow, GlyphDown, word)
	r.Layout(b.Size())
	refreshButSigns(r.Objects())
	canvas.Refresh(b)
}

// over lays a translucent colour over another.
func over(ground, c color.Color) color.Color {
	g := color.NRGBAModel.Convert(ground).(color.NRGBA)
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	if g.A == 0 {
		return n
	}
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(255-int(n.A)) + int(b)*int(n.A)) / 255) }
	return color.NRGBA{R: mix(g.R, n.R), G: mix(g.G, n.G), B: mix(g.B, n.B), A: g.A}
}

// WithTooltips lays the layer over a window's content in which tooltips are shown. Without it a
// tooltip only writes an error to the log. Call DropTooltips when the window closes.
func WithTooltips(content fyne.CanvasObject, c fyne.Canvas) fyne.CanvasObject {
	return fynetooltip.AddWindowToolTipLayer(content, c)
}

// DropTooltips frees what WithTooltips has taken for a window.
func DropTooltips(c fyne.Canvas) { fynetooltip.DestroyWindowToolTipLayer(c) }

// ButtonRow puts buttons beside each other, 8 apart, in as many lines as it takes.
func ButtonRow(buttons ...*Button) *fyne.Container {
	row := container.New(wrapRow{gap: 8, below: 8})
	for _, b := range buttons {
		row.Add(b)
	}
	return row
}
