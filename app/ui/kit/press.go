package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	tooltip "github.com/dweymouth/fyne-tooltip/widget"
)

// press is what everything that can be pressed has in common: the pointer over it, the keyboard on
// it, Space and Enter, a tooltip.
type press struct {
	tooltip.ToolTipWidget
	self     fyne.Widget
	do       func()
	changed  func() // how it looks has changed
	gained   func() // the keyboard has come here
	hovered  bool
	focused  bool
	disabled bool
}

func (p *press) extend(self fyne.Widget, changed func()) {
	p.self, p.changed = self, changed
	p.ExtendBaseWidget(self)
}

// Tapped presses it. A tooltip would stay over whatever that leads to.
func (p *press) Tapped(*fyne.PointEvent) {
	p.ToolTipWidget.MouseOut()
	if !p.disabled && p.do != nil {
		p.do()
	}
}

func (p *press) follow(bring func(fyne.CanvasObject)) { p.gained = func() { bring(p.self) } }

func (p *press) firstStop() fyne.Focusable {
	stop, _ := p.self.(fyne.Focusable)
	return stop
}

// Press does what a click does.
func (p *press) Press() { p.Tapped(nil) }

// FocusGained shows that the keyboard is here.
func (p *press) FocusGained() {
	p.focused = true
	p.changed()
	keyboardAt(p.called())
	if p.gained != nil {
		p.gained()
	}
}

// FocusLost ends that.
func (p *press) FocusLost() { p.focused = false; p.changed() }

// TypedRune does nothing.
func (p *press) TypedRune(rune) {}

// TypedKey presses on Space and Enter; other keys go to the window.
func (p *press) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.Tapped(nil)
	default:
		PassKey(p.self, e)
	}
}

// MouseIn lights it.
func (p *press) MouseIn(e *desktop.MouseEvent) {
	p.ToolTipWidget.MouseIn(e)
	p.hovered, tipUnderPointer = true, p.ToolTipWidget.MouseOut
	p.changed()
}

// MouseOut puts the light out.
func (p *press) MouseOut() {
	p.ToolTipWidget.MouseOut()
	p.hovered = false
	p.changed()
}

// tipUnderPointer takes away the tooltip shown last.
var tipUnderPointer = func() {}

// HideTooltip takes away the tooltip of what is under the pointer, as when another page comes to the front by a key: the
// toolkit tells nobody that what it hides is not under the pointer any more.
func HideTooltip() { tipUnderPointer() }
