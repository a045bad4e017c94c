package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

// tab presses Tab as the driver does: who has the keyboard may take it, else it moves on.
func (b *bench) tab() {
	c := b.window.Canvas()
	if takes, may := c.Focused().(fyne.Tabbable); may && takes.AcceptsTab() {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		return
	}
	c.FocusNext()
}

func TestTabTakesTheHighlightedChoiceAndMovesOn(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	entry := b.focus("partner")
	test.Type(entry, "Гянд")
	b.tab()
	assert.Equal(t, "Гянджа", b.text("partner"))
	assert.NotSame(t, entry, b.window.Canvas().Focused(), "the keyboard has moved on")

	b.focus("partner")
	b.keys(fyne.KeyF4, fyne.KeyDown)
	b.tab()
	assert.NotEqual(t, "", b.text("partner"))

	many := b.focus("partners")
	test.Type(many, "Каз")
	b.tab()
	assert.Len(t, b.trip.Partners, 1)
	assert.NotSame(t, many, b.window.Canvas().Focused())

	choice := b.focus("kind")
	b.keys(fyne.KeyF4, fyne.KeyDown, fyne.KeyDown)
	b.tab()
	assert.NotEmpty(t, b.trip.Kind)
	assert.NotSame(t, choice, b.window.Canvas().Focused())
}

// Whoever types fast is gone before the answer comes.
func TestTabMeansTheFirstRowOfAnAnswerThatIsDue(t *testing.T) {
	b := newBench(t, &trip{})
	answer := b.slow()
	b.show(1150)
	test.Type(b.focus("partner"), "Гянд")
	b.tab()
	answer()
	assert.Equal(t, "Гянджа", b.text("partner"))
}

func TestNothingIsMadeByTab(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	test.Type(b.focus("partner"), "Чего нет")
	b.tab()
	assert.True(t, b.trip.Partner.IsZero())
	assert.NotEmpty(t, b.form.Field("partner").Fault(), "what names nothing stays to be mended")
}

func TestTypingIntoAChosenPickerReplaces(t *testing.T) {
	b := newBench(t, &trip{}).show(1150)
	e := b.focus("partner").(*entry)
	test.Type(e, "Казах")
	b.keys(fyne.KeyReturn)
	assert.Equal(t, "Казахстан", b.text("partner"))
	test.Type(e, "Гянд")
	assert.Equal(t, "Гянд", e.Text)
	b.tab()
	assert.Equal(t, "Гянджа", b.text("partner"))
}
