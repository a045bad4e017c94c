package kit

import (
	"fyne.io/fyne/v2"

	"accord/app/lang"
)

// PasteDialog asks for a text pasted from elsewhere, a list of people from Word. Nothing pasted
// gives nothing. Ctrl+Enter takes it.
func PasteDialog(c fyne.Canvas, title, hint string, onText func(string)) *Dialog {
	text := newEntry(14)
	var d *Dialog
	text.onKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyEscape {
			d.key(k)
			return true
		}
		return false
	}
	text.onShortcut = func(s fyne.Shortcut) bool { return !editsText(s) && d.shortcut(s) }
	d = Ask(c, Question{
		Title: title, Text: hint, Content: text, First: text, Width: 640,
		Answers: []Answer{
			{Word: lang.T("dialog.cancel"), Kind: ButtonPlain, Cancels: true},
			{Word: lang.T("dialog.paste"), Kind: ButtonPrimary, Default: true, Do: func() {
				if text.Text != "" {
					onText(text.Text)
				}
			}},
		},
	})
	return d
}
