package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// Whatever shows a tooltip loses it when another page or a form comes to the front, not only what can be pressed.
func TestEveryTooltipIsTakenAwayWithItsPage(t *testing.T) {
	test.NewTempApp(t)
	tags := &languageTags{}
	tags.ExtendBaseWidget(tags)
	tags.SetToolTip("языки")
	tags.MouseIn(&desktop.MouseEvent{})
	before := tags.turn
	HideTooltip()
	if tags.turn == before {
		t.Error("the tooltip of what is no button stays")
	}
}

// A line whose words can all be read repeats nothing in a tooltip; one that is cut tells all of it.
func TestALineRepeatsInATooltipOnlyWhatItCuts(t *testing.T) {
	test.NewTempApp(t)
	words := "Ещё 17 просроченных поручений по протоколам заседаний комиссии"
	l := NewListLine(words, "", ToneRed, words, func() {})
	test.NewTempWindow(t, l)
	l.Resize(fyne.NewSize(900, listLineHeight))
	if l.ToolTip() != "" {
		t.Errorf("the tooltip repeats %q", l.ToolTip())
	}
	l.Resize(fyne.NewSize(180, listLineHeight))
	if l.ToolTip() != words {
		t.Errorf("the tooltip of a cut line says %q", l.ToolTip())
	}
}
