package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Banner is a state in words on its tone's ground: a dot and a bold line, and text under it. It
// stands on cards.
type Banner struct {
	widget.BaseWidget
	tone   Tone
	ground *canvas.Rectangle
	dot    *canvas.Circle
	title  *Flow // nil without a title
	text   *Flow // nil without text
}

var _ flowing = (*Banner)(nil)

// NewBanner makes a banner; title may be empty, and so may text.
func NewBanner(tone Tone, title string, text ...Part) *Banner {
	b := &Banner{tone: tone, ground: canvas.NewRectangle(color.Transparent), dot: canvas.NewCircle(color.Transparent)}
	b.ground.CornerRadius = 8
	if title != "" {
		b.title = newFlow(TextSize, true, tone.ColourName(), Plain(title))
	}
	if len(text) > 0 {
		b.text = NewFlow(text...)
	}
	b.ExtendBaseWidget(b)
	return b
}

const bannerMargin float32 = 12

func (b *Banner) heightFor(width float32) float32 {
	inner := width - 2*bannerMargin
	height := float32(20)
	if b.title != nil {
		height += b.title.heightFor(inner - dotSize - dotGap)
	}
	if b.text != nil {
		height += b.text.heightFor(inner)
	}
	return height
}

func (b *Banner) follow(bring func(fyne.CanvasObject)) {
	if b.text != nil {
		b.text.follow(bring)
	}
}

func (b *Banner) firstStop() fyne.Focusable {
	if b.text == nil {
		return nil
	}
	return b.text.firstStop()
}

// CreateRenderer is for the toolkit.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{b.ground}
	if b.title != nil {
		objects = append(objects, b.dot, b.title)
	}
	if b.text != nil {
		objects = append(objects, b.text)
	}
	repaint := func() {
		b.ground.FillColor, b.dot.FillColor = b.tone.Ground(), b.tone.Colour()
	}
	repaint()
	return &linesRenderer{objects: objects, of: b, repaint: repaint, layout: func(size fyne.Size) {
		b.ground.Resize(size)
		inner := size.Width - 2*bannerMargin
		y := float32(10)
		if b.title != nil {
			room := inner - dotSize - dotGap
			height := b.title.heightFor(room)
			b.dot.Move(fyne.NewPos(bannerMargin, y+(b.title.lineHeight()-dotSize)/2+1))
			b.dot.Resize(fyne.NewSquareSize(dotSize))
			b.title.Move(fyne.NewPos(bannerMargin+dotSize+dotGap, y))
			b.title.Resize(fyne.NewSize(room, height))
			y += height
		}
		if b.text != nil {
			b.text.Move(fyne.NewPos(bannerMargin, y))
			b.text.Resize(fyne.NewSize(inner, b.text.heightFor(inner)))
		}
	}}
}

// Strip is a coloured line across a page: above it, when another day than today is shown; under it, when something
// could not be loaded. It is hidden while it has no text.
type Strip struct {
	widget.BaseWidget
	tone   Tone
	ground *canvas.Rectangle
	dot    *canvas.Circle
	text   *Flow
	button *Button
	turned []func() // it has come or gone
}

var _ flowing = (*Strip)(nil)

// NewStrip makes a hidden strip.
func NewStrip(tone Tone) *Strip {
	s := &Strip{
		tone: tone, ground: canvas.NewRectangle(color.Transparent), dot: canvas.NewCircle(color.Transparent),
		text: newFlow(TextSize, false, tone.ColourName()), button: NewButton(ButtonLink, "", nil),
	}
	s.button.Hide()
	s.Hidden = true
	s.ExtendBaseWidget(s)
	return s
}

// Say shows a text and, where action is not empty, a button that does something about it.
func (s *Strip) Say(text, action string, do func()) {
	s.text.SetParts(Plain(text))
	s.button.do = do
	s.button.SetWord(action)
	show(s.button, action != "")
	s.Show()
	s.Refresh()
	awaken(s)
}

// Show shows it, and the frame around it makes room.
func (s *Strip) Show() { s.turn(s.BaseWidget.Show) }

// Hide hides it, and the frame around it takes the room back.
func (s *Strip) Hide() { s.turn(s.BaseWidget.Hide) }

func (s *Strip) turn(to func()) {
	before := s.Hidden
	if to(); s.Hidden == before {
		return
	}
	for _, do := range s.turned {
		do()
	}
}

// Text returns what the strip says, nothing while it is hidden.
func (s *Strip) Text() string {
	if s.Hidden {
		return ""
	}
	return s.text.Text()
}

func (s *Strip) room(width float32) float32 {
	width -= 2*columnMargin + dotSize + dotGap
	if s.button.Visible() {
		width -= s.button.MinSize().Width + 12
	}
	return max(60, width)
}

func (s *Strip) heightFor(width float32) float32 {
	return max(32, s.text.heightFor(s.room(width))+12)
}

// CreateRenderer is for the toolkit.
func (s *Strip) CreateRenderer() fyne.WidgetRenderer {
	repaint := func() {
		s.ground.FillColor, s.dot.FillColor = s.tone.Ground(), s.tone.Colour()
	}
	repaint()
	return &linesRenderer{
		objects: []fyne.CanvasObject{s.ground, s.dot, s.text, s.button}, of: s, repaint: repaint,
		layout: func(size fyne.Size) {
			s.ground.Resize(size)
			room := s.room(size.Width)
			height := s.text.heightFor(room)
			top := (size.Height - height) / 2
			s.dot.Move(fyne.NewPos(columnMargin, top+(s.text.lineHeight()-dotSize)/2+1))
			s.dot.Resize(fyne.NewSquareSize(dotSize))
			s.text.Move(fyne.NewPos(columnMargin+dotSize+dotGap, top))
			s.text.Resize(fyne.NewSize(room, height))
			width := s.button.MinSize().Width
			s.button.Move(fyne.NewPos(size.Width-columnMargin-width, (size.Height-buttonHeight)/2))
			s.button.Resize(fyne.NewSize(width, buttonHeight))
		},
	}
}
