// Package licences is the page of what the program is made with: the components by others and the licence of each. It is
// reached from the settings.
package licences

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/assets"
	"accord/storage"
)

// Page lists the components, with the licence of the current one beside the list. Only that one is laid out: all
// together they are as long as a book.
type Page struct {
	desk    desk.Desk
	list    *kit.ColumnList[string, assets.Component]
	card    *kit.Card
	content fyne.CanvasObject

	components []assets.Component
	reading    kit.Slot
}

var (
	_ desk.Page  = (*Page)(nil)
	_ desk.Inner = (*Page)(nil)
)

// New makes the page; nothing is made or read before it is shown.
func New(d desk.Desk) *Page { return &Page{desk: d} }

func (p *Page) build() {
	p.list = kit.NewColumnList(p.desk.Loader(), columns, func(c assets.Component) string { return c.Name },
		func(context.Context, []string) ([]assets.Component, error) { return p.components, nil })
	p.list.OnSelect = p.show
	p.list.OnCopied = func(rows int, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.desk.Say(lang.N("list.copied", rows))
	}
	p.card = kit.NewCard()
	p.content = kit.NewSplit(p.list, p.card, 480, 200, 240)
}

var columns = []kit.Column[assets.Component]{
	{ID: "name", Label: "licences.component", Width: 280, Grow: true, Text: func(c assets.Component) string { return c.Name }},
	{ID: "version", Label: "licences.version", Width: 110, Soft: true, Text: func(c assets.Component) string { return c.Version }},
	{ID: "licence", Label: "licences.licence", Width: 130, Text: func(c assets.Component) string { return c.Licence }},
}

// ID names the page.
func (p *Page) ID() string { return "licences" }

// Within names the page from which this one is reached.
func (p *Page) Within() string { return "settings" }

// Word is its title.
func (p *Page) Word() string { return lang.T("licences.title") }

// Content is what the page shows.
func (p *Page) Content() fyne.CanvasObject {
	if p.content == nil {
		p.build()
	}
	return p.content
}

// Shown reads the components when the page is first shown, and puts the keyboard on the list.
func (p *Page) Shown() {
	if p.components == nil {
		p.Refresh()
	}
	p.list.Focus()
}

// Changed does nothing: no record is shown here.
func (p *Page) Changed([]storage.Change) {}

// Count says how many components there are.
func (p *Page) Count() string { return lang.N("licences.count", len(p.components)) }

// Refresh reads the components.
func (p *Page) Refresh() {
	kit.Load(p.desk.Loader(), &p.reading, func(context.Context) ([]assets.Component, error) {
		return assets.Components()
	}, func(all []assets.Component, err error) {
		if err != nil {
			p.desk.Fail(err)
			return
		}
		p.components = all
		names := make([]string, len(all))
		for i, c := range all {
			names[i] = c.Name
		}
		p.list.SetKeys(names)
		p.list.SelectAt(0)
		p.desk.Counted()
	})
}

// show draws the licence of a component, as its authors wrote it.
func (p *Page) show(name string) {
	i := slices.IndexFunc(p.components, func(c assets.Component) bool { return c.Name == name })
	if i < 0 {
		return
	}
	c := p.components[i]
	p.card.Clear()
	p.card.Title(c.Name)
	if c.Version != "" {
		p.card.Field(lang.T("licences.version"), kit.Plain(c.Version))
	}
	p.card.Field(lang.T("licences.licence"), kit.Plain(c.Licence))
	p.card.Paragraph(kit.Plain(c.Text))
	p.card.Refresh()
}
