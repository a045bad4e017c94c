package kit

import (
	"fyne.io/fyne/v2/driver/desktop"
)

// CutTip shows in a tooltip what a cell under the pointer had to cut. A tooltip of the toolkit belongs to a whole widget:
// this one begins again wherever the pointer comes to another cell.
type CutTip struct {
	tip
	row, column int
}

// Over hears of the pointer in a cell; full is empty where nothing is cut there.
func (t *CutTip) Over(row, column int, full string, e *desktop.MouseEvent) {
	full = shortTip(full)
	if row == t.row && column == t.column && full == t.ToolTip() {
		t.tip.MouseMoved(e)
		return
	}
	t.Off()
	t.row, t.column = row, column
	t.SetToolTip(full)
	t.tip.MouseIn(e)
	tipUnderPointer = t.Off
}

// Off takes the tooltip away.
func (t *CutTip) Off() {
	if t.ToolTip() != "" {
		t.tip.MouseOut()
		t.SetToolTip("")
	}
	t.row, t.column = -1, -1
}
