package search

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
	"accord/app/ui/kit"
)

const (
	sheetWidth  float32 = 720
	sheetTop    float32 = 44
	sheetHead   float32 = 50
	sheetFoot   float32 = 32
	sheetMargin float32 = 10
)

// sheet lies over the whole window: a shade, and on it the field, what was found, and a line
// that counts it and names the keys. A click beside it closes it.
type sheet struct {
	widget.BaseWidget
	search  *Search
	scroll  *rowScroll
	message *kit.Flow // where nothing was found
	counted *kit.Words
	keys    *kit.Words
	lines   [2]*kit.Surface

	shade, panel *canvas.Rectangle
}

var _ fyne.Tappable = (*sheet)(nil)

// rowScroll lets the rows see how far they are scrolled.
type rowScroll struct{ *kit.Scroll }

func (s rowScroll) offset() float32 { return s.Offset.Y }

func newSheet(s *Search) *sheet {
	sheet := &sheet{
		search: s, message: kit.NewFlow(), counted: kit.Caption(""), keys: kit.Caption(lang.T("search.keys")),
		scroll: &rowScroll{kit.NewScroll(s.rows)},
		lines:  [2]*kit.Surface{kit.Hairline(), kit.Hairline()},
		shade:  canvas.NewRectangle(color.Transparent), panel: canvas.NewRectangle(color.Transparent),
	}
	s.rows.scroll = sheet.scroll
	sheet.ExtendBaseWidget(sheet)
	return sheet
}

// say shows words in place of rows.
func (s *sheet) say(heading, text string) {
	s.message.SetParts(kit.Bold(heading+". "), kit.Soft(text))
	s.counted.SetText("")
	s.message.Show()
	s.scroll.Hide()
	s.Refresh()
}

// wait clears the words "nothing found" of the search before.
func (s *sheet) wait() {
	if s.message.Visible() {
		s.message.SetParts(kit.Soft(lang.T("search.searching")))
		s.Refresh()
	}
}

// count shows the rows and says how many there are.
func (s *sheet) count(words string) {
	s.counted.SetText(words)
	s.message.Hide()
	s.scroll.Show()
	s.Refresh()
}

// Tapped closes the sheet by a click beside it, and otherwise returns the keyboard to the field.
func (s *sheet) Tapped(e *fyne.PointEvent) {
	at := e.Position.Subtract(s.panel.Position())
	if at.X < 0 || at.Y < 0 || at.X > s.panel.Size().Width || at.Y > s.panel.Size().Height {
		s.search.close()
		return
	}
	s.search.desk.Canvas().Focus(s.search.entry)
}

// CreateRenderer is for the toolkit.
func (s *sheet) CreateRenderer() fyne.WidgetRenderer {
	r := sheetRenderer{s}
	r.colour()
	return r
}

type sheetRenderer struct{ s *sheet }

func (r sheetRenderer) MinSize() fyne.Size { return fyne.NewSize(200, 120) }
func (r sheetRenderer) Destroy()           {}
func (r sheetRenderer) Objects() []fyne.CanvasObject {
	s := r.s
	return []fyne.CanvasObject{
		s.shade, s.panel, s.search.entry, s.lines[0], s.scroll.Scroll, s.message, s.lines[1], s.counted, s.keys,
	}
}

func (r sheetRenderer) Layout(size fyne.Size) {
	s := r.s
	s.shade.Resize(size)
	width := min(sheetWidth, size.Width-2*sheetMargin)
	left, top := (size.Width-width)/2, min(sheetTop, size.Height*0.06)
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(left+x, top+y))
		o.Resize(fyne.NewSize(w, h))
	}
	field := s.search.entry.MinSize().Height
	put(s.search.entry, sheetMargin, (sheetHead-field)/2, width-2*sheetMargin, field)
	y := sheetHead
	put(s.lines[0], 0, y, width, 1)
	y++
	room := size.Height - top - y - sheetFoot - 2*sheetMargin
	if s.message.Visible() {
		inner := width - 2*foundMargin
		s.message.Resize(fyne.NewSize(inner, 0))
		height := s.message.MinSize().Height
		put(s.message, foundMargin, y+14, inner, height)
		y += height + 28
	} else {
		height := min(s.search.rows.height(), room)
		put(s.scroll.Scroll, 0, y, width, height)
		y += height
	}
	put(s.lines[1], 0, y, width, 1)
	keys := s.keys.MinSize()
	put(s.counted, foundMargin, y+(sheetFoot-keys.Height)/2, max(0, width-keys.Width-3*foundMargin), keys.Height)
	put(s.keys, width-foundMargin-keys.Width, y+(sheetFoot-keys.Height)/2, keys.Width, keys.Height)
	put(s.panel, 0, 0, width, y+sheetFoot)
}

func (r sheetRenderer) colour() {
	s := r.s
	s.shade.FillColor = kit.Colour(kit.ColorShadow)
	s.panel.FillColor, s.panel.CornerRadius = kit.Colour(kit.ColorFloat), 10
	s.panel.StrokeColor, s.panel.StrokeWidth = kit.Colour(kit.ColorInputLine), 1
	s.panel.Shadow = canvas.Shadow{Color: kit.Colour(kit.ColorShadow), BlurRadius: 18, Offset: fyne.NewPos(0, 6)}
}

func (r sheetRenderer) Refresh() {
	r.colour()
	r.Layout(r.s.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r.s)
}
