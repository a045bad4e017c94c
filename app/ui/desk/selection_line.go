package desk

import (
	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/kit"
)

// selectionLine is the line under the list for more than one selected record: their number, and a button for each act
// on all of them. It appears below, so that no row moves under the pointer.
func (r *Room[R]) selectionLine() fyne.CanvasObject {
	var buttons []*kit.Button
	for i, item := range r.chosen(nil) {
		buttons = append(buttons, kit.NewButton(kit.ButtonPlain, item.Word, func() { r.chosen(r.list.Selected())[i].Do() }))
	}
	buttons = append(buttons,
		kit.NewButton(kit.ButtonPlain, lang.T("several.copy"), r.list.Copy).WithKey("Ctrl+C"),
		kit.NewButton(kit.ButtonPlain, lang.T("several.export"), func() { r.export(r.list.Selected(), ".csv") }),
	)
	buttons = append(buttons, Changing(r.desk, kit.NewButton(kit.ButtonDanger, lang.T("menu.delete"), r.DeleteCurrent).WithKey("Del"))...)
	line, count := SelectionLine(buttons...)
	r.list.OnSelection = func(selected int) {
		if count(selected) {
			r.arrange()
		}
	}
	return line
}

// SelectionLine makes the line under a list with the number of selected rows and the acts on them. Call count with that
// number: the line shows itself for more than one, and count reports whether it appeared or disappeared.
func SelectionLine(buttons ...*kit.Button) (line fyne.CanvasObject, count func(selected int) bool) {
	words := kit.NewWords("", kit.TextSize, true, kit.ColorText)
	parts := []fyne.CanvasObject{words}
	for _, b := range buttons {
		parts = append(parts, b)
	}
	row := kit.Wrap(8, parts...)
	line = kit.Under(kit.Hairline(), kit.Inset(row, 16, 6, 12, 6))
	line.Hide()
	return line, func(selected int) bool {
		words.SetText(lang.N("list.selected", selected))
		row.Refresh() // the number may need more room than the one before; a line that is hidden is not laid out again by itself
		changes := line.Visible() != (selected > 1)
		Visible(line, selected > 1)
		return changes
	}
}
