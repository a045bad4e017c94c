package ui

import (
	"slices"

	"accord/app/lang"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// sidebarGroup is pages that stand together in the navigation.
type sidebarGroup struct {
	id    string // names the group in the settings, and its word; empty: no heading
	pages []string
}

// sidebar is the navigation in groups: today, the work, reference records, and the desk itself.
var sidebar = []sidebarGroup{
	{"today", []string{"overview", "calendar", string(register.KindCommitment)}},
	{"work", []string{
		string(register.KindAgreement),
		string(register.KindCommission), string(register.KindSession),
		string(register.KindVisit), string(register.KindMeeting),
		string(register.KindEvent), string(register.KindInvitation),
	}},
	{"known", []string{
		string(register.KindPartner), string(register.KindPerson), string(register.KindProductionLink), string(register.KindTradeRecord),
		string(register.KindSphere), string(register.KindDocument),
	}},
	{"", []string{"sheets", "packages", "duplicates", "history", "trash", "settings"}},
}

// innerPages belong to the page that stands before them.
var innerPages = []string{string(register.KindSession), string(register.KindMeeting), string(register.KindInvitation)}

// keptFolded is where the groups are kept that are folded.
const keptFolded = "navigation.folded"

// digits are those that open the first pages of the sidebar with Ctrl, whether their groups are folded or not. Inner pages
// have none: Ctrl+Tab comes to them from the page before.
const digits = "1234567890"

// groups are the pages as the navigation shows them.
func (w *Window) groups() []kit.PlaceGroup {
	groups := make([]kit.PlaceGroup, 0, len(sidebar))
	left := digits
	for _, g := range sidebar {
		group := kit.PlaceGroup{ID: g.id}
		if g.id != "" {
			group.Word = lang.T("nav.group." + g.id)
		}
		for _, id := range g.pages {
			if at := slices.IndexFunc(w.pages, func(p desk.Page) bool { return p.ID() == id }); at >= 0 {
				place := &kit.Place{ID: id, Word: w.pages[at].Word(), Inner: slices.Contains(innerPages, id)}
				if left != "" && !place.Inner {
					place.Digit, left = left[:1], left[1:]
				}
				group.Places = append(group.Places, place)
			}
		}
		groups = append(groups, group)
	}
	return groups
}

// makeNavigation makes the navigation, folded as it was left.
func (w *Window) makeNavigation() {
	w.navigation = kit.NewNavigation(lang.T("app.name"), func(id string) { w.Go(id) }, w.groups()...)
	var folded []string
	if w.Kept(keptFolded, &folded) {
		w.navigation.SetFolded(folded...)
	}
	w.navigation.OnFold = func(folded []string) { w.Keep(keptFolded, folded) }
}

// placeOf returns a page's place in the navigation: its own, or the place of the page it is reached from.
func placeOf(p desk.Page) string {
	if inner, ok := p.(desk.Inner); ok && inner.Within() != "" {
		return inner.Within()
	}
	return p.ID()
}

// places are the pages of the navigation from top to bottom.
func (w *Window) places() (places []*kit.Place) {
	for _, g := range w.groups() {
		places = append(places, g.Places...)
	}
	return places
}

// turn goes on to the next place of the navigation, and round at its end.
func (w *Window) turn(by int) {
	places, here := w.places(), placeOf(w.current)
	at := slices.IndexFunc(places, func(p *kit.Place) bool { return p.ID == here })
	w.Go(places[(at+by+len(places))%len(places)].ID)
}
