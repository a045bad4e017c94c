package storage

import (
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// writeDerived writes what is kept beside agreements anew, where it has changed.
func writeDerived(tx *gorm.DB, parts []written) error {
	if err := writeAnew(tx, parts, "agreement_spans", spansOf); err != nil {
		return err
	}
	if err := writeAnew(tx, parts, "agreement_renewals", renewalOf); err != nil {
		return err
	}
	return writeAnew(tx, parts, "agreement_answers", answersOf)
}

// writeAnew writes the rows that follow from the agreements among the records.
func writeAnew[R comparable](tx *gorm.DB, parts []written, table string, rowsOf func(register.Record) []R) error {
	var old []register.ID
	var rows []R
	for _, p := range parts {
		if p.Ref().Kind != register.KindAgreement {
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
		rows = append(rows, fresh...)
	}
	if len(old) > 0 {
		if err := tx.Exec("DELETE FROM "+table+" WHERE agreement_id IN ?", old).Error; err != nil {
			return err
		}
	}
	if len(rows) == 0 {
		return nil
	}
	return tx.CreateInBatches(rows, narrowAtOnce).Error
}
