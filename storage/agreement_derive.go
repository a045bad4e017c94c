package storage

import (
	"context"
	"errors"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// settingDerive marks a register whose spans, ends, renewals and late steps of agreements are missing, or follow the rules of an
// earlier version. A migration sets it.
const settingDerive = "derive.agreements"

// deriveAgreements computes what is kept beside agreements, in a register written by an earlier version. It makes no
// history: the records do not change.
func (s *Store) deriveAgreements(ctx context.Context) error {
	waits, err := count(s.writer.WithContext(ctx).Table("settings").Where("name = ?", settingDerive))
	if err != nil || waits == 0 {
		return translate(err)
	}
	return s.write(ctx, "compute the statuses of agreements", func(tx *gorm.DB) error {
		for _, table := range []string{"agreement_spans", "agreement_ends", "agreement_renewals", "agreement_windows", "agreement_late"} {
			if err := tx.Exec("DELETE FROM " + table).Error; err != nil {
				return err
			}
		}
		rules, err := rulesOf(tx)
		if err != nil {
			return err
		}
		var ids []register.ID
		if err := tx.Table("agreements").Where("deleted_at IS NULL").Pluck("id", &ids).Error; err != nil {
			return err
		}
		for some := range slices.Chunk(ids, partSize) {
			records, err := shapes[register.KindAgreement].load(tx, some)
			if err != nil {
				return err
			}
			if err := errors.Join(
				insertAll(tx, "agreement_spans", records, spansOf),
				insertAll(tx, "agreement_ends", records, endsOf),
				insertAll(tx, "agreement_renewals", records, renewalOf),
				insertAll(tx, "agreement_windows", records, windowsOf),
				insertAll(tx, "agreement_late", records, lateBy(rules)),
			); err != nil {
				return err
			}
		}
		return tx.Exec("DELETE FROM settings WHERE name = ?", settingDerive).Error
	})
}

// insertAll inserts the rows that follow from records.
func insertAll[R any](tx *gorm.DB, table string, records []register.Record, rowsOf func(register.Record) []R) error {
	var rows []*R
	for _, r := range records {
		for _, one := range rowsOf(r) {
			rows = append(rows, &one)
		}
	}
	return insert(tx, table, narrow, rows)
}
