package storage

import (
	"context"
	"encoding/json"

	"gorm.io/gorm"

	"accord/storage/register"
)

// leftBehind returns those of some missing contents that never were here: they were named first by a change that came with a
// package, which did not bring them.
func (s *Store) leftBehind(ctx context.Context, hashes []string) (left map[string]bool, err error) {
	if len(hashes) == 0 {
		return nil, nil
	}
	part, isPart, err := s.PartOf(ctx)
	if err != nil {
		return nil, err
	}
	missing, seen := map[string]bool{}, map[string]bool{}
	for _, hash := range hashes {
		missing[hash] = true
	}
	left = map[string]bool{}
	err = s.still(ctx, func(tx *gorm.DB) error {
		rows, err := tx.Model(&historyRow{}).Where("kind = ?", register.KindDocument).Order("seq").Rows()
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // its error comes with the last row
		for rows.Next() {
			var row historyRow
			if err := tx.ScanRows(rows, &row); err != nil {
				return err
			}
			var d struct{ Versions []register.Version }
			if err := json.Unmarshal([]byte(row.After), &d); err != nil {
				continue // the check of the history tells that
			}
			for _, v := range d.Versions {
				if missing[v.Hash] && !seen[v.Hash] {
					seen[v.Hash] = true
					if row.Act == ActTakeIn || isPart && !row.At.After(part.Made.Time) {
						left[v.Hash] = true
					}
				}
			}
		}
		return rows.Err()
	})
	return left, err
}
