package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Buttons that have no room beside each other stand in several lines, each of them whole.
func TestButtonsThatHaveNoRoomStandBelow(t *testing.T) {
	test.NewTempApp(t)
	row := ButtonRow(NewButton(ButtonPlain, "Открыть", nil), NewButton(ButtonPlain, "Сохранить как…", nil), NewButton(ButtonPlain, "Новая версия…", nil))
	body := Under(row)
	body.Resize(fyne.NewSize(260, 300))
	lines := map[float32]bool{}
	for _, b := range row.Objects {
		if right := b.Position().X + b.Size().Width; right > 260 {
			t.Errorf("a button ends at %g of 260", right)
		}
		lines[b.Position().Y] = true
	}
	if len(lines) < 2 || row.Size().Height < 60 {
		t.Errorf("%d lines, %g high", len(lines), row.Size().Height)
	}
}

// A word that is wider than the column it stands in ends within its button, and can be read.
func TestAButtonCutsAWordThatHasNoRoom(t *testing.T) {
	test.NewTempApp(t)
	const word = "Записать уведомление о выполнении внутренних процедур"
	b := NewButton(ButtonPlain, word, nil)
	row := Under(ButtonRow(b))
	for width, want := range map[float32]string{260: word, 900: ""} {
		row.Resize(fyne.NewSize(width, 300))
		if right := b.text.Position().X + b.text.Size().Width; right > b.Size().Width || b.ToolTip() != want {
			t.Errorf("%g wide: the word %q ends at %g of %g, and the tooltip says %q", width, b.text.Text, right, b.Size().Width, b.ToolTip())
		}
	}
}
