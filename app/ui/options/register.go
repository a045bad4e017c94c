package options

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// register describes the open register and leads to others.
func (p *Page) register() {
	path := p.options.Store.Path()
	p.card.Section(lang.T("settings.section.register"))
	if p.options.Store.OnServer() {
		p.card.Field(lang.T("settings.register.server"), kit.Plain(storage.Name(path)))
		p.card.Field(lang.T("settings.register.person"), kit.Plain(p.options.Store.Author()))
	} else {
		p.card.Field(lang.T("settings.register.file"), kit.Plain(filepath.Base(path)))
		p.card.Field(lang.T("settings.register.folder"), p.place(filepath.Dir(path))...)
	}
	if is := p.options.Store.Site(); !is.Safe() {
		p.card.Banner(kit.ToneAmber, lang.T("site.title"), kit.Plain(lang.Site(is)))
	}
	p.card.Add(p.counts)
	p.check = kit.NewButton(kit.ButtonPlain, lang.T("settings.check"), p.Check)
	p.ways([]*kit.Button{p.check}, []way{
		{"copy.save", p.options.SaveCopy}, {"briefcase.pack", p.options.Pack}, {"backup.title", p.options.Copies},
		{"settings.devices", p.options.Devices},
	})
	p.ways(nil, []way{ // in a row of their own: a narrow window has no room for all
		{"site.move", p.options.Move}, {"settings.register.open", p.options.Open},
		{"settings.register.on_server", p.options.Server}, {"settings.register.new", p.options.New},
	})
	p.card.Add(p.findings)
	p.card.Add(kit.Inset(p.offered, 0, 4, 0, 0))
	if p.options.SetCopiesLimit != nil {
		p.card.Add(row("settings.copies.limit", p.limits()))
		p.card.Paragraph(kit.Soft(lang.T("settings.copies.limit.text")))
	}
	if p.options.SetLooks != nil {
		looks := widget.NewCheck(lang.T("settings.looks"), nil)
		looks.SetChecked(p.options.Looks)
		looks.OnChanged = p.options.SetLooks
		p.card.Add(looks)
		p.card.Paragraph(kit.Soft(lang.T("settings.looks.text")))
	}
}

// way is a button to what the window can do with registers; without an act it is left out.
type way struct {
	word string
	act  func()
}

// ways adds a row of buttons: those given, and those of the ways there are.
func (p *Page) ways(buttons []*kit.Button, ways []way) {
	for _, w := range ways {
		if w.act != nil {
			buttons = append(buttons, kit.NewButton(kit.ButtonPlain, lang.T(w.word), w.act))
		}
	}
	if len(buttons) > 0 {
		p.card.Add(kit.Inset(kit.ButtonRow(buttons...), 0, 4, 0, 0))
	}
}

// place is a folder that can be copied, to be pasted into the system's own window of files.
func (p *Page) place(path string) []kit.Part {
	return []kit.Part{kit.Plain(path + "  "), kit.Link(lang.T("dialog.copy"), func() {
		fyne.CurrentApp().Clipboard().SetContent(path)
		p.desk.Say(lang.T("settings.copied"))
	})}
}

func (p *Page) files() {
	p.card.Section(lang.T("settings.section.files"))
	p.card.Field(lang.T("settings.files.settings"), p.place(p.options.Folder)...)
	p.card.Field(lang.T("settings.files.drafts"), p.place(p.options.Drafts)...)
	p.card.Section(lang.T("settings.section.about"))
	p.card.Field(lang.T("settings.version"), kit.Plain(lang.T("app.name")+" "+p.options.Version))
	p.card.Paragraph(kit.Soft(lang.T("settings.licences.text")))
	p.card.Add(kit.Inset(kit.ButtonRow(kit.NewButton(kit.ButtonPlain, lang.T("settings.licences"), p.options.Licences)), 0, 4, 0, 0))
}

func (p *Page) counted(counts map[register.Kind]int, err error) {
	if err != nil {
		p.counts.SetParts(kit.Missing(lang.T("settings.register.uncounted")))
		return
	}
	var said []string
	for _, k := range register.Kinds {
		if counts[k] > 0 && k != register.KindRule { // every register has its rules; they stand by themselves
			said = append(said, lang.N("count."+string(k), counts[k]))
		}
	}
	if len(said) == 0 {
		said = []string{lang.T("settings.register.empty")}
	}
	p.counts.SetParts(kit.Soft(lang.T("settings.register.holds")+" "), kit.Plain(strings.Join(said, ", ")))
	p.card.Refresh()
}
