package storage

import (
	"context"
	"slices"

	"accord/storage/register"
)

// The faults of a record whose ID the register has already: it says the same there, or something else, or lies in the trash.
const (
	keyTaken   = "problem.id_taken"
	keyDiffers = "problem.id_differs"
	keyTrashed = "problem.id_in_trash"
)

// unlike finds those of the records in the register that are not as they are in the file, by their places in it. What an
// import brings never changes what is there, so that people must be told.
func (s *Store) unlike(ctx context.Context, records Records, e *examination) (map[int]string, error) {
	var places []int
	for i, id := range e.ids {
		if e.taken[id] {
			places = append(places, i)
		}
	}
	found := map[int]string{}
	for some := range slices.Chunk(places, partSize) {
		brought, refs := make([]register.Record, len(some)), make([]register.Ref, len(some))
		for n, i := range some {
			r, err := records.Record(i)
			if err != nil {
				return nil, err
			}
			brought[n], refs[n] = r, r.Ref()
		}
		held, err := loadEach(s.read(ctx), refs)
		if err != nil {
			return nil, translate(err)
		}
		for n, r := range brought {
			switch here, there := held[r.Ref()]; {
			case !there || r.Ref().Kind == register.KindRule:
			case here.Meta().InTrash() && !r.Meta().InTrash():
				found[some[n]] = keyTrashed
			case !register.SaysTheSame(r, here):
				found[some[n]] = keyDiffers
			}
		}
	}
	return found, nil
}

// heldFault returns the fault of a record that is in the register already.
func heldFault(r register.Record, unlike string) register.Problem {
	id := r.Ref().ID.String()
	if unlike == "" {
		return register.Problem{Field: "id", Key: keyTaken, Args: []string{id}}
	}
	name, _ := r.Label().In(register.Russian)
	return register.Problem{Field: "id", Key: unlike, Args: []string{name, id}}
}

// repeated reports whether every record is in the register already, as it is there, and nothing else is wrong with any.
func (e *examination) repeated(records int) bool {
	return !e.clash && len(e.faults) == 1 && e.faults[0].Key == keyTaken && e.faults[0].Count+len(e.left) == records
}
