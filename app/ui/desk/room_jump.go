package desk

import (
	"context"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"accord/app/lang"
	"accord/app/ui/kit"
	"accord/storage/register"
)

// asked is a copy of the view with the day it is for, to be read off the screen.
func (r *Room[R]) asked() View {
	view := r.view
	view.On, view.Filters = r.desk.Day(), maps.Clone(r.view.Filters)
	return view
}

// jump goes to the next row that holds the letters typed into the list: on from the current row, then from the top. The
// list stays as it is.
func (r *Room[R]) jump(typed string) {
	if utf8.RuneCountInString(typed) == 1 {
		r.jumpFrom = 0
		if current, _, is := r.list.Current(); is {
			r.jumpFrom = slices.Index(r.list.Keys(), current) + 1
		}
	}
	view := r.asked()
	view.Find = strings.TrimSpace(view.Find + " " + typed)
	kit.Load(r.desk.Loader(), &r.jumping, func(ctx context.Context) ([]register.ID, error) {
		return r.plan.IDs(ctx, view)
	}, func(found []register.ID, err error) {
		if err != nil {
			r.fail(err)
			return
		}
		at, is := next(r.list.Keys(), found, r.jumpFrom)
		if !is {
			r.desk.Say(lang.T("list.jump.none", typed))
			return
		}
		r.list.Select(r.list.Keys()[at])
	})
}

// next is the place of the first of the keys that was found, from a row on and then from the top.
func next(keys, found []register.ID, from int) (at int, is bool) {
	wanted := make(map[register.ID]struct{}, len(found))
	for _, id := range found {
		wanted[id] = struct{}{}
	}
	holds := func(id register.ID) bool { _, is := wanted[id]; return is }
	from = min(from, len(keys))
	if at := slices.IndexFunc(keys[from:], holds); at >= 0 {
		return from + at, true
	}
	at = slices.IndexFunc(keys[:from], holds)
	return at, at >= 0
}

// counter counts what the list would hold with another option chosen in a filter.
func (r *Room[R]) counter(filter string) kit.CountOption {
	view := r.asked()
	view.Order = ""
	return func(ctx context.Context, value string) (int, error) {
		v := view
		v.Filters = maps.Clone(view.Filters)
		v.Filters[filter] = []kit.Option{{Value: value}}
		ids, err := r.plan.IDs(ctx, v)
		return len(ids), err
	}
}
