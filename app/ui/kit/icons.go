package kit

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Glyph is one of our own drawn signs. Noto Sans lacks these characters, and a font that happens
// to lie on the machine would draw them differently everywhere.
type Glyph string

// The signs of the house.
const (
	GlyphUp       Glyph = "up"       // sorted from small to great
	GlyphDown     Glyph = "down"     // sorted from great to small; what opens downwards
	GlyphBack     Glyph = "back"     // to the page before
	GlyphForward  Glyph = "forward"  // to the page after
	GlyphStar     Glyph = "star"     // keep this view
	GlyphStarFull Glyph = "starfull" // a kept view
	GlyphCalendar Glyph = "calendar"
	GlyphClose    Glyph = "close"
	GlyphDots     Glyph = "dots" // more
	GlyphWarning  Glyph = "warning"
	GlyphSearch   Glyph = "search"
	GlyphCheck    Glyph = "check"
	GlyphPlus     Glyph = "plus"
	GlyphArrow    Glyph = "arrow" // leads to another record
	GlyphDot      Glyph = "dot"
	GlyphSquare   Glyph = "square" // the key of a chart
	GlyphPanel    Glyph = "panel"  // the card beside the list
	GlyphGrip     Glyph = "grip"   // rows to be moved
	GlyphLock     Glyph = "lock"
	GlyphFile     Glyph = "file"
	GlyphPerson   Glyph = "person"
)

// The shapes, within a square of 16.
var shapes = map[Glyph]string{
	GlyphUp:       `<path d="M8 3 L14 13 L2 13 Z" fill="#000"/>`,
	GlyphDown:     `<path d="M8 13 L2 3 L14 3 Z" fill="#000"/>`,
	GlyphBack:     `<path d="M3 8 L12 3 L12 13 Z" fill="#000"/>`,
	GlyphForward:  `<path d="M13 8 L4 3 L4 13 Z" fill="#000"/>`,
	GlyphStar:     `<path d="M8 1.9 L9.9 6 L14.4 6.5 L11.1 9.6 L12 14 L8 11.8 L4 14 L4.9 9.6 L1.6 6.5 L6.1 6 Z" fill="none" stroke="#000" stroke-width="1.2"/>`,
	GlyphStarFull: `<path d="M8 1.4 L10 5.8 L14.9 6.3 L11.3 9.6 L12.3 14.5 L8 12 L3.7 14.5 L4.7 9.6 L1.1 6.3 L6 5.8 Z" fill="#000"/>`,
	GlyphCalendar: `<path d="M2.5 3.5 L13.5 3.5 L13.5 13.5 L2.5 13.5 Z" fill="none" stroke="#000" stroke-width="1.2"/><path d="M2.5 3.5 L13.5 3.5 L13.5 6.5 L2.5 6.5 Z" fill="#000"/><path d="M5.3 2 L5.3 4" fill="none" stroke="#000" stroke-width="1.4"/><path d="M10.7 2 L10.7 4" fill="none" stroke="#000" stroke-width="1.4"/><path d="M4.6 8.2 L6.2 8.2 L6.2 9.6 L4.6 9.6 Z M7.2 8.2 L8.8 8.2 L8.8 9.6 L7.2 9.6 Z M9.8 8.2 L11.4 8.2 L11.4 9.6 L9.8 9.6 Z M4.6 10.8 L6.2 10.8 L6.2 12.2 L4.6 12.2 Z M7.2 10.8 L8.8 10.8 L8.8 12.2 L7.2 12.2 Z" fill="#000"/>`,
	GlyphClose:    `<path d="M4 4 L12 12" fill="none" stroke="#000" stroke-width="1.5"/><path d="M12 4 L4 12" fill="none" stroke="#000" stroke-width="1.5"/>`,
	GlyphDots:     `<path d="M7 2.5 L9 2.5 L9 4.5 L7 4.5 Z M7 7 L9 7 L9 9 L7 9 Z M7 11.5 L9 11.5 L9 13.5 L7 13.5 Z" fill="#000"/>`,
	GlyphWarning:  `<path d="M8 2.2 L14.6 13.6 L1.4 13.6 Z" fill="none" stroke="#000" stroke-width="1.2"/><path d="M8 6 L8 10" fill="none" stroke="#000" stroke-width="1.4"/><path d="M8 11 L8 12.4" fill="none" stroke="#000" stroke-width="1.4"/>`,
	GlyphSearch:   `<circle cx="7" cy="7" r="4.3" fill="none" stroke="#000" stroke-width="1.4"/><path d="M10.2 10.2 L14 14" fill="none" stroke="#000" stroke-width="1.6"/>`,
	GlyphCheck:    `<path d="M3 8.5 L6.5 12 L13 4.5" fill="none" stroke="#000" stroke-width="1.7"/>`,
	GlyphPlus:     `<path d="M8 3 L8 13" fill="none" stroke="#000" stroke-width="1.5"/><path d="M3 8 L13 8" fill="none" stroke="#000" stroke-width="1.5"/>`,
	GlyphArrow:    `<path d="M2.5 8 L13 8" fill="none" stroke="#000" stroke-width="1.3"/><path d="M9.5 4.5 L13 8 L9.5 11.5" fill="none" stroke="#000" stroke-width="1.3"/>`,
	GlyphDot:      `<circle cx="8" cy="8" r="4" fill="#000"/>`,
	GlyphSquare:   `<path d="M4 4 L12 4 L12 12 L4 12 Z" fill="#000"/>`,
	GlyphPanel:    `<path d="M1.8 2.8 L14.2 2.8 L14.2 13.2 L1.8 13.2 Z" fill="none" stroke="#000" stroke-width="1.2"/><path d="M9.6 2.8 L14.2 2.8 L14.2 13.2 L9.6 13.2 Z" fill="#000"/>`,
	GlyphGrip:     `<path d="M5 3 L7 3 L7 5 L5 5 Z M9 3 L11 3 L11 5 L9 5 Z M5 7 L7 7 L7 9 L5 9 Z M9 7 L11 7 L11 9 L9 9 Z M5 11 L7 11 L7 13 L5 13 Z M9 11 L11 11 L11 13 L9 13 Z" fill="#000"/>`,
	GlyphLock:     `<path d="M3.5 7.5 L12.5 7.5 L12.5 13.5 L3.5 13.5 Z" fill="#000"/><path d="M5.5 7.5 L5.5 5 C5.5 1.8 10.5 1.8 10.5 5 L10.5 7.5" fill="none" stroke="#000" stroke-width="1.4"/>`,
	GlyphFile:     `<path d="M3.5 1.8 L9.5 1.8 L12.5 4.8 L12.5 14.2 L3.5 14.2 Z" fill="none" stroke="#000" stroke-width="1.2"/><path d="M9.2 2 L9.2 5.2 L12.4 5.2" fill="none" stroke="#000" stroke-width="1.2"/>`,
	GlyphPerson:   `<circle cx="8" cy="5.2" r="2.7" fill="none" stroke="#000" stroke-width="1.3"/><path d="M2.8 14 C2.8 8.4 13.2 8.4 13.2 14" fill="none" stroke="#000" stroke-width="1.3"/>`,
}

// Icon returns the sign as a picture in the named colour of the theme in force. The toolkit colours
// only filled shapes, not lines, so that we put the colour in ourselves.
func Icon(g Glyph, colour fyne.ThemeColorName) fyne.Resource { return sign{g, colour} }

type sign struct {
	glyph  Glyph
	colour fyne.ThemeColorName
}

func (s sign) hex() string {
	c := color.NRGBAModel.Convert(Colour(s.colour)).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
}

// Name differs by colour, for the toolkit keeps pictures by name.
func (s sign) Name() string { return "accord-" + string(s.glyph) + s.hex() + ".svg" }

// Content is the drawing.
func (s sign) Content() []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">` +
		strings.ReplaceAll(shapes[s.glyph], "#000", s.hex()) + `</svg>`)
}

// drawn is a sign as it was drawn: by that name, which tells its colour, and at that scale of the screen.
type drawn struct {
	sign
	name  string
	scale float32
}

// turnTo makes a picture another sign. It is drawn before anything gives it another size: the toolkit keeps drawings of
// all pictures by name and size, and a resize keeps the old drawing under the new name. What it shows already is not drawn
// again, which means to read a drawing twice and to paint it.
func turnTo(i *canvas.Image, g Glyph, colour fyne.ThemeColorName) {
	is := drawn{sign: sign{g, colour}, scale: 1}
	is.name = is.Name()
	if c := fyne.CurrentApp().Driver().CanvasForObject(i); c != nil {
		is.scale = c.Scale()
	}
	if i.Resource == is {
		return
	}
	i.Resource = is
	i.Refresh()
}

// refreshButSigns refreshes what a widget is made of, but the signs that turnTo has drawn.
func refreshButSigns(all []fyne.CanvasObject) {
	for _, o := range all {
		if _, sign := o.(*canvas.Image); !sign {
			o.Refresh()
		}
	}
}

// newIcon returns the sign as an object of a fixed size.
func newIcon(g Glyph, colour fyne.ThemeColorName, size float32) *canvas.Image {
	i := canvas.NewImageFromResource(Icon(g, colour))
	i.FillMode = canvas.ImageFillContain
	i.SetMinSize(fyne.NewSquareSize(size))
	i.Resize(fyne.NewSquareSize(size))
	return i
}
