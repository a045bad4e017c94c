package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"accord/app/lang"
)

// token is one thing in a token box, with a cross that takes it away; or what stands for those folded away, with none.
type token struct {
	tip
	box    *tokenBox
	at     int
	word   string
	open   func() // shows those folded away; nil for one thing
	over   bool
	ground *canvas.Rectangle
	text   *canvas.Text
	cross  *canvas.Image
}

func newToken(b *tokenBox, at int, word string) *token {
	t := &token{
		box: b, at: at, word: word,
		ground: canvas.NewRectangle(color.Transparent),
		text:   NewText(word, TextSize),
		cross:  newIcon(GlyphClose, ColorSoft, 10),
	}
	t.ExtendBaseWidget(t)
	t.SetToolTip(lang.T("form.remove"))
	return t
}

// Tapped on the cross takes the token away; elsewhere it stands on it.
func (t *token) Tapped(e *fyne.PointEvent) {
	if t.box.off {
		return
	}
	focus(t.box.entry)
	if t.open != nil {
		t.open()
		return
	}
	if e == nil || e.Position.X > t.Size().Width-22 {
		t.box.take(t.at)
		return
	}
	t.box.stand(t.at)
}

// MouseIn lights the cross.
func (t *token) MouseIn(e *desktop.MouseEvent) {
	t.tip.MouseIn(e)
	t.over = true
	t.Refresh()
}

// MouseOut puts the light out.
func (t *token) MouseOut() {
	t.tip.MouseOut()
	t.over = false
	t.Refresh()
}

// CreateRenderer is for the toolkit.
func (t *token) CreateRenderer() fyne.WidgetRenderer {
	r := tokenRenderer{t}
	r.Refresh()
	return r
}

type tokenRenderer struct{ t *token }

func (r tokenRenderer) MinSize() fyne.Size {
	return fyne.NewSize(WidthOf(TextSize, fyne.TextStyle{}).Width(r.t.word)+8+r.t.behind(), tokenHeight)
}

// behind is the room behind the word.
func (t *token) behind() float32 {
	if t.open != nil {
		return 8
	}
	return 24
}

func (r tokenRenderer) Destroy() {}
func (r tokenRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.ground, r.t.text, r.t.cross}
}

func (r tokenRenderer) Layout(size fyne.Size) {
	t := r.t
	t.ground.Resize(size)
	t.text.Text = WidthOf(TextSize, fyne.TextStyle{}).Cut(t.word, size.Width-6-t.behind())
	t.text.Move(fyne.NewPos(8, 0))
	t.text.Resize(fyne.NewSize(size.Width-6-t.behind(), size.Height))
	t.cross.Move(fyne.NewPos(size.Width-17, (size.Height-10)/2))
	t.cross.Resize(fyne.NewSquareSize(10))
}

func (r tokenRenderer) Refresh() {
	t := r.t
	t.ground.CornerRadius = 5
	t.ground.FillColor = Colour(ColorGreyGround)
	t.text.Color = Colour(ColorText)
	cross := ColorSoft
	if t.open != nil {
		t.ground.FillColor, t.text.Color = color.Transparent, Colour(ColorAccent)
	} else if t.box.at == t.at {
		t.ground.FillColor, t.text.Color, cross = Colour(ColorAccent), Colour(ColorOnAccent), ColorOnAccent
	} else if t.over {
		cross = ColorRed
	}
	t.cross.Hidden = t.box.off || t.open != nil
	turnTo(t.cross, GlyphClose, cross)
	r.Layout(t.Size())
	t.ground.Refresh()
	t.text.Refresh()
}
