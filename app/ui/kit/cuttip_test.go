package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/storage/register"
)

func TestACutCellIsReadInATooltip(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	columns := newColumnSet([]columnSpec{{width: 60, label: "agreement.title"}, {width: 300, grow: true, label: "agreement.number"}})
	cells := []string{"Соглашение о торговле", "14/2002"}
	area := newRowsArea(columns, rowSource{
		length:  func() int { return 1 },
		known:   func(int) bool { return true },
		heading: func(int) (rowHeading, bool) { return rowHeading{}, false },
		cell:    func(_, column int) (string, Tone) { return cells[column], ToneNone },
		names:   func(int, int) ([]string, int) { return nil, 0 },
		chosen:  func(int) (bool, bool) { return false, false },
	})
	area.Resize(fyne.NewSize(500, rowHeight))
	at := func(x, y float32) string {
		area.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
		return area.ToolTip()
	}
	assert.Equal(t, cells[0], at(30, 5))
	assert.Empty(t, at(200, 5), "what is seen whole needs none")
	assert.Equal(t, cells[0], at(30, 5))
	assert.Empty(t, at(30, rowHeight+5), "below the rows")
	at(30, 5)
	area.MouseOut()
	assert.Empty(t, area.ToolTip())
}

// The parties of a treaty are hundreds: their tooltip would begin above the screen. What is cut there stands on the card.
func TestATooltipFitsASmallScreen(t *testing.T) {
	test.NewTempApp(t)
	names := make([]string, 290)
	for i := range names {
		names[i] = fmt.Sprint("Государство ", i)
	}
	all := strings.Join(names, ", ")
	var cut CutTip
	over := func() string {
		cut.Over(0, 0, all, &desktop.MouseEvent{})
		return cut.ToolTip()
	}
	said := over()
	assert.LessOrEqual(t, len([]rune(said)), tipMost+1)
	assert.Regexp(t, `^Государство 0, .*, Государство \d+…$`, said)
	turn := cut.turn
	assert.Equal(t, said, over())
	assert.Equal(t, turn, cut.turn, "it does not begin again in the same cell")
}

func TestTheWordsOfAFamilyAreNeverCut(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(Light))
	t.Cleanup(func() { lang.Use(register.Russian) })
	for _, l := range register.Languages {
		lang.Use(l)
		s := newColumnSet([]columnSpec{
			{width: 120}, {width: 300, grow: true}, {width: 60, toned: true, least: widestOf("agreement.status.", nil, true)},
		})
		places := s.fit(420)
		last := places[len(places)-1]
		assert.Equal(t, 2, last.column, "the state is the last to go")
		for _, word := range lang.Family("agreement.status.") {
			room := last.width - dotSize - dotGap
			assert.Equal(t, word, WidthOf(TextSize, fyne.TextStyle{}).Cut(word, room), l)
		}
	}
}
