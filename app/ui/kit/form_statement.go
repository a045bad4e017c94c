package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// statementLines are kept free for the statement of a form; where it needs more, the fields below move down once.
const statementLines = 2

// Statement says in a form, in a few words and in a sentence below them, what the record amounts to as it stands. It is asked
// after every change.
func Statement(tell func() (tone Tone, words, sentence string)) Block { return &statement{tell: tell} }

type statement struct {
	tell     func() (tone Tone, words, sentence string)
	form     *Form
	words    *Words
	sentence *Flow
	box      *fyne.Container
	height   float32
	width    float32
}

func (t *statement) attach(f *Form, _ owner) {
	t.form = f
	t.words = NewWords("", TextSize, true, ColorText).Least(0)
	t.sentence = NewFlow()
	t.box = container.NewWithoutLayout(t.words, t.sentence)
	f.telling = append(f.telling, t)
	t.say()
}

// say rewrites the statement, and reports whether it needs more room than before.
func (t *statement) say() (grown bool) {
	tone, words, sentence := t.tell()
	t.words.setColour(tone.ColourName())
	t.words.SetText(words)
	if t.sentence.Text() != sentence {
		t.sentence.SetParts(Plain(sentence))
	}
	before := t.height
	if t.width > 0 {
		t.arrange(t.width)
	}
	return t.height != before
}

func (t *statement) object() fyne.CanvasObject { return t.box }
func (t *statement) each(func(*Field))         {}
func (t *statement) shown() bool               { return true }

func (t *statement) recolour() { t.say() }

// arrange never takes back room that it once had at a width.
func (t *statement) arrange(width float32) float32 {
	if width != t.width {
		t.width, t.height = width, 0
	}
	t.words.Move(fyne.NewPos(0, 0))
	t.words.Resize(fyne.NewSize(width, labelHeight))
	least := t.sentence.lineHeight() * statementLines
	height := max(least, t.sentence.heightFor(width))
	t.sentence.Move(fyne.NewPos(0, labelHeight))
	t.sentence.Resize(fyne.NewSize(width, height))
	t.height = max(t.height, labelHeight+height)
	t.box.Resize(fyne.NewSize(width, t.height))
	return t.height + fieldGap - lineGap
}
