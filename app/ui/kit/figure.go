package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// figureSize is the size of a number that is seen from afar.
const figureSize float32 = 26

// Figure is a number, or a few words with one, that leads to what it counts.
type Figure struct {
	pressStop
	words  string
	colour fyne.ThemeColorName
	text   *canvas.Text
}

var _ Stop = (*Figure)(nil)

// NewFigure makes a great number in a tone. What it counts is for the tooltip; open is nil where it leads nowhere.
func NewFigure(number string, tone Tone, counts string, open func()) *Figure {
	return newFigure(NewBold("", figureSize), number, tone.ColourName(), counts, open)
}

// NewSmallFigure makes words with a number in the size of a caption.
func NewSmallFigure(words, counts string, open func()) *Figure {
	return newFigure(NewText("", CaptionSize), words, ColorSoft, counts, open)
}

func newFigure(text *canvas.Text, words string, colour fyne.ThemeColorName, counts string, open func()) *Figure {
	f := &Figure{words: words, colour: colour, text: text}
	f.margin = 5
	f.make(f, open, f.Refresh)
	f.SetToolTip(counts)
	return f
}

// CreateRenderer is for the toolkit.
func (f *Figure) CreateRenderer() fyne.WidgetRenderer {
	r := &stopRenderer{
		objects: []fyne.CanvasObject{f.lit, f.text, f.ring}, of: f,
		least: func() fyne.Size { return sizeOf(f.words, f.text.TextSize, f.text.TextStyle) },
		lay: func(size fyne.Size) {
			f.pressStop.lay(size)
			f.text.Text = WidthOf(f.text.TextSize, f.text.TextStyle).Cut(f.words, size.Width+1)
			f.text.Resize(size)
		},
		repaint: func() {
			f.paint()
			f.text.Color = Colour(f.colour)
		},
	}
	r.repaint()
	return r
}
