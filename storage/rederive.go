package storage

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Rederive writes again what a register keeps beside all records, as it follows from them: the names in lists, the rows that
// lists are filtered by, and the search index. It makes no history: the records do not change. It mends what Check calls
// FlawDerived, and reports each record that is done.
func (s *Store) Rederive(ctx context.Context) error {
	return s.write(ctx, "derive again what is kept beside records", func(tx *gorm.DB) error { return rederive(ctx, tx) })
}

// rederiving is how often each record is gone through: its names twice, since what names others is right once they are.
const rederiving = 3

func rederive(ctx context.Context, tx *gorm.DB) error {
	beside, err := tablesBeside(tx)
	if err != nil {
		return err
	}
	for _, table := range beside {
		if err := tx.Exec("DELETE FROM " + table).Error; err != nil {
			return err
		}
	}
	if err := execAll(tx, engineOf(tx).index.empty); err != nil {
		return err
	}
	all, err := count(tx.Table("catalogue").Where("purged_at IS NULL"))
	if err != nil {
		return err
	}
	done := 0
	each := func(do func(refs []register.Ref) error) error {
		return eachRef(tx, func(refs []register.Ref) error {
			err := do(refs)
			done += len(refs)
			Report(ctx, done/rederiving, all)
			return err
		})
	}
	for range rederiving - 1 {
		if err := each(func(refs []register.Ref) error {
			_, _, err := refreshRows(tx, refs)
			return err
		}); err != nil {
			return err
		}
	}
	if err := each(func(refs []register.Ref) error { return deriveBeside(tx, refs) }); err != nil {
		return err
	}
	return execAll(tx, engineOf(tx).index.settle)
}

// deriveBeside writes what follows from records into tables of its own and into the search index.
func deriveBeside(tx *gorm.DB, refs []register.Ref) error {
	records, err := loadAll(tx, refs)
	if err != nil {
		return err
	}
	parts := make([]written, len(records))
	for i, r := range records {
		parts[i] = writtenOf(r, nil)
	}
	for _, k := range register.Kinds {
		if err := shapes[k].derive(tx, k, parts); err != nil {
			return err
		}
	}
	if err := writeMentions(tx, parts); err != nil {
		return err
	}
	known, err := lookUp(tx, parts)
	if err != nil {
		return err
	}
	return writeWords(tx, parts, known)
}

// tablesBeside are the tables of rows that follow from records, the search index apart.
func tablesBeside(tx *gorm.DB) ([]string, error) {
	var tables []string
	if err := tx.Raw(engineOf(tx).tables).Scan(&tables).Error; err != nil {
		return nil, err
	}
	return slices.DeleteFunc(tables, func(name string) bool {
		return slices.Contains(notBeside, name) || slices.ContainsFunc(register.Kinds, func(k register.Kind) bool { return shapes[k].table() == name })
	}), nil
}

// sentTables are the tables of what came from other registers, or is to come back.
var sentTables = []string{"origin", "devices", "expected", "known_versions", "undecided", "elsewhere"}

// notBeside are the tables of a register beside those of its records and of what follows from these.
var notBeside = append([]string{"catalogue", "history", "history_fields", "blobs", "blob_chunks", "settings"}, sentTables...)
