package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Words is one line of text in a colour of the theme. It asks for the width of all its text, and
// ends in "…" where it gets less.
type Words struct {
	widget.BaseWidget
	text   string
	colour fyne.ThemeColorName
	shown  *canvas.Text
	least  float32
}

// NewWords makes a line of text.
func NewWords(text string, size float32, bold bool, colour fyne.ThemeColorName) *Words {
	w := &Words{text: text, colour: colour, least: -1, shown: NewText("", size)}
	Restyle(w.shown, fyne.TextStyle{Bold: bold})
	w.ExtendBaseWidget(w)
	return w
}

// Heading is a page's name in its top bar.
func Heading(text string) *Words { return NewWords(text, TitleSize, true, ColorText) }

// Caption is a small soft line, as in the status bar.
func Caption(text string) *Words { return NewWords(text, CaptionSize, false, ColorSoft) }

// SetText changes the text.
func (w *Words) SetText(text string) {
	if text != w.text {
		w.text = text
		w.Refresh()
	}
}

// setColour changes the colour.
func (w *Words) setColour(colour fyne.ThemeColorName) {
	w.colour = colour
	w.Refresh()
}

// Text returns the whole text.
func (w *Words) Text() string { return w.text }

// Least lets the line be made as narrow as that, its text then being cut.
func (w *Words) Least(width float32) *Words {
	w.least = width
	return w
}

// CreateRenderer is for the toolkit.
func (w *Words) CreateRenderer() fyne.WidgetRenderer {
	r := wordsRenderer{w}
	r.Refresh()
	return r
}

type wordsRenderer struct{ w *Words }

func (r wordsRenderer) MinSize() fyne.Size {
	size := sizeOf(r.w.text, r.w.shown.TextSize, r.w.shown.TextStyle)
	if r.w.least >= 0 {
		size.Width = min(size.Width, r.w.least)
	}
	return size
}

func (r wordsRenderer) Layout(size fyne.Size) {
	w := r.w
	w.shown.Text = w.text
	if size.Width+0.5 < sizeOf(w.shown.Text, w.shown.TextSize, w.shown.TextStyle).Width {
		w.shown.Text = WidthOf(w.shown.TextSize, w.shown.TextStyle).Cut(w.shown.Text, size.Width)
	}
	w.shown.Resize(size)
	w.shown.Refresh()
}

func (r wordsRenderer) Refresh() {
	r.w.shown.Color = Colour(r.w.colour)
	r.Layout(r.w.Size())
	canvas.Refresh(r.w)
}

func (r wordsRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.w.shown} }
func (r wordsRenderer) Destroy()                     {}
