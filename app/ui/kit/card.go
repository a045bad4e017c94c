package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

const (
	cardMargin   float32 = 18
	labelColumn  float32 = 142 // of a field, at most, unless a word is longer
	labelGap     float32 = 12
	labelStacked float32 = 280 // narrower than this, a field's label stands over its value
)

// Card is a record to be read: what it is and its state first, then details in sections, and the
// buttons at the bottom. It is filled from top to bottom by its methods and shown by Refresh; to
// show another record, Clear it and fill it again.
type Card struct {
	widget.BaseWidget
	body    *cardBody
	scroll  *Scroll
	actions *fyne.Container
	line    *Surface
	begun   *sectionLine // the heading under which nothing stands yet
	ground  *ground
	wanted  float32  // scroll offset to be set once the card has a size
	most    float32  // its lines are no longer than this; 0: as long as there is room
	longest *float32 // see fieldLine

	stop   fyne.CanvasObject // to which the keyboard came last
	within fyne.CanvasObject // the item that holds it

	rows     int    // at the end of the card that are of one list
	unrolled string // the first row of the list whose others were last asked for
	unfolded string // the value whose links were last asked for: it stays so when the record is read again

	menus func(menu func() Menu) Menu // makes the menus of rows; nil where they are as they are
}

// Menus has the menus of the rows that come made through a function, until the card is cleared.
func (c *Card) Menus(through func(menu func() Menu) Menu) { c.menus = through }

// NewCard makes an empty card.
func NewCard() *Card {
	c := &Card{
		body: newCardBody(), actions: container.New(wrapRow{gap: 8, below: 8}),
		line: Hairline(), ground: newGround(ColorPanel, "", 0), wanted: -1, longest: new(float32),
	}
	c.scroll = NewScroll(c.body)
	c.ExtendBaseWidget(c)
	return c
}

// Most keeps the lines short on a wide screen. The card itself takes all the room, so that the wheel scrolls it anywhere.
func (c *Card) Most(width float32) *Card {
	c.most = width
	return c
}

// Clear takes everything off the card and scrolls it to the top.
func (c *Card) Clear() *Card {
	c.menus = nil
	unmark()
	c.body.items, c.begun, c.longest, c.rows = nil, nil, new(float32), 0
	c.actions.Objects = nil
	c.wanted = 0
	c.stop, c.within = nil, nil
	return c
}

// Kicker is the small line over the title that says what kind of record this is.
func (c *Card) Kicker(text string) *Card {
	return c.add(newFlow(CaptionSize, false, ColorSoft, Plain(text)), 12)
}

// Title is the record's name.
func (c *Card) Title(text string) *Card {
	return c.add(newFlow(TitleSize, true, ColorText, Plain(text)), 10)
}

// Banner says a state in a bold line with a dot, and what it means in the text under it. Without a
// title it is a plain remark in the tone's ground.
func (c *Card) Banner(tone Tone, title string, text ...Part) *Card {
	return c.add(NewBanner(tone, title, text...), 12)
}

// Section begins a section. A button beside the heading, "+ Item", is optional; without one the heading waits until something
// stands under it.
func (c *Card) Section(heading string, buttons ...*Button) *Card {
	c.foldRows()
	c.begun = newSectionLine(heading, buttons)
	if len(buttons) > 0 {
		c.head()
	}
	return c
}

// head adds the heading that waits.
func (c *Card) head() {
	if line := c.begun; line != nil {
		c.begun = nil
		c.add(line, 18)
	}
}

// Field is a line of the card's table: a label and its value. Without any part nothing is shown; of many links the first
// are, until the others are asked for.
func (c *Card) Field(label string, value ...Part) *Card {
	if len(value) == 0 {
		return c
	}
	line := newFieldLine(label, value, c.longest)
	if text := line.value.Text(); text != c.unfolded {
		line.value.fold(func() {
			c.unfolded = text
			c.Refresh()
		})
	}
	return c.add(line, 7)
}

// Row is a line of a list with something at its right edge and a hairline under it. Where open is
// not nil, the whole row leads there.
func (c *Card) Row(left []Part, right []Part, open func()) *Card {
	row, _ := newRowLine(left, right, open).(flowing)
	return c.row(row)
}

// Paragraph is running text.
func (c *Card) Paragraph(text ...Part) *Card {
	if len(text) == 0 {
		return c
	}
	return c.add(NewFlow(text...), 8)
}

// Add puts any other object on the card, over its whole width.
func (c *Card) Add(o fyne.CanvasObject) *Card { return c.add(o, 8) }

// Tabs is the line of tabs under the part that every tab shows.
func (c *Card) Tabs(t *Tabs) *Card { return c.add(t, 12) }

// Actions are the buttons at the bottom of the card.
func (c *Card) Actions(buttons ...*Button) *Card {
	c.foldRows()
	for _, b := range buttons {
		c.actions.Add(b)
	}
	return c
}

func (c *Card) add(o fyne.CanvasObject, gap float32) *Card {
	c.head()
	if !isRow(o) {
		c.foldRows()
	}
	if len(c.body.items) == 0 {
		gap = 0
	}
	c.body.items = append(c.body.items, cardItem{o, gap})
	follow(o, func(stop fyne.CanvasObject) {
		c.stop, c.within = stop, o
		(&Following{c.scroll}).bring(stop)
	})
	return c
}

// Keyed returns the line of the card that has the keyboard, below 0 where none has.
func (c *Card) Keyed() int {
	canvas := canvasOf(c)
	if c.stop == nil || canvas == nil || any(canvas.Focused()) != any(c.stop) {
		return -1
	}
	return slices.IndexFunc(c.body.items, func(i cardItem) bool { return i.object == c.within })
}

// Key puts the keyboard on a line of the card: on its first stop, or on the next stop after the line.
func (c *Card) Key(line int) {
	for _, i := range c.body.items[min(max(0, line), len(c.body.items)):] {
		if s := firstStop(i.object); s != nil {
			focus(s)
			return
		}
	}
}

// ScrollOffset returns how far the card is scrolled.
func (c *Card) ScrollOffset() float32 {
	if c.wanted >= 0 {
		return c.wanted
	}
	return c.scroll.Offset.Y
}

// SetScrollOffset scrolls the card to where ScrollOffset was taken, as far as it reaches.
func (c *Card) SetScrollOffset(y float32) {
	c.wanted = max(0, y)
	c.settle()
}

// scrollPage scrolls by almost the visible height, down or up.
func (c *Card) scrollPage(down bool) {
	by := c.scroll.Size().Height - 2*rowHeight
	if !down {
		by = -by
	}
	c.SetScrollOffset(max(0, c.ScrollOffset()+by))
}

func (c *Card) settle() {
	if c.wanted < 0 || c.scroll.Size().Height <= 0 {
		return
	}
	most := max(0, c.body.MinSize().Height-c.scroll.Size().Height)
	c.scroll.ScrollToOffset(fyne.NewPos(0, min(c.wanted, most)))
	c.wanted = -1
}

// Scrolled scrolls the card even where the pointer is over its buttons.
func (c *Card) Scrolled(e *fyne.ScrollEvent) { c.scroll.Scrolled(e) }

// CreateRenderer is for the toolkit.
func (c *Card) CreateRenderer() fyne.WidgetRenderer { return cardRenderer{c} }

type cardRenderer struct{ c *Card }

func (r cardRenderer) Layout(size fyne.Size) {
	c := r.c
	c.ground.Resize(size)
	bar := float32(0)
	if len(c.actions.Objects) > 0 {
		inner := max(0, size.Width-2*cardMargin)
		height := wrapRow{gap: 8, below: 8}.heightFor(c.actions.Objects, inner)
		bar = height + 29
		c.line.Move(fyne.NewPos(0, size.Height-bar))
		c.line.Resize(fyne.NewSize(size.Width, 1))
		c.actions.Move(fyne.NewPos(cardMargin, size.Height-height-16))
		c.actions.Resize(fyne.NewSize(inner, height))
	}
	show(c.line, bar > 0)
	width := size.Width
	if c.most > 0 {
		width = min(width, c.most)
	}
	c.body.setWidth(width)
	c.scroll.Resize(fyne.NewSize(size.Width, max(0, size.Height-bar)))
	c.scroll.Refresh()
	c.settle()
}

func (r cardRenderer) MinSize() fyne.Size { return fyne.NewSize(220, 160) }

func (r cardRenderer) Refresh() {
	r.c.foldRows()
	r.c.ground.recolour()
	r.c.ground.Rectangle.Refresh()
	r.c.body.width = -1 // lay out again
	r.Layout(r.c.Size())
	r.c.line.Refresh()
	r.c.actions.Refresh()
	canvas.Refresh(r.c)
}

func (r cardRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.c.ground.Rectangle, r.c.scroll, r.c.line, r.c.actions}
}

func (r cardRenderer) Destroy() {}

// cardItem is one thing on a card and the room above it.
type cardItem struct {
	object fyne.CanvasObject
	gap    float32
}

// cardBody is what scrolls: the items under each other at the card's width.
type cardBody struct {
	widget.BaseWidget
	items  []cardItem
	width  float32
	height float32
}

func newCardBody() *cardBody {
	b := &cardBody{width: -1}
	b.ExtendBaseWidget(b)
	return b
}

func (b *cardBody) setWidth(width float32) {
	if width == b.width {
		return
	}
	b.width = width
	inner := max(40, width-2*cardMargin)
	y := cardMargin
	for _, i := range b.items {
		y += i.gap
		height := heightFor(i.object, inner)
		i.object.Move(fyne.NewPos(cardMargin, y))
		i.object.Resize(fyne.NewSize(inner, height))
		y += height
	}
	b.height = y + cardMargin
	canvas.Refresh(b)
}

// MinSize is the height of everything at the width in force.
func (b *cardBody) MinSize() fyne.Size { return fyne.NewSize(40, b.height) }

// CreateRenderer is for the toolkit.
func (b *cardBody) CreateRenderer() fyne.WidgetRenderer { return cardBodyRenderer{b} }

type cardBodyRenderer struct{ b *cardBody }

func (r cardBodyRenderer) Layout(fyne.Size)   {}
func (r cardBodyRenderer) MinSize() fyne.Size { return r.b.MinSize() }
func (r cardBodyRenderer) Destroy()           {}
func (r cardBodyRenderer) Refresh() {
	for _, i := range r.b.items {
		i.object.Refresh()
	}
	canvas.Refresh(r.b)
}

func (r cardBodyRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.b.items))
	for n, i := range r.b.items {
		objects[n] = i.object
	}
	return objects
}

// wrapRow puts objects beside each other, each in the middle of its row, and begins a new row where the width is used up.
type wrapRow struct{ gap, below float32 }

func (w wrapRow) place(objects []fyne.CanvasObject, width float32, put func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	var x, y, tall float32
	var row []fyne.CanvasObject
	end := func() {
		x = 0
		for _, o := range row {
			size := o.MinSize()
			size.Width = min(size.Width, width) // a wider item is cut to the row
			if put != nil {
				put(o, fyne.NewPos(x, y+(tall-size.Height)/2), size)
			}
			x += size.Width + w.gap
		}
		x, row = 0, nil
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		if x > 0 && x+size.Width > width {
			end()
			y, tall = y+tall+w.below, 0
		}
		row = append(row, o)
		x += size.Width + w.gap
		tall = max(tall, size.Height)
	}
	end()
	return y + tall
}

func (w wrapRow) heightFor(objects []fyne.CanvasObject, width float32) float32 {
	return w.place(objects, width, nil)
}

func (w wrapRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w.place(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

func (w wrapRow) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		if o.Visible() {
			size = size.Max(o.MinSize())
		}
	}
	return size
}
