package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	tooltip "github.com/dweymouth/fyne-tooltip/widget"
)

// tip is the tooltip of a widget. The library's own is shown for good where its time has come just before the pointer left: its
// showing waits behind the leaving then. So it is taken away once more behind all that waits.
type tip struct {
	tooltip.ToolTipWidget
	turn int // counts how often the pointer has come or gone
}

// tipMost is how many letters a tooltip has at most: of more, a small screen would show the end only.
const tipMost = 600

// shortTip cuts a text at the end of a word where it is too long for a tooltip.
func shortTip(text string) string {
	letters := []rune(text)
	if len(letters) <= tipMost {
		return text
	}
	text = string(letters[:tipMost])
	if space := strings.LastIndexByte(text, ' '); space > 0 {
		text = text[:space]
	}
	return strings.TrimRight(text, ",;: ") + "…"
}

// SetToolTip sets the words.
func (t *tip) SetToolTip(text string) { t.ToolTipWidget.SetToolTip(shortTip(text)) }

// MouseIn shows it after a while, in place of any other.
func (t *tip) MouseIn(e *desktop.MouseEvent) {
	t.turn++
	tipUnderPointer = t.MouseOut
	t.ToolTipWidget.MouseIn(e)
}

// MouseOut takes it away.
func (t *tip) MouseOut() {
	t.ToolTipWidget.MouseOut()
	t.turn++
	left := t.turn
	fyne.Do(func() {
		if t.turn == left {
			t.ToolTipWidget.MouseOut()
		}
	})
}

// tipUnderPointer takes away the tooltip shown last.
var tipUnderPointer = func() {}

// HideTooltip hides the tooltip under the pointer, as when a key brings another page or a form to the front: the
// toolkit does not report hidden objects as left by the pointer.
func HideTooltip() { tipUnderPointer() }
