package storage

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"strings"

	"accord/storage/register"
)

// statementsAtMost is how many compiled statements a connection keeps.
const statementsAtMost = 100

// keeping is a connection that keeps the statements it has compiled: the engine takes longer to compile most of them than
// to run them. The pool uses a connection, and the rows read from it, from one goroutine at a time.
type keeping struct {
	driverConn
	kept   map[string]*statement
	damage *damageHolder // nil where nobody listens
}

// driverConn is what a driver's connection can do.
type driverConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// statement is a compiled one.
type statement struct {
	compiled
	reading bool // its rows are being read
}

// compiled is what a driver's statement can do.
type compiled interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

func keepStatements(c driver.Conn) *keeping {
	return &keeping{driverConn: c.(driverConn), kept: map[string]*statement{}}
}

// ExecContext is called by the pool.
func (k *keeping) ExecContext(ctx context.Context, query string, values []driver.NamedValue) (driver.Result, error) {
	s, err := k.compile(ctx, query)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return k.driverConn.ExecContext(ctx, query, values)
	}
	return s.ExecContext(ctx, values)
}

// QueryContext is called by the pool.
func (k *keeping) QueryContext(ctx context.Context, query string, values []driver.NamedValue) (driver.Rows, error) {
	s, err := k.compile(ctx, query)
	if err != nil {
		return nil, err
	}
	if s == nil {
		return k.driverConn.QueryContext(ctx, query, values)
	}
	found, err := s.QueryContext(ctx, values)
	if err != nil {
		k.damage.heed(err)
		return nil, err
	}
	s.reading = true
	return keptRows{found, s, k.damage}, nil
}

// CheckNamedValue is called by the pool for each value. It knows those that come by the thousand; reflection sees to others.
func (k *keeping) CheckNamedValue(value *driver.NamedValue) (err error) {
	switch v := value.Value.(type) {
	case string, int64, []byte, nil:
		return nil
	case register.ID:
		value.Value, err = v.Value()
		return err
	case register.Date:
		value.Value = string(v)
		return nil
	case recordText:
		value.Value, err = v.packed()
		return err
	case *recordText:
		if value.Value = nil; v != nil {
			value.Value, err = v.packed()
		}
		return err
	}
	return driver.ErrSkip
}

// compile returns the statement of a query, nil where the query is not to be kept or its rows are being read.
func (k *keeping) compile(ctx context.Context, query string) (*statement, error) {
	if s, ok := k.kept[query]; ok {
		if s.reading {
			return nil, nil
		}
		return s, nil
	}
	if !keepable(query) {
		return nil, nil
	}
	if err := k.makeRoom(); err != nil {
		return nil, err
	}
	fresh, err := k.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s := &statement{compiled: fresh.(compiled)}
	k.kept[query] = s
	return s, nil
}

// keepable reports whether a query reads or writes rows. Some of the others do what they do when they are compiled.
func keepable(query string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(query), " ")
	switch strings.ToUpper(word) {
	case "SELECT", "INSERT", "UPDATE", "DELETE", "WITH":
		return true
	}
	return false
}

// makeRoom lets go of any statement where there are too many.
func (k *keeping) makeRoom() error {
	for query, s := range k.kept {
		if len(k.kept) < statementsAtMost {
			return nil
		}
		if !s.reading {
			delete(k.kept, query)
			return s.Close()
		}
	}
	return nil
}

// Close is called by the pool.
func (k *keeping) Close() error {
	var errs []error
	for _, s := range k.kept {
		errs = append(errs, s.Close())
	}
	clear(k.kept)
	return errors.Join(append(errs, k.driverConn.Close())...)
}

// keptRows are those of a kept statement.
type keptRows struct {
	driver.Rows
	of     *statement
	damage *damageHolder
}

// Next is called by the pool.
func (r keptRows) Next(values []driver.Value) error {
	err := r.Rows.Next(values)
	if err != nil && !errors.Is(err, io.EOF) {
		r.damage.heed(err)
	}
	return err
}

// Close is called by the pool.
func (r keptRows) Close() error {
	r.of.reading = false
	return r.Rows.Close()
}
