package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/storage/register"
)

// AskText asks for one line of text; the verb names the act, and onText gets the text as a register keeps it.
func AskText(c fyne.Canvas, title, text, verb string, onText func(string)) *Dialog {
	return askLine(c, title, text, verb, "", onText)
}

// askLine is AskText with a proposal, which typing replaces.
func askLine(c fyne.Canvas, title, text, verb, proposal string, onText func(string)) *Dialog {
	line := NewLineEntry(proposal)
	var d *Dialog
	line.OnSubmitted = func(string) { d.Answer(1) }
	d = Ask(c, Question{
		Title: strings.TrimSuffix(title, "…"), Text: text, // the menu's word stands over the dialog
		Content: line, First: line,
		Answers: []Answer{
			{Word: lang.T("dialog.cancel"), Kind: ButtonPlain, Cancels: true},
			{Word: verb, Kind: ButtonPrimary, Default: true, Do: func() { onText(register.Line(line.Text)) }},
		},
	})
	if proposal != "" {
		line.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	return d
}
