package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"accord/storage/register"
)

// expectedRow is a package taken along, and the batch in which it came back.
type expectedRow struct {
	ID     register.ID `gorm:"primaryKey"`
	Parcel string
	Batch  register.ID
}

func (expectedRow) TableName() string { return "expected" }

// Expect keeps that a package was taken along and is expected back by its day. One without a day, and a part that goes back
// itself, is not expected; nor can who may only read have the register expect anything.
func (s *Store) Expect(ctx context.Context, p Parcel) error {
	if p.Until == "" || p.Return || s.looking {
		return nil
	}
	text, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("expect a package: %w", err)
	}
	return s.write(ctx, "expect a package", func(tx *gorm.DB) error {
		return tx.Exec("INSERT INTO expected (id, parcel) VALUES (?, ?)", p.ID, string(text)).Error
	})
}

// Expected returns the packages taken along that have not come back, by the day on which they are expected.
func (s *Store) Expected(ctx context.Context) ([]Parcel, error) {
	var rows []expectedRow
	err := s.read(ctx).Where("batch IS NULL OR batch IN (" + undoneBatches + ")").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("read which packages are expected: %w", translate(err))
	}
	all := make([]Parcel, len(rows))
	for i, row := range rows {
		if err := json.Unmarshal([]byte(row.Parcel), &all[i]); err != nil {
			return nil, fmt.Errorf("read which packages are expected: %w: %w", ErrDamaged, err)
		}
	}
	slices.SortFunc(all, func(a, b Parcel) int {
		if c := strings.Compare(string(a.Until), string(b.Until)); c != 0 {
			return c
		}
		return strings.Compare(a.ID.String(), b.ID.String())
	})
	return all, nil
}

// CameBack ends the waiting for a package: it came back and brought nothing, or never will.
func (s *Store) CameBack(ctx context.Context, id register.ID) error {
	return s.write(ctx, "end the waiting for a package", func(tx *gorm.DB) error { return cameBack(tx, id, register.NewID()) })
}

func cameBack(tx *gorm.DB, id, batch register.ID) error {
	if id.IsZero() {
		return nil
	}
	return tx.Exec("UPDATE expected SET batch = ? WHERE id = ?", batch, id).Error
}
