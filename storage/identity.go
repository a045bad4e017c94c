package storage

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// formerID leads from an old ID to the record its own was made one with.
type formerID struct {
	Former   register.ID
	RecordID register.ID
}

func (formerID) TableName() string { return "former_ids" }

// former keeps the former IDs of living records.
var former = rowsBeside("former_ids", "record_id", formerIDsOf)

func formerIDsOf(r register.Record) []formerID {
	if r.Meta().InTrash() {
		return nil
	}
	var rows []formerID
	for i, id := range register.IdentityOf(r).FormerIDs {
		if !slices.Contains(register.IdentityOf(r).FormerIDs[:i], id) {
			rows = append(rows, formerID{id, r.Ref().ID})
		}
	}
	return rows
}

// LeadsTo returns the record an ID leads to: the one it was made one with, else itself.
func (s *Store) LeadsTo(ctx context.Context, ref register.Ref) (register.Ref, error) {
	to, err := leading(s.read(ctx), ref.ID)
	if err != nil {
		return ref, fmt.Errorf("follow an ID: %w", translate(err))
	}
	if id, leads := to[ref.ID]; leads {
		ref.ID = id
	}
	return ref, nil
}

// leading returns of some IDs those that lead to another record, and where. One of a living record leads nowhere else.
func leading(tx *gorm.DB, ids ...register.ID) (map[register.ID]register.ID, error) {
	to := map[register.ID]register.ID{}
	for some := range slices.Chunk(ids, idsAtOnce) {
		var rows []formerID
		err := tx.Raw(`SELECT f.former, f.record_id FROM former_ids f LEFT JOIN catalogue c ON c.id = f.former
			WHERE f.former IN ? AND (c.id IS NULL OR c.deleted_at IS NOT NULL) ORDER BY f.record_id DESC`, some).Scan(&rows).Error
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			to[row.Former] = row.RecordID
		}
	}
	return to, nil
}

// TellApart keeps that two records are not the same, however alike; it is taken back as any change. Where that is known
// already, the batch is None.
func (s *Store) TellApart(ctx context.Context, a, b register.Ref) (batch register.ID, err error) {
	first, err := s.Record(ctx, a)
	if err != nil {
		return register.None, err
	}
	second, err := s.Record(ctx, b)
	if err != nil {
		return register.None, err
	}
	if a.Kind != b.Kind || register.ToldApart(first, second) || !register.TellApart(first, b.ID) {
		return register.None, nil
	}
	return s.Save(ctx, first)
}
