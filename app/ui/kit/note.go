package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// How long a note stays: longer where there is something to do about it.
const (
	noteStays       = 4 * time.Second
	noteStaysToDoIt = 9 * time.Second
)

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
	stays := noteStays
	if action != "" {
		stays = noteStaysToDoIt
	}
	n.stop = n.loader.After(stays, n.Hide)
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
	return n.pill.text.Text
}

// Act does what the note offers, where it offers anything.
func (n *Notes) Act() {
	if n.pill.Visible() && n.pill.do != nil {
		n.pill.button.Press()
	}
}

// noteRise keeps the note above the status bar and the line of what can be done to several records.
const noteRise = 88

// noteLayout puts the note in the middle, near the bottom.
type noteLayout struct{}

func (noteLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (noteLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		least := o.MinSize()
		least.Width = min(least.Width, size.Width-24)
		o.Resize(least)
		o.Move(fyne.NewPos((size.Width-least.Width)/2, size.Height-least.Height-noteRise))
	}
}

// notePill is the note itself: light words on a dark ground, and the other way round.
type notePill struct {
	widget.BaseWidget
	ground *canvas.Rectangle
	text   *canvas.Text
	button *Button
	do     func()
	hide   func()
	words  string
}

func newNotePill(hide func()) *notePill {
	p := &notePill{
		ground: canvas.NewRectangle(color.Transparent), hide: hide,
		text: NewText("", TextSize), button: NewButton(ButtonPlain, "", nil),
	}
	p.ground.CornerRadius = 8
	p.Hidden = true
	p.ExtendBaseWidget(p)
	return p
}

func (p *notePill) say(text, action string, do func()) {
	p.words, p.do = text, do
	p.text.Text = p.words
	p.button.SetDo(func() {
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

func (p *notePill) CreateRenderer() fyne.WidgetRenderer { return notePillRenderer{p} }

type notePillRenderer struct{ p *notePill }

func (r notePillRenderer) MinSize() fyne.Size {
	width := WidthOf(TextSize, fyne.TextStyle{}).Width(r.p.words) + 32
	if r.p.button.Visible() {
		width += r.p.button.MinSize().Width + 10
	}
	return fyne.NewSize(width, 42)
}

func (r notePillRenderer) Layout(size fyne.Size) {
	p := r.p
	p.ground.Resize(size)
	room := size.Width - 32
	if p.button.Visible() {
		width := p.button.MinSize().Width
		room -= width + 10
		p.button.Move(fyne.NewPos(size.Width-8-width, (size.Height-buttonHeight)/2))
		p.button.Resize(fyne.NewSize(width, buttonHeight))
	}
	p.text.Text = WidthOf(TextSize, fyne.TextStyle{}).Cut(p.words, room+1)
	p.text.Move(fyne.NewPos(16, 0))
	p.text.Resize(fyne.NewSize(room, size.Height))
}

func (r notePillRenderer) Refresh() {
	r.p.ground.FillColor, r.p.text.Color = Colour(ColorText), Colour(ColorPanel)
	r.p.ground.Refresh()
	r.p.button.Refresh()
	r.Layout(r.p.Size())
	r.p.text.Refresh()
	canvas.Refresh(r.p)
}

func (r notePillRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.ground, r.p.text, r.p.button}
}
func (r notePillRenderer) Destroy() {}
