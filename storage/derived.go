package storage

import (
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// writeDerived writes what is kept beside records of a kind anew, where it has changed.
func writeDerived(tx *gorm.DB, k register.Kind, parts []written) error {
	switch k {
	case register.KindAgreement:
		if err := writeAnew(tx, k, parts, "agreement_spans", "agreement_id", spansOf); err != nil {
			return err
		}
		if err := writeAnew(tx, k, parts, "agreement_ends", "agreement_id", endsOf); err != nil {
			return err
		}
		if err := writeAnew(tx, k, parts, "agreement_renewals", "agreement_id", renewalOf); err != nil {
			return err
		}
		if err := writeAnew(tx, k, parts, "agreement_answers", "agreement_id", answersOf); err != nil {
			return err
		}
		return writeLate(tx, parts)
	case register.KindVisit:
		return writeAnew(tx, k, parts, "visit_spans", "visit_id", visitSpansOf)
	case register.KindProductionLink:
		return writeAnew(tx, k, parts, "production_link_spans", "link_id", productionSpansOf)
	case register.KindRule:
		return writeLateByRules(tx, parts)
	case register.KindCommitment:
		return writeAnew(tx, k, parts, "commitment_spans", "commitment_id", commitmentSpansOf)
	}
	return nil
}

// writeAnew writes the rows that follow from those of the records that are of a kind.
func writeAnew[R comparable](tx *gorm.DB, k register.Kind, parts []written, table, key string, rowsOf func(register.Record) []R) error {
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
