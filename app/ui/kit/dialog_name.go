package kit

import (
	"fyne.io/fyne/v2"

	"accord/app/lang"
)

// NameQuestion asks for the name under which something is kept. All words are shown as they are.
type NameQuestion struct {
	Title string
	Text  string
	Verb  string
	// Taken reports whether something else is kept under a name.
	Taken func(name string) bool
}

// AskName asks for a name and calls onName with it. What is kept under a name that is taken is replaced only after a question;
// another name can be chosen instead.
func AskName(c fyne.Canvas, q NameQuestion, onName func(name string)) { q.ask(c, "", onName) }

func (q NameQuestion) ask(c fyne.Canvas, proposal string, onName func(name string)) {
	askLine(c, q.Title, q.Text, q.Verb, proposal, func(name string) {
		switch {
		case name == "":
		case q.Taken(name):
			q.confirm(c, name, onName)
		default:
			onName(name)
		}
	})
}

// confirm asks what is to become of what is kept under a name already.
func (q NameQuestion) confirm(c fyne.Canvas, name string, onName func(name string)) {
	Ask(c, Question{
		Title: lang.T("name.taken", name), Text: lang.T("name.taken.text"),
		Answers: []Answer{
			{Word: lang.T("dialog.cancel"), Kind: ButtonPlain, Cancels: true},
			{Word: lang.T("dialog.replace"), Kind: ButtonDanger, Do: func() { onName(name) }},
			{Word: lang.T("name.other"), Kind: ButtonPrimary, Default: true, Do: func() { q.ask(c, name, onName) }},
		},
	})
}
