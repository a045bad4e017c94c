package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// press is what everything that can be pressed has in common: the pointer over it, the keyboard on
// it, Space and Enter, a tooltip.
type press struct {
	tip
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
	p.tip.MouseOut()
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
	p.tip.MouseIn(e)
	p.hovered = true
	p.changed()
}

// MouseOut puts the light out.
func (p *press) MouseOut() {
	p.tip.MouseOut()
	p.hovered = false
	p.changed()
}
