package results

import (
	"maps"
	"slices"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
)

// keptSearches is where the searches are kept.
const keptSearches = "results.searches"

func (p *Page) kept() map[string]desk.View {
	kept := map[string]desk.View{}
	p.desk.Kept(keptSearches, &kept)
	return kept
}

// viewsMenu lists the searches that were kept under a name, and offers to keep or forget one.
func (p *Page) viewsMenu() kit.Menu {
	kept := p.kept()
	var menu, forget kit.Menu
	for _, name := range slices.Sorted(maps.Keys(kept)) {
		menu = append(menu, &kit.MenuItem{Word: name, Glyph: kit.GlyphStarFull, Do: func() { p.use(kept[name]) }})
		forget = append(forget, &kit.MenuItem{Word: name, Do: func() {
			delete(kept, name)
			p.desk.Keep(keptSearches, kept)
			p.nameView()
		}})
	}
	if len(menu) > 0 {
		menu = append(menu, nil)
	}
	menu = append(menu, &kit.MenuItem{Word: lang.T("results.keep"), Disabled: p.view.Find == "" && !p.chosen(), Do: p.keep})
	if len(forget) > 0 {
		menu = append(menu, &kit.MenuItem{Word: lang.T("results.forget"), Sub: forget})
	}
	return menu
}

// keep keeps the search under a name that is asked for.
func (p *Page) keep() {
	kit.AskName(p.desk.Canvas(), kit.NameQuestion{
		Title: lang.T("results.keep"), Text: lang.T("results.keep.name"), Verb: lang.T("dialog.save"),
		Taken: func(name string) bool { _, taken := p.kept()[name]; return taken },
	}, p.Keep)
}

// Keep keeps the search under a name.
func (p *Page) Keep(name string) {
	kept := p.kept()
	view := desk.View{Find: p.view.Find, Filters: map[string][]kit.Option{}}
	for id, chosen := range p.view.Filters {
		view.Filters[id] = chosen
	}
	kept[name] = view
	p.desk.Keep(keptSearches, kept)
	p.nameView()
	p.desk.Say(lang.T("results.kept", name))
}

// UseKept shows the search that was kept under a name.
func (p *Page) UseKept(name string) { p.use(p.kept()[name]) }

// nameView says on the button of the searches which one is shown.
func (p *Page) nameView() {
	word := lang.T("results.searches")
	kept := p.kept()
	for _, name := range slices.Sorted(maps.Keys(kept)) {
		if kept[name].Find == p.view.Find && sameChoice(kept[name], p.view) {
			word = name
		}
	}
	p.views.SetWord(word)
}

func sameChoice(a, b desk.View) bool {
	return !slices.ContainsFunc(chipOrder, func(id string) bool { return !slices.Equal(a.Values(id), b.Values(id)) })
}
