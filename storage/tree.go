package storage

import (
	"gorm.io/gorm"

	"accord/storage/register"
)

// parentOf gives the record above in a tree, and the field that says so.
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

// refuseCircles makes a record Invalid that is put below one that lies below it.
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
