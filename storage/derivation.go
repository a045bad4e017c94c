package storage

import (
	"context"
	"slices"
	"strconv"

	"gorm.io/gorm"

	"accord/storage/register"
)

// Derivations missing from a register of an earlier version are written when it is first opened, in parts. They make no
// history: the records do not change. A program stopped in the middle continues at the next start.

// derivation is one thing derived from all records. Until it is done, its name stands in the table settings; the value
// is the number of the last record done.
type derivation struct {
	name, doing string
	// next writes the part that follows a number, and returns the last of it: 0 where nothing followed.
	next func(tx *gorm.DB, after int64) (last int64, err error)
}

// settingFields marks a register whose changes do not name their fields yet.
const settingFields = "derive.fields"

// derivations are worked through in this order.
var derivations = []derivation{
	{"derive.keys", "write the keys that lists are sorted by", byRecord(writeRows)},
	{"derive.words", "write the search index", wordsAnew},
	{"derive.commitments", "compute the states of commitments", deriveCommitments},
	{settingFields, "write which fields were changed", deriveFields},
}

// derivedAtOnce is how many records are gone through in one transaction.
const derivedAtOnce = 10 * partSize

func (s *Store) deriveAll(ctx context.Context) error {
	for _, d := range derivations {
		if err := s.derive(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) derive(ctx context.Context, d derivation) error {
	for more := true; more; {
		waits, err := count(s.writer.WithContext(ctx).Table("settings").Where("name = ?", d.name))
		if err != nil || waits == 0 {
			return translate(err)
		}
		err = s.write(ctx, d.doing, func(tx *gorm.DB) (err error) {
			more, err = d.part(tx)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// part writes the next part and says whether there may be more.
func (d derivation) part(tx *gorm.DB) (more bool, err error) {
	var mark setting
	if err := tx.Where("name = ?", d.name).Take(&mark).Error; err != nil {
		return false, err
	}
	after, _ := strconv.ParseInt(mark.Value, 10, 64) // empty before the first
	last, err := d.next(tx, after)
	switch {
	case err != nil:
		return false, err
	case last == 0:
		return false, tx.Delete(&mark, "name = ?", d.name).Error
	}
	return true, tx.Model(&setting{}).Where("name = ?", d.name).Update("value", strconv.FormatInt(last, 10)).Error
}

// byRecord derives from the records, in the order of the catalogue.
func byRecord(write func(tx *gorm.DB, parts []written, k known) error) func(tx *gorm.DB, after int64) (int64, error) {
	return func(tx *gorm.DB, after int64) (int64, error) {
		var lines []entry
		if err := tx.Where("entry > ?", after).Order("entry").Limit(derivedAtOnce).Find(&lines).Error; err != nil || len(lines) == 0 {
			return 0, err
		}
		for some := range slices.Chunk(lines, partSize) {
			if err := deriveRecords(tx, some, write); err != nil {
				return 0, err
			}
		}
		return lines[len(lines)-1].Entry, nil
	}
}

// wordsAnew writes the whole search index: words that are replaced one by one stay in it until many more have come.
func wordsAnew(tx *gorm.DB, after int64) (last int64, err error) {
	index := engineOf(tx).index
	if after == 0 {
		if err := execAll(tx, index.empty); err != nil {
			return 0, err
		}
	}
	last, err = byRecord(writeWords)(tx, after)
	if err == nil && last == 0 {
		err = execAll(tx, index.settle)
	}
	return last, err
}

func execAll(tx *gorm.DB, statements []string) error {
	for _, sql := range statements {
		if err := tx.Exec(sql).Error; err != nil {
			return err
		}
	}
	return nil
}

func deriveRecords(tx *gorm.DB, lines []entry, write func(tx *gorm.DB, parts []written, k known) error) error {
	refs := make([]register.Ref, len(lines))
	for i, line := range lines {
		refs[i] = line.line().Ref
	}
	records, err := loadAll(tx, refs)
	if err != nil {
		return err
	}
	parts := make([]written, len(records))
	for i, r := range records {
		parts[i] = writtenOf(r, nil)
	}
	known, err := lookUp(tx, parts)
	if err != nil {
		return err
	}
	return write(tx, parts, known)
}

// writeRows writes the rows of records as they are, with all that lists derive from them.
func writeRows(tx *gorm.DB, parts []written, k known) error {
	for _, p := range parts {
		kind, err := shapeOf(p.Ref().Kind)
		if err != nil {
			return err
		}
		if err := kind.rewrite(tx, p.Record, k.labels); err != nil {
			return err
		}
	}
	return nil
}
