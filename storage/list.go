package storage

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"accord/storage/register"
)

// A list is one query for its order and one for each filter, all on covering indexes and side by
// side; what passes every filter is picked out of the order here. Joining them inside the engine
// takes several times as long.

// list is the question behind every list of records.
type list struct {
	kind       register.Kind
	order      order
	descending bool
	language   register.Language
	// base reads the IDs in their order where no column of the kind's table has it, nil elsewhere.
	base    func(context.Context) ([]register.ID, error)
	filters []filter
	// passing are filters that take more than a query.
	passing []func(context.Context) ([]register.ID, error)
}

// filter is a query for the IDs that pass.
type filter struct {
	sql  string
	args []any
}

// where filters by a condition on the kind's own table.
func (l *list) where(condition string, args ...any) {
	l.filters = append(l.filters, filter{
		"SELECT id FROM " + shapes[l.kind].table() + " WHERE deleted_at IS NULL AND " + condition, args,
	})
}

// mentions filters by those that mention one of the targets in a role.
func (l *list) mentions(role register.Role, under string, target register.ID) {
	sql := "SELECT id FROM mentions WHERE role = ? AND target = ?"
	if under != "" {
		sql = withBelow(under) + "SELECT m.id FROM below CROSS JOIN mentions m WHERE m.target = below.id AND m.role = ?"
		l.filters = append(l.filters, filter{sql, []any{target, role}})
		return
	}
	l.filters = append(l.filters, filter{sql, []any{role, target}})
}

// condition is a part of a WHERE clause.
type condition struct {
	sql  string
	args []any
}

// find filters by words and phrases, and by those behind a minus; text without a word that can be searched filters nothing.
func (l *list) find(x index, text string) {
	letter, wanted := shapes[l.kind].letter(), want(text)
	if len(wanted.with) > 0 {
		l.filters = append(l.filters, filter{x.all, []any{x.starting(wanted.with, letter)}})
	}
	for _, t := range wanted.without {
		l.filters = append(l.filters, filter{x.none, []any{l.kind, x.starting(asked{t}, letter)}})
	}
}

// ids runs the list.
func (s *Store) ids(ctx context.Context, l list) ([]register.ID, error) {
	if l.base == nil {
		l.base = l.byColumn(s)
	}
	works := append([]func(context.Context) ([]register.ID, error){l.base}, l.passing...)
	for _, f := range l.filters {
		works = append(works, func(ctx context.Context) ([]register.ID, error) { return scanIDs(s.read(ctx), f) })
	}
	answers := make([][]register.ID, len(works))
	asks := make([]func(context.Context) error, len(works))
	for i, find := range works {
		asks[i] = func(ctx context.Context) (err error) { answers[i], err = find(ctx); return err }
	}
	if err := AtOnce(ctx, asks...); err != nil {
		return nil, fmt.Errorf("list %s: %w", l.kind, translate(err))
	}
	ids := answers[0]
	slices.SortFunc(answers[1:], func(a, b []register.ID) int { return cmp.Compare(len(a), len(b)) })
	for _, passing := range answers[1:] {
		ids = common(ids, passing)
	}
	return ids, nil
}

// common keeps those of ids that are among the passing ones, in their order.
func common(ids, passing []register.ID) []register.ID {
	set := make(map[register.ID]struct{}, len(passing))
	for _, id := range passing {
		set[id] = struct{}{}
	}
	return slices.DeleteFunc(ids, func(id register.ID) bool { _, ok := set[id]; return !ok })
}

// byColumn reads the IDs in the order of a column of the kind's table, what it knows nothing of at the end.
func (l list) byColumn(s *Store) func(context.Context) ([]register.ID, error) {
	column, table := l.order.named(l.language), shapes[l.kind].table()
	direction := ""
	if l.descending {
		direction = " DESC"
	}
	sorted := filter{sql: "SELECT id FROM " + table + " WHERE deleted_at IS NULL ORDER BY " + column + direction + ", id" + direction}
	return func(ctx context.Context) ([]register.ID, error) {
		var ids []register.ID
		blanks := 0
		err := AtOnce(ctx,
			func(ctx context.Context) (err error) { ids, err = scanIDs(s.read(ctx), sorted); return err },
			func(ctx context.Context) (err error) {
				if l.order.blank != nil && l.order.blankFirst != l.descending {
					blanks, err = count(s.read(ctx).Table(table).Where("deleted_at IS NULL AND "+column+" = ?", l.order.blank))
				}
				return err
			},
		)
		return blanksLast(ids, blanks), err
	}
}

// blanksLast moves a number of IDs from the front to the end.
func blanksLast(ids []register.ID, blanks int) []register.ID {
	if blanks = min(blanks, len(ids)); blanks == 0 {
		return ids
	}
	return append(ids[blanks:], slices.Clone(ids[:blanks])...)
}

// scanIDs returns the IDs that a query finds, in its order.
func scanIDs(db *gorm.DB, q filter) ([]register.ID, error) {
	raw, err := scanAll(db, q)
	if err != nil {
		return nil, err
	}
	return idsIn(raw), nil
}

// scanAll returns the bytes of the column "id" of all rows that a query finds, strung together. They come over as one
// value, which takes half the time of a row each.
func scanAll(db *gorm.DB, q filter) ([]byte, error) {
	// Not Row: for a query cancelled before it began, GORM returns a row that panics.
	rows, err := db.Raw(engineOf(db).strung(q.sql), q.args...).Rows()
	if err != nil {
		return nil, err
	}
	var raw []byte
	if rows.Next() {
		err = rows.Scan(&raw)
	}
	if err = errors.Join(err, rows.Err(), rows.Close()); err != nil {
		return nil, err
	}
	return raw, nil
}

// idsIn takes IDs apart that were strung together.
func idsIn(raw []byte) []register.ID {
	const size = len(register.ID{})
	ids := make([]register.ID, len(raw)/size)
	for i := range ids {
		copy(ids[i][:], raw[i*size:])
	}
	return ids
}

// inOrder puts rows into the order of the IDs; missing rows are left out.
func inOrder[ID comparable, R any](ids []ID, rows []R, id func(R) ID) []R {
	at := make(map[ID]int, len(rows))
	for i, r := range rows {
		at[id(r)] = i
	}
	out := make([]R, 0, len(ids))
	for _, want := range ids {
		if i, ok := at[want]; ok {
			out = append(out, rows[i])
		}
	}
	return out
}

// rowsOf reads rows by their IDs into any struct whose fields are among the kind's columns.
func rowsOf[R any](ctx context.Context, s *Store, k register.Kind, ids []register.ID) ([]R, error) {
	var rows []R
	if err := s.read(ctx).Session(&gorm.Session{QueryFields: true}).Table(shapes[k].table()).Where("id IN ?", ids).Find(&rows).Error; err != nil {
		err = blame(s.read(ctx), k, ids, err, func(some []register.ID) error { _, err := rowsOf[R](ctx, s, k, some); return err })
		return nil, fmt.Errorf("read rows of %s: %w", k, translate(err))
	}
	return rows, nil
}

// Query is what every list may be asked for.
type Query struct {
	// Find are words that the record must be found by, as in the search of everything: those in quotes follow each other,
	// those behind a minus are not there.
	Find string
	// Order names one of the orders of the kind; empty is its own.
	Order      string
	Descending bool
	// Language is the one in which names are sorted, Russian where it is empty.
	Language register.Language
}

func (s *Store) list(q Query, k register.Kind, fields orders, otherwise string) list {
	language := q.Language
	if language == "" {
		language = register.Russian
	}
	l := list{kind: k, order: fields.by(q.Order, otherwise), descending: q.Descending, language: language}
	l.find(s.engine().index, q.Find)
	return l
}

// in filters by a column that holds one of the values, if there are any.
func in[T ~string](l *list, column string, values []T) {
	if len(values) > 0 {
		l.where(column+" IN ?", values)
	}
}

// anyOf joins the conditions of states; one of them must hold. A state that is not known finds nothing.
func anyOf[T ~string](known map[T]condition, states []T) condition {
	joined := condition{sql: "(1 = 0"}
	for _, state := range states {
		if c, ok := known[state]; ok {
			joined.sql += " OR " + c.sql
			joined.args = append(joined.args, c.args...)
		}
	}
	joined.sql += ")"
	return joined
}
