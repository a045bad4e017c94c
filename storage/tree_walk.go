package storage

import (
	"context"
	"fmt"

	"accord/storage/register"
)

// Tree puts records of a kind whose records belong to one another into the order of their tree: below each one those that
// belong to it, in the order in which they are given. depth says how far below the top each lies. One whose parent is not
// among them stands below the nearest above that is.
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
	var way []register.ID
	seen := map[register.ID]bool{ref.ID: true}
	for at := ref.ID; ; {
		var row struct{ ParentID register.ID }
		err := s.read(ctx).Table(shapes[ref.Kind].table()).Select("parent_id").Where("id = ? AND parent_id IS NOT NULL", at).Limit(1).Find(&row).Error
		if err != nil {
			return nil, fmt.Errorf("read what is above: %w", translate(err))
		}
		if at = row.ParentID; at.IsZero() || seen[at] {
			return way, nil
		}
		seen[at] = true
		way = append([]register.ID{at}, way...)
	}
}
