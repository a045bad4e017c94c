package kit

import "fyne.io/fyne/v2"

// Room that the window keeps around a form in a dialog.
const (
	formDialogWidth  float32 = 1240
	formDialogAround float32 = 180
)

// FormDialog opens a form over the window, with a title and a text above it. The form's own buttons and keys save and
// leave it; leaving closes the dialog, and so must whatever saves.
func FormDialog(c fyne.Canvas, title, text string, f *Form) *Dialog {
	width := min(formDialogWidth, c.Size().Width-80)
	d := Ask(c, Question{
		Title: title, Text: text, Width: width,
		Content: Sized(f, fyne.NewSize(width, max(f.MinSize().Height, c.Size().Height-formDialogAround))),
	})
	f.OnLeave = d.Close
	f.FocusFirst()
	return d
}
