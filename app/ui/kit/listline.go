package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const listLineHeight float32 = 29

// ListLine is a line of a short list: words that are cut where they have no room, a word in a tone at the right edge, and
// a hairline under it.
type ListLine struct {
	pressStop
	left, right string
	more        string // for the tooltip
	tone        Tone
	words, word *canvas.Text
	line        *canvas.Rectangle
}

var _ Stop = (*ListLine)(nil)

// NewListLine makes a line that leads somewhere; more is for the tooltip, and must not repeat the line.
func NewListLine(left, right string, tone Tone, more string, open func()) *ListLine {
	l := &ListLine{left: left, right: right, more: more, tone: tone, words: NewText("", TextSize), word: NewText("", TextSize), line: canvas.NewRectangle(nil)}
	l.margin = 6
	l.word.Alignment = fyne.TextAlignTrailing
	l.make(l, open, l.Refresh)
	return l
}

// CreateRenderer is for the toolkit.
func (l *ListLine) CreateRenderer() fyne.WidgetRenderer {
	plain := WidthOf(TextSize, fyne.TextStyle{})
	r := &stopRenderer{
		objects: []fyne.CanvasObject{l.lit, l.words, l.word, l.line, l.ring}, of: l,
		least: func() fyne.Size { return fyne.NewSize(160, listLineHeight) },
		lay: func(size fyne.Size) {
			l.pressStop.lay(fyne.NewSize(size.Width, size.Height-1))
			l.word.Text = plain.Cut(l.right, size.Width*0.6)
			right := plain.Width(l.word.Text)
			left := max(0, size.Width-right-14)
			l.words.Text = plain.Cut(l.left, left)
			l.SetToolTip(l.more)
			if l.more == l.words.Text {
				l.SetToolTip("")
			}
			put(l.words, fyne.NewPos(0, 0), fyne.NewSize(left, size.Height-1))
			put(l.word, fyne.NewPos(size.Width-right, 0), fyne.NewSize(right, size.Height-1))
			put(l.line, fyne.NewPos(0, size.Height-1), fyne.NewSize(size.Width, 1))
		},
		repaint: func() {
			l.paint()
			l.words.Color, l.word.Color, l.line.FillColor = Colour(ColorText), l.tone.Colour(), Colour(ColorLine)
		},
	}
	r.repaint()
	return r
}
