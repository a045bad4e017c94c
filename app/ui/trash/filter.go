package trash

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// filters are the line over the list: words, a kind, who has deleted it; and the way to empty the trash.
func (p *Page) filters() fyne.CanvasObject {
	l := p.desk.Loader()
	p.find = kit.NewFindEntry(l, lang.T("list.find"))
	p.find.OnFind = func(string) { p.put() }
	p.find.OnLeave = p.List().Focus
	p.kinds = kit.NewFilterChip(l, lang.T("trash.kind"), true, desk.Fixed("kind.", register.Kinds))
	p.by = kit.NewFilterChip(l, lang.T("trash.by"), false, p.people)
	for _, chip := range []*kit.FilterChip{p.kinds, p.by} {
		chip.OnChange = func([]string) { p.put() }
	}
	var tools []fyne.CanvasObject
	for _, empty := range desk.Purging(p.desk, kit.NewButton(kit.ButtonPlain, lang.T("trash.clear"), func() { p.askPurge(p.all) })) {
		tools = append(tools, empty)
	}
	return desk.FilterLine(kit.Wrap(8, p.find, p.kinds, p.by), p, tools...)
}

// Find shows those that some words find.
func (p *Page) Find(words string) {
	p.find.SetText(words)
	p.put()
}

// people are those who have deleted something that lies here.
func (p *Page) people(find string) []kit.Option {
	var names []string
	for _, t := range p.all {
		if t.By != "" && !slices.Contains(names, t.By) && strings.Contains(storage.Fold(t.By), storage.Fold(find)) {
			names = append(names, t.By)
		}
	}
	slices.Sort(names)
	options := make([]kit.Option, len(names))
	for i, name := range names {
		options[i] = kit.Option{Value: name, Label: name}
	}
	return options
}

// passing are the records that the filters let through.
func (p *Page) passing() []storage.Trashed {
	words := strings.Fields(storage.Fold(p.find.Text))
	kinds, by := p.kinds.Values(), p.by.Values()
	var rows []storage.Trashed
	for _, t := range p.all {
		said := storage.Fold(strings.Join(append(t.Label.All(), t.Hint.All()...), " "))
		lacks := slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(said, word) })
		if lacks || len(kinds) > 0 && !slices.Contains(kinds, string(t.Kind)) || len(by) > 0 && t.By != by[0] {
			continue
		}
		rows = append(rows, t)
	}
	return rows
}
