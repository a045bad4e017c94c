package kit

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// pictureHeight is how high a picture on a card is at the most.
const pictureHeight float32 = 460

// Picture shows an image as wide as the card and in its own proportions; words stand in its place until it comes, or where
// there is none.
type Picture struct {
	widget.BaseWidget
	words *Flow
	image *canvas.Image // nil until there is one
	frame *canvas.Rectangle
}

var _ flowing = (*Picture)(nil)

// NewPicture makes a place for a picture.
func NewPicture(words string) *Picture {
	p := &Picture{words: NewFlow(Soft(words)), frame: canvas.NewRectangle(color.Transparent)}
	p.frame.StrokeWidth = 1
	p.ExtendBaseWidget(p)
	return p
}

// Say shows words in place of a picture.
func (p *Picture) Say(words string) {
	p.words, p.image = NewFlow(Soft(words)), nil
	p.Refresh()
}

// SetImage shows the image.
func (p *Picture) SetImage(i image.Image) {
	p.image = canvas.NewImageFromImage(i)
	p.image.FillMode, p.image.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	p.Refresh()
}

// Image returns the shown image, nil where there is none.
func (p *Picture) Image() image.Image {
	if p.image == nil {
		return nil
	}
	return p.image.Image
}

// fit returns the size of the image within a width: never larger than it is.
func (p *Picture) fit(width float32) fyne.Size {
	b := p.image.Image.Bounds()
	w, h := float32(b.Dx()), float32(b.Dy())
	scale := min(1, (width-2)/w, (pictureHeight-2)/h)
	return fyne.NewSize(w*scale+2, h*scale+2)
}

func (p *Picture) heightFor(width float32) float32 {
	if p.image == nil {
		return p.words.heightFor(width)
	}
	return p.fit(width).Height
}

// CreateRenderer is for the toolkit.
func (p *Picture) CreateRenderer() fyne.WidgetRenderer {
	r := pictureRenderer{p}
	r.paint()
	return r
}

type pictureRenderer struct{ p *Picture }

func (r pictureRenderer) Destroy()           {}
func (r pictureRenderer) MinSize() fyne.Size { return fyne.NewSize(40, 20) }

func (r pictureRenderer) Objects() []fyne.CanvasObject {
	if r.p.image == nil {
		return []fyne.CanvasObject{r.p.words}
	}
	return []fyne.CanvasObject{r.p.image, r.p.frame}
}

func (r pictureRenderer) Layout(size fyne.Size) {
	if r.p.image == nil {
		r.p.words.Resize(size)
		return
	}
	fit := r.p.fit(size.Width)
	r.p.frame.Resize(fit)
	r.p.image.Move(fyne.NewPos(1, 1))
	r.p.image.Resize(fyne.NewSize(fit.Width-2, fit.Height-2))
}

func (r pictureRenderer) paint() { r.p.frame.StrokeColor = Colour(ColorLine) }

func (r pictureRenderer) Refresh() {
	r.paint()
	for _, o := range r.Objects() {
		o.Refresh()
	}
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}
