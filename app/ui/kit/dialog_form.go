package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
)

const (
	dialogFormWidth float32 = 560
	// dialogFormLeast leaves room for the list of a picker below its field.
	dialogFormLeast float32 = 236
)

// AskForm shows a small form over the window. The verb names the act: onDone is called once all fields are right and
// the dialog has closed. Esc leaves without a question. More answers stand before the verb.
func AskForm(c fyne.Canvas, title, text, verb string, f *Form, onDone func(), more ...Answer) *Dialog {
	f.bare = true
	f.bar.Hide()
	var d *Dialog
	f.OnSave = func() {
		d.Close()
		onDone()
	}
	f.OnLeave = func() { d.Close() }
	width := min(dialogFormWidth, c.Size().Width-80)
	f.body.width = width + 2*formMargin
	f.body.arrange()
	height := f.body.height - formMargin/2
	if f.opensLists() {
		height = max(height, dialogFormLeast)
	}
	height = min(height, c.Size().Height-200)
	d = Ask(c, Question{
		Title: title, Text: text, Width: width, Content: container.New(formSheet{height}, f),
		Answers: slices.Concat(
			[]Answer{{Word: lang.T("dialog.cancel"), Kind: ButtonPlain, Cancels: true}},
			more,
			[]Answer{{Word: verb, Kind: ButtonPrimary, Default: true, Stays: true, Do: f.Save}},
		),
	})
	f.FocusFirst()
	return d
}

// opensLists reports whether a field of the form opens a list or a calendar below itself.
func (f *Form) opensLists() (opens bool) {
	f.each(func(field *Field) {
		switch field.in.(type) {
		case *checkInput, *textInput, *phraseInput, *lengthInput:
		default:
			opens = true
		}
	})
	return opens
}

// formSheet puts a form into a dialog, its fields in line with the title.
type formSheet struct{ height float32 }

func (s formSheet) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, s.height) }

func (s formSheet) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Move(fyne.NewPos(-formMargin, -formMargin/2))
	o[0].Resize(fyne.NewSize(size.Width+2*formMargin, size.Height+formMargin/2))
}

// FormDialog shows a form about several records at once over the window, as large as fits. It goes when the form is
// left; a successful save must close it.
func FormDialog(c fyne.Canvas, title, text string, form *Form, size fyne.Size) *Dialog {
	around := fyne.NewSize(80, 130)
	if text != "" {
		around.Height = 180
	}
	size = size.Min(c.Size().Subtract(around))
	var d *Dialog
	form.OnLeave = func() { d.Close() }
	d = Ask(c, Question{Title: title, Text: text, Content: container.NewGridWrap(size, form), Width: size.Width, Leave: form.Leave, Save: form.Save})
	form.FocusFirst()
	return d
}
