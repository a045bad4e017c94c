package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
)

// PasteDialog asks for a text pasted from elsewhere, a list of people from Word. Nothing pasted
// gives nothing. Ctrl+Enter takes it; whoever leaves a text is asked first.
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
	leave := func() {
		if strings.TrimSpace(text.Text) == "" {
			d.Close()
			return
		}
		Ask(c, Question{Title: lang.T("dialog.paste.leave"), Answers: []Answer{
			{Word: lang.T("dialog.paste.drop"), Kind: ButtonDanger, Do: func() { d.Close() }},
			{Word: lang.T("form.leave.stay"), Kind: ButtonPlain, Cancels: true, Default: true},
		}})
	}
	d = Ask(c, Question{
		Title: title, Text: hint, Content: text, First: text, Width: 640,
		Answers: []Answer{
			{Word: lang.T("dialog.cancel"), Kind: ButtonPlain, Cancels: true, Stays: true, Do: leave},
			{Word: lang.T("dialog.paste"), Kind: ButtonPrimary, Default: true, Do: func() {
				if text.Text != "" {
					onText(text.Text)
				}
			}},
		},
	})
	return d
}
