package storage

import (
	"context"
	"strconv"

	"gorm.io/gorm"

	"accord/storage/register"
)

// settingWords marks a register whose search index is not written yet. Its value is the last entry that is.
const settingWords = "derive.words"

// reindexAtOnce is how many records are put into the index in one transaction.
const reindexAtOnce = 10 * partSize

// deriveWords writes the search index of a register that an earlier version has kept. It has no history: nothing of the
// records changes. A program that is stopped while it does so goes on with it the next time.
func (s *Store) deriveWords(ctx context.Context) error {
	for more := true; more; {
		waits, err := count(s.writer.WithContext(ctx).Table("settings").Where("name = ?", settingWords))
		if err != nil || waits == 0 {
			return translate(err)
		}
		err = s.write(ctx, "write the search index", func(tx *gorm.DB) (err error) {
			more, err = reindex(tx)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// reindex writes the next part of the index and says whether there may be more.
func reindex(tx *gorm.DB) (more bool, err error) {
	var mark setting
	if err := tx.Where("name = ?", settingWords).Take(&mark).Error; err != nil {
		return false, err
	}
	last, _ := strconv.ParseInt(mark.Value, 10, 64) // empty before the first
	var lines []entry
	if err := tx.Where("entry > ?", last).Order("entry").Limit(reindexAtOnce).Find(&lines).Error; err != nil {
		return false, err
	}
	if len(lines) == 0 {
		return false, tx.Delete(&mark, "name = ?", settingWords).Error
	}
	for start := 0; start < len(lines); start += partSize {
		if err := reindexLines(tx, lines[start:min(start+partSize, len(lines))]); err != nil {
			return false, err
		}
	}
	mark.Value = strconv.FormatInt(lines[len(lines)-1].Entry, 10)
	return true, tx.Model(&setting{}).Where("name = ?", settingWords).Update("value", mark.Value).Error
}

func reindexLines(tx *gorm.DB, lines []entry) error {
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
		parts[i] = written{Record: r}
	}
	known, err := lookUp(tx, parts)
	if err != nil {
		return err
	}
	return writeWords(tx, parts, known)
}
