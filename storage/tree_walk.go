package storage

import (
	"context"
	"fmt"
	"slices"

	"accord/storage/register"
)

// Tree puts records of a kind that forms a tree into its order: below each record its children, in the order given.
// depth says how far below the top each lies. A record without its parent among them stands below its nearest ancestor
// there.
func (s *Store) Tree(ctx context.Context, k register.Kind, ids []register.ID) (ordered []register.ID, depth map[register.ID]int, err error) {
	var rows []struct{ ID, ParentID register.ID }
	err = s.read(ctx).Table(shapes[k].table()).Select("id", "parent_id").Where("parent_id IS NOT NULL").Find(&rows).Error
	if err != nil {
		return nil, nil, fmt.Errorf("read the tree of %s: %w", k, translate(err))
	}
	parent := make(map[register.ID]register.ID, len(rows))
	for _, row := range rows {
		parent[row.ID] = row.ParentID
	}
	among := make(map[register.ID]bool, len(ids))
	for _, id := range ids {
		among[id] = true
	}
	below := map[register.ID][]register.ID{}
	for _, id := range ids {
		above := parent[id]
		for seen := map[register.ID]bool{id: true}; !above.IsZero() && !among[above]; above = parent[above] {
			if seen[above] { // parts of one another, in a damaged register
				above = register.None
				break
			}
			seen[above] = true
		}
		below[above] = append(below[above], id)
	}
	depth = make(map[register.ID]int, len(ids))
	var walk func(at register.ID, deep int)
	walk = func(at register.ID, deep int) {
		for _, id := range below[at] {
			if _, been := depth[id]; been {
				continue
			}
			depth[id] = deep
			ordered = append(ordered, id)
			walk(id, deep+1)
		}
	}
	walk(register.None, 0)
	for _, id := range ids { // of a circle nothing hangs at the top
		if _, been := depth[id]; !been {
			depth[id] = 0
			ordered = append(ordered, id)
			walk(id, 1)
		}
	}
	return ordered, depth, nil
}

// Above returns the records above one in its tree, from the top down.
func (s *Store) Above(ctx context.Context, ref register.Ref) ([]register.ID, error) {
	way, err := scanIDs(s.read(ctx), filter{above(shapes[ref.Kind].table()) + "SELECT id FROM above WHERE far > 0 ORDER BY far DESC", []any{ref.ID, farthest}})
	if err != nil {
		return nil, fmt.Errorf("read what is above: %w", translate(err))
	}
	for i, id := range slices.Backward(way) { // parts of one another, in a damaged register
		if id == ref.ID || slices.Contains(way[i+1:], id) {
			return way[i+1:], nil
		}
	}
	return way, nil
}

// farthest is how many lie above a record at the most.
const farthest = 50

// above begins a query that knows as "above" a record of a tree and all above it, with how far each is.
func above(table string) string {
	return `WITH RECURSIVE above (id, parent_id, far) AS (SELECT id, parent_id, 0 FROM ` + table + ` WHERE id = ?
		UNION ALL SELECT t.id, t.parent_id, above.far + 1 FROM above JOIN ` + table + ` t ON t.id = above.parent_id WHERE above.far < ?) `
}
