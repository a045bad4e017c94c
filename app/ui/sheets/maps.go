package sheets

import (
	"maps"
	"slices"

	"accord/app/lang"
	"accord/app/sheet/mapping"
	"accord/app/ui/kit"
)

// keptMaps are the mappings of the kind that were kept under a name.
func (p *Page) keptMaps() map[string]mapping.Mapping {
	kept := map[string]mapping.Mapping{}
	p.desk.Kept(p.mapsKey(), &kept)
	return kept
}

func (p *Page) mapsKey() string { return "sheet.maps." + string(p.m.Kind) }

// namedMaps offers the mappings that were kept under a name, and to keep or forget one.
func (p *Page) namedMaps() kit.Menu {
	kept := p.keptMaps()
	var menu, forget kit.Menu
	for _, name := range slices.Sorted(maps.Keys(kept)) {
		one := kept[name]
		menu = append(menu, &kit.MenuItem{Word: name, Glyph: kit.GlyphStarFull, Do: func() { p.use(&one) }})
		forget = append(forget, &kit.MenuItem{Word: name, Do: func() {
			delete(kept, name)
			p.desk.Keep(p.mapsKey(), kept)
		}})
	}
	menu = append(menu, &kit.MenuItem{Word: lang.T("sheet.map.keep"), Do: p.keepMap})
	if len(forget) > 0 {
		menu = append(menu, &kit.MenuItem{Word: lang.T("sheet.map.forget"), Sub: forget})
	}
	return menu
}

// keepMap keeps the meanings of the columns under a name.
func (p *Page) keepMap() {
	kept := p.keptMaps()
	kit.AskName(p.desk.Canvas(), kit.NameQuestion{
		Title: lang.T("sheet.map.keep"), Text: lang.T("sheet.map.keep.text"), Verb: lang.T("dialog.save"),
		Taken: func(name string) bool { _, taken := kept[name]; return taken },
	}, func(name string) {
		kept[name] = *p.m.Clone()
		p.desk.Keep(p.mapsKey(), kept)
		p.desk.Say(lang.T("sheet.map.kept", name))
	})
}
