package storage

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"gorm.io/gorm"

	"accord/storage/pages"
	"accord/storage/register"
	"accord/storage/seal"
	"accord/storage/whole"
)

// looseRow is a row that may be a record's own. A damaged file does not say which table a row is of.
type looseRow struct {
	id       register.ID
	revision int64
	values   []any
}

// Where the row of a record of any kind holds its ID and its revision.
const (
	rowID       = 0
	rowRevision = 1
)

// rowIn reads a row as one of a record. Texts that are not UTF-8 are damaged.
func rowIn(r pages.Row) (l looseRow, ok bool) {
	if len(r.Values) <= rowRevision {
		return l, false
	}
	id, isID := r.Values[rowID].([]byte)
	revision, isRevision := r.Values[rowRevision].(int64)
	if !isID || len(id) != len(l.id) || !isRevision || revision < 1 {
		return l, false
	}
	for _, v := range r.Values {
		if text, is := v.(string); is && !utf8.ValidString(text) {
			return l, false
		}
	}
	return looseRow{register.ID(id), revision, r.Values}, true
}

// readRows reads those rows as records that are newer than the newest whole change of their record.
func (w *wreck) readRows(ctx context.Context, options Options) error {
	var newer []looseRow
	for id, rows := range w.loose {
		newest, has := w.newest[id]
		if has && newest.After == "" || !w.names[id].PurgedAt.IsZero() {
			continue // it was taken away for good
		}
		for _, r := range rows {
			if !has || r.revision > newest.Revision {
				newer = append(newer, r)
			}
		}
	}
	if len(newer) == 0 {
		return nil
	}
	scratch := w.part.Beside(Extension)
	if w.under != nil {
		keys, err := seal.Passing()
		if err != nil {
			return err
		}
		if err := unlockAt(scratch, unlocked{keys: keys}); err != nil {
			return err
		}
		defer forgetAt(scratch)
	}
	if err := whole.New(scratch); err != nil {
		return err
	}
	return fillNew(ctx, scratch, Options{Clock: options.Clock, bare: true}, func(s *Store) (err error) {
		tx := s.writer.WithContext(ctx).Begin()
		defer func() { err = errors.Join(err, tx.Rollback().Error) }()
		forms, err := rowForms(tx)
		if err != nil {
			return err
		}
		for _, r := range newer {
			if err := w.readRow(tx, forms, r); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
}

// readRow reads a row as a record, unless it had a newer one. One that is no whole record is passed over.
func (w *wreck) readRow(tx *gorm.DB, forms []rowForm, r looseRow) error {
	if had := w.rows[r.id]; had != nil && had.Meta().Revision >= r.revision {
		return nil
	}
	form, is := w.formOf(r, forms)
	if !is {
		return nil
	}
	record, err := form.read(tx, r)
	if errors.Is(err, ErrDamaged) {
		return nil
	}
	if err == nil {
		w.rows[r.id] = record
	}
	return err
}

// formOf finds the one form that a row has. A row from before its table got more columns may have the beginning of several:
// then it is of the kind that the catalogue or the history knows.
func (w *wreck) formOf(r looseRow, forms []rowForm) (rowForm, bool) {
	var fit []rowForm
	for _, f := range forms {
		if f.fits(r.values) {
			fit = append(fit, f)
		}
	}
	if len(fit) > 1 {
		known := w.names[r.id].Kind
		if c, has := w.newest[r.id]; has {
			known = c.Kind
		}
		fit = slices.DeleteFunc(fit, func(f rowForm) bool { return f.kind != known })
	}
	if len(fit) != 1 {
		return rowForm{}, false
	}
	return fit[0], true
}

// rowForm is what the rows of a kind's table look like.
type rowForm struct {
	kind    register.Kind
	columns []rowColumn
}

// rowColumn is a column of a table.
type rowColumn struct {
	Name   string
	Type   string
	Needed bool // NULL may not stand there
	Given  bool // it has a value in rows written before it was added
}

// rowForms are those of all kinds.
func rowForms(tx *gorm.DB) (forms []rowForm, err error) {
	for _, k := range register.Kinds {
		f := rowForm{kind: k}
		if err := tx.Raw(sqlRowForm, shapes[k].table()).Scan(&f.columns).Error; err != nil {
			return nil, err
		}
		forms = append(forms, f)
	}
	return forms, nil
}

// fits reports whether a row may be of the form: of a type and a number of values that it allows.
func (f rowForm) fits(values []any) bool {
	if len(values) > len(f.columns) {
		return false
	}
	for i, c := range f.columns {
		if i >= len(values) {
			if c.Needed && !c.Given {
				return false
			}
			continue
		}
		if !c.takes(values[i]) {
			return false
		}
	}
	return true
}

// takes reports whether a value may stand in the column.
func (c rowColumn) takes(value any) bool {
	switch value.(type) {
	case nil:
		return !c.Needed
	case string:
		return c.Type == "TEXT"
	case int64:
		return c.Type == "INTEGER"
	case []byte:
		return c.Type == "BLOB"
	}
	return false
}

// read lays a row down in its table, reads it as any record, and takes it away again.
func (f rowForm) read(tx *gorm.DB, r looseRow) (register.Record, error) {
	table := shapes[f.kind].table()
	names := make([]string, len(r.values))
	for i := range names {
		names[i] = f.columns[i].Name
	}
	places := strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", ")
	insert := "INSERT INTO " + table + " (" + strings.Join(names, ", ") + ") VALUES (" + places + ")"
	if _, err := tx.Statement.ConnPool.ExecContext(brief(tx), insert, r.values...); err != nil {
		return nil, err
	}
	record, err := loadOne(tx, register.Ref{Kind: f.kind, ID: r.id})
	return record, errors.Join(translate(err), tx.Exec("DELETE FROM "+table+" WHERE id = ?", r.id).Error)
}
