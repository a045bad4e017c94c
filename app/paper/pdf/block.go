package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"hash/fnv"
	"image/png"
	"strconv"

	"codeberg.org/go-pdf/fpdf"

	"accord/app/paper"
)

func itoa(n int) string { return strconv.Itoa(n) }

const bodySize = 10.5

// look is how a paragraph stands on the page; lengths are in millimetres.
type look struct {
	style         style
	before, after float64
	left          float64
	centred       bool
	right         bool
	boxed         bool
	keep          bool
}

var headings = []look{
	{style: style{size: 16, bold: true}, after: 1.5, centred: true, keep: true},
	{style: style{size: 13, bold: true, blue: true}, before: 5, after: 1.5, keep: true},
	{style: style{size: 11, bold: true}, before: 3.5, after: 1, keep: true},
	{style: style{size: bodySize, italic: true}, before: 2.5, after: 1, keep: true},
}

var paragraphs = map[paper.Style]look{
	paper.Plain: {style: style{size: bodySize}, after: 1.8},
	paper.Lead:  {style: style{size: bodySize, grey: true}, after: 4, centred: true, keep: true},
	paper.Right: {style: style{size: bodySize}, after: 1.8, right: true},
	paper.Small: {style: style{size: 9, grey: true}, after: 1},
	paper.Boxed: {style: style{size: cellSize}, left: 4, boxed: true},

	paper.Centred: {style: style{size: bodySize, bold: true}, after: 0.8, centred: true, keep: true},
}

var (
	captionLook = look{style: style{size: 10, bold: true}, before: 2, after: 1, keep: true}
	pointLook   = look{style: style{size: bodySize}, after: 1.2}
)

func (w *writer) strips(b paper.Block, width float64) []strip {
	switch b := b.(type) {
	case paper.Heading:
		return w.heading(b, width)
	case paper.Paragraph:
		return w.marked(b.Mark, b.Text, paragraphs[b.Style], width)
	case paper.Points:
		var all []strip
		for _, one := range b {
			all = append(all, w.marked(one.Mark, one.Text, pointLook, width)...)
		}
		return all
	case paper.Facts:
		return w.facts(b, width)
	case paper.Table:
		return w.table(b, width)
	case paper.Signatures:
		return w.signatures(b, width)
	case paper.Picture:
		return w.picture(b, width)
	}
	return nil
}

// heading lays out a heading that the reader's list of contents names.
func (w *writer) heading(h paper.Heading, width float64) []strip {
	all := w.text(h.Text, headings[h.Level], width)
	if h.Level > 0 {
		draw, name := all[0].draw, paper.Clean(h.Text.String())
		all[0].draw = func(y float64) {
			w.pdf.Bookmark(name, h.Level-1, y)
			draw(y)
		}
	}
	return all
}

func noted(l line) (notes []*note) {
	for _, p := range l.pieces {
		if p.note != nil {
			notes = append(notes, p.note)
		}
	}
	return notes
}

// text lays out a paragraph: a strip a line, the first two and the last two together.
func (w *writer) text(text paper.Phrase, as look, width float64) []strip {
	lines := w.lines(text, as.style, width-as.left)
	all := make([]strip, len(lines))
	for i, l := range lines {
		x := marginLeft + as.left
		switch {
		case as.centred:
			x += (width - l.width) / 2
		case as.right:
			x += width - l.width
		}
		height := l.height
		all[i] = strip{height: height, notes: noted(l), keep: as.keep || i == 0 && len(lines) > 1 || i == len(lines)-2}
		if i == 0 {
			all[i].before = as.before * w.leading / leadings[0]
		}
		last := i == len(lines)-1
		all[i].draw = func(y float64) {
			if as.boxed {
				w.frame(y, height, width)
			}
			w.drawLine(l, x, y)
		}
		if last {
			all[i].height += as.after * w.leading / leadings[0]
		}
	}
	return all
}

// frame draws the ground of a boxed line and the bar before it.
func (w *writer) frame(y, height, width float64) {
	w.pdf.SetFillColor(251, 243, 230)
	w.pdf.Rect(marginLeft, y, width, height+0.05, "F")
	w.pdf.SetFillColor(180, 83, 9)
	w.pdf.Rect(marginLeft, y, 1, height+0.05, "F")
}

// marked lays out a paragraph whose lines all begin behind its mark.
func (w *writer) marked(mark string, text paper.Phrase, as look, width float64) []strip {
	at, room := marginLeft+as.left, 10.0
	switch mark {
	case "":
		return w.text(text, as, width)
	case paper.Dash:
		room = 5
	}
	as.left += room
	all := w.text(text, as, width)
	sign := w.lines(paper.Words(mark), as.style, room)[0]
	draw := all[0].draw
	all[0].draw = func(y float64) {
		draw(y) // a frame's ground before what stands on it
		w.drawLine(sign, at, y)
	}
	return all
}

func (w *writer) facts(facts paper.Facts, width float64) []strip {
	t := paper.Table{Bare: true, Even: true, Columns: []paper.Column{{Width: 30}, {Width: 70}}}
	for _, f := range facts {
		t.Rows = append(t.Rows, paper.Row{Cells: []paper.Phrase{paper.Words(f.Label), f.Value}})
	}
	return w.grid(t, width, true)
}

// Where the post ends in a line to sign on, and where the name begins, of its width: a name of three words has its room.
const (
	signedPost = 0.40
	signedName = 0.60
)

func (w *writer) signatures(all paper.Signatures, width float64) []strip {
	const before = 9.0
	var strips []strip
	plain := style{size: bodySize}
	for i, s := range all {
		posts := w.lines(paper.Words(s.Post), plain, width*signedPost-3)
		names := w.lines(paper.Words(s.Name), plain, width*(1-signedName)-3)
		height := max(len(posts), len(names))
		one := strip{before: before, height: float64(height) * w.height(plain), keep: i < len(all)-1}
		one.draw = func(y float64) {
			end := y + one.height
			for j, l := range posts {
				w.drawLine(l, marginLeft, end-float64(len(posts)-j)*l.height)
			}
			for j, l := range names {
				w.drawLine(l, marginLeft+width*signedName+3, end-float64(len(names)-j)*l.height)
			}
			w.pdf.SetLineWidth(0.25)
			w.pdf.Line(marginLeft+width*signedPost, end-0.6, marginLeft+width*signedName, end-0.6)
		}
		strips = append(strips, one)
	}
	if n := len(strips); n > 0 {
		strips[n-1].height += 4
	}
	return strips
}

func (w *writer) picture(p paper.Picture, width float64) []strip {
	size, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil || size.Width == 0 {
		return w.text(paper.Words(cmp.Or(p.Alt, p.Caption)), captionLook, width)
	}
	wide := width * float64(p.Width) / 100
	high := wide * float64(size.Height) / float64(size.Width)
	sum := fnv.New64a()
	_, _ = sum.Write(p.PNG)
	name := fmt.Sprintf("%x", sum.Sum64())
	options := fpdf.ImageOptions{ImageType: "PNG"}
	one := strip{before: 3, height: high + 1, keep: p.Caption != ""}
	one.draw = func(y float64) {
		w.pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(p.PNG))
		w.pdf.ImageOptions(name, marginLeft+(width-wide)/2, y, wide, high, false, options, 0, "")
	}
	strips := []strip{one}
	if p.Caption != "" {
		below := captionLook
		below.keep = false
		strips = append(strips, w.text(paper.Words(p.Caption), below, width)...)
	}
	return strips
}
