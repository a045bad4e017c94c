package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// asking is the pool of a server's readers. The questions of works done at once (AtOnce) go over one connection
// together; any other question goes by itself.
type asking struct {
	*sql.DB
	together *sql.DB // which takes questions to their gathering
}

// askTogether makes a pool of that kind.
func askTogether(pool *sql.DB) *asking {
	a := &asking{DB: pool}
	a.together = sql.OpenDB(gathered{a})
	return a
}

// GetDBConn is called by GORM.
func (a *asking) GetDBConn() (*sql.DB, error) { return a.DB, nil }

// QueryContext is called by GORM.
func (a *asking) QueryContext(ctx context.Context, query string, values ...any) (*sql.Rows, error) {
	return a.by(ctx).QueryContext(ctx, query, values...)
}

// QueryRowContext is called by GORM.
func (a *asking) QueryRowContext(ctx context.Context, query string, values ...any) *sql.Row {
	return a.by(ctx).QueryRowContext(ctx, query, values...)
}

func (a *asking) by(ctx context.Context) *sql.DB {
	if ctx.Value(gatheringKey{}) != nil {
		return a.together
	}
	return a.DB
}

// inquiry is a question that waits for others to be asked with it.
type inquiry struct {
	pool     *asking
	sql      string
	values   []any
	answer   *answer
	err      error
	answered chan struct{}
}

// send asks several questions and hands out the answers.
func (q *inquiry) send(ctx context.Context, all []*inquiry) {
	err := q.pool.askAll(ctx, all)
	for _, one := range all {
		if one.answer == nil && one.err == nil {
			one.err = err
		}
		close(one.answered)
	}
}

// askAll asks over one connection. One that a lost line has left behind is given up for another.
func (a *asking) askAll(ctx context.Context, all []*inquiry) (err error) {
	for range readersOfServer + 1 {
		all = slices.DeleteFunc(slices.Clone(all), func(q *inquiry) bool { return q.answer != nil || q.err != nil })
		var conn *sql.Conn
		if conn, err = a.Conn(ctx); err != nil {
			return err
		}
		err = conn.Raw(func(raw any) error {
			line := raw.(*mendedConn)
			return line.broken(ctx, askBatch(ctx, line.Conn.Conn(), all))
		})
		_ = conn.Close() // into the pool, or away
		if !errors.Is(err, driver.ErrBadConn) {
			return err
		}
	}
	return err
}

// askBatch asks in one go. Where a question fails, the server answers none behind it: they are asked by themselves.
func askBatch(ctx context.Context, conn *pgx.Conn, all []*inquiry) error {
	batch := &pgx.Batch{}
	for _, one := range all {
		batch.Queue(one.sql, one.values...)
	}
	results := conn.SendBatch(ctx, batch)
	var failed error
	for _, one := range all {
		if one.answer, failed = readAll(results.Query()); failed != nil {
			break
		}
	}
	if err := results.Close(); failed == nil {
		return err
	}
	if errors.Is(ofServerFault(failed), ErrLocked) {
		_, _ = conn.Exec(ctx, sqlEndIdle) // what cannot be asked now is said below
	}
	for _, one := range all {
		if one.answer != nil {
			continue
		}
		if ctx.Err() != nil || conn.IsClosed() {
			return failed
		}
		if one.answer, failed = readAll(conn.Query(ctx, one.sql, one.values...)); !conn.IsClosed() {
			one.err = failed
		}
	}
	return failed
}

// answer is all rows of one.
type answer struct {
	columns []string
	rows    [][]driver.Value
	next    int
}

func readAll(rows pgx.Rows, err error) (*answer, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	a := &answer{}
	for rows.Next() {
		values, err := rows.Values()
		if err != nil {
			return nil, err
		}
		row := make([]driver.Value, len(values))
		for i, v := range values {
			row[i] = plainly(v)
		}
		a.rows = append(a.rows, row)
	}
	for _, field := range rows.FieldDescriptions() {
		a.columns = append(a.columns, field.Name)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return a, nil
}

// plainly is a value as the pool knows it from every driver.
func plainly(v any) driver.Value {
	if driver.IsValue(v) {
		return v
	}
	if simple, err := driver.DefaultParameterConverter.ConvertValue(v); err == nil {
		return simple
	}
	return fmt.Sprint(v)
}

// Columns is called by the pool.
func (a *answer) Columns() []string { return a.columns }

// Close is called by the pool.
func (a *answer) Close() error { return nil }

// Next is called by the pool.
func (a *answer) Next(into []driver.Value) error {
	if a.next == len(a.rows) {
		return io.EOF
	}
	copy(into, a.rows[a.next])
	a.next++
	return nil
}

// gathered makes connections that stand for those of a pool.
type gathered struct{ pool *asking }

// Connect is called by the pool.
func (g gathered) Connect(context.Context) (driver.Conn, error) { return gatheredConn(g), nil }

// Driver is called by the pool.
func (g gathered) Driver() driver.Driver { return stdlib.GetDefaultDriver() }

// gatheredConn is one of its connections; it passes queries to the gathering in the context.
type gatheredConn struct{ pool *asking }

var (
	_ driver.QueryerContext    = gatheredConn{}
	_ driver.NamedValueChecker = gatheredConn{}
)

// QueryContext is called by the pool.
func (c gatheredConn) QueryContext(ctx context.Context, query string, named []driver.NamedValue) (driver.Rows, error) {
	q := &inquiry{pool: c.pool, sql: query, answered: make(chan struct{})}
	for _, v := range named {
		q.values = append(q.values, v.Value)
	}
	if err := ctx.Value(gatheringKey{}).(*gathering).ask(ctx, q); err != nil {
		return nil, err
	}
	return q.answer, nil
}

// CheckNamedValue is called by the pool.
func (gatheredConn) CheckNamedValue(*driver.NamedValue) error { return nil }

// Prepare is not called.
func (gatheredConn) Prepare(string) (driver.Stmt, error) { return nil, driver.ErrSkip }

// Begin is not called.
func (gatheredConn) Begin() (driver.Tx, error) { return nil, driver.ErrSkip }

// Close is called by the pool.
func (gatheredConn) Close() error { return nil }
