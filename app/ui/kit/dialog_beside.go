package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// FormBeside shows a form as wide as a column and beside it the consequences of its fields, as large as the window
// allows. Ctrl+S is the primary answer; Esc leaves without a question.
func FormBeside(c fyne.Canvas, title string, form *Form, beside fyne.CanvasObject, answers ...Answer) *Dialog {
	form.bare = true
	form.bar.Hide()
	size := c.Size().Subtract(fyne.NewSize(80, 190))
	for i, a := range answers {
		if a.Kind == ButtonPrimary {
			answers[i].Key = "Ctrl+S"
		}
	}
	var d *Dialog
	form.OnLeave = func() { d.Close() }
	form.OnSave = func() { d.give(func(a Answer) bool { return a.Kind == ButtonPrimary }) }
	d = Ask(c, Question{
		Title: title, Content: container.NewGridWrap(size, container.New(columnBeside{}, form, beside)), Width: size.Width,
		Answers: answers, Leave: form.Leave, Save: form.Save,
	})
	form.FocusFirst()
	return d
}

// besideColumn is how wide the form is.
const besideColumn float32 = 280

// columnBeside lays out a form and what stands beside it.
type columnBeside struct{}

func (columnBeside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(2*besideColumn, 200) }

func (columnBeside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(-formMargin, -formMargin/2))
	o[0].Resize(fyne.NewSize(besideColumn+formMargin, size.Height+formMargin/2))
	o[1].Move(fyne.NewPos(besideColumn+formMargin, 0))
	o[1].Resize(fyne.NewSize(size.Width-besideColumn-formMargin, size.Height))
}
