package options

import (
	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/kit"
)

// copiesLimits are how much room the copies may take that is offered, in bytes; 0 is any.
var copiesLimits = []int64{0, 500 << 20, 1 << 30, 2 << 30, 5 << 30, 10 << 30, 50 << 30}

// limits offers how much room the copies of the register may take.
func (p *Page) limits() fyne.CanvasObject {
	p.limit = kit.NewMenuButton(kit.ButtonPlain, limitWord(p.options.CopiesLimit), func() kit.Menu {
		var menu kit.Menu
		for _, bytes := range copiesLimits {
			menu = append(menu, &kit.MenuItem{
				Word: limitWord(bytes), Checked: bytes == p.options.CopiesLimit, Do: func() { p.setLimit(bytes) },
			})
		}
		return menu
	})
	return p.limit
}

func (p *Page) setLimit(bytes int64) {
	p.options.CopiesLimit = bytes
	p.limit.SetWord(limitWord(bytes))
	p.options.SetCopiesLimit(bytes)
	p.card.Refresh()
}

func limitWord(bytes int64) string {
	if bytes == 0 {
		return lang.T("settings.copies.limit.none")
	}
	return lang.Size(bytes)
}
