package storage

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// refuseUnready keeps the protocol of a session from being signed while a decision lacks an executor or a term, and a
// decision of a signed protocol from losing them. It looks at what a transaction has written, so that both may be put
// right at once.
func refuseUnready(tx *gorm.DB, parts []written) error {
	lacking := map[register.ID]*register.Commitment{} // by their sessions
	for _, p := range parts {
		switch r := p.Record.(type) {
		case *register.Session:
			if r.SignedOn == "" || r.InTrash() {
				continue
			}
			var points []*register.Commitment
			if err := tx.Table("commitments").Where(`source_id = ? AND deleted_at IS NULL
				AND (due_rule = '' OR executor_body_id IS NULL AND executor_person_id IS NULL)`, r.ID).
				Order("number_key, id").Find(&points).Error; err != nil {
				return err
			}
			if faults := r.ProtocolFaults(points); len(faults) > 0 {
				return &Invalid{r.Ref(), faults}
			}
		case *register.Commitment:
			if r.Lacks() {
				lacking[r.Source.ID] = r
			}
		}
	}
	signed, err := signedAmong(tx, slices.Collect(maps.Keys(lacking)))
	for id := range signed {
		return &Invalid{lacking[id].Ref(), lacking[id].SignedFaults()}
	}
	return err
}

// signedAmong returns those sessions that have a signed protocol.
func signedAmong(db *gorm.DB, sessions []register.ID) (map[register.ID]bool, error) {
	signed := map[register.ID]bool{}
	if len(sessions) == 0 {
		return signed, nil
	}
	var rows []SessionSteps
	err := db.Session(&gorm.Session{QueryFields: true}).Table("sessions").
		Where("id IN ? AND signed_on <> '' AND deleted_at IS NULL", sessions).Find(&rows).Error
	for _, r := range rows {
		signed[r.ID] = true
	}
	return signed, err
}

// Unfinished counts the decisions of sessions that are still to be fulfilled on a day.
func (s *Store) Unfinished(ctx context.Context, sessions []register.ID, on register.Date) (map[register.ID]int, error) {
	if len(sessions) == 0 {
		return nil, nil
	}
	return s.unfinished(ctx, on, filter{"source_id IN ?", []any{sessions}})
}

func (s *Store) unfinished(ctx context.Context, on register.Date, of filter) (map[register.ID]int, error) {
	on = on.First()
	var counts []struct {
		SourceID register.ID
		N        int
	}
	err := s.read(ctx).Raw(`SELECT c.source_id, count(*) AS n FROM commitments c JOIN commitment_spans s ON s.commitment_id = c.id
		WHERE c.deleted_at IS NULL AND c.`+of.sql+` AND s.urgency < ? AND s.from_day <= ? AND s.to_day >= ? GROUP BY c.source_id`,
		append(of.args, over, on, on)...).Scan(&counts).Error
	if err != nil {
		return nil, fmt.Errorf("count decisions: %w", translate(err))
	}
	by := map[register.ID]int{}
	for _, c := range counts {
		by[c.SourceID] = c.N
	}
	return by, nil
}

// CarryOver moves decisions to a session on a day, in one batch: each closes as carried over, and its successor stands
// in the session. A closed one stays as it is. None of them is listed for carrying over any longer.
func (s *Store) CarryOver(ctx context.Context, session register.ID, decisions []register.ID, on register.Date) (batch register.ID, moved int, err error) {
	to, err := Get[register.Session](ctx, s, session)
	if err != nil {
		return register.None, 0, fmt.Errorf("carry over: %w", err)
	}
	to.CarriedIDs = slices.DeleteFunc(to.CarriedIDs, func(id register.ID) bool { return slices.Contains(decisions, id) })
	records := []register.Record{to}
	for _, id := range decisions {
		c, err := Get[register.Commitment](ctx, s, id)
		if err != nil {
			return register.None, 0, fmt.Errorf("carry over: %w", err)
		}
		if !c.InTrash() && c.StateOn(on).Open() && c.CarriedToID.IsZero() {
			records = append(records, c.CarryOver(session, on), c)
			moved++
		}
	}
	batch, err = s.SaveAll(ctx, records...)
	return batch, moved, err
}
