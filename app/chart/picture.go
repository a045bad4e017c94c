package chart

// Picture is a chart as it is copied and saved: under a title, over a line with its day and source.
type Picture struct {
	Title, Below  string
	Width, Height float32
	// Draw returns the shapes of the chart in a size.
	Draw func(width, height float32, measure Measure) []Shape
}

const (
	pictureMargin float32 = 16
	titleHeight   float32 = 26
	titleSize     float32 = 15
	// pictureScale is how many pixels a unit has in a PNG: enough for print.
	pictureScale float32 = 3
)

// shapes puts everything into its place.
func (p Picture) shapes() ([]Shape, error) {
	measure, err := Ruler()
	if err != nil {
		return nil, err
	}
	wide := p.Width - 2*pictureMargin
	title := Shape{Form: Words, X: pictureMargin, Y: pictureMargin, W: wide, H: titleHeight - 6, Text: cutTo(p.Title, wide, titleSize, measure), Size: titleSize, Bold: true}
	below := Shape{
		Form: Words, X: pictureMargin, Y: p.Height - pictureMargin - lineHeight, W: wide, H: lineHeight,
		Text: cutTo(p.Below, wide, smallSize, measure), Size: smallSize, Ink: InkSoft,
	}
	all := []Shape{title, below}
	for _, s := range p.Draw(wide, p.Height-2*pictureMargin-titleHeight-lineHeight-4, measure) {
		s.X, s.Y = s.X+pictureMargin, s.Y+pictureMargin+titleHeight
		all = append(all, s)
	}
	return all, nil
}

// PNG paints the picture for papers and letters.
func (p Picture) PNG() ([]byte, error) {
	shapes, err := p.shapes()
	if err != nil {
		return nil, err
	}
	return PNG(shapes, p.Width, p.Height, pictureScale, Paper)
}

// SVG writes the picture as one that may be enlarged.
func (p Picture) SVG() ([]byte, error) {
	shapes, err := p.shapes()
	if err != nil {
		return nil, err
	}
	return SVG(shapes, p.Width, p.Height, p.Title, Paper), nil
}
