package kit

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
)

// Answer is one button of a dialog.
type Answer struct {
	Word    string // an explicit verb
	Kind    ButtonKind
	Do      func() // after the dialog has closed; may be nil
	Default bool   // has the keyboard at first, so Enter chooses it
	Cancels bool   // Esc chooses it
	Stays   bool   // the dialog stays open: Do closes it when it can
	Key     string // gives it too, and stands behind the word; may be empty
}

// Question is what a dialog says and what can be answered. All words are shown as they are.
type Question struct {
	Title   string
	Text    string
	Lines   []DialogLine      // in place of the text, where not all of it looks alike
	Content fyne.CanvasObject // between text and buttons; may be nil
	Card    *Card             // in place of the content: PageUp and PageDown scroll it; may be nil
	First   fyne.Focusable    // has the keyboard at first; nil leaves it to the default answer
	Answers []Answer          // from left to right
	Width   float32           // of the text and the content; 0 is 420
	Leave   func()            // what Esc does where no answer cancels; may be nil
	Save    func()            // what Ctrl+S does where no answer is the default; may be nil
}

// DialogLine is one paragraph of a dialog's text.
type DialogLine struct {
	Text         string
	Bold, Indent bool
}

// indented stands before the lines of an indented paragraph.
const indented = "    "

// wrapped returns the lines of the paragraph within a width; one that says nothing is an empty line.
func (l DialogLine) wrapped(width float32) []string {
	if l.Text == "" {
		return []string{""}
	}
	if !l.Indent {
		return wrapWords(l.Text, TextSize, width)
	}
	lines := wrapWords(l.Text, TextSize, width-WidthOf(TextSize, fyne.TextStyle{}).Width(indented))
	for i, words := range lines {
		lines[i] = indented + words
	}
	return lines
}

// Dialog is a question over the whole window. The keyboard stays in it until it is answered.
type Dialog struct {
	widget.BaseWidget
	OnPage func(down bool) // what PageUp and PageDown do; nil: nothing

	question Question
	canvas   fyne.Canvas
	pop      *widget.PopUp
	before   func(*fyne.KeyEvent)
	under    *Dialog // open already when this one came
	closed   bool

	title   *canvas.Text
	lines   []*canvas.Text
	scroll  *Scroll // of a text that is too long for the window
	buttons []*Button
}

// DialogOpen reports whether a dialog, a menu or something else lies over the window, so that the
// window's own shortcuts must rest.
func DialogOpen(c fyne.Canvas) bool { return c.Overlays().Top() != nil }

// Ask opens a dialog.
func Ask(c fyne.Canvas, q Question) *Dialog {
	if q.Width == 0 {
		q.Width = 420
	}
	q.Width = min(q.Width, c.Size().Width-80)
	d := &Dialog{question: q, canvas: c}
	d.title = NewBold(q.Title, dialogTitle)
	if q.Text != "" {
		q.Lines = []DialogLine{{Text: q.Text}}
	}
	d.showCard()
	d.say(q.Lines)
	for i, a := range q.Answers {
		d.buttons = append(d.buttons, NewButton(a.Kind, a.Word, func() { d.Answer(i) }).WithKey(a.Key))
	}
	d.keepWithin()
	d.ExtendBaseWidget(d)
	d.pop = widget.NewModalPopUp(d, c)
	d.pop.Show()
	// Buttons hand unknown keys to the window; while the dialog is open it takes them itself.
	d.before = c.OnTypedKey()
	c.SetOnTypedKey(d.key)
	d.under, onTop[c] = onTop[c], d
	d.focusFirst()
	return d
}

// say lays out the text; one that is too long for the window scrolls.
func (d *Dialog) say(lines []DialogLine) {
	for _, line := range lines {
		for _, words := range line.wrapped(d.question.Width - 12) {
			text := coloured(NewText(words, TextSize), ColorText)
			text.TextStyle.Bold = line.Bold
			d.lines = append(d.lines, text)
		}
	}
	room := d.canvas.Size().Height - 220
	if d.question.Content != nil || dialogLine*float32(len(d.lines)) <= max(room, 5*dialogLine) {
		return
	}
	column := container.New(dialogText{})
	for _, t := range d.lines {
		column.Add(t)
	}
	scroll := NewScroll(column)
	scroll.SetMinSize(fyne.NewSize(d.question.Width, max(room, 5*dialogLine)))
	d.lines, d.question.Content, d.scroll = nil, scroll, scroll
}

// dialogMargin is the visible part of the window around a dialog, both sides together.
const dialogMargin float32 = 48

// keepWithin makes content scroll that would push the buttons off the window.
func (d *Dialog) keepWithin() {
	content := d.question.Content
	if content == nil || d.scroll != nil {
		return
	}
	around := dialogRenderer{d: d}.layout(fyne.NewSize(d.question.Width+2*dialogPad, 0), false) - heightFor(content, d.question.Width)
	if room := d.canvas.Size().Height - dialogMargin - around; heightFor(content, d.question.Width) > room {
		if d.question.Card != nil {
			content.(*fyne.Container).Layout.(*cardSheet).height = max(room, 3*dialogLine)
			return
		}
		scroll := NewScroll(content)
		scroll.SetMinSize(fyne.NewSize(0, max(room, 3*dialogLine)))
		d.question.Content = scroll
	}
}

// roll scrolls a long text with the keyboard and reports whether the key does that.
func (d *Dialog) roll(key fyne.KeyName) bool {
	if card := d.question.Card; card != nil && (key == fyne.KeyPageUp || key == fyne.KeyPageDown) {
		card.scrollPage(key == fyne.KeyPageDown)
		return true
	}
	if d.OnPage != nil && (key == fyne.KeyPageUp || key == fyne.KeyPageDown) {
		d.OnPage(key == fyne.KeyPageDown)
		return true
	}
	if d.scroll == nil {
		return false
	}
	y, page := d.scroll.Offset.Y, d.scroll.Size().Height-dialogLine
	switch key {
	case fyne.KeyUp:
		y -= dialogLine
	case fyne.KeyDown:
		y += dialogLine
	case fyne.KeyPageUp:
		y -= page
	case fyne.KeyPageDown:
		y += page
	default:
		return false
	}
	d.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
	return true
}

// Scrolled scrolls a long text, wherever in the dialog the pointer is.
func (d *Dialog) Scrolled(e *fyne.ScrollEvent) {
	if d.scroll != nil {
		d.scroll.Scrolled(e)
	}
}

// dialogText puts lines of text below each other.
type dialogText struct{}

func (dialogText) MinSize(lines []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, dialogLine*float32(len(lines)))
}

func (dialogText) Layout(lines []fyne.CanvasObject, size fyne.Size) {
	for i, t := range lines {
		t.Move(fyne.NewPos(0, dialogLine*float32(i)))
		t.Resize(fyne.NewSize(size.Width, dialogLine))
	}
}

func (d *Dialog) focusFirst() {
	if d.question.First != nil {
		d.canvas.Focus(d.question.First)
		return
	}
	for i, a := range d.question.Answers {
		if a.Default || i == len(d.buttons)-1 {
			d.canvas.Focus(d.buttons[i])
			return
		}
	}
}

// Answer closes the dialog with the answer of that number.
func (d *Dialog) Answer(i int) {
	if !d.question.Answers[i].Stays {
		d.Close()
	}
	if do := d.question.Answers[i].Do; do != nil {
		do()
	}
}

// Close takes the dialog away without an answer.
func (d *Dialog) Close() {
	if d.closed {
		return
	}
	d.closed = true
	d.canvas.SetOnTypedKey(d.before)
	topDialog(d.canvas) // forgets it
	d.pop.Hide()
}

// Closed reports whether the dialog has gone.
func (d *Dialog) Closed() bool { return d.closed }

// key is what the dialog does with keys that the thing with the keyboard does not use.
func (d *Dialog) key(k *fyne.KeyEvent) {
	if d.roll(k.Name) {
		return
	}
	switch k.Name {
	case fyne.KeyEscape:
		if d.question.Leave != nil {
			d.question.Leave()
			return
		}
		d.give(func(a Answer) bool { return a.Cancels })
	case fyne.KeyReturn, fyne.KeyEnter:
		d.give(func(a Answer) bool { return a.Default })
	case fyne.KeyLeft:
		d.canvas.FocusPrevious()
	case fyne.KeyRight:
		d.canvas.FocusNext()
	}
}

func (d *Dialog) give(wanted func(Answer) bool) {
	for i, a := range d.question.Answers {
		if wanted(a) {
			d.Answer(i)
			return
		}
	}
}

// onTop is the dialog that was opened last over each window, on the screen's goroutine.
var onTop = map[fyne.Canvas]*Dialog{}

// topDialog returns the dialog that was opened last over a window and is still open, nil where none is.
func topDialog(c fyne.Canvas) *Dialog {
	d := onTop[c]
	for d != nil && d.closed {
		d = d.under
	}
	if onTop[c] = d; d == nil {
		delete(onTop, c)
	}
	return d
}

// AnswerDialog answers the dialog that lies over the window as by its default, or saves the form in it, and reports whether
// there is one.
func AnswerDialog(c fyne.Canvas) bool {
	d := topDialog(c)
	if d == nil || !DialogOpen(c) {
		return false
	}
	if d.question.Save != nil {
		d.question.Save()
		return true
	}
	d.give(func(a Answer) bool { return a.Default })
	return true
}

// shortcut answers with the default on Ctrl+Enter, from texts in which Enter begins a line, and on Ctrl+S.
func (d *Dialog) shortcut(s fyne.Shortcut) bool {
	custom, isCustom := s.(*desktop.CustomShortcut)
	if isCustom && (custom.KeyName == fyne.KeyReturn || custom.KeyName == fyne.KeyEnter || custom.KeyName == fyne.KeyS) {
		d.give(func(a Answer) bool { return a.Default })
	}
	return isCustom // other shortcuts rest while the dialog is open
}

// Confirm asks whether to do something; the verb names it.
func Confirm(c fyne.Canvas, title, text, verb string, do func()) *Dialog {
	return Ask(c, Question{Title: title, Text: text, Answers: []Answer{
		{Word: lang.T("dialog.cancel"), Kind: ButtonPlain, Cancels: true},
		{Word: verb, Kind: ButtonPrimary, Default: true, Do: do},
	}})
}

// ConfirmDanger asks before something that cannot be taken back: Enter means no.
func ConfirmDanger(c fyne.Canvas, title, text, verb string, do func()) *Dialog {
	return Ask(c, Question{Title: title, Text: text, Answers: []Answer{
		{Word: verb, Kind: ButtonDanger, Do: do},
		{Word: lang.T("dialog.cancel"), Kind: ButtonPlain, Cancels: true, Default: true},
	}})
}

// Inform says something that must be read.
func Inform(c fyne.Canvas, title, text string) *Dialog {
	return Ask(c, Question{Title: title, Text: text, Answers: []Answer{
		{Word: lang.T("dialog.close"), Kind: ButtonPrimary, Default: true, Cancels: true},
	}})
}

// ShowFault says what could not be done and why; the cause is shown in small letters and can be
// copied.
func ShowFault(c fyne.Canvas, title string, cause error) *Dialog {
	text := ""
	if cause != nil {
		text = cause.Error()
	}
	return Ask(c, Question{Title: title, Text: text, Answers: []Answer{
		{Word: lang.T("dialog.copy"), Kind: ButtonQuiet, Do: func() { fyne.CurrentApp().Clipboard().SetContent(title + "\n" + text) }},
		{Word: lang.T("dialog.close"), Kind: ButtonPrimary, Default: true, Cancels: true},
	}})
}

const (
	dialogPad  float32 = 20
	dialogLine float32 = 20 // height of a line of text

	dialogTitle float32 = 15 // size of the title's letters
)

// CreateRenderer is for the toolkit.
func (d *Dialog) CreateRenderer() fyne.WidgetRenderer {
	r := dialogRenderer{d: d, ground: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type dialogRenderer struct {
	d      *Dialog
	ground *canvas.Rectangle
}

func (r dialogRenderer) Destroy() {}

func (r dialogRenderer) Objects() []fyne.CanvasObject {
	o := []fyne.CanvasObject{r.ground, r.d.title}
	for _, t := range r.d.lines {
		o = append(o, t)
	}
	if r.d.question.Content != nil {
		o = append(o, r.d.question.Content)
	}
	for _, b := range r.d.buttons {
		o = append(o, b)
	}
	return o
}

func (r dialogRenderer) MinSize() fyne.Size {
	var buttons float32
	for _, b := range r.d.buttons {
		buttons += b.MinSize().Width + 8
	}
	title := WidthOf(dialogTitle, r.d.title.TextStyle).Width(r.d.question.Title)
	width := max(r.d.question.Width, min(max(buttons-8, title), r.d.canvas.Size().Width-dialogMargin-2*dialogPad))
	return fyne.NewSize(width+2*dialogPad, r.layout(fyne.NewSize(width+2*dialogPad, 0), false))
}

func (r dialogRenderer) Layout(size fyne.Size) { r.layout(size, true) }

func (r dialogRenderer) layout(size fyne.Size, place bool) float32 {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		if place {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(w, h))
		}
	}
	put(r.ground, 0, 0, size.Width, size.Height)
	width := size.Width - 2*dialogPad
	y := dialogPad - 2
	if place {
		r.d.title.Text = WidthOf(dialogTitle, r.d.title.TextStyle).Cut(r.d.question.Title, width+1)
	}
	put(r.d.title, dialogPad, y, width, 22)
	y += 32
	for _, t := range r.d.lines {
		put(t, dialogPad, y, width, dialogLine)
		y += dialogLine
	}
	if content := r.d.question.Content; content != nil {
		if len(r.d.lines) > 0 {
			y += 8
		}
		height := heightFor(content, width)
		put(content, dialogPad, y, width, height)
		y += height
	}
	if len(r.d.buttons) == 0 {
		return y + dialogPad - 8 // the content has buttons of its own
	}
	y += 18
	for _, row := range r.rows(width) {
		x := size.Width - dialogPad
		for _, b := range slices.Backward(row) {
			least := b.MinSize()
			x -= least.Width
			put(b, x, y, least.Width, least.Height)
			x -= 8
		}
		y += buttonHeight + 8
	}
	return y - 8 + dialogPad - 4
}

// rows parts the buttons into the rows that they need within a width.
func (r dialogRenderer) rows(width float32) [][]*Button {
	var rows [][]*Button
	var used float32
	for _, b := range r.d.buttons {
		wide := b.MinSize().Width
		if len(rows) == 0 || used+8+wide > width {
			rows, used = append(rows, nil), -8
		}
		last := len(rows) - 1
		rows[last], used = append(rows[last], b), used+8+wide
	}
	return rows
}

func (r dialogRenderer) Refresh() {
	r.ground.FillColor, r.ground.CornerRadius = Colour(ColorPanel), 10
	r.ground.StrokeColor, r.ground.StrokeWidth = Colour(ColorLine), 1
	r.d.title.Color = Colour(ColorText)
	for _, t := range r.d.lines {
		t.Color = Colour(ColorText)
	}
	for _, o := range r.Objects() {
		if o != r.d.question.Content {
			o.Refresh()
		}
	}
	canvas.Refresh(r.d)
}
