package pasting

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
)

// peopleRow is one line of a pasted list: the person, and at the right what will be done, which a
// click, Enter or Space lets the user change. Up and Down go from line to line.
type peopleRow struct {
	widget.BaseWidget
	line    *pastedLine
	scroll  *kit.Scroll
	focused bool
	hovered bool
	decided func() // tells that something has been

	ground, hair *canvas.Rectangle
	name, post   *kit.Words
	what         *kit.Words
	arrow        *canvas.Image
}

var (
	_ fyne.Focusable    = (*peopleRow)(nil)
	_ fyne.Tappable     = (*peopleRow)(nil)
	_ desktop.Hoverable = (*peopleRow)(nil)
)

func newPeopleRow(line *pastedLine, scroll *kit.Scroll) *peopleRow {
	r := &peopleRow{
		line: line, scroll: scroll,
		ground: canvas.NewRectangle(color.Transparent), hair: canvas.NewRectangle(color.Transparent),
		name: kit.NewWords(line.Name, kit.TextSize, false, kit.ColorText).Least(60),
		post: kit.NewWords(line.Post, kit.CaptionSize, false, kit.ColorSoft).Least(60),
		what: kit.NewWords("", kit.TextSize, false, kit.ColorText).Least(60),
	}
	r.arrow = canvas.NewImageFromResource(kit.Icon(kit.GlyphDown, kit.ColorSoft))
	r.ExtendBaseWidget(r)
	return r
}

// Disabled keeps the keyboard from lines that nothing can be done about.
func (r *peopleRow) Disabled() bool { return r.line.fate == repeated }

// Enable is of no use here.
func (r *peopleRow) Enable() {}

// Disable is of no use here.
func (r *peopleRow) Disable() {}

// menu is what can be done with the person.
func (r *peopleRow) menu() kit.Menu {
	set := func(change func()) func() {
		return func() {
			change()
			r.change()
		}
	}
	var menu kit.Menu
	for _, one := range r.line.similar {
		menu = append(menu, &kit.MenuItem{
			Word:    withPost(one),
			Checked: r.line.fate == take && r.line.person.ID == one.ID,
			Do:      set(func() { r.line.choose(one) }),
		})
	}
	if len(menu) > 0 {
		menu = append(menu, nil)
	}
	return append(menu,
		&kit.MenuItem{Word: lang.Capital(lang.T("people.create")), Checked: r.line.fate == create, Do: set(func() { r.line.fate = create })},
		&kit.MenuItem{Word: lang.Capital(lang.T("people.skip")), Checked: r.line.fate == skip, Do: set(func() { r.line.fate = skip })},
	)
}

// change shows what has been decided.
func (r *peopleRow) change() {
	r.Refresh()
	r.decided()
}

// withPost is a person with the post, for persons of one name.
func withPost(line storage.Line) string {
	if post := desk.Words(line.Hint); post != "" {
		return desk.Name(line) + " — " + post
	}
	return desk.Name(line)
}

// saying is what will be done, in words and a colour.
func (r *peopleRow) saying() (string, fyne.ThemeColorName) {
	switch r.line.fate {
	case take:
		if closest(nameWords(r.line.Name), r.line.person.Label.All()) == sameName {
			return lang.T("people.found"), kit.ColorAccent
		}
		return lang.T("people.is", desk.Name(r.line.person)), kit.ColorAccent
	case create:
		return lang.T("people.create"), kit.ColorBlue
	case skip:
		return lang.T("people.skip"), kit.ColorSoft
	case repeated:
		return lang.T("people.there"), kit.ColorSoft
	}
	if len(r.line.similar) > 0 {
		return lang.T("people.who"), kit.ColorAmber
	}
	return lang.T("people.unknown"), kit.ColorAmber
}

// Tapped opens the menu.
func (r *peopleRow) Tapped(*fyne.PointEvent) {
	if r.Disabled() {
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
	kit.ShowMenu(r.menu(), r, at.AddXY(max(0, r.whatLeft()-8), r.Size().Height-2))
}

// FocusGained shows the line whole.
func (r *peopleRow) FocusGained() {
	r.focused = true
	top, bottom := r.Position().Y, r.Position().Y+r.Size().Height
	switch offset, view := r.scroll.Offset.Y, r.scroll.Size().Height; {
	case top < offset:
		r.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > offset+view && view > 0:
		r.scroll.ScrollToOffset(fyne.NewPos(0, bottom-view))
	}
	r.Refresh()
}

// FocusLost ends that.
func (r *peopleRow) FocusLost() { r.focused = false; r.Refresh() }

// TypedRune is of no use here.
func (r *peopleRow) TypedRune(rune) {}

// TypedKey opens the menu or goes to another line; the rest is the dialog's.
func (r *peopleRow) TypedKey(k *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(r)
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.Tapped(nil)
	case fyne.KeyDown:
		c.FocusNext()
	case fyne.KeyUp:
		c.FocusPrevious()
	default:
		kit.PassKey(r, k)
	}
}

// MouseIn lights the line.
func (r *peopleRow) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved is of no use here.
func (r *peopleRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut puts the light out.
func (r *peopleRow) MouseOut() { r.hovered = false; r.Refresh() }

// CreateRenderer is for the toolkit.
func (r *peopleRow) CreateRenderer() fyne.WidgetRenderer {
	p := peopleRowRenderer{r}
	p.Refresh()
	return p
}

type peopleRowRenderer struct{ r *peopleRow }

const (
	peopleRowMargin float32 = 8
	peopleWhat      float32 = 250 // what will be done takes at most that
)

func (p peopleRowRenderer) MinSize() fyne.Size {
	if p.r.line.Post == "" {
		return fyne.NewSize(300, 33)
	}
	return fyne.NewSize(300, 46)
}

func (p peopleRowRenderer) Destroy() {}

func (p peopleRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.r.ground, p.r.hair, p.r.name, p.r.post, p.r.what, p.r.arrow}
}

// whatLeft is where the words at the right begin.
func (r *peopleRow) whatLeft() float32 {
	words, _ := r.saying()
	room := min(kit.WidthOf(kit.TextSize, fyne.TextStyle{}).Width(words)+2, peopleWhat)
	return r.Size().Width - peopleRowMargin - 18 - room
}

func (p peopleRowRenderer) Layout(size fyne.Size) {
	r := p.r
	r.ground.Resize(size.SubtractWidthHeight(0, 1))
	r.hair.Move(fyne.NewPos(0, size.Height-1))
	r.hair.Resize(fyne.NewSize(size.Width, 1))
	left := r.whatLeft()
	line := r.name.MinSize().Height
	top := float32(5)
	if r.line.Post == "" {
		top = (size.Height - line) / 2
	}
	r.name.Move(fyne.NewPos(peopleRowMargin, top))
	r.name.Resize(fyne.NewSize(left-peopleRowMargin-12, line))
	r.post.Move(fyne.NewPos(peopleRowMargin, top+line))
	r.post.Resize(fyne.NewSize(left-peopleRowMargin-12, r.post.MinSize().Height))
	r.what.Move(fyne.NewPos(left, (size.Height-line)/2))
	r.what.Resize(fyne.NewSize(size.Width-left-18-peopleRowMargin, line))
	r.arrow.Move(fyne.NewPos(size.Width-peopleRowMargin-10, (size.Height-8)/2))
	r.arrow.Resize(fyne.NewSquareSize(8))
}

func (p peopleRowRenderer) Refresh() {
	r := p.r
	words, colour := r.saying()
	r.what.SetText(words)
	r.what.SetColour(colour)
	r.post.Hidden = r.line.Post == ""
	r.arrow.Hidden = r.Disabled()
	r.arrow.Resource = kit.Icon(kit.GlyphDown, colour)
	r.hair.FillColor = kit.Colour(kit.ColorLine)
	r.ground.CornerRadius = 5
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = kit.Colour(kit.ColorPanel), color.Transparent, 0
	if r.hovered && !r.Disabled() {
		r.ground.FillColor = kit.Colour(kit.ColorHover)
	}
	if r.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = kit.Colour(kit.ColorAccent), 1.5
	}
	p.Layout(r.Size())
	for _, o := range p.Objects() {
		o.Refresh()
	}
	canvas.Refresh(r)
}
