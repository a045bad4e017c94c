package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

// notch turns the wheel by one notch, as the toolkit tells of it.
func notch(c fyne.Canvas, x, y float32) { test.Scroll(c, fyne.NewPos(x, y), 0, -wheelNotch) }

// The pointer may stand on a label, an input, the gap between two fields, the edge or the line of buttons.
func TestANotchScrollsTheFormByThreeRowsFromEverywhere(t *testing.T) {
	b := newBench(t, &trip{Items: make([]stop, 40), Notes: "Одна строка"}).show(1150)
	for y := float32(3); y < 700; y += 17 {
		for x := float32(3); x < 1150; x += 31 {
			b.form.scroll.ScrollToOffset(fyne.NewPos(0, 30))
			notch(b.window.Canvas(), x, y)
			if now := b.form.scroll.Offset.Y; now != 30+3*rowHeight {
				t.Fatalf("over %v, %v the form is scrolled to %v", x, y, now)
			}
		}
	}
}

func TestTheWheelReadsALongTextAndThenTheForm(t *testing.T) {
	b := newBench(t, &trip{Items: make([]stop, 40), Notes: strings.Repeat("Строка\n", 200)}).show(1150)
	b.focus("notes")
	notes := b.form.Field("notes")
	text := notes.in.target().(*entry)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(text).AddXY(20, 20)
	turn := func(by float32) {
		notes.guard.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}, Scrolled: fyne.NewDelta(0, by)})
	}
	text.text.ScrollToOffset(fyne.NewPos(0, 0))
	before := b.form.scroll.Offset.Y
	turn(-wheelNotch)
	assert.Positive(t, text.text.Offset.Y, "the text goes on")
	assert.Equal(t, before, b.form.scroll.Offset.Y, "and the form stays")
	text.text.ScrollToOffset(fyne.NewPos(0, 0))
	turn(wheelNotch)
	assert.Equal(t, max(0, before-3*rowHeight), b.form.scroll.Offset.Y, "at its beginning the form goes back")
}

func TestANotchScrollsListAndCardFromEverywhere(t *testing.T) {
	s := newSampleList(t, 500, InLine())
	c := NewCard().Most(300)
	for range 60 {
		c.Paragraph(Plain("Строка"))
	}
	c.Actions(NewButton(ButtonPlain, "Изменить", nil))
	w := test.NewTempWindow(t, NewSplit(s.ColumnList, c, 500, 300, 250))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1100, 600))
	for y := float32(3); y < 600; y += 23 {
		s.SetScrollOffset(0)
		notch(w.Canvas(), 40, y)
		assert.Equal(t, 3*rowHeight, s.ScrollOffset(), "the list, at %v", y)
		for _, x := range []float32{620, 1080} {
			c.SetScrollOffset(0)
			notch(w.Canvas(), x, y)
			assert.Equal(t, 3*rowHeight, c.ScrollOffset(), "the card, at %v, %v", x, y)
		}
	}
}
