package desk_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/desk/desktest"
	"accord/app/ui/kit"
)

// A number that grows while its line is hidden has room when the line comes back, and pushes the buttons aside.
func TestTheNumberOfSelectedRowsIsNeverCut(t *testing.T) {
	d := desktest.New(t)
	remove := kit.NewButton(kit.ButtonPlain, "Удалить", nil)
	line, count := desk.SelectionLine(remove)
	d.Show(line)
	for _, selected := range []int{2, 1, 460, 12, 0, 254_000} {
		count(selected)
		row := line.(*fyne.Container).Objects[1].(*fyne.Container).Objects[0].(*fyne.Container)
		words := row.Objects[0]
		assert.GreaterOrEqual(t, words.Size().Width, words.MinSize().Width, "%s", lang.N("list.selected", selected))
		assert.Greater(t, remove.Position().X, words.Position().X+words.Size().Width, "%d beside the button", selected)
	}
}
