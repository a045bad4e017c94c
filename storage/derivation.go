package storage

import (
	"context"
	"strconv"

	"gorm.io/gorm"

	"accord/storage/register"
)

// What is derived from the records of a register that an earlier version has kept is written when it is first opened, in
// parts. It has no history: nothing of the records changes. A program that is stopped while it does so goes on with it the
// next time.

// derivation is something that is derived from all records. While it is not done, its name stands among the register's
// settings; the value is the last entry that is done.
type derivation struct {
	name, doing string
	write       func(tx *gorm.DB, parts []written, k known) error
}

// derivations are worked through in this order.
var derivations = []derivation{
	{"derive.keys", "write the keys that lists are sorted by", writeRows},
	{"derive.words", "write the search index", writeWords},
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
			more, err = d.next(tx)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// next writes the next part and says whether there may be more.
func (d derivation) next(tx *gorm.DB) (more bool, err error) {
	var mark setting
	if err := tx.Where("name = ?", d.name).Take(&mark).Error; err != nil {
		return false, err
	}
	last, _ := strconv.ParseInt(mark.Value, 10, 64) // empty before the first
	var lines []entry
	if err := tx.Where("entry > ?", last).Order("entry").Limit(derivedAtOnce).Find(&lines).Error; err != nil {
		return false, err
	}
	if len(lines) == 0 {
		return false, tx.Delete(&mark, "name = ?", d.name).Error
	}
	for start := 0; start < len(lines); start += partSize {
		if err := d.part(tx, lines[start:min(start+partSize, len(lines))]); err != nil {
			return false, err
		}
	}
	mark.Value = strconv.FormatInt(lines[len(lines)-1].Entry, 10)
	return true, tx.Model(&setting{}).Where("name = ?", d.name).Update("value", mark.Value).Error
}

func (d derivation) part(tx *gorm.DB, lines []entry) error {
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
	return d.write(tx, parts, known)
}

// writeRows writes the rows of records as they are, with all that lists derive from them.
func writeRows(tx *gorm.DB, parts []written, k known) error {
	for _, p := range parts {
		kind, err := shapeOf(p.Ref().Kind)
		if err != nil {
			return err
		}
		if _, err := kind.update(tx, p.Record, p.Meta().Revision, k.labels); err != nil {
			return err
		}
	}
	return nil
}
