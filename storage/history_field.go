package storage

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// fieldRow is one field in which a change differs, for the history to be narrowed by it. New records have none.
type fieldRow struct {
	Field string `gorm:"primaryKey"`
	Seq   int64  `gorm:"primaryKey;autoIncrement:false"`
}

func (fieldRow) TableName() string { return "history_fields" }

// fieldsOf returns the fields in which a record, kept as JSON, differs before and after a change.
func fieldsOf(seq int64, before, after recordText) ([]*fieldRow, error) {
	var was, is map[string]json.RawMessage
	if err := errors.Join(json.Unmarshal([]byte(before), &was), json.Unmarshal([]byte(after), &is)); err != nil {
		return nil, fmt.Errorf("compare what was changed: %w", err)
	}
	names := maps.Clone(is)
	maps.Copy(names, was)
	var rows []*fieldRow
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if !headFields[name] && !bytes.Equal(was[name], is[name]) {
			rows = append(rows, &fieldRow{name, seq})
		}
	}
	return rows, nil
}

// headFields are those that every record begins with: they change with each save.
var headFields = func() map[string]bool {
	names := map[string]bool{"deleted_at": true}
	text, _ := json.Marshal(register.Head{}) // texts and numbers
	var head map[string]json.RawMessage
	_ = json.Unmarshal(text, &head)
	for name := range head {
		names[name] = true
	}
	return names
}()

// derivedChangesAtOnce is how many changes are gone through in one transaction: each holds a record twice.
const derivedChangesAtOnce = 500

// deriveFields writes the fields of the changes that follow one, and returns the Seq of the last of them: 0 after the end.
func deriveFields(tx *gorm.DB, after int64) (last int64, err error) {
	var rows []historyRow
	if err := tx.Select("seq", "before", "after").Where("seq > ?", after).Order("seq").Limit(derivedChangesAtOnce).Find(&rows).Error; err != nil {
		return 0, err
	}
	var fields []*fieldRow
	for _, row := range rows {
		last = row.Seq
		if row.Before == nil {
			continue
		}
		some, err := fieldsOf(row.Seq, *row.Before, row.After)
		if err != nil {
			return 0, err
		}
		fields = append(fields, some...)
	}
	return last, insert(tx, fieldRow{}.TableName(), narrow, fields)
}
