package storage

import (
	"context"
	"database/sql/driver"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// After a lost line is back, old connections fail at the first word. Readings and the beginning of a change are
// repeated over another connection; nothing else is.

// mended opens connections to a server and drops broken ones before anything is lost on them.
type mended struct{ driver.Connector }

func mendedLine(config *pgx.ConnConfig) driver.Connector { return mended{stdlib.GetConnector(*config)} }

// Connect is called by the pool.
func (m mended) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := m.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return &mendedConn{conn.(*stdlib.Conn)}, nil
}

type mendedConn struct{ *stdlib.Conn }

// broken returns what makes the pool take another connection, where this one has turned out to be of no use.
func (c *mendedConn) broken(ctx context.Context, err error) error {
	if err != nil && ctx.Err() == nil && c.Conn.Conn().IsClosed() {
		return driver.ErrBadConn
	}
	return err
}

// BeginTx is called by the pool.
func (c *mendedConn) BeginTx(ctx context.Context, how driver.TxOptions) (driver.Tx, error) {
	tx, err := c.Conn.BeginTx(ctx, how)
	return tx, c.broken(ctx, err)
}

// QueryContext is called by the pool. The pool asks again only outside of transactions, where queries read. There it also asks again
// itself where somebody has kept a table to himself.
func (c *mendedConn) QueryContext(ctx context.Context, query string, values []driver.NamedValue) (driver.Rows, error) {
	rows, err := c.Conn.QueryContext(ctx, query, values)
	if errors.Is(ofServerFault(err), ErrLocked) {
		if _, still := c.Conn.ExecContext(ctx, sqlEndIdle, nil); still == nil {
			rows, err = c.Conn.QueryContext(ctx, query, values)
		}
	}
	return rows, c.broken(ctx, err)
}
