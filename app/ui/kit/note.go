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
const noteWidth float32 = 720

// Notes shows one passing note at a time at the bottom of the window: "Deleted · Undo". It is laid over the window's last
// line by Over, so that it hides nothing of the page, and takes no room itself.
type Notes struct {
	// Free returns how much of the last line the note leaves free at its left and at its right; nil: nothing.
	Free func() (left, right float32)

	loader *Loader
	pill   *notePill
	layer  *fyne.Container
	stop   func()
}

// NewNotes makes the place for notes.
func NewNotes(l *Loader) *Notes {
	n := &Notes{loader: l}
	n.pill = newNotePill(n.Hide)
	n.layer = container.New(noteLayout{n}, n.pill)
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

// noteLayout puts the note on the last line, at the left of what is left of it; one of several lines rises above it.
type noteLayout struct{ notes *Notes }

func (noteLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l noteLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	var left, right float32
	if l.notes.Free != nil {
		left, right = l.notes.Free()
	}
	for _, o := range objects {
		pill := o.(*notePill)
		pill.room = min(noteWidth, size.Width-left-right-2*noteGap-2*notePad-pill.acts())
		least := o.MinSize()
		o.Resize(least)
		o.Move(fyne.NewPos(left+noteGap, size.Height-least.Height-noteBelow))
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

var _ fyne.Tappable = (*notePill)(nil)

const (
	notePad   float32 = 12
	noteLine  float32 = 18 // the height of a line where there are several
	noteAbove float32 = 5  // between the edge and the first line, and the last
	noteGap   float32 = 8  // beside the note
	noteBelow float32 = 2
)

// NoteHeight is the height of the last line that a note of one line needs.
const NoteHeight = noteLine + 2*noteAbove + noteBelow

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

// Tapped does nothing: what lies under the note is not meant.
func (p *notePill) Tapped(*fyne.PointEvent) {}

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
	return fyne.NewSize(widest+1+2*notePad+p.acts(), 2*noteAbove+noteLine*float32(len(lines)))
}

func (r notePillRenderer) Layout(size fyne.Size) {
	p := r.p
	p.ground.Resize(size)
	p.lines = p.lines[:0]
	for i, line := range wrapWords(p.words, TextSize, p.room) {
		text := NewText(line, TextSize)
		text.Color = Colour(ColorPanel)
		text.Move(fyne.NewPos(notePad, noteAbove+noteLine*float32(i)))
		text.Resize(fyne.NewSize(p.room, noteLine))
		p.lines = append(p.lines, text)
	}
	if p.button.Visible() {
		width, height := p.button.MinSize().Width, noteLine+2*noteAbove-4
		p.button.Move(fyne.NewPos(size.Width-2-width, (size.Height-height)/2))
		p.button.Resize(fyne.NewSize(width, height))
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
