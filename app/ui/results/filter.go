package results

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"accord/app/lang"
	"accord/app/search"
	"accord/app/ui/desk"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// The chips beside the words.
const (
	byKind    = "kind"
	byPartner = "partner"
	byState   = "state"
	byYear    = "year"
)

var chipOrder = []string{byKind, byPartner, byState, byYear}

// filters are the words and the chips over the list.
func (p *Page) filters() fyne.CanvasObject {
	l := p.desk.Loader()
	p.find = kit.NewFindEntry(l, lang.T("results.hint"))
	p.find.Least = 300
	p.find.OnFind = func(text string) {
		if text != p.view.Find {
			p.view.Find = text
			p.narrowed()
		}
	}
	p.find.OnLeave = p.List().Focus
	partners := desk.Source(p.store, register.KindPartner, nil, nil)
	p.chips = map[string]*kit.FilterChip{
		byKind:    kit.NewFilterChip(l, lang.T("results.kind"), true, desk.Fixed("kind.", register.Kinds)),
		byPartner: kit.NewFilterChip(l, lang.T("results.partner"), false, desk.RecordFilter(partners)),
		byState:   kit.NewFilterChip(l, lang.T("results.state"), true, states),
		byYear:    kit.NewFilterChip(l, lang.T("results.year"), true, p.years),
	}
	bar := []fyne.CanvasObject{p.find}
	for _, id := range chipOrder {
		chip := p.chips[id]
		chip.OnChange = func([]string) {
			p.view.Filters[id] = chip.Chosen()
			p.narrowed()
		}
		bar = append(bar, chip)
	}
	return kit.Wrap(8, bar...)
}

// chosen reports whether anything is chosen in a chip.
func (p *Page) chosen() bool {
	return slices.ContainsFunc(chipOrder, func(id string) bool { return len(p.view.Filters[id]) > 0 })
}

// asked narrows a query by the chips.
func (p *Page) asked(q storage.SearchQuery) storage.SearchQuery {
	f := &q.Filter
	f.Kinds = narrow(f.Kinds, desk.ValuesAs[register.Kind](p.view.Values(byKind)))
	for _, id := range p.view.Values(byPartner) {
		if id, err := register.ParseID(id); err == nil {
			f.PartnerIDs = append(f.PartnerIDs, id)
		}
	}
	var years []int
	for _, year := range p.view.Values(byYear) {
		if n, err := strconv.Atoi(year); err == nil {
			years = append(years, n)
		}
	}
	f.Years = narrow(f.Years, years)
	if words := p.view.Values(byState); len(words) > 0 {
		f.States = map[register.Kind][]string{}
		for _, word := range words {
			for k, some := range search.StatesCalled(word) {
				f.States[k] = append(f.States[k], some...)
			}
		}
	}
	return q
}

// narrow returns those of the values that both the words and a chip let through; where one of the two says nothing, the other's.
func narrow[T comparable](typed, chosen []T) []T {
	if len(typed) == 0 || len(chosen) == 0 {
		return append(typed, chosen...)
	}
	both := slices.DeleteFunc(slices.Clone(chosen), func(v T) bool { return !slices.Contains(typed, v) })
	if len(both) == 0 {
		return append(both, *new(T)) // neither: nothing is found
	}
	return both
}

// states are the words of all states, each once.
func states(find string) []kit.Option {
	var options []kit.Option
	for _, k := range register.Kinds {
		for _, s := range lang.In(lang.Current()).States(k) {
			option := kit.Option{Value: s.Word, Label: s.Word}
			if strings.Contains(storage.Fold(s.Word), storage.Fold(find)) && !slices.Contains(options, option) {
				options = append(options, option)
			}
		}
	}
	return options
}

// yearsOffered is how many years are offered before one is typed.
const yearsOffered = 12

// years are the last ones, and the one that is typed.
func (p *Page) years(find string) []kit.Option {
	if year, err := strconv.Atoi(find); err == nil && len(find) == 4 && year >= 1000 {
		return []kit.Option{{Value: find, Label: find}}
	}
	var options []kit.Option
	for year := p.desk.Today().Year() + 1; len(options) < yearsOffered && year > 0; year-- {
		if word := strconv.Itoa(year); strings.HasPrefix(word, find) {
			options = append(options, kit.Option{Value: word, Label: word})
		}
	}
	return options
}

func joined(words []string) string { return strings.Join(words, ", ") }
