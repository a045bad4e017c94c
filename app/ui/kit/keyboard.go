package kit

// Keyboard, where it is set, hears what gets the keyboard: the path of a field, or the words of a button. The walks of
// the real program find their way by it, whatever fields a form gains.
var Keyboard func(at string)

func keyboardAt(name string) {
	if Keyboard != nil && name != "" {
		Keyboard(name)
	}
}

// worded is what bears its words, and says them by itself.
type worded interface{ Text() string }

// called returns the words of a button, or of its tooltip.
func (p *press) called() string {
	if w, has := p.self.(worded); has {
		return w.Text()
	}
	return p.ToolTip()
}
