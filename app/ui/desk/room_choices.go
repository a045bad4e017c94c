package desk

import (
	"context"
	"maps"
	"slices"

	"accord/app/ui/kit"
)

// nameChoices asks what the chosen options are called now: the view may have been kept in another language, or before a
// partner got another name.
func (r *Room[R]) nameChoices() {
	chosen := maps.Clone(r.view.Filters)
	if len(chosen) == 0 {
		return
	}
	kit.Load(r.desk.Loader(), &r.naming, func(context.Context) (map[string][]kit.Option, error) {
		named := map[string][]kit.Option{}
		for _, f := range r.plan.Filters {
			for _, o := range chosen[f.ID] {
				named[f.ID] = append(named[f.ID], f.called(o))
			}
		}
		return named, nil
	}, func(named map[string][]kit.Option, _ error) {
		for i, f := range r.plan.Filters {
			if now := named[f.ID]; len(now) > 0 && slices.EqualFunc(now, r.view.Filters[f.ID], sameChoice) {
				r.view.Filters[f.ID] = now
				r.chips[i].Set(now...)
			}
		}
		r.arrange()
	})
}

// called returns an option as it is called now: it is among the first ones, or is found by the name it had.
func (f Filter) called(o kit.Option) kit.Option {
	for _, find := range []string{"", o.Label} {
		all := f.Options(find)
		if i := slices.IndexFunc(all, func(now kit.Option) bool { return sameChoice(now, o) }); i >= 0 {
			return all[i]
		}
	}
	return o
}

func sameChoice(a, b kit.Option) bool { return a.Value == b.Value }
