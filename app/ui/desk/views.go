package desk

import (
	"maps"
	"slices"

	"accord/app/lang"
	"accord/app/ui/kit"
)

// NamedView is a view offered by the page itself, with its columns.
type NamedView struct {
	Word    string // language key of its name
	View    View
	Columns []string // the IDs of those shown, in their order
}

// UseNamed puts the list into a named view. It can be exported and copied like any other.
func (r *Room[R]) UseNamed(v NamedView) {
	layout := kit.ColumnsLayout{Order: v.Columns}
	for _, c := range r.plan.Columns {
		switch shown := slices.Contains(v.Columns, c.ID); {
		case shown && c.Hidden:
			layout.Shown = append(layout.Shown, c.ID)
		case !shown && !c.Hidden:
			layout.Hidden = append(layout.Hidden, c.ID)
		}
	}
	r.list.SetLayout(layout)
	r.desk.Keep(r.key("columns"), layout)
	r.useView(v.View)
}

// viewsMenu lists the views that the page offers and those kept under a name, and offers to keep or forget one.
func (r *Room[R]) viewsMenu() kit.Menu {
	kept := map[string]View{}
	r.desk.Kept(r.key("views"), &kept)
	var menu kit.Menu
	names, active := slices.Sorted(maps.Keys(kept)), r.activeView(kept)
	for _, v := range r.offeredViews() {
		word := lang.T(v.Word)
		menu = append(menu, &kit.MenuItem{Word: word, Checked: word == active, Do: func() { r.UseNamed(v) }})
	}
	if len(menu) > 0 {
		menu = append(menu, nil)
	}
	for _, name := range names {
		menu = append(menu, &kit.MenuItem{Word: name, Glyph: kit.GlyphStarFull, Checked: name == active, Do: func() { r.useView(kept[name]) }})
	}
	if len(menu) > 0 {
		menu = append(menu, nil)
	}
	menu = append(menu,
		&kit.MenuItem{Word: lang.T("view.keep"), Do: func() { r.keepView(kept) }},
		&kit.MenuItem{Word: lang.T("view.clear"), Disabled: !r.view.narrowed(), Do: r.clearView},
		&kit.MenuItem{Word: lang.T("list.columns"), Sub: r.list.ColumnsMenu()},
	)
	if take := r.takeIn(); len(take) > 0 {
		menu = append(append(menu, nil), take...)
	}
	var rename, forget kit.Menu
	for _, name := range names {
		rename = append(rename, &kit.MenuItem{Word: name, Do: func() { r.renameView(kept, name) }})
		forget = append(forget, &kit.MenuItem{Word: name, Do: func() {
			delete(kept, name)
			r.keepViews(kept)
		}})
	}
	if len(names) > 0 {
		menu = append(menu, &kit.MenuItem{Word: lang.T("view.rename"), Sub: rename}, &kit.MenuItem{Word: lang.T("view.forget"), Sub: forget})
	}
	return menu
}

// keepViews keeps the views and says by which of them the list is shown.
func (r *Room[R]) keepViews(kept map[string]View) {
	r.desk.Keep(r.key("views"), kept)
	r.nameView()
}

// renameView asks for another name of a view.
func (r *Room[R]) renameView(kept map[string]View, name string) {
	kit.AskName(r.desk.Canvas(), kit.NameQuestion{
		Title: lang.T("view.rename"), Text: lang.T("view.rename.text", name), Verb: lang.T("view.rename.do"),
		Taken: func(to string) bool { _, taken := kept[to]; return taken && to != name },
	}, func(to string) {
		if to == name {
			return
		}
		kept[to] = kept[name]
		delete(kept, name)
		r.keepViews(kept)
	})
}

// offeredViews are those that the page itself offers.
func (r *Room[R]) offeredViews() []NamedView {
	if r.plan.Views == nil {
		return nil
	}
	return r.plan.Views()
}

// activeView names the view by which the list is shown, kept or offered; empty where there is none.
func (r *Room[R]) activeView(kept map[string]View) string {
	for _, name := range slices.Sorted(maps.Keys(kept)) {
		if kept[name].same(r.view) {
			return name
		}
	}
	for _, v := range r.offeredViews() {
		if r.sortable(v.View).same(r.view) {
			return lang.T(v.Word)
		}
	}
	return ""
}

// viewLetters is how much of a view's name its button shows.
const viewLetters = 24

// nameView says on the button of the views which one is shown.
func (r *Room[R]) nameView() {
	kept := map[string]View{}
	r.desk.Kept(r.key("views"), &kept)
	word := lang.T("view.views")
	if name := []rune(r.activeView(kept)); len(name) > viewLetters {
		word = string(name[:viewLetters-1]) + "…"
	} else if len(name) > 0 {
		word = string(name)
	}
	if r.views.Word() == word {
		return
	}
	r.views.SetWord(word)
	if r.arrange != nil {
		r.arrange()
	}
}

// same reports whether two views show the same in the same order.
func (v View) same(other View) bool {
	filters := func(a, b View) bool {
		for id := range a.Filters {
			if !slices.Equal(a.Values(id), b.Values(id)) {
				return false
			}
		}
		return true
	}
	return v.Find == other.Find && v.Order == other.Order && v.Descending == other.Descending && filters(v, other) && filters(other, v)
}

func (r *Room[R]) keepView(kept map[string]View) {
	kit.AskName(r.desk.Canvas(), kit.NameQuestion{
		Title: lang.T("view.keep"), Text: lang.T("view.name"), Verb: lang.T("dialog.save"),
		Taken: func(name string) bool { _, taken := kept[name]; return taken },
	}, func(name string) {
		view := r.view
		view.Filters = maps.Clone(r.view.Filters)
		kept[name] = view
		r.keepViews(kept)
		r.desk.Say(lang.T("view.kept", name))
	})
}

// clearView takes all filters and the words looked for away.
func (r *Room[R]) clearView() {
	r.useView(View{Order: r.view.Order, Descending: r.view.Descending})
	r.list.Focus()
}

func (r *Room[R]) useView(v View) {
	r.view = r.sortable(v)
	if r.view.Filters == nil {
		r.view.Filters = map[string][]kit.Option{}
	}
	for i, f := range r.plan.Filters {
		r.chips[i].Set(r.view.Filters[f.ID]...)
	}
	r.nameChoices()
	r.find.SetText(v.Find)
	r.list.SetSort(r.view.Order, r.view.Descending)
	r.viewChanged()
}
