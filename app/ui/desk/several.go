package desk

import (
	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/kit"
)

// several is the line under the list that comes when more than one record is selected and something can be done to
// them all: how many they are, and a button for each thing. It comes below, so that no row moves under the pointer.
func (r *Room[R]) several() fyne.CanvasObject {
	if r.plan.Chosen == nil {
		line := kit.Row(8)
		line.Hide()
		return line
	}
	words := kit.NewWords("", kit.TextSize, true, kit.ColorText)
	parts := []fyne.CanvasObject{words}
	for i, item := range r.plan.Chosen(nil) {
		parts = append(parts, kit.NewButton(kit.ButtonPlain, item.Word, func() { r.plan.Chosen(r.list.Selected())[i].Do() }))
	}
	line := kit.Under(kit.Hairline(), kit.Inset(kit.Row(8, parts...), 16, 6, 12, 6))
	line.Hide()
	r.list.OnSelection = func(count int) {
		words.SetText(lang.N("list.selected", count))
		if line.Visible() != (count > 1) {
			visible(line, count > 1)
			r.arrange()
		}
	}
	return line
}
