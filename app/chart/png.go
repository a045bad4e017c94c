package chart

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"accord/app/glyph"
	"accord/assets"
)

// ErrTooBig says that a picture would be larger than anybody looks at.
var ErrTooBig = errors.New("the picture would be too big")

// pixelsAtMost is the most pixels that a picture has.
const pixelsAtMost = 40_000_000

// PNG paints shapes as a picture of a size on white; scale is how many pixels a unit is.
func PNG(shapes []Shape, width, height, scale float32, palette Palette) ([]byte, error) {
	w, h := math.Ceil(float64(width*scale)), math.Ceil(float64(height*scale))
	if !(w >= 1 && h >= 1 && w*h <= pixelsAtMost) {
		return nil, ErrTooBig
	}
	p := painter{picture: image.NewNRGBA(image.Rect(0, 0, int(w), int(h))), scale: scale, palette: palette, faces: map[face]font.Face{}}
	draw.Draw(p.picture, p.picture.Bounds(), image.White, image.Point{}, draw.Src)
	for _, s := range shapes {
		if err := p.paint(s); err != nil {
			return nil, fmt.Errorf("paint a chart: %w", err)
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, p.picture); err != nil {
		return nil, fmt.Errorf("write a chart as PNG: %w", err)
	}
	return out.Bytes(), nil
}

type face struct {
	size float32
	bold bool
	of   glyph.Face
}

type painter struct {
	picture *image.NRGBA
	scale   float32
	palette Palette
	faces   map[face]font.Face
}

func (p *painter) paint(s Shape) error {
	c := p.palette(s.Ink)
	x, y, w, h := s.X*p.scale, s.Y*p.scale, s.W*p.scale, s.H*p.scale
	switch s.Form {
	case Filled:
		p.fill(c, [][2]float32{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}})
	case Outline:
		t := p.scale
		for _, side := range [][4]float32{{x, y, w, t}, {x, y + h - t, w, t}, {x, y, t, h}, {x + w - t, y, t, h}} {
			p.fill(c, [][2]float32{{side[0], side[1]}, {side[0] + side[2], side[1]}, {side[0] + side[2], side[1] + side[3]}, {side[0], side[1] + side[3]}})
		}
	case Line:
		long := float32(math.Hypot(float64(w), float64(h)))
		if long == 0 {
			return nil
		}
		nx, ny := -h/long*p.scale/2, w/long*p.scale/2
		p.fill(c, [][2]float32{{x + nx, y + ny}, {x + w + nx, y + h + ny}, {x + w - nx, y + h - ny}, {x - nx, y - ny}})
	case Words:
		return p.words(s, c)
	}
	return nil
}

// fill fills a figure of straight sides. The rasterizer is only as large as the figure: each figure would cost the whole
// picture otherwise.
func (p *painter) fill(c color.NRGBA, points [][2]float32) {
	bounds := image.Rectangle{Min: image.Pt(math.MaxInt32, math.MaxInt32), Max: image.Pt(math.MinInt32, math.MinInt32)}
	for _, at := range points {
		bounds.Min.X, bounds.Min.Y = min(bounds.Min.X, int(math.Floor(float64(at[0])))), min(bounds.Min.Y, int(math.Floor(float64(at[1]))))
		bounds.Max.X, bounds.Max.Y = max(bounds.Max.X, int(math.Ceil(float64(at[0])))), max(bounds.Max.Y, int(math.Ceil(float64(at[1]))))
	}
	if bounds.Intersect(p.picture.Bounds()).Empty() || bounds.Dx() > 2*p.picture.Bounds().Dx() || bounds.Dy() > 2*p.picture.Bounds().Dy() {
		return
	}
	r := vector.NewRasterizer(bounds.Dx(), bounds.Dy())
	dx, dy := float32(bounds.Min.X), float32(bounds.Min.Y)
	r.MoveTo(points[0][0]-dx, points[0][1]-dy)
	for _, at := range points[1:] {
		r.LineTo(at[0]-dx, at[1]-dy)
	}
	r.ClosePath()
	r.Draw(p.picture, bounds, image.NewUniform(c), image.Point{})
}

func (p *painter) words(s Shape, c color.NRGBA) error {
	runs := glyph.Line(s.Text)
	drawers := make([]font.Drawer, len(runs))
	long := float32(0)
	for i, r := range runs {
		f, err := p.face(face{s.Size, s.Bold, r.Face})
		if err != nil {
			return err
		}
		drawers[i] = font.Drawer{Dst: p.picture, Src: image.NewUniform(c), Face: f}
		long += float32(drawers[i].MeasureString(r.Text)) / 64
	}
	x := s.X * p.scale
	switch s.Align {
	case Middle:
		x += (s.W*p.scale - long) / 2
	case Right:
		x += s.W*p.scale - long
	}
	at := fixed.Point26_6{X: fixed.Int26_6(x * 64), Y: fixed.Int26_6((s.Y + s.H*baseline) * p.scale * 64)}
	for i, r := range runs {
		drawers[i].Dot = at
		drawers[i].DrawString(r.Text)
		at = drawers[i].Dot
	}
	return nil
}

func (p *painter) face(want face) (font.Face, error) {
	if known := p.faces[want]; known != nil {
		return known, nil
	}
	made, err := newFace(want, p.scale)
	if err == nil {
		p.faces[want] = made
	}
	return made, err
}

// fonts are those of charts: ours in two styles, and those that complete it.
var fonts = sync.OnceValues(func() (map[face]*opentype.Font, error) {
	all := map[face]*opentype.Font{}
	for of, file := range map[face][]byte{
		{of: glyph.Letters}: assets.FontRegular, {of: glyph.Letters, bold: true}: assets.FontBold, {of: glyph.Signs}: assets.FontSigns, {of: glyph.Others}: assets.FontOthers,
	} {
		one, err := opentype.Parse(file)
		if err != nil {
			return nil, err
		}
		all[of] = one
	}
	return all, nil
})

func newFace(want face, scale float32) (font.Face, error) {
	all, err := fonts()
	if err != nil {
		return nil, fmt.Errorf("read the fonts: %w", err)
	}
	of := face{of: want.of, bold: want.bold && want.of == glyph.Letters}
	return opentype.NewFace(all[of], &opentype.FaceOptions{Size: float64(want.size * scale), DPI: 72, Hinting: font.HintingNone})
}

// Ruler measures texts in the fonts of pictures and papers.
func Ruler() (Measure, error) {
	faces := map[face]font.Face{}
	for _, of := range []glyph.Face{glyph.Letters, glyph.Signs, glyph.Others} {
		for _, bold := range []bool{false, true} {
			made, err := newFace(face{size: 100, bold: bold, of: of}, 1)
			if err != nil {
				return nil, err
			}
			faces[face{bold: bold, of: of}] = made
		}
	}
	var alone sync.Mutex // faces are not for several at once
	return func(text string, size float32, bold bool) (long float32) {
		alone.Lock()
		defer alone.Unlock()
		for _, r := range glyph.Line(text) {
			long += float32(font.MeasureString(faces[face{bold: bold, of: r.Face}], r.Text)) / 64 / 100 * size
		}
		return long
	}, nil
}
