package options

import (
	"accord/app/lang"
	"accord/app/ui/kit"
)

// papers leads to the office's own words in papers.
func (p *Page) papers() {
	if p.options.Words == nil {
		return
	}
	p.card.Section(lang.T("settings.section.papers"))
	p.card.Paragraph(kit.Soft(lang.T("settings.papers.text")))
	p.card.Add(kit.Inset(kit.ButtonRow(kit.NewButton(kit.ButtonPlain, lang.T("settings.papers.open"), p.options.Words)), 0, 4, 0, 0))
}
