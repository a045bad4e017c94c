package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
)

// Palette returns the colour of an ink.
type Palette func(Ink) color.NRGBA

// Paper is the palette for printing and sending: dark on white.
func Paper(ink Ink) color.NRGBA {
	switch ink {
	case InkSoft:
		return color.NRGBA{0x5d, 0x6b, 0x76, 0xff}
	case InkLine:
		return color.NRGBA{0xe3, 0xe6, 0xe9, 0xff}
	case InkFirst:
		return color.NRGBA{0x0f, 0x6b, 0x52, 0xff}
	case InkSecond:
		return color.NRGBA{0x8f, 0xb4, 0xde, 0xff}
	case InkThird:
		return color.NRGBA{0xb0, 0x86, 0x3a, 0xff}
	}
	return color.NRGBA{0x1d, 0x23, 0x27, 0xff}
}

// baseline is how far below the top of its rectangle a text stands, as a share of the line.
const baseline = 0.76

// SVG writes shapes as a picture of a size on white, under a title that readers for the blind say.
func SVG(shapes []Shape, width, height float32, title string, palette Palette) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%g" height="%g" viewBox="0 0 %g %g" role="img" font-family="Noto Sans, Arial, sans-serif">`+"\n",
		width, height, width, height)
	b.WriteString("<title>" + escaped(title) + "</title>\n")
	fmt.Fprintf(&b, `<rect width="%g" height="%g" fill="#ffffff"/>`+"\n", width, height)
	for _, s := range shapes {
		c := palette(s.Ink)
		ink := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
		title := ""
		if s.Figure != "" {
			title = "<title>" + escaped(s.Figure) + "</title>"
		}
		switch s.Form {
		case Filled:
			fmt.Fprintf(&b, `<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" fill="%s">%s</rect>`, s.X, s.Y, s.W, s.H, ink, title)
		case Outline:
			fmt.Fprintf(&b, `<rect x="%.2f" y="%.2f" width="%.2f" height="%.2f" fill="none" stroke="%s" pointer-events="all">%s</rect>`, s.X, s.Y, s.W, s.H, ink, title)
		case Line:
			fmt.Fprintf(&b, `<line x1="%.2f" y1="%.2f" x2="%.2f" y2="%.2f" stroke="%s"/>`, s.X, s.Y, s.X+s.W, s.Y+s.H, ink)
		case Words:
			x, anchor := s.X, "start"
			switch s.Align {
			case Middle:
				x, anchor = s.X+s.W/2, "middle"
			case Right:
				x, anchor = s.X+s.W, "end"
			}
			weight := ""
			if s.Bold {
				weight = ` font-weight="bold"`
			}
			fmt.Fprintf(&b, `<text x="%.2f" y="%.2f" font-size="%g" text-anchor="%s" fill="%s"%s>%s</text>`, x, s.Y+s.H*baseline, s.Size, anchor, ink, weight, escaped(s.Text))
		}
		b.WriteByte('\n')
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // into memory
	return b.String()
}
