package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

const (
	tabsHeight float32 = 32
	tabsGap    float32 = 18
)

// Tabs is a line of words with one chosen. Arrow keys choose while it has the keyboard.
type Tabs struct {
	widget.BaseWidget
	OnChoose func(at int)
	// OnTap is called behind a word that was tapped, and may take the keyboard on; nil leaves it here.
	OnTap func()

	words   []string
	current int
	focused bool
	texts   []*canvas.Text
	under   *canvas.Rectangle
	line    *canvas.Rectangle
	ring    *canvas.Rectangle
	at      []float32 // where each word begins
	ends    []float32
	tops    []float32
	bring   func(fyne.CanvasObject) // when the keyboard comes; may be nil
}

var (
	_ fyne.Tappable  = (*Tabs)(nil)
	_ fyne.Focusable = (*Tabs)(nil)
	_ flowing        = (*Tabs)(nil)
)

// NewTabs makes tabs of words as they are given, "Files 2", the one at current chosen.
func NewTabs(current int, choose func(at int), words ...string) *Tabs {
	t := &Tabs{
		words: words, current: current, OnChoose: choose,
		under: canvas.NewRectangle(color.Transparent), line: canvas.NewRectangle(color.Transparent),
		ring: canvas.NewRectangle(color.Transparent),
	}
	t.ring.CornerRadius, t.ring.StrokeWidth = 4, 1
	for range words {
		t.texts = append(t.texts, NewText("", CaptionSize))
	}
	t.ExtendBaseWidget(t)
	return t
}

// Current returns the chosen word's place.
func (t *Tabs) Current() int { return t.current }

// Word is the word that is chosen.
func (t *Tabs) Word() string { return t.words[t.current] }

// Choose chooses a word and calls OnChoose.
func (t *Tabs) Choose(at int) {
	if at < 0 || at >= len(t.words) || at == t.current {
		return
	}
	t.current = at
	t.Refresh()
	if t.OnChoose != nil {
		t.OnChoose(at)
	}
}

// Tapped chooses the word under the pointer.
func (t *Tabs) Tapped(e *fyne.PointEvent) {
	for i := range t.words {
		across := e.Position.X >= t.at[i]-6 && e.Position.X < t.ends[i]+6
		if across && e.Position.Y >= t.tops[i] && e.Position.Y < t.tops[i]+tabsHeight {
			if t.Choose(i); t.OnTap != nil {
				t.OnTap()
			}
			return
		}
	}
}

func (t *Tabs) follow(bring func(fyne.CanvasObject)) { t.bring = bring }
func (t *Tabs) firstStop() fyne.Focusable            { return t }

// FocusGained shows that the keyboard is here.
func (t *Tabs) FocusGained() {
	t.focused = true
	t.Refresh()
	if t.bring != nil {
		t.bring(t)
	}
}

// FocusLost ends that.
func (t *Tabs) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune does nothing.
func (t *Tabs) TypedRune(rune) {}

// TypedKey chooses with the arrows.
func (t *Tabs) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		t.Choose(t.current - 1)
	case fyne.KeyRight:
		t.Choose(t.current + 1)
	case fyne.KeyHome:
		t.Choose(0)
	case fyne.KeyEnd:
		t.Choose(len(t.words) - 1)
	default:
		PassKey(t, e)
	}
}

// lay places every word; words that do not fit begin a new line.
func (t *Tabs) lay(width float32) (height float32) {
	plain, bold := WidthOf(CaptionSize, fyne.TextStyle{}), WidthOf(CaptionSize, fyne.TextStyle{Bold: true})
	room := width
	for i, word := range t.words {
		if i == t.current {
			room -= bold.Width(word)
		} else {
			room -= plain.Width(word)
		}
	}
	gap := max(9, min(tabsGap, room/float32(max(1, len(t.words)-1))))
	t.at, t.ends, t.tops = t.at[:0], t.ends[:0], t.tops[:0]
	var x, y float32
	for i, word := range t.words {
		w := plain.Width(word)
		if i == t.current {
			w = bold.Width(word)
		}
		if x > 0 && x+w > width {
			x, y = 0, y+tabsHeight
		}
		t.at, t.ends, t.tops = append(t.at, x), append(t.ends, x+w), append(t.tops, y)
		x += w + gap
	}
	return y + tabsHeight
}

// widest returns the width of all words in one line, whichever is chosen.
func (t *Tabs) widest() float32 {
	width := -tabsGap
	for _, word := range t.words {
		width += WidthOf(CaptionSize, fyne.TextStyle{Bold: true}).Width(word) + tabsGap
	}
	return width
}

func (t *Tabs) heightFor(width float32) float32 { return t.lay(width) }

// CreateRenderer is for the toolkit.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{t.line, t.under, t.ring}
	for _, text := range t.texts {
		objects = append(objects, text)
	}
	layout := func(size fyne.Size) {
		height := t.lay(size.Width)
		t.line.Move(fyne.NewPos(0, height-1))
		t.line.Resize(fyne.NewSize(size.Width, 1))
		for i, text := range t.texts {
			text.Move(fyne.NewPos(t.at[i], t.tops[i]))
			text.Resize(fyne.NewSize(text.MinSize().Width, tabsHeight-2))
		}
		if t.current < len(t.texts) {
			width := t.texts[t.current].MinSize().Width
			x, y := t.at[t.current], t.tops[t.current]
			t.under.Move(fyne.NewPos(x, y+tabsHeight-2))
			t.under.Resize(fyne.NewSize(width, 2))
			t.ring.Move(fyne.NewPos(x-5, y+3))
			t.ring.Resize(fyne.NewSize(width+10, tabsHeight-7))
		}
	}
	repaint := func() {
		t.line.FillColor, t.under.FillColor, t.ring.StrokeColor = Colour(ColorLine), Colour(ColorAccent), Colour(ColorAccent)
		t.ring.Hidden = !t.focused
		for i, text := range t.texts {
			text.Text, text.Color = t.words[i], Colour(ColorSoft)
			Restyle(text, fyne.TextStyle{Bold: i == t.current})
			if i == t.current {
				text.Color = Colour(ColorText)
			}
		}
	}
	repaint()
	return &linesRenderer{objects: objects, of: t, layout: layout, repaint: repaint}
}
