package kit

import (
	"fyne.io/fyne/v2/driver/desktop"
	tooltip "github.com/dweymouth/fyne-tooltip/widget"
)

// cutTip shows in a tooltip what a cell under the pointer had to cut. A tooltip of the toolkit belongs to a whole widget:
// this one begins again wherever the pointer comes to another cell.
type cutTip struct {
	tooltip.ToolTipWidget
	row, column int
}

// over is told of the pointer in a cell; full is empty where nothing is cut there.
func (t *cutTip) over(row, column int, full string, e *desktop.MouseEvent) {
	if row == t.row && column == t.column && full == t.ToolTip() {
		t.ToolTipWidget.MouseMoved(e)
		return
	}
	t.off()
	t.row, t.column = row, column
	t.SetToolTip(full)
	tipUnderPointer = t.off
	t.ToolTipWidget.MouseIn(e)
}

// off takes the tooltip away.
func (t *cutTip) off() {
	if t.ToolTip() != "" {
		t.ToolTipWidget.MouseOut()
		t.SetToolTip("")
	}
	t.row, t.column = -1, -1
}
