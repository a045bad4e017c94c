package storage

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"modernc.org/sqlite"
)

// looker opens connections that only read a register, and write nothing beside it.
type looker struct {
	place  place
	logged bool // the engine keeps a log for it when somebody writes
}

// Connect is called by the pool.
func (l looker) Connect(context.Context) (driver.Conn, error) {
	if err := l.place.holds(); err != nil {
		return nil, err
	}
	seen := statesOf(l.place.path)
	dsn, watched, err := lookDSN(l.place.path, l.logged)
	if err != nil {
		return nil, err
	}
	conn, err := l.Driver().Open(dsn)
	if err != nil {
		return nil, err
	}
	if !watched {
		return keepStatements(conn), nil
	}
	return &watching{keepStatements(conn), l.place.path, seen}, nil
}

// Driver is called by the pool.
func (l looker) Driver() driver.Driver { return &sqlite.Driver{} }

// watching is a connection that reads a file without the engine's locks. Any write makes it useless: the pool opens
// another, and a reading under way is not to be trusted.
type watching struct {
	*keeping
	path string
	seen fileStates
}

// ResetSession is called by the pool before a connection is used again.
func (w *watching) ResetSession(ctx context.Context) error {
	if statesOf(w.path) != w.seen {
		return driver.ErrBadConn
	}
	return w.keeping.ResetSession(ctx)
}

// QueryContext is called by the pool.
func (w *watching) QueryContext(ctx context.Context, query string, values []driver.NamedValue) (driver.Rows, error) {
	found, err := w.keeping.QueryContext(ctx, query, values)
	if err != nil {
		return nil, err
	}
	return watchedRows{found, w}, nil
}

// watchedRows are read to their end only if nobody wrote meanwhile.
type watchedRows struct {
	driver.Rows
	by *watching
}

// Next is called by the pool.
func (r watchedRows) Next(values []driver.Value) error {
	err := r.Rows.Next(values)
	if errors.Is(err, io.EOF) && statesOf(r.by.path) != r.by.seen {
		return fmt.Errorf("%w: it was written while it was read", ErrLocked)
	}
	return err
}

// fileStates are how a register's file and its log look from outside.
type fileStates struct{ main, log fileState }

func statesOf(path string) fileStates {
	return fileStates{stateOf(path), stateOf(path + logEnding)}
}
