package storage

import (
	"context"
	"fmt"
	"slices"

	"accord/storage/register"
)

// Kin is a record in the lineage of another one.
type Kin struct {
	Line
	// Generation counts the steps from the record asked for: below 0 back to what it came of, above 0 on to what came
	// of it.
	Generation int
	// Through is the record one step nearer, and Role what links the two.
	Through register.ID
	Role    register.Role
}

// kinAtMost is how much of a lineage is followed: a frame that thousands of agreements stand in would fill the screen.
const kinAtMost = 200

// Lineage returns the living ancestors and descendants of a record, each once and by the shortest way, the nearest
// first. More is true where there are more than it follows.
func (s *Store) Lineage(ctx context.Context, id register.ID) (kin []Kin, more bool, err error) {
	var back, on []Kin
	var leftBack, leftOn bool
	err = AtOnce(ctx,
		func(ctx context.Context) (err error) { back, leftBack, err = s.follow(ctx, id, -1); return err },
		func(ctx context.Context) (err error) { on, leftOn, err = s.follow(ctx, id, 1); return err },
	)
	if err != nil {
		return nil, false, fmt.Errorf("follow the lineage: %w", translate(err))
	}
	return append(back, on...), leftBack || leftOn, nil
}

// follow goes one way, back (-1) or on (1), generation by generation.
func (s *Store) follow(ctx context.Context, id register.ID, way int) (kin []Kin, more bool, err error) {
	seen := map[register.ID]bool{id: true}
	nearer := []register.ID{id}
	reached := map[register.ID]register.Role{} // by what the records of the last generation were reached
	for generation := way; len(nearer) > 0; generation += way {
		steps, err := s.steps(ctx, nearer, way)
		if err == nil && way > 0 {
			steps, err = s.spokenOf(ctx, steps, nearer, reached)
		}
		if err != nil {
			return nil, false, err
		}
		steps = slices.DeleteFunc(steps, func(one Kin) bool { return seen[one.ID] })
		ids := make([]register.ID, len(steps))
		for i, one := range steps {
			ids[i] = one.ID
		}
		lines, err := s.Lines(ctx, ids...)
		if err != nil {
			return nil, false, err
		}
		nearer = nil
		for _, one := range steps {
			one.Line, one.Generation = lines[one.ID], generation
			if seen[one.ID] || one.InTrash || !slices.Contains(register.Lineal, one.Line.Kind) {
				continue
			}
			if len(kin) == kinAtMost {
				return kin, true, nil
			}
			seen[one.ID] = true
			kin = append(kin, one)
			if way < 0 || one.Role != register.RoleSpokenOf || one.Kind == register.KindVisit || one.Kind == register.KindMeeting {
				nearer = append(nearer, one.ID)
				reached[one.ID] = one.Role
			}
		}
	}
	return kin, false, nil
}

// spokenOf adds the records spoken of at meetings that were reached from their visit: the visit leads there, though it
// came of none of them.
func (s *Store) spokenOf(ctx context.Context, steps []Kin, from []register.ID, reached map[register.ID]register.Role) ([]Kin, error) {
	meetings := slices.DeleteFunc(slices.Clone(from), func(id register.ID) bool { return reached[id] != register.RoleVisit })
	for some := range slices.Chunk(meetings, idsAtOnce) {
		var rows []mention
		err := s.read(ctx).Raw("SELECT m.id, m.target, m.role FROM mentions m WHERE m.role = ? AND m.id IN ? ORDER BY 1, 2",
			register.RoleSpokenOf, some).Scan(&rows).Error
		if err != nil {
			return nil, err
		}
		for _, m := range rows {
			steps = append(steps, Kin{Line: Line{Ref: register.Ref{ID: m.Target}}, Through: m.ID, Role: m.Role})
		}
	}
	return steps, nil
}

// steps returns what lies one step from records: what they mention on the way, and what mentions them against it.
func (s *Store) steps(ctx context.Context, from []register.ID, way int) ([]Kin, error) {
	var steps []Kin
	for some := range slices.Chunk(from, idsAtOnce) {
		var rows []mention
		err := s.read(ctx).Raw(`SELECT m.id, m.target, m.role FROM mentions m WHERE m.id IN ? UNION ALL
			SELECT m.id, m.target, m.role FROM mentions m WHERE m.target IN ? ORDER BY 1, 2, 3`, some, some).Scan(&rows).Error
		if err != nil {
			return nil, err
		}
		for _, m := range rows {
			on := m.Role.LeadsOn() == (way > 0) // from the one that mentions to the one mentioned
			switch {
			case on && slices.Contains(some, m.ID):
				steps = append(steps, Kin{Line: Line{Ref: register.Ref{ID: m.Target}}, Through: m.ID, Role: m.Role})
			case !on && slices.Contains(some, m.Target):
				steps = append(steps, Kin{Line: Line{Ref: register.Ref{ID: m.ID}}, Through: m.Target, Role: m.Role})
			}
		}
	}
	return steps, nil
}
