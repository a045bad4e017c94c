package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"
)

// MoveTo copies everything in this register, records, files, history and trash, into a new one, in a file or in a
// database without a register. This one stays as it is; changes saved meanwhile are not in the other. A move that
// breaks off leaves nothing behind. The file made from a register under seal is under seal, with the same passphrase.
// The error is ErrExists where a file is there already, ErrOccupied where a database holds a register.
func (s *Store) MoveTo(ctx context.Context, to string, options Options) error {
	options.bare, options.Before = true, nil
	undo, err := s.under.sealAlike(to)
	if err != nil {
		return fmt.Errorf("move the register: %w", err)
	}
	made, err := CreateWith(ctx, to, options, func(made *Store) error { return made.moveIn(ctx, s) })
	if err != nil {
		undo()
	}
	if err == nil {
		err = made.Close()
	}
	if err != nil {
		return fmt.Errorf("move the register: %w", err)
	}
	return nil
}

// moveIn fills an empty register with all that another holds.
func (s *Store) moveIn(ctx context.Context, from *Store) error {
	err := from.still(ctx, func(source *gorm.DB) error {
		return s.write(ctx, "move a register in", func(tx *gorm.DB) error {
			var tables []string
			if err := source.Raw(engineOf(source).tables).Scan(&tables).Error; err != nil {
				return err
			}
			all, done := 0, 0
			for _, table := range tables {
				n, err := count(source.Table(table))
				if err != nil {
					return err
				}
				all += n
			}
			for _, table := range tables {
				if err := takeTable(source, tx, table, func() { done++; Report(ctx, done, all) }); err != nil {
					return fmt.Errorf("move %s in: %w", table, err)
				}
			}
			if numbered := engineOf(tx).numbered; numbered != "" {
				if err := tx.Exec(numbered).Error; err != nil {
					return err
				}
			}
			return tx.Create(&setting{"derive.words", ""}).Error // the search index is each engine's own
		})
	})
	if err != nil {
		return err
	}
	return s.settleIn(ctx)
}

// column is one of a table.
type column struct {
	Name   string
	Flag   bool
	Needed bool // it is never NULL
}

// takeTable copies all rows of a table, some at a time.
func takeTable(from, to *gorm.DB, table string, taken func()) error {
	var columns []column
	if err := to.Raw(engineOf(to).columns, table).Scan(&columns).Error; err != nil {
		return err
	}
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = quoted(c.Name)
	}
	rows, err := from.Raw("SELECT " + strings.Join(names, ", ") + " FROM " + engineOf(from).rows(table)).Rows()
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // whatever went wrong was said before
	into := "INSERT INTO " + table + " (" + strings.Join(names, ", ") + ") VALUES "
	var values []any
	flush := func() error {
		if len(values) == 0 {
			return nil
		}
		_, err := to.Statement.ConnPool.ExecContext(brief(to), into+placesOf(engineOf(to), len(columns), len(values)), values...)
		values = values[:0]
		return err
	}
	for rows.Next() {
		row, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
			if slices.Contains(packedColumns[table], columns[i].Name) {
				into[i] = new(*recordText)
			}
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		large := false
		for i, v := range row {
			if text, is := into[i].(**recordText); is {
				v = *text
			}
			row[i] = valueFor(columns[i], v)
			content, is := row[i].([]byte)
			large = large || is && len(content) >= largeValue
		}
		values = append(values, row...)
		taken()
		if len(values)+len(columns) > valuesAtOnce || large {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return errors.Join(rows.Err(), flush())
}

const (
	// valuesAtOnce is how many values one statement carries; the engines take more.
	valuesAtOnce = 2000
	// largeValue is the length of a value that goes alone.
	largeValue = 64 << 10
)

// quoted keeps a name from being taken for a word of the language.
func quoted(name string) string { return `"` + name + `"` }

// valueFor makes of a value of one engine what the other takes for a column.
func valueFor(c column, v any) any {
	if number, is := v.(int64); is && c.Flag {
		return number != 0
	}
	if content, is := v.([]byte); v == nil && c.Needed || is && content == nil { // no bytes at all come as nothing
		return []byte{}
	}
	return v
}
