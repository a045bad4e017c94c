package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/backup"
)

// AskPassphrase asks for a new passphrase, twice: nobody can tell it later. The verb names what is done with it.
func AskPassphrase(c fyne.Canvas, title, text, verb string, do func(passphrase string)) {
	first, again, fault := widget.NewPasswordEntry(), widget.NewPasswordEntry(), kit.NewFlow()
	first.SetPlaceHolder(lang.T("backup.seal.first"))
	again.SetPlaceHolder(lang.T("backup.seal.again"))
	var d *kit.Dialog
	take := func() {
		switch {
		case len([]rune(first.Text)) < backup.ShortestPassphrase:
			fault.SetParts(kit.Toned(kit.ToneRed, lang.T("backup.seal.short")))
		case first.Text != again.Text:
			fault.SetParts(kit.Toned(kit.ToneRed, lang.T("cli.passphrase.differ")))
		default:
			d.Close()
			do(first.Text)
		}
	}
	again.OnSubmitted = func(string) { take() }
	d = kit.Ask(c, kit.Question{
		Title: title, Text: text, Width: 480, Content: container.NewVBox(first, again, fault), First: first,
		Answers: []kit.Answer{
			{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
			{Word: verb, Kind: kit.ButtonPrimary, Default: true, Stays: true, Do: take},
		},
	})
}
