package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"accord/app/lang"
)

// navigationRow is one line of the navigation: a page, the heading of a group, or the line between groups.
type navigationRow struct {
	group     *PlaceGroup
	place     *Place // nil for a heading and a line
	top, tall float32
	ground    *canvas.Rectangle
	word      *canvas.Text  // nil for a line
	arrow     *canvas.Image // of a heading
	digit     *canvas.Text  // nil where none opens the page
	pill      *canvas.Rectangle
	count     *canvas.Text
}

// answers reports whether the row does anything.
func (r *navigationRow) answers() bool { return r.word != nil }

// text is what the row says, uncut.
func (r *navigationRow) text() string {
	if r.place == nil {
		return r.group.Word
	}
	return r.place.Word
}

// indent is the room before the word.
func (r *navigationRow) indent() float32 {
	if r.place != nil && r.place.Inner {
		return navigationIndent
	}
	return 0
}

// build makes the rows of all groups; of a folded one only the page that is open.
func (n *Navigation) build() {
	n.rows = nil
	n.objects = []fyne.CanvasObject{n.edge, n.title}
	n.width = navigationWidth
	y := navigationTop
	for i := range n.groups {
		g := &n.groups[i]
		tall := navigationHead
		if g.Word == "" {
			tall = navigationGap
		}
		if g.Word != "" || i > 0 {
			y = n.add(&navigationRow{group: g, top: y, tall: tall})
		}
		for _, p := range g.Places {
			bold := WidthOf(TextSize, fyne.TextStyle{Bold: true}).Width(p.Word)
			row := &navigationRow{group: g, place: p, top: y, tall: navigationItem}
			n.width = max(n.width, bold+row.indent()+navigationSides)
			if !n.folded[g.ID] || p.ID == n.current {
				y = n.add(row)
			}
		}
	}
	n.cursor = min(n.cursor, len(n.rows)-1)
	n.hovered = -1
	n.Refresh()
	if n.scroll != nil {
		n.scroll.Refresh()
	}
}

// add puts a row below the others and returns where the next one begins.
func (n *Navigation) add(r *navigationRow) float32 {
	r.ground = canvas.NewRectangle(color.Transparent)
	n.objects = append(n.objects, r.ground)
	if r.place != nil || r.group.Word != "" {
		r.ground.CornerRadius = 6
		r.word = NewText("", TextSize)
		r.pill = canvas.NewRectangle(color.Transparent)
		r.pill.CornerRadius = 9
		r.count = centred(NewText("", 11))
		n.objects = append(n.objects, r.word, r.pill, r.count)
	}
	if r.place != nil && r.place.Digit != "" {
		r.digit = NewText(r.place.Digit, 11)
		n.objects = append(n.objects, r.digit)
	}
	if r.place == nil && r.group.Word != "" {
		r.word.TextSize = CaptionSize
		r.arrow = newIcon(GlyphDown, ColorSoft, 8)
		n.objects = append(n.objects, r.arrow)
	}
	n.rows = append(n.rows, r)
	return r.top + r.tall
}

// badgeOf is what waits on a page, or on the pages that a folded group hides.
func (n *Navigation) badgeOf(r *navigationRow) (b Badge) {
	if r.place != nil {
		return n.badges[r.place.ID]
	}
	if !n.folded[r.group.ID] {
		return b
	}
	for _, p := range r.group.Places {
		if p.ID != n.current {
			b.Count += n.badges[p.ID].Count
			b.Urgent = b.Urgent || n.badges[p.ID].Count > 0 && n.badges[p.ID].Urgent
		}
	}
	return b
}

type navigationRenderer struct{ n *Navigation }

func (r navigationRenderer) Objects() []fyne.CanvasObject { return r.n.objects }
func (r navigationRenderer) Destroy()                     {}

func (r navigationRenderer) MinSize() fyne.Size {
	bottom := navigationTop
	if last := len(r.n.rows) - 1; last >= 0 {
		bottom = r.n.rows[last].top + r.n.rows[last].tall
	}
	return fyne.NewSize(min(r.n.width, navigationMost), bottom+8)
}

func (r navigationRenderer) Layout(size fyne.Size) {
	n := r.n
	n.edge.Move(fyne.NewPos(size.Width-1, 0))
	n.edge.Resize(fyne.NewSize(1, size.Height))
	n.title.Move(fyne.NewPos(18, 9))
	n.title.Resize(fyne.NewSize(size.Width-36, 30))
	for _, row := range n.rows {
		if !row.answers() {
			row.ground.Move(fyne.NewPos(18, row.top+navigationGap/2))
			row.ground.Resize(fyne.NewSize(size.Width-36, 1))
			continue
		}
		row.ground.Move(fyne.NewPos(8, row.top+0.5))
		row.ground.Resize(fyne.NewSize(size.Width-17, row.tall-1))
		if row.arrow != nil {
			row.arrow.Move(fyne.NewPos(18, row.top+(row.tall-8)/2))
		}
		if row.digit != nil {
			row.digit.Move(fyne.NewPos(18, row.top))
			row.digit.Resize(fyne.NewSize(navigationDigit, row.tall))
		}
		x := 18 + navigationDigit + row.indent()
		row.word.Move(fyne.NewPos(x, row.top))
		row.word.Resize(fyne.NewSize(size.Width-52-x, row.tall))
		pill := max(20, row.count.MinSize().Width+12)
		row.pill.Move(fyne.NewPos(size.Width-18-pill, row.top+(row.tall-18)/2))
		row.pill.Resize(fyne.NewSize(pill, 18))
		row.count.Move(row.pill.Position())
		row.count.Resize(row.pill.Size())
	}
}

func (r navigationRenderer) Refresh() {
	n := r.n
	n.edge.FillColor = Colour(ColorLine)
	n.title.Text, n.title.Color = n.brand, Colour(ColorAccent)
	for i, row := range n.rows {
		if !row.answers() {
			row.ground.FillColor = Colour(ColorLine)
			continue
		}
		r.paint(row, i)
	}
	r.Layout(n.Size())
	for _, o := range n.objects {
		o.Refresh()
	}
	canvas.Refresh(n)
}

// paint returns a row its colours, its word and its badge.
func (r navigationRenderer) paint(row *navigationRow, i int) {
	n := r.n
	heading := row.place == nil
	open := !heading && row.place.ID == n.current
	row.ground.FillColor, row.ground.StrokeWidth = color.Transparent, 0
	row.word.Color = Colour(ColorText)
	if heading {
		row.word.Color = Colour(ColorSoft)
		turnTo(row.arrow, GlyphDown, ColorSoft)
		if n.folded[row.group.ID] {
			turnTo(row.arrow, GlyphForward, ColorSoft)
		}
	}
	if row.digit != nil {
		row.digit.Color = Colour(ColorSoft)
	}
	Restyle(row.word, fyne.TextStyle{Bold: open || heading})
	switch {
	case open:
		row.ground.FillColor, row.word.Color = Colour(ColorAccentGround), Colour(ColorAccent)
	case i == n.hovered:
		row.ground.FillColor = Colour(ColorHover)
	}
	if n.focused && i == n.cursor {
		row.ground.StrokeColor, row.ground.StrokeWidth = Colour(ColorAccent), 1.5
	}
	badge := n.badgeOf(row)
	row.pill.Hidden, row.count.Hidden = badge.Count == 0, badge.Count == 0
	tone := ToneGrey
	if badge.Urgent {
		tone = ToneRed
	}
	row.pill.FillColor, row.count.Color = tone.Ground(), tone.Colour()
	row.count.Text = lang.Number(int64(badge.Count))
	room := min(n.width, navigationMost) - navigationSides - row.indent()
	if badge.Count > 0 {
		room -= navigationBadge
	}
	row.word.Text = WidthOf(row.word.TextSize, row.word.TextStyle).Cut(row.text(), room)
}
