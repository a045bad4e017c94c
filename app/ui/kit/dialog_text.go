package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
	"accord/storage/register"
)

// AskText asks for one line of text; the verb names the act, and onText gets the text as a register keeps it.
func AskText(c fyne.Canvas, title, text, verb string, onText func(string)) *Dialog {
	line := widget.NewEntry()
	var d *Dialog
	line.OnSubmitted = func(string) { d.Answer(1) }
	d = Ask(c, Question{
		Title: title, Text: text, Content: line, First: line,
		Answers: []Answer{
			{Word: lang.T("dialog.cancel"), Kind: ButtonPlain, Cancels: true},
			{Word: verb, Kind: ButtonPrimary, Default: true, Do: func() { onText(register.Line(line.Text)) }},
		},
	})
	return d
}
