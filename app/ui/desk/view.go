package desk

import (
	"slices"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage"
	"accord/storage/register"
)

// Filter is one chip over a list.
type Filter struct {
	ID      string
	Word    string // language key
	Several bool
	// Quiet chips are shown only while something is chosen in them: other pages lead here through them.
	Quiet bool
	// Options returns what can be chosen; it runs off the screen's goroutine.
	Options func(find string) []kit.Option
}

// GroupBy is the filter that parts a list into groups and leaves nothing out.
const GroupBy = "group"

// View is what a room shows: the words looked for, the filters, the order, and the day of it all.
type View struct {
	Find       string                  `json:"find,omitempty"`
	Filters    map[string][]kit.Option `json:"filters,omitempty"`
	Order      string                  `json:"order,omitempty"`
	Descending bool                    `json:"descending,omitempty"`
	On         register.Date           `json:"-"`
}

// Values returns the chosen values of a filter.
func (v View) Values(filter string) []string {
	var values []string
	for _, o := range v.Filters[filter] {
		values = append(values, o.Value)
	}
	return values
}

// Query returns the part of a storage query that all kinds share.
func (v View) Query() storage.Query {
	return storage.Query{Find: v.Find, Order: v.Order, Descending: v.Descending, Language: lang.Current()}
}

// narrowed reports whether the view leaves anything out.
func (v View) narrowed() bool {
	for filter, chosen := range v.Filters {
		if len(chosen) > 0 && filter != GroupBy {
			return true
		}
	}
	return v.Find != ""
}

// Keeper remembers small things between sessions.
type Keeper interface {
	Set(key string, what any) error
	Get(key string, into any) bool
}

// ForgetRecords takes the records of another register out of the filters by which lists were shown last: nothing here would
// pass them.
func ForgetRecords(kept Keeper) {
	for _, k := range register.Kinds {
		var v View
		if !kept.Get(roomKey(k, "view"), &v) {
			continue
		}
		for filter, chosen := range v.Filters {
			v.Filters[filter] = slices.DeleteFunc(chosen, func(o kit.Option) bool {
				id, err := register.ParseID(o.Value)
				return err == nil && !id.IsZero()
			})
		}
		_ = kept.Set(roomKey(k, "view"), v) // a filter that stays can be taken away by hand
	}
}
