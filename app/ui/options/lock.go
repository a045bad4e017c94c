package options

import (
	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/kit"
)

// Lock is what can be done about the seal of the register.
type Lock struct {
	// Under says whether the register is under seal.
	Under bool
	// Seal puts it under seal. Reword takes another passphrase, Renew another recovery key as well, Unseal takes it out of its
	// seal. Now locks it.
	Seal, Reword, Renew, Unseal, Now func()
	// After is after how many minutes without use it is locked, 0 for never.
	After    int
	SetAfter func(minutes int)
}

// lockMinutes are the times that are offered; 0 is never.
var lockMinutes = []int{1, 5, 10, 15, 30, 60, 0}

// lock offers to close the register with a passphrase, or what can be done with one that is.
func (p *Page) lock() {
	o := p.options.Lock
	if o == nil {
		return
	}
	p.card.Section(lang.T("seal.section"))
	if !o.Under {
		p.card.Paragraph(kit.Soft(lang.T("seal.offer")))
		p.card.Add(kit.Inset(kit.ButtonRow(kit.NewButton(kit.ButtonPlain, lang.T("seal.title"), o.Seal)), 0, 4, 0, 0))
		return
	}
	p.card.Paragraph(kit.Plain(lang.T("seal.is")))
	p.card.Add(row("seal.after", p.lockTimes()))
	p.card.Add(kit.Inset(kit.ButtonRow(
		kit.NewButton(kit.ButtonPlain, lang.T("seal.lock"), o.Now),
		kit.NewButton(kit.ButtonPlain, lang.T("seal.reword"), o.Reword),
	), 0, 4, 0, 0))
	p.card.Add(kit.Inset(kit.ButtonRow(
		kit.NewButton(kit.ButtonPlain, lang.T("seal.renew"), o.Renew),
		kit.NewButton(kit.ButtonPlain, lang.T("seal.unseal"), o.Unseal),
	), 0, 4, 0, 0))
	p.card.Paragraph(kit.Soft(lang.T("seal.clear")))
}

func (p *Page) lockTimes() fyne.CanvasObject {
	o := p.options.Lock
	p.after = kit.NewMenuButton(kit.ButtonPlain, minutesWord(o.After), func() kit.Menu {
		var menu kit.Menu
		for _, minutes := range lockMinutes {
			menu = append(menu, &kit.MenuItem{Word: minutesWord(minutes), Checked: minutes == o.After, Do: func() {
				o.After = minutes
				p.after.SetWord(minutesWord(minutes))
				o.SetAfter(minutes)
				p.card.Refresh()
			}})
		}
		return menu
	})
	return p.after
}

func minutesWord(minutes int) string {
	if minutes == 0 {
		return lang.T("seal.after.never")
	}
	return lang.N("seal.minutes", minutes)
}
