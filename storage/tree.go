package storage

import (
	"cmp"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// parentOf returns the record above in a tree, and the field that says so.
func parentOf(r register.Record) (parent register.ID, field string) {
	if r != nil {
		for _, m := range r.Mentions() {
			if m.Role == register.RoleParent {
				return m.ID, m.Field
			}
		}
	}
	return register.None, ""
}

// withBelow begins a query in which "below" is a record of a tree with everything under it.
func withBelow(table string) string {
	return `WITH RECURSIVE below (id) AS (SELECT id FROM catalogue WHERE id = ? UNION SELECT t.id FROM ` + table + ` t JOIN below ON t.parent_id = below.id) `
}

// refuseCircles returns Invalid for a record put below one of its own descendants.
func refuseCircles(tx *gorm.DB, parts []written) error {
	above := map[register.ID]register.ID{}
	for _, p := range parts {
		above[p.Ref().ID], _ = parentOf(p.Record)
	}
	for _, p := range parts {
		parent, field := parentOf(p.Record)
		if before, _ := parentOf(p.before); before == parent {
			continue
		}
		seen := map[register.ID]bool{}
		for id := parent; !id.IsZero() && !seen[id]; {
			if id == p.Ref().ID {
				return &Invalid{p.Ref(), register.Problems{{Field: field, Key: "problem.circle"}}}
			}
			seen[id] = true
			next, known := above[id]
			if !known {
				var up []mention
				if err := tx.Where("id = ? AND role = ?", id, register.RoleParent).Find(&up).Error; err != nil {
					return err
				}
				if len(up) > 0 {
					next = up[0].Target
				}
			}
			id = next
		}
	}
	return nil
}

// byDependence puts records into an order in which labels are known before they are shown: kind by
// kind, and in a tree from the root.
func byDependence(records []register.Record) []register.Record {
	parent := map[register.ID]register.ID{}
	for _, r := range records {
		for _, m := range r.Mentions() {
			if m.Role == register.RoleParent {
				parent[r.Ref().ID] = m.ID
			}
		}
	}
	depth := depths(parent)
	return slices.SortedStableFunc(slices.Values(records), func(a, b register.Record) int {
		return cmp.Or(
			cmp.Compare(slices.Index(register.Kinds, a.Ref().Kind), slices.Index(register.Kinds, b.Ref().Kind)),
			cmp.Compare(depth[a.Ref().ID], depth[b.Ref().ID]),
		)
	})
}

// depths tell how far below the top of its tree each record lies that has a parent.
func depths(parent map[register.ID]register.ID) map[register.ID]int {
	depth := make(map[register.ID]int, len(parent))
	for id := range parent {
		var way []register.ID
		at := id
		for ; ; at = parent[at] {
			if _, known := depth[at]; known || parent[at].IsZero() || len(way) > len(parent) {
				break
			}
			way = append(way, at)
		}
		for i, one := range way {
			depth[one] = depth[at] + len(way) - i
		}
	}
	return depth
}

// circles finds the records that are parts of themselves through others.
func circles(parent map[register.ID]register.ID) map[register.ID]bool {
	found := map[register.ID]bool{}
	passed := map[register.ID]register.ID{} // by which way
	for id := range parent {
		at := id
		for !at.IsZero() && passed[at].IsZero() {
			passed[at] = id
			at = parent[at]
		}
		for !at.IsZero() && passed[at] == id && !found[at] {
			found[at] = true
			at = parent[at]
		}
	}
	return found
}
