package kit

import (
	"image/color"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
)

// Flow is running text that wraps to the width it is given and may hold links. The pointer marks a part of it, and a right
// click offers to copy that or all.
type Flow struct {
	widget.BaseWidget
	parts  []Part
	whole  []Part // all parts, while many are folded away
	size   float32
	style  fyne.TextStyle
	colour fyne.ThemeColorName // of parts that say nothing else
	align  fyne.TextAlign      // leading or trailing

	laid    float32 // the width of the layout held
	pieces  []piece
	lines   int
	objects []fyne.CanvasObject
	bring   func(fyne.CanvasObject) // when the keyboard comes to a link; may be nil

	leads    func()                 // where a click anywhere on the text leads; may be nil
	menu     func(*fyne.PointEvent) // what a right click does instead of offering to copy; may be nil
	marking  bool                   // the pointer is being dragged over the text
	from, to spot                   // of the marked text
	marks    []fyne.CanvasObject    // the ground under it
}

// signGap is the room behind a sign.
const signGap float32 = 5

// piece is what one part puts on one line.
type piece struct {
	part     int
	text     string
	x, width float32
	line     int
}

var (
	_ flowing                = (*Flow)(nil)
	_ fyne.Tappable          = (*Flow)(nil)
	_ fyne.SecondaryTappable = (*Flow)(nil)
)

// NewFlow makes running text of the usual size.
func NewFlow(parts ...Part) *Flow {
	f := &Flow{parts: parts, size: TextSize, colour: ColorText, laid: -1}
	f.ExtendBaseWidget(f)
	return f
}

func newFlow(size float32, bold bool, colour fyne.ThemeColorName, parts ...Part) *Flow {
	f := NewFlow(parts...)
	f.size, f.style.Bold, f.colour = size, bold, colour
	return f
}

// SetParts changes the text.
func (f *Flow) SetParts(parts ...Part) {
	f.parts = parts
	f.laid = -1
	f.build(f.Size().Width)
	f.Refresh()
}

// Text returns all that is said, without its colours.
func (f *Flow) Text() string {
	var all strings.Builder
	parts := f.parts
	if f.whole != nil {
		parts = f.whole
	}
	for _, p := range parts {
		all.WriteString(p.text)
	}
	return all.String()
}

func (f *Flow) partStyle(p Part) fyne.TextStyle {
	return fyne.TextStyle{Bold: f.style.Bold || p.bold, Italic: f.style.Italic}
}

func (f *Flow) lineHeight() float32 {
	return sizeOf("Wg", f.size, f.style).Height
}

// heightFor returns the height that the text takes at a width.
func (f *Flow) heightFor(width float32) float32 {
	f.lay(width)
	return f.lineHeight() * float32(max(1, f.lines))
}

// widest returns the width of the text on a single line.
func (f *Flow) widest() float32 {
	var line, widest float32
	for _, p := range f.parts {
		if p.sign != "" {
			line += f.size + signGap
			continue
		}
		for i, s := range strings.Split(p.text, "\n") {
			if i > 0 {
				line = 0
			}
			line += WidthOf(f.size, f.partStyle(p)).Width(s)
			widest = max(widest, line)
		}
	}
	return widest
}

// lay breaks the parts into lines.
func (f *Flow) lay(width float32) {
	if width == f.laid {
		return
	}
	f.laid = width
	f.pieces = f.pieces[:0]
	f.lines = 1
	var x float32
	newLine := func() { x = 0; f.lines++ }
	for n, p := range f.parts {
		measure := WidthOf(f.size, f.partStyle(p))
		if p.sign != "" {
			if x > 0 && x+f.size > width {
				newLine()
			}
			f.pieces = append(f.pieces, piece{part: n, x: x, width: f.size, line: f.lines - 1})
			x += f.size + signGap
			continue
		}
		for i, text := range strings.Split(p.text, "\n") {
			if i > 0 {
				newLine()
			}
			for text != "" {
				head, rest := measure.take(text, width-x, x == 0)
				if head == "" && len(f.pieces) > 0 && startsClosing(text) {
					head, rest = closing(text)
				}
				if head == "" {
					newLine()
					text = strings.TrimLeft(text, " ")
					continue
				}
				// Measured as a whole: the sum of letters would leave gaps between the pieces.
				w := sizeOf(head, f.size, f.partStyle(p)).Width
				f.pieces = append(f.pieces, piece{part: n, text: head, x: x, width: w, line: f.lines - 1})
				x += w
				if rest != "" {
					newLine()
				}
				text = rest
			}
		}
	}
	if f.align == fyne.TextAlignTrailing {
		f.alignRight(width)
	}
}

func (f *Flow) alignRight(width float32) {
	ends := make([]float32, f.lines)
	for _, p := range f.pieces {
		ends[p.line] = max(ends[p.line], p.x+p.width)
	}
	for i := range f.pieces {
		f.pieces[i].x += max(0, width-ends[f.pieces[i].line])
	}
}

const closers = ",.;:)»!?…"

// A comma behind a link stays on the link's line, even where it reaches over the edge.
func startsClosing(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(closers, r)
}

func closing(text string) (head, rest string) {
	rest = strings.TrimLeft(text, closers)
	return text[:len(text)-len(rest)], strings.TrimLeft(rest, " ")
}

// take takes from the text what fits on the rest of a line. Where nothing does, head is empty, but
// for a line of its own, which always takes a letter at least. A number stays with the word that it counts, where a line has
// room for both.
func (w *TextWidth) take(text string, width float32, ownLine bool) (head, rest string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var sum float32
	cut, counting := -1, -1 // behind the last space; behind one that parts a number from its word
	word := 0
	for i, r := range text {
		sum += w.of(r)
		if r == ' ' {
			switch {
			case sum-w.of(r) > width:
			case counts(text[word:i], text[i+1:]):
				counting = i + 1
			default:
				cut = i + 1
			}
			word = i + 1
			continue
		}
		if sum > width {
			switch {
			case cut >= 0:
				return strings.TrimRight(text[:cut], " "), strings.TrimLeft(text[cut:], " ")
			case !ownLine:
				return "", text
			case counting >= 0:
				return strings.TrimRight(text[:counting], " "), text[counting:]
			case i == 0:
				_, n := utf8.DecodeRuneInString(text)
				return text[:n], text[n:]
			}
			return text[:i], text[i:]
		}
		if r == '-' || r == '—' || r == '–' || r == '/' {
			if end := i + utf8.RuneLen(r); end < len(text) && i > 0 && !amidNumber(text, i, end) {
				cut = end
			}
		}
	}
	return text, ""
}

// counts reports whether a word is a number and what follows it a word.
func counts(word, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	return word != "" && unicode.IsLetter(next) && strings.Trim(word, "0123456789,\u00a0\u202f") == ""
}

// amidNumber reports whether a dash or a stroke stands between digits, as in a span of days or in the number of a paper:
// no line ends there.
func amidNumber(text string, at, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return unicode.IsDigit(before) && unicode.IsDigit(after)
}

// build makes the objects for the lines.
func (f *Flow) build(width float32) {
	f.lay(width)
	if marked == f {
		unmark()
	}
	height := f.lineHeight()
	f.objects = f.objects[:0]
	heads := map[int]*linkHead{}
	for _, p := range f.pieces {
		part := f.parts[p.part]
		if part.sign != "" {
			icon := newIcon(part.sign, part.colour(f.colour), f.size)
			icon.Move(fyne.NewPos(p.x, height*float32(p.line)+(height-f.size)/2))
			f.objects = append(f.objects, icon)
			continue
		}
		text := coloured(NewText(p.text, f.size), part.colour(f.colour))
		Restyle(text, f.partStyle(part))
		if part.open == nil {
			text.Move(fyne.NewPos(p.x, height*float32(p.line)))
			text.Resize(fyne.NewSize(p.width, height))
			f.objects = append(f.objects, text)
			continue
		}
		var o fyne.CanvasObject
		if head := heads[p.part]; head == nil {
			head = &linkHead{}
			head.init(head, text, part.open, f)
			heads[p.part] = head
			o = head
		} else {
			more := &link{}
			more.init(more, text, part.open, f)
			head.tail = append(head.tail, more)
			o = more
		}
		f.objects = append(f.objects, o)
		o.Move(fyne.NewPos(p.x, height*float32(p.line)))
		o.Resize(fyne.NewSize(p.width, height))
	}
}

func (f *Flow) follow(bring func(fyne.CanvasObject)) { f.bring = bring }

func (f *Flow) firstStop() fyne.Focusable {
	for _, o := range f.objects {
		if head, is := o.(*linkHead); is {
			return head
		}
	}
	return nil
}

// Resize wraps the text again.
func (f *Flow) Resize(size fyne.Size) {
	if size.Width != f.Size().Width || len(f.objects) == 0 {
		f.build(size.Width)
		canvas.Refresh(f)
	}
	f.BaseWidget.Resize(size)
}

// Leads makes a click anywhere on the text act as a click on the widget around it: the toolkit passes a click to the
// innermost widget that takes clicks of either button.
func (f *Flow) Leads(to func()) *Flow {
	f.leads = to
	return f
}

// Tapped does what a click on the thing does in which the text stands, and ends the marking.
func (f *Flow) Tapped(*fyne.PointEvent) {
	unmark()
	if f.leads != nil {
		f.leads()
	}
}

// TappedSecondary offers to copy the text.
func (f *Flow) TappedSecondary(e *fyne.PointEvent) {
	if f.menu != nil {
		f.menu(e)
		return
	}
	copies := func(key, text string) *MenuItem {
		return &MenuItem{Word: lang.T(key), Do: func() { fyne.CurrentApp().Clipboard().SetContent(text) }}
	}
	menu := Menu{copies("dialog.copy", f.Text())}
	if part := f.Marked(); part != "" {
		menu = Menu{copies("menu.copy_marked", part), menu[0]}
	}
	ShowMenu(menu, f, e.AbsolutePosition)
}

// MinSize is the text at the width it has; in a container that asks no more, it stays on one line.
func (f *Flow) MinSize() fyne.Size {
	if width := f.Size().Width; width > 0 {
		return fyne.NewSize(20, f.heightFor(width))
	}
	return fyne.NewSize(20, f.lineHeight())
}

// CreateRenderer is for the toolkit.
func (f *Flow) CreateRenderer() fyne.WidgetRenderer { return flowRenderer{f} }

type flowRenderer struct{ f *Flow }

func (r flowRenderer) Layout(fyne.Size)             {}
func (r flowRenderer) MinSize() fyne.Size           { return r.f.MinSize() }
func (r flowRenderer) Objects() []fyne.CanvasObject { return slices.Concat(r.f.marks, r.f.objects) }
func (r flowRenderer) Destroy()                     {}
func (r flowRenderer) Refresh() {
	r.f.laid = -1 // the font may be another one
	r.f.build(r.f.Size().Width)
	canvas.Refresh(r.f)
}

// link is one line of a link's words.
type link struct {
	widget.BaseWidget
	text *canvas.Text
	line *canvas.Rectangle
	ring *canvas.Rectangle
	open func()
	of   *Flow
}

var (
	_ fyne.Tappable      = (*link)(nil)
	_ desktop.Hoverable  = (*link)(nil)
	_ desktop.Cursorable = (*link)(nil)
	_ fyne.Focusable     = (*linkHead)(nil)
)

func (l *link) init(self fyne.Widget, text *canvas.Text, open func(), of *Flow) {
	l.text, l.open, l.of = text, open, of
	l.line, l.ring = canvas.NewRectangle(text.Color), canvas.NewRectangle(color.Transparent)
	l.ring.StrokeColor, l.ring.StrokeWidth, l.ring.CornerRadius = text.Color, 1, 3
	l.line.Hide()
	l.ring.Hide()
	l.ExtendBaseWidget(self)
}

// Tapped follows the link.
func (l *link) Tapped(*fyne.PointEvent) { l.open() }

// TappedSecondary offers to copy the text around it.
func (l *link) TappedSecondary(e *fyne.PointEvent) { l.of.TappedSecondary(e) }

// MouseIn underlines it.
func (l *link) MouseIn(*desktop.MouseEvent) { l.line.Show(); l.line.Refresh() }

// MouseMoved does nothing.
func (l *link) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends that.
func (l *link) MouseOut() { l.line.Hide(); l.line.Refresh() }

// Cursor is the pointing hand.
func (l *link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is for the toolkit.
func (l *link) CreateRenderer() fyne.WidgetRenderer { return linkRenderer{l} }

type linkRenderer struct{ l *link }

func (r linkRenderer) Layout(size fyne.Size) {
	r.l.text.Resize(size)
	r.l.line.Move(fyne.NewPos(0, size.Height-2))
	r.l.line.Resize(fyne.NewSize(size.Width, 1))
	r.l.ring.Move(fyne.NewPos(-2, 0))
	r.l.ring.Resize(size.AddWidthHeight(4, 0))
}
func (r linkRenderer) MinSize() fyne.Size { return r.l.text.MinSize() }
func (r linkRenderer) Refresh()           { r.l.text.Refresh() }
func (r linkRenderer) Destroy()           {}
func (r linkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.l.ring, r.l.text, r.l.line}
}

// linkHead is the first line of a link: the one that takes the keyboard.
type linkHead struct {
	link
	tail []*link // its further lines
}

// FocusGained shows that the keyboard is here.
func (h *linkHead) FocusGained() {
	h.rings(true)
	keyboardAt(h.words())
	if h.of.bring != nil {
		h.of.bring(h)
	}
}

// words are those of the whole link, in however many lines it stands.
func (h *linkHead) words() string {
	words := strings.Fields(h.text.Text)
	for _, more := range h.tail {
		words = append(words, strings.Fields(more.text.Text)...)
	}
	return strings.Join(words, " ")
}

// FocusLost ends that.
func (h *linkHead) FocusLost() { h.rings(false) }

func (h *linkHead) rings(visible bool) {
	show(h.ring, visible)
	for _, l := range h.tail {
		show(l.ring, visible)
	}
}

// TypedRune does nothing.
func (h *linkHead) TypedRune(rune) {}

// TypedKey follows the link on Enter and Space.
func (h *linkHead) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		h.open()
	default:
		PassKey(h, e)
	}
}
