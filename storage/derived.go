package storage

import (
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// derived rewrites one thing kept beside the records of a kind, where it has changed.
type derived func(tx *gorm.DB, k register.Kind, parts []written) error

// rowsBeside is a table of rows that follow from one record each.
func rowsBeside[R comparable](table, key string, rowsOf func(register.Record) []R) derived {
	return func(tx *gorm.DB, k register.Kind, parts []written) error {
		return writeAgain(tx, k, parts, table, key, rowsOf)
	}
}

// writeAgain rewrites the rows derived from the records of a kind.
func writeAgain[R comparable](tx *gorm.DB, k register.Kind, parts []written, table, key string, rowsOf func(register.Record) []R) error {
	var old []register.ID
	var rows []*R
	for _, p := range parts {
		if p.Ref().Kind != k {
			continue
		}
		fresh := rowsOf(p.Record)
		if p.before != nil {
			before := rowsOf(p.before)
			if slices.Equal(fresh, before) {
				continue
			}
			if len(before) > 0 {
				old = append(old, p.Ref().ID)
			}
		}
		for i := range fresh {
			rows = append(rows, &fresh[i])
		}
	}
	if len(old) > 0 {
		if err := tx.Exec("DELETE FROM "+table+" WHERE "+key+" IN ?", old).Error; err != nil {
			return err
		}
	}
	return insert(tx, table, narrow, rows)
}
