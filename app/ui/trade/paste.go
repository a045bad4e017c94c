package trade

import (
	"accord/app/lang"
	"accord/app/pasted"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// Paste asks for a table of figures from Excel and takes it in as a file's table is: seen, decided and undone as one.
func (p *page) Paste() {
	kit.PasteDialog(p.desk.Canvas(), lang.T("trade.paste.title"), lang.T("trade.paste.hint"), func(text string) {
		if !pasted.Fits(text) {
			p.desk.Say(lang.T("people.too_long"))
			return
		}
		p.desk.TakePasted(register.KindTradeRecord, text)
	})
}
