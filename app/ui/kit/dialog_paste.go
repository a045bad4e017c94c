package kit

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/storage/register"
)

// cellEdge stands for the tab between two cells of a pasted table: the reader sees an edge, and the toolkit draws
// letters behind a tab wrongly where a line mixes alphabets.
const cellEdge = "\u00a0|\u00a0"

// showEdges shows tabs as edges, with the cursor at the end: they come by pasting alone.
func showEdges(e *entry) {
	if strings.Contains(e.Text, "\t") {
		e.SetText(strings.ReplaceAll(e.Text, "\t", cellEdge))
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	}
}

// tooLong reports whether a clipboard holds more than a text of several lines may: part of a list would be a wrong one, and
// the toolkit measures all of a whole file for minutes.
func tooLong(clipboard fyne.Clipboard) bool {
	text := clipboard.Content()
	return len(text) > register.LinesAtMost && utf8.RuneCountInString(text) > register.LinesAtMost
}

// PasteDialog asks for pasted text, such as a list of people from Word; an empty text calls nothing. Ctrl+Enter takes
// it; leaving a text asks first.
func PasteDialog(c fyne.Canvas, title, hint string, onText func(string)) *Dialog {
	text := newEntry(14)
	text.OnChanged = func(string) { showEdges(text) }
	var d *Dialog
	text.onKey = func(k *fyne.KeyEvent) bool {
		if k.Name == fyne.KeyEscape {
			d.key(k)
			return true
		}
		return false
	}
	text.onShortcut = func(s fyne.Shortcut) bool {
		if paste, is := s.(*fyne.ShortcutPaste); is && tooLong(paste.Clipboard) {
			ShowFault(c, lang.T("problem.too_long", strconv.Itoa(register.LinesAtMost)), nil)
			return true
		}
		return !editsText(s) && d.shortcut(s)
	}
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
					onText(strings.ReplaceAll(text.Text, cellEdge, "\t"))
				}
			}},
		},
	})
	return d
}
