package desk

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/backup"
)

// AskPassphrase asks for a new passphrase, twice: nobody can recover it later. The verb names the act.
func AskPassphrase(c fyne.Canvas, title, text, verb string, do func(passphrase string)) {
	askNew(c, nil, title, text, verb, func(_, passphrase string) { do(passphrase) })
}

// AskRewording asks for the passphrase or the recovery key that opens now, and for a new passphrase, twice.
func AskRewording(c fyne.Canvas, title, text, verb string, do func(secret, passphrase string)) {
	askNew(c, kit.NewSecretEntry(lang.T("seal.now")), title, text, verb, do)
}

// AskSecret asks for the passphrase or the recovery key that opens now.
func AskSecret(c fyne.Canvas, title, text, verb string, do func(secret string)) {
	now := kit.NewSecretEntry(lang.T("seal.now"))
	var d *kit.Dialog
	now.OnSubmitted = func(string) { d.Answer(1) }
	d = kit.Ask(c, kit.Question{
		Title: title, Text: text, Width: 480, Content: now, First: now,
		Answers: []kit.Answer{
			{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
			{Word: verb, Kind: kit.ButtonPrimary, Default: true, Do: func() { do(now.Text) }},
		},
	})
}

func askNew(c fyne.Canvas, now *kit.LineEntry, title, text, verb string, do func(secret, passphrase string)) {
	first, again, fault := kit.NewSecretEntry(lang.T("backup.seal.first")), kit.NewSecretEntry(lang.T("backup.seal.again")), kit.NewFlow()
	lines, begin, secret := []fyne.CanvasObject{first, again, fault}, first, func() string { return "" }
	if now != nil {
		lines, begin, secret = append([]fyne.CanvasObject{now}, lines...), now, func() string { return now.Text }
	}
	var d *kit.Dialog
	take := func() {
		switch {
		case now != nil && now.Text == "":
			fault.SetParts(kit.Toned(kit.ToneRed, lang.T("error.register_sealed.do")))
		case len([]rune(first.Text)) < backup.ShortestPassphrase:
			fault.SetParts(kit.Toned(kit.ToneRed, lang.T("backup.seal.short")))
		case first.Text != again.Text:
			fault.SetParts(kit.Toned(kit.ToneRed, lang.T("cli.passphrase.differ")))
		default:
			d.Close()
			do(secret(), first.Text)
		}
	}
	again.OnSubmitted = func(string) { take() }
	d = kit.Ask(c, kit.Question{
		Title: title, Text: text, Width: 480, Content: container.NewVBox(lines...), First: begin,
		Answers: []kit.Answer{
			{Word: lang.T("dialog.cancel"), Kind: kit.ButtonPlain, Cancels: true},
			{Word: verb, Kind: kit.ButtonPrimary, Default: true, Stays: true, Do: take},
		},
	})
}
