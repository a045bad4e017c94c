package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// FormDialog shows a form over the window, for what is entered about several records at once. It goes when the form is
// left; whoever saves closes it.
func FormDialog(c fyne.Canvas, title string, form *Form, size fyne.Size) *Dialog {
	size = size.Min(c.Size().SubtractWidthHeight(80, 130))
	var d *Dialog
	form.OnLeave = func() { d.Close() }
	d = Ask(c, Question{Title: title, Content: container.NewGridWrap(size, form), Width: size.Width, Leave: form.Leave})
	form.FocusFirst()
	return d
}
