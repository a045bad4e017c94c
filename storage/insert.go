package storage

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/schema"
)

// wide and narrow are the numbers of rows that one statement writes, of many columns and of few. A statement costs more
// to hand to the engine than a short row to write; but a statement of several rows makes the engine keep pages as they
// were (its subjournal) and put away what the search index has collected.
const (
	wide   = 1
	narrow = 32
)

// insert writes new rows. GORM's own Create does more a row than the engine.
func insert[R any](tx *gorm.DB, table string, rowsAtOnce int, rows []*R) error {
	if len(rows) == 0 {
		return nil
	}
	about := &gorm.Statement{DB: tx}
	if err := about.Parse(rows[0]); err != nil {
		return err
	}
	ctx := brief(tx)
	columns := columnsOf(ctx, about.Schema, reflect.ValueOf(rows[0]).Elem())
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.DBName
	}
	into := "INSERT INTO " + table + " (" + strings.Join(names, ", ") + ") VALUES "
	var sql string
	rowsOf := 0 // that the statement writes
	for some := range slices.Chunk(rows, rowsAtOnce) {
		if len(some) != rowsOf {
			rowsOf = len(some)
			sql = into + placesOf(engineOf(tx), len(columns), len(some)*len(columns))
		}
		values := make([]any, 0, len(some)*len(columns))
		for _, row := range some {
			of := reflect.ValueOf(row).Elem()
			for _, c := range columns {
				value, _ := c.ValueOf(ctx, of)
				values = append(values, value)
			}
		}
		if _, err := tx.Statement.ConnPool.ExecContext(ctx, sql, values...); err != nil {
			return err
		}
	}
	return nil
}

// placesOf writes the places of values, some in each row.
func placesOf(e *engine, columns, values int) string {
	var b strings.Builder
	for n := 1; n <= values; n++ {
		switch {
		case n == 1:
			b.WriteString("(")
		case n%columns == 1 || columns == 1:
			b.WriteString("), (")
		default:
			b.WriteString(", ")
		}
		b.WriteString(e.place(n))
	}
	return b.String() + ")"
}

// brief returns the context of a statement that is done in no time. The driver watches others for whether they are cancelled,
// which costs more than such a statement; whether the whole is cancelled is looked at between the parts of a change.
func brief(tx *gorm.DB) context.Context { return context.WithoutCancel(tx.Statement.Context) }

// columnsOf leaves out a number that the engine is to give.
func columnsOf(ctx context.Context, s *schema.Schema, first reflect.Value) []*schema.Field {
	columns := make([]*schema.Field, 0, len(s.DBNames))
	for _, name := range s.DBNames {
		f := s.FieldsByDBName[name]
		if _, zero := f.ValueOf(ctx, first); !zero || !f.AutoIncrement {
			columns = append(columns, f)
		}
	}
	return columns
}
