package storage

import (
	"context"
	"fmt"

	"gorm.io/gorm"

	"accord/storage/register"
)

// An outcome is open again while the record that took it further lies in the trash. That is not kept beside the visit or
// the meeting: it changes with another record, whose trash is looked at instead.

// unsettled is the condition on visits and meetings that an outcome of theirs is open.
const unsettled = "(open_outcomes > 0 OR id IN (" + sqlLostSettlers + "))"

// sqlLostSettlers finds what mentions a record in the trash as the one that takes an outcome further.
const sqlLostSettlers = "SELECT m.id FROM catalogue c CROSS JOIN mentions m WHERE m.target = c.id AND m.role = 'settling' AND c.deleted_at IS NOT NULL"

// reopened counts for some visits or meetings the outcomes whose records lie in the trash. Those without any are missing.
func (s *Store) reopened(ctx context.Context, k register.Kind, ids []register.ID) (map[register.ID]int, error) {
	var lost []mention
	err := s.read(ctx).Raw(`SELECT m.id, m.target FROM mentions m JOIN catalogue c ON c.id = m.target
		WHERE m.id IN ? AND m.role = ? AND c.deleted_at IS NOT NULL`, ids, register.RoleSettling).Scan(&lost).Error
	if err != nil || len(lost) == 0 {
		return nil, err
	}
	gone := map[register.ID]bool{}
	var owners []register.ID
	for _, m := range lost {
		gone[m.Target] = true
		owners = append(owners, m.ID)
	}
	counts := map[register.ID]int{}
	records, err := shapes[k].load(s.read(ctx), owners)
	for _, r := range records {
		for _, o := range outcomesOf(r) {
			if gone[o.By.ID] {
				counts[r.Ref().ID]++
			}
		}
	}
	return counts, err
}

func outcomesOf(r register.Record) []register.Outcome {
	switch r := r.(type) {
	case *register.Visit:
		return r.Outcomes
	case *register.Meeting:
		return r.Outcomes
	}
	return nil
}

// lostFaults returns the outcomes of a visit whose records lie in the trash: they keep the visit from being closed.
func lostFaults(tx *gorm.DB, v *register.Visit) (faults register.Problems, err error) {
	var by []register.ID
	for _, o := range v.Outcomes {
		if !o.By.IsZero() {
			by = append(by, o.By.ID)
		}
	}
	if len(by) == 0 {
		return nil, nil
	}
	var gone []register.ID
	if err := tx.Table("catalogue").Where("id IN ? AND deleted_at IS NOT NULL", by).Pluck("id", &gone).Error; err != nil {
		return nil, err
	}
	for i, o := range v.Outcomes {
		for _, id := range gone {
			if o.By.ID == id {
				faults = append(faults, register.Problem{Field: fmt.Sprintf("outcomes[%d].by.id", i), Key: "problem.closed_settler_gone"})
			}
		}
	}
	return faults, nil
}
