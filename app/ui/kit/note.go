package kit

import (
	"image/color"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// How long a note stays: longer where there is something to do about it, or much to read.
const (
	noteStays       = 4 * time.Second
	noteStaysToDoIt = 9 * time.Second
	noteLetter      = 60 * time.Millisecond // that a letter takes to be read
)

// noteWidth is how wide the words of a note are at most; longer ones stand in several lines.
const noteWidth float32 = 560

// Notes shows one passing note at a time at the bottom of the window: "Deleted · Undo". It is
// laid over the window's content by Over, and takes no room itself.
type Notes struct {
	loader *Loader
	pill   *notePill
	layer  *fyne.Container
	stop   func()
}

// NewNotes makes the place for notes.
func NewNotes(l *Loader) *Notes {
	n := &Notes{loader: l}
	n.pill = newNotePill(n.Hide)
	n.layer = container.New(noteLayout{}, n.pill)
	return n
}

// Over lays the notes over content.
func (n *Notes) Over(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(content, n.layer)
}

// Say shows a note in place of the one before.
func (n *Notes) Say(text string) { n.Offer(text, "", nil) }

// Offer shows a note with something to do about what it says. The note goes when that is done.
func (n *Notes) Offer(text, action string, do func()) {
	if n.stop != nil {
		n.stop()
	}
	n.pill.say(text, action, do)
	n.layer.Refresh()
	n.stop = n.loader.After(noteTime(text, action != ""), n.Hide)
}

// noteTime is how long a note stays.
func noteTime(text string, offers bool) time.Duration {
	stays := noteStays
	if offers {
		stays = noteStaysToDoIt
	}
	return max(stays, time.Duration(utf8.RuneCountInString(text))*noteLetter)
}

// Hide takes the note away.
func (n *Notes) Hide() {
	if n.stop != nil {
		n.stop()
		n.stop = nil
	}
	n.pill.Hide()
}

// Text returns the note shown, nothing where there is none.
func (n *Notes) Text() string {
	if !n.pill.Visible() {
		return ""
	}
	return n.pill.words
}

// Act does what the note offers, where it offers anything.
func (n *Notes) Act() {
	if n.pill.Visible() && n.pill.do != nil {
		n.pill.button.Press()
	}
}

// noteRise keeps the note above the status bar and the line of acts on several records.
const noteRise = 88

// noteLayout puts the note in the middle, near the bottom.
type noteLayout struct{}

func (noteLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (noteLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		pill := o.(*notePill)
		pill.room = min(noteWidth, size.Width-24-2*notePad-pill.acts())
		least := o.MinSize()
		o.Resize(least)
		o.Move(fyne.NewPos((size.Width-least.Width)/2, size.Height-least.Height-noteRise))
	}
}

// notePill is the note itself: light words on a dark ground, and the other way round.
type notePill struct {
	widget.BaseWidget
	ground *canvas.Rectangle
	lines  []*canvas.Text
	button *Button
	do     func()
	hide   func()
	words  string
	room   float32 // for the words
}

const (
	notePad  float32 = 16
	noteLine float32 = 18 // the height of a line where there are several
)

func newNotePill(hide func()) *notePill {
	p := &notePill{
		ground: canvas.NewRectangle(color.Transparent), hide: hide, room: noteWidth,
		button: NewButton(ButtonPlain, "", nil),
	}
	p.ground.CornerRadius = 8
	p.Hidden = true
	p.ExtendBaseWidget(p)
	return p
}

func (p *notePill) say(text, action string, do func()) {
	p.words, p.do = text, do
	p.button.setDo(func() {
		p.hide()
		if do != nil {
			do()
		}
	})
	p.button.SetWord(action)
	show(p.button, action != "")
	p.Show()
	p.Refresh()
}

// acts returns the width of the note's buttons, with the gap before them.
func (p *notePill) acts() float32 {
	if !p.button.Visible() {
		return 0
	}
	return p.button.MinSize().Width + 10
}

func (p *notePill) CreateRenderer() fyne.WidgetRenderer { return notePillRenderer{p} }

type notePillRenderer struct{ p *notePill }

func (r notePillRenderer) MinSize() fyne.Size {
	p := r.p
	lines, widest := wrapWords(p.words, TextSize, p.room), float32(0)
	for _, line := range lines {
		widest = max(widest, WidthOf(TextSize, fyne.TextStyle{}).Width(line))
	}
	return fyne.NewSize(widest+1+2*notePad+p.acts(), 24+noteLine*float32(len(lines)))
}

func (r notePillRenderer) Layout(size fyne.Size) {
	p := r.p
	p.ground.Resize(size)
	p.lines = p.lines[:0]
	for i, line := range wrapWords(p.words, TextSize, p.room) {
		text := NewText(line, TextSize)
		text.Color = Colour(ColorPanel)
		text.Move(fyne.NewPos(notePad, 12+noteLine*float32(i)))
		text.Resize(fyne.NewSize(p.room, noteLine))
		p.lines = append(p.lines, text)
	}
	if p.button.Visible() {
		width := p.button.MinSize().Width
		p.button.Move(fyne.NewPos(size.Width-8-width, (size.Height-buttonHeight)/2))
		p.button.Resize(fyne.NewSize(width, buttonHeight))
	}
}

func (r notePillRenderer) Refresh() {
	r.p.ground.FillColor = Colour(ColorText)
	r.p.ground.Refresh()
	r.p.button.Refresh()
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

func (r notePillRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.p.ground}
	for _, line := range r.p.lines {
		objects = append(objects, line)
	}
	return append(objects, r.p.button)
}
func (r notePillRenderer) Destroy() {}
