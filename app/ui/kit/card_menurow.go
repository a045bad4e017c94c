package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
)

// menuRow is a line of a list with a menu of what else can be done with it, behind a sign at the right edge and under
// the right mouse button.
type menuRow struct {
	widget.BaseWidget
	row  flowing
	more *Button
	menu func() Menu
}

// menuRoom is the room that the sign takes.
const menuRoom = buttonHeight + 4

var (
	_ flowing                = (*menuRow)(nil)
	_ fyne.SecondaryTappable = (*menuRow)(nil)
)

// MenuRow is a Row with a menu.
func (c *Card) MenuRow(left []Part, right []Part, open func(), menu func() Menu) *Card {
	m := &menuRow{menu: menu}
	if through := c.menus; through != nil {
		m.menu = func() Menu { return through(menu) }
	}
	row := newRowLine(left, right, open)
	m.row, _ = row.(flowing)
	m.more = NewIconButton(GlyphDots, lang.T("card.more"), nil)
	m.more.setDo(func() { ShowMenuUnder(m.menu(), m.more) })
	switch r := row.(type) {
	case *openRow:
		r.secondary = m.TappedSecondary
		m.over(r.row)
	case *rowLine:
		m.over(r)
	}
	m.ExtendBaseWidget(m)
	return c.row(m)
}

// over makes a right click on the words of a row open the menu too.
func (m *menuRow) over(r *rowLine) {
	r.beside = menuRoom
	r.left.menu, r.right.menu = m.TappedSecondary, m.TappedSecondary
}

func (m *menuRow) heightFor(width float32) float32 {
	return max(m.row.heightFor(width-menuRoom), buttonHeight)
}

func (m *menuRow) follow(bring func(fyne.CanvasObject)) {
	follow(m.row, bring)
	m.more.follow(bring)
}

func (m *menuRow) firstStop() fyne.Focusable {
	if s := firstStop(m.row); s != nil {
		return s
	}
	return m.more
}

// TappedSecondary opens the menu where the mouse is.
func (m *menuRow) TappedSecondary(e *fyne.PointEvent) { ShowMenu(m.menu(), m, e.AbsolutePosition) }

// CreateRenderer is for the toolkit.
func (m *menuRow) CreateRenderer() fyne.WidgetRenderer {
	return &linesRenderer{objects: []fyne.CanvasObject{m.row, m.more}, of: m, layout: func(size fyne.Size) {
		m.row.Resize(fyne.NewSize(size.Width-menuRoom, size.Height))
		m.more.Move(fyne.NewPos(size.Width-buttonHeight, (size.Height-buttonHeight)/2))
		m.more.Resize(fyne.NewSquareSize(buttonHeight))
	}}
}
