package kit

import (
	"image/color"
	"math"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// fieldHeight is that of every single-line input.
const fieldHeight float32 = 30

// outline says how the edge of an input is drawn.
type outline int

const (
	outlinePlain outline = iota
	outlineWarning
	outlineFault
)

// entry is the toolkit's text entry as forms need it: Tab always moves on, the outline shows whether the field is
// wrong, a field may take keys, and unused shortcuts reach the form.
type entry struct {
	widget.Entry
	form *Form

	grows   bool   // one text over as many lines as it needs
	beside  string // stood as the hint of an empty text: there is room for it, also while another is typed
	bare    bool   // no outline of its own: something around it draws one
	quiet   bool   // outline only under the pointer or the keyboard, as in a table
	outline outline
	hovered bool
	keyed   bool // has the keyboard
	pressed bool // is getting the keyboard by the mouse

	least, rows int // lines of a text of several: at first, and now

	onKey      func(*fyne.KeyEvent) bool // reports whether the key is used up
	onTab      func() bool               // reports whether onKey gets Tab; the keyboard moves on after it
	onRune     func(rune) bool           // the same for letters
	onShortcut func(fyne.Shortcut) bool  // the same for shortcuts
	onFocus    func(bool)                // the keyboard came or went
	onLit      func(bool)                // the pointer or the keyboard came or went
	border     *canvas.Rectangle         // of the toolkit's renderer
	text       *container.Scroll         // the same, in which the letters lie
	paint      func()                    // repaints the border
}

func newEntry(lines int) *entry {
	e := &entry{}
	if lines > 1 {
		e.MultiLine = true
		e.Wrapping = fyne.TextWrapWord
		e.SetMinRowsVisible(lines)
		e.least, e.rows = lines, lines
	} else {
		e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	}
	e.ExtendBaseWidget(e)
	return e
}

// newGrowing makes an entry of one text that takes as many lines as it needs, up to mostRows.
func newGrowing() *entry {
	e := &entry{grows: true, rows: 1}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.SetMinRowsVisible(1)
	e.ExtendBaseWidget(e)
	return e
}

// mostRows is how high a text grows at least; a longer one scrolls inside where the form shows no more at once.
const mostRows = 14

// mostRows returns how many lines of a text are seen at once.
func (e *entry) mostRows() int {
	if e.form == nil {
		return mostRows
	}
	return max(mostRows, int((e.form.view-labelHeight-2*fieldHeight)/sizeOf("M", TextSize, fyne.TextStyle{}).Height))
}

// linesAt returns how many lines the text needs at a width.
func (e *entry) linesAt(width float32) int {
	if e.ActionItem != nil {
		width -= e.ActionItem.MinSize().Width
	}
	return max(linesIn(e.Text, width), linesIn(e.beside, width))
}

// linesIn returns how many lines a text needs in a box of a width.
func linesIn(text string, width float32) int {
	around := 2*(theme.InnerPadding()+theme.InputBorderSize()) + entryInset + 2
	return max(1, len(wrapTyped(text, max(1, width-around))))
}

// heightFor returns a height in whole units: what lies between pixels loses its lower edge.
func (e *entry) heightFor(width float32) float32 {
	if e.grows {
		line := sizeOf("M", TextSize, fyne.TextStyle{}).Height
		return fieldHeight + float32(math.Ceil(float64(line)*float64(min(e.linesAt(width), e.mostRows())-1)))
	}
	if e.MultiLine {
		e.grow(width)
		return float32(math.Ceil(float64(e.MinSize().Height)))
	}
	return fieldHeight
}

// grow makes room for all lines of a text within a width, and reports whether the height has changed.
func (e *entry) grow(width float32) bool {
	if !e.MultiLine || width <= 0 {
		return false
	}
	rows := max(e.least, min(e.mostRows(), e.linesAt(width)))
	if rows == e.rows {
		return false
	}
	e.rows = rows
	e.SetMinRowsVisible(rows)
	return true
}

// AcceptsTab lets Tab move on even from a text of several lines, but where the field wants it first.
func (e *entry) AcceptsTab() bool { return e.onTab != nil && e.onTab() }

// MouseDown puts the cursor where the pointer is, without selecting all as Tab does.
func (e *entry) MouseDown(m *desktop.MouseEvent) {
	e.pressed = true
	m.Position = e.onLine(m.Position)
	e.Entry.MouseDown(m)
	e.pressed = false
}

// Dragged selects what the pointer goes over.
func (e *entry) Dragged(d *fyne.DragEvent) {
	d.Position = e.onLine(d.Position)
	e.Entry.Dragged(d)
}

// onLine translates a place in the entry for the toolkit: the text stands farther in, and a click above or below a
// single line means that line, not its beginning or end.
func (e *entry) onLine(at fyne.Position) fyne.Position {
	at.X -= entryInset
	if !e.MultiLine || e.grows && e.linesAt(e.Size().Width) == 1 {
		at.Y = e.Size().Height / 2
	}
	return at
}

// FocusGained selects the text when the keyboard comes from another field, so that typing replaces it; not when the
// window itself was away.
func (e *entry) FocusGained() {
	e.keyed = true
	e.Entry.FocusGained()
	if e.form != nil {
		again := e.form.arrived(e)
		if !again && !e.pressed && (!e.MultiLine || e.grows) && e.Text != "" {
			e.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
		}
	}
	if e.onFocus != nil {
		e.onFocus(true)
	}
}

// FocusLost ends that.
func (e *entry) FocusLost() {
	e.keyed = false
	e.Entry.FocusLost()
	if e.onFocus != nil {
		e.onFocus(false)
	}
}

// TypedRune offers letters to the field first.
func (e *entry) TypedRune(r rune) {
	if e.onRune == nil || !e.onRune(r) {
		e.Entry.TypedRune(r)
	}
}

// TypedKey offers keys to the field first; keys that no entry uses go to the form and the window.
func (e *entry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyTab {
		if e.onKey != nil {
			e.onKey(k)
		}
		passTab(e)
		return
	}
	if e.onKey != nil && e.onKey(k) {
		return
	}
	switch k.Name {
	case fyne.KeyEscape:
		if e.form != nil {
			e.form.Leave()
			return
		}
		PassKey(e, k)
	case fyne.KeyReturn, fyne.KeyEnter:
		if e.form != nil && e.form.bare && (!e.MultiLine || e.grows) {
			e.form.Save() // in a dialog Enter answers
			return
		}
		if e.grows {
			return
		}
		e.Entry.TypedKey(k)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if e.form != nil {
			e.form.Page(k.Name == fyne.KeyPageDown)
			return
		}
		e.Entry.TypedKey(k)
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		PassKey(e, k)
	default:
		e.Entry.TypedKey(k)
	}
}

// passTab moves the keyboard on, or back with Shift, for an object that takes Tab itself.
func passTab(o fyne.Widget) {
	c := canvasOf(o)
	switch {
	case c == nil || any(c.Focused()) != any(o):
	case heldKeys()&fyne.KeyModifierShift != 0:
		c.FocusPrevious()
	default:
		c.FocusNext()
	}
}

// TypedShortcut keeps what edits text and hands everything else on: the toolkit's entry swallows
// shortcuts that it does not know.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	if e.onShortcut != nil && e.onShortcut(s) {
		return
	}
	if paste, is := s.(*fyne.ShortcutPaste); is && e.form != nil {
		lines, most := e.MultiLine && !e.grows, pastedLine
		if lines {
			most = pastedLines
		}
		s = &fyne.ShortcutPaste{Clipboard: kept{bounded{paste.Clipboard, most}, lines}}
	}
	if editsText(s) {
		e.Entry.TypedShortcut(s)
		return
	}
	if e.form != nil && e.form.shortcut(s) {
		return
	}
	PassShortcut(e, s)
}

// editsText knows the shortcuts of the toolkit's entry: clipboard, undo, moving by words, for which a Mac has Alt and the
// others, where Alt with an arrow goes back, have Ctrl.
func editsText(s fyne.Shortcut) bool {
	custom, isCustom := s.(*desktop.CustomShortcut)
	if !isCustom {
		return true
	}
	switch custom.KeyName {
	case fyne.KeyLeft, fyne.KeyRight:
		return custom.Modifier != fyne.KeyModifierAlt || runtime.GOOS == "darwin"
	case fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// MouseIn lights the outline of a quiet entry.
func (e *entry) MouseIn(*desktop.MouseEvent) { e.hovered = true; e.repaint() }

// MouseMoved does nothing.
func (e *entry) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends that.
func (e *entry) MouseOut() { e.hovered = false; e.repaint() }

func (e *entry) setOutline(o outline) {
	if e.outline != o {
		e.outline = o
		e.repaint()
	}
}

func (e *entry) repaint() {
	if e.paint != nil {
		e.paint()
	}
}

// prompt shows the hint while nothing is typed; a quiet entry shows a dash until it is lit.
func (e *entry) prompt(hint func() string, lit bool) {
	words := ""
	switch {
	case e.quiet && !lit:
		words = "—"
	case hint != nil:
		words = hint()
	}
	if words != e.PlaceHolder {
		e.SetPlaceHolder(words)
	}
}

// put shows a text without telling that somebody typed it.
func (e *entry) put(text string) {
	if e.Text == text {
		return
	}
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = changed
}

// CreateRenderer takes the toolkit's renderer and draws the outline itself, because the toolkit
// shows a wrong entry only together with an icon and a validator.
func (e *entry) CreateRenderer() fyne.WidgetRenderer {
	r := e.Entry.CreateRenderer()
	objects := r.Objects()
	if len(objects) > 2 {
		e.border, _ = objects[1].(*canvas.Rectangle)
		e.text, _ = objects[2].(*container.Scroll)
	}
	e.paint = func() {
		lit := e.hovered || e.keyed
		if e.onLit != nil {
			e.onLit(lit)
		}
		if e.border == nil {
			return
		}
		// Opaque: between a transparent ground and its outline the painter mixes in black.
		e.border.FillColor = Colour(ColorPanel)
		e.border.StrokeColor, e.border.StrokeWidth = edge(e.outline, e.keyed, e.quiet && !lit)
		if e.bare {
			e.border.FillColor, e.border.StrokeWidth = color.Transparent, 0
		}
		e.border.Refresh()
	}
	e.paint()
	return entryRenderer{WidgetRenderer: r, e: e}
}

// entryBelow is how far the toolkit's scroll of a single line reaches below the edge of the input. It is clipped there,
// but not for the wheel.
const entryBelow float32 = 16

// entryInset is what the text stands farther in than in the toolkit's own entry.
const entryInset float32 = 3

type entryRenderer struct {
	fyne.WidgetRenderer
	e *entry
}

func (r entryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.e.paint()
}

// Layout puts the outline at the very edge, as that of all other inputs, and the text farther in.
func (r entryRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	objects := r.Objects()
	if r.e.border == nil {
		return
	}
	objects[0].Hide()
	r.e.border.Move(fyne.NewPos(0, 0))
	r.e.border.Resize(size)
	text := objects[2]
	text.Move(text.Position().AddXY(entryInset, 0))
	room := text.Size().SubtractWidthHeight(entryInset+1, 0)
	if !r.e.MultiLine || r.e.grows && r.e.linesAt(size.Width) <= r.e.mostRows() {
		// The bar on which a long line could be scrolled covers the letters: it goes below the edge,
		// where it is clipped.
		room.Height += entryBelow
	}
	text.Resize(room)
	r.e.paint()
}

// IsClip makes the drivers clip the drawing to the entry; they look for it on renderers.
func (entryRenderer) IsClip() {}

// edge returns colour and width of an input's outline.
func edge(o outline, keyed, hidden bool) (color.Color, float32) {
	switch {
	case o == outlineFault && keyed:
		return Colour(ColorRed), 1.8
	case o == outlineFault:
		return Colour(ColorRed), 1.2
	case keyed:
		return Colour(ColorAccent), 1.6
	case o == outlineWarning:
		return Colour(ColorAmber), 1.2
	case hidden:
		return color.Transparent, 0
	}
	return Colour(ColorInputLine), 1
}
