package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// PassShortcut passes an unused shortcut from a focused widget to the widget's window. The toolkit sends shortcuts to
// the focused widget alone, if it takes any, so Ctrl+N would be dead in every field and list.
func PassShortcut(from fyne.CanvasObject, s fyne.Shortcut) {
	c := canvasOf(from)
	if window, takes := c.(fyne.Shortcutable); takes {
		window.TypedShortcut(s)
	}
}

// PassKey hands an unused key from the focused widget on to its window, so that F1 and F5 work everywhere.
func PassKey(from fyne.CanvasObject, key *fyne.KeyEvent) {
	c := canvasOf(from)
	if c == nil {
		return
	}
	if typed := c.OnTypedKey(); typed != nil {
		typed(key)
	}
}

// canvasOf returns the canvas on which the object lies, nil where it lies on none.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// focus puts the keyboard on an object.
func focus(o fyne.Focusable) {
	shown, isObject := o.(fyne.CanvasObject)
	if !isObject {
		return
	}
	if canvasOf(shown) == nil {
		know()
	}
	if c := canvasOf(shown); c != nil {
		c.Focus(o)
	}
}

// heldKeys returns which of Ctrl, Shift and Alt are down now.
func heldKeys() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// know makes the canvases aware of new objects. The toolkit notices them when it next draws, and until then they cannot
// have the keyboard: letters typed right after a form has opened would be lost.
func know() {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if walks, ok := w.Canvas().(interface{ EnsureMinSize() bool }); ok {
			walks.EnsureMinSize()
		}
	}
}
