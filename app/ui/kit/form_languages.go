package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"accord/app/lang"
	"accord/storage/register"
)

// languageTags are the small words beside the label: which languages have their phrase.
type languageTags struct {
	tip
	in      *phraseInput
	grounds []*canvas.Rectangle
	words   []*canvas.Text
}

func newLanguageTags(w *phraseInput) *languageTags {
	t := &languageTags{in: w}
	for _, l := range register.Languages {
		t.grounds = append(t.grounds, canvas.NewRectangle(color.Transparent))
		t.words = append(t.words, centred(NewText(lang.T("form.language."+string(l)), 10)))
	}
	t.ExtendBaseWidget(t)
	t.SetToolTip(lang.T("form.languages"))
	return t
}

// Tapped shows or hides the other languages.
func (t *languageTags) Tapped(*fyne.PointEvent) { t.in.toggle() }

// Cursor shows that it can be pressed.
func (t *languageTags) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is for the toolkit.
func (t *languageTags) CreateRenderer() fyne.WidgetRenderer {
	r := languageTagsRenderer{t}
	r.Refresh()
	return r
}

type languageTagsRenderer struct{ t *languageTags }

func (r languageTagsRenderer) width(i int) float32 {
	return WidthOf(10, fyne.TextStyle{}).Width(r.t.words[i].Text) + 8
}

func (r languageTagsRenderer) MinSize() fyne.Size {
	var width float32
	for i := range r.t.words {
		width += r.width(i) + 3
	}
	return fyne.NewSize(width-3, 15)
}

func (r languageTagsRenderer) Layout(size fyne.Size) {
	var x float32
	for i := range r.t.words {
		at, tag := fyne.NewPos(x, (size.Height-15)/2), fyne.NewSize(r.width(i), 15)
		r.t.grounds[i].Move(at)
		r.t.grounds[i].Resize(tag)
		r.t.words[i].Move(at)
		r.t.words[i].Resize(tag)
		x += tag.Width + 3
	}
}

func (r languageTagsRenderer) Refresh() {
	for i, l := range register.Languages {
		g, word := r.t.grounds[i], r.t.words[i]
		g.CornerRadius, g.StrokeWidth = 4, 1
		g.FillColor, g.StrokeColor, word.Color = Colour(ColorPanel), Colour(ColorLine), Colour(ColorSoft)
		if r.t.in.value.Get(l) != "" {
			g.FillColor, g.StrokeColor, word.Color = Colour(ColorAccentGround), Colour(ColorAccentGround), Colour(ColorAccent)
		}
		g.Refresh()
		word.Refresh()
	}
}

func (r languageTagsRenderer) Destroy() {}
func (r languageTagsRenderer) Objects() []fyne.CanvasObject {
	var o []fyne.CanvasObject
	for i := range r.t.words {
		o = append(o, r.t.grounds[i], r.t.words[i])
	}
	return o
}
