package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// drag draws the pointer over a text, from a place to another.
func drag(f *Flow, from, to fyne.Position) {
	f.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(to.X-from.X, to.Y-from.Y)})
	f.DragEnd()
}

func TestAPartOfAParagraphIsMarkedAndCopied(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	flow := NewFlow(Plain("Изменено протоколом "), Link("№ 17/2018 о внесении изменений", func() {}),
		Plain(", подписанным 03.04.2018 в Казани\nи ещё слова"))
	other := NewFlow(Plain("Другое"))
	card := NewCard()
	card.add(flow, 0)
	card.add(other, 0)
	w := test.NewTempWindow(t, card)
	w.Resize(fyne.NewSize(260, 400))
	require.Greater(t, flow.lines, 3)
	spot := func(n int, after string) fyne.Position {
		p := flow.pieces[n]
		return fyne.NewPos(p.x+WidthOf(flow.size, flow.partStyle(flow.parts[p.part])).Width(after), (float32(p.line)+0.5)*flow.lineHeight())
	}
	whole := flow.Text()

	drag(flow, spot(0, ""), spot(0, "Изменено"))
	assert.Equal(t, "Изменено", flow.Marked())
	drag(flow, spot(0, "Изменено"), spot(0, ""))
	assert.Equal(t, "Изменено", flow.Marked(), "backwards")
	drag(flow, spot(0, "Изменено "), fyne.NewPos(1000, 1000))
	assert.Equal(t, whole[len("Изменено "):], flow.Marked(), "over lines, a link and a line's end")
	require.NotEmpty(t, flow.marks)
	assert.True(t, CopyMarked(w.Canvas()))
	assert.Equal(t, flow.Marked(), fyne.CurrentApp().Clipboard().Content())

	drag(other, fyne.NewPos(0, 2), fyne.NewPos(1000, 2))
	assert.Empty(t, flow.Marked(), "only one text is marked")
	assert.Empty(t, flow.marks)
	assert.Equal(t, "Другое", other.Marked())
	other.SetParts(Plain("Третье"))
	assert.Empty(t, other.Marked(), "the text has changed")
	drag(flow, spot(0, ""), spot(0, "Изменено"))
	card.Clear()
	assert.False(t, CopyMarked(w.Canvas()), "the card shows something else")
}
