package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
)

const (
	labelHeight float32 = 20 // of the words above an input
	saidHeight  float32 = 17 // kept free under the field for remarks on it
	faultHeight float32 = 17 // of one line of words at the foot
	fieldGap    float32 = 12 // between fields beside each other
	lineGap     float32 = 3  // between the remarks of two lines
)

// input is what a field holds under its label.
type input interface {
	object() fyne.CanvasObject // may be flowing
	attach(*Field)             // once, when the form takes the field
	target() fyne.Focusable    // what gets the keyboard
	load()                     // shows what the record holds
	settle()                   // takes over the typed text, as when the keyboard leaves
	fault() string             // the fault of the typed text; "" for none
	pending() bool             // something is typed that the record does not hold
	empty() bool               // the record holds nothing
	setOutline(outline)
	setQuiet(bool)
	setDisabled(bool)
}

// Field is one labelled input of a form, bound to one value of the record being edited.
type Field struct {
	key      string // of the label
	path     string // of the problem reports
	width    float32
	least    float32 // width below which the line is broken
	ample    float32 // at which no text of the field is cut; 0: nobody knows
	most     float32 // beyond which a column shows no more; 0: nobody knows
	required bool
	disabled bool
	label    string
	when     func() bool
	then     []func()

	form  *Form
	owner owner // the row it lies in; nil in the form itself
	in    input
	aside fyne.CanvasObject // at the right end of the label

	box      *fyne.Container
	caption  *canvas.Text
	star     *canvas.Text
	words    *saidLine
	line     *line   // in which it stands
	instead  *Field  // the field in whose place it stands
	under    float32 // where its input ends
	guard    *wheelGuard
	problems []Problem
	size     fyne.Size
	labelled bool
	opened   string // the longest text in it when the form was opened
}

// owner is what a field may lie in, within the form: a row of a list.
type owner interface {
	prefix() string              // of the problem paths: "parties[1]."
	shortcut(fyne.Shortcut) bool // reports whether the owner used it
	stale() bool                 // is taken out of the form
}

func newField(labelKey string, in input, least float32) *Field {
	return &Field{key: labelKey, path: lastPart(labelKey), width: 1, least: least, in: in, labelled: true}
}

// lastPart returns what follows the last dot: the path of a field unless At says otherwise.
func lastPart(key string) string { return key[strings.LastIndex(key, ".")+1:] }

// Width sets the field's share of its line; all fields have 1 at first.
func (f *Field) Width(share float32) *Field { f.width = share; return f }

// Least sets the width in units below which the line is broken rather than narrowed.
func (f *Field) Least(width float32) *Field { f.least, f.ample = width, 0; return f }

// Required marks the field with a red star. The form itself refuses an empty one only where it has
// no Check: the record's own rules say it better.
func (f *Field) Required() *Field { f.required = true; return f }

// At sets the path under which problems name the field, "term.end". Without it the path is the last
// part of the label's key.
func (f *Field) At(path string) *Field { f.path = path; return f }

// Labelled returns the label as ready words instead of a key.
func (f *Field) Labelled(words string) *Field { f.label = words; return f }

// When shows the field only while the condition holds; it is asked after every change. Its place stays empty otherwise,
// so that nothing moves under the hand; a line without a shown field takes no room.
func (f *Field) When(shown func() bool) *Field { f.when = shown; return f }

// InsteadOf puts the field into the place of another: of the two no more than one is shown at a time.
func (f *Field) InsteadOf(other *Field) *Field { f.instead = other; return f }

// Then is called after the field has changed the record.
func (f *Field) Then(do func()) *Field { f.then = append(f.then, do); return f }

// Fixed shows the value but does not let it be changed.
func (f *Field) Fixed() *Field { f.disabled = true; return f }

// Focus puts the keyboard into the field and scrolls to it.
func (f *Field) Focus() {
	if t := f.in.target(); t != nil {
		focus(t)
	}
}

// SelectAll selects the text of the field, so that typing replaces it.
func (f *Field) SelectAll() {
	if s, edits := f.in.target().(fyne.Shortcutable); edits {
		s.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// Reload shows again what the record holds, after the program itself has changed it.
func (f *Field) Reload() {
	f.in.load()
	f.reword()
}

// Fault returns the fault of the typed text, "" where there is none.
func (f *Field) Fault() string { return f.in.fault() }

// Problems returns what Report has put beside the field.
func (f *Field) Problems() []Problem { return f.problems }

// Path returns the whole path of the field, with the rows it lies in: "parties[1].partner".
func (f *Field) Path() string {
	if f.owner != nil {
		return f.owner.prefix() + f.path
	}
	return f.path
}

// Label returns the words above the field, or beside it where it is a check.
func (f *Field) Label() string { return f.heading() }

func (f *Field) attach(form *Form, o owner) {
	f.form, f.owner = form, o
	if f.label == "" && f.key != "" {
		f.label = lang.T(f.key)
	}
	f.caption = coloured(NewText(f.label, CaptionSize), ColorSoft)
	f.star = coloured(NewBold("*", TextSize), ColorRed)
	f.star.Hidden = !f.required
	f.guard = newWheelGuard(form, f.in)
	f.in.attach(f)
	f.box = container.NewWithoutLayout(f.caption, f.star)
	if f.aside != nil {
		f.box.Add(f.aside)
	}
	f.box.Add(f.in.object())
	f.box.Add(f.guard)
	f.words = newSaidLine()
	f.box.Add(f.words)
	f.in.load()
	if in, is := f.in.(written); is {
		for _, e := range in.texts() {
			if len(e.Text) > len(f.opened) {
				f.opened = e.Text
			}
		}
	}
	if f.disabled {
		f.in.setDisabled(true)
	}
}

// changed is called by the input when it has changed the record.
func (f *Field) changed() {
	for _, do := range f.then {
		do()
	}
	f.form.changed(f)
}

// arrived is called by the input when the keyboard comes.
func (f *Field) arrived() {
	keyboardAt(f.Path())
	f.form.reveal(f)
	f.form.recount()
}

// left is called by the input after the keyboard has left and the typed text is settled.
func (f *Field) left() {
	f.reword()
	f.form.blurred()
}

// typing is called by the input on every letter: remarks on the old text are out of date.
func (f *Field) typing() {
	f.reword()
	f.form.touched()
}

// grown is called by the input on every letter: a text that needs more lines moves down what lies below, and where one
// writes stays in sight.
func (f *Field) grown(e *entry) {
	if !e.grow(e.Size().Width) {
		return
	}
	f.form.arrange()
	if e.keyed {
		f.form.reveal(f)
	}
}

// heading returns the words above the field's column in a table; those of a check stand in it otherwise.
func (f *Field) heading() string {
	if c, isCheck := f.in.(*checkInput); isCheck {
		return c.label
	}
	return f.label
}

// Caption returns the label as it is drawn, empty where another place names the field.
func (f *Field) Caption() string {
	if !f.labelled {
		return ""
	}
	return f.caption.Text
}

// headed is the width at which the heading of the field's column is not cut.
func (f *Field) headed() float32 {
	return WidthOf(CaptionSize, fyne.TextStyle{}).Width(f.heading()) + headingAround + 1
}

func (f *Field) shown() bool { return f.when == nil || f.when() }

// needs returns the least width of the field: with a label over it, neither the label nor the content is cut.
func (f *Field) needs(labelled bool) float32 {
	if !labelled || f.label == "" {
		return f.least
	}
	label := WidthOf(CaptionSize, fyne.TextStyle{}).Width(f.label) + 1
	if f.aside != nil {
		label += f.aside.MinSize().Width + asideGap
	}
	if f.required {
		label += starWidth
	}
	return max(f.least, f.ample, label)
}

// crowdedFrom is from how many lines on a text has a line of the form for itself.
const crowdedFrom = 10

// crowded reports whether a width is too narrow for the text present when the form was opened: later typing makes the
// box grow, but moves nothing beside it.
func (f *Field) crowded(width float32) bool {
	const widest = TextSize * 2 // bytes of a text take less than half of that
	return float32(len(f.opened))*widest/2 > crowdedFrom*width && linesIn(f.opened, width) >= crowdedFrom
}

// headingAround is the margin of a column's heading, on both sides.
const headingAround float32 = 10

// The free room between a label and the word at its end, and for the star behind it.
const (
	asideGap  float32 = 8
	starWidth float32 = 12
)

// arrange lays the field out at a width and returns its height, with room for a problem below it.
func (f *Field) arrange(width float32, labelled bool) float32 {
	f.labelled = labelled
	var y float32
	f.caption.Hidden, f.star.Hidden = !labelled, !labelled || !f.required
	if f.aside != nil {
		f.aside.Show()
	}
	if labelled {
		room := width
		if f.aside != nil {
			least := f.aside.MinSize()
			f.aside.Resize(least)
			f.aside.Move(fyne.NewPos(width-least.Width, (labelHeight-least.Height)/2))
			room -= least.Width + asideGap
		}
		if f.required {
			room -= starWidth
		}
		measure := WidthOf(CaptionSize, fyne.TextStyle{})
		f.caption.Text = measure.Cut(f.label, room)
		f.caption.Move(fyne.NewPos(0, 0))
		f.caption.Resize(fyne.NewSize(room, labelHeight-3))
		f.star.Move(fyne.NewPos(measure.Width(f.caption.Text)+4, 0))
		f.star.Resize(fyne.NewSize(8, labelHeight-3))
		y = labelHeight
	} else if f.aside != nil {
		f.aside.Hide()
	}
	o := f.in.object()
	height := heightFor(o, width)
	o.Move(fyne.NewPos(0, y))
	o.Resize(fyne.NewSize(width, height))
	f.guard.Move(fyne.NewPos(0, y))
	f.guard.Resize(fyne.NewSize(width, height+entryBelow))
	y += height
	f.under = y
	y += saidHeight
	f.size = fyne.NewSize(width, y)
	f.box.Resize(f.size)
	return y
}

// said returns what stands under the field: its own fault, or else what Report has said. A text that cannot be read is not
// in the record, which is then wrongly said to lack it.
func (f *Field) said() (lines []string, edge outline) {
	if own := f.in.fault(); own != "" {
		return []string{own}, outlineFault
	}
	for _, p := range f.problems {
		lines = append(lines, p.Text)
		switch {
		case !p.Warning:
			edge = outlineFault
		case edge == outlinePlain:
			edge = outlineWarning
		}
	}
	return lines, edge
}

// reword shows the remarks under the field again; where its input has grown, the form moves the fields below.
func (f *Field) reword() {
	if f.box == nil {
		return
	}
	before := f.size.Height
	if f.arrange(f.size.Width, f.labelled); f.size.Height != before {
		f.form.arrange()
	}
	f.line.speak()
	f.form.recount()
}

func (f *Field) show(problems []Problem) {
	f.problems = problems
	f.line.speak()
}

func (f *Field) recolour() {
	f.caption.Color, f.star.Color = Colour(ColorSoft), Colour(ColorRed)
	f.caption.Refresh()
	f.star.Refresh()
	f.words.Refresh()
	f.arrange(f.size.Width, f.labelled)
}
