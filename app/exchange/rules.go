package exchange

import (
	"context"

	"accord/storage"
	"accord/storage/register"
)

func ruleFault(p place, problem register.Problem) Fault {
	if problem.Key == "problem.dangling" && len(problem.Args) > 0 {
		return Fault{p.path(problem.Field), "problem.no_such_record", problem.Args}
	}
	return Fault{p.path(problem.Field), problem.Key, problem.Args}
}

// headFaults looks at what a record's own Check does not: the head, which comes from the file.
func headFaults(p place, h *register.Head) Faults {
	var faults Faults
	if h.Revision < 0 {
		faults = append(faults, Fault{Path: p.path("revision"), Key: "problem.negative"})
	}
	if h.Revision > 0 {
		if h.CreatedAt.IsZero() {
			faults = append(faults, Fault{Path: p.path("created_at"), Key: "problem.required"})
		}
		if h.UpdatedAt.IsZero() {
			faults = append(faults, Fault{Path: p.path("updated_at"), Key: "problem.required"})
		}
	}
	return faults
}

// ruleFaults looks at the readable records of a file of which others cannot be read, so that one
// reading tells everything. Of a whole file the register itself finds all this while importing.
func ruleFaults(ctx context.Context, s *storage.Store, f *file) (Faults, error) {
	kindOf := map[register.ID]string{}
	for id, p := range f.unreadable {
		kindOf[id] = p.kind
	}
	var asked []register.ID
	for i, r := range f.records {
		kindOf[r.Ref().ID] = f.places[i].kind
		asked = append(asked, r.Ref().ID)
		for _, m := range r.Mentions() {
			asked = append(asked, m.ID)
		}
	}
	known, err := s.Lines(ctx, asked...)
	if err != nil {
		return nil, err
	}
	var faults Faults
	seen := map[register.ID]bool{}
	for i, r := range f.records {
		id, p := r.Ref().ID, f.places[i]
		if seen[id] {
			faults = append(faults, Fault{p.path("id"), "problem.id_twice", []string{id.String()}})
		}
		seen[id] = !id.IsZero()
		_, taken := known[id]
		if taken {
			if taken, err = s.Taken(ctx, r); err != nil {
				return nil, err
			}
		}
		if taken {
			faults = append(faults, Fault{p.path("id"), "problem.id_taken", []string{id.String()}})
		}
		for _, problem := range r.Check().Errors() {
			faults = append(faults, ruleFault(p, problem))
		}
		for _, m := range r.Mentions() {
			if kindOf[m.ID] != string(m.Kind) && known[m.ID].Kind != m.Kind {
				faults = append(faults, Fault{p.path(m.Field), "problem.no_such_record", []string{m.ID.String()}})
			}
		}
	}
	return faults, nil
}
