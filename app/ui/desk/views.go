package desk

import (
	"maps"
	"slices"

	"accord/app/lang"
	"accord/app/ui/kit"
)

// NamedView is a view that a page offers by itself, with the columns that belong to it.
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

// viewsMenu lists the views that were kept under a name, and offers to keep or forget one.
func (r *Room[R]) viewsMenu() kit.Menu {
	kept := map[string]View{}
	r.desk.Kept(r.key("views"), &kept)
	var menu kit.Menu
	if r.plan.Views != nil {
		for _, v := range r.plan.Views() {
			menu = append(menu, &kit.MenuItem{Word: lang.T(v.Word), Do: func() { r.UseNamed(v) }})
		}
		menu = append(menu, nil)
	}
	for _, name := range slices.Sorted(maps.Keys(kept)) {
		menu = append(menu, &kit.MenuItem{Word: name, Glyph: kit.GlyphStarFull, Do: func() { r.useView(kept[name]) }})
	}
	if len(menu) > 0 {
		menu = append(menu, nil)
	}
	menu = append(menu,
		&kit.MenuItem{Word: lang.T("view.keep"), Do: func() { r.keepView(kept) }},
		&kit.MenuItem{Word: lang.T("view.clear"), Disabled: !r.view.narrowed(), Do: func() {
			r.useView(View{Order: r.view.Order, Descending: r.view.Descending})
		}},
		&kit.MenuItem{Word: lang.T("list.columns"), Sub: r.list.ColumnsMenu()},
	)
	var forget kit.Menu
	for _, name := range slices.Sorted(maps.Keys(kept)) {
		forget = append(forget, &kit.MenuItem{Word: name, Do: func() {
			delete(kept, name)
			r.desk.Keep(r.key("views"), kept)
		}})
	}
	if len(forget) > 0 {
		menu = append(menu, &kit.MenuItem{Word: lang.T("view.forget"), Sub: forget})
	}
	return menu
}

func (r *Room[R]) keepView(kept map[string]View) {
	kit.AskText(r.desk.Canvas(), lang.T("view.keep"), lang.T("view.name"), func(name string) {
		if name == "" {
			return
		}
		kept[name] = r.view
		r.desk.Keep(r.key("views"), kept)
		r.desk.Say(lang.T("view.kept", name))
	})
}

func (r *Room[R]) useView(v View) {
	r.view = r.sortable(v)
	if r.view.Filters == nil {
		r.view.Filters = map[string][]kit.Option{}
	}
	for i, f := range r.plan.Filters {
		r.chips[i].Set(r.view.Filters[f.ID]...)
	}
	r.find.SetText(v.Find)
	r.list.SetSort(r.view.Order, r.view.Descending)
	r.viewChanged()
}
