package storage

import (
	"reflect"
	"strings"

	"gorm.io/gorm"
)

// updateRow writes the columns in which a row differs from what it was, if the row in the register still has a revision, and
// returns whether it had. The engine looks after the indexes and the references of a column that is written, also where its
// value stays: that took most of the time of a change of many records.
func updateRow[R any](tx *gorm.DB, table string, was, row *R, revision int64) (bool, error) {
	about := &gorm.Statement{DB: tx}
	if err := about.Parse(row); err != nil {
		return false, err
	}
	ctx, place := brief(tx), engineOf(tx).place
	before, after := reflect.ValueOf(was).Elem(), reflect.ValueOf(row).Elem()
	var sets []string
	var values []any
	for _, name := range about.Schema.DBNames {
		column := about.Schema.FieldsByDBName[name]
		value, _ := column.ValueOf(ctx, after)
		if old, _ := column.ValueOf(ctx, before); reflect.DeepEqual(old, value) {
			continue
		}
		values = append(values, value)
		sets = append(sets, name+" = "+place(len(values)))
	}
	if len(sets) == 0 {
		return true, nil
	}
	id, _ := about.Schema.PrioritizedPrimaryField.ValueOf(ctx, after)
	values = append(values, id, revision)
	result, err := tx.Statement.ConnPool.ExecContext(ctx, "UPDATE "+table+" SET "+strings.Join(sets, ", ")+
		" WHERE id = "+place(len(values)-1)+" AND revision = "+place(len(values)), values...)
	if err != nil {
		return false, err
	}
	written, err := result.RowsAffected()
	return written == 1, err
}
