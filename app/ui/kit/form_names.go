package kit

import (
	"context"
	"errors"

	"accord/storage/register"
)

// naming is what the fields of one label ask a source together: the names of records chosen before.
type naming struct {
	key    string // of the label
	source Source
	ids    []register.ID
	take   []func(map[register.ID]Picked)
}

// together lets the fields that do shows ask for their names at once, not each for itself.
func (f *Form) together(do func()) {
	f.gathering++
	do()
	f.gathering--
	f.askNames()
}

// name asks for the names of records that a field shows; take gets them on the screen's goroutine. Fields of one label
// find names at the same place, where that knows many at once.
func (f *Form) name(field *Field, source Source, ids []register.ID, take func(map[register.ID]Picked)) {
	defer f.askNames()
	for _, n := range f.naming {
		if source.Labels != nil && n.key == field.key {
			n.ids, n.take = append(n.ids, ids...), append(n.take, take)
			return
		}
	}
	n := &naming{source: source, ids: append([]register.ID(nil), ids...), take: []func(map[register.ID]Picked){take}}
	if source.Labels != nil {
		n.key = field.key
	}
	f.naming = append(f.naming, n)
}

// askNames reads the names that are asked for, once all who ask together have done so, and lays the form out once for
// those of one answer.
func (f *Form) askNames() {
	if f.gathering > 0 {
		return
	}
	asked := f.naming
	f.naming = nil
	for _, n := range asked {
		var slot Slot
		Load(f.loader, &slot,
			func(ctx context.Context) (map[register.ID]Picked, error) { return n.source.names(ctx, n.ids) },
			func(names map[register.ID]Picked, _ error) {
				f.loading++
				for _, take := range n.take {
					take(names)
				}
				f.loading--
				f.arrange()
			})
	}
}

// names reads the labels of records; one that cannot be read bears its ID.
func (s Source) names(ctx context.Context, ids []register.ID) (map[register.ID]Picked, error) {
	known := map[register.ID]Picked{}
	var faults error
	if s.Labels != nil {
		known, faults = s.Labels(ctx, ids...)
	} else {
		for _, id := range ids {
			o, err := s.Label(ctx, id)
			faults = errors.Join(faults, err)
			known[id] = o
		}
	}
	names := make(map[register.ID]Picked, len(ids))
	for _, id := range ids {
		o := known[id]
		if o.ID = id; o.Label == "" {
			o.Label = id.String()
		}
		names[id] = o
	}
	return names, faults
}
